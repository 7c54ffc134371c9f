"""Every conforming variation."""

from portal.registration.variations import answers, clauses, mails, pages, style

VARIATIONS = (*style.VARIATIONS, *pages.VARIATIONS, *answers.VARIATIONS, *mails.VARIATIONS, *clauses.VARIATIONS)
BY_ID = {each.id: each for each in VARIATIONS}

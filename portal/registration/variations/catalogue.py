"""Every conforming variation."""

from portal.registration.variations import answers, mails, pages, style

VARIATIONS = (*style.VARIATIONS, *pages.VARIATIONS, *answers.VARIATIONS, *mails.VARIATIONS)
BY_ID = {each.id: each for each in VARIATIONS}

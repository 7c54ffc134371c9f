"""Every conforming variation."""

from portal.registration.variations import answers, clauses, mails, pages, readings, style

VARIATIONS = (
    *style.VARIATIONS,
    *pages.VARIATIONS,
    *answers.VARIATIONS,
    *mails.VARIATIONS,
    *clauses.VARIATIONS,
    *readings.VARIATIONS,
)
BY_ID = {each.id: each for each in VARIATIONS}

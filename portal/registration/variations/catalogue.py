"""Every conforming variation."""

from portal.registration.variations import answers, clauses, course, divided, mails, pages, readings, style

_ROOMS = (style, pages, answers, mails, clauses, course, readings, divided)
VARIATIONS = tuple(each for room in _ROOMS for each in room.VARIATIONS)
BY_ID = {each.id: each for each in VARIATIONS}

"""Every sequence defect, in the order of their requirements' ids."""

from portal.registration.defects.sequence import availability, code_life, code_messages, page, registering
from portal.registration.defects.sequence.model import SequenceDefect

_ROOMS = (availability, code_messages, code_life, registering, page)
DEFECTS: tuple[SequenceDefect, ...] = tuple(
    sorted((each for room in _ROOMS for each in room.DEFECTS), key=lambda each: each.requirement)
)
BY_ID = {each.id: each for each in DEFECTS}

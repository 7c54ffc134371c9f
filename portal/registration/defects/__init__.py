"""The deliberate defects of the reference portal, in the order of the document; imported in test mode only."""

from portal.registration.defects import (
    codes,
    emails,
    identity,
    mandatory,
    messages,
    passwords,
    phones,
    places,
    registration,
    site,
    structure,
)
from portal.registration.defects.model import Defect

_ROOMS = (site, mandatory, structure, identity, passwords, places, phones, emails, codes, messages, registration)
DEFECTS: tuple[Defect, ...] = tuple(each for room in _ROOMS for each in room.DEFECTS)
BY_ID = {each.id: each for each in DEFECTS}
PAIRS: tuple[tuple[str, str], ...] = ()

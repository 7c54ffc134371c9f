"""The deliberate defects of the reference portal, by section of the document; imported in test mode only."""

from portal.registration.defects import mandatory, site, structure
from portal.registration.defects.model import Defect

DEFECTS: tuple[Defect, ...] = (*site.DEFECTS, *structure.DEFECTS, *mandatory.DEFECTS)
BY_ID = {each.id: each for each in DEFECTS}
PAIRS: tuple[tuple[str, str], ...] = ()

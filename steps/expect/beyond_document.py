"""Mandatory fields of a form that the document does not name (5.3; O-74)."""

from __future__ import annotations

from harness.errors import Undecided
from harness.wording import enumerated
from pages.registration_form import Submission


def leave_undecided_if_more_is_demanded(sent: Submission) -> None:
    """Leave undecided what came of a form that demands a value which the document does not know and nobody gave.

    Raises:
        Undecided: It had such fields when «Registrar» was to be pressed.
    """
    if sent.beyond:
        named = enumerated([f"«{each}»" for each in sent.beyond])
        raise Undecided(
            f"La solicitud exige además {named}, que el documento no menciona y nadie llenó: dé el valor en "
            "[extra_fields] del perfil, o vea la observación O-74."
        )

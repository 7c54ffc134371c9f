"""Blame: the clause that a form without faults breaks by not registering (4.2.1, 5.3.1, 5.3.2)."""

from __future__ import annotations

from instructivo.model.faults import typed_code
from instructivo.model.fields import CITY, CLASSES, FAX, PHONE2, PROVINCE
from instructivo.model.state import Form, State


def blamed_for_no_account(state: State, form: Form) -> tuple[str, bool]:
    """The clause that a form without faults breaks by not registering, and whether it is a reading of the document.

    The rarest circumstance is blamed, as a walk that was shrunk has no circumstance that it does not need.
    """
    code = typed_code(form)
    circumstances = (
        (len(form.codes) > 1, "5.3.1.codigo-segundo-sirve", True),
        (form.refused, "5.3.2.se-corrige-y-registra", True),
        (code is not None and code.asked_at > form.opened_at, "5.3.1.codigo-cuenta-desde-la-solicitud", False),
        (code is not None and state.age(code) > 0, "5.3.1.codigo-vale-14-59", False),
        (len(_left_empty(form)) > 1, "4.2.1.opcionales-a-la-vez", False),
        *((True, CLASSES[label][0].source, False) for label in _left_empty(form)),
        (True, "5.3.2.registro", False),
    )
    return next((requirement, interpreted) for holds, requirement, interpreted in circumstances if holds)


def _left_empty(form: Form) -> list[str]:
    """Labels of the optional fields without a value; a province that is missing takes its city with it."""
    values = {label: form.values[label] for label in (PROVINCE, CITY, PHONE2, FAX)}
    empty = [label for label, text in values.items() if not text or text.startswith("--")]
    return [label for label in empty if label != CITY or PROVINCE not in empty]

"""Faults that stand against a registration, one function a clause, and the open points about it (4.2.1, 5.3.1).

A form without faults and without open points must register. A form with a fault must not, whatever is open. A form
with open points alone is learnt from and never judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from instructivo.model.fields import (
    CHECKED,
    CLASSES,
    EMAIL,
    EMAIL_AGAIN,
    ID,
    KIND,
    NUMBER,
    PASSWORD,
    PASSWORD_AGAIN,
    Admission,
    class_of,
)
from instructivo.model.rules import rule
from instructivo.model.state import LIFE, Code, Form, State, Typed

NUMBERS = {"ruc": r"\d{13}", "cédula de identidad": r"\d{10}", "pasaporte": r"[A-Z]\d{8}"}
"""Type of document, in small letters -> pattern of the numbers that every reading of the document allows."""


@dataclass(frozen=True)
class Fault:
    """Reason for which the document does not let a form register.

    Attributes:
        requirement: Id of the clause.
        interpreted: Whether the clause is a reading of the document and not its words.
        label: Field at fault; empty where it is the code.
    """

    requirement: str
    interpreted: bool = False
    label: str = ""


@dataclass(frozen=True)
class OpenPoint:
    """Circumstance in which the document does not say whether a form registers.

    Attributes:
        id: Short name in Spanish.
        observation: Observation on the document that tells it.
        title: One Spanish sentence.
    """

    id: str
    observation: str
    title: str

    @property
    def in_words(self) -> str:
        """Its sentence and the observation that tells it."""
        return f"{self.title} ({self.observation})"


VALUE = OpenPoint("valor", "O-34", "Un campo tiene un valor del que el documento no dice si se admite.")
NUMBER_OF_KIND = OpenPoint("numero-de-otro-tipo", "O-71", "El número no tiene la forma de los de su tipo de documento.")
SAME_NUMBER = OpenPoint("mismo-numero", "O-71", "Otra cuenta tiene el mismo número con otro tipo de documento.")
UNCHECKED = OpenPoint("sin-comprobar", "O-27", "Se registra sin haber comprobado el ID, el documento o el correo.")
ASKED_BEFORE = OpenPoint("codigo-antes", "O-42", "El código se solicitó antes de comprobar el correo.")
LAST_INSTANT = OpenPoint("quince-exactos", "O-48", "El código tiene 15 minutos exactos.")
OLDER_CODE = OpenPoint("codigo-anterior", "O-52", "Se escribe un código anterior al último.")
RELOADED = OpenPoint("recarga", "O-70", "La solicitud se volvió a abrir antes de registrar.")
HALF_CHANGED = OpenPoint("correo-a-medias", "O-40", "Después de comprobado cambió uno de los dos correos.")
HELD = OpenPoint("en-otra-ventana", "O-69", "La otra persona tiene el mismo valor en su solicitud.")
SEVERAL = OpenPoint("varias-faltas", "O-72", "Hay varias faltas a la vez, y no se dice cuál se avisa.")
OPEN_POINTS = (
    VALUE,
    NUMBER_OF_KIND,
    SAME_NUMBER,
    UNCHECKED,
    ASKED_BEFORE,
    LAST_INSTANT,
    OLDER_CODE,
    RELOADED,
    HALF_CHANGED,
    HELD,
    SEVERAL,
)
_BY_ID = {each.id: each for each in OPEN_POINTS}


def open_point(name: str) -> OpenPoint:
    """The open point of a short name; ``KeyError`` where the model has none."""
    return _BY_ID[name]


@rule("Un campo obligatorio está vacío, o uno tiene lo que el documento no admite.")
def value_refused(state: State, form: Form) -> Iterator[Fault]:
    """A mandatory field is empty, or a field has what 5.3.1 does not admit (4.2.1, 5.3.1)."""
    for label in CLASSES:
        found = class_of(label, form.values[label])
        if found.admission is Admission.REFUSED:
            yield Fault(found.source, label=label)


@rule("La confirmación no es la contraseña.", "5.3.1.confirmacion-distinta")
def passwords_differ(state: State, form: Form) -> Iterator[Fault]:
    """The confirmation is not the password (5.3.1)."""
    both = form.values[PASSWORD], form.values[PASSWORD_AGAIN]
    if all(both) and both[0] != both[1]:
        yield Fault("5.3.1.confirmacion-distinta", label=PASSWORD_AGAIN)


@rule("La confirmación no es el correo.", "5.3.1.correos-distintos-bloquea")
def emails_differ(state: State, form: Form) -> Iterator[Fault]:
    """The confirmation is not the e-mail, and none was verified yet (5.3.1)."""
    both = form.values[EMAIL], form.values[EMAIL_AGAIN]
    if all(both) and not form.emails_agree and not form.verified:
        yield Fault("5.3.1.correos-distintos-bloquea", label=EMAIL_AGAIN)


@rule("Los dos correos son otros que el comprobado.", "5.3.1.correo-registrado-es-el-comprobado")
def email_changed(state: State, form: Form) -> Iterator[Fault]:
    """Both fields have another e-mail than the one that was verified (5.3.1)."""
    if form.verified and form.emails_agree and not form.has(EMAIL, form.verified):
        yield Fault("5.3.1.correo-registrado-es-el-comprobado", label=EMAIL)


@rule("El ID es de otra cuenta.", "5.3.1.id-ocupado-bloquea")
def id_taken(state: State, form: Form) -> Iterator[Fault]:
    """Another account has the ID (5.3.1)."""
    if form.values[ID] and state.holder(ID):
        yield Fault("5.3.1.id-ocupado-bloquea", label=ID)


@rule("El documento es de otra cuenta.", "5.3.1.documento-ocupado-bloquea")
def document_taken(state: State, form: Form) -> Iterator[Fault]:
    """Another account has the document (5.3.1, O-29)."""
    if form.values[NUMBER] and state.holder(NUMBER):
        yield Fault("5.3.1.documento-ocupado-bloquea", interpreted=True, label=NUMBER)


@rule("El correo es de otra cuenta.", "5.3.1.correo-ocupado-bloquea")
def email_taken(state: State, form: Form) -> Iterator[Fault]:
    """Another account has the e-mail (5.3.1, O-29)."""
    if form.values[EMAIL_AGAIN] and state.holder(EMAIL_AGAIN):
        yield Fault("5.3.1.correo-ocupado-bloquea", interpreted=True, label=EMAIL_AGAIN)


@rule("No se solicitó ningún código.", "5.3.1.codigo-no-solicitado-bloquea")
def code_not_asked_for(state: State, form: Form) -> Iterator[Fault]:
    """The person asked for no code (5.3.1)."""
    if not form.codes:
        yield Fault("5.3.1.codigo-no-solicitado-bloquea")


@rule("Se solicitó y no se escribió.", "4.2.1.obligatorio-codigo")
def code_not_typed(state: State, form: Form) -> Iterator[Fault]:
    """The person asked for a code and typed none (4.2.1, 5.3.1)."""
    if form.codes and (form.typed is None or form.typed.how is Typed.NOTHING):
        yield Fault("4.2.1.obligatorio-codigo")


@rule("No es el que se envió.", "5.3.1.codigo-incorrecto-bloquea")
def code_wrong(state: State, form: Form) -> Iterator[Fault]:
    """The code is not the one that was sent (5.3.1)."""
    if form.codes and form.typed and form.typed.how in (Typed.CHANGED, Typed.INVENTED):
        yield Fault("5.3.1.codigo-incorrecto-bloquea")


@rule("Es el que recibió otra persona.", "5.3.1.codigo-de-otra-persona-bloquea")
def code_of_another(state: State, form: Form) -> Iterator[Fault]:
    """The code was sent to another person (5.3.1)."""
    if form.codes and form.typed and form.typed.how is Typed.FOREIGN:
        yield Fault("5.3.1.codigo-de-otra-persona-bloquea")


@rule("Con él ya se registró otra persona en esa ventana.", "5.3.1.codigo-usado-no-sirve")
def code_used(state: State, form: Form) -> Iterator[Fault]:
    """A person registered with the code before (5.3.1, O-52)."""
    if form.codes and form.typed and form.typed.how is Typed.USED:
        yield Fault("5.3.1.codigo-usado-no-sirve", interpreted=True)


@rule("Tiene más de 15 minutos.", "5.3.1.codigo-vence-15-01", "5.3.1.codigo-no-se-prorroga")
def code_expired(state: State, form: Form) -> Iterator[Fault]:
    """The code is older than 15 minutes, be it after an attempt that was refused (5.3.1)."""
    code = typed_code(form)
    if code and state.age(code) > LIFE:
        yield Fault("5.3.1.codigo-no-se-prorroga" if form.refused else "5.3.1.codigo-vence-15-01")


FAULTS = (
    value_refused,
    passwords_differ,
    emails_differ,
    email_changed,
    id_taken,
    document_taken,
    email_taken,
    code_not_asked_for,
    code_not_typed,
    code_wrong,
    code_of_another,
    code_used,
    code_expired,
)


def faults_of(state: State, form: Form) -> tuple[Fault, ...]:
    """Everything that stands against the registration of a form, the document's words before its readings."""
    found = [each for fault in FAULTS for each in fault(state, form)]
    return tuple(sorted(found, key=lambda each: each.interpreted))


def typed_code(form: Form) -> Code | None:
    """The code of this window that stands in the form; None where it is another's, wrong or missing."""
    number = form.typed.number if form.typed else 0
    return next((each for each in form.codes if each.number == number), None)


def open_points_of(state: State, form: Form) -> tuple[OpenPoint, ...]:
    """Everything that the document leaves open about the registration of a form."""
    code = typed_code(form)
    circumstances = {
        VALUE: any(class_of(label, form.values[label]).admission is Admission.OPEN for label in CLASSES),
        NUMBER_OF_KIND: not _is_of_its_kind(form),
        SAME_NUMBER: _has_same_number(state, form),
        UNCHECKED: not all(form.is_said_free(label) for label in CHECKED),
        ASKED_BEFORE: any(not each.verified for each in form.codes),
        LAST_INSTANT: code is not None and state.age(code) == LIFE,
        OLDER_CODE: code is not None and code is not form.latest,
        RELOADED: form.reloaded,
        HALF_CHANGED: bool(form.verified) and not form.emails_agree,
        HELD: any(form.values[label] and state.is_held_elsewhere(label) for label in CHECKED),
    }
    return tuple(point for point, holds in circumstances.items() if holds)


def _is_of_its_kind(form: Form) -> bool:
    pattern = NUMBERS.get(form.values[KIND].casefold(), "")
    return bool(re.fullmatch(pattern, form.values[NUMBER]))


def _has_same_number(state: State, form: Form) -> bool:
    number = form.values[NUMBER]
    return bool(number) and any(
        each.values[NUMBER] == number and each.values[KIND].casefold() != form.values[KIND].casefold()
        for each in state.accounts
    )

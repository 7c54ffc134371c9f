"""Demands of the document on what follows an action, one small function each, with its requirement and level.

A function gets the state before the action, and yields what must be seen after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from instructivo.model.actions import (
    Action,
    AskCode,
    ChangeEmail,
    Check,
    CredentialChoice,
    Register,
    SignIn,
    Write,
    written,
)
from instructivo.model.blame import blamed_for_no_account
from instructivo.model.demands import Demand, DocumentedMessage, Expectation
from instructivo.model.faults import Fault, faults_of, open_points_of, typed_code
from instructivo.model.fields import (
    EMAIL_AGAIN,
    ID,
    KIND,
    NUMBER,
    Admission,
    class_of,
)
from instructivo.model.places import no_city_without_province, province_offers_cities, province_taken_back_offers_none
from instructivo.model.rules import rule
from instructivo.model.state import LIFE, Form, State

SENAE = "correo.aduana.gob.ec"


@rule(
    "Sin faltas y sin nada abierto, «Registrar» crea la cuenta, y su persona entra enseguida.",
    "5.3.2.registro",
    "5.3.1.codigo-segundo-sirve",
    "5.3.2.se-corrige-y-registra",
    "5.3.1.codigo-cuenta-desde-la-solicitud",
    "5.3.1.codigo-vale-14-59",
    "4.2.1.opcionales-a-la-vez",
    "4.2.1.opcional-provincia",
    "4.2.1.opcional-ciudad",
    "4.2.1.opcional-telefono2",
    "4.2.1.opcional-fax",
    "5.4.aprobacion-automatica",
)
def complete_form_registers(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A form without faults, in which nothing is open, registers, and its person signs in at once (5.3.2, 5.4)."""
    if isinstance(action, Register) and not faults_of(state, form) and not open_points_of(state, form):
        requirement, interpreted = blamed_for_no_account(state, form)
        yield Expectation(Demand.REGISTERS, requirement, interpreted=interpreted)
        yield Expectation(Demand.SIGNS_IN, "5.4.aprobacion-automatica")


@rule("Con una falta o más, «Registrar» no crea ninguna cuenta.")
def faulty_form_is_refused(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A form with a fault adds no account (4.2.1, 5.3.1)."""
    faults = faults_of(state, form)
    if isinstance(action, Register) and faults:
        yield Expectation(Demand.REFUSES, faults[0].requirement, faults[0].label, faults[0].interpreted)


@rule(
    "Sin faltas y sin nada abierto no aparece ningún mensaje de error.",
    "5.3.1.codigo-correcto-sin-mensajes",
    "5.3.1.sin-mensaje-de-vencido-antes",
    "5.3.1.correos-iguales-sin-mensaje",
)
def right_code_brings_no_message(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A complete form with the right code in time is answered by none of the messages of an error (5.3.1)."""
    if isinstance(action, Register) and not faults_of(state, form) and not open_points_of(state, form):
        for message, requirement in (
            (DocumentedMessage.NOT_REQUESTED, "5.3.1.codigo-correcto-sin-mensajes"),
            (DocumentedMessage.WRONG, "5.3.1.codigo-correcto-sin-mensajes"),
            (DocumentedMessage.EXPIRED, "5.3.1.sin-mensaje-de-vencido-antes"),
            (DocumentedMessage.EMAILS_DIFFER, "5.3.1.correos-iguales-sin-mensaje"),
        ):
            yield Expectation(Demand.NO_MESSAGE, requirement, message)


_MESSAGES = {
    "5.3.1.codigo-no-solicitado-bloquea": (DocumentedMessage.NOT_REQUESTED, "5.3.1.mensaje-codigo-no-solicitado"),
    "4.2.1.obligatorio-codigo": (DocumentedMessage.WRONG, "5.3.1.mensaje-codigo-vacio"),
    "5.3.1.codigo-incorrecto-bloquea": (DocumentedMessage.WRONG, "5.3.1.mensaje-codigo-incorrecto"),
}
_NEITHER = (DocumentedMessage.NOT_REQUESTED, "5.3.1.mensaje-codigo-no-solicitado-vacio")


@rule(
    "Cuando la única falta es el código, aparece su mensaje.",
    "5.3.1.mensaje-codigo-no-solicitado",
    "5.3.1.mensaje-codigo-vacio",
    "5.3.1.mensaje-codigo-incorrecto",
    "5.3.1.mensaje-codigo-no-solicitado-vacio",
)
def wrong_code_brings_its_message(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A form whose only fault is its code is answered by the message of that fault (5.3.1)."""
    fault = _only_fault(state, form)
    if not isinstance(action, Register) or fault is None or fault.requirement not in _MESSAGES:
        return
    if form.latest and state.age(form.latest) >= LIFE:
        return  # which of two messages an expired code gets is open (O-50)
    is_neither = not form.codes and form.typed is None
    message, requirement = _NEITHER if is_neither else _MESSAGES[fault.requirement]
    yield Expectation(Demand.MESSAGE, requirement, message, interpreted=is_neither)


@rule(
    "Cuando la única falta es que venció, su mensaje apareció a más tardar al registrar.",
    "5.3.1.mensaje-codigo-vencido",
)
def expired_code_has_brought_its_message(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """With an expired code as its only fault, a form has brought the message by «Registrar» (5.3.1, O-49)."""
    code = typed_code(form)
    if isinstance(action, Register) and _only_fault(state, form) and code and state.age(code) > LIFE:
        yield Expectation(Demand.MESSAGE_BY_NOW, "5.3.1.mensaje-codigo-vencido", DocumentedMessage.EXPIRED)


_FREE = {ID: "5.3.1.id-disponible", EMAIL_AGAIN: "5.3.1.correo-disponible"}
_TAKEN = {ID: "5.3.1.id-ocupado", EMAIL_AGAIN: "5.3.1.correo-ocupado"}
_BY_KIND = {"ruc": "ruc", "pasaporte": "pasaporte", "cédula de identidad": "documento"}


@rule(
    "La comprobación dice lo que hay registrado, si la otra ventana no tiene el mismo valor.",
    "5.3.1.id-disponible",
    "5.3.1.documento-disponible",
    "5.3.1.ruc-disponible",
    "5.3.1.pasaporte-disponible",
    "5.3.1.correo-disponible",
    "5.3.1.id-ocupado",
    "5.3.1.documento-ocupado",
    "5.3.1.ruc-ocupado",
    "5.3.1.pasaporte-ocupado",
    "5.3.1.correo-ocupado",
)
def check_answers_the_registry(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A check tells whether an account has the value, where the other window does not hold it (5.3.1)."""
    if not isinstance(action, Check) or not _can_be_asked(state, form, action.label):
        return
    kind = _BY_KIND.get(form.values[KIND].casefold(), "documento")
    if state.holder(action.label):
        yield Expectation(Demand.TAKEN, _TAKEN.get(action.label, f"5.3.1.{kind}-ocupado"), action.label)
    elif not state.is_held_elsewhere(action.label):
        yield Expectation(Demand.FREE, _FREE.get(action.label, f"5.3.1.{kind}-disponible"), action.label)


@rule("Del correo comprobado, comprobarlo otra vez no dice que ya se usa.", "5.3.1.correo-disponible")
def verified_email_stays_free(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """An e-mail that was found free and that no account has is not called used at another check (5.3.1)."""
    if not isinstance(action, Check) or action.label != EMAIL_AGAIN or not form.is_verified or form.reloaded:
        return
    if not state.holder(EMAIL_AGAIN) and not state.is_held_elsewhere(EMAIL_AGAIN):
        yield Expectation(Demand.NOT_TAKEN, "5.3.1.correo-disponible", EMAIL_AGAIN)


@rule(
    "Comprobar no trae el mensaje de código solicitado, ni el de correos distintos si son iguales.",
    "5.3.1.sin-mensaje-antes-de-solicitar",
    "5.3.1.correos-iguales-sin-mensaje",
)
def nothing_is_said_of_a_code_before(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """Before a code is asked for, nothing says that it was; e-mails that agree are not called different (5.3.1)."""
    if isinstance(action, Check) and not form.codes:
        yield Expectation(Demand.NO_MESSAGE, "5.3.1.sin-mensaje-antes-de-solicitar", DocumentedMessage.REQUESTED)
    if isinstance(action, Check) and form.emails_agree:
        yield Expectation(Demand.NO_MESSAGE, "5.3.1.correos-iguales-sin-mensaje", DocumentedMessage.EMAILS_DIFFER)


@rule(
    "Solicitado después de comprobar el correo, el código se anuncia y llega; también el segundo.",
    "5.3.1.mensaje-codigo-solicitado",
    "5.3.1.codigo-llega",
    "5.3.1.codigo-segundo-llega",
)
def code_is_sent(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A code asked for after the e-mail was verified is announced and comes; so does a second one (5.3.1, O-52)."""
    if isinstance(action, AskCode) and form.is_verified and not form.reloaded:
        yield Expectation(Demand.MESSAGE, "5.3.1.mensaje-codigo-solicitado", DocumentedMessage.REQUESTED)
        again = bool(form.codes)
        requirement = "5.3.1.codigo-segundo-llega" if again else "5.3.1.codigo-llega"
        yield Expectation(Demand.MAIL, requirement, interpreted=again)


@rule("El correo comprobado ya no cambia.", "5.3.1.correo-comprobado-fijo", "5.3.1.correo-sigue-fijo")
def verified_email_is_fixed(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """The e-mail of a form that was verified never changes (5.3.1)."""
    if isinstance(action, ChangeEmail) and form.is_verified:
        requirement = "5.3.1.correo-sigue-fijo" if form.acts else "5.3.1.correo-comprobado-fijo"
        yield Expectation(Demand.FIXED, requirement)


@rule("El correo del SENAE es el del ID presente.", "5.3.1.correo-senae-automatico")
def senae_email_follows_the_id(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """The SENAE address is made of the ID that is present, once its field was left (5.3.1)."""
    user_id = written(state, action).get(ID, "")
    if isinstance(action, Write) and user_id and class_of(ID, user_id).admission is Admission.ADMITTED:
        yield Expectation(Demand.SENAE_EMAIL, "5.3.1.correo-senae-automatico", f"{user_id}@{SENAE}")


@rule("Tras un rechazo la solicitud conserva lo escrito.", "5.3.2.rechazo-conserva-lo-escrito")
def refused_form_keeps_what_was_written(state: State, form: Form, action: Action) -> Iterator[Expectation]:
    """A form that was refused still has what was written, passwords and code apart (5.3.2)."""
    if isinstance(action, Register) and faults_of(state, form):
        yield Expectation(Demand.KEPT, "5.3.2.rechazo-conserva-lo-escrito", interpreted=True)


ON_A_FORM = (
    complete_form_registers,
    faulty_form_is_refused,
    right_code_brings_no_message,
    wrong_code_brings_its_message,
    expired_code_has_brought_its_message,
    check_answers_the_registry,
    verified_email_stays_free,
    nothing_is_said_of_a_code_before,
    code_is_sent,
    verified_email_is_fixed,
    senae_email_follows_the_id,
    refused_form_keeps_what_was_written,
    province_offers_cities,
    province_taken_back_offers_none,
)


@rule(
    "Las credenciales de toda cuenta entran siempre, y las demás no.",
    "4.1.2.id-da-acceso",
    "4.1.2.contrasena-errada-no-abre",
    "4.1.2.credenciales-inventadas-no-abren",
)
def accounts_still_sign_in(state: State, action: Action) -> Iterator[Expectation]:
    """Credentials of an account sign in, however long ago it was registered; others do not (4.1.2)."""
    if not isinstance(action, SignIn):
        return
    match action.credentials:
        case CredentialChoice.RIGHT:
            yield Expectation(Demand.SIGNS_IN, "4.1.2.id-da-acceso")
        case CredentialChoice.WRONG:
            yield Expectation(Demand.NO_ENTRY, "4.1.2.contrasena-errada-no-abre", interpreted=True)
        case CredentialChoice.UNKNOWN:
            yield Expectation(Demand.NO_ENTRY, "4.1.2.credenciales-inventadas-no-abren", interpreted=True)


WITHOUT_FORM = (
    no_city_without_province,
    accounts_still_sign_in,
)


def _only_fault(state: State, form: Form) -> Fault | None:
    """The fault of a form that has exactly one and in which nothing else is open."""
    faults = faults_of(state, form)
    points = open_points_of(state, form)
    return faults[0] if len(faults) == 1 and not points else None


def _can_be_asked(state: State, form: Form, label: str) -> bool:
    """Whether a value is one of which the document lets the availability be asked."""
    if form.reloaded or class_of(label, form.values[label]).admission is not Admission.ADMITTED:
        return False
    if label == EMAIL_AGAIN:
        return form.emails_agree and not form.verified
    return label != NUMBER or not any(each.id.startswith(("numero", "mismo")) for each in open_points_of(state, form))

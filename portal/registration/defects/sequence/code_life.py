"""Sequence defects of the security code: accepted at the second try, renewed by the wrong event, spent (5.3.1)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from portal.registration.codes import Attempt, CodePolicy, CodeStatus, fingerprint, is_expired, verify
from portal.registration.defects.changes import harmless, part, policy
from portal.registration.defects.model import Change
from portal.registration.defects.sequence.model import SequenceDefect, SequenceKind
from portal.registration.defects.sequence.story import Story
from portal.registration.defects.sequence.when import After, When, on
from portal.registration.fields import FIELDS
from portal.registration.messages import Message, Occasion
from portal.registration.models import Draft, SecurityCode
from portal.registration.policy import HEALTHY, issued_to
from portal.registration.rules import Form

_CODE = FIELDS["codigo"].label
_SENT = After("solicitar-codigo", "codigo-enviado")
_AGAIN = (on("solicitar-codigo"), _SENT)
_RECENT = 300
"""Codes of others that are looked through, the latest first."""


def _code(name: str, requirement: str, kind: SequenceKind, title: str, change: Change, *when: When) -> SequenceDefect:
    return SequenceDefect(name, requirement, kind, title, lambda _story: change, when, field=_CODE)


def _told_before(message: Message, same: str = "codigo") -> tuple[When, ...]:
    """«Registrar» again with the same code, after it brought this message."""
    return on("registrar"), After("registrar", message=message, same=same)


def _from_the_expired_one(draft: Draft, now: datetime) -> datetime:
    former = issued_to(draft, "")
    return former.sent_at if former and is_expired(former, now, HEALTHY.code) else now


def _not_within_five_minutes(former: SecurityCode, now: datetime) -> bool:
    return now - former.sent_at >= timedelta(minutes=5)


def _of_somebody(typed: str) -> SecurityCode | None:
    """The unused code that was typed, whose ever it is."""
    latest = SecurityCode.objects.filter(consumed_at=None).select_related("draft").order_by("-sent_at")[:_RECENT]
    return next(
        (each for each in latest if each.digest == fingerprint(typed, str(each.pk), each.draft.email_key)), None
    )


def _anybodys(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    found = verify(attempt, code)
    return CodeStatus.VALID if found is CodeStatus.WRONG and _of_somebody(attempt.typed) else found


def _spending(attempt: Attempt, code: CodePolicy) -> CodeStatus:
    """Use up the code that was typed, whose ever it is, where it is not the own one."""
    found, somebodys = verify(attempt, code), _of_somebody(attempt.typed)
    if found is CodeStatus.WRONG and somebodys:
        SecurityCode.objects.filter(pk=somebodys.pk).update(consumed_at=attempt.now)
    return found


def _to_the_former_address(story: Story) -> Change:
    """The code goes to the address that was checked before, and was refused."""
    former = After("comprobar-correo", "ocupado|rechazado", other=("correo2",)).steps(story)[-1].values["correo2"]
    address: Callable[[Form], str] = lambda _form: former  # noqa: E731 - the type of the attribute
    return policy(addresses_code=address)


_SECOND_TRY: tuple[SequenceDefect, ...] = (
    _code(
        "incorrecto-sirve-a-la-segunda",
        "5.3.1.codigo-incorrecto-bloquea",
        SequenceKind.COUNTER,
        "Rechaza el código incorrecto una vez; si se insiste con él, avisa lo mismo y registra.",
        harmless(Occasion.CODE_WRONG),
        *_told_before(Message.CODE_WRONG),
    ),
    _code(
        "no-solicitado-sirve-a-la-segunda",
        "5.3.1.codigo-no-solicitado-bloquea",
        SequenceKind.COUNTER,
        "Avisa que el código no se solicitó; si se insiste, avisa lo mismo y registra.",
        harmless(Occasion.CODE_NOT_REQUESTED, Occasion.CODE_NEITHER),
        *_told_before(Message.CODE_NOT_REQUESTED, same=""),
    ),
    _code(
        "vacio-sirve-a-la-segunda",
        "4.2.1.obligatorio-codigo",
        SequenceKind.COUNTER,
        "Avisa que falta escribir el código; si se insiste sin escribirlo, avisa lo mismo y registra.",
        harmless(Occasion.CODE_MISSING),
        *_told_before(Message.CODE_WRONG),
    ),
    _code(
        "codigo-de-otra-persona-a-la-segunda",
        "5.3.1.codigo-de-otra-persona-bloquea",
        SequenceKind.SESSIONS,
        "Después de un código incorrecto, busca el siguiente entre los de todas las personas.",
        policy(verify_code=_anybodys),
        on("registrar"),
        After("registrar", message=Message.CODE_WRONG),
    ),
)
_LIFE: tuple[SequenceDefect, ...] = (
    SequenceDefect(
        "codigo-renovado-al-comprobar-el-correo",
        "5.3.1.codigo-no-se-prorroga",
        SequenceKind.EVENT,
        "Comprobar otra vez el correo da otros 15 minutos al código.",
        always=policy(renews_code=frozenset({"comprobar-correo"})),
        field=_CODE,
    ),
    _code(
        "codigo-acortado-por-un-error",
        "5.3.1.codigo-vale-14-59",
        SequenceKind.KEPT,
        "Después de un código incorrecto, el correcto vence a los 10 minutos.",
        part("code", lifetime=timedelta(minutes=10)),
        on("registrar"),
        After("registrar", message=Message.CODE_WRONG),
    ),
)
_ASKED_AGAIN: tuple[SequenceDefect, ...] = (
    SequenceDefect(
        "codigo-nuevo-vencido-con-el-anterior",
        "5.3.1.codigo-segundo-sirve",
        SequenceKind.KEPT,
        "El código que se pide cuando el anterior venció llega vencido: conserva la hora de aquel.",
        always=policy(dates_code=_from_the_expired_one),
        field=_CODE,
    ),
    _code(
        "tercer-codigo-no-guardado",
        "5.3.1.codigo-segundo-sirve",
        SequenceKind.COUNTER,
        "Envía un tercer código y sigue esperando el segundo.",
        policy(replaces_code=False),
        on("solicitar-codigo"),
        replace(_SENT, times=2),
    ),
    _code(
        "segundo-codigo-antes-de-cinco-minutos",
        "5.3.1.codigo-segundo-llega",
        SequenceKind.FLAG,
        "Del código que se pide antes de cinco minutos del anterior dice que lo envió y no lo envía.",
        policy(sends_again=_not_within_five_minutes),
        *_AGAIN,
    ),
    SequenceDefect(
        "codigo-al-correo-anterior",
        "5.3.1.codigo-llega",
        SequenceKind.KEPT,
        "Corregido el correo después de una comprobación rechazada, envía el código al de antes.",
        _to_the_former_address,
        (on("solicitar-codigo"), After("comprobar-correo", "ocupado|rechazado", other=("correo2",))),
        field=_CODE,
    ),
)
_SPENT: tuple[SequenceDefect, ...] = (
    _code(
        "codigo-gastado-por-dos-rechazos",
        "5.3.2.se-corrige-y-registra",
        SequenceKind.COUNTER,
        "El segundo rechazo gasta el código, y el correcto ya no sirve.",
        policy(refusal_uses_code=True),
        on("registrar"),
        After("registrar", "rechazado"),
    ),
    SequenceDefect(
        "codigo-gastado-por-otra-persona",
        "5.3.1.codigo-correcto-sin-mensajes",
        SequenceKind.SESSIONS,
        "Que otra persona pruebe un código ajeno lo gasta, y a su dueña le dice que es incorrecto.",
        always=policy(verify_code=_spending),
        field=_CODE,
    ),
)
DEFECTS = (*_SECOND_TRY, *_LIFE, *_ASKED_AGAIN, *_SPENT)

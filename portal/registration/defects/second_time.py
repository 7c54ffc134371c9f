"""Defects that show the second time: of an act, of a sign-in, of a window, or after time has passed around."""

from collections.abc import Callable
from datetime import timedelta

from django.http import HttpRequest

from portal.registration.codes import Attempt, CodePolicy, CodeStatus, verify
from portal.registration.defects.changes import chain, changed, dropped, everywhere, not_demanded, on_page, part, policy
from portal.registration.defects.credentials import entering
from portal.registration.defects.kept_confirmation import KeptConfirmation
from portal.registration.defects.model import Change, Defect, Kind
from portal.registration.fields import FIELDS
from portal.registration.messages import Occasion
from portal.registration.models import Account, Draft, Knock
from portal.registration.policy import authenticated
from portal.registration.rulebook import MANDATORY
from portal.registration.site_services import Service

_CODE, _EMAIL = FIELDS["codigo"].label, FIELDS["correo"].label
_SEEN = "visto"
_PASSWORD_ONCE = KeptConfirmation("contrasena", "contrasena2", "confirmada")


def _insisted(ground: str) -> Callable[[Draft, frozenset[str]], bool]:
    """Give in to one ground when it is met for the second time."""

    def gives_in(draft: Draft, grounds: frozenset[str]) -> bool:
        if grounds != {ground}:
            return False
        values = {"started_at": draft.created_at}
        _, is_first = Knock.objects.get_or_create(kind="insiste", key=f"{draft.pk} {ground}", defaults=values)
        return not is_first

    return gives_in


def _giving_in(ground: str) -> Change:
    return policy(gives_in=_insisted(ground))


def _noting_visits(request: HttpRequest, username: str, password: str) -> Account | None:
    """The account; the second sign-in is written down in a column that nothing else reads afterwards."""
    account = authenticated(request, username, password)
    if account and account.last_login:
        account.fax = _SEEN
        account.save(update_fields=["fax"])
    return account


def _one_left_out(account: Account, services: tuple[Service, ...]) -> tuple[Service, ...]:
    return tuple(each for each in services if account.fax != _SEEN or each.slug != "informacion-publica")


def _latest(request: HttpRequest, username: str, password: str) -> Account | None:
    """The account that was registered last, where the credentials are those of any."""
    latest: Account | None = Account.objects.filter(is_active=True).order_by("-pk").first()
    return entering(latest) if latest and authenticated(request, username, password) else None


def _within(turn: timedelta) -> Callable[[Attempt, CodePolicy], CodeStatus]:
    """The age of a code is read from a clock that begins anew after each turn."""

    def judge(attempt: Attempt, code: CodePolicy) -> CodeStatus:
        found = verify(attempt, code)
        if found is CodeStatus.EXPIRED and attempt.issued:
            age = (attempt.now - attempt.issued.sent_at) % turn
            return CodeStatus.VALID if age <= code.lifetime else found
        return found

    return judge


def _deleted_after(time: timedelta) -> Callable[[Attempt, CodePolicy], CodeStatus]:
    """A job deletes older codes, and then none counts as requested."""

    def judge(attempt: Attempt, code: CodePolicy) -> CodeStatus:
        is_deleted = attempt.issued is not None and attempt.now - attempt.issued.sent_at > time
        return CodeStatus.NOT_REQUESTED if is_deleted else verify(attempt, code)

    return judge


def _insists(name: str, needs: str, title: str, ground: str, *more: Change, label: str = "") -> Defect:
    return Defect(f"{name}-al-insistir", needs, Kind.STALE, title, chain(*more, _giving_in(ground)), label)


DEFECTS = (
    Defect(
        "consulta-una-sola-vez",
        "4.1.1.consulta-de-informacion",
        Kind.STALE,
        "Al entrar por segunda vez ya no ofrece «Consulta de información pública».",
        part("site", recognises=_noting_visits, offers=_one_left_out),
    ),
    Defect(
        "ingreso-en-la-ultima-cuenta",
        "4.1.2.id-da-acceso",
        Kind.STALE,
        "Quien entra con sus credenciales ve la cuenta de la última persona que se registró.",
        part("site", recognises=_latest),
    ),
    _insists(
        "vacio-admitido-direccion",
        "4.2.1.obligatorio-direccion",
        "La segunda vez que se presiona «Registrar» admite la dirección vacía.",
        f"direccion:{MANDATORY}",
        on_page(not_demanded("direccion")),
        label=FIELDS["direccion"].label,
    ),
    Defect(
        "asteriscos-hasta-el-rechazo",
        "4.2.1.asterisco-direccion",
        Kind.ASTERISK,
        "Cuando el registro se rechaza, los asteriscos desaparecen.",
        part("page", after_refusal="sin-asteriscos"),
        FIELDS["direccion"].label,
    ),
    Defect(
        "portada-una-sola-vez",
        "5.1.opcion-nuevo-registro-sigue",
        Kind.STALE,
        "La portada ya no ofrece «Nuevo Registro» en el navegador que abrió antes la solicitud.",
        part("site", front_once=True),
    ),
    Defect(
        "general-abre-una-sola-vez",
        "5.2.usuario-general-abre-solicitud",
        Kind.STALE,
        "La segunda vez, el enlace de Usuario General lleva a un formulario de contacto.",
        part("site", form_once=True),
    ),
    Defect(
        "id-comprobado-una-vez",
        "5.3.1.id-ocupado",
        Kind.STALE,
        "Después de un ID libre, da por libre cualquier otro que se compruebe.",
        policy(asks_anew=False),
        FIELDS["usuario"].label,
    ),
    Defect(
        "id-confiado-a-la-comprobacion",
        "5.3.1.id-ocupado-bloquea",
        Kind.CHECK_MISSING,
        "Al registrar no vuelve a buscar el ID, y dos que lo comprobaron libre quedan con el mismo.",
        policy(trusts_checks=frozenset({"usuario"})),
        FIELDS["usuario"].label,
    ),
    Defect(
        "documento-confiado-a-la-comprobacion",
        "5.3.1.documento-ocupado-bloquea",
        Kind.CHECK_MISSING,
        "Al registrar no vuelve a buscar el documento, y dos que lo comprobaron libre quedan con el mismo.",
        policy(trusts_checks=frozenset({"documento"})),
        FIELDS["documento"].label,
    ),
    Defect(
        "correo-confiado-a-la-comprobacion",
        "5.3.1.correo-ocupado-bloquea",
        Kind.STALE,
        "Al registrar no vuelve a buscar el correo que la comprobación encontró libre, y otra persona ya lo tomó.",
        policy(trusts_checks=frozenset({"correo2"})),
        _EMAIL,
    ),
    _insists(
        "contrasena-corta",
        "5.3.1.contrasena-menos-de-8",
        "La segunda vez que se presiona «Registrar» admite una contraseña corta.",
        "contrasena:contrasena-minimo",
        on_page(dropped("contrasena", "contrasena-minimo")),
        label=FIELDS["contrasena"].label,
    ),
    Defect(
        "correo-suelto-con-el-documento",
        "5.3.1.correo-sigue-fijo",
        Kind.WRONG_FIELD,
        "Comprobar el documento suelta el correo comprobado.",
        part("page", unlocks=frozenset({"comprobar-documento"})),
        _EMAIL,
    ),
    Defect(
        "asunto-del-segundo-codigo",
        "5.3.1.codigo-segundo-asunto",
        Kind.MAIL,
        "El correo con un segundo código se denomina «REENVÍO DE CÓDIGO DE SEGURIDAD».",
        part("mail", subject_again="REENVÍO DE CÓDIGO DE SEGURIDAD"),
        _CODE,
    ),
    _insists(
        "codigo-vencido",
        "5.3.1.codigo-no-se-prorroga",
        "Avisa que el código venció, y la segunda vez que se presiona «Registrar» lo admite.",
        Occasion.CODE_EXPIRED,
        label=_CODE,
    ),
    Defect(
        "confirmacion-comparada-antes",
        "5.3.1.confirmacion-distinta",
        Kind.STALE,
        "Compara las contraseñas al comprobar el ID; si después cambia la contraseña, vale la confirmación de antes.",
        chain(
            policy(answers_check=_PASSWORD_ONCE.keep),
            everywhere(changed("contrasena2", "contrasenas-iguales", _PASSWORD_ONCE.agrees, {})),
        ),
        FIELDS["contrasena2"].label,
    ),
    Defect(
        "vencido-borrado-a-la-hora",
        "5.3.1.mensaje-codigo-vencido",
        Kind.WRONG_MESSAGE,
        "A la hora borra los códigos vencidos, y entonces dice que no se solicitó ninguno.",
        policy(verify_code=_deleted_after(timedelta(hours=1))),
        _CODE,
    ),
    *(
        Defect(
            f"codigo-vuelve-a-valer-en-{slug}",
            "5.3.1.codigo-vence-15-01",
            Kind.OFF_BY_ONE,
            f"Cuenta la edad del código sin {what}, y a la vuelta de {turn} vuelve a servir.",
            policy(verify_code=_within(length)),
            _CODE,
        )
        for slug, what, turn, length in (
            ("una-hora", "las horas", "una hora", timedelta(hours=1)),
            ("un-dia", "los días", "un día", timedelta(days=1)),
        )
    ),
)

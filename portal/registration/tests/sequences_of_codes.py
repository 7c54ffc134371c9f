"""Sequences about the code, «Registrar» and signing in, and what each leads to in the healthy portal, by defect."""

from collections.abc import Mapping

from django.core import mail

from portal.registration.models import Account
from portal.registration.tests.helpers import Person, mailed_code
from portal.registration.tests.visitor import OTHER, WRONG, Case, Visitor, neighbour

EQUAL = "persona1@example.com"


def _asked_again(visitor: Visitor, times: int, minutes: int = 6) -> int:
    """Ask for a code so many times, minutes apart: how many mails came."""
    visitor.check_all()
    for _ in range(times):
        visitor.press("solicitar-codigo")
        visitor.wait(minutes=minutes)
    return len(mail.outbox)


def _last_code_registers(visitor: Visitor, times: int, minutes: int) -> bool:
    _asked_again(visitor, times, minutes)
    visitor.wait(minutes=-minutes)
    return visitor.registers(mailed_code(visitor.values["correo"]))


def _insists(code: str, asked: bool = True, minutes: int = 0) -> Case:
    """«Registrar» twice with a code that does not serve: whether it registers."""

    def act(visitor: Visitor) -> object:
        visitor.check_all()
        right = visitor.ask_code() if asked else ""
        visitor.wait(minutes=minutes)
        visitor.tries(code if code != "*" else right)
        return visitor.registers(code if code != "*" else right)

    return act


def _others_code(visitor: Visitor) -> object:
    code = Visitor(visitor.defect, 3).ready()
    visitor.ready()
    visitor.tries(WRONG)
    return visitor.registers(code)


def _code_tried_by_another(visitor: Visitor) -> object:
    code = visitor.ready()
    thief = Visitor(visitor.defect, 3)
    thief.ready()
    thief.tries(code)
    return visitor.message(codigo=code)


def _renewed_by(name: str) -> Case:
    def act(visitor: Visitor) -> object:
        code = visitor.ready()
        visitor.wait(minutes=10)
        visitor.free(name)
        visitor.wait(minutes=6)
        return visitor.registers(code)

    return act


def _wrong_then_late(visitor: Visitor) -> object:
    code = visitor.ready()
    visitor.tries(WRONG)
    visitor.wait(minutes=14, seconds=59)
    return visitor.registers(code)


def _to_whom(visitor: Visitor) -> object:
    neighbour()
    visitor.free("correo", correo="persona5@example.com", correo2="persona5@example.com")
    visitor.free("correo", correo=EQUAL, correo2=EQUAL)
    visitor.press("solicitar-codigo")
    return mail.outbox[-1].to


def _mended(visitor: Visitor, *wrong: str) -> bool:
    code = visitor.ready()
    visitor.tries(*wrong)
    return visitor.registers(code)


CODES: Mapping[str, tuple[Case, object]] = {
    "incorrecto-sirve-a-la-segunda": (_insists(WRONG), False),
    "no-solicitado-sirve-a-la-segunda": (_insists(WRONG, asked=False), False),
    "vacio-sirve-a-la-segunda": (_insists(""), False),
    "codigo-de-otra-persona-a-la-segunda": (_others_code, False),
    "codigo-renovado-al-comprobar-el-correo": (_renewed_by("correo"), False),
    "codigo-acortado-por-un-error": (_wrong_then_late, True),
    "codigo-nuevo-vencido-con-el-anterior": (lambda who: _last_code_registers(who, 2, 16), True),
    "tercer-codigo-no-guardado": (lambda who: _last_code_registers(who, 3, 1), True),
    "segundo-codigo-antes-de-cinco-minutos": (lambda who: _asked_again(who, 2, 4), 2),
    "codigo-al-correo-anterior": (_to_whom, [EQUAL]),
    "codigo-gastado-por-dos-rechazos": (lambda who: _mended(who, WRONG, WRONG), True),
    "codigo-gastado-por-otra-persona": (_code_tried_by_another, None),
}


def _other_password(visitor: Visitor) -> object:
    code = visitor.ready()
    visitor.tries(WRONG)
    visitor.values |= {"contrasena": OTHER, "contrasena2": OTHER}
    return visitor.registers(code)


def _changed_to_taken(name: str, column: str) -> Case:
    """The own value is checked, that of another account is registered: how many accounts the two documents have."""

    def act(visitor: Visitor) -> object:
        taken, code = neighbour().values[name], visitor.ready()
        visitor.press("registrar", codigo=code, **{name: taken})
        return list(Account.objects.filter(**{column: taken}).values_list("address", "email"))

    return act


def _signs_in(*passwords: str) -> Case:
    """Sign in with these passwords in one window, ``*`` for the right one: whether each opens."""

    def act(visitor: Visitor) -> object:
        Person(1).register()
        return [visitor.enters(password=each.replace("*", visitor.values["contrasena"])) for each in passwords]

    return act


def _signs_in_before(visitor: Visitor) -> object:
    visitor.enters()
    code = visitor.ready()
    visitor.press("registrar", codigo=code)
    return visitor.enters()


_ONE_ACCOUNT = [("Calle Larga 1-23", "persona5@example.com")]
REGISTERING: Mapping[str, tuple[Case, object]] = {
    "corregido-dos-veces-no-guardado": (lambda who: _mended(who, WRONG, WRONG), True),
    "clave-del-primer-intento": (_other_password, True),
    "id-cambiado-tras-comprobarlo": (_changed_to_taken("usuario", "username"), _ONE_ACCOUNT),
    "ingreso-errado-recordado": (_signs_in(OTHER, "*"), [False, True]),
    "ingreso-acertado-recordado": (_signs_in("*", OTHER), [True, False]),
    "ingreso-antes-de-registrarse": (_signs_in_before, True),
}

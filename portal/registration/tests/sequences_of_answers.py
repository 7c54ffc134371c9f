"""Sequences about availability and messages, and what each leads to in the healthy portal, by defect (5.3.1)."""

from collections.abc import Mapping

from portal.registration.tests.helpers import Person
from portal.registration.tests.visitor import WRONG, Case, Visitor, neighbour


def _times(visitor: Visitor, name: str, times: int) -> list[bool]:
    return [visitor.free(name) for _ in range(times)]


def _after_taken(name: str) -> Case:
    """A taken value, and then the own one."""
    field = "correo2" if name == "correo" else name

    def act(visitor: Visitor) -> object:
        taken, own = neighbour().values, dict(visitor.values)
        names = ("correo", "correo2") if name == "correo" else (field,)
        visitor.free(name, **{each: taken[each] for each in names})
        return visitor.free(name, **{each: own[each] for each in names})

    return act


def _taken_after_free(name: str) -> Case:
    def act(visitor: Visitor) -> object:
        taken = neighbour().values[name]
        visitor.free(name)
        return visitor.free(name, **{name: taken})

    return act


def _after_code(name: str) -> Case:
    def act(visitor: Visitor) -> object:
        visitor.ready()
        return visitor.free(name)

    return act


def _after_refusal(visitor: Visitor) -> object:
    visitor.ready()
    visitor.tries(WRONG)
    return visitor.free("usuario")


def _after_sign_in(visitor: Visitor) -> object:
    visitor.enters()
    return visitor.free("usuario")


def _registered_meanwhile(visitor: Visitor) -> object:
    visitor.free("usuario")
    Person(7, usuario=visitor.values["usuario"]).register()
    return visitor.free("usuario")


def _other_type(visitor: Visitor) -> object:
    visitor.free("documento", tipo_documento="PASAPORTE", documento="A12345678")
    return visitor.free("documento", tipo_documento="RUC", documento="1710034065001")


AVAILABILITY: Mapping[str, tuple[Case, object]] = {
    "id-libre-dos-veces": (lambda who: _times(who, "usuario", 3), [True] * 3),
    "correo-libre-dos-veces": (lambda who: _times(who, "correo", 3), [True] * 3),
    "id-callado-al-repetir": (lambda who: _times(who, "usuario", 2), [True] * 2),
    "correo-ocupado-por-su-codigo": (_after_code("correo"), True),
    "id-ocupado-tras-un-rechazo": (_after_refusal, True),
    "id-ocupado-por-un-ingreso": (_after_sign_in, True),
    "id-sigue-ocupado": (_after_taken("usuario"), True),
    "documento-sigue-ocupado": (_after_taken("documento"), True),
    "documento-sigue-libre": (_taken_after_free("documento"), False),
    "id-libre-desde-antes": (_registered_meanwhile, False),
    "documento-del-tipo-anterior": (_other_type, True),
}


def _differ(visitor: Visitor, *own: str) -> list[str | None]:
    """Check the e-mail with these confirmations, one after the other: the messages."""
    return [visitor.message("comprobar-correo", correo2=each) for each in own]


def _messages(*codes: str, asked: bool = True) -> Case:
    """«Registrar» with these codes, ``*`` for the right one: the messages."""

    def act(visitor: Visitor) -> object:
        visitor.check_all()
        code = visitor.ask_code() if asked else ""
        return visitor.tries(*(code if each == "*" else each for each in codes))

    return act


def _asked_twice(visitor: Visitor) -> object:
    visitor.check_all()
    return [visitor.message("solicitar-codigo") for _ in range(2)]


def _asked_after_a_refusal(visitor: Visitor) -> object:
    visitor.ready()
    visitor.tries(WRONG)
    return visitor.message("solicitar-codigo")


def _not_asked_then_wrong(visitor: Visitor) -> object:
    visitor.check_all()
    visitor.tries(WRONG)
    visitor.ask_code()
    return visitor.tries(WRONG)


def _late(*before: str, times: int = 1) -> Case:
    """Wrong codes in time, then the right one too late, so many times: the messages."""

    def act(visitor: Visitor) -> object:
        code = visitor.ready()
        visitor.tries(*before)
        visitor.wait(minutes=16)
        return visitor.tries(*[code] * times)

    return act


EQUAL, DIFFERENT = "persona1@example.com", "persona2@example.com"
MESSAGES: Mapping[str, tuple[Case, object]] = {
    "correos-distintos-avisados-una-vez": (lambda who: _differ(who, DIFFERENT, DIFFERENT), ["M1", "M1"]),
    "correos-corregidos-con-mensaje": (lambda who: _differ(who, DIFFERENT, EQUAL), ["M1", None]),
    "enviado-avisado-una-vez": (_asked_twice, ["M2", "M2"]),
    "enviado-con-el-mensaje-de-incorrecto": (_asked_after_a_refusal, "M2"),
    "incorrecto-con-el-mensaje-de-no-solicitado": (_not_asked_then_wrong, ["M5"]),
    "incorrecto-borra-el-codigo": (_messages(WRONG, WRONG), ["M5", "M5"]),
    "vencido-con-el-mensaje-anterior": (_late(WRONG), ["M3"]),
    "vencido-borra-el-codigo": (_late(times=2), ["M3", "M3"]),
    "vacio-avisado-una-vez": (_messages("", ""), ["M5", "M5"]),
    "no-solicitado-avisado-una-vez": (_messages(WRONG, WRONG, asked=False), ["M4", "M4"]),
    "registrado-con-el-mensaje-de-incorrecto": (_messages(WRONG, "*"), ["M5", None]),
}

"""The sequence defects of the server: what each sequence leads to, in the healthy portal and with its defect."""

from collections.abc import Callable, Mapping

from django.core import mail
from django.db import transaction
from django.test import Client, SimpleTestCase, TestCase

from portal.registration.defects.catalogue import BY_ID as ORDINARY
from portal.registration.defects.sequence.catalogue import BY_ID, DEFECTS
from portal.registration.defects.sequence.model import SequenceKind
from portal.registration.models import Account
from portal.registration.tests.helpers import FORM, NOON, Person, mailed_code
from portal.registration.tests.test_defects import automatable

WRONG = "A1B2C3D4"
OTHER = "otra98765"


class Visitor(Person):
    """A person at a portal that commits a defect; without one, at the healthy portal."""

    def __init__(self, defect: str, number: int = 1, **changes: str) -> None:
        super().__init__(number, **changes)
        self.defect = defect
        self.headers = {"X-Portal-Defect": defect, "X-Portal-Instant": NOON.isoformat()}
        self.client = Client(headers=self.headers)

    def answer(self, name: str, **changes: str) -> str:
        """What a check says beside the field: its text; empty for nothing."""
        field = "correo2" if name == "correo" else name
        states = self.press(f"comprobar-{name}", **changes)["estados"]
        return str(states[field]["texto"]) if field in states else ""

    def free(self, name: str, **changes: str) -> bool:
        """Whether a check says that the value is free."""
        return "está disponible" in self.answer(name, **changes)

    def ready(self) -> str:
        """Check everything and ask for a code: the code."""
        self.check_all()
        return self.ask_code()

    def tries(self, *codes: str) -> list[str | None]:
        """«Registrar» with one code after the other: the messages."""
        return [self.message(codigo=code) for code in codes]

    def registers(self, code: str) -> bool:
        """«Registrar» with a code, and whether ID and password open the portal then."""
        self.press("registrar", codigo=code)
        return Visitor("", contrasena=self.values["contrasena"]).enters(self.values["usuario"])

    def enters(self, username: str = "", password: str = "") -> bool:
        """Whether an ID and a password, the own ones unless others are given, open the portal."""
        typed = {"usuario": username or self.values["usuario"], "contrasena": password or self.values["contrasena"]}
        return self.client.post("/", typed).status_code == 302


Case = Callable[[Visitor], object]


def _neighbour(number: int = 5) -> Person:
    """Somebody else, registered."""
    other = Person(number)
    other.register()
    return other


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


def _times(visitor: Visitor, name: str, times: int) -> list[bool]:
    return [visitor.free(name) for _ in range(times)]


def _after_taken(name: str) -> Case:
    """A taken value, and then the own one."""
    field = "correo2" if name == "correo" else name

    def act(visitor: Visitor) -> object:
        taken, own = _neighbour().values, dict(visitor.values)
        names = ("correo", "correo2") if name == "correo" else (field,)
        visitor.free(name, **{each: taken[each] for each in names})
        return visitor.free(name, **{each: own[each] for each in names})

    return act


def _taken_after_free(name: str) -> Case:
    def act(visitor: Visitor) -> object:
        taken = _neighbour().values[name]
        visitor.free(name)
        return visitor.free(name, **{name: taken})

    return act


def _taken_twice(name: str) -> Case:
    def act(visitor: Visitor) -> object:
        visitor.values[name] = _neighbour().values[name]
        return _times(visitor, name, 2)

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


def _document_then_id(visitor: Visitor) -> object:
    visitor.free("documento", documento=_neighbour().values["documento"])
    return visitor.free("usuario")


AVAILABILITY: Mapping[str, tuple[Case, object]] = {
    "id-libre-dos-veces": (lambda who: _times(who, "usuario", 3), [True] * 3),
    "documento-ocupado-por-su-consulta": (lambda who: _times(who, "documento", 2), [True] * 2),
    "correo-libre-dos-veces": (lambda who: _times(who, "correo", 3), [True] * 3),
    "id-callado-al-repetir": (lambda who: _times(who, "usuario", 2), [True] * 2),
    "correo-ocupado-por-su-codigo": (_after_code("correo"), True),
    "documento-ocupado-con-codigo": (_after_code("documento"), True),
    "id-ocupado-tras-un-rechazo": (_after_refusal, True),
    "id-ocupado-por-un-ingreso": (_after_sign_in, True),
    "id-sigue-ocupado": (_after_taken("usuario"), True),
    "documento-sigue-ocupado": (_after_taken("documento"), True),
    "correo-sigue-ocupado": (_after_taken("correo"), True),
    "id-sigue-libre": (_taken_after_free("usuario"), False),
    "documento-sigue-libre": (_taken_after_free("documento"), False),
    "id-libre-a-la-segunda": (_taken_twice("usuario"), [False] * 2),
    "documento-libre-a-la-segunda": (_taken_twice("documento"), [False] * 2),
    "id-libre-desde-antes": (_registered_meanwhile, False),
    "documento-del-tipo-anterior": (_other_type, True),
    "id-con-la-respuesta-del-documento": (_document_then_id, True),
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


def _in_time_after_late(visitor: Visitor) -> object:
    code = visitor.ready()
    visitor.wait(minutes=16)
    visitor.tries(code)
    return visitor.message(codigo=visitor.ask_code())


EQUAL, DIFFERENT = "persona1@example.com", "persona2@example.com"
MESSAGES: Mapping[str, tuple[Case, object]] = {
    "correos-distintos-avisados-una-vez": (lambda who: _differ(who, DIFFERENT, DIFFERENT), ["M1", "M1"]),
    "correos-corregidos-con-mensaje": (lambda who: _differ(who, DIFFERENT, EQUAL), ["M1", None]),
    "enviado-avisado-una-vez": (
        lambda who: (who.check_all(), [who.message("solicitar-codigo") for _ in range(2)])[1],
        ["M2", "M2"],
    ),
    "enviado-con-el-mensaje-de-incorrecto": (_asked_after_a_refusal, "M2"),
    "incorrecto-con-el-mensaje-de-no-solicitado": (_not_asked_then_wrong, ["M5"]),
    "incorrecto-borra-el-codigo": (_messages(WRONG, WRONG), ["M5", "M5"]),
    "vencido-con-el-mensaje-anterior": (_late(WRONG), ["M3"]),
    "vencido-borra-el-codigo": (_late(times=2), ["M3", "M3"]),
    "vacio-avisado-una-vez": (_messages("", ""), ["M5", "M5"]),
    "no-solicitado-avisado-una-vez": (_messages(WRONG, WRONG, asked=False), ["M4", "M4"]),
    "registrado-con-el-mensaje-de-incorrecto": (_messages(WRONG, "*"), ["M5", None]),
    "registrado-con-el-mensaje-de-vencido": (_in_time_after_late, None),
}


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
    _neighbour()
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
    "vencido-sirve-a-la-segunda": (_insists("*", minutes=16), False),
    "codigo-de-otra-persona-a-la-segunda": (_others_code, False),
    "codigo-renovado-al-comprobar-el-correo": (_renewed_by("correo"), False),
    "codigo-renovado-al-comprobar-el-id": (_renewed_by("usuario"), False),
    "codigo-acortado-por-un-error": (_wrong_then_late, True),
    "codigo-nuevo-vencido-con-el-anterior": (lambda who: _last_code_registers(who, 2, 16), True),
    "tercer-codigo-no-guardado": (lambda who: _last_code_registers(who, 3, 1), True),
    "tercer-codigo-no-sale": (lambda who: _asked_again(who, 3), 3),
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
        taken, code = _neighbour().values[name], visitor.ready()
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
    "aprobacion-pendiente-tras-dos-rechazos": (lambda who: _mended(who, WRONG, WRONG), True),
    "clave-del-primer-intento": (_other_password, True),
    "id-cambiado-tras-comprobarlo": (_changed_to_taken("usuario", "username"), _ONE_ACCOUNT),
    "documento-cambiado-tras-comprobarlo": (_changed_to_taken("documento", "document"), _ONE_ACCOUNT),
    "ingreso-errado-recordado": (_signs_in(OTHER, "*"), [False, True]),
    "ingreso-acertado-recordado": (_signs_in("*", OTHER), [True, False]),
    "ingreso-antes-de-registrarse": (_signs_in_before, True),
}
CASES = {**AVAILABILITY, **MESSAGES, **CODES, **REGISTERING}


class RegistryTests(SimpleTestCase):
    """What the list promises."""

    def test_names_and_requirements(self) -> None:
        """Sixty, of every kind, each with its own name and a requirement that the suite decides."""
        assert len(BY_ID) == len(DEFECTS) == 60
        assert not BY_ID.keys() & ORDINARY.keys()
        assert {each.requirement for each in DEFECTS} <= set(automatable())
        assert {each.kind for each in DEFECTS} == set(SequenceKind)
        assert all(each.title.endswith(".") and len(each.title.split()) > 3 for each in DEFECTS)

    def test_each_is_tried(self) -> None:
        """On the server here, in the page where the suite has a browser."""
        assert {each.id for each in DEFECTS if not each.page} == CASES.keys()


class SequenceTests(TestCase):
    """Each sequence, at the healthy portal and at the one with its defect."""

    def test_the_defect_alone_changes_what_a_sequence_leads_to(self) -> None:
        """And the healthy portal does what the document says."""
        for name, (act, expected) in CASES.items():
            with self.subTest(name):
                assert self.outcome(act, "") == expected, "in the healthy portal"
                assert self.outcome(act, name) != expected, "with the defect"

    def outcome(self, act: Case, defect: str) -> object:
        """What a sequence leads to; nothing of it is kept."""
        mail.outbox.clear()
        with transaction.atomic():
            found = act(Visitor(defect))
            transaction.set_rollback(True)
        return found


class StoryTests(TestCase):
    """What is kept of a session, and when."""

    def test_only_under_a_sequence_defect(self) -> None:
        """An ordinary request keeps no story."""
        for defect, kept in (("", False), ("id-ocupado-callado", False), ("id-libre-dos-veces", True)):
            visitor = Visitor(defect)
            visitor.free("usuario")
            assert ("historia" in visitor.client.session) is kept

    def test_watch_tells_it_at_the_request_that_completes_the_sequence(self) -> None:
        """And not before."""
        visitor = Visitor("")
        visitor.client = Client(headers={"X-Portal-Watch": "id-libre-dos-veces,id-sigue-libre"})
        typed = visitor.values | {"accion": "comprobar-usuario"}
        answers = [visitor.client.post(FORM, typed, headers={"Accept": "application/json"}) for _ in range(3)]
        assert [each.headers.get("X-Portal-Differs", "") for each in answers] == ["", "", "id-libre-dos-veces"]

    def test_the_page_reports_what_could_be_seen_there(self) -> None:
        """Of the watched ones only."""
        watch = {"X-Portal-Watch": "senae-quieto-con-id-comprobado"}
        page = self.client.get(FORM, headers=watch).content.decode()
        assert "secuencia.js" in page
        assert '"watched": true' in page
        for name, told in (("senae-quieto-con-id-comprobado", True), ("otro", False)):
            answer = self.client.get(f"/salud?secuencia={name}", headers=watch)
            assert (name in answer.headers.get("X-Portal-Differs", "")) is told

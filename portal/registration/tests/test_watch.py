"""What the portal tells of the defects that would have shown: complete, and without a trace."""

from typing import Any

from django.core import mail
from django.test import TestCase

from portal.registration.defects.catalogue import DEFECTS
from portal.registration.documents import check_digit
from portal.registration.models import Account, Draft, SecurityCode
from portal.registration.site_services import SERVICES
from portal.registration.tests.helpers import FORM, Person, mailed_code, valid
from portal.registration.tests.test_behind_the_page import SENT


def _spoilt(password: str, phone1: str, phone2: str, mobile: str, **others: str) -> dict[str, str]:
    """Several values at once, as the refusals beside the fields are independent of each other."""
    typed = {"contrasena": password, "contrasena2": password, "telefono1": phone1, "telefono2": phone2}
    return {**typed, "celular": mobile, **others}


def _abroad() -> str:
    return f"300000001{check_digit('300000001')}"


SPOILT: tuple[dict[str, str], ...] = (
    dict.fromkeys(valid(), ""),
    {"provincia": "", "ciudad": ""},
    {"ciudad": "", "telefono2": "", "fax": ""},
    {"provincia": "", "ciudad": "", "telefono2": "", "fax": ""},
    dict.fromkeys(("nombre", "direccion", "telefono1", "celular"), "   "),
    {"contrasena2": "MbqWx73hgTn", "correo2": "otra@example.com"},
    _spoilt("Rvk48Tz", *["4223344556"] * 3, fax="0422334456", tipo_documento="RUC", documento="1710034065001"),
    _spoilt("Rvk48Tzq", *["0422-33445"] * 3, operador="CNT", tipo_documento="PASAPORTE", documento="A12345678"),
    _spoilt("Rvk481Tzq", *["042233445512345"] * 3, operador="OTROS", documento=f"240000001{check_digit('240000001')}"),
    _spoilt("Rvk-48Tzq!", *["09223344556123"] * 3),
    _spoilt("RvkTzqbHwmxDf", "042233445", "072233445", "0922334455"),
    _spoilt("59307416", "0422334455", "0722334455", "09223344556"),
    _spoilt("Rvk48Tzq", "50422334455", "50722334455", "909223344556", provincia="10", ciudad="Ibarra"),
    _spoilt("Rvk48Tzq", "0422334455AB", "0722334455AB", "09223344556AB"),
    _spoilt("RvkTz48qbHw73mxDfLp26nsGyJc59WtB", "0422334455", "", "0912345678"),
    _spoilt("48RVKTZQ", "59342233445", "59372233445", "593922334455", tipo_documento="PASAPORTE", documento="12345678"),
    {"pais": "AE", "provincia": "03", "ciudad": "Cañar", "celular": "", "tipo_documento": "RUC", "documento": ""},
    {"tipo_documento": "PASAPORTE", "documento": ""},
    _spoilt("Rvk_48Tzq", "+59342233445", "+59372233445", "+593922334455", direccion="Av. Olmedo N34-120, Edif. 5"),
    _spoilt("Rvk48Tzq", "0422334e55", "0722334e55", "0922334e556", tipo_documento="PASAPORTE", documento="A12X345678Z"),
    _spoilt("$%&/()=?!", "0422334@55", "0722334@55", "0922334@556"),
    {"usuario": "Persona1", "pais": "AD", "provincia": "", "ciudad": "", "documento": _abroad()},
)


BEYOND_THE_WALK = {
    "aprobacion-pendiente-con-pasaporte",
    "aprobacion-pendiente-con-ruc",
    "aprobacion-pendiente-fuera-del-ecuador",
    "codigo-vencido-al-insistir",
    "correo-confiado-a-la-comprobacion",
    "codigo-vuelve-a-valer-en-un-dia",
    "codigo-vuelve-a-valer-en-una-hora",
    "correo-ocupado-por-estar-en-otro",
    "correo-ocupado-por-su-final",
    "id-confiado-a-la-comprobacion",
    "id-ocupado-por-estar-en-otro",
    "id-ocupado-por-su-comienzo",
    "registro-con-el-primer-id",
    "registro-solo-con-el-primer-id",
    "segundo-codigo-suma-el-tiempo-del-primero",
    "vencido-borrado-a-la-hora",
}
"""Defects that show with another choice, or after an act that this walk does once; scenarios of their own meet them."""

IDENTIFIED = {"RUC": "1710034065001", "PASAPORTE": "A12345678"}


class Watcher(Person):
    """Person whose requests are all watched: for every defect, or for those of a walk that have not shown yet.

    Attributes:
        unseen: Ids of these defects, which the people of a walk share; each goes when it shows. None: all defects.
        watch: Headers of the next request.
    """

    def __init__(self, number: int = 1, unseen: set[str] | None = None, **changes: str) -> None:
        optional = {"telefono2": "072345679", "fax": "072345670"}
        long = {"nombre": "Persona de Prueba Ñacato Agüero", "direccion": "Avenida Simón Argüelles 1234 y Calle Olmedo"}
        password = "clave1234" * 2
        super().__init__(number, **optional, **long, contrasena=password, contrasena2=password, **changes)
        self.unseen = unseen
        self._asked: list[str] = []
        self.watch = {"X-Portal-Watch": "1", "X-Portal-Instant": self.now.isoformat()}

    def told(self, response: Any) -> frozenset[str]:
        """The ids of an answer, whichever way they are written."""
        said = response.headers["X-Portal-Differs"]
        if not said.startswith("n:"):
            return frozenset(said.split())
        return frozenset(self._asked[int(place)] for place in said.removeprefix("n:").split(","))

    def sees(self, path: str) -> frozenset[str]:
        """Look at a page."""
        return self._keep(self.client.get(path, headers=self._watched()))

    def does(self, action: str, **changes: str) -> frozenset[str]:
        """Press a button of the form with some values changed, this time only."""
        headers = {**self._watched(), "Accept": "application/json"}
        return self._keep(self.client.post(FORM, self.values | changes | {"accion": action}, headers=headers))

    def signs_in(self) -> frozenset[str]:
        """Sign in at the front page."""
        values = {"usuario": self.values["usuario"], "contrasena": self.values["contrasena"]}
        return self._keep(self.client.post("/", values, headers=self._watched()))

    def _watched(self) -> dict[str, str]:
        self.watch["X-Portal-Instant"] = self.now.isoformat()
        self._asked = [each.id for each in DEFECTS if self.unseen is None or each.id in self.unseen]
        if self.unseen is not None:
            self.watch["X-Portal-Watch"] = ",".join(self._asked)
        return self.watch

    def _keep(self, response: Any) -> frozenset[str]:
        found = self.told(response)
        if self.unseen is not None:
            self.unseen -= found
        return found


def _asking_again(unseen: set[str]) -> None:
    """Ask for a code late, and for another after it has expired, with a password of nine characters."""
    person = Watcher(6, unseen)
    person.values |= dict.fromkeys(("contrasena", "contrasena2"), "clave1234")
    person.check_all()
    for minutes in (5, 16):
        person.wait(minutes=minutes)
        person.does("solicitar-codigo")
    person.does("registrar", codigo=person.ask_code())


def _entering_wrongly(unseen: set[str]) -> None:
    """Sign in with an unknown ID, with a wrong password and with that of another."""
    Person(9).register()
    other = Person(10, contrasena="otra98765", contrasena2="otra98765")
    other.register()
    for number, password in ((8, "clave1234"), (9, "nadie4321"), (9, "otra98765")):
        person = Watcher(number, unseen)
        person.values["contrasena"] = password
        person.signs_in()


def _altering(unseen: set[str]) -> None:
    """Send everything right but what only the page would have stopped."""
    person = Watcher(11, unseen)
    person.check_all()
    code = person.ask_code()
    for altered in SENT.values():
        sent = {name: value.replace("persona1@", "persona11@") for name, value in altered.items()}
        person.does("registrar", **{"codigo": code, **sent})


class WatchTests(TestCase):
    """Against what really happens under each defect."""

    def test_every_defect_shows_somewhere(self) -> None:
        """A defect that changes no answer is none."""
        unseen = {each.id for each in DEFECTS}
        Person(7).register()
        person = Watcher(1, unseen)
        for path in ("/", "/registro/", FORM):
            person.sees(path)
        person.does("registrar", codigo="A1B2C3D4")
        for name in ("usuario", "documento", "correo"):
            person.does(f"comprobar-{name}")
        for taken in ("usuario", "documento"):
            person.does(f"comprobar-{taken}", **{taken: Person(7).values[taken]})
            person.does("registrar", **{taken: Person(7).values[taken]})
        stranger = Watcher(2, unseen, correo="persona7@example.com", correo2="persona7@example.com")
        stranger.check_all()
        stranger.does("comprobar-correo")
        stranger.does("registrar", codigo="A1B2C3D4")
        person.does("registrar", codigo="A1B2C3D4")
        person.does("registrar")
        person.does("solicitar-codigo")
        code = mailed_code(person.values["correo"])
        for spoilt in ({"codigo": ""}, {}, *SPOILT):
            person.does("registrar", **{"codigo": "A1B2C3D4", **spoilt})
        for typed in (code[:-1], f"{code}2", code):
            person.does("registrar", codigo=typed)
        assert Account.objects.filter(username=person.values["usuario"]).exists()
        for number, seconds in ((3, 899), (4, 900), (5, 901)):
            late = Watcher(number, unseen)
            late.check_all()
            code = late.ask_code()
            late.wait(seconds=seconds)
            late.does("registrar", codigo=code)
        person.sees("/registro/completado/")
        for _ in range(2):
            person.signs_in()
            person.client.post("/", {"usuario": person.values["usuario"], "contrasena": person.values["contrasena"]})
        person.sees("/servicios/")
        for kind, document in IDENTIFIED.items():
            identified = {"tipo_documento": kind, "documento": document}
            person.does("comprobar-documento", **identified)
            Person(30 + len(kind), **identified).register()
            person.does("comprobar-documento", **identified)
            person.does("registrar", **identified)
        person.does("comprobar-correo", correo2="otra@example.com")
        _asking_again(unseen)
        _entering_wrongly(unseen)
        _altering(unseen)
        for service in SERVICES:
            person.sees(f"/servicios/{service.slug}/")
        assert unseen == BEYOND_THE_WALK, sorted(unseen ^ BEYOND_THE_WALK)

    def test_only_those_that_are_named_are_compared(self) -> None:
        """Among others that show too."""
        person = Watcher(1)
        every = person.does("registrar", codigo="A1B2C3D4")
        one, *_ = sorted(every)
        person.watch["X-Portal-Watch"] = f"{one},tipos-otro-titulo"
        assert person.does("registrar", codigo="A1B2C3D4") == {one}

    def test_a_name_that_nobody_knows_is_told(self) -> None:
        """And nothing is compared."""
        answer = self.client.get("/", headers={"X-Portal-Watch": "1,tipos-otro-titulo"})
        assert answer.status_code == 400
        assert "El defecto «1» no existe" in answer.json()["error"]

    def test_no_trace(self) -> None:
        """Nothing is written, nothing is sent, and the answer is that of a request that nobody watches."""
        person = Watcher(1)
        person.check_all()
        code = person.ask_code()
        before = (Draft.objects.count(), SecurityCode.objects.get().digest, len(mail.outbox), Account.objects.count())
        person.does("registrar", codigo="A1B2C3D4")
        after = (Draft.objects.count(), SecurityCode.objects.get().digest, len(mail.outbox), Account.objects.count())
        assert before == after
        assert "registro-no-guardado" in person.does("registrar", codigo=code)
        assert (Account.objects.count(), len(mail.outbox)) == (1, 1)

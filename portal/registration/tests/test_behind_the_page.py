"""The healthy server refuses by itself; a server that leaves it to the page shows that in one request."""

from collections.abc import Mapping

from django.test import TestCase

from portal.registration.defects.catalogue import DEFECTS
from portal.registration.defects.model import Kind
from portal.registration.models import Account
from portal.registration.tests.helpers import FORM, Person

_PHONES: Mapping[str, tuple[str, str]] = {
    "telefono1": ("0", "4223344556"),
    "telefono2": ("0", "7223344556"),
    "celular": ("09", "08223344556"),
}
SENT: dict[str, dict[str, str]] = {
    "sin-id": {"usuario": ""},
    "sin-documento": {"documento": ""},
    "sin-nombre": {"nombre": ""},
    "sin-contrasena": {"contrasena": ""},
    "sin-confirmacion-contrasena": {"contrasena2": ""},
    "sin-pais": {"pais": ""},
    "sin-direccion": {"direccion": ""},
    "sin-telefono1": {"telefono1": ""},
    "sin-celular": {"celular": ""},
    "sin-correo": {"correo": ""},
    "sin-confirmacion-correo": {"correo2": ""},
    "sin-codigo": {"codigo": ""},
    "codigo-incorrecto": {"codigo": "AAAAAAA2"},
    "contrasena-menos-de-8": {"contrasena": "Rvk48Tz", "contrasena2": "Rvk48Tz"},
    "confirmacion-distinta": {"contrasena2": "MbqWx73hgTn"},
    "correos-distintos": {"correo2": "otra.persona1@example.com"},
    "correo-comprobado": dict.fromkeys(("correo", "correo2"), "otra.persona1@example.com"),
    **{f"{name}-empieza-con-{start}": {name: wrong} for name, (start, wrong) in _PHONES.items()},
    **{f"{name}-solo-numeros": {name: f"{start}22334455AB"} for name, (start, _) in _PHONES.items()},
    **{f"{name}-maximo-14": {name: start.ljust(15, "1")} for name, (start, _) in _PHONES.items()},
}
"""End of the requirement's id -> values of the altered request."""
BEHIND = [each for each in DEFECTS if each.kind is Kind.BEHIND_THE_PAGE]


class _Altered(Person):
    """A person whose last request is altered."""

    def sends(self, altered: Mapping[str, str], defect: str = "") -> None:
        """Register with other values than those that were checked."""
        if defect:
            self.client.defaults["HTTP_X_PORTAL_DEFECT"] = defect
        self.check_all()
        self.press("registrar", **{"codigo": self.ask_code(), **altered})


def _of(number: int, slug: str) -> dict[str, str]:
    """The values of an altered request, for the person with a number."""
    return {name: value.replace("persona1@", f"persona{number}@") for name, value in SENT[slug].items()}


class BehindThePageTests(TestCase):
    """The server judges by itself."""

    def test_healthy_server_refuses(self) -> None:
        """Whatever the page would have stopped."""
        for altered in SENT.values():
            with self.subTest(altered=altered):
                _Altered().sends(altered)
                assert not Account.objects.exists()

    def test_each_defect_registers(self) -> None:
        """An account that its requirement forbids, one without the checked address where it is about that."""
        for number, each in enumerate(BEHIND, 1):
            slug = each.requirement.partition(".sistema-")[2]
            if slug not in SENT:
                continue
            with self.subTest(defect=each.id):
                person = _Altered(number)
                before = Account.objects.count()
                person.sends(_of(number, slug), each.id)
                assert Account.objects.count() == before + 1
                if "correo" in slug:
                    checked = f"persona{number}@example.com"
                    assert not Account.objects.filter(email_key=checked).exists()

    def test_every_requirement_has_its_request(self) -> None:
        """But the code that has expired, of which a request has to be waited for."""
        named = {each.requirement.partition(".sistema-")[2] for each in BEHIND}
        assert named == SENT.keys() | {"codigo-vencido"}

    def test_former_code_is_refused(self) -> None:
        """A code that has expired does not serve, though a fresh one was sent."""
        for defect, accounts in (("", 0), ("codigo-vencido-solo-en-la-pagina", 1)):
            person = _Altered(60 + accounts)
            if defect:
                person.client.defaults["HTTP_X_PORTAL_DEFECT"] = defect
            person.check_all()
            former = person.ask_code()
            person.wait(minutes=15, seconds=1)
            person.ask_code()
            person.press("registrar", codigo=former)
            assert Account.objects.count() == accounts

    def test_page_may_not_ask_about_codes(self) -> None:
        """Outside of the defects that need it, nobody can try a code without registering."""
        answer = Person().client.post(FORM, {"accion": "comprobar-codigo"})
        assert answer.status_code == 400

"""A healthy server compares whole values; under each defect of a partial match, one request registers more."""

from collections.abc import Callable, Mapping

from django.test import TestCase

from portal.registration.models import Account
from portal.registration.tests.helpers import Person

_Change = Callable[[str], Mapping[str, str]]


def _writing(**values: str) -> _Change:
    """Values of a last request, whatever the code."""
    return lambda code: {"codigo": code, **values}


REGISTERED: Mapping[str, _Change] = {
    **{
        f"{name}-{defect}": _writing(**{name: value})
        for name, start in (("telefono1", "04"), ("telefono2", "04"), ("celular", "0992"))
        for defect, value in (
            ("comienzo-en-cualquier-parte", f"5{start}22334455"),
            ("final-sin-mirar", f"{start}22334455AB"),
            ("letras-quitadas", f"{start}22334455AB"),
        )
    },
    "codigo-con-algo-mas": lambda code: {"codigo": f"{code}2"},
    "codigo-sin-el-ultimo": lambda code: {"codigo": code[:-1]},
    "confirmacion-con-algo-mas": _writing(contrasena="clave1234", contrasena2="clave1234x"),
    "confirmacion-comparada-antes": _writing(contrasena="otra98765"),
}
"""Defect -> what changes in the last request."""
REFUSED: Mapping[str, _Change] = {
    "provincia-solo-guayas": _writing(provincia="10", ciudad="Ibarra"),
    "ciudad-solo-de-guayas": _writing(provincia="10", ciudad="Ibarra"),
}
"""The same for defects that refuse what a healthy server admits."""


def _registers(number: int, change: _Change, defect: str = "") -> bool:
    person = Person(number)
    if defect:
        person.client.defaults["HTTP_X_PORTAL_DEFECT"] = defect
    person.check_all()
    before = Account.objects.count()
    person.press("registrar", **change(person.ask_code()))
    return bool(Account.objects.count() > before)


class PartialMatchTests(TestCase):
    """Of the value that a clause forbids or admits, and the defect that does otherwise."""

    def test_only_the_defect_registers(self) -> None:
        """And the healthy server refuses."""
        for number, (defect, change) in enumerate(REGISTERED.items(), 1):
            with self.subTest(defect=defect):
                assert not _registers(number, change)
                assert _registers(100 + number, change, defect)

    def test_only_the_defect_refuses(self) -> None:
        """And the healthy server registers."""
        for number, (defect, change) in enumerate(REFUSED.items(), 1):
            with self.subTest(defect=defect):
                assert _registers(number, change)
                assert not _registers(100 + number, change, defect)

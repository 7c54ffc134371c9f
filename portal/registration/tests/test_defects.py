"""The registry of deliberate defects: complete, named, and impossible outside test mode."""

import json
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

from django.test import SimpleTestCase, TestCase

from portal.registration.defects.catalogue import BY_ID, DEFECTS, PAIRS
from portal.registration.defects.model import Kind
from portal.registration.policy import HEALTHY
from portal.registration.tests.helpers import Person

ROOT = Path(__file__).resolve().parents[3]
# What is only shown has one way to be wrong; where a value is admitted or refused, or a message told, there are two.
SHOWN = ("5.1.", "5.2.", "5.3.campo", "5.3.par", "5.3.titulo", "5.3.inicial", "4.1.", "4.2.1.asterisco", "4.2.2.")
ONE_WAY = {
    "5.3.1.codigo-segundo-asunto",
    "5.3.1.contrasena-sin-alfanumericos",
    "5.3.1.correos-iguales-sin-mensaje",
    "5.3.1.sin-mensaje-con-confirmacion-vacia",
    "5.3.1.codigo-llega-con-tildes-en-el-nombre",
    "5.3.1.contrasena-solo-numeros",
    "5.3.1.ruc-disponible",
    "5.3.1.pasaporte-disponible",
    "5.3.1.sin-mensaje-antes-de-solicitar",
    "5.3.1.codigo-se-puede-solicitar",
    "5.3.1.codigo-vale-15-00",
    "5.3.1.sin-mensaje-de-vencido-antes",
    "5.3.1.correo-senae-no-editable",
    "4.2.1.sistema-codigo-vencido",
}
FIVE_OF_EACH = (
    Kind.CHECK_MISSING,
    Kind.OFF_BY_ONE,
    Kind.PAGE_ONLY,
    Kind.SERVER_ONLY,
    Kind.WRONG_MESSAGE,
    Kind.MESSAGE_WITHOUT_EFFECT,
    Kind.EFFECT_WITHOUT_MESSAGE,
    Kind.WRONG_MOMENT,
    Kind.STALE,
    Kind.LIST,
    Kind.WRONG_DEFAULT,
    Kind.WRONG_FIELD,
)


def automatable() -> list[str]:
    """The ids of the requirements that a scenario or the run decides, read as data."""
    catalogue = tomllib.loads((ROOT / "instructivo" / "requirements.toml").read_text(encoding="utf-8"))
    return [each["id"] for each in catalogue["requirement"] if each["verified_by"] != "persona"]


class RegistryTests(SimpleTestCase):
    """Promises of the list."""

    def test_every_requirement_is_violated(self) -> None:
        """None is unknown, none is forgotten, and behaviour is violated in two ways."""
        violated = Counter(each.requirement for each in DEFECTS)
        assert violated.keys() == set(automatable())
        once = {name for name, times in violated.items() if times == 1}
        assert {name for name in once if not name.startswith(SHOWN)} == ONE_WAY

    def test_names(self) -> None:
        """Ids are unique and can stand in a header; titles are sentences."""
        assert len(BY_ID) == len(DEFECTS) >= 180
        assert all(each.id.replace("-", "").isalnum() and each.id.isascii() for each in DEFECTS)
        assert all(each.title.endswith(".") and len(each.title.split()) > 3 for each in DEFECTS)

    def test_five_of_each_kind(self) -> None:
        """No kind of mistake is only told of."""
        kinds = Counter(each.kind for each in DEFECTS)
        assert [kind for kind in FIVE_OF_EACH if kinds[kind] < 5] == []
        assert kinds.keys() == set(Kind)

    def test_every_defect_is_another_policy(self) -> None:
        """And the healthy one stays as it was."""
        before = repr(HEALTHY)
        assert [each.id for each in DEFECTS if each.change(HEALTHY) == HEALTHY] == []
        assert repr(HEALTHY) == before

    def test_pairs(self) -> None:
        """Twenty or more, of two defects that exist and are not the same."""
        assert len(set(PAIRS)) == len(PAIRS) >= 20
        assert all(first in BY_ID and second in BY_ID and first != second for first, second in PAIRS)


class HeaderTests(TestCase):
    """Switched on for one request, in test mode."""

    def test_one_request(self) -> None:
        """The next request is healthy again; two ids combine."""
        person = Person()
        names = "portada-crear-cuenta,tipos-otro-titulo"
        assert "Crear cuenta" in person.client.get("/", headers={"X-Portal-Defect": names}).content.decode()
        assert "Nuevo Registro" in person.client.get("/").content.decode()
        types = person.client.get("/registro/", headers={"X-Portal-Defect": names}).content.decode()
        assert "<h1>Tipos de solicitud</h1>" in types

    def test_unknown_id(self) -> None:
        """One sentence."""
        answer = Person().client.get("/", headers={"X-Portal-Defect": "no-existe"})
        assert answer.status_code == 400
        assert "«no-existe» no existe" in answer.json()["error"]


class OutsideTestModeTests(SimpleTestCase):
    """A portal in earnest does not know of defects."""

    def test_header_is_ignored_and_the_registry_is_not_loaded(self) -> None:
        """In a process of its own, as the mode is read once."""
        script = (
            "import os, sys, json, django\n"
            "os.environ.update(DJANGO_SETTINGS_MODULE='portal.settings', PORTAL_TEST_MODE='')\n"
            "os.environ.update(ALLOWED_HOSTS='testserver')\n"
            "django.setup()\n"
            "from django.test import Client\n"
            "ask = lambda **headers: Client().get('/registro/', headers=headers)\n"
            "odd = ask(**{'X-Portal-Defect': 'tipos-otro-titulo,no-existe', 'X-Portal-Watch': '1'})\n"
            "print(json.dumps([odd.status_code, odd.content == ask().content, 'X-Portal-Differs' in odd.headers,\n"
            "    [name for name in sys.modules if 'registration.defects' in name]]))\n"
        )
        said = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
        assert json.loads(said.stdout) == [200, True, False, []]


class ListingTests(SimpleTestCase):
    """``python -m portal defects``."""

    def run_listing(self, *arguments: str) -> str:
        """What it prints."""
        command = [sys.executable, "-m", "portal", "defects", *arguments]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout

    def test_json(self) -> None:
        """A list of objects, in the order of the registry."""
        listed = json.loads(self.run_listing("--json"))
        assert [each["id"] for each in listed] == [each.id for each in DEFECTS]
        assert {frozenset(each) for each in listed} == {frozenset({"id", "requirement", "kind", "title", "field"})}

    def test_pairs(self) -> None:
        """A list of pairs."""
        assert json.loads(self.run_listing("--pairs", "--json")) == [list(pair) for pair in PAIRS]

    def test_table(self) -> None:
        """Below their requirement."""
        assert self.run_listing().startswith(f"{len(DEFECTS)} defectos de {len(automatable())} requisitos\n")

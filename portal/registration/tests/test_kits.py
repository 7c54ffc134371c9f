"""The looks made with kits: how they are built, and pages that say what those of the portal say; without Node."""

import contextlib
import io
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from django.test import Client, SimpleTestCase, TestCase, override_settings

from portal import kits
from portal.registration import assets
from portal.registration.fields import FIELDS
from portal.registration.looks import LOOKS
from portal.registration.tests.helpers import FORM
from portal.registration.views.showing import PAGE_TYPE

_EMPTY = assets.Asset(b"", "text/css", "0" * 16)


class BuildTest(SimpleTestCase):
    """Building a look."""

    def told(self, *arguments: str) -> tuple[int, str]:
        """The exit code, and what was said."""
        said = io.StringIO()
        with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
            return kits.main(list(arguments)), said.getvalue()

    def test_without_node_one_sentence_says_so(self) -> None:
        """And nothing is left behind."""
        with (
            TemporaryDirectory() as cache,
            patch.object(kits, "CACHE", Path(cache)),
            patch("shutil.which", return_value=None),
        ):
            code, said = self.told("jquery")
            assert not list(Path(cache).iterdir())
        assert (code, said.count("\n")) == (5, 1)
        assert "instale Node" in said

    def test_what_fails_is_told_with_what_npm_said(self) -> None:
        """Nor is anything left behind."""
        command = ["python", "-c", "import sys; sys.exit('no hay red')"]
        with TemporaryDirectory() as place, self.assertRaisesMessage(kits.KitTrouble, "dijo «no hay red»"):
            kits._run(command, Path(place), "jquery")

    def test_other_looks_need_no_building(self) -> None:
        """A name that is none is refused."""
        assert self.told("clasica")[0] == 0
        assert self.told("barroca")[0] == self.told()[0] == 2

    def test_every_look_can_be_named(self) -> None:
        """On the command line and in the environment."""
        assert {"", *kits.LOOKS} == set(LOOKS)

    def test_locks_hold_digests_and_no_addresses(self) -> None:
        """Of exact versions."""
        for name in kits.KITS:
            lock = (kits.SOURCES / name / "package-lock.json").read_text(encoding="utf-8")
            package = (kits.SOURCES / name / "package.json").read_text(encoding="utf-8")
            assert '"resolved"' not in lock
            assert '"integrity"' in lock
            assert not re.search(r'": "[\^~]', package)


@override_settings(PORTAL_LOOK="jquery")
class JqueryLookTest(TestCase):
    """A person in front of the look of an agency."""

    def setUp(self) -> None:
        """Pages whose built files are there."""
        files = {f"kit-jquery{each}": _EMPTY for each in (".js", ".css")}
        patched = patch.dict(assets.ASSETS, files)
        patched.start()
        self.addCleanup(patched.stop)
        self.client = Client()

    def test_form_shows_every_field_and_the_rules(self) -> None:
        """With the script of the form, which every look with widgets shares."""
        response = self.client.get(FORM)
        text = response.content.decode()
        assert re.findall('data-campo="([^"]+)"', text) == list(FIELDS)
        assert 'id="reglas"' in text
        assert "formulario.js" in text
        assert "'unsafe-inline'" in response["Content-Security-Policy"]
        assert "script-src 'self';" in response["Content-Security-Policy"]

    def test_a_defect_shows_in_this_look_too(self) -> None:
        """The policy is the same."""
        page = self.client.get(FORM, headers={"x-portal-defect": "sin-campo-fax"}).content
        assert b'name="fax"' not in page
        assert b'name="telefono2"' in page

    def test_the_pages_around_the_form(self) -> None:
        """Each in this look."""
        for path in ("/", "/registro/", "/no-existe/"):
            assert b"kit-jquery.css" in self.client.get(path).content
        assert self.client.post("/", {"usuario": "nadie", "contrasena": "nada"}).status_code == 401


class _DrawnLookTest:
    """A look whose script draws the pages.

    Attributes:
        script: Name of its script.
    """

    script: str
    client: Client

    def setUp(self) -> None:
        """Pages whose built files are there."""
        files = {self.script: _EMPTY, self.script.replace(".js", ".css"): _EMPTY}
        patched = patch.dict(assets.ASSETS, files)
        patched.start()
        self.addCleanup(patched.stop)  # type: ignore[attr-defined]  # of the test case that it is mixed into
        self.client = Client()

    def data(self, path: str, **headers: str) -> dict[str, Any]:
        """A page as its script asks for it."""
        response = self.client.get(path, headers={"accept": PAGE_TYPE, **headers})
        assert response["X-CSRF-Token"]
        return dict(response.json())

    def test_a_window_gets_a_document_with_the_same_data(self) -> None:
        """For the script to begin with."""
        document = self.client.get("/registro/").content.decode()
        found = re.search('<script id="pagina"[^>]*>(.*?)</script>', document)
        assert found
        assert json.loads(found[1]) == self.data("/registro/")
        assert self.script in document

    def test_form_has_every_field_and_the_rules(self) -> None:
        """In their order."""
        form = self.data(FORM)
        rows = [row for section in form["secciones"] for row in section["filas"]]
        assert [each["nombre"] for row in rows for each in row] == list(FIELDS)
        assert set(form["reglas"]["campos"]) == set(FIELDS)

    def test_a_defect_shows_in_this_look_too(self) -> None:
        """The policy is the same."""
        told = json.dumps(self.data(FORM, **{"x-portal-defect": "sin-campo-fax"}))
        assert '"fax"' not in told
        assert '"telefono2"' in told

    def test_what_the_script_does_not_draw_is_a_document(self) -> None:
        """It is told so, and loads it."""
        headers = {"x-portal-defect": "portada-vacia"}
        assert self.data("/", **headers) == {"pagina": ""}
        assert self.script not in self.client.get("/", headers=headers).content.decode()

    def test_errors_and_refusals_are_data_too(self) -> None:
        """With their status."""
        refused = self.client.post("/", {"usuario": "nadie", "contrasena": "nada"}, headers={"accept": PAGE_TYPE})
        assert (refused.status_code, refused.json()["usuario"]) == (401, "nadie")
        assert self.data("/no-existe/")["codigo"] == 404


@override_settings(PORTAL_LOOK="react")
class ReactLookTest(_DrawnLookTest, TestCase):
    """The look of React and MUI."""

    script = "kit-react.js"


@override_settings(PORTAL_LOOK="componentes")
class ComponentsLookTest(_DrawnLookTest, TestCase):
    """The look of web components."""

    script = "kit-componentes.js"

    def test_icons_of_the_kit_may_be_asked_for(self) -> None:
        """They are addresses of data."""
        assert "connect-src 'self' data:;" in self.client.get("/")["Content-Security-Policy"]

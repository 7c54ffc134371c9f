"""Pages, sign-in, headers, test mode and the command line."""

import os
import socket
import subprocess
import sys

from django.test import Client, SimpleTestCase, TestCase, override_settings

from portal.registration.fields import FIELDS
from portal.registration.network import is_loopback
from portal.registration.request_types import REQUEST_TYPES
from portal.registration.site_services import SERVICES
from portal.registration.tests.helpers import FORM, NOON, Person
from portal.registration.tests.test_registration import LOW


class PageTests(TestCase):
    """What anybody can read."""

    def test_front(self) -> None:
        """The name, the link and the sign-in (5.1)."""
        response = self.client.get("/")
        for text in ("Nuevo Registro", "ID.usuario", "Contraseña", "Ingresar", "Portal de referencia"):
            self.assertContains(response, text)

    def test_requests(self) -> None:
        """Seven requests in order; one opens the form, the others say they are not offered (5.2)."""
        page = self.client.get("/registro/").content.decode()
        places = [page.index(f">{kind.name}<") for kind in REQUEST_TYPES]
        assert (len(places), places) == (7, sorted(places))
        assert [bool(kind.approval) for kind in REQUEST_TYPES] == [True, True, False, True, True, False, True]
        for kind in REQUEST_TYPES:
            expected = 404 if kind.slug == "usuario-general" else 200
            assert self.client.get(f"/registro/otras/{kind.slug}/").status_code == expected

    def test_form(self) -> None:
        """Seventeen labelled fields, twelve asterisks, defaults (figure of page 7)."""
        page = self.client.get(FORM).content.decode()
        for name, field in FIELDS.items():
            assert f'<label for="{name}">' in page
            assert f"{field.label}</label>" in page
        assert page.count('<span class="star" aria-hidden="true">*</span>') == 12
        assert page.count('<option value="">--Selección--</option>') == 3
        assert '<option value="RUC" selected>' in page
        assert '<option value="CLARO" selected>' in page
        assert "style=" not in page

    def test_headers_and_errors(self) -> None:
        """A strict policy on every answer; error pages in Spanish."""
        for path in ("/", FORM, "/nada/", "/estatico/portal.css"):
            response = self.client.get(path)
            assert "default-src 'none'" in response.headers["Content-Security-Policy"]
            assert response.headers["X-Frame-Options"] == "DENY"
            assert response.headers["X-Content-Type-Options"] == "nosniff"
        self.assertContains(self.client.get("/nada/"), "Página no encontrada", status_code=404)
        self.assertContains(self.client.get("/", headers={"Host": "otro.example"}), "no válida", status_code=400)
        assert self.client.post(FORM, {"accion": "otra"}).status_code == 400

    def test_assets(self) -> None:
        """Cached for ever under their digest only; nothing outside the folder."""
        plain = self.client.get("/estatico/portal.css")
        assert (plain.headers["Cache-Control"], plain.headers["Content-Type"][:8]) == ("public, no-cache", "text/css")
        again = self.client.get("/estatico/portal.css", headers={"If-None-Match": plain.headers["ETag"]})
        assert again.status_code == 304
        assert self.client.get("/estatico/..%2Fmodels.py").status_code == 404


class SignInTests(TestCase):
    """Sign-in and services (4.1.1, 5.4)."""

    def setUp(self) -> None:
        """Somebody registered."""
        self.person = Person()
        self.person.register()

    def sign_in(self, client: Client, **changes: str) -> int:
        """Fill the sign-in form in; the status."""
        return client.post("/", {"usuario": "persona1", "contrasena": "clave1234"} | changes).status_code

    def test_services(self) -> None:
        """In, with a new session key; the services; out."""
        client = self.person.client
        before = client.session.session_key
        assert self.sign_in(client, usuario="PERSONA1") == 302
        assert client.session.session_key != before
        response = client.get("/servicios/")
        for text in ("Servicios de información", "Persona de Prueba", "e-docs", "Avisos", "Preguntas y respuestas"):
            self.assertContains(response, text)
        assert client.get("/salir/").status_code == 405
        client.post("/salir/")
        self.assertRedirects(client.get("/servicios/"), "/")

    def test_each_service_has_a_page(self) -> None:
        """Reached from the list; for nobody else; not under another name."""
        self.sign_in(self.person.client)
        for service in SERVICES:
            self.assertContains(self.person.client.get("/servicios/"), f'href="/servicios/{service.slug}/"')
            self.assertContains(self.person.client.get(f"/servicios/{service.slug}/"), f"<h1>{service.name}</h1>")
        assert self.person.client.get("/servicios/otro/").status_code == 404
        self.assertRedirects(Client().get("/servicios/avisos/"), "/")

    def test_refusals_are_one(self) -> None:
        """A wrong password and an unknown ID are told the same."""
        pages = [
            Client().post("/", {"usuario": usuario, "contrasena": "nada"}).content.decode()
            for usuario in ("persona1", "desconocido")
        ]
        for page in pages:
            assert 'role="alert">El ID de usuario o la contraseña no son correctos.<' in page

    @override_settings(PORTAL_LIMITS=LOW)
    def test_limit(self) -> None:
        """Guessing is limited by ID."""
        assert self.sign_in(Client(), contrasena="x") == 401
        assert self.sign_in(Client(), contrasena="x") == 429


class InstantTests(TestCase):
    """The instant of the header."""

    def test_refused_if_it_is_none(self) -> None:
        """An instant has a zone."""
        for text in ("ayer", "2026-11-23T10:00:00"):
            assert self.client.get("/salud", headers={"X-Portal-Instant": text}).status_code == 400

    @override_settings(PORTAL_TEST_MODE=False)
    def test_ignored_outside_test_mode(self) -> None:
        """The clock is the machine's, whatever the header says."""
        assert self.client.get("/salud", headers={"X-Portal-Instant": "ayer"}).status_code == 200
        person = Person()
        person.check_all()
        code = person.ask_code()
        person.wait(days=3)
        assert person.press("registrar", codigo=code)["resultado"] == "registrado"
        assert person.now != NOON

    def test_health(self) -> None:
        """Which mode, which hasher."""
        answer = self.client.get("/salud").json()
        assert (answer["estado"], answer["modo_prueba"], answer["hasher"]) == ("ok", True, "md5")


def portal(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "portal", "serve", *arguments],
        env=os.environ | {"DATABASE_PATH": ":memory:"} | environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


class CommandLineTests(SimpleTestCase):
    """Refusals in one Spanish sentence."""

    def refused(self, result: "subprocess.CompletedProcess[str]", code: int, words: str) -> None:
        """That code, one line, those words, no traceback."""
        assert result.returncode == code, result.stderr
        assert words in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1, result.stderr

    def test_loopback(self) -> None:
        """Which addresses are this machine's."""
        assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
        assert not any(map(is_loopback, ("0.0.0.0", "10.0.0.1", "::", "portal.example")))  # noqa: S104

    def test_test_mode_only_on_loopback(self) -> None:
        """Not on an address that others can reach."""
        self.refused(portal("--host", "0.0.0.0", PORTAL_TEST_MODE="1"), 2, "modo de prueba")  # noqa: S104

    def test_port_taken(self) -> None:
        """Exit code 3."""
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            self.refused(portal("--port", str(taken.getsockname()[1])), 3, "ocupado")

    def test_bad_arguments_and_settings(self) -> None:
        """Exit code 2; 4 for the database."""
        self.refused(portal("--port", "ochenta"), 2, "Uso:")
        self.refused(portal("--port", "0", SMTP_PORT="x"), 2, "SMTP_PORT")
        self.refused(
            portal("--port", "0", PORTAL_TEST_MODE="", PORTAL_PRODUCTION="1", PORTAL_SECRET_KEY=""),
            2,
            "PORTAL_SECRET_KEY",
        )
        self.refused(portal("--port", "0", PORTAL_PRODUCTION="1"), 2, "a la vez")
        self.refused(portal("--port", "0", DATABASE_URL="mysql://x"), 2, "DATABASE_URL")
        self.refused(portal("--port", "0", PORTAL_LIMITS="ingreso-id=muchas/900"), 2, "PORTAL_LIMITS")
        self.refused(portal("--port", "0", DATABASE_PATH="/no/existe/p.sqlite3"), 4, "DATABASE_PATH")

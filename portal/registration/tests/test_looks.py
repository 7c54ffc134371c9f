"""The look «clasica»: charset, frame, whole pages, and the same decisions as the portal's own look."""

import json
import re
from urllib.parse import urlencode

from django.core.exceptions import ImproperlyConfigured
from django.test import Client, TestCase, override_settings

from portal.registration.looks import CLASSIC
from portal.registration.models import Account
from portal.registration.rulebook import RULEBOOK
from portal.registration.tests.helpers import FORM, valid

_TYPE = "application/x-www-form-urlencoded"


@override_settings(PORTAL_LOOK="clasica")
class ClassicLookTest(TestCase):
    """A person in a browser of twenty years ago."""

    def setUp(self) -> None:
        """A browser of their own."""
        self.client = Client()
        self.moments = ""

    def press(self, action: str, **changes: str) -> str:
        """Send the whole form, as a page in ISO-8859-1 does, and read the page that comes."""
        typed = {CLASSIC.control(name): value for name, value in valid(1, **changes).items()}
        sent = {**typed, "accion": action, "momentos": self.moments}
        body = urlencode(sent, encoding="windows-1252")
        response = self.client.post(FORM, body, content_type=_TYPE)
        text = response.content.decode("windows-1252")
        found = re.search('name="momentos" value="([^"]*)"', text)
        self.moments = found[1] if found else self.moments
        return text

    def readonly(self, text: str) -> set[str]:
        """Names of the fields that cannot be changed."""
        return {re.findall('name="([^"]+)"', tag)[0] for tag in re.findall(r"<input[^>]* readonly[^>]*>", text)}

    def alerts(self, text: str) -> list[str]:
        """What the page says in alerts."""
        found = re.search('<script id="avisos"[^>]*>(.*?)</script>', text)
        return list(json.loads(found[1])) if found else []

    def test_pages_are_in_the_old_charset(self) -> None:
        """The bytes are what the header says."""
        response = self.client.get(FORM)
        assert response["Content-Type"] == "text/html; charset=iso-8859-1"
        assert "Dirección".encode("iso-8859-1") in response.content
        assert "<label" not in response.content.decode("iso-8859-1")

    def test_a_form_comes_back_as_it_was_typed(self) -> None:
        """Letters of the old charset survive, and so do passwords, which each button sends along."""
        text = self.press("comprobar-usuario", nombre="Ñusta Pérez", contrasena="clave1234")
        assert 'value="Ñusta Pérez"' in text
        assert text.count('value="clave1234"') == 2
        assert self.alerts(text) == ["El ID de usuario está disponible."]

    def test_a_window_gets_a_frame_and_the_frame_gets_the_page(self) -> None:
        """What a browser asks for decides."""
        outer = self.client.get("/registro/", headers={"sec-fetch-dest": "document"}).content
        inner = self.client.get("/registro/", headers={"sec-fetch-dest": "frame"}).content
        assert b'<frame name="contenido" src="/registro/">' in outer
        assert b"Registro de usuario" in inner
        assert self.client.get("/cabecera/").status_code == 200

    def test_the_address_is_locked_at_its_moment(self) -> None:
        """Only once it was found free."""
        assert self.readonly(self.press("comprobar-usuario")) == {"txtMailSenae"}
        assert self.readonly(self.press("comprobar-correo")) == {"txtMail", "txtMail2", "txtMailSenae"}
        assert self.readonly(self.client.get(FORM).content.decode("windows-1252")) == {
            "txtMail",
            "txtMail2",
            "txtMailSenae",
        }

    def test_a_refusal_stands_beside_its_field(self) -> None:
        """And nobody is registered."""
        text = self.press("registrar", celular="0812345678")
        assert f'<font class="error">{_error("celular", "celular-empieza-con-09")}</font>' in text
        assert not Account.objects.exists()

    def test_a_defect_shows_in_this_look_too(self) -> None:
        """The policy is the same."""
        page = self.client.get(FORM, headers={"x-portal-defect": "sin-campo-fax"}).content
        assert b'name="txtFax"' not in page
        assert b"txtTel2" in page


class OtherLookTest(TestCase):
    """What is not a look."""

    @override_settings(PORTAL_LOOK="barroca")
    def test_an_unknown_look_is_refused(self) -> None:
        """In one sentence."""
        with self.assertRaisesMessage(ImproperlyConfigured, "PORTAL_LOOK es «barroca» y puede ser: clasica"):
            Client().get("/")

    def test_the_portals_own_look_has_no_frame(self) -> None:
        """Nor a head for one."""
        assert Client().get("/cabecera/").status_code == 404
        assert b"<frame" not in Client().get("/", headers={"sec-fetch-dest": "document"}).content


def _error(name: str, code: str) -> str:
    return next(rule.error for rule in RULEBOOK.rules[name] if rule.code == code)

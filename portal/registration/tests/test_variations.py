"""The harmless variations: each shows, what is sent is understood, and a name that nobody knows is refused."""

from typing import Any

from django.core import mail
from django.test import Client, SimpleTestCase, TestCase

from portal.registration.assets import ASSETS
from portal.registration.defects.catalogue import BY_ID as DEFECTS
from portal.registration.messages import Message
from portal.registration.policy import HEALTHY
from portal.registration.tests.helpers import FORM, Person, valid
from portal.registration.variations.catalogue import BY_ID, VARIATIONS
from portal.registration.variations.middleware import VARIATION_HEADER


class RegistryTests(SimpleTestCase):
    """What they are."""

    def test_each_has_a_name_of_its_own(self) -> None:
        """A name given twice would hide one of them."""
        assert len(BY_ID) == len(VARIATIONS) >= 25

    def test_each_mask_hides_defects_that_there_are(self) -> None:
        """Defects under other names would be sown where nobody reaches them."""
        masks = {name for each in VARIATIONS for name in each.masks}
        assert masks
        assert all(any(defect.startswith(name) for defect in DEFECTS) for name in masks)

    def test_each_script_is_served(self) -> None:
        """A script that is not there would change nothing, and prove nothing."""
        wanted = {name for each in VARIATIONS for name in each.change(HEALTHY).look.scripts}
        assert wanted
        assert wanted <= set(ASSETS)

    def test_other_words_leave_no_message_as_it_was(self) -> None:
        """Otherwise the profile that pins them would not be needed."""
        told = BY_ID["otra-redaccion"].change(HEALTHY).messages
        assert all(told[each].text != HEALTHY.messages[each].text for each in Message)


class FormTests(TestCase):
    """What they show."""

    def shown(self, variation: str) -> str:
        """The form in a variation."""
        return self.client.get(FORM, headers={VARIATION_HEADER: variation}).content.decode()

    def check(self, values: dict[str, str]) -> dict[str, Any]:
        """Ask whether the ID is free, in the variation with other names."""
        headers = {VARIATION_HEADER: "otros-nombres", "Accept": "application/json"}
        answer = self.client.post(FORM, {**values, "accion": "comprobar-usuario"}, headers=headers)
        return dict(answer.json())

    def test_each_shows_what_it_says(self) -> None:
        """A variation that shows nothing would prove nothing."""
        plain = self.client.get(FORM).content.decode()
        marks = {"otro-estilo": "otra.css", "en-grupos": '<fieldset class="card', "otros-nombres": 'name="wf2_usuario"'}
        for name, mark in marks.items():
            assert mark not in plain
            assert mark in self.shown(name)

    def test_several_are_applied_at_once(self) -> None:
        """As measurements combine them."""
        page = self.shown("otro-estilo,otros-nombres,sondeo")
        assert all(mark in page for mark in ("otra.css", 'name="wf2_usuario"', "variacion-sondeo.js", "servidor-mudo"))

    def test_only_pages_that_need_it_may_ask_another_server(self) -> None:
        """The content policy stays as it is for all others."""
        plain, asking = (self.client.get(FORM, headers={VARIATION_HEADER: name}) for name in ("ocultos", "sondeo"))
        assert "frame-src" not in plain.headers["Content-Security-Policy"]
        assert "frame-src http://127.0.0.1:" in asking.headers["Content-Security-Policy"]

    def test_late_scripts_are_only_named(self) -> None:
        """The page adds them itself, later."""
        assert 'src="/estatico/formulario.js' not in self.shown("programas-tarde")

    def test_no_control_keeps_its_name(self) -> None:
        """But the button's, which says what to do."""
        page = self.shown("otros-nombres")
        assert not [name for name in HEALTHY.fields if f'name="{name}"' in page or f'id="{name}"' in page]

    def test_what_is_sent_under_other_names_is_understood(self) -> None:
        """And under the usual names nothing arrives."""
        values = valid()
        understood = self.check({f"wf2_{name}": value for name, value in values.items()})
        assert understood["estados"]["usuario"]["tipo"] == "libre"
        assert "usuario" in self.check(values)["errores"]

    def test_a_name_that_nobody_knows_is_refused(self) -> None:
        """So that a typing error is not taken for a healthy portal."""
        assert self.client.get(FORM, headers={VARIATION_HEADER: "otra"}).status_code == 400

    def test_a_reserved_value_is_free_for_its_session_alone(self) -> None:
        """Another session hears that it is in use."""
        values, headers = valid(), {VARIATION_HEADER: "reserva-al-comprobar", "Accept": "application/json"}
        sent = {**values, "accion": "comprobar-usuario"}
        answers = [
            client.post(FORM, sent, headers=headers).json()["estados"]["usuario"]["tipo"]
            for client in (self.client, self.client, Client())
        ]
        assert answers == ["libre", "libre", "ocupado"]

    def test_the_code_comes_with_another_notice(self) -> None:
        """Which has no code, before it or after it."""
        for number, (name, place) in enumerate({"aviso-antes-del-codigo": 1, "aviso-despues-del-codigo": 0}.items()):
            mail.outbox.clear()
            self.ask_code(name, valid(number + 1))
            assert len(mail.outbox) == 2
            assert mail.outbox[place].subject == HEALTHY.mail.subject
            assert mail.outbox[0].to == mail.outbox[1].to

    def test_a_code_with_enie_is_taken(self) -> None:
        """It is one of letters and digits."""
        values = valid()
        self.ask_code("codigo-con-enie", values)
        code = "".join(each for each in str(mail.outbox[0].body).split() if each.startswith("Ñ"))
        assert len(code) == HEALTHY.code.length
        assert self.press("codigo-con-enie", {**values, "codigo": code}, "registrar")["destino"]

    def test_a_guessable_password_is_refused(self) -> None:
        """And another one is not."""
        for password, is_refused in {"Aduana26": True, "Rvk48Tzq": False}.items():
            typed = valid(contrasena=password, contrasena2=password)
            answer = self.press("contrasena-no-adivinable", typed, "registrar")
            assert ("contrasena" in answer["errores"]) is is_refused

    def test_a_person_who_is_inside_enters_elsewhere_only_after_leaving(self) -> None:
        """And is told why."""
        Person().register()
        typed = {"usuario": "persona1", "contrasena": "clave1234"}
        here, there = (Client(headers={VARIATION_HEADER: "una-sesion-por-persona"}) for _ in range(2))
        assert here.post("/", typed).status_code == 302
        assert "Ya existe una sesión activa" in there.post("/", typed).content.decode()
        here.post("/salir/")
        assert there.post("/", typed).status_code == 302

    def press(self, variation: str, values: dict[str, str], action: str) -> dict[str, Any]:
        """Press a button of the form in a variation."""
        headers = {VARIATION_HEADER: variation, "Accept": "application/json"}
        return dict(self.client.post(FORM, {**values, "accion": action}, headers=headers).json())

    def ask_code(self, variation: str, values: dict[str, str]) -> None:
        """Ask for a code once the three values were checked, in a session of its own."""
        self.client = Client()
        for action in ("comprobar-usuario", "comprobar-documento", "comprobar-correo", "solicitar-codigo"):
            self.press(variation, values, action)

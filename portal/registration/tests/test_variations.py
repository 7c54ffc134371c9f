"""The harmless variations: each shows, what is sent is understood, and a name that nobody knows is refused."""

from typing import Any

from django.test import SimpleTestCase, TestCase

from portal.registration.messages import Message
from portal.registration.policy import HEALTHY
from portal.registration.tests.helpers import FORM, valid
from portal.registration.variations import BY_ID, VARIATION_HEADER, VARIATIONS


class RegistryTests(SimpleTestCase):
    """What they are."""

    def test_there_are_five_with_names_of_their_own(self) -> None:
        """Wording, style, pace, grouping and names."""
        assert len(BY_ID) == len(VARIATIONS) == 5

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

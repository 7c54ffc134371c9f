"""Security codes and the five messages (5.3.1)."""

import re
from smtplib import SMTPServerDisconnected
from unittest.mock import patch

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import SimpleTestCase, TestCase

from portal.registration import codes
from portal.registration.messages import MESSAGES
from portal.registration.models import Account, SecurityCode
from portal.registration.tests.helpers import Person


class GenerationTests(SimpleTestCase):
    """What a code looks like."""

    def test_letters_and_digits(self) -> None:
        """Eight characters, always both kinds, none ambiguous."""
        for _ in range(300):
            code = codes.generate(codes.CodePolicy())
            assert re.search(r"^(?=.*[A-Z])(?=.*[2-9])[A-HJ-NP-Z2-9]{8}$", code)

    def test_five_distinct_messages(self) -> None:
        """Nobody can mistake one for another."""
        assert len({notice.text for notice in MESSAGES.values()}) == 5
        assert len({notice.title for notice in MESSAGES.values()}) == 5


class LifeTests(TestCase):
    """From the request of a code to its use."""

    def setUp(self) -> None:
        """Somebody whose three checks are made."""
        self.person = Person()
        self.person.check_all()

    def test_mail(self) -> None:
        """Exact subject, text and HTML, the code on a line of its own, fifteen minutes."""
        code = self.person.ask_code()
        message = mail.outbox[-1]
        assert message.subject == "ACTIVACIÓN DE CORREO ELECTRÓNICO"
        assert "15 minutos" in str(message.body)
        assert isinstance(message, EmailMultiAlternatives)
        html = str(message.alternatives[0][0])
        assert code in html
        assert code not in SecurityCode.objects.get().digest

    def test_fifteen_minutes_exactly(self) -> None:
        """15:00 is in time."""
        code = self.person.ask_code()
        self.person.wait(minutes=15)
        assert self.person.press("registrar", codigo=code)["resultado"] == "registrado"

    def test_one_second_more(self) -> None:
        """15:01 is not (M3), unless the code is wrong anyway (M5)."""
        code = self.person.ask_code()
        self.person.wait(minutes=15, seconds=1)
        assert self.person.message(codigo=code) == "M3"
        assert self.person.message(codigo="AAAAAAA2") == "M5"
        assert self.person.message(codigo="") == "M5"
        assert not Account.objects.exists()

    def test_never_requested(self) -> None:
        """M4 whatever is typed."""
        assert self.person.message(codigo="") == "M4"
        assert self.person.message(codigo="ABCD2345") == "M4"

    def test_requested_then_wrong(self) -> None:
        """M2 on the request; M5 for nothing and for another."""
        assert self.person.message("solicitar-codigo") == "M2"
        assert self.person.message(codigo="") == "M5"
        assert self.person.message(codigo="ABCD2345") == "M5"

    def test_resend_replaces(self) -> None:
        """The former code is wrong from then on and the clock starts again."""
        first = self.person.ask_code()
        self.person.wait(minutes=10)
        second = self.person.ask_code()
        assert self.person.message(codigo=first) == "M5"
        self.person.wait(minutes=10)
        assert self.person.press("registrar", codigo=second)["resultado"] == "registrado"

    def test_bound_to_its_session(self) -> None:
        """Somebody else's code is wrong."""
        code = self.person.ask_code()
        other = Person(2)
        other.check_all()
        other.ask_code()
        assert other.message(codigo=code) == "M5"

    def test_single_use(self) -> None:
        """After the registration the session starts afresh."""
        code = self.person.ask_code()
        self.person.press("registrar", codigo=code)
        self.person.values = Person(3).values
        self.person.check_all()
        assert self.person.message(codigo=code) == "M4"

    def test_differing_addresses(self) -> None:
        """M1 on the three buttons, before anything else."""
        for action in ("comprobar-correo", "solicitar-codigo", "registrar"):
            assert self.person.message(action, correo2="otra@example.com") == "M1"
        assert mail.outbox == []

    def test_fields_come_before_the_code(self) -> None:
        """No dialog while another field is wrong; the errors are all there."""
        answer = self.person.press("registrar", celular="0812345678", direccion="")
        assert answer["mensaje"] is None
        assert list(answer["errores"]) == ["direccion", "celular", "codigo"]

    def test_mail_server_down(self) -> None:
        """Said beside the field, 503, and nothing counts as sent."""
        with patch("portal.registration.mail.EmailMultiAlternatives.send", side_effect=SMTPServerDisconnected):
            answer = self.person.press("solicitar-codigo")
        assert (self.person.status, answer["mensaje"]) == (503, None)
        assert "No se pudo enviar el correo" in answer["errores"]["codigo"]
        assert self.person.message(codigo="ABCD2345") == "M4"

"""What hostile visitors try, one by one (docs/seguridad-del-portal.md says which requirement of ASVS each shows)."""

import json
import logging
import secrets
from unittest.mock import patch

from django.conf import settings
from django.contrib.auth.hashers import get_hasher, make_password
from django.core import mail
from django.test import Client, SimpleTestCase, TestCase, override_settings

from portal.registration import codes
from portal.registration.log import LineFormatter
from portal.registration.models import Account
from portal.registration.network import network
from portal.registration.tests.fault_cases import fault_case
from portal.registration.tests.helpers import FORM, Person

ONE = {name: (1, 900) for name in settings.PORTAL_LIMITS}
WIDE = settings.PORTAL_LIMITS


class PasswordTests(TestCase):
    """Kept dear to guess, and exactly as typed."""

    @override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"])
    def test_stored_with_argon2(self) -> None:
        """Argon2id with a salt of its own, at or above what OWASP asks: 19 MiB and two rounds."""
        kept, again = make_password("clave1234"), make_password("clave1234")
        assert kept.startswith("argon2$argon2id$")
        assert kept != again
        facts = get_hasher().decode(kept)
        assert (facts["memory_cost"] >= 19 * 1024, facts["time_cost"] >= 2) == (True, True)

    def test_never_cut_short(self) -> None:
        """A password of 128 characters opens; the same with one more does not, here or when registering."""
        long = "a1" * 64
        person = Person(contrasena=long, contrasena2=long)
        person.register()
        assert Client().post("/", {"usuario": "persona1", "contrasena": long + "x"}).status_code == 401
        assert Client().post("/", {"usuario": "persona1", "contrasena": long.upper()}).status_code == 401
        assert Client().post("/", {"usuario": "persona1", "contrasena": long}).status_code == 302
        assert Person(2).press("registrar", contrasena=long + "x", contrasena2=long + "x")["errores"]["contrasena"]

    def test_never_sent_back(self) -> None:
        """Neither a page nor an answer holds what was typed as a password."""
        response = Client().post(FORM, Person(contrasena="secreta99", contrasena2="secreta99").values)
        self.assertNotContains(response, "secreta99", status_code=422)
        assert "secreta99" not in json.dumps(Person().press("registrar", contrasena="secreta99"))


class SessionTests(TestCase):
    """Sessions are the portal's own, and end."""

    def setUp(self) -> None:
        """Somebody registered and signed in."""
        self.person = Person()
        self.person.register()
        self.client.post("/", {"usuario": "persona1", "contrasena": "clave1234"}, headers=self.at())

    def at(self) -> dict[str, str]:
        """The header with the instant."""
        return {"X-Portal-Instant": self.person.now.isoformat()}

    @fault_case(
        "Sesión plantada",
        injected="una clave de sesión que el portal no dio",
        holds="el portal la cambia por una suya",
    )
    def test_planted_session_is_not_adopted(self) -> None:
        """A session key that the portal did not give is exchanged for one of its own."""
        victim = Person(2)
        victim.client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
        victim.check_all()
        assert victim.client.cookies[settings.SESSION_COOKIE_NAME].value != "a" * 32

    def test_key_changes_on_registration(self) -> None:
        """Whoever knew the session before knows nothing of what was registered in it."""
        victim, spy = Person(2), Client()
        victim.check_all()
        spy.cookies[settings.SESSION_COOKIE_NAME] = victim.client.cookies[settings.SESSION_COOKIE_NAME].value
        victim.press("registrar", codigo=victim.ask_code())
        self.assertContains(victim.client.get("/registro/completado/"), "persona2")
        self.assertRedirects(spy.get("/registro/completado/"), "/registro/")

    def test_ends_without_use_and_at_last(self) -> None:
        """After half an hour without use, and after eight hours of use."""
        for minutes, expected in ((29, 200), (31, 302)):
            self.person.wait(minutes=minutes)
            assert self.client.get("/servicios/", headers=self.at()).status_code == expected
        self.client.post("/", {"usuario": "persona1", "contrasena": "clave1234"}, headers=self.at())
        for _ in range(24):
            self.person.wait(minutes=20)
            last = self.client.get("/servicios/", headers=self.at()).status_code
        assert last == 200
        self.person.wait(minutes=1)
        assert self.client.get("/servicios/", headers=self.at()).status_code == 302

    def test_signing_out_ends_it_on_the_server(self) -> None:
        """The old cookie opens nothing."""
        old = self.client.cookies[settings.SESSION_COOKIE_NAME].value
        self.client.post("/salir/")
        thief = Client()
        thief.cookies[settings.SESSION_COOKIE_NAME] = old
        self.assertRedirects(thief.get("/servicios/"), "/")


class GuessingTests(TestCase):
    """Limits by session, by account or address, and by network."""

    def setUp(self) -> None:
        """Somebody who holds a code."""
        self.person = Person()
        self.person.check_all()
        self.code = self.person.ask_code()

    def test_entropy(self) -> None:
        """Some 40 bits from the system's source; 2000 codes are all different."""
        policy = codes.CodePolicy()
        assert (len(policy.letters) + len(policy.digits)) ** policy.length >= 2**39
        with patch("portal.registration.codes.secrets.choice", wraps=secrets.choice) as drawn:
            assert len({codes.generate(policy) for _ in range(2000)}) == 2000
        assert drawn.called

    @fault_case(
        "Código adivinado intento a intento",
        injected="más intentos de los admitidos, y después el código correcto",
        holds="el correcto tampoco pasa hasta que el plazo termina",
    )
    def test_the_right_code_does_not_pass_beyond_the_limit(self) -> None:
        """Else the limit would stop nobody who guesses on."""
        with override_settings(PORTAL_LIMITS=WIDE | {"codigo-intento": (2, 900)}):
            self.person.message(codigo="AAAAAAA2")
            self.person.message(codigo="AAAAAAA3")
            self.person.press("registrar", codigo=self.code)
            assert (self.person.status, Account.objects.count()) == (429, 0)
            self.person.wait(minutes=15)
            assert self.person.message(codigo=self.code) != "M3"
        assert Account.objects.count() == 1

    def test_guesses_by_address(self) -> None:
        """Another session for the same address does not begin to count anew."""
        with override_settings(PORTAL_LIMITS=WIDE | {"codigo-intento-correo": (1, 900)}):
            self.person.message(codigo="AAAAAAA2")
            other = Person()
            other.check_all()
            other.press("registrar", codigo=other.ask_code())
        assert other.status == 429

    def test_limits_by_network(self) -> None:
        """Codes, forms and checks from one network, whatever the session and whatever a header claims."""
        with override_settings(PORTAL_LIMITS=WIDE | {"codigo-origen": (0, 900)}):
            self.person.press("solicitar-codigo")
            assert (self.person.status, len(mail.outbox)) == (429, 1)
        with override_settings(PORTAL_LIMITS=WIDE | {"registro-origen": (0, 900)}):
            self.person.press("registrar", codigo=self.code)
            assert self.person.status == 429
        with override_settings(PORTAL_LIMITS=ONE):
            claims = {"X-Forwarded-For": "203.0.113.9", "Accept": "application/json"}
            answers = [Client().post(FORM, {"accion": "comprobar-usuario", "usuario": "abcd"}, headers=claims)] * 1
            answers.append(Client().post(FORM, {"accion": "comprobar-usuario", "usuario": "abce"}, headers=claims))
            assert answers[-1].status_code == 429

    def test_one_network(self) -> None:
        """An IPv4 address; of IPv6 the 64 bits that one subscriber has."""
        request = self.client.get("/").wsgi_request
        found = []
        for text in ("192.0.2.7", "2001:db8:1:2:3::4", "2001:db8:1:2:ffff::9", "fe80::1%eth0", ""):
            request.META["REMOTE_ADDR"] = text
            found.append(network(request))
        assert found == ["192.0.2.7", "2001:db8:1:2::/64", "2001:db8:1:2::/64", "fe80::/64", ""]

    def test_a_stranger_cannot_lock_somebody_out(self) -> None:
        """Failures from another network do not count against this one."""
        self.person.press("registrar", codigo=self.code)
        typed = {"usuario": "persona1", "contrasena": "clave1234"}
        with override_settings(PORTAL_LIMITS=WIDE | {"ingreso-id": (1, 900)}):
            for _ in range(3):
                Client(REMOTE_ADDR="127.0.0.9").post("/", typed | {"contrasena": "x"})
            assert Client(REMOTE_ADDR="127.0.0.9").post("/", typed).status_code == 429
            assert Client().post("/", typed).status_code == 302


class EnumerationTests(TestCase):
    """Nothing tells of an account but the buttons that the document orders, and those are limited."""

    def test_registrar_counts_as_a_check(self) -> None:
        """What was not checked is told by «Registrar» within the limit of the checks only, taken or not."""
        Person().register()
        with override_settings(PORTAL_LIMITS=WIDE | {"disponibilidad": (4, 600)}):
            answers = [Person(2, usuario=name).press("registrar") for name in ("persona1", "persona1", "nadie")]
        assert "ya está en uso" in answers[0]["errores"]["usuario"]
        assert answers[1] == answers[2]

    def test_an_unknown_id_costs_a_hash_too(self) -> None:
        """So that time tells nothing; no page and no status do either."""
        Person().register()
        hasher = "django.contrib.auth.hashers.MD5PasswordHasher.encode"
        for name in ("persona1", "desconocido"):
            with patch(hasher, autospec=True, side_effect=lambda *_: "md5$x$y") as hashed:
                response = Client().post("/", {"usuario": name, "contrasena": "nada1234"})
            assert (hashed.call_count, response.status_code) == (1, 401)


class InjectionTests(TestCase):
    """Texts of visitors stay texts: in mails, pages, queries and the log."""

    @fault_case(
        "Cabeceras de correo inyectadas",
        injected="direcciones con saltos de línea, otras cabeceras y varios destinatarios",
        holds="ningún correo con otra cabecera ni con otro lector",
    )
    def test_mail_headers(self) -> None:
        """A line break in an address makes no header, and no mail with more readers."""
        for value in (
            "a@example.com\r\nBcc: b@example.com",
            "a@example.com\nSubject: x",
            "a@example.com, b@example.com",
        ):
            person = Person(correo=value, correo2=value)
            person.press("comprobar-correo")
            person.press("solicitar-codigo")
            assert person.status in {200, 422}
        assert all(message.recipients() == [message.to[0]] and "," not in message.to[0] for message in mail.outbox)
        assert all("\n" not in name + str(value) for each in mail.outbox for name, value in each.message().items())

    @fault_case(
        "Marcado y consultas inyectados",
        injected="etiquetas de HTML y comillas de SQL en los campos",
        holds="se muestran y se buscan tal como se escribieron",
    )
    def test_markup_and_queries(self) -> None:
        """Shown as typed, asked as typed."""
        hostile = "<script>alert(1)</script>' OR '1'='1"
        response = Client().post(FORM, Person(nombre=hostile, usuario=hostile[:20]).values)
        self.assertContains(response, "&lt;script&gt;alert(1)", status_code=422)
        self.assertNotContains(response, "<script>alert(1)", status_code=422)
        assert Person(usuario="x' OR '1'='1").press("comprobar-usuario")["resultado"] == "rechazado"

    def test_controls_and_turned_text(self) -> None:
        """Invisible characters that forge another line or another order are not kept."""
        person = Person(nombre="Ana\r\nAdmin\x00\u202enimda", direccion="Calle\t1")
        person.register()
        account = Account.objects.get()
        assert (account.name, account.address) == ("AnaAdminnimda", "Calle1")

    def test_only_its_own_fields(self) -> None:
        """What a form adds of its own accord is not written."""
        person = Person()
        person.values |= {"is_active": "", "id": "77", "registered_at": "2001-01-01", "password": "x"}
        person.register()
        account = Account.objects.get()
        assert (account.is_active, account.pk != 77, account.registered_at == person.now) == (True, True, True)

    @fault_case(
        "Registro de sucesos falsificado",
        injected="saltos de línea y sucesos inventados en lo que el portal anota",
        holds="un suceso, una línea; ningún secreto en ellas",
    )
    def test_log_lines(self) -> None:
        """One event is one line, whatever the visitor wrote; no secret is in it."""
        shown: list[str] = []
        handler = logging.Handler()
        handler.setFormatter(LineFormatter())
        handler.emit = lambda record: shown.append(handler.format(record))  # type: ignore[method-assign]
        logger = logging.getLogger("portal.seguridad")
        logger.addHandler(handler)
        self.addCleanup(logger.removeHandler, handler)
        person = Person()
        person.register()
        forged = 'persona1\n{"que": "ingreso", "resultado": "admitido"}'
        Client().post("/", {"usuario": forged, "contrasena": "clave1234"})
        Client(enforce_csrf_checks=True).post(FORM, {}, headers={"Origin": "null\u2028x"})
        lines = [json.loads(line) for line in shown]
        assert all(len(line.splitlines()) == 1 and line.isascii() for line in shown)
        assert [line["que"] for line in lines][-3:] == ["registrar", "ingreso", "formulario-ajeno"]
        assert {"cuando", "nivel", "de", "que", "donde", "sesion"} <= lines[0].keys()
        kept_out = [person.values[name] for name in ("contrasena", "codigo", "correo", "documento")]
        assert not [secret for secret in kept_out if secret in "".join(shown)]


class TestModeTests(SimpleTestCase):
    """Test mode is for this machine."""

    def test_closed_to_others(self) -> None:
        """Another machine, or another name for this one, meets a refusal."""
        assert Client(REMOTE_ADDR="192.0.2.7").get("/salud").status_code == 403
        assert Client().get("/salud", headers={"Host": "portal.example"}).status_code == 400
        assert not settings.SESSION_COOKIE_SECURE

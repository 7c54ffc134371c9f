"""Availability, registration and the race for one ID (5.3.1, 5.3.2, 5.4)."""

from threading import Barrier, Thread

from django.conf import settings
from django.db import connections
from django.test import Client, TestCase, TransactionTestCase, override_settings

from portal.registration.models import Account, SecurityCode
from portal.registration.tests.helpers import FORM, Person, valid

LOW = settings.PORTAL_LIMITS | {
    "codigo-solicitud": (2, 3600),
    "codigo-correo": (2, 3600),
    "codigo-intento": (1, 900),
    "disponibilidad": (4, 600),
    "ingreso-id": (1, 900),
    "ingreso-origen": (9, 900),
}


class AvailabilityTests(TestCase):
    """The three buttons."""

    def test_free_taken_and_neither(self) -> None:
        """Free, then taken without regard to case, and the rule's error for what is not valid."""
        Person().register()
        other = Person(2)
        assert other.press("comprobar-usuario")["estados"]["usuario"]["tipo"] == "libre"
        assert other.press("comprobar-usuario", usuario="PERSONA1")["resultado"] == "ocupado"
        answer = other.press("comprobar-usuario", usuario="x")
        assert (answer["estados"], list(answer["errores"])) == ({}, ["usuario"])
        assert other.press("comprobar-documento", documento=valid()["documento"])["resultado"] == "ocupado"
        address = "Persona1@EXAMPLE.com"
        assert other.press("comprobar-correo", correo=address, correo2=address)["resultado"] == "ocupado"

    def test_email_stays(self) -> None:
        """Once found free, the address may not be changed, here or when registering."""
        person = Person()
        assert person.press("comprobar-correo")["resultado"] == "libre"
        person.values |= {"correo": "nueva@example.com", "correo2": "nueva@example.com"}
        for action in ("comprobar-correo", "solicitar-codigo", "registrar"):
            assert "no puede cambiarlo" in person.press(action)["errores"]["correo2"]
        self.assertContains(person.client.get(FORM), 'value="persona1@example.com"', count=2)
        person.client.post(FORM + "reiniciar/")
        assert person.press("comprobar-correo")["resultado"] == "libre"

    def test_must_be_checked(self) -> None:
        """Registrar wants the three checks, of the values that are sent."""
        person = Person()
        assert list(person.press("registrar")["errores"]) == ["usuario", "documento", "correo2", "codigo"]
        assert list(person.press("solicitar-codigo")["errores"]) == ["correo2"]
        person.check_all()
        assert list(person.press("registrar", usuario="otra.persona")["errores"]) == ["usuario", "codigo"]

    @override_settings(PORTAL_LIMITS=LOW)
    def test_limits(self) -> None:
        """Checks, codes and guesses are counted."""
        person = Person()
        person.check_all()
        person.ask_code()
        person.ask_code()
        person.press("solicitar-codigo")
        assert person.status == 429
        assert person.message(codigo="ABCD2345") == "M5"
        person.press("registrar")
        assert person.status == 429
        person.press("comprobar-usuario")
        person.press("comprobar-usuario")
        assert person.status == 429
        person.wait(minutes=10)
        assert person.press("comprobar-usuario")["resultado"] == "libre"


class RegistrationTests(TestCase):
    """From the form to an account."""

    def test_registered(self) -> None:
        """An active account, a page that says so, and the SENAE address."""
        person = Person()
        assert person.register()["destino"] == "/registro/completado/"
        account = Account.objects.get()
        assert account.is_active
        assert account.check_password("clave1234")
        assert account.senae_email == "persona1@correo.aduana.gob.ec"
        self.assertContains(person.client.get("/registro/completado/"), "persona1")
        self.assertRedirects(Client().get("/registro/completado/"), "/registro/")

    def test_taken_meanwhile(self) -> None:
        """What was free when checked may be taken when sent."""
        slow, quick = Person(), Person(2, usuario="persona1")
        slow.check_all()
        quick.register()
        assert "ya está en uso" in slow.press("registrar")["errores"]["usuario"]

    def test_without_script(self) -> None:
        """A plain POST shows the form again: errors, values, no password; the last answer redirects."""
        client = Client()
        response = client.post(FORM, valid(celular="123"))
        assert response.status_code == 422
        self.assertContains(response, "El número de celular debe empezar con 09.", status_code=422)
        self.assertContains(response, 'value="Calle Larga 1-23"', status_code=422)
        self.assertNotContains(response, "clave1234", status_code=422)
        person = Person()
        person.check_all()
        code = person.ask_code()
        response = person.client.post(
            FORM, person.values | {"codigo": code}, headers={"X-Portal-Instant": person.now.isoformat()}
        )
        self.assertRedirects(response, "/registro/completado/")

    def test_csrf(self) -> None:
        """A form from elsewhere is refused, in Spanish."""
        response = Client(enforce_csrf_checks=True).post(FORM, valid())
        self.assertContains(response, "No pudimos verificar el formulario", status_code=403)


class RaceTests(TransactionTestCase):
    """Two at once, on a file database."""

    def race(self, people: list[Person]) -> list[str]:
        """All press Registrar at the same instant."""
        gate, results = Barrier(len(people)), []

        def go(person: Person) -> None:
            gate.wait()
            results.append(person.press("registrar")["resultado"])
            connections.close_all()

        threads = [Thread(target=go, args=(person,)) for person in people]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return sorted(results)

    def test_same_id(self) -> None:
        """Exactly one account."""
        people = [Person(number, usuario="codiciado") for number in range(1, 5)]
        for person in people:
            person.check_all()
            person.values["codigo"] = person.ask_code()
        assert self.race(people) == ["rechazado"] * 3 + ["registrado"]
        assert Account.objects.count() == 1
        assert SecurityCode.objects.exclude(consumed_at=None).count() == 1

    def test_double_click(self) -> None:
        """One session, two requests, one account."""
        person, twin = Person(), Person()
        person.check_all()
        person.values["codigo"] = person.ask_code()
        twin.client.cookies, twin.values = person.client.cookies, person.values
        assert self.race([person, twin]).count("registrado") == 1
        assert Account.objects.count() == 1

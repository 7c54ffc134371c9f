"""Rules of the fields at their boundaries (5.3.1), and the lists."""

from django.test import SimpleTestCase

from portal.registration import documents
from portal.registration.availability import email_key
from portal.registration.catalogs import CATALOGS
from portal.registration.fields import FIELDS
from portal.registration.rulebook import RULEBOOK, evaluate
from portal.registration.rules import Form
from portal.registration.tests.helpers import cedula, valid


def broken(**changes: str) -> dict[str, str]:
    """The rules that a form breaks, without the code's."""
    failures = evaluate(FIELDS, RULEBOOK, Form(valid() | changes, CATALOGS))
    return {name: failure.code for name, failure in failures.items() if name != "codigo"}


class RuleTests(SimpleTestCase):
    """One value at a time in a form that is otherwise valid."""

    def accepts(self, name: str, *values: str, **context: str) -> None:
        """Every value passes."""
        for value in values:
            with self.subTest(field=name, value=value):
                assert broken(**context, **{name: value}) == {}

    def refuses(self, name: str, code: str, *values: str, **context: str) -> None:
        """Every value breaks that rule of that field and no other."""
        for value in values:
            with self.subTest(field=name, value=value):
                assert broken(**context, **{name: value}) == {name: code}

    def test_healthy_form(self) -> None:
        """The control breaks nothing."""
        assert broken() == {}

    def test_mandatory(self) -> None:
        """Twelve fields are mandatory (4.2.1), five are not."""
        mandatory = [name for name, field in FIELDS.items() if field.mandatory]
        assert (len(FIELDS), len(mandatory)) == (17, 12)
        for name in set(mandatory) - {"codigo", "contrasena", "correo"}:
            self.refuses(name, "obligatorio", "")
        for name in ("telefono2", "fax", "ciudad"):
            self.accepts(name, "")
        assert broken(provincia="", ciudad="") == {}

    def test_username(self) -> None:
        """4 to 20 characters of a short alphabet."""
        self.accepts("usuario", "abcd", "a" * 20, "Ana_P-1.x")
        self.refuses("usuario", "id-longitud", "abc", "a" * 21)
        self.refuses("usuario", "id-caracteres", "ana perez", "año2026", "ana@x", "аna.p", "ana\u200bp", "\uff41na.p")

    def test_documents(self) -> None:
        """RUC, cédula and passport each by its own rule."""
        natural = cedula(5) + "001"
        self.accepts("documento", natural, "1790012345001", "1760001550001", tipo_documento="RUC")
        self.refuses(
            "documento", "ruc-valido", natural[:12], natural[:10] + "000", "9990012345001", tipo_documento="RUC"
        )
        wrong = cedula(5)[:9] + str((int(cedula(5)[9]) + 1) % 10)
        self.refuses("documento", "ruc-valido", wrong + "001", tipo_documento="RUC")
        self.refuses("documento", "cedula-valida", wrong, cedula(5)[:9], "2510000000", "171000000x")
        self.accepts("documento", "AB123", "x" * 20, tipo_documento="PASAPORTE")
        self.refuses("documento", "pasaporte-valido", "AB12", "x" * 21, "AB-1234", tipo_documento="PASAPORTE")
        self.refuses("documento", "documento-tipo", cedula(1), tipo_documento="LICENCIA")
        assert documents.is_cedula("1710034065")

    def test_password(self) -> None:
        """At least 8, letters and digits, both."""
        for value, code in (
            ("abcd123", "contrasena-minimo"),
            ("abcd12 4", "contrasena-alfanumerica"),
            ("clave-1234", "contrasena-alfanumerica"),
            ("abcdefgh", "contrasena-mixta"),
            ("12345678", "contrasena-mixta"),
            ("abcd1234", "contrasena-comun"),
            ("Password1", "contrasena-comun"),
            ("2026ecuapass", "contrasena-comun"),
            ("a" * 128 + "1", "contrasena-maximo"),
        ):
            with self.subTest(value=value):
                assert broken(contrasena=value, contrasena2=value) == {"contrasena": code}
        assert broken(contrasena="qwmx4821", contrasena2="qwmx4821") == {}
        self.refuses("contrasena2", "contrasenas-iguales", "clave1235", "CLAVE1234")

    def test_telephones(self) -> None:
        """0 and 8 to 13 digits more; 09 and 8 to 12 more."""
        for name in ("telefono1", "telefono2"):
            self.accepts(name, "012345678", "0" + "1" * 13)
            self.refuses(name, "empieza-con-0", "123456789")
            self.refuses(name, "minimo-9", "01234567")
            self.refuses(name, "maximo-14", "0" + "1" * 14)
            self.refuses(name, "solo-digitos", "02-345678", "02 345678", "٠١٢٣٤٥٦٧٨")
        self.accepts("celular", "0912345678", "09" + "1" * 12)
        self.refuses("celular", "celular-empieza-con-09", "0812345678", "9912345678")
        self.refuses("celular", "celular-minimo-10", "091234567")
        self.refuses("celular", "maximo-14", "09" + "1" * 13)
        self.refuses("celular", "celular-operador", "0912345678", operador="OTRA")
        self.accepts("fax", "02 234 5678")
        self.refuses("fax", "fax-caracteres", "fax-1")

    def test_places(self) -> None:
        """Country and province of the list; the city, of its province."""
        self.refuses("pais", "pais-lista", "XX")
        self.refuses("ciudad", "ciudad-provincia", "Quito", "Atlantis")
        assert broken(provincia="99", ciudad="") == {"provincia": "provincia-lista"}
        assert broken(provincia="", ciudad="Cuenca") == {"ciudad": "ciudad-provincia"}

    def test_emails(self) -> None:
        """Valid and equal."""
        self.refuses("correo2", "correos-iguales", "otra@example.com")
        for value in ("\u017fol@example.com", "\u212aaren@example.com", '"a\x0bb"@example.com', "a\u200b@example.com"):
            with self.subTest(value=value):
                assert broken(correo=value, correo2=value).keys() == {"correo", "correo2"}
        assert email_key("Ana@Ñandú.EC") == email_key("ana@xn--and-6ma2c.ec")
        assert broken(correo="mal", correo2="mal") == {"correo": "correo-valido", "correo2": "correo-valido"}


class CatalogTests(SimpleTestCase):
    """The lists (5.3.1)."""

    def test_countries(self) -> None:
        """All of ISO 3166-1; the first ten as the document shows them."""
        first = "Andorra|Emiratos Árabes Unidos|Afganistán|Antigua y Barbuda|Anguilla|Albania|Armenia|Angola|Antártida"
        assert len(CATALOGS.countries) == 249
        assert [option.text for option in CATALOGS.countries][:10] == [*first.split("|"), "Argentina"]

    def test_provinces_and_cantons(self) -> None:
        """24 provinces in INEC's order and their 221 cantons, none twice in a province."""
        names = [option.text for option in CATALOGS.provinces]
        assert (len(names), names[0], names[9], names[23]) == (24, "Azuay", "Imbabura", "Santa Elena")
        assert [option.value for option in CATALOGS.provinces] == [f"{code:02d}" for code in range(1, 25)]
        assert sum(len(cantons) for cantons in CATALOGS.cantons.values()) == 221
        for cantons in CATALOGS.cantons.values():
            assert len(cantons) == len(set(cantons))

    def test_short_lists(self) -> None:
        """Types of document and operators, in the document's order."""
        assert [option.text for option in CATALOGS.operators] == ["CLARO", "MOVISTAR", "CNT", "TUENTI", "OTROS"]
        assert [option.text for option in CATALOGS.document_types] == ["RUC", "Cédula de Identidad", "Pasaporte"]

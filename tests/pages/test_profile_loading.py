"""Every key of a profile reaches its attribute, and a missing key has its default."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from harness.declarations import NotApplicable, Review, Waiver
from harness.errors import ConfigurationError
from harness.verdict import Verdict
from pages.profile import (
    Against,
    ClockControl,
    ClockKind,
    DataPolicy,
    Match,
    Message,
    PartKeys,
    Profile,
    SignInKeys,
    Wording,
    line_in,
    load_profile,
)

ADDRESS = "http://127.0.0.1:8000"
HEAD = f"schema = 1\nname = 'Portal de pruebas'\naddress = '{ADDRESS}'\n"
WHOLE = (
    HEAD
    + """
look = "clasica"
authorised = "Oficio 12"
tamper = true
deadline_seconds = 2.5
by_hand = ["5.1.portal-visible", "5.1.otro"]
[clock]
kind = "header"
name = "X-Hora"
carries = "offset"
url = "/reloj"
method = "PUT"
page = true
confirmed = "con el registro"
confirmed_by = "A. Analista"
[mail]
inbox = "https://correo.example/"
user_env = "CORREO"
password_env = "CLAVE"
authority = "autoridad.pem"
address = "qa+{unique}@pruebas.example"
deadline_seconds = 30
code_pattern = "Clave: (.+)"
route = "Lo confirmó el área de correo."
[access]
user_env = "PUERTA"
password_env = "LLAVE"
authority = "autoridad-portal.pem"
[availability]
free = "libre"
taken = "ocupado"
answer = "#dice"
[services]
refusal = "sin permiso"
[messages.codigo-vencido]
text = "caducó"
match = "exact"
approved_by = "A. Analista"
approved_on = 2026-11-24
against = "document"
[labels]
"Fax" = "Telefax"
[texts]
form_title = "Registro de persona"
approval."Senae" = "Lo autoriza la aduana"
[selectors]
"Fax" = "#fax"
[marks]
"Fax" = ".req"
[sign_in]
address = "/entrar"
way = ["Mi cuenta", "css=#abrir"]
user = "Alias"
password = "css=#clave"
button = "Vamos"
inside = "/dentro"
refused = "No pudimos ubicarle"
[parts]
names = ["Datos", "Domicilio"]
next = "Seguir"
previous = "Regresar"
[dismiss]
"Usamos cookies" = "css=.no"
[applicant]
"País" = "ECUADOR"
[extra_fields]
"Género" = "Femenino"
[[absent]]
requirement = "4.1.1.e-docs"
reason = "Se retiró."
[[waivers]]
requirement = "5.3.campo-fax"
observation = "No se ve."
reason = "Se corrige."
approver = "J. Jefa"
expires = 2026-12-31
fingerprint = "ab12"
[[reviews]]
requirement = "5.1.portal-visible"
verdict = "pass"
reviewer = "R. Revisora"
day = 2026-11-20
note = "Se ve."
fingerprint = "cd34"
[data]
first = "0900000000"
last = "0900009999"
refusal = "no consta"
[data.documents]
"RUC" = ["0900000001001", "0900000002001"]
"""
)
AS_SAID = Profile(
    name="Portal de pruebas",
    look="clasica",
    address=ADDRESS,
    authorised="Oficio 12",
    tamper=True,
    deadline=2.5,
    clock=ClockControl(
        *(ClockKind.HEADER, "X-Hora"),
        offset=True,
        url="/reloj",
        method="PUT",
        page=True,
        confirmed="con el registro",
        confirmed_by="A. Analista",
    ),
    inbox="https://correo.example",
    inbox_user="CORREO",
    inbox_password="CLAVE",
    inbox_authority="autoridad.pem",
    access_user="PUERTA",
    access_password="LLAVE",
    access_authority="autoridad-portal.pem",
    mail_address="qa+{unique}@pruebas.example",
    mail_deadline=30,
    code_pattern="Clave: (.+)",
    mail_route="Lo confirmó el área de correo.",
    free="libre",
    taken="ocupado",
    answer="#dice",
    service_refusal="sin permiso",
    messages={
        Message.CODE_EXPIRED: Wording("caducó", Match.EXACT, "A. Analista", date(2026, 11, 24), Against.DOCUMENT)
    },
    labels={"Fax": "Telefax"},
    form_title="Registro de persona",
    approvals={"Senae": "Lo autoriza la aduana"},
    selectors={"Fax": "#fax"},
    marks={"Fax": ".req"},
    sign_in=SignInKeys(
        *("/entrar", ("Mi cuenta", "css=#abrir"), "Alias", "css=#clave", "Vamos", "/dentro", "No pudimos ubicarle")
    ),
    parts=PartKeys(("Datos", "Domicilio"), next="Seguir", previous="Regresar"),
    dismiss={"Usamos cookies": "css=.no"},
    applicant={"País": "ECUADOR"},
    extra_fields={"Género": "Femenino"},
    absent=(NotApplicable("4.1.1.e-docs", "Se retiró."),),
    waivers=(Waiver("5.3.campo-fax", "No se ve.", "Se corrige.", "J. Jefa", date(2026, 12, 31), "ab12"),),
    by_hand=("5.1.portal-visible", "5.1.otro"),
    reviews=(Review("5.1.portal-visible", Verdict.PASS, "R. Revisora", date(2026, 11, 20), "Se ve.", "cd34"),),
    data=DataPolicy({"RUC": ("0900000001001", "0900000002001")}, "0900000000", "0900009999", "no consta"),
)


def load(folder: Path, text: str) -> Profile:
    file = folder / "mi-portal.toml"
    file.write_text(text, encoding="utf-8")
    return load_profile(file)


def test_every_key_arrives_where_it_is_looked_for(tmp_path: Path) -> None:
    assert load(tmp_path, WHOLE) == AS_SAID


def test_dates_may_be_written_as_text(tmp_path: Path) -> None:
    quoted = WHOLE
    for day in ("2026-11-24", "2026-12-31", "2026-11-20"):
        quoted = quoted.replace(day, f"'{day}'")
    assert load(tmp_path, quoted) == AS_SAID


def test_what_is_left_out_is_the_usual(tmp_path: Path) -> None:
    assert load(tmp_path, HEAD) == Profile("Portal de pruebas", address=ADDRESS)


def test_the_reference_portal_needs_no_address(tmp_path: Path) -> None:
    assert load(tmp_path, "schema = 1\nname = 'x'\nbundled = true\n") == Profile("x", bundled=True)


def test_a_wording_needs_only_its_text(tmp_path: Path) -> None:
    found = load(tmp_path, HEAD + "[messages.codigo-vencido]\ntext = 'venció'\n")
    assert found.messages == {Message.CODE_EXPIRED: Wording("venció")}


def test_a_clock_that_carries_an_instant_carries_no_offset(tmp_path: Path) -> None:
    found = load(tmp_path, HEAD + "[clock]\nkind = 'header'\nname = 'X-Hora'\ncarries = 'instant'\n")
    assert found.clock == ClockControl(ClockKind.HEADER, "X-Hora")


def test_a_domain_stands_for_all_its_addresses(tmp_path: Path) -> None:
    assert load(tmp_path, HEAD + "[mail]\ndomain = 'x.example'\n").mail_address == "{unique}@x.example"


def test_a_mailbox_has_the_declared_folder(tmp_path: Path) -> None:
    mailbox = (
        "[mail]\ninbox = 'imaps://correo.example:993'\naddress = 'qa+{unique}@x.example'\n"
        "user_env = 'CORREO'\npassword_env = 'CLAVE'\nfolder = 'Códigos'\n"
    )
    assert load(tmp_path, HEAD + mailbox).mail_folder == "Códigos"


@pytest.mark.parametrize("ending", ["", "/", "//"])
def test_an_address_and_an_inbox_end_without_a_slash(tmp_path: Path, ending: str) -> None:
    text = f"schema = 1\nname = 'x'\naddress = '{ADDRESS}/X{ending}'\n[mail]\ninbox = '{ADDRESS}/X{ending}'\n"
    found = load(tmp_path, text)
    assert (found.address, found.inbox) == (f"{ADDRESS}/X", f"{ADDRESS}/X")


def test_requirements_are_checked_only_where_they_are_known(tmp_path: Path) -> None:
    file = tmp_path / "mi-portal.toml"
    file.write_text(HEAD + "by_hand = ['9.nada']\n", encoding="utf-8")
    assert load_profile(file).by_hand == ("9.nada",)
    with pytest.raises(ConfigurationError, match=r"«9\.nada», que no está en el catálogo"):
        load_profile(file, ("5.1.uno",))


def test_a_missing_profile_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"«nada\.toml» \(.+\): indique con --portal un archivo TOML"):
        load_profile(tmp_path / "nada.toml")


def test_invalid_toml_is_refused_with_line_and_column(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load(tmp_path, "schema = 1\nname = Perú\n")
    assert "«mi-portal.toml» no es TOML válido: no se entiende la línea 2 a partir del carácter 8;" in str(caught.value)


def test_toml_that_ends_too_early_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="se cortó antes de terminar"):
        load(tmp_path, "schema = 1\nname = '''Perú\n")


def test_the_line_of_a_key_is_read_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "mi-portal.toml"
    file.write_text("# Año de pruebas\n[[absent]]\nreason = 'ñ'\n[[absent]]\nreason = 'ó'\n", encoding="utf-8")
    assert line_in(file, "absent", 1, "reason") == 5


@pytest.mark.parametrize("verdict", [each for each in Verdict if each not in (Verdict.PASS, Verdict.FAIL)])
def test_a_person_decides_yes_or_no(verdict: Verdict) -> None:
    with pytest.raises(ConfigurationError, match=r"La revisión de «5\.uno» dice .* una persona decide «pass» o «fail»"):
        Review("5.uno", verdict, "R. Revisora", date(2026, 11, 20), "Se ve.", "cd34")


@pytest.mark.parametrize("verdict", [Verdict.PASS, Verdict.FAIL])
def test_yes_and_no_are_decisions(verdict: Verdict) -> None:
    assert Review("5.uno", verdict, "R. Revisora", date(2026, 11, 20), "Se ve.", "cd34").picture == ""


def test_a_label_is_as_the_portal_writes_it_or_as_the_document_does() -> None:
    profile = Profile("x", labels={"Fax": "Telefax"})
    assert (profile.label("Fax"), profile.label("País")) == ("Telefax", "País")

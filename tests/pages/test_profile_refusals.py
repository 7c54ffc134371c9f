"""Invalid profiles are refused with the line of the error and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from harness.errors import ConfigurationError
from pages.profile import Profile, load_profile

SCHEMA, NAME, ADDRESS = "schema = 1", "name = 'Portal'", "address = 'http://127.0.0.1:8000'"
HEAD = f"{SCHEMA}\n{NAME}\n{ADDRESS}\n"
EXPIRED, WRONG_CODE = "[messages.codigo-vencido]\n", "[messages.codigo-incorrecto]\n"


def load(folder: Path, text: str, known: tuple[str, ...] = ()) -> Profile:
    file = folder / "mi-portal.toml"
    file.write_text(text, encoding="utf-8")
    return load_profile(file, known)


def refusal(folder: Path, text: str, known: tuple[str, ...] = ()) -> str:
    with pytest.raises(ConfigurationError) as caught:
        load(folder, text, known)
    return str(caught.value).removeprefix("En el perfil «mi-portal.toml», ")


def test_an_error_without_a_line_names_none(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"{SCHEMA}\n{NAME}\n").startswith("falta «address», la dirección del portal;")


def test_a_missing_key_of_the_profile_itself_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"{NAME}\n{ADDRESS}\n") == "a «el perfil» le falta la clave «schema»."


def test_another_version_of_the_format_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"schema = 0\n{NAME}\n") == "línea 1, «schema» vale 0 y esta suite entiende 1."


def test_a_value_within_a_table_is_refused_with_its_path(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[mail]\ndeadline_seconds = 'poco'\n")
    assert told == "línea 5, «mail.deadline_seconds» debe ser un número y es 'poco'."


def test_a_value_of_another_shape_is_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[labels]\n'Fax' = ''\n")
    assert told == "línea 5, «labels.Fax» vale '' y se espera: un valor de otra forma."


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "'Usamos cookies' = ''",
            "línea 5, «dismiss.Usamos cookies» vale '' y se espera: el texto del botón que cierra la capa, o css= y su "
            "selector.",
        ),
        ("'Usamos cookies' = true", "línea 5, «dismiss.Usamos cookies» debe ser un texto entre comillas y es True."),
        ("' ' = 'Cerrar'", "línea 4, «dismiss» vale ' ' y se espera: unas palabras que se lean en la capa."),
    ],
)
def test_a_layer_without_words_or_control_is_refused(tmp_path: Path, written: str, told: str) -> None:
    assert refusal(tmp_path, f"{HEAD}[dismiss]\n{written}\n") == told


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("address = 'entrar'", "vale 'entrar' y se espera: la dirección de la página donde se entra"),
        ("way = []", "vale [] y se espera: Lo que se presiona en la portada, en orden"),
        ("way = 'Mi cuenta'", "debe ser una lista y es 'Mi cuenta'."),
        (
            "inside = 'css= '",
            "vale 'css= ' y se espera: lo que ve solo quien está dentro: un texto, css= y un selector",
        ),
        ("exit = 'Salir'", "la clave «exit» no se conoce; se conocen: address, way, user, password, button, inside"),
    ],
)
def test_a_sign_in_of_another_shape_is_refused(tmp_path: Path, written: str, told: str) -> None:
    said = refusal(tmp_path, f"{HEAD}[sign_in]\n{written}\n")
    assert said.startswith("línea 5, ")
    assert told in said


def test_a_value_within_a_list_within_a_table_is_refused_with_its_line(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[data.documents]\n'RUC' = ['0900000001001', 7]\n")
    assert told == "línea 5, «data.documents.RUC.1» debe ser un texto entre comillas y es 7."


@pytest.mark.parametrize("written", ["nan", "inf", "2026-11-24"])
@pytest.mark.parametrize(
    ("table", "path"),
    [(EXPIRED + "text", "messages.codigo-vencido.text"), ("[labels]\n'Fax'", "labels.Fax")],
    ids=["mensaje", "rótulo"],
)
def test_what_has_no_quotes_is_no_text(tmp_path: Path, table: str, path: str, written: str) -> None:
    told = refusal(tmp_path, f"{HEAD}{table} = {written}\n")
    assert told == f"línea 5, «{path}» debe ser un texto entre comillas y es {written}."


@pytest.mark.parametrize("written", ["nan", "inf", "-inf"])
def test_a_deadline_is_a_number_with_an_end(tmp_path: Path, written: str) -> None:
    told = refusal(tmp_path, f"{HEAD}deadline_seconds = {written}\n")
    assert told == f"línea 4, «deadline_seconds» debe ser un número y es {written}."


@pytest.mark.parametrize("written", ["nan", "2026-11-24T10:00:00", "'24/11/2026'"])
def test_a_day_is_a_day_and_nothing_else(tmp_path: Path, written: str) -> None:
    told = refusal(tmp_path, f"{HEAD}{EXPIRED}text = 'a'\napproved_on = {written}\n")
    assert told.endswith(f"vale {written} y debe ser una fecha como 2026-12-31.")


def test_the_first_of_two_errors_is_reported(tmp_path: Path) -> None:
    assert refusal(tmp_path, HEAD + "[mail]\nzeta = 1\n[clock]\nkind = 'magia'\n").startswith("línea 5,")


def test_an_error_far_down_comes_before_one_without_a_line(tmp_path: Path) -> None:
    text = f"{SCHEMA}\n{NAME}\n" + "\n" * 80 + "[labels]\n'Faxx' = 'Telefax'\n"
    assert refusal(tmp_path, text).startswith("línea 84,")


def test_an_unknown_key_like_no_other_gets_no_guess(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[availability]\nfree = 'a'\ntaken = 'b'\nqqq = 1\n")
    assert told == "línea 7, la clave «qqq» no se conoce; se conocen: free, taken, answer."


@pytest.mark.parametrize("key", ["password", "CONTRASEÑA", "clave_correo", "api_token", "usuario", "user"])
def test_no_credential_stands_in_a_profile(tmp_path: Path, key: str) -> None:
    assert f"la clave «{key}» parece una credencial" in refusal(tmp_path, f"{HEAD}[mail]\n'{key}' = 'x'\n")


@pytest.mark.parametrize(
    ("clock", "words"),
    [("header", "le falta «name», el nombre de la cabecera."), ("http", "le falta «url», la dirección que mueve")],
)
def test_a_clock_lacks_what_its_kind_needs(tmp_path: Path, clock: str, words: str) -> None:
    assert f"[clock] es de tipo «{clock}» y {words}" in refusal(tmp_path, f"{HEAD}[clock]\nkind = '{clock}'\n")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("confirmed = 'con el registro'", "[clock] tiene «confirmed» y le falta «confirmed_by»."),
        ("confirmed_by = 'A. Analista'", "[clock] tiene «confirmed_by» y le falta «confirmed»."),
        ("confirmed = ' '\nconfirmed_by = 'A.'", "se espera: cómo comprobó una persona que el portal sigue este reloj"),
    ],
)
def test_a_statement_about_the_clock_says_how_and_who(tmp_path: Path, written: str, words: str) -> None:
    clock = "[clock]\nkind = 'header'\nname = 'X-Hora'\n"
    assert words in refusal(tmp_path, f"{HEAD}{clock}{written}\n")


@pytest.mark.parametrize("clock", ["none", "wait"])
def test_a_clock_that_is_not_moved_needs_no_key(tmp_path: Path, clock: str) -> None:
    assert load(tmp_path, f"{HEAD}[clock]\nkind = '{clock}'\n").clock.kind == clock


def test_half_a_name_of_the_document_is_guessed(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[labels]\n'Celular' = 'Móvil'\n")
    assert told.endswith("que el documento no tiene; ¿quiso decir «Numero de Celular»?")


def test_an_unknown_name_like_no_other_is_answered_with_all_names(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[applicant]\n'@@@' = 'x'\n")
    assert "que el documento no tiene; tiene: ID.usuario, " in told


@pytest.mark.parametrize(
    "address", ["http://a:1", "http://a:65535", "http://a", "https://[::1]:8000", "http://ñandú.example/ruta"]
)
def test_an_address_has_a_server_and_perhaps_a_port(tmp_path: Path, address: str) -> None:
    assert load(tmp_path, f"{SCHEMA}\n{NAME}\naddress = '{address}'\n").address == address


@pytest.mark.parametrize(
    "address",
    ["http://a:0", "http://:80", "http://a:65536", "http://a:x", "http://[::1", "http://a b", "http://a/\u200b"],
)
def test_anything_else_is_no_address(tmp_path: Path, address: str) -> None:
    told = refusal(tmp_path, f"{SCHEMA}\n{NAME}\naddress = '{address}'\n")
    assert told == f"línea 3, «address» vale {address!r} y no es una dirección; corrija servidor y puerto."


def test_an_inbox_without_a_server_is_refused_with_its_line(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[mail]\nroute = 'x'\ninbox = 'http://correo.example:0'\n")
    assert told.startswith("línea 6, «mail.inbox» vale 'http://correo.example:0' y no es una dirección")


@pytest.mark.parametrize(("key", "other"), [("user_env", "password_env"), ("password_env", "user_env")])
def test_a_credential_of_the_inbox_needs_the_other(tmp_path: Path, key: str, other: str) -> None:
    told = refusal(tmp_path, f"{HEAD}[mail]\nroute = 'x'\n{key} = 'CORREO'\n")
    assert told == f"línea 6, [mail] tiene «{key}» y le falta «{other}»."


def test_address_and_domain_together_are_refused_at_the_domain(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[mail]\naddress = '{unique}@x.example'\ndomain = 'x.example'\n")
    assert told.startswith("línea 6, [mail] tiene «address» y «domain»")


def test_a_folder_without_a_mailbox_is_refused_at_the_folder(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[mail]\ninbox = 'http://a'\nfolder = 'Códigos'\n")
    assert told.startswith("línea 6, [mail] tiene «folder»")


def test_a_mailbox_lacks_something_where_it_stands(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[mail]\nroute = 'x'\ninbox = 'imaps://x.example'\n")
    assert told.startswith("línea 6, [mail] tiene un buzón por IMAP y le falta «address»")


@pytest.mark.parametrize(
    ("table", "key", "words"),
    [
        (f"{EXPIRED}match = 'pattern'\n", "text", "«messages.codigo-vencido.text» no es una expresión regular"),
        ("[mail]\nroute = 'x'\n", "code_pattern", "«mail.code_pattern» no es una expresión regular"),
    ],
)
def test_an_invalid_pattern_is_refused_with_its_line(tmp_path: Path, table: str, key: str, words: str) -> None:
    assert refusal(tmp_path, f"{HEAD}{table}{key} = '('\n").startswith(f"línea 6, {words}")


@pytest.mark.parametrize("pattern", ["^$", "(venció)?", ".*"])
def test_a_pattern_that_matches_an_empty_text_is_refused(tmp_path: Path, pattern: str) -> None:
    told = refusal(tmp_path, f"{HEAD}{EXPIRED}match = 'pattern'\ntext = '{pattern}'\n")
    assert told.startswith("línea 6, «messages.codigo-vencido.text» no distingue nada: la cumple hasta un texto vacío")


def test_every_pattern_is_looked_at(tmp_path: Path) -> None:
    text = f"{HEAD}{EXPIRED}text = '('\n{WRONG_CODE}text = ')'\nmatch = 'pattern'\n"
    assert "«messages.codigo-incorrecto.text» no es una expresión regular" in refusal(tmp_path, text)


def test_what_is_a_pattern_may_stand(tmp_path: Path) -> None:
    text = f"{HEAD}[mail]\ncode_pattern = 'Clave: (.+)'\n{EXPIRED}text = 'X+'\nmatch = 'pattern'\n"
    assert load(tmp_path, text).code_pattern == "Clave: (.+)"


REVIEW = "requirement = '5.uno'\nverdict = 'pass'\nreviewer = 'r'\nday = 2026-11-24\nnote = 'n'\nfingerprint = 'f'\n"
ABSENT = "[[absent]]\nreason = 'x'\nrequirement = '5.uno'\n"


def test_a_review_of_an_unknown_requirement_is_refused(tmp_path: Path) -> None:
    told = refusal(tmp_path, f"{HEAD}[[reviews]]\n{REVIEW}", ("5.dos",))
    assert told.startswith("línea 5, se nombra «5.uno», que no está en el catálogo")


def test_an_unknown_requirement_like_no_other_is_answered_with_the_catalogue(tmp_path: Path) -> None:
    told = refusal(tmp_path, f"{HEAD}{ABSENT}", ("9.zzzzzz",))
    assert told == "línea 6, se nombra «5.uno», que no está en el catálogo; vea instructivo/requirements.toml."


def test_what_is_absent_is_not_judged_by_hand(tmp_path: Path) -> None:
    told = refusal(tmp_path, f"{HEAD}by_hand = ['5.uno']\n{ABSENT}")
    assert told.startswith("línea 4, «5.uno» también está en [[absent]]")


def test_a_requirement_absent_three_times_is_refused_at_the_first(tmp_path: Path) -> None:
    assert refusal(tmp_path, HEAD + ABSENT * 3).startswith("línea 4, «5.uno» está dos veces en [[absent]]")


def test_what_is_absent_may_have_been_reviewed(tmp_path: Path) -> None:
    assert len(load(tmp_path, f"{HEAD}{ABSENT}[[reviews]]\n{REVIEW}", ("5.uno",)).reviews) == 1


@pytest.mark.parametrize(("key", "other"), [("first", "last"), ("last", "first")])
def test_half_a_range_is_refused(tmp_path: Path, key: str, other: str) -> None:
    told = refusal(tmp_path, f"{HEAD}[data]\nrefusal = 'x'\n{key} = '0900000000'\n")
    assert told.startswith(f"línea 6, [data] tiene «{key}» y le falta «{other}»")


@pytest.mark.parametrize(("first", "last"), [("0900000001", "0900000000"), ("090000000", "0900000000")])
def test_an_empty_range_is_refused(tmp_path: Path, first: str, last: str) -> None:
    told = refusal(tmp_path, f"{HEAD}[data]\nrefusal = 'x'\nfirst = '{first}'\nlast = '{last}'\n")
    assert told.startswith("línea 6, en [data], «first» debe ser menor que «last»")


def test_a_range_may_be_of_one_number(tmp_path: Path) -> None:
    text = HEAD + "[data]\nfirst = '0900000000'\nlast = '0900000000'\n"
    assert load(tmp_path, text).data.allows("Cédula de Identidad", "0900000000")


def test_a_wrong_text_of_the_portal_is_refused_with_what_it_should_be(tmp_path: Path) -> None:
    told = refusal(tmp_path, HEAD + "[texts]\nform_title = ' '\n")
    assert told == (
        "línea 5, «texts.form_title» vale ' ' y se espera: el título de la solicitud, si no es el nombre de su enlace."
    )
    told = refusal(tmp_path, HEAD + "[texts.approval]\n'SRI' = 'Lo autoriza el SRI'\n")
    assert told == "línea 5, la clave «SRI» no se conoce; se conocen: Senae, representante legal."

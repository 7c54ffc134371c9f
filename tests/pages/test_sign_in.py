"""Signing in as each portal does it (``pages.sign_in``): only signs of being inside or refused decide."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from harness.errors import Stuck
from pages.front import FrontPage, SignedIn
from pages.profile import Profile, SignInKeys
from pages.sign_in import Entry, SignInPlace, find_sign_in
from pages.sign_in.outcome import OPEN_SESSION
from pages.view import View
from tests.portals.entrances import (
    ALREADY_INSIDE,
    ENTRANCES,
    OUT,
    SLOW,
    WAYS_OUT,
    WRONG,
    Entrance,
    app_of,
    boxes,
)
from tests.portals.rules import Registry
from tests.portals.serving import served

USER, PASSWORD, OTHER = "ana1", "Clave1234", "OtraClave99"
Front = Callable[..., FrontPage]
SILENT, LATE = "calla al rechazar", 2.0


@pytest.fixture
def front_of(page_of_module: Page) -> Iterator[Front]:
    """Gives the front page of a portal with one account, in a new window without cookies."""
    with_all: list[Any] = []

    def front(entrance: Entrance, **profile: Any) -> FrontPage:
        serving = served(app_of(entrance), Registry("", accounts=[{"id": USER, "clave": PASSWORD}]))
        address = serving.__enter__()
        page_of_module.context.clear_cookies()
        page = page_of_module.context.new_page()
        with_all.extend((page, serving))
        page.set_default_timeout(10_000)
        found = FrontPage(page, Profile("de prueba", address=address, **{"deadline": 10.0, **profile}))
        found.open()
        return found

    yield front
    for page, serving in zip(with_all[::2], with_all[1::2], strict=True):
        page.close()
        serving.__exit__(None, None, None)


def entered(front: FrontPage, password: str) -> SignedIn:
    return front.sign_in(USER, password)


@pytest.mark.parametrize("name", ENTRANCES)
def test_right_credentials_open_and_wrong_ones_do_not(front_of: Front, name: str) -> None:
    refused = entered(front_of(ENTRANCES[name], deadline=LATE if name == SILENT else 10.0), OTHER)
    assert refused.entry is Entry.REFUSED
    assert name == SILENT or refused.said == ENTRANCES[name].wrong
    assert entered(front_of(ENTRANCES[name]), PASSWORD).is_inside()


def test_answer_that_takes_three_seconds_is_awaited(front_of: Front) -> None:
    assert entered(front_of(SLOW), PASSWORD).is_inside()


@pytest.mark.parametrize(
    ("inside", "password", "entry"),
    [
        ("Servicios", PASSWORD, Entry.INSIDE),
        ("css=ul.listado", PASSWORD, Entry.INSIDE),
        ("/dentro", PASSWORD, Entry.INSIDE),
        ("Servicios", OTHER, Entry.REFUSED),
        ("css=ul.listado", OTHER, Entry.REFUSED),
        ("/dentro", OTHER, Entry.REFUSED),
    ],
)
def test_profile_says_what_only_a_person_inside_sees(front_of: Front, inside: str, password: str, entry: Entry) -> None:
    entrance = Entrance(boxes(), "<ul class=listado><li>Avisos</ul>")
    assert entered(front_of(entrance, sign_in=SignInKeys(inside=inside)), password).entry is entry


@pytest.mark.parametrize(
    ("inside", "entry"),
    [
        ("<p>Hola, Ana María Peña</p>", Entry.INSIDE),
        ("<p>¡Bienvenida al portal, Ana María Peña!</p>", Entry.INSIDE),
        ("<p>Bienvenida, Ana</p>", Entry.INSIDE),
        ("<b>Portal</b><button>Ana María Peña</button>", Entry.INSIDE),
        ("<p>Bienvenidos a la Aduana</p>", Entry.UNKNOWN),
        ("<p>Ana María Peña: su solicitud está en revisión</p>", Entry.UNKNOWN),
        ("<p>Hola, Ana María Peña: su registro está pendiente de aprobación</p>", Entry.REFUSED),
        (f"<p>Hola, Ana</p>{boxes()}", Entry.REFUSED),
    ],
)
def test_name_of_the_person_is_a_sign_of_being_inside(front_of: Front, inside: str, entry: Entry) -> None:
    front = front_of(Entrance(boxes(), inside), deadline=10.0 if entry is Entry.INSIDE else LATE)
    assert front.sign_in(USER, PASSWORD, "Ana María Peña").entry is entry


def test_sign_in_that_was_not_sought_to_the_end_is_not_missing() -> None:
    assert "no se encontró" not in SignInPlace(is_sought=False).in_words


@pytest.mark.parametrize("sign", ["No pudimos ubicarle", "css=p.raro", "/entrar"])
def test_profile_says_how_the_portal_refuses(front_of: Front, sign: str) -> None:
    entrance = Entrance(boxes(), wrong="<span class=raro></span>No pudimos ubicarle<p class=raro>?</p>")
    assert entered(front_of(entrance, sign_in=SignInKeys(refused=sign)), OTHER).entry is Entry.REFUSED


@pytest.mark.parametrize(
    "entrance",
    [
        pytest.param(Entrance(boxes(), inside=""), id="dentro sin señal"),
        pytest.param(Entrance(boxes(), wrong="Demasiados intentos. Espere unos minutos."), id="demasiados intentos"),
        pytest.param(Entrance(f"{boxes()}{OUT}", inside=OUT), id="la salida ya estaba"),
    ],
)
def test_neither_sign_is_undecided_and_told(front_of: Front, entrance: Entrance) -> None:
    password = OTHER if "intentos" in entrance.wrong else PASSWORD
    found = entered(front_of(entrance, deadline=LATE), password)
    assert found.entry is Entry.UNKNOWN
    assert "Portal de comercio" in found.said


def enters_again(front: FrontPage) -> SignedIn:
    """Sign in once more, in a session without cookies."""
    front.page.context.clear_cookies()
    front.open()
    return entered(front, PASSWORD)


@pytest.mark.parametrize("name", [each for each in WAYS_OUT if each != "a la vista"])
def test_person_who_signed_out_may_sign_in_again(front_of: Front, name: str) -> None:
    front = front_of(
        Entrance(boxes(), WAYS_OUT[name], already_inside=ALREADY_INSIDE), sign_in=SignInKeys(inside="e-docs")
    )
    entered(front, PASSWORD).sign_out()
    assert enters_again(front).is_inside()


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("El usuario ya se encuentra conectado desde otro equipo. Acceso denegado.", ""),
        (ALREADY_INSIDE, "css=p"),
    ],
)
def test_another_open_session_is_no_refusal(front_of: Front, said: str, refused: str) -> None:
    front = front_of(Entrance(boxes(), already_inside=said), sign_in=SignInKeys(refused=refused))
    assert entered(front, PASSWORD).is_inside()
    again = enters_again(front)
    assert (again.entry, again.session_is_open, again.said) == (Entry.UNKNOWN, True, said)


@pytest.mark.parametrize(
    ("said", "is_open"),
    [
        ("Usted ya tiene una sesión abierta en otro navegador", True),
        ("Usuario bloqueado: solo se admite una sola sesión por usuario.", True),
        ("Usuario con sesión activa", True),
        ("Existe otra sesión iniciada", True),
        ("La sesión ya está en uso", True),
        ("Ha superado el número máximo de sesiones", True),
        ("El usuario ya inició sesión en otro dispositivo", True),
        ("Se detectó una sesión activa en otro equipo", True),
        ("User is already logged in", True),
        ("There is already an active session", True),
        ("No existe una sesión activa.", False),
        ("La sesión no está activa", False),
        ("Su cuenta no está activa", False),
        ("No está conectado", False),
        ("Última sesión iniciada ayer", False),
        ("Credenciales no válidas, inicio de sesión fallido", False),
        ("Usuario ya registrado", False),
    ],
)
def test_words_of_another_open_session(said: str, is_open: bool) -> None:
    assert bool(OPEN_SESSION.search(said)) is is_open


KEYS = SignInKeys(
    way=("Zona privada", "css=#abrir"), user="Alias", password="css=[name=p]", button="Vamos", inside="Hola"
)


def test_profile_tells_an_unusual_way_boxes_and_button(front_of: Front) -> None:
    form = boxes("Alias", "Secreto", "Vamos").replace("type=password", "type=text")
    entrance = Entrance(
        "<a href=/zona>Zona privada</a>",
        "<p>Hola</p>",
        pages={
            "/zona": f"<b id=abrir onclick='f.hidden = false'>+</b><div id=f hidden><input name=q>{form}</div>",
            "/entrar": form,
        },
    )
    assert entered(front_of(entrance, sign_in=KEYS), PASSWORD).is_inside()
    assert entered(front_of(entrance, sign_in=KEYS), OTHER).entry is Entry.REFUSED


def test_profile_tells_the_address(front_of: Front) -> None:
    entrance = Entrance("<p>Nada</p>", pages={"/acceso": boxes("ID", "PIN", "»")})
    assert entered(front_of(entrance, sign_in=SignInKeys(address="/acceso")), PASSWORD).is_inside()


def test_portal_without_a_sign_in_is_no_finding_but_asks_for_the_profile(front_of: Front) -> None:
    front = front_of(Entrance("<a href=/tipos>Nuevo Registro</a>"), deadline=0.5)
    with pytest.raises(Stuck, match=r"dónde se entra al portal; quedó «Portal de comercio Nuevo Registro»"):
        front.sign_in(USER, PASSWORD)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("otros nombres", 'a la vista, con <input name="u"> y <input name="p" type="password">, y el botón «Entrar»'),
        ("en un menú", "detrás de «mi cuenta» y «iniciar sesión», con"),
        ("en dos pasos", 'a la vista, con <input id="u">, y el botón «Siguiente»; después pide la contraseña'),
    ],
)
def test_recognised_sign_in_in_words(front_of: Front, name: str, told: str) -> None:
    front = front_of(ENTRANCES[name])
    place = find_sign_in(View.of(front.page, Profile("de prueba")))
    assert place.in_words.startswith(told)
    assert WRONG not in place.in_words

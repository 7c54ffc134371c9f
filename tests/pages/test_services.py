"""Services that are followed: where they lead on pages of all techniques (4.1.1)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Error, Page, Route

from harness.errors import Undecided
from pages.profile import Profile
from pages.service_search import ServiceSearch
from pages.services import ServiceVisit, follow_service
from pages.view import View
from steps.expect.services import expect_reached

PORTAL = "http://portal.example"
INSIDE = "<h1>Servicios</h1><a href='/arriba'>Inicio</a>{}"
SIGN_IN = (
    "<label for=u>ID.usuario</label><input id=u><label for=c>Contraseña</label><input id=c type=password>"
    "<button>Ingresar</button>"
)
Follows = Callable[..., ServiceVisit]


@pytest.fixture
def follows(page_of_module: Page) -> Follows:
    """Serves a page with this link, follows «Avisos» in it and tells where that led."""

    def follow(link: str, answers: Mapping[str, tuple[int, str]] | None = None) -> ServiceVisit:
        known = {"/": (200, INSIDE.format(link)), **(answers or {})}

        def answer(route: Route) -> None:
            status, body = known.get(route.request.url.removeprefix(PORTAL), (404, "No existe"))
            route.fulfill(status=status, content_type="text/html; charset=utf-8", body=f"<body>{body}</body>")

        page_of_module.context.unroute_all()
        page_of_module.context.route("**/*", answer)
        view = View.of(page_of_module, Profile("de prueba", address=PORTAL, service_refusal="no tiene permiso"))
        view.open(f"{PORTAL}/")
        return follow_service("Avisos", view, view.find(text="Avisos"))

    return follow


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/avisos'>Avisos</a>",
        "<a href='/avisos' target=_blank>Avisos</a>",
        "<button onclick=\"location='/avisos'\">Avisos</button>",
        "<li onclick=\"location='/avisos'\"><span>Avisos</span></li>",
        "<a href='#' onclick=\"document.querySelector('h1').textContent='Novedades'\">Avisos</a>",
        "<a href='#lista'>Avisos</a><p id=lista>Ninguno</p>",
    ],
    ids=["link", "window", "button", "item", "drawn", "section"],
)
def test_a_service_is_reached(follows: Follows, link: str) -> None:
    visit = follows(link, {"/avisos": (200, "<h1>Avisos</h1>Ninguno")})
    assert (visit.leads, visit.elsewhere, visit.changed, visit.signs_in) == (True, "", True, False)
    assert visit.status in (0, 200)
    assert visit.text


@pytest.mark.parametrize("status", [403, 404, 500])
def test_the_status_of_an_error_is_told(follows: Follows, status: int) -> None:
    assert follows("<a href='/avisos'>Avisos</a>", {"/avisos": (status, "Error")}).status == status


@pytest.mark.parametrize("link", ["<a href='#'>Avisos</a>", "<a href='/'>Avisos</a>", "<button>Avisos</button>"])
def test_a_link_that_leads_nowhere_is_told(follows: Follows, link: str) -> None:
    assert not follows(link).changed


@pytest.mark.parametrize(
    "page",
    [
        SIGN_IN,
        "<label>Usuario <input></label><label>Clave <input type=password></label><button>Entrar</button>",
        "<h1>Login</h1><input placeholder=User><input placeholder=Password type=password><input type=submit value=Go>",
    ],
    ids=["document", "other names", "english"],
)
def test_the_sign_in_is_recognised(follows: Follows, page: str) -> None:
    assert follows("<a href='/avisos'>Avisos</a>", {"/avisos": (200, page)}).signs_in


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("<a href='/avisos'>Avisos</a>", f"{SIGN_IN}<a href=/fuera>Cerrar sesión</a>"),
        ("<a href='/avisos'>Avisos</a>", "<label>Buscar <input></label><button>Siguiente</button>"),
        (f"<a href='/avisos'>Avisos</a>{SIGN_IN}", f"<h1>Avisos</h1>{SIGN_IN}"),
        ("<a href='/avisos'>Avisos</a>", "<label>Clave nueva <input type=password></label><button>Cambiar</button>"),
    ],
    ids=["still inside", "a search", "on every page", "a change of password"],
)
def test_a_page_with_boxes_is_not_yet_a_sign_in(follows: Follows, link: str, page: str) -> None:
    assert not follows(link, {"/avisos": (200, page)}).signs_in


def test_a_service_that_fails_leaves_no_listener_behind(follows: Follows, page_of_module: Page) -> None:
    page_of_module.set_default_timeout(1_500)
    with pytest.raises(Error):
        follows("<a href='/avisos' style='pointer-events: none'>Avisos</a><a id=otro href='http://otro.example/'>x</a>")
    page_of_module.set_default_timeout(20_000)
    page_of_module.goto(f"{PORTAL}/")
    page_of_module.locator("#otro").click()
    page_of_module.wait_for_url("http://otro.example/")


def test_a_refusal_is_recognised_by_the_words_of_the_profile(follows: Follows) -> None:
    assert follows("<a href='/avisos'>Avisos</a>", {"/avisos": (200, "Usted no  tiene permiso.")}).refused


@pytest.mark.parametrize(
    "link",
    [
        "<a href='http://otro.example/'>Avisos</a>",
        "<button onclick=\"location='http://otro.example/'\">Avisos</button>",
    ],
    ids=["link", "script"],
)
def test_another_host_is_named_and_not_visited(follows: Follows, page_of_module: Page, link: str) -> None:
    assert follows(link).elsewhere == "otro.example"
    assert page_of_module.url == f"{PORTAL}/"


def test_a_service_on_the_page_has_nothing_to_follow(follows: Follows) -> None:
    assert not follows("<h2>Avisos</h2><p>Ninguno por ahora.</p>").leads


@pytest.mark.parametrize(
    "head",
    [
        "<ul><li>Avisos: ninguno por ahora</li><li>e-docs: ninguno</li></ul>",
        "<p><b>Avisos</b> Ninguno por ahora.</p>",
        "<dl><dt>Avisos</dt><dd>Ninguno por ahora.</dd></dl>",
        "<table><tr><td>Avisos</td><td>Ninguno por ahora.</td></tr></table>",
        "<p>Aquí lee los avisos.</p><h2>3. Avisos</h2><p>Ninguno por ahora.</p>",
    ],
    ids=["entry", "bold", "term", "cell", "after a mention"],
)
def test_the_head_of_what_is_read_is_a_service_on_the_page(follows: Follows, head: str) -> None:
    notes: list[str] = []
    expect_reached(follows(head), notes)
    assert notes == ["«Avisos» está en la página a la que se entra, sin nada que seguir."]


@pytest.mark.parametrize(
    "text",
    [
        "<p>Bienvenido. Aquí se publican avisos y novedades.</p>",
        "<p>No hay avisos</p>",
        "<p>Le recordamos los <b>avisos</b> de hoy.</p>",
        "<p>Sus servicios:</p><ul><li>Avisos</li><li>e-docs</li></ul>",
        "<ul><li>e-docs</li><li>Avisos</li></ul>",
        "<footer><a href='/avisos'>Avisos y condiciones</a></footer>",
        "<div><a href='/avisos'>Avisos legales</a></div>",
    ],
    ids=["sentence", "none", "bold in a sentence", "bare list", "end of a list", "foot", "legal notice"],
)
def test_a_mere_mention_is_no_service(follows: Follows, text: str) -> None:
    visit = follows(text, {"/avisos": (200, "<h1>Avisos legales</h1>Ninguno")})
    with pytest.raises(Undecided, match="«Avisos» solo se menciona en «"):
        expect_reached(visit, [])


@pytest.mark.parametrize(
    "text",
    [
        "Bienvenido. Pronto: consulta de información pública, e-docs, avisos.",
        "Muy pronto habrá avisos.",
        "Avisos (próximamente)",
    ],
)
def test_a_service_that_is_only_announced_is_not_offered(follows: Follows, text: str) -> None:
    with pytest.raises(AssertionError, match="«Avisos» solo se anuncia"):
        expect_reached(follows(f"<p>{text}</p>"), [])


NOTHING = ["Página en construcción", "Próximamente", "404 – Página no encontrada", "Error 404"]


@pytest.mark.parametrize("text", NOTHING)
def test_a_page_that_only_says_that_there_is_nothing_is_no_service(follows: Follows, text: str) -> None:
    menu = "<nav><a href='/avisos'>Avisos</a><p>Trámites (próximamente)</p></nav>"
    with pytest.raises(AssertionError, match="abre una página que no lo ofrece"):
        expect_reached(follows(menu, {"/avisos": (200, f"{menu}<h1>Avisos</h1><p>{text}</p>")}), [])
    notices = f"{menu}<h1>Avisos</h1><p>{text}</p><p>{'Desde hoy atiende el distrito de Quito. ' * 5}</p>"
    expect_reached(follows(menu, {"/avisos": (200, notices)}), [])


@pytest.mark.parametrize("link", ["Avisos", "Avisos (3)", "Avisos y novedades"])
def test_a_link_has_precedence_over_a_mention(follows: Follows, link: str) -> None:
    visit = follows(f"<p>Lea sus avisos.</p><a href='/avisos'>{link}</a>", {"/avisos": (200, "<h1>Avisos</h1>Ninguno")})
    assert visit.leads
    expect_reached(visit, [])


def test_a_service_in_a_menu_beside_the_main_content_is_followed(follows: Follows) -> None:
    menu = "<aside><ul><li style='cursor:pointer' onclick=\"location='/avisos'\">Avisos</li></ul></aside>"
    visit = follows(f"{menu}<main><p>Lea sus avisos.</p></main>", {"/avisos": (200, "<h1>Avisos</h1>Ninguno")})
    expect_reached(visit, [])


def test_a_mention_does_not_end_the_search(follows: Follows, page_of_module: Page) -> None:
    follows("<p>Lea sus avisos.</p><details><summary>Menú</summary><a href='/avisos'>Avisos</a></details>")
    view = View.of(page_of_module, Profile("de prueba", address=PORTAL))
    ServiceSearch(view).seek("avisos")
    assert page_of_module.locator("a[href='/avisos']").is_visible()


@pytest.mark.parametrize(
    ("body", "other"),
    [
        ("<h1>Preguntas y respuestas</h1>Ninguna", "preguntas y respuestas"),
        ("<h1>Preguntas y respuestas</h1><h1>Avisos de hoy</h1>", ""),
        ("<h1>Novedades</h1><h2>Preguntas y respuestas</h2>", ""),
        ("<h1 hidden>Preguntas y respuestas</h1><h1>Novedades</h1>", ""),
        ("<h1>Preguntas y respuestas</h1><h2>Avisos</h2>", ""),
        ("<title>Avisos - Portal</title><h1>Preguntas y respuestas</h1>", ""),
        ("<h1>Preguntas y respuestas</h1><h2>Novedades</h2>", "preguntas y respuestas"),
    ],
    ids=["other", "own-too", "below", "unseen", "section", "title", "subheading"],
)
def test_the_page_of_another_service_is_told_by_its_heading(follows: Follows, body: str, other: str) -> None:
    visit = follows("<a href='/avisos'>Avisos</a>", {"/avisos": (200, body)})
    if other:
        with pytest.raises(AssertionError, match=f"lleva a la página de otro servicio, «{other}»"):
            expect_reached(visit, [])
    else:
        expect_reached(visit, [])


def test_a_heading_that_stood_there_before_names_no_other_service(follows: Follows) -> None:
    link = (
        "<h1>Mi página</h1><a href='#' onclick=\"document.querySelector('p').textContent='Ninguno'\">Avisos</a><p></p>"
    )
    expect_reached(follows(link), [])


@pytest.mark.parametrize("link", ["<a href='/'>Avisos</a>", "<a href='#'>Avisos</a>"])
def test_the_page_that_one_enters_may_be_the_service_itself(follows: Follows, link: str) -> None:
    notes: list[str] = []
    expect_reached(follows(f"<h1>Avisos</h1><nav>{link}</nav>"), notes)
    assert "su enlace lleva a ella misma" in notes[0]
    expect_reached(follows(f"<title>Avisos · Portal</title><nav>{link}</nav>"), notes)


@pytest.mark.parametrize("page", ["<h1>Mi página</h1>", "<h2>Avisos</h2>", "<title>Portal de avisos</title>"])
def test_a_page_of_another_name_is_not_the_service(follows: Follows, page: str) -> None:
    with pytest.raises(AssertionError, match="no lleva a ninguna parte"):
        expect_reached(follows(f"{page}<nav><a href='#'>Avisos</a></nav>"), [])

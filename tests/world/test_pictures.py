"""Pictures: the field of the requirement is framed, secrets are hidden, and empty space is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from fixtures.evidence.pictures import (
    concealing_style,
    framing_style,
    shown_area,
    styled,
    to_paint_over,
)
from pages.profile import Profile
from pages.view import View

ROW = "<p>Dirección <input {}></p><p style='margin-top:{}px'>Fax <input name='txtFax'></p>"


def framed(page: Page, label: str) -> tuple[str, list[str]]:
    """The style, and the names of the frames in which it is visible."""
    view = View(page, Profile("x"))
    target = view.find(field=label)
    style = framing_style(target, view.frame)
    if not style:
        return "", []
    for frame in page.frames:
        frame.evaluate(
            "css => document.head.append(Object.assign(document.createElement('style'), {textContent: css}))", style
        )
    shown = "() => getComputedStyle(document.body, '::after').content !== 'none'"
    return style, [frame.name for frame in page.frames if frame.evaluate(shown)]


@pytest.mark.parametrize("attributes", ["name='txt.Dir'", "id='1a' name='d'"])
def test_only_the_frame_that_holds_the_field_shows_it(page: Page, attributes: str) -> None:
    page.set_content("<iframe name='menu' srcdoc='<p>Menú</p>'></iframe><iframe name='principal' width=600></iframe>")
    page.frames[2].set_content(ROW.format(attributes, 0))
    style, shown = framed(page, "Dirección")
    assert shown == ["principal"]
    box = page.frames[2].locator("input").first.evaluate("each => each.getBoundingClientRect().x")
    assert f"left:{box}px" in style


def test_field_without_a_name_or_out_of_sight_is_not_framed(page: Page) -> None:
    page.set_content("<iframe name='menu' srcdoc='<p>Menú</p>'></iframe><iframe name='principal' width=600></iframe>")
    page.frames[2].set_content(ROW.format("", 5000))
    assert framed(page, "Dirección")[0] == ""
    assert framed(page, "Fax")[0] == ""


def test_page_without_frames_needs_no_name(page: Page) -> None:
    page.set_content(ROW.format("", 0))
    assert framed(page, "Dirección")[1] == [""]


FOOT = "<footer style='position:absolute;bottom:0'>Pie de página</footer>"


@pytest.mark.parametrize(
    ("body", "lowest"),
    [
        ("<p style='margin-top:100px;height:20px'>Registro completado</p>", 200),
        ("<div style='height:100vh'><p>Registro completado</p></div>" + FOOT, 200),
        ("<button style='position:absolute;top:300px;height:20px'></button>", 352),
    ],
)
def test_a_short_page_is_cut_below_what_it_shows(page: Page, body: str, lowest: int) -> None:
    page.set_content(f"<body style='margin:0'>{body}")
    assert shown_area(page, full_page=False)["height"] <= lowest


def test_nothing_that_is_seen_is_cut(page: Page) -> None:
    page.set_viewport_size({"width": 800, "height": 600})
    page.set_content(f"<body style='margin:0'><p style='margin-top:540px'>Casi al final</p>{FOOT}")
    assert shown_area(page, full_page=False) == {"x": 0, "y": 0, "width": 800, "height": 600}
    page.set_content("<body style='margin:0'><p style='margin-top:900px;height:20px'>Abajo</p>")
    assert shown_area(page, full_page=False)["height"] == 600
    assert shown_area(page, full_page=True)["height"] > 900
    page.set_content("<body>")
    assert shown_area(page, full_page=False)["height"] == 600


POLICY = {"content-type": "text/html", "content-security-policy": "default-src 'none'; style-src 'nonce-ours'"}
MESSAGE = "<dialog open style='margin:0;top:200px'>Código incorrecto</dialog>"


@pytest.mark.parametrize(
    ("field", "painted"),
    [
        ("<input id='1c' value='AB12cd34'>", 0),
        ("<input name='código' value='AB12cd34'>", 0),
        ("<style nonce='ours'>#c#c {color: red !important; transition: all 9s}</style><input id='c' value='AB12'>", 0),
        ("<iframe srcdoc='<input id=c value=AB12cd34>'></iframe>", 0),
        ("<input value='AB12cd34'>", 1),
        ("<p>AB12cd34</p>", 1),
        ("<div id=host></div>", 1),
    ],
)
@pytest.mark.parametrize("headers", [{"content-type": "text/html"}, POLICY], ids=["sin política", "con política"])
def test_a_code_is_hidden_and_a_message_is_not(page: Page, field: str, painted: int, headers: dict[str, str]) -> None:
    page.route("**/*", lambda route: route.fulfill(body=field + MESSAGE, headers=headers))
    page.goto("http://portal.example/")
    if "host" in field:
        page.evaluate(
            "document.querySelector('#host').attachShadow({mode: 'open'}).innerHTML = '<input id=c value=AB12>'"
        )
    place = page.frames[-1] if "iframe" in field else page.main_frame
    secret = place.locator("p" if "<p>" in field else "input")
    before = page.screenshot()
    with styled(page, concealing_style([secret])):
        assert len(to_paint_over([secret])) == painted
        assert (page.screenshot() != before) == (not painted)
        assert page.locator("dialog").evaluate("each => getComputedStyle(each).color") == "rgb(0, 0, 0)"
    assert page.evaluate("document.adoptedStyleSheets.length") == 0

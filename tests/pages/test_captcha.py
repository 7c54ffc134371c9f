"""CAPTCHAs are recognised by what they are made of, and left to a person (``pages.captcha``)."""

from __future__ import annotations

import pytest

from harness.errors import Undecided
from pages.captcha import captcha_of, leave_captcha_to_person
from pages.registration_form import RegistrationForm
from tests.pages.conftest import Shows

PICTURE = "<svg width=90 height=30><rect width=90 height=30 fill=red /></svg>"
FIELDS = "<label>Fax <input></label><p>Ingrese código de seguridad <input name=codigo></p>"
FRAME = "<iframe srcdoc='' src='about:blank#{}' width=300 height=70></iframe>"
KNOWN = [
    pytest.param(FRAME.format("https://www.google.com/recaptcha/api2/anchor?k=1"), "reCAPTCHA", id="frame"),
    pytest.param("<div class=g-recaptcha data-sitekey=x></div>", "reCAPTCHA", id="not loaded"),
    pytest.param(FRAME.format("https://newassets.hcaptcha.com/x"), "hCaptcha", id="hcaptcha"),
    pytest.param(FRAME.format("https://challenges.cloudflare.com/x"), "Turnstile", id="turnstile"),
    pytest.param(
        f"<p>{PICTURE} Escriba los caracteres de la imagen <input name=x></p>", "imagen y casilla", id="image"
    ),
    pytest.param(f"<label>{PICTURE} Código de la imagen <input></label>", "imagen y casilla", id="label"),
    pytest.param("<img alt=''><input name=txtCaptcha>", "imagen y casilla", id="name"),
]
NONE = [
    pytest.param("", id="nothing"),
    pytest.param(f"{PICTURE}<p>Solicitud</p>", id="a logo"),
    pytest.param(f"<p>{PICTURE} Ingrese código de seguridad <input></p>", id="the code of the mail"),
    pytest.param(
        f"<div class=grecaptcha-badge>{FRAME.format('https://www.google.com/recaptcha/api2/anchor')}</div>", id="badge"
    ),
    pytest.param("<div class=g-recaptcha data-size=invisible></div>", id="invisible"),
    pytest.param("<p>Este sitio usa reCAPTCHA.</p><input>", id="a notice"),
]


@pytest.mark.parametrize(("body", "kind"), KNOWN)
def test_captcha_is_recognised(shows: Shows, body: str, kind: str) -> None:
    found = captcha_of(shows(f"{FIELDS}{body}"))
    assert found is not None
    assert (found.kind, found.solved) == (kind, False)


@pytest.mark.parametrize("body", NONE)
def test_what_asks_a_person_for_nothing_is_none(shows: Shows, body: str) -> None:
    assert captcha_of(shows(f"{FIELDS}{body}")) is None


def test_registration_with_a_captcha_that_nobody_solves_is_undecided(shows: Shows) -> None:
    form = RegistrationForm(shows(f"{FIELDS}<div class=g-recaptcha></div><button>Registrar</button>"))
    with pytest.raises(Undecided, match="CAPTCHA"):
        form.register()


def test_captcha_is_waited_for_where_a_person_watches(shows: Shows) -> None:
    answer = "<textarea name=g-recaptcha-response hidden></textarea>"
    solves = "<script>setTimeout(() => { document.querySelector('textarea').value = 'x'; }, 2500)</script>"
    leave_captcha_to_person(shows(f"<div class=g-recaptcha></div>{answer}{solves}", captcha_pause=20.0))


def test_captcha_with_an_answer_is_not_waited_for(shows: Shows) -> None:
    leave_captcha_to_person(shows("<div class=h-captcha></div><input type=hidden name=h-captcha-response value=x>"))

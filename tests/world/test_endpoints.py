"""Where browsers are served: what is redacted of an address, and what never."""

from __future__ import annotations

import pytest

from fixtures.browser.engines import _camel, _why
from fixtures.config.endpoints import VARIABLE, endpoints_from, redacted, secrets_of
from harness.errors import ConfigurationError


def test_addresses_are_listed_with_spaces_or_commas() -> None:
    assert endpoints_from({}) == ()
    two = endpoints_from({VARIABLE: " ws://uno:3000/a,\n wss://dos/b "})
    assert two == ("ws://uno:3000/a", "wss://dos/b")


@pytest.mark.parametrize("wrong", ["http://uno:3000/clave", "uno:3000/clave", "ws:///clave", "ws://uno:nada/clave"])
def test_wrong_address_is_told_by_its_place_and_not_shown(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=r"dirección n\.º 2 de BROWSER_ENDPOINTS") as refusal:
        endpoints_from({VARIABLE: f"ws://uno:3000/a {wrong}"})
    assert "clave" not in str(refusal.value).partition("(no se muestra")[0]


def test_only_the_place_is_told() -> None:
    endpoint = "wss://ana:secreta@navegadores.example:8443/ruta-larga?token=abc123&x=1"
    assert redacted(endpoint) == "navegadores.example:8443"
    assert redacted("wss://navegadores.example/x") == "navegadores.example:443"
    assert {"ruta-larga", "abc123", "secreta", endpoint} <= set(secrets_of(endpoint))
    assert "1" not in secrets_of(endpoint)


@pytest.mark.parametrize(
    ("message", "words"),
    [
        ("WebSocket error: ws://h/clave 404 Not Found", "no admite la conexión (dijo 404)"),
        ("connect ECONNREFUSED ws://h/clave", "no responde"),
        ("Playwright version mismatch: ws://h/clave", "otra versión de Playwright"),
        ("Executable doesn't exist at /opt/clave", "no tiene ese navegador"),
    ],
)
def test_why_a_server_gave_none_is_told_without_its_address(message: str, words: str) -> None:
    assert words in _why(message)
    assert "clave" not in _why(message)


def test_options_are_named_as_the_server_names_them() -> None:
    assert [_camel(each) for each in ("executable_path", "args", "slow_mo")] == ["executablePath", "args", "slowMo"]

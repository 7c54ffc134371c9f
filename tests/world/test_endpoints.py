"""Addresses of remote browsers: parsing, redaction and secrets (``fixtures.config.endpoints``)."""

from __future__ import annotations

import pytest

from fixtures.browser.engines import _camel, _why
from fixtures.config.endpoints import VARIABLE, endpoints_from, redacted, secrets_of
from harness.errors import ConfigurationError


def test_endpoints_are_separated_by_spaces_or_commas() -> None:
    assert endpoints_from({}) == ()
    two = endpoints_from({VARIABLE: " ws://uno:3000/a,\n wss://dos/b "})
    assert two == ("ws://uno:3000/a", "wss://dos/b")


@pytest.mark.parametrize("wrong", ["http://uno:3000/clave", "uno:3000/clave", "ws:///clave", "ws://uno:nada/clave"])
def test_invalid_endpoint_is_cited_by_position_and_not_shown(wrong: str) -> None:
    with pytest.raises(ConfigurationError, match=r"dirección n\.º 2 de BROWSER_ENDPOINTS") as refusal:
        endpoints_from({VARIABLE: f"ws://uno:3000/a {wrong}"})
    assert "clave" not in str(refusal.value).partition("(no se muestra")[0]


def test_redacted_endpoint_is_its_host_and_port_and_all_else_is_secret() -> None:
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
def test_reason_for_no_browser_does_not_show_the_endpoint(message: str, words: str) -> None:
    assert words in _why(message)
    assert "clave" not in _why(message)


def test_launch_options_get_their_javascript_names() -> None:
    assert [_camel(each) for each in ("executable_path", "args", "slow_mo")] == ["executablePath", "args", "slowMo"]

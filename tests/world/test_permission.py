"""Permission to test a portal, and the block of production."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from http.server import HTTPServer, SimpleHTTPRequestHandler

import pytest
from playwright.sync_api import Browser, Error

from fixtures.config.permission import (
    PRODUCTION,
    blocking_switches,
    exempt_loopback,
    permission_for,
    proxy_exceptions,
    refuse_other_host,
    require_tampering,
)
from fixtures.provision import browser as parts
from harness.errors import ConfigurationError, Undecided
from pages.profile import Profile

PORTAL = "https://ecuapass.aduana.gob.ec"


def profile(address: str, authorised: str = "") -> Profile:
    return Profile("Mi portal", address=address, authorised=authorised)


@pytest.mark.parametrize(
    "address", ["", "http://127.0.0.1:8000", "http://127.9.9.9", "http://LOCALHOST", "http://[::1]:1"]
)
def test_portal_of_this_machine_needs_no_authorisation(address: str) -> None:
    found = permission_for(profile(address))
    assert (found.production, found.read_only, found.in_words) == (False, False, "")


REMOTE = [
    "http://203.0.113.7",
    "http://portal.example",
    "http://localhost.example",
    "http://127.1",
    "http://127.0.0.1.nip.io",
    "http://0.0.0.0:8000",
    "http://[2001:db8::1]",
    "http://usuario@portal.example",
    "http://127.0.0.1@portal.example/",
]


@pytest.mark.parametrize("address", REMOTE)
def test_remote_portal_needs_both_profile_and_option(address: str) -> None:
    for named, option, sentence in (
        ("", False, "«authorised»"),
        ("", True, "«authorised»"),
        ("Oficio 12", False, "Oficio 12"),
    ):
        with pytest.raises(ConfigurationError, match="fuera de esta máquina") as caught:
            permission_for(profile(address, named), authorised=option)
        assert sentence in str(caught.value)
        assert "--authorised" in str(caught.value)
    found = permission_for(profile(address, "Oficio 12"), authorised=True)
    assert (found.read_only, found.in_words) == (False, "Oficio 12 (también para registrar)")


@pytest.mark.parametrize("host", ["aduana.gob.ec", "ecuapass.aduana.gob.ec", "a.b.ADUANA.gob.ec", "aduana.gob.ec."])
def test_production_is_read_only_unless_a_second_option_says_otherwise(host: str) -> None:
    there = profile(f"https://{host}:8443/portal", "Oficio 12")
    found = permission_for(there, authorised=True)
    assert (found.production, found.read_only) == (True, True)
    assert "solo lectura" in found.in_words
    assert not permission_for(there, authorised=True, write_in_production=True).read_only
    with pytest.raises(ConfigurationError):
        permission_for(there, write_in_production=True)


@pytest.mark.parametrize(
    ("address", "named", "option", "sentence"),
    [
        pytest.param("http://127.0.0.1:8000", False, False, "", id="esta máquina"),
        pytest.param("", False, False, "", id="el de referencia"),
        pytest.param("https://portal.example", True, True, "", id="perfil y opción"),
        pytest.param("https://portal.example", True, False, "autorizado, repita con --tamper", id="solo el perfil"),
        pytest.param("https://portal.example", False, True, "ponga «tamper = true» en el perfil", id="solo la opción"),
        pytest.param(PORTAL, True, True, "El portal es de producción", id="producción"),
    ],
)
def test_tampering_needs_both_and_is_never_done_in_production(
    address: str, sentence: str, *, named: bool, option: bool
) -> None:
    there = Profile("Mi portal", address=address, authorised="Oficio 12", tamper=named)
    found = permission_for(there, authorised=True, write_in_production=True, tamper=option)
    assert found.tampers is not bool(sentence)
    assert ("para alterar lo que la página envía" in found.in_words) is (found.tampers and bool(found.reference))
    if not sentence:
        require_tampering(found, there)
        return
    with pytest.raises(Undecided, match=sentence):
        require_tampering(found, there)


@pytest.mark.parametrize("host", ["miaduana.gob.ec", "aduana.gob.ec.example", "gob.ec"])
def test_similar_domains_are_not_production(host: str) -> None:
    assert not permission_for(profile(f"https://{host}", "x"), authorised=True).production


def test_blocked_hosts_are_unreachable_in_the_browser(
    launch_browser: Callable[..., Browser], monkeypatch: pytest.MonkeyPatch, browser_name: str
) -> None:
    assert browser_name == "chromium"
    monkeypatch.setattr("fixtures.config.permission.PRODUCTION", ("localhost",))
    switches = [*parts.launch_args(), *blocking_switches(permission_for(profile("http://127.0.0.1")))]
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as server, launch_browser(args=switches) as browser:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page = browser.new_page()
        assert page.goto(f"http://127.0.0.1:{server.server_port}")
        with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
            page.goto(f"http://localhost:{server.server_port}")
        server.shutdown()


def test_blocked_hosts_are_unreachable_through_a_proxy(
    launch_browser: Callable[..., Browser], monkeypatch: pytest.MonkeyPatch, browser_name: str
) -> None:
    assert browser_name == "chromium"
    monkeypatch.setattr("fixtures.config.permission.PRODUCTION", ("aduana.invalid",))
    permission = permission_for(profile("http://127.0.0.1"))
    with HTTPServer(("127.0.0.1", 0), SimpleHTTPRequestHandler) as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        proxied = {**os.environ, "http_proxy": f"http://127.0.0.1:{proxy.server_port}"}
        switches = [*parts.launch_args(), *blocking_switches(permission)]
        with launch_browser(args=switches, env=proxy_exceptions(permission, proxied)) as browser:
            page = browser.new_page()
            assert page.goto("http://otra.invalid/")
            for host in ("aduana.invalid", "portal.aduana.invalid"):
                with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
                    page.goto(f"http://{host}/")
        proxy.shutdown()


def test_environment_without_a_proxy_stays_as_it_is() -> None:
    here = permission_for(profile("http://127.0.0.1"))
    assert proxy_exceptions(here, {"PATH": "/bin", "http_proxy": ""}) == {}
    assert proxy_exceptions(permission_for(profile(PORTAL, "x"), authorised=True), {"http_proxy": "http://p:1"}) == {}


def test_proxy_stays_for_other_hosts_and_a_proxy_script_is_dropped() -> None:
    given = {"HTTPS_PROXY": "http://p:1", "NO_PROXY": "interno", "auto_proxy": "http://p/pac"}
    environment = proxy_exceptions(permission_for(profile("http://127.0.0.1")), given)
    direct = ",".join(["interno", *PRODUCTION, *(f".{each}" for each in PRODUCTION)])
    assert environment["no_proxy"] == environment["NO_PROXY"] == direct
    assert (environment["HTTPS_PROXY"], "auto_proxy" in environment) == ("http://p:1", False)


@pytest.mark.parametrize(
    ("given", "direct"),
    [
        ({}, None),
        ({"http_proxy": ""}, None),
        ({"HTTP_PROXY": "http://p:1"}, "localhost,127.0.0.1,::1"),
        ({"all_proxy": "http://p:1", "NO_PROXY": "interno,localhost"}, "interno,localhost,127.0.0.1,::1"),
    ],
)
def test_a_proxy_is_not_asked_for_loopback(given: dict[str, str], direct: str | None) -> None:
    environment = dict(given)
    exempt_loopback(environment)
    assert (environment.get("no_proxy"), environment.get("NO_PROXY")) == (direct, direct)


def test_address_that_cannot_be_parsed_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="No se entiende la dirección"):
        permission_for(profile("http://[portal"))


def test_portal_that_redirects_to_another_host_is_refused() -> None:
    here = permission_for(profile("http://127.0.0.1:8000"))
    refuse_other_host(here, "http://127.0.0.1:9000/solicitud")
    refuse_other_host(here, "about:blank")
    with pytest.raises(ConfigurationError, match=r"lleva de 127\.0\.0\.1 a ecuapass\.aduana\.gob\.ec"):
        refuse_other_host(here, f"{PORTAL}/solicitud")


def test_production_is_blocked_unless_it_is_the_portal() -> None:
    switches = blocking_switches(permission_for(profile("http://127.0.0.1")))
    assert all(f"MAP *.{each} ~NOTFOUND" in switches[0] for each in PRODUCTION)
    assert not blocking_switches(permission_for(profile(PORTAL, "x"), authorised=True))

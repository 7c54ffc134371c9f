"""Answers of the portal without test mode to any client: headers, cookies, sizes, methods, forged requests."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from fixtures.services.manager import MailService
from harness.scope import ROOT
from tests.hostile.served import Served, Visitor, served
from tests.hostile.typed import FORM

pytestmark = pytest.mark.xdist_group("hostil")  # they share two portals
UNMET = {400, 401, 403, 415, 422}
PATHS = ("/", FORM, "/registro/", "/servicios/", "/salud", "/nada/", "/estatico/portal.css", "/estatico/icono.svg")


@pytest.mark.parametrize("path", PATHS)
def test_security_headers_are_on_every_answer(plain_portal: Served, path: str) -> None:
    headers = httpx.get(plain_portal.url + path).headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    strict = ("default-src", "object-src", "base-uri", "frame-ancestors")
    assert {policy[name] for name in strict} == {"'none'"}
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "Server" not in headers
    assert "Access-Control-Allow-Origin" not in headers
    if not path.startswith("/estatico/"):
        assert headers["Cache-Control"] == "no-store"
    kind = headers.get("Content-Type", "charset=")
    assert "charset=" in kind or kind == "application/json"


def test_pages_hold_no_code_and_no_style_of_their_own(plain_portal: Served) -> None:
    for path in ("/", FORM, "/registro/"):
        page = httpx.get(plain_portal.url + path).text
        assert " style=" not in page
        assert " onclick=" not in page
        assert all('src="' in tag or 'type="application/json"' in tag for tag in _tags(page, "<script"))


def _tags(page: str, start: str) -> list[str]:
    return [part.partition(">")[0] for part in page.split(start)[1:]]


def test_cookies_are_for_this_host_over_tls_and_out_of_reach_of_scripts(plain_portal: Served) -> None:
    visitor = Visitor(plain_portal)
    answers = [httpx.get(plain_portal.url + FORM), visitor.press("comprobar-usuario")]
    jar = SimpleCookie()
    for each in answers:
        for line in each.headers.get_list("Set-Cookie"):
            jar.load(line)
    assert set(jar) == {"__Host-portal_csrf", "__Host-portal_sesion"}
    for cookie in jar.values():
        assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")
        assert (cookie["path"], cookie["domain"]) == ("/", "")


def test_headers_of_test_mode_have_no_effect(plain_portal: Served) -> None:
    asked = {"X-Portal-Defect": "registrar-ausente", "X-Portal-Variation": "nada", "X-Portal-Instant": "ayer"}
    page = httpx.get(plain_portal.url + FORM, headers=asked)
    assert (page.status_code, "Registrar</button>" in page.text) == (200, True)
    health = httpx.get(plain_portal.url + "/salud").json()
    assert (health["modo_prueba"], health["hasher"]) == (False, "argon2")


@pytest.mark.fault_case(
    "Formularios desde otro sitio",
    injected="envíos con la sesión de la persona y otro origen, o ninguno (CSRF)",
    holds="el portal los rechaza",
)
@pytest.mark.parametrize("origin", ["https://otro.example", "null"])
def test_forms_from_elsewhere_are_refused(plain_portal: Served, origin: str) -> None:
    visitor = Visitor(plain_portal)
    own = {"Cookie": visitor.credentials()["Cookie"]}
    bare = visitor.http.post(FORM, data={"accion": "registrar"}, headers=own)
    forged = visitor.http.post(FORM, data={}, headers={**visitor.credentials(), "Origin": origin})
    for answer in (bare, forged):
        assert (answer.status_code, "No pudimos verificar el formulario" in answer.text) == (403, True)
    assert visitor.press("registrar").status_code == 422


def test_an_answer_to_head_is_no_prefix_of_the_next(portal: Served) -> None:
    with httpx.Client(base_url=portal.url) as http:
        for path in PATHS:
            assert (http.head(path).content, http.get("/salud").status_code) == (b"", 200)


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECTA"])
def test_methods_that_no_page_knows_are_refused(portal: Served, method: str) -> None:
    assert {httpx.request(method, portal.url + path).status_code for path in PATHS} <= {403, 404, 405}


@pytest.mark.fault_case(
    "Cuerpos enormes o malformados",
    injected="formularios de megabytes o de mil campos, codificaciones falsas, multipartes cortadas, entidades XML",
    holds="se rechazan con un 4xx, sin rastro de una excepción",
)
@pytest.mark.parametrize(
    ("body", "kind", "expected"),
    [
        (b"a=" + b"x" * 100_000, "application/x-www-form-urlencoded", {400}),
        (b"a=" + b"x" * 2_000_000, "application/x-www-form-urlencoded", {413}),
        (b"&".join(b"a%d=1" % number for number in range(2000)), "application/x-www-form-urlencoded", {400}),
        (b"a=%ff%fe&usuario=\xff\xfe%00", "application/x-www-form-urlencoded", UNMET),
        (b"a=1", "application/x-www-form-urlencoded; charset=base64", UNMET),
        (b"a=1", "application/x-www-form-urlencoded; charset=no-existe", UNMET),
        (b"--x\r\nContent-Disposition: form-data", "multipart/form-data; boundary=x", UNMET),
        (b"nada", "multipart/form-data", UNMET),
        (b"nada", "multipart/form-data; boundary=" + "y" * 300, UNMET),
        (b'{"accion": [[[', "application/json", UNMET),
        (b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>", "text/xml", UNMET),
        (b"", ";;;=", UNMET),
    ],
    ids=[
        *("grande", "enorme", "mil-campos", "utf8-roto", "charset-base64", "charset-inexistente"),
        *("multiparte-cortada", "multiparte-sin-frontera", "frontera-larga", "json-roto", "entidad-xml", "tipo-roto"),
    ],
)
def test_bodies_too_big_or_malformed_are_refused(portal: Served, body: bytes, kind: str, expected: set[int]) -> None:
    visitor = Visitor(portal)
    for path in ("/", FORM):
        answer = visitor.http.post(path, content=body, headers={**visitor.credentials(), "Content-Type": kind})
        assert answer.status_code in expected
        assert "Traceback" not in answer.text


@pytest.mark.fault_case(
    "Peticiones que no son HTTP",
    injected="cabeceras y rutas enormes, dos longitudes, longitud negativa, otro nombre de servidor, TLS en claro",
    holds="se rechazan con un 4xx, o un 501",
)
@pytest.mark.parametrize(
    "raw",
    [
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"y" * 70_000 + b"\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nhola!",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: nada\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: otro.example\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\r\n\r\n",
    ],
    ids=[
        *("cabecera-enorme", "ruta-enorme", "dos-largos", "largo-negativo", "codificacion-inventada"),
        *("otro-nombre", "tls-en-claro"),
    ],
)
def test_requests_out_of_shape_are_refused(portal: Served, raw: bytes) -> None:
    place = urlsplit(portal.url)
    with socket.create_connection((place.hostname, place.port), timeout=30) as wire:
        wire.sendall(raw)
        status = wire.recv(100).split(b" ")[1]
    assert status[:1] == b"4" or status == b"501", status  # 501: unknown transfer coding


def test_the_log_of_a_hostile_visit_is_one_object_a_line(plain_portal: Served) -> None:
    visitor = Visitor(plain_portal)
    visitor.press("registrar", usuario='x\n{"que": "ingreso"}')
    hostile = {b"Referer": b"http://a/\xff", b"User-Agent": b"x"}
    httpx.post(plain_portal.url + "/", headers=hostile, data={"usuario": 'a\n{"que": "ingreso"}'})
    events = [json.loads(line) for line in plain_portal.log.read_text().splitlines()]
    assert {"registrar", "formulario-ajeno"} <= {each["que"] for each in events}
    assert {each["resultado"] for each in events if each["que"] == "registrar"} == {"rechazado"}
    assert "ingreso" not in {each["que"] for each in events}


def test_deployment_check_is_clean_outside_test_mode() -> None:
    base = {name: value for name, value in os.environ.items() if not name.startswith(("PORTAL_", "DATABASE_"))}
    for mode in ({}, {"PORTAL_PRODUCTION": "1", "PORTAL_SECRET_KEY": "k7-" * 20 + "Zq9xW3"}):
        order = [sys.executable, "-m", "portal", "check", "--deploy", "--fail-level", "WARNING"]
        done = subprocess.run(
            order, cwd=ROOT, env=base | mode, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr


def test_production_behind_a_proxy_speaks_tls_only(mailpit: MailService, tmp_path: Path) -> None:
    given = {"PORTAL_PRODUCTION": "1", "PORTAL_SECRET_KEY": "k7-" * 20 + "Zq9xW3", "PORTAL_TEST_MODE": ""}
    with served(mailpit, tmp_path, **given, PORTAL_TRUSTED_PROXY="127.0.0.1") as behind:
        plain = httpx.get(behind.url + "/")
        assert (plain.status_code, plain.headers["Location"][:8]) == (301, "https://")
        tls = httpx.get(behind.url + "/", headers={"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"})
        assert tls.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"

"""Random requests to every address of the portal: no answer has a status of 500 or more.

Long form: ``pytest tests/hostile/test_fuzz.py --hypothesis-profile=largo`` (docs/decisions/0013).
"""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import quote

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.hostile.served import Served, Visitor
from tests.hostile.typed import FORM

pytestmark = pytest.mark.xdist_group("hostil")  # they share two portals
ACTIONS = ("comprobar-usuario", "comprobar-documento", "comprobar-correo", "solicitar-codigo", "registrar")
NAMES = (
    *("usuario", "tipo_documento", "documento", "nombre", "contrasena", "contrasena2", "pais", "provincia", "ciudad"),
    *("direccion", "telefono1", "telefono2", "operador", "celular", "fax", "correo", "correo2", "codigo"),
    *("accion", "momentos"),
)
PATHS = (
    *("/", "/salir/", "/servicios/", "/salud", "/registro/", "/registro/completado/", "/registro/otras/x/"),
    *(FORM, f"{FORM}reiniciar/", "/estatico/portal.css", "/cabecera/", "/nada"),
)
KINDS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/json", "text/plain")
texts = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("\x00\r\n\t\u202e\u200bſKß@.\"'<>%;,0aA"), max_size=300),
    st.emails(),
    st.sampled_from(["PASAPORTE", "RUC", "CEDULA", "EC", "01", "Cuenca", "09" + "1" * 9, "a@ñ.ec", '"\r\n"@a.ec']),
)
headers = st.text(string.printable[:95], max_size=60).map(str.strip)


@pytest.fixture(scope="module")
def visitor(portal: Served) -> Visitor:
    """One visitor for all examples."""
    return Visitor(portal)


@pytest.fixture(autouse=True)
def tries(visitor: Visitor, record_property: Callable[[str, object], None]) -> Iterator[None]:
    """Record the number of requests, for the table."""
    sent: Counter[str] = Counter()

    def count(answer: httpx.Response) -> None:
        sent[answer.request.method] += 1

    visitor.http.event_hooks = {"response": [count]}
    yield
    record_property("tries", sent.total())


AT_RANDOM = pytest.mark.fault_case(
    "Peticiones al azar al portal",
    injected="formularios, direcciones, cabeceras, cookies y cuerpos cualesquiera a un portal servido",
    holds="ninguna respuesta 5xx",
)


@AT_RANDOM
@given(
    action=st.sampled_from(ACTIONS),
    typed=st.dictionaries(st.sampled_from(NAMES), texts, max_size=6),
    json=st.booleans(),
)
@example(action="registrar", typed={"correo": '"\r\n"@a.ec', "correo2": '"\r\n"@a.ec'}, json=False)
@example(action="comprobar-correo", typed={"correo": f"{'a' * 64}@{'b' * 63}.{'c' * 63}.{'d' * 63}.ec"}, json=True)
def test_forms(visitor: Visitor, action: str, typed: dict[str, str], json: bool) -> None:
    if "correo" in typed:
        typed.setdefault("correo2", typed["correo"])
    sent = {**visitor.typed, "accion": action, **typed}
    accept = {"Accept": "application/json"} if json else {}
    answer = visitor.http.post(FORM, data=sent, headers={**accept, **visitor.credentials()})
    assert answer.status_code < 500, answer.text


@AT_RANDOM
@given(
    method=st.sampled_from(["GET", "HEAD", "POST", "PUT", "OPTIONS", "TRACE"]),
    path=st.sampled_from(PATHS) | st.text(max_size=60),
    query=st.binary(max_size=60),
    kind=st.sampled_from(KINDS) | headers,
    body=st.binary(max_size=400),
    cookie=headers,
)
def test_requests(
    visitor: Visitor, *, method: str, path: str, query: bytes, kind: str, body: bytes, cookie: str
) -> None:
    own = visitor.credentials()
    sent = {**own, "Cookie": f"{own['Cookie']}; {cookie}x", "Content-Type": kind}
    where = f"{visitor.portal.url}/{quote(path.lstrip('/'))}?{quote(query)}"
    answer = visitor.http.request(method, where, content=body, headers=sent)
    assert answer.status_code < 500, answer.text


@AT_RANDOM
@given(user=texts, password=texts, session=headers)
def test_sign_in(visitor: Visitor, user: str, password: str, session: str) -> None:
    own = visitor.credentials()
    sent = {**own, "Cookie": f"{own['Cookie']}; portal_sesion={session}x"}
    answer = visitor.http.post("/", data={"usuario": user, "contrasena": password}, headers=sent)
    assert answer.status_code < 500, answer.text

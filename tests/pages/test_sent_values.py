"""Values in the bodies of requests: read, recognised by their control, and written back as they were (4.2.1)."""

from __future__ import annotations

import pytest

from pages.components.request_alteration import Control, recognised
from pages.components.sent_values import SentValue, read_body

FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=----corte"
JSON = "application/json; charset=utf-8"
PART = b'------corte\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n'
FILE = b'------corte\r\nContent-Disposition: form-data; name="a"; filename="a.txt"\r\n\r\nAna Paz\r\n'


@pytest.mark.parametrize(
    ("kind", "body", "altered"),
    [
        pytest.param(
            FORM,
            b"id=ana&nombre=Ana+Paz&vacio=&raro=%F1%2f&solo",
            b"id=ana&nombre=Otra+%C3%91+%26&vacio=&raro=%F1%2f&solo",
            id="formulario, también en otro juego de letras",
        ),
        pytest.param(
            PARTS,
            PART % (b"id", b"ana") + FILE + PART % (b"nombre", b"Ana Paz") + b"------corte--\r\n",
            PART % (b"id", b"ana") + FILE + PART % (b"nombre", "Otra Ñ &".encode()) + b"------corte--\r\n",
            id="por partes, con un archivo",
        ),
        pytest.param(
            JSON,
            '{"a":[1,true,null,"ñ"],"datos":{"id":"ana","nombre":"Ana Paz"}}'.encode(),
            '{"a":[1,true,null,"ñ"],"datos":{"id":"ana","nombre":"Otra Ñ &"}}'.encode(),
            id="JSON",
        ),
        pytest.param("application/vnd.portal+json", b'["Ana Paz"]', '["Otra Ñ &"]'.encode(), id="otro JSON"),
    ],
)
def test_one_value_is_changed_and_nothing_else(kind: str, body: bytes, altered: bytes) -> None:
    read = read_body(body, kind)
    assert read is not None
    places = [place for place, each in enumerate(read.values()) if each.value == "Ana Paz"]
    assert len(places) == 1
    assert read.with_values({places[0]: "Otra Ñ &"}) == altered
    assert read.with_values({}) == body


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        pytest.param(JSON, b'{"nombre": "Ana Paz"}', id="JSON escrito de otra manera"),
        pytest.param(JSON, b'{"nombre":"Ana Paz"', id="JSON a medias"),
        pytest.param("text/x-gwt-rpc", b"7|0|Ana Paz", id="otro tipo"),
        pytest.param("", b"nombre=Ana", id="sin tipo"),
        pytest.param("multipart/form-data", b"--x", id="por partes sin decir cuál"),
    ],
)
def test_a_body_that_cannot_be_written_back_is_not_read(kind: str, body: bytes) -> None:
    assert read_body(body, kind) is None


def control(value: str, *names: str) -> Control:
    return Control(frozenset(names), value)


FOUR = {
    "Correo Electrónico": control("a@x.example"),
    "Confirmación de correo electrónico": control("a@x.example"),
    "Teléfono1": control("0422334455"),
    "País": control("1", "pais"),
}


@pytest.mark.parametrize(
    ("sent", "places"),
    [
        pytest.param(
            ["a@x.example", "a@x.example", "0422334455", "EC"], [[0], [1], [2], []], id="por su valor y orden"
        ),
        pytest.param(["a@x.example", "(04) 2233-4455"], [[], [], [1], []], id="un correo de los dos; con separadores"),
        pytest.param(["0422334455", "x", "0422334455"], [[], [], [0, 2], []], id="la copia también"),
        pytest.param(["1", "pais=9"], [[], [], [], [1]], id="por el nombre de su control, con otro valor"),
        pytest.param(["telefono1=EC"], [[], [], [0], []], id="por una clave que dice su rótulo"),
        pytest.param(["1", "1"], [[], [], [], []], id="lo corto y repetido no se reconoce"),
    ],
)
def test_values_are_recognised(sent: list[str], places: list[list[int]]) -> None:
    values = [SentValue(*each.split("=")) if "=" in each else SentValue("k", each) for each in sent]
    found = recognised(values, FOUR)
    assert [found.get(label, []) for label in FOUR] == places

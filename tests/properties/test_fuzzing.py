"""The short form of the fuzzing: real samples, spoilt at random, before every reader (docs/decisions/0015)."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixtures.evidence.trace_archive import join_redacted
from harness.scope import file_stem
from tests.properties.fuzzing import targets

NAMES = (
    "catalogo",
    "correo",
    "inicio",
    "libro",
    "manifiesto",
    "perfil",
    "repeticion",
    "resultados",
    "traza",
    "veredictos",
)
TOKENS = [
    b"\0",
    b"\xff\xfe",
    b"\xed\xa0\x80",
    b"\r\n",
    b'"',
    b"[[",
    b"{}",
    b"null",
    b"NaN",
    b"../",
    b"1e999",
    b"PK\x03\x04",
]


@st.composite
def mutated(draw: st.DrawFn, sample: bytes) -> bytes:
    """A sample with a few pieces cut out, doubled, overwritten or put in."""
    content = sample
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 1, 1, 8, 200])))
        put = draw(
            st.one_of(st.just(b""), st.sampled_from(TOKENS), st.binary(max_size=8), st.just(content[start:end] * 2))
        )
        content = content[:start] + put + content[end:]
    return content


@pytest.mark.fault_case(
    "Archivos dañados u hostiles",
    injected="perfiles, catálogos, actas, trazas y correos reales, estropeados al azar",
    holds="solo sale una oración de la suite, nunca el rastro de una excepción",
)
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(data=st.data())
def test_only_an_error_of_the_suite_comes_out(name: str, data: st.DataObject) -> None:
    target = targets()[name]
    target(data.draw(mutated(data.draw(st.sampled_from(target.samples)))))


def test_every_reader_is_tried() -> None:
    assert set(targets()) == set(NAMES)


def test_every_sample_is_read_as_it_is() -> None:
    for target in targets().values():
        for sample in target.samples:
            target.read(sample)


@pytest.mark.fault_case(
    "Nombres que llevan fuera de la carpeta",
    injected="una traza con entradas como «../../fuera», rutas absolutas y unidades de disco",
    holds="en el archivo que se conserva no queda ninguna",
)
@pytest.mark.parametrize(
    "name", ["../../fuera", "/fuera", "C:\\fuera", "resources/../fuera", "resources/a/b", "..\\fuera"]
)
@pytest.mark.parametrize("suffix", ["", ".trace", ".network", ".css"])
def test_no_name_in_an_archive_leads_out_of_it(tmp_path: Path, name: str, suffix: str) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("trace.trace", "{}\n")
        archive.writestr(f"{name}{suffix}", "{}\n")
    (tmp_path / "parte.zip").write_bytes(content.getvalue())
    join_redacted([tmp_path / "parte.zip"], tmp_path / "traza.zip", str, [])
    with zipfile.ZipFile(tmp_path / "traza.zip") as joined:
        assert joined.namelist() == ["0-trace.trace"]


@given(st.text())
def test_no_name_of_a_scenario_leads_out_of_the_record(scenario: str) -> None:
    stem = file_stem(scenario)
    assert stem.isalnum()
    assert len(stem) == 16

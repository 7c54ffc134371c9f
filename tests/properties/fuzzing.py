"""What reads files from elsewhere, each as a function of bytes from which only an error of the suite may come out."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fixtures.evidence.trace_archive import join_redacted
from fixtures.mail.codes import code_candidates, possible_codes, read_code
from fixtures.mail.html_text import html_text
from fixtures.mail.raw_message import read_message
from harness.errors import HarnessError
from harness.scope import LEDGER, ROOT
from instructivo.catalogue import Catalogue, load_catalogue
from pages.profile import load_profile
from reports.acta.view import ActaView
from reports.record.files import CATALOGUE, MANIFEST, OUTCOMES, START, VERDICTS
from reports.record.inputs import RecordedInputs
from reports.record.manifest import Manifest
from reports.record.reading import read_outcomes, read_verdicts
from reports.record.repeats import read_repeats
from reports.record.start import RunStart
from tests.isolation import PROFILES
from tests.reports.conftest import ActaSpec, write_record
from tests.world.code_reading import code_in


@cache
def _folder() -> Path:
    """A folder that lasts as long as this process."""
    kept = tempfile.TemporaryDirectory(prefix="azar-")
    _KEPT.append(kept)
    return Path(kept.name)


_KEPT: list[tempfile.TemporaryDirectory[str]] = []


def _written(name: str, content: bytes) -> Path:
    file = _folder() / name
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_bytes(content)
    return file


def _catalogue(content: bytes) -> None:
    load_catalogue(_written("catalogo.toml", content))


def _profile(content: bytes) -> None:
    load_profile(_written("perfil.toml", content))


def _outcomes(content: bytes) -> None:
    read_outcomes(_written(OUTCOMES, content).parent)


def _verdicts(content: bytes) -> None:
    folder = _written(VERDICTS, content).parent
    data = read_verdicts(folder)
    RecordedInputs.from_data(data)
    for each in data["requirements"]:
        for scenario in each["scenarios"]:
            for piece in scenario["evidence"]:
                assert (folder / piece["path"]).resolve().is_relative_to(folder.resolve())


def _start(content: bytes) -> None:
    RunStart.load(_written(START, content).parent)


def _manifest(content: bytes) -> None:
    Manifest.load(_written(MANIFEST, content).parent)


def _repeat(content: bytes) -> None:
    read_repeats(_written("evidencia/x-repeticion.json", content).parent.parent)


def _ledger(content: bytes) -> None:
    nobody = Catalogue("", "", "")
    _ = ActaView({}, _written(LEDGER, content).parent, nobody, (), None).ledger


def _trace(content: bytes) -> None:
    joined = _folder() / "traza.zip"
    join_redacted([_written("parte.zip", content)], joined, lambda text: text, ["X7K2P9"])
    with zipfile.ZipFile(joined) as found:
        assert not [each for each in found.namelist() if each.startswith("/") or ".." in each.split("/")]


def _mail(content: bytes) -> None:
    text = content.decode("utf-8", "replace")
    for read in (text, html_text(text).text):
        assert code_in(read) in code_candidates(read) | {""}
    message = read_message(content, "1", "ana@prueba.example")
    assert read_code(message).code in possible_codes(message) | {""}


@dataclass(frozen=True)
class Target:
    """One reader, and real samples of what it reads."""

    read: Callable[[bytes], None]
    samples: Sequence[bytes]

    def __call__(self, content: bytes) -> None:
        """Read it; the suite's own errors are what bad input gets."""
        with suppress(HarnessError):
            self.read(content)


def _archive() -> bytes:
    """A trace as Playwright packs it."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("trace.trace", '{"type": "context-options", "value": "X7K2P9"}\n')
        archive.writestr(
            "trace.network", '{"snapshot": {"headers": [{"name": "Cookie", "value": "sid=abcdefgh12"}]}}\n'
        )
        archive.writestr("resources/0a1b.html", "<p>X7K2P9</p>")
        archive.writestr("../../fuera.trace", "{}")
        archive.writestr("resources/../../fuera", "x")
    return content.getvalue()


@cache
def targets() -> Mapping[str, Target]:
    """Every reader, by a name for the command line."""
    record = write_record(_folder() / "muestra", ActaSpec(failed=("registro",)))
    verdicts = (record / VERDICTS).read_bytes()
    nothing: dict[str, list[str]] = {"waived": [], "not_applicable": [], "unstable": [], "manual": []}
    start = json.dumps({**json.loads(verdicts)["run"], "declarations": nothing}).encode()
    repeat = {"scenario": "x", "first": "fail", "second": "pass", "observed": "y"}
    again = json.dumps(repeat | {"evidence": [{"kind": "trace", "path": "evidencia/x.zip", "caption": "T"}]}).encode()
    ledger = b'{"id": "ana", "document": "1", "email": "a@b.example", "trace": "escrito"}\n'
    mails = ("Su código es:\n\nAB12CD34\n", "<p>Su código</p><b>AB12CD34</b><a href='https://x.example/ZZ99'>aquí</a>")
    return {
        "catalogo": Target(_catalogue, [(record / CATALOGUE).read_bytes()]),
        "perfil": Target(_profile, [(ROOT / "profiles" / f"{name}.toml").read_bytes() for name in PROFILES]),
        "resultados": Target(_outcomes, [(record / OUTCOMES).read_bytes()]),
        "veredictos": Target(_verdicts, [verdicts]),
        "inicio": Target(_start, [start]),
        "manifiesto": Target(_manifest, [(record / MANIFEST).read_bytes()]),
        "repeticion": Target(_repeat, [again]),
        "libro": Target(_ledger, [ledger]),
        "traza": Target(_trace, [_archive()]),
        "correo": Target(_mail, [each.encode() for each in mails]),
    }

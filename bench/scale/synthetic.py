"""Synthetic outcomes of a large run, written as a record by the suite's own code.

A third of the scenarios decides one requirement and the rest is spread over the others, as happens where a suite grows
by rows of outlines. Every scenario has a picture, every fourth a mail and a person.
"""

from __future__ import annotations

import json
import random
import struct
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from harness.layout import EVIDENCE, LEDGER, file_stem
from harness.verdict import Cause, Verdict
from instructivo.catalogue import load_catalogue
from instructivo.requirement import Catalogue, Verification
from reports.judge.outcomes import Evidence, Measurement, ScenarioOutcome, StepOutcome
from reports.judge.plan import Plan
from reports.judge.run_judgement import judge
from reports.record.folder import Record
from reports.record.reading import read_outcomes

_STARTED = datetime(2026, 11, 24, 10, tzinfo=UTC)
_A_FILE = 100
_SECONDS = 1.5
_EXPECTED = "el portal muestra el mensaje que corresponde y conserva los datos que la persona escribió"
_GIVEN = "una persona que completó la solicitud hasta el código y escribió en «Numero de Celular» el valor {number}"
_WHEN = "presiona «Registrar»"
_OUTLINE = """# language: es
Característica: Casos

  @5.3.1.celular-acepta-14
  Esquema del escenario: Caso <caso>
    Dada una persona que en «Numero de Celular» pone «<celular>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | caso | celular |
"""
_CODE = (("mail-received", "a tiempo"), ("code-shape", "ambos"))


@dataclass(frozen=True)
class SyntheticRun:
    """A run of invented outcomes over the catalogue of this checkout.

    Attributes:
        scenarios: Number of scenarios.
        dots: Width and height of every picture, which is noise; 3 bytes a dot.
        failing: One of so many scenarios of the requirements on which nothing rests fails.
    """

    scenarios: int
    dots: int = 120
    failing: int = 50

    @property
    def plan(self) -> Plan:
        """Plan of the whole run."""
        written = {self._scenario(number): owner for number, owner in enumerate(self._owners(load_catalogue()))}
        return Plan(
            written,
            frozenset(written),
            fingerprint_start="huella",
            fingerprint_end="huella",
            mail_route="lo confirma el perfil",
            day=date(2026, 11, 24),
        )

    def write(self, folder: Path, part: int = 1, parts: int = 1) -> None:
        """Write outcomes and evidence of a part of the run into a new record, which is not closed.

        Args:
            folder: Folder of the record, which has none yet.
            part: Number of the part, from 1.
            parts: Number of parts; every one has every ``parts``-th scenario.
        """
        record = Record.open(folder.parent, str(folder), Path())
        (folder / EVIDENCE).mkdir(exist_ok=True)
        self._write_features(folder)
        last = self._last(load_catalogue())
        ledger = []
        for number, owner in enumerate(self._owners(load_catalogue())):
            if number % parts == part - 1:
                record.append(self._outcome(folder, number, owner, fails=owner in last and number % self.failing == 0))
                ledger.append(json.dumps(_person(number, owner), ensure_ascii=False) + "\n")
        (folder / LEDGER).write_text("".join(ledger), encoding="utf-8", newline="\n")

    def close(self, folder: Path) -> None:
        """Judge and close a record that ``write`` left, without a PDF, as a run does at its end."""
        outcomes, _ = read_outcomes(folder)
        selected = frozenset(one.scenario for one in outcomes)
        catalogue = load_catalogue()
        judgement = judge(catalogue, replace(self.plan, selected=selected), outcomes)
        facts = {"Portal": "Portal inventado (http://127.0.0.1:1)", "Suite": "sintética", "Semilla": "7"}
        Record(folder).finish(catalogue, judgement, _STARTED, facts)

    def _owners(self, catalogue: Catalogue) -> Sequence[str]:
        """Requirement of each scenario, by its number."""
        known = [one.id for one in catalogue if one.verified_by is Verification.SCENARIO]
        last = self._last(catalogue)
        return [last[0] if number % 3 == 0 else known[number * 2 // 3 % len(known)] for number in range(self.scenarios)]

    @staticmethod
    def _last(catalogue: Catalogue) -> Sequence[str]:
        """Documented requirements on which nothing rests, so that a failure blocks no other."""
        needed = {each for one in catalogue for each in one.depends_on}
        found = [one for one in catalogue if one.id not in needed and one.level == "documentado"]
        return [one.id for one in found if one.verified_by is Verification.SCENARIO]

    def _scenario(self, number: int) -> str:
        return f"{_feature(number)}::{_title(number)}"

    def _outcome(self, folder: Path, number: int, owner: str, *, fails: bool) -> ScenarioOutcome:
        stem = file_stem(self._scenario(number))
        kept = [("picture", f"{stem}-1.png", "La solicitud al terminar", _noise(number, self.dots))]
        if number % 4 == 0:
            kept += [("mail", f"{stem}-correo-1.json", "Correo", _json(_mail(number)))]
            kept += [("people", f"{stem}-personas.json", "Datos que se escribieron", _json([_person(number, owner)]))]
        for _, name, _, content in kept:
            (folder / EVIDENCE / name).write_bytes(content)
        verdict = Verdict.FAIL if fails else Verdict.PASS
        steps = zip(("Dada", "Cuando", "Entonces"), _sentences(number), strict=True)
        return ScenarioOutcome(
            self._scenario(number),
            owner,
            _title(number),
            _feature(number),
            7,
            verdict,
            Cause.FINDING if fails else Cause.NONE,
            expected=_EXPECTED,
            observed=f"El portal no mostró nada en el caso {number}. " * 4 if fails else "Se observó lo esperado.",
            steps=tuple(
                StepOutcome(word, text, verdict if word == "Entonces" else Verdict.PASS, (), 0.1 * at, 0.4)
                for at, (word, text) in enumerate(steps)
            ),
            evidence=tuple(
                Evidence(kind, f"{EVIDENCE}/{name}", caption, sha256(content).hexdigest())
                for kind, name, caption, content in kept
            ),
            measurements=tuple(Measurement.of(*each) for each in _CODE) if number % 4 == 0 else (),
            duration=_SECONDS,
            extras={"visto": f"Se leyó «El caso {number} se registró».", "proceso": f"gw{number % 8}"},
            started=(_STARTED + timedelta(seconds=number // 8 * _SECONDS)).isoformat(),
        )

    def _write_features(self, folder: Path) -> None:
        """Write the features into the record, as those of the checkout do not have these scenarios."""
        texts: dict[str, list[str]] = {}
        for number, owner in enumerate(self._owners(load_catalogue())):
            given, when, then = _sentences(number)
            texts.setdefault(_feature(number), []).append(
                f"\n  @{owner}\n  Escenario: {_title(number)}\n"
                f"    Dada {given}\n    Cuando {when}\n    Entonces {then}\n"
            )
        for name, cases in texts.items():
            text = f"# language: es\nCaracterística: {name}\n{''.join(cases)}"
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def _feature(number: int) -> str:
    return f"{EVIDENCE}/casos-{number // _A_FILE:03d}.feature"


def _title(number: int) -> str:
    return f"El caso {number} conserva lo que la persona escribió y muestra el mensaje que corresponde"


def _sentences(number: int) -> tuple[str, str, str]:
    return _GIVEN.format(number=f"09{number:08d}"), _WHEN, _EXPECTED


def _person(number: int, owner: str) -> Mapping[str, str]:
    name = f"p{number:06d}"
    return {
        "when": (_STARTED + timedelta(seconds=number)).isoformat(),
        "requirement": owner,
        "trace": "solicitud enviada",
        "document_type": "Cédula de Identidad",
        "id": name,
        "document": f"17{number:08d}",
        "email": f"{name}@prueba.example",
    }


def _mail(number: int) -> Mapping[str, Any]:
    text = f"Estimado usuario, su código del caso {number} es ••••••. " * 12
    return {
        "from": "portal@prueba.example",
        "to": [f"p{number:06d}@prueba.example"],
        "subject": "ACTIVACIÓN DE CORREO ELECTRÓNICO",
        "date": _STARTED.isoformat(),
        "message_id": f"<{number}@prueba.example>",
        "size": len(text),
        "attachments": [],
        "text": text,
        "html": text,
    }


def _json(content: object) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode()


def _noise(seed: int, dots: int) -> bytes:
    """A PNG of random dots, so that no two pictures are the same and none can be compressed."""
    source = random.Random(seed)  # noqa: S311 - a picture, no secret
    rows = b"".join(b"\0" + source.randbytes(3 * dots) for _ in range(dots))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", dots, dots, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 0)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


def write_outline(rows: int, folder: Path) -> Path:
    """Write a feature whose only outline has many rows into a folder, and return the folder.

    Args:
        rows: Number of rows, each a scenario.
        folder: It is made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    cases = "".join(f"      | {number} | 09{number:012d} |\n" for number in range(rows))
    (folder / "casos.feature").write_text(_OUTLINE + cases, encoding="utf-8", newline="\n")
    return folder

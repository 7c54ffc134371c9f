"""Detection certificate in the acta: its figures, or that it is missing."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from reports.acta.page import render_acta
from reports.record.reading import catalogue_of, read_verdicts

DETECTED = {
    "date": "2026-11-24T13:20:00+00:00",
    "commit": "0123456789ab",
    "defects": 200,
    "caught": 199,
    "caught_rate": 0.995,
    "attributed": 198,
    "attributed_rate": 0.99,
    "pairs": 33,
    "pairs_hidden": 0,
    "false_alarms": 0,
    "healthy_runs": 6,
    "unproven": [],
}
OTHERS = {"commit": "9876543210ab", "portals": 63, "scenario_runs": 3045, "undeserved": 0}
HUNTED = {"tried": 100, "killed": 90, "score": 0.9, "explained": 7, "raw_score": 0.85}


def test_certificate_is_shown_or_said_to_be_missing(record: Callable[..., Path]) -> None:
    folder = record()
    (folder / "certificate.json").unlink(missing_ok=True)
    data = read_verdicts(folder)
    assert "no lleva certificado de detección" in render_acta(data, folder, catalogue_of(folder))
    (folder / "certificate.json").write_text(
        json.dumps({**DETECTED, "unproven": ["x"], "mutants": HUNTED, "conforming": OTHERS}), "utf-8"
    )
    page = render_acta(data, folder, catalogue_of(folder))
    assert "199 (99,5 %)" in page
    assert "Sin defecto que lo pruebe: x." in page
    assert "90 de 100 probados (90,0 %)" in page
    assert "0 veredictos que el portal no merecía, en 63 portales y 3045 escenarios (commit 9876543210ab)" in page
    (folder / "certificate.json").write_text(json.dumps({**DETECTED, "mutants": None}), "utf-8")
    page = render_acta(data, folder, catalogue_of(folder))
    assert "no se midió</dd>" in page
    assert "Sin defecto que lo pruebe" not in page

"""The detection certificate in the acta: shown with its figures, and said to be missing where it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from reports.acta import render_acta
from reports.closing import catalogue_of, read_verdicts


def test_certificate_is_shown_or_said_to_be_missing(record: Callable[..., Path]) -> None:
    folder = record()
    (folder / "certificate.json").unlink(missing_ok=True)
    data = read_verdicts(folder)
    assert "no lleva certificado de detección" in render_acta(data, folder, catalogue_of(folder))
    found = {"defects": 200, "caught": 199, "caught_rate": 0.995, "attributed": 198, "attributed_rate": 0.99}
    (folder / "certificate.json").write_text(json.dumps({**found, "false_alarms": 0.0, "unproven": ["x"]}), "utf-8")
    page = render_acta(data, folder, catalogue_of(folder))
    assert "199 (99,5 %)" in page
    assert "Sin defecto que lo pruebe: x." in page

"""Schema of ``verdicts.json``, ready to check; importing it loads jsonschema, which only a reader of verdicts needs."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

from reports.judge.outcomes import read_instant

_FORMATS = FormatChecker(["date"])


@_FORMATS.checks("date-time", raises=ValueError)
def _is_instant(value: object) -> bool:
    return not isinstance(value, str) or bool(read_instant(value))


VERDICTS_SCHEMA = Draft202012Validator(
    json.loads(Path(__file__).with_name("verdicts.schema.json").read_text(encoding="utf-8")),
    format_checker=_FORMATS,
)

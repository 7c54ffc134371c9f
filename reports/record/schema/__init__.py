"""Schema of ``verdicts.json``, ready to check; importing it loads jsonschema, which only a reader of verdicts needs."""

from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

VERDICTS_SCHEMA = Draft202012Validator(
    json.loads(Path(__file__).with_name("verdicts.schema.json").read_text(encoding="utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)

"""``--mask``: no personal data of anybody is in the record, in whatever file and however it is written there."""

from __future__ import annotations

import html
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote_plus

from fixtures.people.applicant import Applicant, ApplicantFactory
from pages.profile import load_profile
from tests.acceptance.conftest import ROOT, Suite
from tests.acceptance.test_repeats import ONLY_THE_FIRST_TIME

SEED = 43
"""Of this test alone: the portal is not, and one person registers once."""


def test_no_personal_data_in_any_file(served: Suite) -> None:
    served.write("primera.py", ONLY_THE_FIRST_TIME)
    chosen = ("features/5.3.2-registro.feature", "-m", "5.3.2.registro", "-p", "primera", "-p", "no:xdist")
    run = served.run(*chosen, "--traces", "local", "--seed", str(SEED), "--mask")
    assert run.of("fail") == ["5.3.2.registro"], run.output
    addresses = load_profile(ROOT / "profiles" / "reference.toml").mail_address
    people = [ApplicantFactory(SEED, serial, addresses, {}).draw() for serial in (0, 1)]
    texts = dict(texts_of(run.record))
    assert {"outcomes.jsonl", "verdicts.json", "acta.html"} <= set(texts)
    assert any("-traza.zip" in name for name in texts)
    assert any("••••••" in text for name, text in texts.items() if name.endswith("personas.json"))
    assert "••••••" in texts["libro.jsonl"]
    found = {(name, word) for person in people for word in forms_of(person) for name in texts if word in texts[name]}
    assert not found


def forms_of(person: Applicant) -> set[str]:
    """What belongs to a person, as a page, a script or a request would write it."""
    names = ("user_id", "document", "name", "street", "phone1", "phone2", "mobile", "fax", "email", "password")
    words = {getattr(person, name) for name in names}
    return words | {form(word) for word in words for form in (html.escape, quote_plus, json.dumps)}


def texts_of(record: Path) -> Iterator[tuple[str, str]]:
    """Every file of a record as text, those in archives too."""
    for path in record.rglob("*"):
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                for name in archive.namelist():
                    yield f"{path.name}/{name}", archive.read(name).decode(errors="replace")
        elif path.is_file() and path.suffix not in (".jpg", ".pdf"):
            yield path.name, path.read_text(encoding="utf-8", errors="replace")

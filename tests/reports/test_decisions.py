"""Commands ``approve`` and ``review``."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from harness.declarations import Review
from harness.scope import ROOT
from harness.verdict import Verdict
from harness.wording import GONE, NEW, SAME, change_in_words, changes
from pages.profile import Against, Match, Message, load_profile
from reports.__main__ import main
from reports.audit.verify import audit
from reports.manual.review import save_in_profile
from reports.record.reading import read_verdicts
from tests.reports.conftest import PIXEL

Record = Callable[..., Path]
REQUESTED = Message.CODE_REQUESTED
ASKED = ("--message", "codigo-solicitado", "--as", "A. Analista", "--against", "portal")


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return Path(shutil.copy(ROOT / "profiles" / "plantilla.toml", tmp_path / "mi-portal.toml"))


def test_seen_texts_are_shown_with_their_picture(record: Record, capsys: pytest.CaptureFixture[str]) -> None:
    folder = record(wording="Ya le enviamos un código.")
    assert main(["approve", str(folder)]) == 0
    output = capsys.readouterr().out
    assert "Mensaje «codigo-solicitado»" in output
    assert "Visto, 1: Ya le enviamos un código." in output
    assert str(folder / "evidencia" / "mensaje-codigo-solicitado.jpg") in output
    assert main(["approve", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["texts"] == ["Ya le enviamos un código."]


def test_approved_wording_is_written_into_the_profile_alone(record: Record, profile: Path) -> None:
    before = profile.read_text(encoding="utf-8")
    folder = record(wording="Ya le enviamos un código.")
    assert main(["approve", str(folder), "--portal", str(profile), *ASKED]) == 0
    pin = load_profile(profile).messages[REQUESTED]
    assert (pin.text, pin.match, pin.approved_by) == ("Ya le enviamos un código.", Match.EXACT, "A. Analista")
    assert (pin.approved_on, pin.against) == (date.today(), Against.PORTAL)
    assert [line for line in before.splitlines() if line not in profile.read_text(encoding="utf-8").splitlines()] == []
    again = record("otra", wording="Le mandamos un código.")
    assert main(["approve", str(again), "--portal", str(profile), *ASKED[:4], "--against", "document"]) == 0
    pin = load_profile(profile).messages[REQUESTED]
    assert (pin.text, pin.against) == ("Le mandamos un código.", Against.DOCUMENT)
    assert not audit(folder).problems


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ((*ASKED[:1], "codigo-perdido", *ASKED[2:]), "constan: codigo-solicitado"),
        (ASKED[:2], "añada --as NOMBRE"),
        (ASKED[:4], "añada --against document"),
        ((*ASKED, "--text", "2"), "diga con --text cuál, del 1 al 1"),
    ],
)
def test_incomplete_approval_is_refused(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], message: str
) -> None:
    before = profile.read_bytes()
    assert main(["approve", str(record()), "--portal", str(profile), *asked]) == 4
    assert message in capsys.readouterr().err
    assert profile.read_bytes() == before


def test_person_at_the_terminal_is_asked(
    record: Record, profile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(["1", "A. Analista", "document"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    assert main(["approve", str(record()), "--portal", str(profile)]) == 0
    pin = load_profile(profile).messages[REQUESTED]
    assert (pin.approved_by, pin.against) == ("A. Analista", Against.DOCUMENT)
    assert "comparado con la figura del instructivo" in capsys.readouterr().out


def test_redacted_text_is_not_approved(record: Record, profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["approve", str(record(wording="Su código es ••••••")), "--portal", str(profile), *ASKED]) == 4
    assert 'match = "pattern"' in capsys.readouterr().err


def test_nothing_is_approved_from_an_unsound_record(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record()
    kept = folder / "evidencia" / "redaccion.json"
    kept.write_text(kept.read_text(encoding="utf-8").replace("mandado", "vendido"), encoding="utf-8")
    assert main(["approve", str(folder), "--portal", str(profile), *ASKED]) == 4
    assert "no se aprueba nada" in capsys.readouterr().err


def test_changed_wording_is_shown_word_by_word(record: Record) -> None:
    approved, seen = "Su código ya no sirve: pida uno nuevo.", "Su código venció: pida uno nuevo."
    assert changes(approved, seen) == [
        (SAME, "Su código"),
        (GONE, "ya no sirve:"),
        (NEW, "venció:"),
        (SAME, "pida uno nuevo."),
    ]
    sentence = change_in_words(approved, ["Está disponible", seen])
    assert sentence == "Su redacción cambió: «Su código [−ya no sirve:−] [+venció:+] pida uno nuevo.»."
    assert change_in_words(approved, ["Está disponible"]) == ""
    acta = (record(wording="Le hemos enviado un código.") / "acta.html").read_text(encoding="utf-8")
    assert "<del>mandado</del>" in acta
    assert "<ins>enviado</ins>" in acta


def review(folder: Path, *more: str, verdict: str = "pass", name: str = "5.1.registro") -> int:
    asked = ["--requirement", name, "--verdict", verdict, "--by", "Eva", "--note", "Se miró a mano"]
    return main(["review", str(folder), *asked, *more])


def test_review_is_kept_beside_the_verdict_and_the_record_stays_sound(record: Record, tmp_path: Path) -> None:
    folder = record(failed=("registro",), observed="Se vio otra cosa.")
    (tmp_path / "captura.jpg").write_bytes(PIXEL)
    assert review(folder, "--picture", str(tmp_path / "captura.jpg")) == 0
    assert not audit(folder).problems
    data = read_verdicts(folder)
    own = next(one for one in data["requirements"] if one["id"] == "5.1.registro")
    assert (own["verdict"], own["standing"], data["document"]["verdict"]) == ("fail", "fail", "NO CONFORME")
    assert (folder / data["manual"][0]["picture"]).read_bytes() == PIXEL
    acta = (folder / "acta.html").read_text(encoding="utf-8")
    assert "Se miró a mano" in acta
    assert "Adjunta a la revisión de 5.1.registro por Eva" in acta


def test_review_that_disagrees_with_a_pass_leaves_the_document_undecided(record: Record) -> None:
    folder = record()
    assert review(folder, verdict="fail") == 0
    data = read_verdicts(folder)
    assert data["document"]["verdict"] == "NO VERIFICADO POR COMPLETO"
    assert review(folder) == 0, "quien se corrige, reemplaza lo suyo"
    data = read_verdicts(folder)
    assert (len(data["manual"]), data["document"]["verdict"]) == (1, "CONFORME")
    assert not audit(folder).problems


def test_incomplete_review_is_refused(record: Record, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = record()
    before = (folder / "verdicts.json").read_bytes()
    (tmp_path / "nota.txt").write_text("x", encoding="utf-8")
    assert review(folder, name="5.1.nada") == 4
    assert "no está en el catálogo del acta" in capsys.readouterr().err
    assert review(folder, "--picture", str(tmp_path / "nota.txt")) == 4
    assert "no es una imagen" in capsys.readouterr().err
    assert main(["review", str(folder), "--requirement", "5.1.registro", "--verdict", "pass", "--by", "Eva"]) == 4
    assert "Falta --note" in capsys.readouterr().err
    assert review(record("sin huella", fingerprint="")) == 4
    assert "no lleva la huella del portal" in capsys.readouterr().err
    assert (folder / "verdicts.json").read_bytes() == before
    assert not audit(folder).problems


def test_review_is_kept_for_later_runs_and_ends_with_the_state_of_the_portal(
    record: Record, profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert review(record(), "--portal", str(profile)) == 0
    assert review(record("otra"), "--portal", str(profile), verdict="fail") == 0
    kept = load_profile(profile).reviews
    assert kept == (Review("5.1.registro", Verdict.FAIL, "Eva", date.today(), "Se miró a mano", "huella-a"),)
    changed = record("cambiado", fingerprint="huella-b")
    data = read_verdicts(changed)
    data["manual"] = [{**vars(kept[0]), "day": kept[0].day.isoformat()}]
    data["manual"][0].pop("picture")
    (changed / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["rebuild", str(changed), "--no-pdf"]) == 0
    assert read_verdicts(changed)["requirements"][-1]["standing"] == "pass"
    assert "Es de otro estado del portal y ya no cuenta" in (changed / "acta.html").read_text(encoding="utf-8")


def test_requirements_that_wait_for_a_person_are_listed_with_instructions(
    record: Record, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record(selected=("abre", "formulario"))
    data = read_verdicts(folder)
    data["by_hand"] = ["5.1.registro"]
    (folder / "verdicts.json").write_text(json.dumps(data), encoding="utf-8")
    assert main(["rebuild", str(folder), "--no-pdf"]) == 0
    assert not audit(folder).problems
    capsys.readouterr()
    assert main(["review", str(folder)]) == 0
    output = capsys.readouterr().out
    assert "5.1.registro (página 5 del instructivo)" in output
    assert "1 requisito espera la decisión de una persona." in output
    assert "Por revisar a mano <small>(1)</small>" in (folder / "acta.html").read_text(encoding="utf-8")


def test_profile_without_reviews_gets_its_first(profile: Path) -> None:
    save_in_profile(profile, Review("5.1.registro", Verdict.PASS, "Eva", date(2026, 11, 24), "Bien", "h"))
    assert load_profile(profile).reviews[0].day == date(2026, 11, 24)

"""What a run left undecided is told by its root causes: on the cover, in section 3 and in the job summary."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harness.verdict import Cause, Disposition, Verdict
from reports.acta.page import render_acta
from reports.exports.ci import summary
from reports.record.reading import catalogue_of, read_verdicts
from reports.record.root_causes import CauseKind, root_causes

Record = Callable[..., Path]


def undecided(one: dict[str, Any], reason: str, **changes: str) -> dict[str, Any]:
    """The entry of a requirement that was left undecided."""
    return {**one, "verdict": Verdict.INCONC, "standing": Disposition.INCONC, "reason": reason, **changes}


def blocked_by_first(folder: Path) -> dict[str, Any]:
    """Data in which the first requirement failed and blocks the others, as the judge says it."""
    data = read_verdicts(folder)
    assert {one["blocked_by"] for one in data["requirements"][1:]} == {"5.1.abre"}
    return data


def page_of(folder: Path, data: dict[str, Any]) -> str:
    return render_acta(data, folder, catalogue_of(folder))


def cover_of(page: str) -> str:
    return page[page.index('<header class="cover">') : page.index("</header>")]


def dead_links(page: str) -> set[str]:
    """Links within a page to what is not there."""
    return set(re.findall(r'href="#([^"]+)"', page)) - set(re.findall(r'\bid="([^"]+)"', page))


def test_what_a_failure_blocks_is_one_cause(record: Record) -> None:
    folder = record(failed=("abre",), observed="No se abrió nada.")
    data = blocked_by_first(folder)
    (cause,) = root_causes(data)
    assert (cause.kind, cause.is_finding, len(cause.requirements)) == (CauseKind.REQUIREMENT, True, 3)
    assert cause.sentence == "No se cumple «El portal hace bien “abre”»: No se abrió nada."
    page = page_of(folder, data)
    assert page.count("No se puede decidir mientras") == 3  # once in the detail of each, which is folded
    cover = cover_of(page)
    assert "Por esta causa no se pudieron decidir" in cover
    assert 'href="#causa-1">3 requisitos</a>' in cover
    assert "A la espera" not in page
    assert "3 requisitos: No se cumple" in summary(data).replace("\\", "")
    assert not dead_links(page)


def test_an_undecided_root_stands_in_its_own_group(record: Record) -> None:
    folder = record()
    data = read_verdicts(folder)
    first, second, *others = data["requirements"]
    data["requirements"] = [
        undecided(first, "El formulario no respondió."),
        undecided(second, "…", blocked_by=first["id"]),
        *others,
    ]
    (cause,) = root_causes(data)
    assert [one["id"] for one in cause.requirements] == [first["id"], second["id"]]
    assert "El formulario no respondió." in cover_of(page_of(folder, data))


def test_a_fault_of_the_suite_stands_on_the_cover(record: Record) -> None:
    folder = record()
    data = read_verdicts(folder)
    data["requirements"][3] |= {"verdict": "error", "standing": "error", "reason": "TypeError: nada (x.py:1)"}
    cover = cover_of(page_of(folder, data))
    assert "Falló la propia suite" in cover
    assert "TypeError: nada (x.py:1)" in cover


@pytest.mark.parametrize(
    ("standing", "remedy"),
    [
        (Disposition.PENDING, "reports approve"),
        (Disposition.CLOCK, "cómo se mueve el reloj"),
        (Disposition.TO_REVIEW, "reports review"),
    ],
)
def test_what_waits_for_a_person_says_what_to_do(record: Record, standing: Disposition, remedy: str) -> None:
    folder = record()
    data = read_verdicts(folder)
    data["requirements"][3] = undecided(data["requirements"][3], "Espera.", standing=standing)
    (cause,) = root_causes(data)
    assert cause.kind is CauseKind.PERSON
    assert remedy in cause.remedy


def test_trouble_of_the_environment_is_told_in_its_words(record: Record) -> None:
    data = read_verdicts(record())
    one = undecided(data["requirements"][3], "No se puede decidir.", blocked_by="entorno")
    one["scenarios"] = [
        {**each, "cause": Cause.ENVIRONMENT, "observed": "Cayó el correo."} for each in one["scenarios"]
    ]
    data["requirements"][3] = one
    (cause,) = root_causes(data)
    assert cause.sentence == "Cayó el correo."


def test_what_does_not_decide_is_counted_apart(record: Record) -> None:
    folder = record(failed=("registro",))
    data = read_verdicts(folder)
    data["requirements"][3]["level"] = "interpretado"
    page = page_of(folder, data)
    assert 'class="fail zero"><dd>0</dd>' in cover_of(page)
    assert "en 1 de ellos se observó otra cosa" in cover_of(page)
    rows = dict(re.findall(r'<th scope="row">(Documentados|No deciden)</th>(.*?)</tr>', page))
    assert '<td class="pass">3</td><td>·</td>' in rows["Documentados"]
    assert '<td>·</td><td class="fail">1</td>' in rows["No deciden"]
    assert "<b>No decide</b> el veredicto del documento: es interpretado." in page


@pytest.mark.parametrize("spec", [{}, {"failed": ("abre",)}, {"selected": ("abre",), "interrupted": "Ctrl-C."}])
def test_every_link_leads_somewhere(record: Record, spec: dict[str, Any]) -> None:
    folder = record(**spec)
    (folder / "libro.jsonl").write_text(
        '{"id": "a", "document": "1", "email": "a@b", "trace": "escrito", "requirement": "5.1.registro"}\n'
    )
    data = read_verdicts(folder)
    waiting = {**data["requirements"][0], "id": "5.1.persona", "scenarios": [], "level": "informativo"}
    waiting |= {"verdict": "none", "standing": "to-review", "verified_by": "persona", "reason": ""}
    data["requirements"].append(waiting)
    data["by_hand"] = ["5.1.persona"]
    page = page_of(folder, data)
    assert not dead_links(page)
    assert 'href="#revisar-5.1.persona"' in page


def test_steps_that_decided_nothing_are_not_red(record: Record) -> None:
    folder = record(failed=("registro",))
    data = read_verdicts(folder)
    data["requirements"][3]["scenarios"][0]["verdict"] = "inconc"
    page = page_of(folder, data)
    assert '<ol class="steps inconc">' in page
    assert ".steps.inconc li.fail { color:var(--inconc) }" in page

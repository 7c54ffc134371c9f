"""What a portal told when it was asked (``pages.explore.learned``), and the lines of its draft."""

from __future__ import annotations

import tomllib

import pytest

from pages.explore.draft_answers import answers
from pages.explore.learned import Learned, free_words, words_of_use

TOLD = Learned(
    *("2026-11-27", "El ID ana está disponible.", "está disponible", ("ya existe",), 0.4),
    requested=('Le enviamos\nun "código".',),
    mail_seconds=4,
    sender="Portal <no@portal.example>",
    subject="ACTIVACIÓN",
    has_code=True,
    ahead=0.2,
)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        (["ID.usuario: está disponible."], "está disponible"),
        (["Espere…", "El ID «ana» se encuentra\nlibre"], "se encuentra libre"),
        (["Perfecto, puede usarlo"], "puede usarlo"),
        (["ana no existe"], "no existe"),
        (["¡Listo! ana quedó reservado para usted"], "quedó reservado para usted"),
        ([], ""),
    ],
)
def test_words_for_a_free_value_are_those_that_say_so(texts: list[str], words: str) -> None:
    said, free = free_words(texts, ["ana", ""])
    assert (said, free) == (texts[-1] if texts else "", words)


def test_words_of_a_page_for_a_value_in_use_are_only_hints() -> None:
    assert words_of_use(["Ese ID ya existe.", "ocupado", "Ya existe"]) == ("ya existe", "ocupado")
    assert 'taken = "en uso"' in "\n".join(answers(TOLD))


@pytest.mark.parametrize(
    ("slowest", "deadline", "mail", "mail_deadline"), [(0.4, 5, 0.3, 10), (3, 12, 9, 36), (90, 60, 200, 300)]
)
def test_deadlines_follow_from_the_speed_of_the_portal(
    slowest: float, deadline: int, mail: float, mail_deadline: int
) -> None:
    learned = Learned("2026-11-27", slowest=slowest, mail_seconds=mail)
    assert (learned.deadline, learned.mail_deadline) == (deadline, mail_deadline)


@pytest.mark.parametrize(
    ("learned", "missing"),
    [
        pytest.param(None, 4, id="not asked"),
        pytest.param(TOLD, 3, id="told all"),
        pytest.param(Learned("2026-11-27", trouble="El botón siguió\ndeshabilitado."), 6, id="told nothing"),
    ],
)
def test_lines_are_a_part_of_a_profile_and_name_what_is_not_known(learned: Learned | None, missing: int) -> None:
    text = "\n".join(answers(learned))
    data = tomllib.loads(text)
    assert data["clock"] == {"kind": "none"}
    assert data["availability"]["taken"] == "en uso"
    assert text.count("# FALTA") == missing
    assert ("route" in data["mail"]) == (learned is TOLD)


@pytest.mark.parametrize(
    ("ahead", "told"), [(None, "no fecha"), (5, "es la de esta máquina"), (-300, "300 segundos atrasado")]
)
def test_clock_of_the_portal_is_compared_with_this_machines(ahead: float | None, told: str) -> None:
    assert told in "\n".join(answers(Learned("2026-11-27", ahead=ahead)))

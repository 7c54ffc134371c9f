"""Texts of a portal and of a signer on a terminal: they hide nothing, and begin no line of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from harness.console import any_console, controls
from harness.spanish_argparse import coloured
from harness.wording import visible_line
from reports.__main__ import main

Record = Callable[..., Path]
HOSTILE = "Se leyó\x1b[2J\x1b[H\x1b[32mCONFORME\x1b[8m\nEl acta está íntegra.\r\x9b8m\u202e"
SEEN = r"Se leyó\u001b[2J\u001b[H\u001b[32mCONFORME\u001b[8m\u000aEl acta está íntegra.\u000d\u009b8m\u202e"


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[], str]:
    """Let the output be that of a terminal, and read it."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("harness.console._SurvivingStream.isatty", lambda _: True, raising=False)
    return lambda: "".join(capsys.readouterr())


ORDERS = {
    "show": 0,
    "compare": 1,
    "waive": 0,
    "approve": 0,
    "ci": 0,
    "history": 0,
}


@pytest.mark.parametrize("order", list(ORDERS))
def test_no_command_prints_a_control_of_the_portal(record: Record, terminal: Callable[[], str], order: str) -> None:
    hostile = record("nueva", failed=("registro",), observed=HOSTILE, wording=HOSTILE, portal=f"{HOSTILE} (http://x)")
    first = [str(record("aceptada"))] if order in ("compare", "history") else []
    assert main([order, *first, str(hostile)]) == ORDERS[order]
    told = terminal()
    told = re.sub(r"^\x1b\[3\dm(.*)\x1b\[0m$", r"\1", told, flags=re.MULTILINE)
    assert not set(told) & set("\x1b\r\x9b\u202e")
    if order != "ci":
        assert "\nEl acta está íntegra." not in told


def test_observation_is_printed_in_one_line_with_its_controls(record: Record, terminal: Callable[[], str]) -> None:
    assert main(["show", str(record(failed=("registro",), observed=HOSTILE))]) == 0
    assert f"\n  {SEEN}\n" in terminal()


def test_data_for_a_program_stay_the_same(record: Record, terminal: Callable[[], str]) -> None:
    assert main(["show", str(record(failed=("registro",), observed=HOSTILE)), "--json"]) == 0
    told = terminal()
    assert not set(told) & set("\x1b\r\x9b\u202e")
    assert json.loads(told)["not_passed"][0]["reason"] == HOSTILE


def test_colours_are_ours_alone(terminal: Callable[[], str]) -> None:
    with any_console():
        print(coloured("\x1b[32mbien\nsí", "fail"), controls("\x1b[2K"))
        print("\x1b[32m")
    assert terminal() == "\x1b[31m\\u001b[32mbien\\u000así\x1b[0m \x1b[2K\n\\u001b[32m\n"
    assert controls("\x1b[2K") == "\x1b[2K"


def test_emoji_and_accents_stay() -> None:
    assert visible_line("✗ 👍 año\t«ñ»") == "✗ 👍 año\t«ñ»"

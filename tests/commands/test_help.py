"""Help and refusals of every command of every room: Spanish, with an example."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

import bench.__main__
import fixtures.__main__
import fixtures.provision.__main__
import instructivo.__main__
import reports.__main__
import tests.load.ground
import tests.properties.fuzz
import tests.reports.pictures
import tests.reports.samples
import tests.reports.weigh
from bench.engine import proxy
from harness.layout import ROOT
from harness.version import VERSION

Main = Callable[[list[str]], int]
ROOMS: dict[str, Main] = {
    "reports": reports.__main__.main,
    "instructivo": instructivo.__main__.main,
    "bench": bench.__main__.main,
    "fixtures": fixtures.__main__.main,
    "fixtures.parts": fixtures.provision.__main__.main,
}
TOOLS: dict[str, Callable[[list[str]], object]] = {
    "tests.load.ground": tests.load.ground.main,
    "tests.properties.fuzz": tests.properties.fuzz.main,
    "tests.reports.pictures": tests.reports.pictures.main,
    "tests.reports.samples": tests.reports.samples.main,
    "tests.reports.weigh": tests.reports.weigh.main,
    "bench.engine.proxy": proxy.main,
}
COMMAND = re.compile(r"^ {2,4}([a-z]+)(?:  |$)", re.MULTILINE)
EXAMPLE = re.compile(r"ejemplos?:\n  \S")
ENGLISH = re.compile(r"\b(usage|show this|options:|positional|default|FILE|NAME|DATE|DIR|TEXT|OLD|NEW)\b")


def helped(main: Callable[[list[str]], object], arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Print the help of a command, which must end with 0."""
    try:
        code = main([*arguments, "--help"])
    except SystemExit as ended:
        code = ended.code
    assert code in (0, None)
    return capsys.readouterr().out


def refused(main: Main, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """Run a wrong command line, which must end with 2 and one line."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    told = capsys.readouterr().err
    assert (ended.value.code, told.count("\n")) == (2, 1), told
    return told


@pytest.mark.parametrize("room", ROOMS)
def test_every_command_has_spanish_help_with_an_example(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    of_the_room = helped(ROOMS[room], [], capsys)
    commands = COMMAND.findall(of_the_room.partition("órdenes:")[2])
    assert commands or room == "fixtures.parts"
    told = {room: of_the_room} | {each: helped(ROOMS[room], [each], capsys) for each in commands}
    assert {name: ENGLISH.findall(text) for name, text in told.items() if ENGLISH.search(text)} == {}
    assert [name for name, text in told.items() if not EXAMPLE.search(text)] == []


@pytest.mark.parametrize("command", ["", "serve", "defects", "variations"])
def test_the_portal_has_spanish_help_with_an_example(command: str) -> None:
    order = [sys.executable, "-m", "portal", *filter(None, [command]), "--help"]
    done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert EXAMPLE.search(done.stdout)
    assert not ENGLISH.search(done.stdout)


@pytest.mark.parametrize("tool", TOOLS)
def test_tools_have_spanish_help_with_an_example(tool: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = helped(TOOLS[tool], [], capsys)
    assert not ENGLISH.search(told), told
    assert EXAMPLE.search(told)
    assert f"  python -m {tool} " in told


@pytest.mark.parametrize("room", ROOMS)
def test_version_is_that_of_the_suite(room: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        ROOMS[room](["--version"])
    assert (ended.value.code, capsys.readouterr().out) == (0, f"suite de aceptación {VERSION}\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "falta indicar: ORDEN"),
        (["nada"], "ORDEN no puede ser 'nada'; elija entre"),
        (["detection", "--every", "0"], "--every: «0» no es un número entero mayor o igual que 1"),
        (["detection", "--every"], "a --every le falta su valor"),
        (["soak", "--s=1"], "--strain no lleva un valor y se le dio '1'"),
        (["detection", "--o", "1"], "--o puede ser una de estas: --only, --others"),
        (["soak", "--nada"], "no se conoce: --nada"),
        (["speed", "--rounds", "dos"], "--rounds no puede ser 'dos'"),
    ],
)
def test_refusals_are_spanish(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(bench.__main__.main, arguments, capsys)
    assert words in told
    assert "argument" not in told


def test_help_keeps_capitals(capsys: pytest.CaptureFixture[str]) -> None:
    assert "\nFirmar acta.pdf con PAdES; " in helped(reports.__main__.main, ["sign"], capsys)

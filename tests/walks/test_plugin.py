"""The order ``pytest walks``: what it would leave is told beforehand, and a wrong number is refused."""

from __future__ import annotations

import subprocess
import sys

import pytest

from harness.layout import ROOT
from tests.isolation import isolated_environment


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--dry-run", "--walks", "3"), 0, "3 recorridos: hasta 12 cuentas y 36 correos."),
        (("--walks", "0"), 4, "--walks vale 0 y debe ser un número entero mayor o igual que 1."),
        (("--walks", "3", "--shard", "1/2"), 4, "--walks no se reparte con --shard"),
    ],
)
def test_the_order_says_what_it_would_leave_and_what_is_wrong(
    arguments: tuple[str, ...], code: int, words: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "walks", "-p", "no:cacheprovider", *arguments],
        cwd=ROOT,
        env=isolated_environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, words in done.stdout + done.stderr) == (code, True), done.stdout + done.stderr

"""Which runs print their acta: whole ones, and those that were asked to."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from reports.session.record_keeper import is_printed


@pytest.mark.parametrize(
    ("partial", "asked", "printed"),
    [
        (False, (), True),
        (True, (), False),
        (False, ("--no-pictures",), False),
        (True, ("--pdf",), True),
        (False, ("--no-pictures", "--pdf"), True),
    ],
)
def test_a_whole_run_prints_its_acta_and_another_where_it_is_asked(
    partial: bool, asked: tuple[str, ...], printed: bool
) -> None:
    config = cast("Any", SimpleNamespace(getoption=asked.__contains__))
    assert is_printed(config, cast("Any", SimpleNamespace(partial=partial))) is printed

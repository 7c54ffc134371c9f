"""Drives mutmut in a copy of the checkout: ``python mutmut_driver.py TARGET MODULE...``; imports nothing of ours.

mutmut makes the mutants and runs the tests that reach each. The driver changes which strings are mutated, tries
surviving mutants again, and writes the list of the modules' mutants to TARGET.
"""

from __future__ import annotations

import difflib
import hashlib
import json
import locale
import signal
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import libcst
from mutmut.__main__ import _run
from mutmut.mutation import file_mutation
from mutmut.mutation.data import MutantLineSpans, SourceFileMutationData
from mutmut.runners.harness import PytestRunner
from mutmut.stats import status_by_exit_code
from mutmut.utils.file_utils import walk_mutatable_files
from mutmut.workers import isolation

_KILLED = ("killed", "timeout", "segfault")


def operator_word(node: libcst.BaseString) -> Iterable[libcst.BaseString]:
    """Mutate a string without spaces, such as a key; sentences for people stay as they are."""
    if isinstance(node, libcst.SimpleString) and not any(each.isspace() for each in str(node.evaluated_value)):
        quote = node.quote
        yield node.with_changes(value=f"{node.prefix}{quote}XX{node.raw_value}XX{quote}")


class Runner(PytestRunner):  # type: ignore[misc] # mutmut is installed apart
    """Runs tests under a locale that is not UTF-8, so that files opened without an encoding are noticed."""

    def execute_pytest(self, params: list[str], **more: Any) -> int:
        """Run pytest in this process."""
        before = locale.setlocale(locale.LC_CTYPE)
        locale.setlocale(locale.LC_CTYPE, "C")
        try:
            return int(super().execute_pytest(params, **more))
        finally:
            locale.setlocale(locale.LC_CTYPE, before)


def _reset_survivors() -> None:
    """Mark surviving mutants as untried, because new tests may kill them."""
    for path in walk_mutatable_files():
        data = SourceFileMutationData(path=path)
        data.load()
        if data.exit_code_by_key:
            kept = {
                name: code if status_by_exit_code[code] in _KILLED else None
                for name, code in data.exit_code_by_key.items()
            }
            data.exit_code_by_key = kept
            data.save()


def _listing(modules: Iterable[str]) -> Iterator[dict[str, Any]]:
    for path in map(Path, modules):
        data, spans = SourceFileMutationData(path=path), MutantLineSpans.load(path)
        data.load()
        if spans is None:
            continue
        for key, code in data.exit_code_by_key.items():
            name = key.rpartition(".")[2]
            base = name.rpartition("__mutmut_")[0]
            before, after = (
                [line for line in text.splitlines() if f"def {base}__mutmut_" not in line]
                for text in spans.read_function_sources([f"{base}__mutmut_orig", name])
            )
            diff = difflib.unified_diff(before, after, n=0, lineterm="")
            change = [line.rstrip() for line in diff if not line.startswith(("---", "+++", "@@"))]
            function = base.removeprefix("x_").replace("xǁ", "").replace("ǁ", ".")
            fingerprint = hashlib.sha256("\n".join([function, *change]).encode()).hexdigest()[:8]
            status = status_by_exit_code[code]
            yield {
                "id": f"{path}:{function}:{fingerprint}",
                "file": str(path),
                "function": function,
                "change": change,
                "status": "killed" if status in _KILLED else status,
            }


if __name__ == "__main__":
    changed = [each for each in file_mutation.mutation_operators if each[1].__name__ != "operator_string"]
    file_mutation.mutation_operators = [*changed, (libcst.SimpleString, operator_word)]
    isolation.PytestRunner = Runner
    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, signal.default_int_handler)  # an interruption still writes the list
    _reset_survivors()
    try:
        _run((), 1)
    finally:
        Path(sys.argv[1]).write_text(
            json.dumps(list(_listing(sys.argv[2:])), ensure_ascii=False, indent=1), encoding="utf-8"
        )

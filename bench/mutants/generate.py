"""``python -m bench.mutants.generate FOLDER``: writes a copy of the portal that contains all its mutants.

Runs with mutmut on the path, which ``make mutants`` installs outside the project's environment. mutmut decides what to
change; its operator for strings is left out, because the document prescribes no wording of the portal.
"""

from __future__ import annotations

import ast
import difflib
import hashlib
import json
import os
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from mutmut.mutation import file_mutation
from mutmut.mutation.data import LineSpan

_PORTAL = Path(__file__).resolve().parents[2] / "portal"
_SWITCH = Path(__file__).with_name("switch.py")
_THEIR_IMPORT, _OUR_IMPORT = "from mutmut.mutation.trampoline import", "from portal.mutant_switch import"
MUTATED = (
    "rules.py",
    "documents.py",
    "checks.py",
    "rulebook.py",
    "codes.py",
    "code_request.py",
    "availability.py",
    "enrolment.py",
    "catalogs.py",
    "outcomes.py",
    "requests.py",
    "mail.py",
    "views/form.py",
    "views/site.py",
)
"""Modules of the portal that are mutated: rules, life of the code, availability, registration and views."""


def generate(folder: Path) -> list[dict[str, Any]]:
    """Write the mutated portal.

    Args:
        folder: Folder for its ``portal``; an older one is replaced.

    Returns:
        Content of its ``mutants.json``.
    """
    target = folder / "portal"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(_PORTAL, target, ignore=shutil.ignore_patterns("__pycache__", "tests", "*.sqlite3*"))
    os.chdir(folder)  # mutmut reads its settings from the working directory
    (folder / "setup.cfg").write_text("[mutmut]\nsource_paths=portal\n", encoding="ascii")
    chosen = [each for each in file_mutation.mutation_operators if each[1].__name__ != "operator_string"]
    file_mutation.mutation_operators = chosen
    mutants = [each for place in MUTATED for each in _mutate(target / "registration" / place, f"registration/{place}")]
    alike: Counter[str] = Counter()
    for number, each in enumerate(mutants, start=1):
        each["number"] = number
        alike[each["id"]] += 1
        each["id"] += f"-{alike[each['id']]}" if alike[each["id"]] > 1 else ""
    shutil.copyfile(_SWITCH, target / "mutant_switch.py")
    with (target / "wsgi.py").open("a", encoding="utf-8") as wsgi:
        wsgi.write("\nfrom portal.mutant_switch import Switch  # noqa: E402\n\napplication = Switch(application)\n")
    (target / "mutants.json").write_text(json.dumps(mutants, ensure_ascii=False, indent=1), encoding="utf-8")
    return mutants


def _mutate(path: Path, place: str) -> Iterator[dict[str, Any]]:
    module = "portal." + place.removesuffix(".py").replace("/", ".")
    mutated = file_mutation.mutate_file_contents(str(path), path.read_text(encoding="utf-8"))
    path.write_text(mutated.code.replace(_THEIR_IMPORT, _OUR_IMPORT), encoding="utf-8")
    lines = mutated.code.splitlines()
    spans = mutated.line_span_by_function_name
    statements = [each for each in ast.walk(ast.parse(mutated.code)) if isinstance(each, ast.stmt)]
    for name in mutated.mutant_names:
        base = name.rpartition("__mutmut_")[0]
        before, after = (_text(lines, spans[each], base) for each in (f"{base}__mutmut_orig", name))
        change = [
            line.rstrip()
            for line in difflib.unified_diff(before, after, n=0, lineterm="")
            if not line.startswith(("---", "+++", "@@"))
        ]
        first = spans[f"{base}__mutmut_orig"].start + next(
            start for kind, start, *_ in difflib.SequenceMatcher(None, before, after).get_opcodes() if kind != "equal"
        )
        function = base.removeprefix("x_").replace("xǁ", "").replace("ǁ", ".")
        fingerprint = hashlib.sha256("\n".join([place, function, *change]).encode()).hexdigest()[:8]
        yield {
            "id": f"{place}:{function}:{fingerprint}",
            "name": f"{module}.{name}",
            "file": place,
            "function": function,
            "change": change,
            "lines": _statement(statements, first),
        }


def _text(lines: Sequence[str], span: LineSpan, base: str) -> list[str]:
    """The lines of one version of a function, without the name of the version."""
    version = re.compile(rf"def {base}__mutmut_\w+")
    return [version.sub("def", line) for line in lines[span.start - 1 : span.end]]


def _statement(statements: Sequence[ast.stmt], line: int) -> list[int]:
    """First and last line of the statement around a line; of a compound statement, only its head."""
    holding = [each for each in statements if each.lineno <= line <= _end(each)]
    innermost = max(holding, key=lambda each: each.lineno)
    body = [each.lineno for each in getattr(innermost, "body", [])]
    return [innermost.lineno, max(innermost.lineno, min(body) - 1) if body else _end(innermost)]


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno


if __name__ == "__main__":
    generate(Path(sys.argv[1]).resolve())

"""Form in which the suite writes a record: its files, and the text of those that hold JSON.

Its meaning alone is not enough: of a key that occurs twice, one reader takes the first value and another the last. The
form of a record of another version is not known.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from harness.errors import HarnessError
from harness.layout import EVIDENCE, WALK_RESULTS
from reports.acta.paging import Paging
from reports.judge.outcomes import ScenarioOutcome
from reports.record.files import ACTA, CUCUMBER, DETAIL, JUNIT, MANIFEST, OUTCOMES, PDF, SIGNATURES, STAMP, VERDICTS
from reports.record.manifest import Manifest, bound_files, is_bound
from reports.record.repeats import SUFFIX, Repeat
from reports.record.walks import UNREADABLE, WalkRecord

_OWN = frozenset({ACTA, CUCUMBER, JUNIT, MANIFEST, OUTCOMES, PDF, SIGNATURES, STAMP, VERDICTS})
_FOLDER = re.compile(rf"{EVIDENCE}(/parte-[1-9]\d*)*|{DETAIL}")
_UNREADABLE = (HarnessError, *UNREADABLE)


def form_problems(folder: Path, data: Mapping[str, Any]) -> Iterator[str]:
    """Report files that the suite does not write, or not so, a Spanish sentence each.

    Args:
        folder: A record of this version of the suite.
        data: Content of its ``verdicts.json``.
    """
    bound = filter(is_bound, data["run"].get("files") or bound_files(folder))
    known = _OWN | set(bound) | {each.path for each in Paging(data).pages}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_dir() and not any(path.iterdir()) and not _FOLDER.fullmatch(name):
            yield f"«{name}» está vacía y no es de las carpetas que la suite escribe en un acta."
        elif path.is_file() and name not in known and not name.startswith(f"{EVIDENCE}/"):
            yield f"«{name}» no es de los archivos que la suite escribe en un acta."
    repeats = (path.relative_to(folder).as_posix() for path in folder.glob(f"{EVIDENCE}/**/*{SUFFIX}"))
    forms = {VERDICTS: _verdicts, MANIFEST: _manifest, OUTCOMES: _outcomes, WALK_RESULTS: _walks}
    forms |= dict.fromkeys(repeats, _repeat)
    for name, form in forms.items():
        if (folder / name).is_file() and not _is_so(folder / name, form):
            yield f"{name} no está escrito como lo escribe la suite: algo sobra o consta dos veces."


def link_problems(folder: Path) -> Iterator[str]:
    """Report links: their targets are no evidence, and copying the record would bring foreign files in."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            yield f"«{path.relative_to(folder).as_posix()}» es un enlace a otro lugar y no un archivo del acta."


def _is_so(path: Path, form: Callable[[str], str]) -> bool:
    """Whether a file has its due form; one that cannot be read is told elsewhere, and a last line may have no end."""
    try:
        text = path.read_text(encoding="utf-8")
        return text.removesuffix("\n") == form(text).removesuffix("\n")
    except UnicodeError:
        return False
    except _UNREADABLE:
        return True


def _verdicts(text: str) -> str:
    return json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"


def _manifest(text: str) -> str:
    return Manifest.from_text(text).text()


def _outcomes(text: str) -> str:
    return "".join(ScenarioOutcome.from_json(line).to_json() + "\n" for line in text.removesuffix("\n").split("\n"))


def _walks(text: str) -> str:
    return WalkRecord.from_text(text).text()


def _repeat(text: str) -> str:
    return Repeat.from_data(json.loads(text)).text()

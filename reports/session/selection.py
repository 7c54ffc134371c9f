"""Selection of scenarios: ``--section``, ``--requirement``, ``--since RECORD`` and ``--changed [REF]``.

Values of one option add up, and each further option narrows what the others left. A selection makes a run partial, so
that its verdict is never CONFORME (``docs/veredictos.md``, section 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest

from harness.compat.xdist_private import given_to_worker, is_worker
from harness.errors import ConfigurationError
from harness.measurements import Kind
from harness.scope import REQUIREMENT
from harness.verdict import Disposition, Verdict
from instructivo.catalogue import load_catalogue
from instructivo.requirement import Catalogue, Verification
from reports.judge.run_judgement import ExitCode
from reports.record.files import VERDICTS
from reports.record.reading import read_verdicts
from reports.session.changed import changed_features


@dataclass(frozen=True)
class Selection:
    """The scenarios that a run was asked for, resolved once for all its processes; None does not narrow.

    Attributes:
        requirements: Ids of the requirements whose scenarios are wanted.
        settled: Ids of the scenarios that are not wanted, as a record settled them.
        files: Paths of the wanted feature files, relative to the checkout.
        told: What was asked for, in Spanish; empty where every scenario is wanted.
    """

    requirements: Collection[str] | None = None
    settled: Collection[str] | None = None
    files: Collection[str] | None = None
    told: str = ""

    def includes(self, scenario: str, requirement: str) -> bool:
        """Whether a scenario, given by its node id and the requirement it decides, is wanted."""
        return (
            (self.requirements is None or requirement in self.requirements)
            and (self.settled is None or scenario not in self.settled)
            and (self.files is None or scenario.partition("::")[0] in self.files)
        )

    def includes_item(self, item: pytest.Item) -> bool:
        """Whether an item is wanted; one that is not a scenario always is."""
        return REQUIREMENT not in item.stash or self.includes(item.nodeid, item.stash[REQUIREMENT])

    def data(self) -> dict[str, list[str] | None]:
        """Narrowing parts of the selection, as plain data that execnet carries to the workers."""
        fields = {"requirements": self.requirements, "settled": self.settled, "files": self.files}
        return {name: list(value) if value is not None else None for name, value in fields.items()}


def add_options(group: pytest.OptionGroup) -> None:
    """Add the options that select."""
    group.addoption(
        "--section",
        action="append",
        default=[],
        metavar="N",
        help="solo una sección y las que contiene (se puede repetir)",
    )
    group.addoption(
        "--requirement", action="append", default=[], metavar="ID", help="solo un requisito (se puede repetir)"
    )
    group.addoption(
        "--since", metavar="ACTA", help="solo lo que en esa acta no se cumplió, quedó sin decidir o fue inestable"
    )
    group.addoption(
        "--changed",
        nargs="?",
        const="HEAD",
        metavar="REF",
        help="solo los archivos de features que cambiaron desde REF de git (si no se dice, sin confirmar)",
    )


def selection_of(config: pytest.Config) -> Selection:
    """The selection of a run; in a worker, as the controller resolved it.

    Raises:
        ConfigurationError: An option names what does not exist.
    """
    if is_worker(config):
        return Selection(**given_to_worker(config).get("selection", {}))
    sections, requirements = config.getoption("--section"), config.getoption("--requirement")
    since, changed = config.getoption("--since"), config.getoption("--changed")
    if not (sections or requirements or since is not None or changed is not None):
        return Selection()
    catalogue = load_catalogue()
    asked = [_of_sections(sections, catalogue)] if sections else []
    asked += [_of_requirements(requirements, catalogue)] if requirements else []
    told = [f"la sección {each}" for each in sections] + [f"«{each}»" for each in requirements]
    told += [f"lo que en «{Path(since).name}» quedó por resolver"] if since is not None else []
    told += [f"los archivos que cambiaron desde {changed}"] if changed is not None else []
    return Selection(
        frozenset.intersection(*asked) if asked else None,
        settled_in(config.invocation_params.dir / since) if since is not None else None,
        changed_features(changed) if changed is not None else None,
        ", ".join(told),
    )


def compare_with_plan(config: pytest.Config, selection: Selection) -> Selection:
    """Stop the run with exit code 5 if the selection matches no scenario; otherwise return it.

    Returns:
        The selection, with the number of scenarios new since ``--since`` in its words.
    """
    plan, since = config.hook.pytest_acceptance_plan(config=config), config.getoption("--since")
    if selection.told and not any(selection.includes(scenario, owner) for scenario, owner in plan.items()):
        pytest.exit(
            f"No hay nada que ejecutar: lo pedido ({selection.told}) no deja ningún escenario.", ExitCode.NOTHING_RUN
        )
    new = new_since(config.invocation_params.dir / since, selection, plan) if since is not None else 0
    told = f"{selection.told}; escenarios nuevos o con otro título desde esa acta: {new}"
    return replace(selection, told=told) if new else selection


def _of_sections(asked: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    found: set[str] = set()
    for section in asked:
        inside = [one.id for one in catalogue if f"{one.section}.".startswith(f"{section.strip('. ')}.")]
        if not inside or not section.strip(". "):
            raise _unknown("la sección", section, catalogue.sections)
        found.update(inside)
    return frozenset(found)


def _of_requirements(asked: Iterable[str], catalogue: Catalogue) -> frozenset[str]:
    for each in asked:
        if each not in catalogue:
            raise _unknown("el requisito", each, [one.id for one in catalogue])
        if catalogue[each].verified_by is not Verification.SCENARIO:
            who = "la corrida entera" if catalogue[each].verified_by is Verification.RUN else "una persona"
            raise ConfigurationError(
                f"El requisito «{each}» no tiene escenarios que ejecutar: lo decide {who}; quítelo de --requirement."
            )
    return frozenset(asked)


def _unknown(what: str, value: str, known: Iterable[str]) -> ConfigurationError:
    """Error for a value that does not exist, with the known values near it."""
    names = list(known)
    ends = {each.partition(".")[2] if "." in each else each: each for each in names}
    close = get_close_matches(value, names, n=3, cutoff=0.6) or get_close_matches(value, ends, n=3, cutoff=0.5)
    near = ", ".join(f"«{ends.get(each, each)}»" for each in close)
    return ConfigurationError(
        f"No hay {what} «{value}» en el catálogo: "
        + (f"se parece a {near}; corríjalo." if near else "«python -m instructivo check» dice lo que hay.")
    )


def settled_in(folder: Path) -> frozenset[str]:
    """Ids of the scenarios that need not run again: in a record their requirement passed, and was not unstable.

    Scenarios that the record's run did not select count as settled; those that were not written yet do not. If an
    unsettled one rests on a clock that only the run can prove, all that rest on that clock run again.

    Args:
        folder: The record.

    Raises:
        ConfigurationError: There is no record.
    """
    if not (folder / VERDICTS).is_file():
        others = [each.parent.name for each in folder.parent.glob(f"*/{VERDICTS}")]
        close = get_close_matches(folder.name, others, n=3, cutoff=0.5)
        if close:
            near = ", ".join(f"«{each}»" for each in close)
            raise ConfigurationError(f"No hay un acta en «{folder.name}»: se parece a {near}; corrija --since.")
    data = read_verdicts(folder)
    open_ = {one["id"] for one in data["requirements"] if _is_open(one)}
    on_clock = {one["id"] for one in data["requirements"] if _rests_on_clock(one)}
    open_ |= on_clock if open_ & on_clock else set()
    written, selected = data["run"]["written"], set(data["run"]["selected"])
    return frozenset(name for name, owner in written.items() if owner not in open_ or name not in selected)


def new_since(folder: Path, selection: Selection, plan: Mapping[str, str]) -> int:
    """Number of selected scenarios that a record did not have under their title: new ones, and renamed ones.

    Args:
        folder: The record.
        selection: Of this run.
        plan: All scenarios that are written: node id -> id of the requirement that it decides.
    """
    written = read_verdicts(folder)["run"]["written"]
    return sum(selection.includes(name, owner) and name not in written for name, owner in plan.items())


def _rests_on_clock(one: Mapping[str, Any]) -> bool:
    measured = [each["kind"] for scenario in one["scenarios"] for each in scenario["measurements"]]
    return Kind.CODE_USE in measured


def _is_open(one: Mapping[str, Any]) -> bool:
    absent = one["standing"] == Disposition.NOT_APPLICABLE
    return one["standing"] == Disposition.UNSTABLE or (one["verdict"] != Verdict.PASS and not absent)

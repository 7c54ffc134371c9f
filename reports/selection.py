"""Only what matters: ``--section``, ``--requirement``, ``--since RECORD`` and ``--changed [REF]``.

Values of one option add up, and each further option narrows what the others left. What they leave out makes a run
partial, which is never CONFORME (``docs/veredictos.md``, section 4).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest

from harness.errors import ConfigurationError
from harness.scope import REQUIREMENT, is_worker, runs_features
from harness.verdict import Standing, Verdict
from instructivo.catalogue import Catalogue, Verification, load_catalogue
from reports.changed import changed_features
from reports.closing import VERDICTS, read_verdicts
from reports.verdicts import ExitCode

_CHOICE = pytest.StashKey["Choice"]()


@dataclass(frozen=True)
class Choice:
    """What a run was asked to leave out, resolved once for all its processes; None leaves nothing out.

    Attributes:
        requirements: Ids whose scenarios are wanted.
        settled: Ids of scenarios that are not wanted, as a record settled them.
        files: Feature files relative to the checkout.
        told: What was asked, for the record, in Spanish.
    """

    requirements: Collection[str] | None = None
    settled: Collection[str] | None = None
    files: Collection[str] | None = None
    told: str = ""

    def takes(self, scenario: str, requirement: str) -> bool:
        """Whether a scenario is wanted."""
        return (
            (self.requirements is None or requirement in self.requirements)
            and (self.settled is None or scenario not in self.settled)
            and (self.files is None or scenario.partition("::")[0] in self.files)
        )

    def data(self) -> dict[str, Any]:
        """As plain data, which execnet carries to the workers."""
        return {key: list(value) if value is not None else None for key, value in self._lists().items()}

    def _lists(self) -> Mapping[str, Collection[str] | None]:
        return {"requirements": self.requirements, "settled": self.settled, "files": self.files}


def pytest_addoption(parser: pytest.Parser) -> None:
    """The options that select."""
    group = parser.getgroup("aceptación")
    group.addoption(
        "--section", action="append", default=[], metavar="N", help="solo una sección y las que contiene (se repite)"
    )
    group.addoption("--requirement", action="append", default=[], metavar="ID", help="solo un requisito (se repite)")
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


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Resolve the options before a record is opened; a wrong value ends the run with one sentence."""
    if is_worker(config):
        config.stash[_CHOICE] = Choice(**config.workerinput.get("choice", {}))  # type: ignore[attr-defined] # xdist adds it
        return
    try:
        choice = choice_of(config)
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from error
    config.stash[_CHOICE] = choice
    if choice.told and runs_features(config):
        plan = config.hook.pytest_acceptance_plan(config=config)
        since = config.getoption("--since")
        new = new_since(config.invocation_params.dir / since, choice, plan) if since is not None else 0
        told = f"{choice.told}; escenarios nuevos o con otro título desde esa acta: {new}" if new else choice.told
        config.stash[_CHOICE] = replace(choice, told=told)
        if not any(choice.takes(scenario, owner) for scenario, owner in plan.items()):
            pytest.exit(
                f"No hay nada que ejecutar: lo pedido ({choice.told}) no deja ningún escenario.", ExitCode.NOTHING_RUN
            )


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker what was resolved."""
    node.workerinput["choice"] = node.config.stash[_CHOICE].data()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for."""
    choice = config.stash[_CHOICE]
    left = [
        each for each in items if REQUIREMENT in each.stash and not choice.takes(each.nodeid, each.stash[REQUIREMENT])
    ]
    if left:
        gone = set(left)
        items[:] = [each for each in items if each not in gone]
        config.hook.pytest_deselected(items=left)


def pytest_acceptance_facts(config: pytest.Config) -> dict[str, str]:
    """What was asked."""
    told = config.stash[_CHOICE].told
    return {"Selección": told} if told else {}


def choice_of(config: pytest.Config) -> Choice:
    """What the command line asks for.

    Raises:
        ConfigurationError: It names what does not exist.
    """
    sections, requirements = config.getoption("--section"), config.getoption("--requirement")
    since, changed = config.getoption("--since"), config.getoption("--changed")
    if not (sections or requirements or since is not None or changed is not None):
        return Choice()
    catalogue = load_catalogue()
    asked = [_of_sections(sections, catalogue)] if sections else []
    asked += [_of_requirements(requirements, catalogue)] if requirements else []
    told = [f"la sección {each}" for each in sections] + [f"«{each}»" for each in requirements]
    told += [f"lo que en «{Path(since).name}» quedó por resolver"] if since is not None else []
    told += [f"los archivos que cambiaron desde {changed}"] if changed is not None else []
    return Choice(
        frozenset.intersection(*asked) if asked else None,
        settled_in(config.invocation_params.dir / since) if since is not None else None,
        changed_features(changed) if changed is not None else None,
        ", ".join(told),
    )


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
    """One sentence, with what it may have been meant to be."""
    names = list(known)
    ends = {each.partition(".")[2] if "." in each else each: each for each in names}
    close = get_close_matches(value, names, n=3, cutoff=0.6) or get_close_matches(value, ends, n=3, cutoff=0.5)
    near = ", ".join(f"«{ends.get(each, each)}»" for each in close)
    return ConfigurationError(
        f"No hay {what} «{value}» en el catálogo: "
        + (f"se parece a {near}; corríjalo." if near else "«python -m instructivo check» dice lo que hay.")
    )


def settled_in(folder: Path) -> frozenset[str]:
    """The scenarios that need not run again: their requirement passed in a record, and ended so each time.

    A scenario that the record did not select, as its run was partial, is of no interest either; one that was not
    written yet is.

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
    written, selected = data["run"]["written"], set(data["run"]["selected"])
    return frozenset(name for name, owner in written.items() if owner not in open_ or name not in selected)


def new_since(folder: Path, choice: Choice, plan: Mapping[str, str]) -> int:
    """How many scenarios of a choice a record did not have under that title: new ones, and renamed ones.

    Args:
        folder: The record.
        choice: What this run takes.
        plan: Every scenario that is written -> the requirement it decides.
    """
    written = read_verdicts(folder)["run"]["written"]
    return sum(choice.takes(name, owner) and name not in written for name, owner in plan.items())


def _is_open(one: Mapping[str, Any]) -> bool:
    absent = one["standing"] == Standing.NOT_APPLICABLE
    return one["standing"] == Standing.UNSTABLE or (one["verdict"] != Verdict.PASS and not absent)

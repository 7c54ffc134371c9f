"""Order of the scenarios: those that failed last, then the controls, then the rest.

A control is a scenario on whose requirement many others depend: where it fails, most of the others are inconclusive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

import pytest

from harness.compat.pytest_private import failed_last
from harness.compat.xdist_private import given_to_worker, is_worker
from harness.run_memo import run_memo_of
from harness.scope import PLACE, REQUIREMENT
from instructivo.catalogue import load_catalogue
from instructivo.requirement import Catalogue

_SHARE_OF_CONTROL = 10
"""A requirement is a control where a tenth of the catalogue, or more, depends on it."""


def number(items: Iterable[pytest.Item]) -> None:
    """Keep the place at which each item was collected; the people of a scenario are drawn from it."""
    for place, item in enumerate(items):
        item.stash[PLACE] = place


def put_in_order(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Order the items, the same in every worker; a run whose memo is disabled keeps the order of collection."""
    if run_memo_of(config).disabled:
        return
    weight, last = dependents_of_controls(load_catalogue()), failed_last_in_run(config)
    items.sort(key=lambda each: (each.nodeid not in last, -weight.get(each.stash.get(REQUIREMENT, ""), 0)))


def failed_last_in_run(config: pytest.Config) -> Collection[str]:
    """Node ids of the scenarios that failed last, as the controller knows them.

    None in a sharded run, as every machine must cut the same list.
    """
    if is_worker(config):
        return frozenset(given_to_worker(config).get("failed_last", ()))
    sharded = config.getoption("splits", None) is not None
    return frozenset() if sharded else failed_last(config)


def dependents_of_controls(catalogue: Catalogue) -> Mapping[str, int]:
    """Number of requirements that depend on each control, directly or not: id of the control -> number."""
    counted = Counter(each for one in catalogue for each in catalogue.prerequisites[one.id])
    return {name: count for name, count in counted.items() if count * _SHARE_OF_CONTROL >= len(catalogue.requirements)}

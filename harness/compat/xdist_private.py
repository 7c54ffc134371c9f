"""Untyped attributes that pytest-xdist adds to pytest's objects: data that cross between controller and workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

LIBRARY, SEEN_IN = "pytest-xdist", "3.8.0"


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is a worker of pytest-xdist."""
    return hasattr(config, "workerinput")


def has_workers(config: pytest.Config) -> bool:
    """Whether this run gives its tests to workers; never without pytest-xdist."""
    return config.getoption("dist", default="no") != "no" and bool(config.getoption("tx", default=None))


def given_to_worker(config: pytest.Config) -> Mapping[str, Any]:
    """Data that the controller gave this worker, by key; empty in the controller itself."""
    given: Mapping[str, Any] = getattr(config, "workerinput", {})
    return given


def give_to_worker(node: Any, **data: object) -> None:
    """Give a worker data before it starts.

    Args:
        node: The ``WorkerController`` that ``pytest_configure_node`` gets.
        data: Of types that execnet carries: texts, numbers, None, lists, dictionaries.
    """
    node.workerinput.update(data)


def given_to_node(node: Any) -> Mapping[str, Any]:
    """Data given to a worker so far, as the controller knows them."""
    given: Mapping[str, Any] = node.workerinput
    return given


def worker_name(config: pytest.Config) -> str:
    """Name of this worker, such as ``gw0``; empty in the controller."""
    return str(given_to_worker(config).get("workerid", ""))


def share_of_worker(config: pytest.Config) -> tuple[int, int]:
    """Number of this worker, from 0, and how many there are; (0, 1) in the controller."""
    given = given_to_worker(config)
    return (int(given["workerid"].removeprefix("gw")), given["workercount"]) if given else (0, 1)


def give_to_controller(config: pytest.Config, **data: object) -> None:
    """Leave data for the controller when this worker's session ends."""
    config.workeroutput.update(data)  # type: ignore[attr-defined] # xdist adds it


def given_by_worker(node: Any) -> Mapping[str, Any]:
    """Data that a worker left at its end; empty if it crashed.

    Args:
        node: The ``WorkerController`` that ``pytest_testnodedown`` gets.
    """
    given: Mapping[str, Any] = getattr(node, "workeroutput", {})
    return given


def stop_run(config: pytest.Config, session: pytest.Session | None, reason: str) -> None:
    """End the run before its next scenario.

    With workers, ``DSession`` hands out the scenarios; it has a ``shouldstop`` of its own.

    Args:
        config: Of the controller, or of a run without workers.
        session: Its session; None where it has not begun.
        reason: Told as the reason of the end.
    """
    for each in (session, config.pluginmanager.get_plugin("dsession")):
        if each is not None:
            each.shouldstop = reason


def silence_progress(config: pytest.Config) -> None:
    """Keep pytest-xdist from printing how its workers start."""
    if config.pluginmanager.has_plugin("terminaldistreporter"):
        config.pluginmanager.unregister(name="terminaldistreporter")


def begin_command_line_of_workers(config: pytest.Config, *arguments: str) -> None:
    """Put arguments before those that the workers get, which are those of the controller's ``invocation_params``."""
    told = config.invocation_params
    config.invocation_params = replace(told, args=(*arguments, *told.args))


def group_scheduler(config: pytest.Config, log: Any, group_of: Callable[[str], str]) -> Any:
    """Scheduler that hands a group of tests to one worker, the groups in the order of collection.

    pytest-xdist's own ``loadgroup`` writes the groups into a field of node ids that pytest 9.2 has no more, and groups
    nothing (pytest-xdist's issue 1386).

    Args:
        config: Of the controller.
        log: Given to ``pytest_xdist_make_scheduler``.
        group_of: Node id -> name of its group; the node id itself for a test of no group.
    """
    from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped] # noqa: PLC0415 - for runs with workers

    class GroupScheduling(LoadScopeScheduling):  # type: ignore[misc] # it has no types
        """Calls a group what pytest-xdist calls a scope."""

        def _split_scope(self, nodeid: str) -> str:
            return group_of(nodeid)

    config.option.loadscopereorder = False
    return GroupScheduling(config, log)

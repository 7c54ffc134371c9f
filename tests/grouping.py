"""Order and groups of the tests: which start first, and which one process runs together."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest

from harness.compat.xdist_private import give_to_worker, given_to_worker, group_scheduler

TIMED = "tiempo"
"""Group of the tests that measure time: one process runs them, one after the other."""
_MARK, _GIVEN = "xdist_group", "groups"


def has_browser(item: pytest.Item) -> bool:
    """Whether a test uses Playwright in this process."""
    return "playwright" in getattr(item, "fixturenames", ())


def group_of(item: pytest.Item) -> str:
    """Group of a test, by its mark; empty for none.

    Playwright's event loop stays in a process, and beside it pyHanko cannot start its own. So those tests of a group
    that have a browser are a group of their own, which comes later.
    """
    mark = item.get_closest_marker(_MARK)
    return f"{mark.args[0]}{' con navegador' if has_browser(item) else ''}" if mark else ""


class Groups:
    """Orders the tests in every process, and hands out groups whole; workers tell the controller of them in a file."""

    def __init__(self, config: pytest.Config) -> None:
        given = given_to_worker(config).get(_GIVEN)
        self._file = Path(given) if given else Path(tempfile.mkdtemp(prefix="grupos-")) / "grupos.json"
        self._is_ours = not given
        config.addinivalue_line("markers", f"{_MARK}(name): un solo proceso ejecuta todas las pruebas del grupo")

    @pytest.hookimpl(trylast=True)  # pytest itself draws together what shares a parametrized session fixture
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Start with groups, which last longest, and end with the tests that have a browser."""
        items.sort(key=lambda item: (has_browser(item), not group_of(item)))
        groups = {item.nodeid: group_of(item) for item in items if group_of(item)}
        fresh = self._file.with_suffix(f".{id(self)}")
        fresh.write_text(json.dumps(groups), encoding="utf-8")
        fresh.replace(self._file)  # whole, as every worker writes it

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Tell a worker where to write the groups."""
        give_to_worker(node, **{_GIVEN: str(self._file)})

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Any:
        """Group the tests where ``--dist loadgroup`` asks for it."""
        if config.getoption("dist") != "loadgroup":
            return None
        return group_scheduler(config, log, lambda nodeid: self._told.get(nodeid, nodeid))

    @cached_property
    def _told(self) -> Mapping[str, str]:
        groups: dict[str, str] = json.loads(self._file.read_text(encoding="utf-8"))
        return groups

    def pytest_unconfigure(self) -> None:
        """Remove the file."""
        if self._is_ours:
            shutil.rmtree(self._file.parent, ignore_errors=True)

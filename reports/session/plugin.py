"""The pytest plugin of this room: its options, the setting up of a run in order, and the data given to workers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harness.compat.split_private import silence_splitter
from harness.compat.xdist_private import begin_command_line_of_workers, give_to_worker, given_to_worker, is_worker
from harness.errors import ConfigurationError
from harness.record_folder import record_folder, set_record_folder
from harness.scope import runs_features
from reports import hookspecs
from reports.session import controller, ordering, root, selection, shards
from reports.session.fail_fast import FailFast
from reports.session.outcome_builder import OutcomeBuilder
from reports.session.provenance import provenance
from reports.session.repeating import Repeater
from reports.session.step_trace import StepTracer


def pytest_addhooks(pluginmanager: pytest.PytestPluginManager) -> None:
    """Declare the hooks that other rooms implement."""
    pluginmanager.add_hookspecs(hookspecs)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--record``, ``--pdf``, ``--fail-fast``, ``--shard`` and the options that select scenarios."""
    group = parser.getgroup("aceptación")
    group.addoption(
        "--record", metavar="CARPETA", default=None, help="carpeta del acta (por defecto reports/out/<fecha-hora>)"
    )
    group.addoption(
        "--pdf",
        action="store_true",
        help="imprimir acta.pdf también en una corrida parcial o sin evidencia («reports pdf ACTA» lo hace después)",
    )
    selection.add_options(group)
    group.addoption(
        "--fail-fast",
        action="store_true",
        help="no ejecutar más casos de un requisito que ya no se cumple (para la corrida entera, -x)",
    )
    group.addoption(
        "--shard", metavar="K/N", help="solo la parte K de N partes de igual duración; «reports merge» las reúne"
    )


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Set the run up, before the plugins of other rooms and before those that read the options changed here.

    Raises:
        pytest.UsageError: An option is wrong; no record is made then.
    """
    try:
        shards.set_splitter_options(config)
        selected = selection.selection_of(config)
        if runs_features(config):
            root.refuse_other_root(config)
            if not is_worker(config):
                selected = selection.compare_with_plan(config, selected)
            _register_parts(config)
        config.pluginmanager.register(ItemPlan(selected), "item-plan")
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from error


def _register_parts(config: pytest.Config) -> None:
    folder = Path(given_to_worker(config)["record"]) if is_worker(config) else controller.open_record(config)
    set_record_folder(config, folder)
    tracer = StepTracer()
    builder = OutcomeBuilder(folder, tracer)
    config.pluginmanager.register(tracer, "step-tracer")
    config.pluginmanager.register(builder, "outcome-builder")
    config.pluginmanager.register(Repeater(folder, builder), "repeater")
    if config.getoption("--fail-fast"):
        config.pluginmanager.register(FailFast(config), "fail-fast")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """Name the root to the workers: they get the command line alone, and find a record there that was not before."""
    begin_command_line_of_workers(config, "-c", str(root.SETTINGS))


class ItemPlan:
    """Orders and selects the items of this process, and gives the workers what they need to do the same.

    Args:
        selected: Resolved from the command line once, in the controller.
    """

    def __init__(self, selected: selection.Selection) -> None:
        self._selected = selected

    def pytest_acceptance_facts(self, config: pytest.Config) -> dict[str, str]:
        """Facts for the record: shard, selection, suite and machine."""
        selected = {"Selección": self._selected.told} if self._selected.told else {}
        return {**shards.facts(config), **selected, **provenance()}

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        """Give a worker the record, the selection and what failed last."""
        config: pytest.Config = node.config
        give_to_worker(node, selection=self._selected.data(), failed_last=sorted(ordering.failed_last_in_run(config)))
        if runs_features(config):
            give_to_worker(node, record=str(record_folder(config)))

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Order and select before ``-k``, ``-m`` and pytest-split do."""
        ordering.number(items)
        if runs_features(config):
            silence_splitter(config)
            ordering.put_in_order(config, items)
        unwanted = [each for each in items if not self._selected.includes_item(each)]
        if unwanted:
            items[:] = [each for each in items if self._selected.includes_item(each)]
            config.hook.pytest_deselected(items=unwanted)

"""Collection of ``.feature`` files, where a scenario's id is its file and its title, filled in for a row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pytest_bdd import scenario

from harness.compat.pytest_private import GeneratedModule
from harness.errors import ConfigurationError
from harness.scope import FEATURES, REQUIREMENT, ROOT, is_worker, other_features, runs_features
from instructivo.catalogue import Catalogue, load_catalogue
from steps.gherkin.feature_text import read_feature, written_scenarios

_CATALOGUE = pytest.StashKey[Catalogue]()
_PLAN = pytest.StashKey[Mapping[str, str]]()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Read catalogue and features before anything starts, and register every requirement's id as a mark.

    Tags become marks, for ``-m``; pytest refuses marks that are not registered.
    """
    try:
        config.stash[_CATALOGUE] = load_catalogue()
        if runs_features(config) and not is_worker(config):
            places = (FEATURES, *other_features(config))
            plans = [written_scenarios(each, config.stash[_CATALOGUE], ROOT) for each in places]
            config.stash[_PLAN] = {name: owner for plan in plans for name, owner in plan.items()}
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from error
    for requirement in config.stash[_CATALOGUE]:
        config.addinivalue_line("markers", f"{requirement.id}: {requirement.statement}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A feature file is a module of scenarios."""
    return FeatureFile.from_parent(parent, path=file_path) if file_path.suffix == ".feature" else None


class FeatureFile(GeneratedModule):
    """A feature file."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """The scenarios and rows in the order of the file; a wrong one stops the collection with file and line."""
        try:
            feature, written = read_feature(self.path, self.config.stash[_CATALOGUE])
        except ConfigurationError as error:
            raise self.CollectError(str(error)) from error
        self.find_fixtures()
        for each in written:
            bind = scenario(feature.filename, each.template.name, features_base_dir=str(self.path.parent))
            run = bind(_nothing_more)
            for item in self.items_of(each.template.name, run):
                item.stash[REQUIREMENT] = each.requirement
                yield item


def _nothing_more() -> None:
    """The steps are the whole test."""


def pytest_acceptance_plan(config: pytest.Config) -> Mapping[str, str]:
    """Every scenario of ``features/``, whatever this run selects."""
    return config.stash[_PLAN]

"""The root of a run is this checkout, wherever its record and its profile lie.

pytest takes for its root what all paths on its command line have in common, the values of ``--record`` and ``--portal``
included. Inside another project with settings of its own that is the other project, by whose names no scenario is known
here.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from harness.scope import ROOT, runs_features

SETTINGS = ROOT / "pyproject.toml"


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Refuse another root before anything is run.

    Raises:
        pytest.UsageError: pytest found one.
    """
    if runs_features(config) and (config.rootpath, config.inipath) != (ROOT, SETTINGS):
        raise pytest.UsageError(
            f"pytest tomó por raíz «{config.rootpath}», con los ajustes de «{config.inipath}», y no los de esta suite, "
            f"porque una ruta de la orden está fuera de ella: agregue «-c {SETTINGS}» o use «python run.py acceptance»."
        )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes(config: pytest.Config) -> None:
    """A worker gets the command line alone, and finds a record there that was not when this process began."""
    told = config.invocation_params
    config.invocation_params = replace(told, args=("-c", str(SETTINGS), *told.args))

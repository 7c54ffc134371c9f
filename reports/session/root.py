"""The root directory of a run, which must be this checkout wherever its record and its profile lie.

pytest takes for its root what all paths on its command line have in common, the values of ``--record`` and ``--portal``
included. Inside another project with settings of its own, that project would be the root, and no scenario would have
the id that this suite knows.
"""

from __future__ import annotations

import pytest

from harness.errors import ConfigurationError
from harness.layout import ROOT

SETTINGS = ROOT / "pyproject.toml"


def refuse_other_root(config: pytest.Config) -> None:
    """Refuse a run with another root, before anything is run.

    Raises:
        ConfigurationError: pytest found another root or other settings.
    """
    if (config.rootpath, config.inipath) != (ROOT, SETTINGS):
        raise ConfigurationError(
            f"pytest tomó por raíz «{config.rootpath}», con los ajustes de «{config.inipath}», y no los de esta suite, "
            f"porque una ruta de la orden está fuera de ella: agregue «-c {SETTINGS}» o use «python run.py acceptance»."
        )

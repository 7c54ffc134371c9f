"""The whole of a bundle: made here, then used in a new clone that reaches no registry; an order of its own.

It downloads the wheels (150 MB) and takes two minutes.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from fixtures.provision import ROOT, bundle
from fixtures.provision.suite_variables import remove_suite_variables

CLOSED = "http://127.0.0.1:9"
REGISTRIES = {
    "PIP_INDEX_URL": f"{CLOSED}/simple",
    "PIP_NO_CACHE_DIR": "1",
    "PIP_RETRIES": "0",
    "GOPROXY": CLOSED,
    "GOFLAGS": "-mod=mod",
    "npm_config_registry": CLOSED,
    "PLAYWRIGHT_DOWNLOAD_HOST": CLOSED,
    "HTTP_PROXY": CLOSED,
    "HTTPS_PROXY": CLOSED,
}
"""Settings of every registry that the setup could ask, at a port where nothing listens."""
ONE = ("-m", "5.3.1.codigo-asunto", "-n", "0", "-p", "no:cacheprovider")
"""A scenario that needs portal, browser and mail."""


def run(checkout: Path, *order: str, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run an order of ``run.py`` in a checkout."""
    return subprocess.run(
        [sys.executable, "run.py", *order],
        cwd=checkout,
        env=dict(environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=1200,
        check=False,
    )


@pytest.fixture(scope="module")
def here() -> dict[str, str]:
    """Environment without what steers the suite."""
    environment = dict(os.environ)
    remove_suite_variables(environment)
    return environment


@pytest.fixture(scope="module")
def closed(here: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Environment of a machine without Go, Mailpit, caches and network; its browser is there."""
    tools = tmp_path_factory.mktemp("bin")
    for name in ("git", "uname", "chromium-headless-shell", "chromium", "google-chrome"):
        if found := shutil.which(name):
            (tools / name).symlink_to(found)
    system = {"PATH": f"{tools}:/bin", "HOME": str(tmp_path_factory.mktemp("casa"))}
    kept = {name: value for name, value in here.items() if name.casefold() not in ("mailpit_url", "no_proxy")}
    return {**kept, **REGISTRIES, **system}


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """New clone of what is committed."""
    folder = tmp_path_factory.mktemp("clon") / "suite"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True, timeout=120)
    return folder


def test_without_a_bundle_the_clone_says_what_it_lacks(clone: Path, closed: dict[str, str]) -> None:
    done = run(clone, "acceptance", *ONE, environment=closed)
    assert done.returncode == 4
    assert "Traceback" not in done.stdout + done.stderr


def test_clone_sets_itself_up_from_a_bundle(
    clone: Path, here: dict[str, str], closed: dict[str, str], tmp_path: Path
) -> None:
    target = tmp_path / "paquete.tar"
    packed = run(ROOT, "bundle", str(target), environment=here)
    assert packed.returncode == 0, packed.stderr
    done = run(clone, "acceptance", *ONE, environment={**closed, bundle.VARIABLE: str(target)})
    assert done.returncode == 0, done.stdout + done.stderr
    again = run(clone, "acceptance", *ONE, environment=closed)
    assert again.returncode == 0, "the second start needs no bundle"

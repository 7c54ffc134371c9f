"""A worker of pytest-xdist loads what scenarios need, and nothing of what makes or checks a record."""

from __future__ import annotations

from tests.acceptance.conftest import Suite

LOADED = """
import sys
from pathlib import Path

def pytest_sessionfinish(session):
    kind = "worker" if hasattr(session.config, "workerinput") else "controller"
    names = {each.partition(".")[0] for each in sys.modules} | set(sys.modules)
    Path(f"{kind}.txt").write_text("\\n".join(sorted(names)), encoding="utf-8")
"""
RENDERERS = {"jinja2", "jsonschema", "pyhanko", "cucumber_messages", "reports.acta.page", "reports.record.closing"}


def test_a_worker_loads_no_renderer_and_checks_no_schema(served: Suite) -> None:
    served.write("loaded.py", LOADED)
    run = served.run("features/5.1-portada.feature", "-n", "1", "--no-pictures", "-p", "loaded")
    assert "✓ CONFORME" in run.output
    worker, controller = ((served.root / f"{kind}.txt").read_text().split("\n") for kind in ("worker", "controller"))
    assert not RENDERERS & set(worker)
    assert "jinja2" in controller, "the probe sees what is loaded"

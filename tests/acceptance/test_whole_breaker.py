"""A portal that hangs ends the run with one cause: half a minute of waiting, so ``make nightly`` runs it."""

from __future__ import annotations

from tests.acceptance.conftest import ALONE, Suite, wait_until
from tests.acceptance.test_breaker import PHONES


def test_portal_that_hangs_ends_the_run(suite: Suite) -> None:
    run = suite.start(PHONES, *ALONE)
    suite.wait_for_outcomes(1)
    portal = suite.child("portal", "serve")
    portal.suspend()
    kept = suite.root / "acta" / "outcomes.jsonl"
    wait_until(lambda: '"entorno"' in kept.read_text(encoding="utf-8"), seconds=90)
    portal.resume()
    ended = suite.finish(run)
    assert ended.code == 2, ended.output
    assert not ended.of("fail")
    assert any("no responde" in each for each in ended.verdicts["document"]["reasons"])

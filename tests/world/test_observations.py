"""What the pages of a scenario did reaches its notes; a layer over every page is noted once in a run."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from fixtures.browser.state import browser_state_of
from fixtures.evidence import plugin
from harness.run_memo import RunMemo
from pages.profile import Profile
from pages.view import View

COOKIES = "Se cerró con «Rechazar» lo que tapaba la página: «Usamos cookies»."
REPEATED = "La página no atendió a la primera pulsación de «Registrar»."


def test_repetition_is_noted_each_time_and_a_closed_layer_once(
    page: Page, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "avisos.jsonl").touch()
    monkeypatch.setattr(plugin, "run_memo_of", lambda _: RunMemo(tmp_path / "avisos.jsonl"))
    browser_state_of(request.node).pages.append(page)
    view = View.of(page, Profile("de prueba"))
    noted = []
    for _ in range(2):
        view.closed_layers += [COOKIES, COOKIES]
        view.observations.append(REPEATED)
        noted.append(plugin.pytest_acceptance_notes(request.node))
    noted.append(plugin.pytest_acceptance_notes(request.node))
    assert noted == [[REPEATED, COOKIES], [REPEATED], []]

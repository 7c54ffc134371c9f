"""A portal whose page blocks the browser: the run ends that scenario, says why, and goes on with the others."""

from __future__ import annotations

from tests.acceptance.conftest import PROFILE, Suite

SCRIPT = "portal/registration/static/formulario.js"
BLOCKED, NEXT = "5.3.1.celular-formato", "5.3.1.celular-acepta-10"
WITHOUT_END = """
addEventListener("keyup", (event) => {
  if (event.target.value === "09223344556") { setTimeout(() => { while (true) {} }, 200); }
}, true);
"""


def test_script_without_an_end_costs_its_scenario_and_no_other(suite: Suite) -> None:
    suite.write_profile("\n[mail]\ndeadline_seconds = 1\n")
    suite.edit(PROFILE, "schema = 1\n", "schema = 1\ndeadline_seconds = 1\n")
    suite.edit(SCRIPT, '"use strict";\n', f'"use strict";\n{WITHOUT_END}')
    ended = suite.run(
        "features/5.3.1-telefonos.feature", "-p", "no:xdist", "-m", f"{BLOCKED} or {NEXT}", "--portal", PROFILE
    )
    blocked, following = ended.requirement(BLOCKED), ended.requirement(NEXT)
    assert blocked["raw"] == "inconc", ended.output
    assert following["scenarios_run"] == 1, ended.output
    assert "Navegador perdido" not in ended.output
    assert "La suite falló" not in ended.output
    assert "closed" not in ended.output

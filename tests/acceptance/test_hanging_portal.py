"""A portal whose page blocks the browser: the run goes on, says what it waits for, and decides the rest."""

from __future__ import annotations

from tests.acceptance.conftest import PROFILE, Suite

SCRIPT = "portal/registration/static/formulario.js"
BLOCKED, NEXT = "5.3.1.celular-acepta-10", "5.3.1.celular-formato"


def test_script_without_an_end_costs_its_scenario_and_no_other(suite: Suite) -> None:
    suite.write_profile()
    suite.edit(PROFILE, "schema = 1\n", "schema = 1\ndeadline_seconds = 2\n")
    suite.edit(
        SCRIPT,
        '"use strict";\n',
        '"use strict";\ndocument.addEventListener("input", (event) => { while (event.target.value === "0922334455") {} },'
        " true);\n",
    )
    ended = suite.run("features/5.3.1-telefonos.feature", "-p", "no:xdist", "-m", f"{BLOCKED} or {NEXT}", "--portal-profile", "x")
    print(ended.output)
    blocked, after = ended.requirement(BLOCKED), ended.requirement(NEXT)
    print(blocked, after)

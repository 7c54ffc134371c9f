"""Groups of the suite's own pure modules, with the tests that must find the mutants of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """Modules and the tests that must kill their mutants; no such test starts a browser, a portal or a mail server."""

    name: str
    modules: tuple[str, ...]
    tests: tuple[str, ...]


GROUPS = (
    Group(
        "Veredictos",
        (
            "harness/wording.py",
            "reports/judge/clock_doubt.py",
            "reports/judge/document_verdict.py",
            "reports/judge/evaluation_context.py",
            "reports/judge/run_checks.py",
            "reports/judge/disposition.py",
            "reports/judge/run_judgement.py",
            "reports/judge/requirement_verdict.py",
        ),
        ("tests/verdicts",),
    ),
    Group(
        "Acta",
        (
            "harness/measurements.py",
            "reports/audit/verify.py",
            "reports/judge/declarations.py",
            "reports/record/inputs.py",
            "reports/record/manifest.py",
            "reports/record/merging.py",
            "reports/record/reading.py",
            "reports/judge/outcomes.py",
            "reports/judge/plan.py",
            "reports/record/rebuilding.py",
            "reports/record/folder.py",
            "reports/record/start.py",
            "reports/record/verdicts_data.py",
        ),
        (
            "tests/record",
            "tests/verdicts/test_run_judgement.py",
            "tests/verdicts/test_declarations.py",
        ),
    ),
    Group(
        "Catálogo",
        (
            "instructivo/catalogue.py",
            "instructivo/coverage.py",
            "instructivo/requirement.py",
            "instructivo/observations.py",
            "instructivo/passages.py",
            "instructivo/tables.py",
        ),
        ("tests/instructivo", "tests/properties/test_catalogue.py"),
    ),
    Group(
        "Modelo",
        (
            "instructivo/model/actions.py",
            "instructivo/model/blame.py",
            "instructivo/model/demands.py",
            "instructivo/model/expectations.py",
            "instructivo/model/faults.py",
            "instructivo/model/fields.py",
            "instructivo/model/places.py",
            "instructivo/model/prediction.py",
            "instructivo/model/rules.py",
            "instructivo/model/state.py",
            "instructivo/model/transitions.py",
            "walks/novelty.py",
        ),
        (
            "tests/instructivo/test_model.py",
            "tests/instructivo/test_model_actions.py",
            "tests/instructivo/test_model_course.py",
            "tests/instructivo/test_model_demands.py",
            "tests/walks/test_novelty.py",
            "tests/walks/test_shrinking.py",
        ),
    ),
    Group(
        "Perfil",
        (
            "harness/declarations.py",
            "pages/profile/checking.py",
            "pages/profile/loading.py",
            "pages/profile/model.py",
        ),
        (
            "tests/pages/test_profile.py",
            "tests/pages/test_profile_lines.py",
            "tests/pages/test_profile_loading.py",
            "tests/pages/test_profile_refusals.py",
            "tests/properties/test_profile.py",
        ),
    ),
)

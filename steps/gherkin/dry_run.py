"""Effects of the scenarios on a portal, reckoned before anything runs: ``--dry-run`` and read-only portals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from fixtures.config.declared import manual_requirements
from fixtures.config.permission import Permission
from fixtures.config.settings import permission_of, read_profile, settings_of
from fixtures.people.effects import Effects, effects_of
from harness.compat.bdd_private import Step, functions_of, steps_of
from harness.compat.pytest_private import run_session
from harness.errors import ConfigurationError
from harness.scope import REQUIREMENT, asks_for_a_dry_run, runs_features
from harness.wording import counted
from pages.profile import Profile


def planned_effects(item: pytest.Item) -> Effects:
    """Accounts and mails that a scenario leaves at most: the sum of its steps."""
    assert isinstance(item, pytest.Function)
    return sum((_of_step(step) for step in steps_of(item)), Effects())


def _of_step(step: Step) -> Effects:
    return next(map(effects_of, functions_of(step)), Effects())


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--dry-run``."""
    parser.getgroup("aceptación").addoption(
        "--dry-run", action="store_true", help="decir qué cuentas y correos se crearían, sin tocar el portal"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Deselect the scenarios that write, on a read-only portal."""
    if not runs_features(config) or not settings_of(config).permission.read_only:
        return
    writing = [each for each in items if REQUIREMENT in each.stash and planned_effects(each).writes]
    if writing:
        items[:] = [each for each in items if each not in writing]
        config.hook.pytest_deselected(items=writing)


def _left_to_persons(profile: Profile) -> Iterator[str]:
    yield ""
    yield "A mano, por una persona («python -m reports review ACTA» dice cómo):"
    for one in manual_requirements(profile):
        yield f"  {one.id} · {one.statement}"


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | pytest.ExitCode | None:
    """Collect and print the plan of a dry run, without services and without a record."""
    if not asks_for_a_dry_run(config):
        return None
    config.option.verbose = -2  # pytest's own output is English and speaks of tests
    config.option.dist, config.option.numprocesses, config.option.tx = "no", None, []
    return run_session(config, _collect_and_tell)


def _collect_and_tell(config: pytest.Config, session: pytest.Session) -> int | None:
    session.perform_collect()
    if session.testsfailed:
        return int(pytest.ExitCode.USAGE_ERROR)
    try:
        profile = read_profile(config)
    except ConfigurationError as error:
        raise pytest.UsageError(str(error)) from error
    scenarios = {each: planned_effects(each) for each in session.items if REQUIREMENT in each.stash}
    print("\n".join(["", *_plan_in_words(config, profile, scenarios)]))
    return None


def _plan_in_words(config: pytest.Config, profile: Profile, scenarios: Mapping[pytest.Item, Effects]) -> Iterator[str]:
    yield f"Portal: {profile.name} ({profile.address or 'lo arranca la suite'}). No se tocó: esto es lo que se haría."
    try:
        permission = permission_of(config, profile)
    except ConfigurationError as error:
        yield f"Así no se ejecutaría: {error}"
        permission = Permission()
    writing = {item: effects for item, effects in scenarios.items() if effects.writes}
    looking = len(scenarios) - len(writing)
    if permission.read_only:
        outside = f"{len(writing)} de {counted(len(scenarios), 'escenario')}"
        yield f"Es producción: solo se mira, y {outside} {'quedaría' if len(writing) == 1 else 'quedarían'} fuera."
        return
    barred = [item for item, effects in writing.items() if effects.tampers and not permission.tampers]
    if barred:
        undecided = counted(len(barred), "escenario quedaría inconcluso", "escenarios quedarían inconclusos")
        yield f"Aquí no se permite alterar lo que la página envía: {undecided} sin escribir nada."
    writing = {item: effects for item, effects in writing.items() if item not in barred}
    yield ""
    yield "Como máximo, por escenario:"
    yield " cuentas  correos  escenario"
    for item, effects in writing.items():
        yield f"{effects.accounts or '·':>8} {effects.mails or '·':>8}  {item.stash[REQUIREMENT]} · {item.name}"
    yield from _left_to_persons(profile)
    total = sum(writing.values(), Effects())
    yield ""
    accounts, mails = counted(total.accounts, "cuenta"), counted(total.mails, "correo")
    yield f"Hasta {accounts} y {mails}, a direcciones de {profile.mail_domain}."
    write, look = counted(len(writing), "escribe", "escriben"), counted(looking, "solo lo mira", "solo lo miran")
    yield f"{counted(len(scenarios), 'escenario')}: {write} en el portal y {look}."

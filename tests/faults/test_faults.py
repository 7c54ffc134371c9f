"""Faults in the middle of a run, each with the verdicts that it may cause.

After every fault, no finished result is lost, no requirement is blamed that did not cause it, no process is left, no
traceback is shown, and a run with a missing verdict does not end with 0.
"""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import psutil
import pytest

from bench.engine.proxy import NO_FAULT, ResponseFault
from harness.verdict import Verdict
from reports.judge.outcomes import ScenarioOutcome
from reports.record.files import OUTCOMES
from reports.record.reading import read_outcomes
from tests.acceptance.conftest import SECONDS, Finished, wait_until
from tests.faults.conftest import World

ARRIVAL = "5.3.1.codigo-llega"
REGISTERED = "5.3.2.registro"
ACTS = ("5.3.1.id-disponible", ARRIVAL, "5.3.1.codigo-asunto", REGISTERED)
SELECTION = ("5.1.portal-visible", "5.3.campo-fax", *ACTS, "5.4.aprobacion-automatica")
NOTHING = frozenset[str]()
UNDECIDED = "ningún `fail`; lo que no se pudo decidir queda `inconc` con el entorno como causa"


@dataclass(frozen=True)
class Fault:
    """A fault and its effects.

    Attributes:
        name: The fault, in Spanish.
        injected: What is injected, and when; in Spanish.
        inject: Injects it; called after the first scenarios have ended.
        holds: What must hold, in Spanish.
        prepare: Prepares it; called before the run starts.
        blamed: Requirements that may be ``fail``.
        verdicts: Verdicts of scenarios that may occur besides ``pass``, and ``fail`` of blamed requirements.
        ends: Whether the run may end early.
    """

    name: str
    injected: str
    inject: Callable[[World], None]
    holds: str = UNDECIDED
    prepare: Callable[[World], None] = lambda world: None
    blamed: frozenset[str] = NOTHING
    verdicts: frozenset[str] = frozenset({Verdict.INCONC})
    ends: bool = False


FAULTS = {
    "portal-muerto": Fault(
        "El portal muere",
        "se mata su proceso a mitad de la corrida y no vuelve",
        lambda world: world.portal.kill(),
        holds="la corrida termina y dice que el portal no responde; lo no ejecutado queda sin veredicto; ningún `fail`",
        ends=True,
    ),
    "portal-vuelve": Fault(
        "El portal muere y vuelve",
        "se mata su proceso y se arranca otra vez, con su misma base de datos, al cabo de dos segundos",
        lambda world: world.restart(world.portal, 2),
        ends=True,
    ),
    "portal-503": Fault(
        "El portal responde 503",
        "cuatro respuestas seguidas son un 503",
        lambda world: world.disturb(world.proxy, ResponseFault(status=503)),
        ends=True,
    ),
    "portal-500": Fault(
        "El portal responde 500",
        "cuatro respuestas seguidas a lo que alguien envía son un 500",
        lambda world: world.disturb(world.proxy, ResponseFault(status=500, only="POST")),
        holds="`fail` solo en la cláusula cuyo propio acto recibió el error, y el acta nombra el error",
        blamed=frozenset(ACTS),
    ),
    "portal-429": Fault(
        "El portal limita las solicitudes",
        "cuatro respuestas seguidas a lo que alguien envía son un 429",
        lambda world: world.disturb(world.proxy, ResponseFault(status=429, only="POST")),
    ),
    "portal-media-pagina": Fault(
        "El portal responde media página",
        "cuatro respuestas seguidas se cortan por la mitad",
        lambda world: world.disturb(world.proxy, ResponseFault(half=True)),
        ends=True,
    ),
    "portal-nada": Fault(
        "El portal no responde nada",
        "cuatro conexiones seguidas se cierran sin respuesta",
        lambda world: world.disturb(world.proxy, ResponseFault(silent=True)),
        ends=True,
    ),
    "portal-pierde": Fault(
        "El portal responde lento y pierde conexiones",
        "desde entonces cada respuesta tarda hasta un segundo, y una de cada veinte no llega",
        lambda world: setattr(world.proxy, "fault", ResponseFault(slow=1000, lossy=0.05)),
        ends=True,
    ),
    "base-bloqueada": Fault(
        "La base de datos del portal queda bloqueada",
        "otra conexión la retiene en exclusiva durante doce segundos",
        lambda world: world.lock_database(12),
    ),
    "mailpit-muerto": Fault(
        "Mailpit muere",
        "se mata su proceso a mitad de la corrida y no vuelve",
        lambda world: world.mailpit.kill(),
    ),
    "mailpit-vuelve": Fault(
        "Mailpit muere y vuelve",
        "se mata su proceso, y se arranca otra vez, vacío, en cuanto un escenario lo echa en falta",
        lambda world: world.restart(world.mailpit),
    ),
    "mailpit-rechaza": Fault(
        "Mailpit rechaza correos",
        "su propio Chaos rechaza a todos los destinatarios",
        lambda world: world.refuse_mail(100),
    ),
    "mailpit-lento": Fault(
        "Mailpit responde lento",
        "desde entonces cada respuesta de su API tarda hasta dos segundos",
        lambda world: setattr(world.mailpit_proxy, "fault", ResponseFault(slow=2000)),
    ),
    "mailpit-falla": Fault(
        "Mailpit responde con errores",
        "cuatro respuestas seguidas de su API son un 500",
        lambda world: world.disturb(world.mailpit_proxy, ResponseFault(status=500)),
    ),
    "mailpit-lleno": Fault(
        "Mailpit está lleno",
        "su base de datos ya no puede crecer",
        lambda world: world.mailpit.limit_files(64),
    ),
    "correo-doble": Fault(
        "El correo se entrega dos veces",
        "un servidor intermedio entrega dos veces cada correo, con el mismo Message-ID",
        lambda world: None,
        prepare=lambda world: setattr(world.relay, "copies", 2),
        holds="un correo entregado dos veces cuenta como uno: todo queda `pass`",
        verdicts=NOTHING,
    ),
    "correo-desordenado": Fault(
        "El correo llega desordenado",
        "un servidor intermedio retiene los correos entre cero y tres segundos, y unos adelantan a otros",
        lambda world: None,
        prepare=lambda world: setattr(world.relay, "delays", (3.0, 0.0, 1.5)),
        holds="cada persona lee su propio correo: todo queda `pass`",
        verdicts=NOTHING,
    ),
    "correo-tarde": Fault(
        "El correo llega tarde",
        "un servidor intermedio retiene los correos hasta después del plazo del perfil",
        lambda world: None,
        prepare=lambda world: setattr(world.relay, "delays", (13.0,)),
        holds="solo la llegada del correo puede quedar en `fail`, y el acta dice que llegó tarde",
        blamed=frozenset({ARRIVAL}),
        verdicts=frozenset({Verdict.INCONC, Verdict.FAIL}),
    ),
    "navegador-muerto": Fault(
        "El navegador muere",
        "se mata el navegador de uno de los dos procesos",
        lambda world: _browser_of(world).kill(),
    ),
    "proceso-muerto": Fault(
        "Un proceso de la corrida muere",
        "se mata uno de los dos procesos que ejecutan escenarios",
        lambda world: _worker_of(world).kill(),
        holds="ningún `fail`; el escenario que se perdió queda como error de la suite",
        verdicts=frozenset({Verdict.INCONC, Verdict.ERROR}),
    ),
}


def _browser_of(world: World) -> psutil.Process:
    """The main process of a browser."""
    lines = {each: each.cmdline() for each in world.suite.children()}
    return next(each for each, line in lines.items() if _starts_a_browser(line))


def _starts_a_browser(line: list[str]) -> bool:
    return "--remote-debugging-pipe" in line and not any(word.startswith("--type=") for word in line)


def _worker_of(world: World) -> psutil.Process:
    """The process of a pytest-xdist worker."""
    return next(each for each in world.suite.children() if any("exec(eval" in word for word in each.cmdline()))


def start(world: World, *more: str) -> subprocess.Popen[str]:
    """Start the suite on the selected requirements."""
    wanted = " or ".join(SELECTION)
    return world.suite.start("features", "--portal", "mi-portal.toml", "-m", wanted, "-n", "2", "--no-pictures", *more)


def outcomes_of(world: World) -> list[ScenarioOutcome]:
    """Outcomes in the record so far."""
    folder = world.suite.root / world.suite.record
    return read_outcomes(folder)[0] if (folder / OUTCOMES).exists() else []


def in_words(run: Finished) -> str:
    """Numbers of verdicts of the selected requirements, and the exit code, in Spanish."""
    found = Counter(Verdict(run.requirement(name)["verdict"]) for name in SELECTION)
    return ", ".join(f"{count} {verdict.value}" for verdict, count in sorted(found.items())) + f"; código {run.code}"


def expect_untroubled(run: Finished, blamed: frozenset[str] = NOTHING, selected: Sequence[str] = SELECTION) -> None:
    """Check what holds after every run: no traceback, no wrong blame, and exit code 0 only if all selected passed."""
    assert "Traceback" not in run.output, run.output
    assert "INTERNALERROR" not in run.output, run.output
    assert (run.record / "verdicts.json").exists(), run.output
    assert set(run.of("fail")) <= blamed, run.output
    passed = all(run.requirement(name)["verdict"] == "pass" for name in selected)
    assert passed or run.code, run.output


def expect_withstood(run: Finished, before: list[ScenarioOutcome], after: list[ScenarioOutcome], fault: Fault) -> None:
    """Check what holds after every fault."""
    expect_untroubled(run, fault.blamed)
    assert after[: len(before)] == before, "se perdió un resultado terminado"
    allowed = {Verdict.PASS, *fault.verdicts, *([Verdict.FAIL] if fault.blamed else [])}
    assert {one.verdict for one in after} <= allowed, run.output
    unexplained = [one for one in after if one.verdict is Verdict.INCONC and one.cause not in ("entorno", "correo")]
    assert not unexplained, run.output
    assert run.code != 2 or fault.ends, run.output


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param(each, id=name, marks=pytest.mark.fault_case(each.name, injected=each.injected, holds=each.holds))
        for name, each in FAULTS.items()
    ],
)
def test_withstands(world: World, fault: Fault, record_property: Callable[[str, object], None]) -> None:
    fault.prepare(world)
    process = start(world)
    wait_until(lambda: world.is_over or bool(outcomes_of(world)), seconds=SECONDS)
    before = outcomes_of(world)
    assert before, world.suite.finish(process).output
    fault.inject(world)
    run = world.suite.finish(process)
    world.proxy.fault = world.mailpit_proxy.fault = NO_FAULT
    record_property("seen", in_words(run))
    expect_withstood(run, before, outcomes_of(world), fault)
    for one in outcomes_of(world):
        assert one.verdict is not Verdict.FAIL or fault.blamed == {ARRIVAL} or any("servidor" in n for n in one.notes)

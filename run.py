"""``python run.py ORDER``: from clone to run; ``python run.py help`` lists the orders.

Standard library only, so that any Python 3.11 can start it. Each step prints in one line what it chose. A step that
cannot be done prints one sentence with the remedy and ends with exit code 4, as pytest does for a usage error.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, MutableMapping, Sequence
from functools import partial
from pathlib import Path

from fixtures.provision import CACHE, ROOT, audit, environment, lock_files, say, shell, venv_python
from fixtures.provision.lint_checks import ROOMS, checks_of
from fixtures.provision.pytest_arguments import (
    acceptance_arguments,
    browser_arguments,
    extra_arguments,
    nightly_arguments,
    own_test_arguments,
    walks_arguments,
)
from fixtures.provision.suite_variables import remove_suite_variables
from harness.errors import EnvironmentTrouble, HarnessError
from harness.layout import OWN_SERVICES
from harness.version import VERSION

USAGE = """Uso: make ORDEN [ARGS="…"]   o   python run.py ORDEN [argumentos de pytest]

  acceptance  prueba el portal contra el instructivo   make acceptance ARGS="-k correo --headed"
  up          deja en marcha el portal y Mailpit, para que cada corrida empiece antes; «down» los detiene
  test        prueba la propia suite y el portal de referencia
  nightly     hace las pruebas largas de la suite, y la prueba ante los defectos que toca hoy, la cuarta parte
  walks       recorre el portal al azar y lo compara con el modelo del instructivo   make walks N=40
  soak        repite la suite entera y compara los veredictos    make soak N=20
  detection   mide qué defectos del portal descubre la suite     make detection
  conforming  mide si acusa a portales que cumplen y están hechos de otra manera
  mutants     mide qué cambios fortuitos del portal descubre     make mutants
  bench       mide cuánto cuesta al lado de otras herramientas de prueba        make bench
  consumers   da lo que exporta un acta a las herramientas que lo leen (con npm)
  lint        revisa estilo, tipos y dependencias entre carpetas
  audit       pregunta a una base pública por vulnerabilidades de lo fijado
  lock        vuelve a fijar las versiones de requirements/*.in con sus huellas
  bundle      reúne en un archivo lo que hace falta en una red cerrada; allí,
              make acceptance BUNDLE=paquete.tar
  clean       borra el entorno y las cachés (las actas de reports/out se conservan)

La primera vez prepara .venv, Mailpit y un navegador; después empieza al momento.
La versión la dice python run.py --version."""
TROUBLE = 4
INTERRUPTED = 130
TERMINATED = 143
STEP_SECONDS = 1800
KEPT = ROOT / "reports" / "out" / ".up"
"""Folder of what ``up`` left running (fixtures/services/kept/state.py)."""
QUARTER = ("--quick", "--every", "4")
"""Options of ``bench detection`` for a night: the defects of one of every four requirements, others each day."""
BESIDE = {"mutants": CACHE / "mutmut", "speed": CACHE / "speed" / "behave", "consumers": CACHE / "consumers" / "python"}
"""Measurement -> folder of its tools, which are installed outside the environment."""
CACHES = (".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis")


def main(argv: Sequence[str]) -> int:
    """Run one command.

    Returns:
        The exit code: that of the command, 4 where it cannot be done, 130 where interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # old consoles lack letters
    orders = _orders()
    if argv and argv[0] == "--version":
        print(f"suite de aceptación {VERSION}")
        return 0
    if not argv or argv[0] in ("help", "-h", "--help"):
        print(USAGE)
        return 0
    if argv[0] not in orders:
        print(f"No se conoce la orden «{argv[0]}»; las órdenes son estas:\n\n{USAGE}")
        return TROUBLE
    os.chdir(ROOT)
    keep_what_is_compiled(os.environ)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - a clone may meet an older Python
            raise EnvironmentTrouble(
                f"Este Python es {sys.version.split()[0]} y se necesita 3.11 o posterior; repita la orden con uno, "
                f"por ejemplo «make {argv[0]} PYTHON=python3.11»."
            )
        return orders[argv[0]](extra_arguments(argv[1:], os.environ.get("ARGS", "")))
    except HarnessError as error:
        print(error, file=sys.stderr)
        return TROUBLE
    except KeyboardInterrupt:
        print("\nInterrumpido.", file=sys.stderr)
        return INTERRUPTED


def _orders() -> dict[str, Callable[[list[str]], int]]:
    return {
        "acceptance": acceptance,
        "up": up,
        "down": down,
        "test": test,
        "nightly": nightly,
        "walks": walks,
        **{name: partial(measure, name) for name in ("soak", "detection", "conforming", "mutants", "consumers")},
        "bench": partial(measure, "speed"),
        "lint": lint,
        "audit": audit_locks,
        "lock": lambda args: lock_files.pin(args, STEP_SECONDS),
        "bundle": bundle,
        "clean": clean,
    }


def keep_what_is_compiled(environ: MutableMapping[str, str]) -> None:
    """Redirect bytecode to the cache where ``PYTHONDONTWRITEBYTECODE`` is set, as each process would compile anew."""
    if environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        environ.setdefault("PYTHONPYCACHEPREFIX", str(CACHE / "pycache"))


def acceptance(args: list[str]) -> int:
    """Run the scenarios against the portal of the profile."""
    set_up(args)
    ours = [
        "-c",
        "pyproject.toml",
    ]  # not another project's configuration (reports/session/root.py)
    return _in_sight([str(venv_python()), "-m", "pytest", *ours, *acceptance_arguments(args)])


def up(args: list[str]) -> int:
    """Leave portal and Mailpit running for the runs of this checkout."""
    set_up([])
    return _in_sight([str(venv_python()), "-m", "fixtures", "up", *args])


def down(args: list[str]) -> int:
    """Stop what ``up`` left running; without an environment nothing can be."""
    if not venv_python().exists():
        say("No había portal ni Mailpit en marcha")
        return 0
    return _in_sight([str(venv_python()), "-m", "fixtures", "down", *args])


def walks(args: list[str]) -> int:
    """Walk the portal of the profile at random, by the model of the document."""
    set_up(args)
    return _in_sight([str(venv_python()), "-m", "pytest", "-c", "pyproject.toml", *walks_arguments(args)])


def test(args: list[str]) -> int:
    """Run the portal's own tests, then the suite's, whose summary is printed last."""
    _forget_what_was_left()
    set_up(args)
    python = str(venv_python())
    portal = shell.run([python, "-m", "portal", "test"], timeout=STEP_SECONDS)
    ran = tests_run(portal)
    if ran:
        say(f"Pruebas del portal de referencia: {ran}, correctas")
    else:
        print(portal.output, file=sys.stderr)
        say("Pruebas del portal de referencia: fallaron o no hubo ninguna (su salida está arriba)")
    ours = _in_sight([python, "-m", "pytest", *own_test_arguments(args)])
    return ours or (0 if ran else 1)


def nightly(args: list[str]) -> int:
    """Run the long forms of tests, then measure the day's quarter of the defects, which takes the arguments."""
    _forget_what_was_left()
    set_up([])
    tests = _in_sight([str(venv_python()), "-m", "pytest", *nightly_arguments()])
    return measure("detection", [*QUARTER, *args]) or tests


def _forget_what_was_left() -> None:
    """Remove the variables that would steer the tests or give the portal another database; keep to own services."""
    remove_suite_variables(os.environ)
    os.environ[OWN_SERVICES] = "1"
    os.environ.pop("DATABASE_URL", None)


def measure(order: str, args: list[str]) -> int:
    """Measure the suite itself; the arguments are those of ``python -m bench``."""
    os.environ[OWN_SERVICES] = "1"
    set_up([])
    if order in BESIDE:
        environment.install_separately(order, BESIDE[order])
    return _in_sight([str(venv_python()), "-m", "bench", order, *args])


def tests_run(outcome: shell.Outcome) -> int:
    """Number of Django's tests that passed; 0 where one failed or none ran, which counts as a failure."""
    count = re.search(r"^Ran (\d+) tests? in", outcome.output, re.MULTILINE)
    return int(count[1]) if outcome.ok and count else 0


def lint(args: list[str]) -> int:
    """Check style, types, imports between rooms and security, and print which checks failed."""
    del args
    environment.install()
    python = str(venv_python())
    checks = checks_of([room for room in ROOMS if any(Path(room).rglob("*.py"))])
    failed = []
    for name, order in checks.items():
        outcome = shell.run([python, *order], timeout=STEP_SECONDS)
        say(f"{name}: {'bien' if outcome.ok else 'FALLÓ'}")
        if not outcome.ok:
            failed.append(name)
            print(outcome.output, flush=True)
    if failed:
        verb = "No pasó" if len(failed) == 1 else "No pasaron"
        print(f"{verb} {len(failed)} de {len(checks)} revisiones: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def audit_locks(args: list[str]) -> int:
    """Audit the locked versions for known vulnerabilities; apart from ``lint``, as it needs the network."""
    del args
    environment.install()
    return audit.audit(sorted(Path("requirements").glob("*.txt")))


def bundle(args: list[str]) -> int:
    """Pack what a machine without a network needs."""
    from fixtures.provision import packing  # noqa: PLC0415 - one order needs it

    return packing.pack(args)


def clean(args: list[str]) -> int:
    """Delete the environment and the caches; records stay, and what runs out of the cache is stopped first."""
    del args
    if KEPT.is_dir():
        down([])
    folders = [Path(".venv"), CACHE, *map(Path, CACHES)]
    folders += [path for path in ROOT.rglob("__pycache__") if ".venv" not in path.parts]
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    left = [folder.name for folder in folders if folder.exists()]
    if left:
        raise EnvironmentTrouble(
            f"No se pudo borrar {', '.join(left)}; cierre los programas que lo usan y repita la orden."
        )
    say("Borrados el entorno y las cachés; las actas de reports/out siguen en su sitio")
    return 0


def set_up(args: list[str]) -> None:
    """Install the environment, Mailpit and a browser; Mailpit is built while pip installs.

    Raises:
        EnvironmentTrouble: The environment cannot be installed.
        SystemExit: A part cannot be had; its command has printed why.
    """
    environment.take_bundle()
    environment.create()
    mailpit = subprocess.Popen([sys.executable, "-m", "fixtures.parts", "mailpit"])
    try:
        environment.install()
        order = [str(venv_python()), "-m", "fixtures.parts", "browser", *browser_arguments(args)]
        codes = [_in_sight(order), mailpit.wait()]
    finally:
        if mailpit.poll() is None:
            mailpit.terminate()  # it ends its own children
            mailpit.wait()
    if any(codes):
        raise SystemExit(TROUBLE)


def _in_sight(order: Sequence[str]) -> int:
    """Run a command in the person's terminal; at Ctrl-C it ends by itself and is only waited for."""
    process = subprocess.Popen(list(order))  # noqa: S603 - a list, and never a shell
    try:
        while True:
            try:
                code = process.wait()
            except KeyboardInterrupt:
                continue
            return code if code >= 0 else 128 - code
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def _terminate(*_: object) -> None:
    raise SystemExit(TERMINATED)  # an exception, so that child processes are ended on the way out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python run.py acceptance|test|soak|detection|mutants|bench|lint|audit|lock|clean`: from clone to run, in one order.

Standard library only, so that any Python 3.11 starts it. Each step says in one line what it chose; a step that
cannot be done says in one sentence what to do, and ends with code 4, as pytest does for a wrong use.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, MutableMapping, Sequence
from pathlib import Path

from fixtures.provision import CACHE, ROOT, audit, environment, locking, say, shell, venv_python
from harness.errors import ConfigurationError, EnvironmentTrouble, HarnessError
from tests.isolation import forget_steering

USAGE = """Uso: make ORDEN [ARGS="…"]   o   python run.py ORDEN [argumentos de pytest]

  acceptance  prueba el portal contra el instructivo   make acceptance ARGS="-k correo --headed"
  test        prueba la propia suite y el portal de referencia
  soak        repite la suite entera y compara los veredictos    make soak N=20
  detection   mide qué defectos del portal descubre la suite     make detection
  mutants     mide qué cambios fortuitos del portal descubre     make mutants
  bench       mide cuánto cuesta al lado de otros motores        make bench
  lint        revisa estilo, tipos y dependencias entre carpetas
  audit       pregunta a una base pública por vulnerabilidades de lo fijado
  lock        vuelve a fijar las versiones de requirements/*.in con sus huellas
  clean       borra el entorno y las cachés (las actas de reports/out se conservan)

La primera vez prepara .venv, Mailpit y un navegador; después empieza al momento."""
TROUBLE = 4
INTERRUPTED = 130
TERMINATED = 143
STEP_SECONDS = 1800
LONG = (
    "--ignore=tests/faults",
    "--ignore=tests/bench/test_rivals.py",
    "--ignore=tests/acceptance/test_grid.py",
    "--ignore=tests/acceptance/test_on_postgresql.py",
)
"""Asked for by name: faults take as long as all the rest (``bench faults``), rivals need npm, a Grid needs Java, and
PostgreSQL takes the whole suite once more."""
GROUPED = ("--dist", "loadgroup", "--no-loadscope-reorder")
"""A group of tests stays in one process, and tests start in the order of ``tests/conftest.py``."""
BESIDE = {"mutants": CACHE / "mutmut", "speed": CACHE / "speed" / "behave"}
"""Measurement -> where the tools it compares or breeds with go, which stay out of the environment."""
_NOT_OURS = "tests,reports/out"
"""What bandit passes over: tests, which take what they please, and the copies that measurements leave."""
ROOMS = ("harness", "instructivo", "steps", "pages", "fixtures", "reports", "bench", "tests")
CACHES = (".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis")
WATCHED = ("--headed", "--pdb", "--trace")  # somebody looks on: one process, one window


def main(argv: Sequence[str]) -> int:
    """Run one order; gives back the exit code."""
    sys.stderr.reconfigure(errors="replace")  # type: ignore[union-attr]  # old consoles lack letters
    orders: dict[str, Callable[[list[str]], int]] = {
        "acceptance": acceptance,
        "test": test,
        "soak": lambda args: measure("soak", args),
        "detection": lambda args: measure("detection", args),
        "mutants": lambda args: measure("mutants", args),
        "bench": lambda args: measure("speed", args),
        "lint": lint,
        "audit": audit_locks,
        "lock": lambda args: locking.pin(args, STEP_SECONDS),
        "clean": clean,
    }
    if not argv or argv[0] not in orders:
        print(USAGE)
        return 0 if not argv or argv[0] in ("help", "-h", "--help") else TROUBLE
    os.chdir(ROOT)
    keep_what_is_compiled(os.environ)
    signal.signal(signal.SIGTERM, _terminate)
    try:
        if sys.version_info < (3, 11):  # noqa: UP036 - whoever clones this may have an older one
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


def keep_what_is_compiled(environ: MutableMapping[str, str]) -> None:
    """Let whoever wants no compiled files in the tree have them in the cache: each process would compile them anew."""
    if environ.pop("PYTHONDONTWRITEBYTECODE", ""):
        environ.setdefault("PYTHONPYCACHEPREFIX", str(CACHE / "pycache"))


def acceptance(args: list[str]) -> int:
    """Run the scenarios against the portal of the profile."""
    set_up(args)
    ours = [
        "-c",
        "pyproject.toml",
    ]  # not those of another project (reports/session/root.py)
    return _in_sight([str(venv_python()), "-m", "pytest", *ours, *acceptance_arguments(args)])


def test(args: list[str]) -> int:
    """Run the portal's own tests, then ours; the closing line of ours is the last thing printed."""
    forget_steering(os.environ)
    os.environ.pop("DATABASE_URL", None)
    set_up(args)
    python = str(venv_python())
    portal = shell.run([python, "-m", "portal", "test"], timeout=STEP_SECONDS)
    ran = tests_run(portal)
    if ran:
        say(f"Pruebas del portal de referencia: {ran}, correctas")
    else:
        print(portal.output, file=sys.stderr)
        say("Pruebas del portal de referencia: fallaron o no hubo ninguna (su salida está arriba)")
    ours = _in_sight([python, "-m", "pytest", *test_arguments(args)])
    return ours or (0 if ran else 1)


def measure(order: str, args: list[str]) -> int:
    """Measure the suite itself; the arguments are those of ``python -m bench``."""
    set_up([])
    if order in BESIDE:
        environment.beside(order, BESIDE[order])
    return _in_sight([str(venv_python()), "-m", "bench", order, *args])


def tests_run(outcome: shell.Outcome) -> int:
    """How many of Django's tests passed; none if one failed, and a run of none is not a good run."""
    count = re.search(r"^Ran (\d+) tests? in", outcome.output, re.MULTILINE)
    return int(count[1]) if outcome.ok and count else 0


def lint(args: list[str]) -> int:
    """Check style, types and who imports whom; says which of them failed."""
    del args
    environment.install()
    python = str(venv_python())
    rooms = [room for room in ROOMS if any(Path(room).rglob("*.py"))]
    checks = checks_of(rooms)
    failed = []
    for name, order in checks.items():
        outcome = shell.run([python, *order], timeout=STEP_SECONDS)
        say(f"{name}: {'bien' if outcome.ok else 'FALLÓ'}")
        if not outcome.ok:
            failed.append(name)
            print(outcome.output, flush=True)
    if failed:
        print(f"No pasaron {len(failed)} de {len(checks)} revisiones: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def audit_locks(args: list[str]) -> int:
    """Ask a public database what is known against the locked versions; apart from lint, as it needs the network."""
    del args
    environment.install()
    return audit.audit(sorted(Path("requirements").glob("*.txt")))


def checks_of(rooms: Sequence[str]) -> dict[str, list[str]]:
    """Name of a check -> the arguments of Python that make it."""
    imports = "from importlinter.cli import lint_imports_command as run; run()"
    bandit = ["-m", "bandit", "--quiet", "-r"]
    checks = {
        "ruff check": ["-m", "ruff", "check", "."],
        "ruff format": ["-m", "ruff", "format", "--check", "."],
        "mypy": ["-m", "mypy", *rooms, "run.py"],
        "lint-imports": ["-c", imports],
        "bandit": [*bandit, *rooms, "run.py", "-x", _NOT_OURS, "--severity-level", "medium", "--skip", "B704"],
    }
    if Path("portal/mypy.ini").is_file():
        checks |= {
            "mypy portal": ["-m", "mypy", "--config-file", "portal/mypy.ini", "portal"],
            "bandit portal": [*bandit, "portal", "-x", "portal/registration/tests"],
            "check --deploy": ["-m", "portal", "check", "--deploy", "--fail-level", "WARNING"],
        }
    return checks


def clean(args: list[str]) -> int:
    """Delete what a run can make again; never the records."""
    del args
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


def extra_arguments(argv: Sequence[str], variable: str) -> list[str]:
    """What goes on to pytest untouched: the ARGS of make, and what follows the order."""
    try:
        told = shlex.split(variable)
    except ValueError as error:
        raise ConfigurationError(
            f"ARGS tiene unas comillas sin cerrar ({variable}); ciérrelas y repita la orden."
        ) from error
    return told + list(argv[1:] if argv[:1] == ["--"] else argv)


def acceptance_arguments(args: list[str]) -> list[str]:
    """The arguments of pytest for the scenarios: in parallel, unless somebody chose or looks on."""
    return with_folder(args, "features", workers(args, "auto"))


def test_arguments(args: list[str]) -> list[str]:
    """Arguments of pytest for our own tests: in two processes, as a person may choose; the slowest are told."""
    grouped = [] if any("no:xdist" in arg for arg in args) else GROUPED
    asked = with_folder(args, "tests", [*workers(args, "2"), *grouped, "--durations=20"])
    return [*asked, *(LONG if asked[:1] == ["tests"] else [])]


def workers(args: list[str], usual: str) -> list[str]:
    """Option for the number of processes; none where the arguments choose it, 0 where a person watches."""
    chosen = any(arg.startswith(("-n", "--numprocesses")) or "no:xdist" in arg for arg in args)
    watched = "PWDEBUG" in os.environ or any(arg in WATCHED for arg in args)
    return [] if chosen else ["-n", "0" if watched else usual]


def with_folder(args: list[str], folder: str, more: Sequence[str] = ()) -> list[str]:
    """The arguments, behind the folder they run over unless they name a path inside it."""
    inside = ROOT / folder
    paths = [(ROOT / arg.partition("::")[0]).resolve() for arg in args if not arg.startswith("-")]
    named = any(path.exists() and path.is_relative_to(inside) for path in paths)
    return [*([] if named else [folder]), *more, *args]


def browser_arguments(args: list[str]) -> list[str]:
    """Which browser pytest's own options ask for, in the words of `python -m fixtures.parts`."""
    match = re.search(r"(?:^|\n)--browser[=\n]([^\n]+)", "\n".join(args))
    named = [f"--browser={match[1]}"] if match else []
    return [*named, *(["--headed"] if "--headed" in args else [])]


def set_up(args: list[str]) -> None:
    """Put the environment, Mailpit and a browser in place; Mailpit is built while pip installs.

    Raises:
        SystemExit: A part is not to be had; it has said so itself.
    """
    environment.create()
    mailpit = subprocess.Popen([sys.executable, "-m", "fixtures.parts", "mailpit"])
    try:
        environment.install()
        order = [str(venv_python()), "-m", "fixtures.parts", "browser", *browser_arguments(args)]
        codes = [_in_sight(order), mailpit.wait()]
    finally:
        if mailpit.poll() is None:
            mailpit.terminate()  # it takes its own children along
            mailpit.wait()
    if any(codes):
        raise SystemExit(TROUBLE)


def _in_sight(order: Sequence[str]) -> int:
    """Run to the end in the person's own terminal; at Ctrl-C it ends by itself and we only wait for it."""
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
    # An exception, so that on the way out what we started goes with us.
    raise SystemExit(TERMINATED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

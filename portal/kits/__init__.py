"""Looks made with kits of widgets of npm: built on demand into the cache, once for each content of their sources.

A folder beside this module holds the sources of one look, with exact versions and their digests in
``package-lock.json``. Node builds one script and one stylesheet from them, which ``registration/assets.py`` serves.
``comun`` holds what several of them share: the state of the form, apart from what draws it.
Standard library only, as a look is built before Django starts.
"""

import hashlib
import os
import shutil
import subprocess  # nosec B404
import sys
import tempfile
from pathlib import Path

SOURCES = Path(__file__).resolve().parent
CACHE = SOURCES.parent.parent / ".cache" / "aspectos"
KITS = ("componentes", "jquery", "react")
LOOKS = ("clasica", *KITS)
"""Looks that can be named; those of ``KITS`` are built."""
_SHARED = "comun"
_LEFT_OUT = ("node_modules", "dist")
_SECONDS = 900
_INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
_BUILD = ("npm", "run", "--silent", "build")
_USAGE = f"""Uso: python -m portal build ASPECTO

Construye un aspecto del portal con Node y npm, si no lo está ya, y dice en qué carpeta quedó.

  ASPECTO  uno de {", ".join(LOOKS)}

ejemplo:
  python -m portal build jquery"""


class KitTrouble(Exception):
    """A look that cannot be built; the message is one Spanish sentence."""


def main(arguments: list[str]) -> int:
    """Build the look of the command line; the exit code."""
    if arguments in (["-h"], ["--help"]):
        print(_USAGE)
        return 0
    if len(arguments) != 1 or arguments[0] not in LOOKS:
        given = " ".join(arguments) or "nada"
        print(f"Se pidió construir «{given}» y se puede: {', '.join(LOOKS)}.", file=sys.stderr)
        return 2
    if arguments[0] not in KITS:
        print(f"El aspecto «{arguments[0]}» no hay que construirlo.")
        return 0
    try:
        print(build(arguments[0]))
    except KitTrouble as error:
        print(error, file=sys.stderr)
        return 5
    return 0


def folder(name: str) -> Path:
    """The folder of the built files of a look, which may not exist yet."""
    return CACHE / f"{name}-{_digest(name)}"


def build(name: str) -> Path:
    """Build a look, unless that was done before.

    Args:
        name: One of ``KITS``.

    Returns:
        The folder of its files.

    Raises:
        KitTrouble: Node or npm is missing, or one of them fails.
    """
    built = folder(name)
    if built.is_dir():
        return built
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        raise KitTrouble(
            f"El aspecto «{name}» del portal se construye con Node y npm, que no están en esta máquina: instale Node "
            "20.19 o posterior y repita la orden."
        )
    print(f"Se construye el aspecto «{name}» con npm (solo la primera vez)", file=sys.stderr, flush=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix=f"{name}-", ignore_cleanup_errors=True) as place:
        work = Path(place) / name
        for each in (name, _SHARED):
            shutil.copytree(SOURCES / each, Path(place) / each, ignore=shutil.ignore_patterns(*_LEFT_OUT))
        for command in (_INSTALL, _BUILD):
            _run([npm, *command[1:]], work, name)
        try:
            os.replace(work / "dist", built)
        except OSError as error:
            if not built.is_dir():  # another process built it meanwhile
                raise KitTrouble(f"No se pudo guardar el aspecto «{name}» en {CACHE}: {error.strerror}.") from error
    return built


def _run(command: list[str], place: Path, name: str) -> None:
    """Run npm, and tell the end of what it said where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - our own command line # nosec B603
            command,
            cwd=place,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise KitTrouble(
            f"npm no terminó de construir el aspecto «{name}» en {_SECONDS} segundos: revise la red y repita la orden."
        ) from error
    if done.returncode:
        said = " ".join((done.stderr or done.stdout).split())[-300:]
        raise KitTrouble(f"npm no pudo construir el aspecto «{name}» y dijo «{said}»: corríjalo y repita la orden.")


def _digest(name: str) -> str:
    """The digest of the sources of a look, those that it shares included."""
    found = hashlib.sha256()
    sources = (path for folder in (name, _SHARED) for path in (SOURCES / folder).rglob("*"))
    paths = (each for each in sources if each.is_file() and not set(_LEFT_OUT) & set(each.parts))
    for path in sorted(paths):
        found.update(path.relative_to(SOURCES).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]

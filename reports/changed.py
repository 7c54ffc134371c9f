"""Which feature files changed, as git tells."""

from __future__ import annotations

import subprocess
from difflib import get_close_matches

from harness.errors import ConfigurationError
from harness.scope import FEATURES, ROOT


def changed_features(ref: str) -> frozenset[str]:
    """Feature files that differ from a commit, or from where this branch left it; new ones too.

    Raises:
        ConfigurationError: There is no git, or it does not know the commit.
    """
    if _git("rev-parse", "--is-inside-work-tree") is None:
        raise ConfigurationError("--changed compara con git, y esta carpeta no tiene historial: quite --changed.")
    if ref.startswith("-") or _git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}") is None:
        raise _unknown(ref)
    place = FEATURES.relative_to(ROOT).as_posix()
    differ = _git("diff", "--name-only", "--relative", "--merge-base", ref, "--", place)
    if differ is None:
        raise ConfigurationError(
            f"git no encuentra dónde se separó esta rama de «{ref}»: traiga su historial (fetch-depth: 0) y repita."
        )
    fresh = _git("ls-files", "--others", "--exclude-standard", "--", place) or ""
    return frozenset(each for each in f"{differ}\n{fresh}".splitlines() if each.endswith(".feature"))


def _unknown(ref: str) -> ConfigurationError:
    names = (_git("for-each-ref", "--format=%(refname:short)") or "").split()
    close = get_close_matches(ref, names, n=3, cutoff=0.5)
    near = f"se parece a {', '.join(f'«{each}»' for each in close)}; " if close else ""
    is_path = bool(ref) and (ROOT / ref).exists()
    hint = "escriba --changed=REF, o póngalo al final de la orden" if is_path else "indique una rama o un commit"
    return ConfigurationError(f"git no conoce «{ref}», con lo que --changed debía comparar: {near}{hint}.")


def _git(*arguments: str) -> str | None:
    """What git says; None where it refuses."""
    order = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        done = subprocess.run(order, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - a list, and git checks the name
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None

"""Feature files that changed, according to git."""

from __future__ import annotations

from difflib import get_close_matches

from harness.errors import ConfigurationError
from harness.git import git
from harness.layout import FEATURES, ROOT


def changed_features(ref: str) -> frozenset[str]:
    """Feature files that differ from the point at which this branch left a commit; new ones too.

    Args:
        ref: A commit, branch or tag.

    Returns:
        Paths relative to the checkout.

    Raises:
        ConfigurationError: There is no git, or it does not know the commit.
    """
    if git("rev-parse", "--is-inside-work-tree", folder=ROOT) is None:
        raise ConfigurationError("--changed compara con git, y esta carpeta no tiene historial: quite --changed.")
    if ref.startswith("-") or git("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}", folder=ROOT) is None:
        raise _unknown(ref)
    place = FEATURES.relative_to(ROOT).as_posix()
    differ = git("diff", "--name-only", "--relative", "--merge-base", ref, "--", place, folder=ROOT)
    if differ is None:
        raise ConfigurationError(
            f"git no encuentra dónde se separó esta rama de «{ref}»: traiga su historial (fetch-depth: 0) y repita."
        )
    fresh = git("ls-files", "--others", "--exclude-standard", "--", place, folder=ROOT) or ""
    return frozenset(each for each in f"{differ}\n{fresh}".splitlines() if each.endswith(".feature"))


def _unknown(ref: str) -> ConfigurationError:
    names = (git("for-each-ref", "--format=%(refname:short)", folder=ROOT) or "").split()
    close = get_close_matches(ref, names, n=3, cutoff=0.5)
    near = f"se parece a {', '.join(f'«{each}»' for each in close)}; " if close else ""
    is_path = bool(ref) and (ROOT / ref).exists()
    hint = "escriba --changed=REF, o póngalo al final de la orden" if is_path else "indique una rama o un commit"
    return ConfigurationError(f"git no conoce «{ref}», con lo que --changed debía comparar: {near}{hint}.")

"""``python -m portal defects`` and ``variations``: what the portal can be told to do otherwise, as text or as JSON."""

import json
import sys

import django

_DEFECTS_USAGE = """Uso: python -m portal defects [--pairs | --sequence] [--json]

Enumera los defectos que el portal comete si se le pide.

  --pairs     en su lugar, los pares de defectos que se prueban juntos
  --sequence  en su lugar, los que se muestran solo tras una secuencia de acciones
  --json      para un programa

ejemplos:
  python -m portal defects --json
  python -m portal defects --sequence"""
_VARIATIONS_USAGE = """Uso: python -m portal variations [--json]

Enumera las variantes del portal que no cambian lo que el documento exige.

  --json  para un programa

ejemplo:
  python -m portal variations"""


def tell(arguments: list[str]) -> int:
    """Print the registry; the exit code."""
    if arguments in (["-h"], ["--help"]):
        print(_DEFECTS_USAGE)
        return 0
    unknown = [each for each in arguments if each not in {"--json", "--pairs", "--sequence"}]
    if unknown or {"--pairs", "--sequence"} <= {*arguments}:
        wrong = f"«{unknown[0]}» no se conoce." if unknown else "«--pairs» y «--sequence» son dos listas: elija una."
        print(f"{wrong} Uso: python -m portal defects [--pairs | --sequence] [--json].", file=sys.stderr)
        return 2
    django.setup()
    from portal.registration.defects.catalogue import DEFECTS, PAIRS  # noqa: PLC0415 - needs the applications loaded
    from portal.registration.defects.sequence.catalogue import DEFECTS as SEQUENCES  # noqa: PLC0415

    listed = SEQUENCES if "--sequence" in arguments else DEFECTS
    if "--json" in arguments:
        data = [list(pair) for pair in PAIRS] if "--pairs" in arguments else [each.as_json() for each in listed]
        print(json.dumps(data, ensure_ascii=False, indent=1))
    elif "--pairs" in arguments:
        print("\n".join(f"{first}  +  {second}" for first, second in PAIRS))
    else:
        print(table([(each.requirement, each.id, str(each.kind), each.title) for each in listed]))
    return 0


def tell_variations(arguments: list[str]) -> int:
    """Print the harmless variations; the exit code."""
    if arguments in (["-h"], ["--help"]):
        print(_VARIATIONS_USAGE)
        return 0
    if arguments not in ([], ["--json"]):
        print(f"«{arguments[0]}» no se conoce. Uso: python -m portal variations [--json].", file=sys.stderr)
        return 2
    django.setup()
    from portal.registration.variations.catalogue import VARIATIONS  # noqa: PLC0415 - needs the applications loaded

    if arguments:
        print(json.dumps([each.as_json() for each in VARIATIONS], ensure_ascii=False, indent=1))
    else:
        print("\n".join(f"{each.id:<26}{each.title}" for each in VARIATIONS))
    return 0


def table(rows: list[tuple[str, ...]]) -> str:
    """The defects below their requirement, in columns."""
    width, kinds = (max(len(row[column]) for row in rows) for column in (1, 2))
    lines, above = [f"{len(rows)} defectos de {len({row[0] for row in rows})} requisitos"], ""
    for requirement, name, kind, title in rows:
        if requirement != above:
            lines.append(f"\n{requirement}")
        lines.append(f"  {name:<{width}}  {kind:<{kinds}}  {title}")
        above = requirement
    return "\n".join(lines)

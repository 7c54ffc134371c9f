"""Commands for whole records: ``show``, ``rebuild``, ``merge``, ``pdf``, ``verify``, ``compare``."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from harness.spanish_argparse import SpanishParser, coloured
from harness.verdict import Verdict
from harness.wording import counted, enumerated, visible_line
from reports.acta.page import render_acta, render_comparison
from reports.acta.pdf import print_pdf
from reports.audit.authorities import UNANSWERED
from reports.audit.compare import RequirementChange, compare
from reports.audit.signature_chain import Demands
from reports.audit.signatures import Signature, signatures_in
from reports.audit.signing import Role
from reports.audit.verify import PAGES, Audit, RecordStatus, audit, foreign_parts, with_exports
from reports.cli.checking import verified, verified_notices
from reports.cli.stamping import stamp_line
from reports.judge.document_verdict import Decision
from reports.record.closing import refuse_signed
from reports.record.files import ACTA, FORMED_AGAIN_FACT, PDF
from reports.record.folder import folder_named
from reports.record.manifest import Manifest
from reports.record.merging import merge
from reports.record.reading import catalogue_of, read_verdicts
from reports.record.rebuilding import rebuild
from reports.record.root_causes import root_causes

OK, BAD = 0, 1
OTHER_VERSION = 8
"""Exit code of ``verify`` that no other result of a command or of a run has."""
_EXIT_CODES = {RecordStatus.SOUND: OK, RecordStatus.OTHER_VERSION: OTHER_VERSION, RecordStatus.UNSOUND: BAD}
_KINDS = {Decision.CONFORMS: "pass", Decision.DOES_NOT_CONFORM: "fail", Decision.NOT_FULLY_VERIFIED: "inconc"}


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the commands of this module to the command line."""
    command("show", show, "decir el veredicto y lo que no es conforme", "python -m reports show reports/out/latest")
    _add_rebuild_and_merge(command)
    command("pdf", pdf, "imprimir acta.pdf a partir de acta.html", "python -m reports pdf reports/out/latest")
    _add_verify(command)
    _add_compare(command)


def _add_rebuild_and_merge(command: Callable[..., SpanishParser]) -> None:
    again = command(
        "rebuild",
        rebuild_record,
        "juzgar otra vez lo registrado y escribir el acta de nuevo, también la de una corrida cortada",
        "python -m reports rebuild reports/out/20261124-101500",
    )
    again.add_argument("--no-pdf", action="store_true", help="sin imprimir acta.pdf")
    join = command(
        "merge",
        merge_records,
        "reunir las actas parciales de una corrida repartida; termina en 1 si el conjunto no es CONFORME",
        "python -m reports merge parte-1 parte-2 parte-3 --record acta",
        ("folder", "ACTA", "carpeta de una parte"),
    )
    join.add_argument("others", type=folder_named, nargs="+", metavar="ACTA", help="carpetas de las demás partes")
    join.add_argument("--record", type=Path, required=True, metavar="CARPETA", help="carpeta nueva para el acta")
    join.add_argument("--no-pdf", action="store_true", help="sin imprimir acta.pdf")


def _add_verify(command: Callable[..., SpanishParser]) -> None:
    check = command(
        "verify",
        verify,
        "comprobar huellas, veredictos, contenido, PDF y firmas, sin portal; sin navegador, del PDF solo el texto; "
        "termina en 8 si la escribió otra versión de la suite",
        "python -m reports verify reports/out/latest --trust autoridad.pem --require-roles revisado,aprobado",
    )
    check.add_argument(
        "--trust", type=Path, action="append", default=[], metavar="PEM", help="autoridad en que se confía"
    )
    check.add_argument(
        "--export",
        type=Path,
        action="append",
        default=[],
        metavar="ARCHIVO",
        help="archivo CTRF o EARL, o carpeta de Allure, que se dice exportado de esta acta",
    )
    check.add_argument(
        "--receipt", type=Path, action="append", default=[], metavar="ARCHIVO", help="lo que dijo «sign» a quien firmó"
    )
    check.add_argument(
        "--require-roles", type=_roles, default=(), metavar="ROLES", help="roles que deben firmar, separados por comas"
    )


def _add_compare(command: Callable[..., SpanishParser]) -> None:
    versus = command(
        "compare",
        compare_records,
        "comparar un acta nueva con la aceptada; termina en 1 si algo empeoró",
        "python -m reports compare actas/aceptada reports/out/latest --html cambios.html",
        ("accepted", "ACEPTADA", "carpeta del acta aceptada"),
        ("new", "NUEVA", "carpeta del acta nueva"),
    )
    versus.add_argument("--html", type=Path, metavar="ARCHIVO", help="escribir también una página")


def show(asked: argparse.Namespace) -> int:
    """Show decision, counts and what did not pass."""
    data = verified(asked.folder)
    scope = [one for one in data["requirements"] if one["level"] == "documentado"]
    counts = {each.value: sum(one["verdict"] == each for one in scope) for each in Verdict}
    troubles = [one for one in data["requirements"] if one["verdict"] in (Verdict.FAIL, Verdict.ERROR, Verdict.INCONC)]
    if asked.json:
        keys = ("id", "statement", "level", "verdict", "blocked_by", "reason")
        _print_json(
            {
                "folder": str(asked.folder),
                "document": data["document"],
                "counts": counts,
                "facts": data["run"]["facts"],
                "not_passed": [{key: one[key] for key in keys} for one in troubles],
                "signatures": signatures_in(asked.folder / PDF) if (asked.folder / PDF).is_file() else 0,
            }
        )
        return OK
    document = data["document"]
    print(coloured(document["verdict"], _KINDS[Decision(document["verdict"])]))
    _print_lines(f"  {reason}" for reason in document["reasons"])
    _print_lines(f"{label}: {value}" for label, value in data["run"]["facts"].items())
    print(" · ".join(f"{Verdict(name).label} {count}" for name, count in counts.items()))
    own = [one for one in troubles if not one["blocked_by"]]
    for one in sorted(own, key=lambda each: (each["verdict"] != Verdict.FAIL, each["verdict"] != Verdict.ERROR)):
        print(coloured(f"{Verdict(one['verdict']).label} [{one['level']}] {one['id']}", one["verdict"]))
        _print_lines([f"  {one['statement']}", f"  {one['reason']}"])
    for cause in (each for each in root_causes(data) if any(one["blocked_by"] for one in each.requirements)):
        print(coloured(f"Sin decidir por una misma causa: {cause.count_in_words}", "inconc"))
        _print_lines([f"  {cause.sentence}"])
    return OK


def pdf(asked: argparse.Namespace) -> int:
    """Print the acta of a record."""
    refuse_signed(asked.folder)
    page = render_acta(read_verdicts(asked.folder), asked.folder, catalogue_of(asked.folder))
    if not (asked.folder / ACTA).is_file() or (asked.folder / ACTA).read_bytes() != page.encode():
        raise ConfigurationError(
            f"{ACTA} no es la página que dan los veredictos, o la escribió otra versión de la suite, y no se imprime: "
            "escríbala de nuevo con «rebuild»."
        )
    digest = Manifest.of(asked.folder).digest
    trouble = print_pdf(asked.printer, asked.folder / ACTA, asked.folder / PDF, digest)
    if trouble:
        raise ConfigurationError(trouble)
    Manifest.renew(asked.folder)
    return _print_result(asked, {"pdf": str(asked.folder / PDF)}, [f"Escrito: {asked.folder / PDF}"])


def rebuild_record(asked: argparse.Namespace) -> int:
    """Judge a record again and write it anew."""
    troubles = rebuild(asked.folder, None if asked.no_pdf else asked.printer)
    verdict = read_verdicts(asked.folder)["document"]["verdict"]
    lines = [*troubles, f"Acta escrita de nuevo: {asked.folder / ACTA}. Veredicto: {verdict}"]
    return _print_result(asked, {"verdict": verdict, "troubles": troubles}, lines)


def merge_records(asked: argparse.Namespace) -> int:
    """Merge partial records; 1 where the whole does not conform, 8 where another version of the suite wrote any."""
    troubles = merge([asked.folder, *asked.others], asked.record, None if asked.no_pdf else asked.printer)
    data = read_verdicts(asked.record)
    document, foreign = data["document"], foreign_parts(asked.record)
    is_foreign = bool(foreign) or FORMED_AGAIN_FACT in data["run"]["facts"]
    if is_foreign:
        troubles.append(f"Otra versión de la suite escribió {enumerated(foreign or [PAGES])} de las partes.")
    lines = [*troubles, f"Acta de todas las partes: {asked.record / ACTA}. Veredicto: {document['verdict']}"]
    _print_result(asked, {"verdict": document["verdict"], "reasons": document["reasons"], "troubles": troubles}, lines)
    if document["verdict"] != Decision.CONFORMS:
        return BAD
    return OTHER_VERSION if is_foreign else OK


def verify(asked: argparse.Namespace) -> int:
    """Verify a record; 1 where there are problems, 8 where another version of the suite wrote it."""
    demands = Demands(asked.receipt, asked.require_roles)
    found = audit(asked.folder, asked.trust, demands, asked.printer)
    found = with_exports(found, asked.folder, asked.export)
    if asked.json:
        _print_json(found.data())
    else:
        _print_audit(found)
    return _EXIT_CODES[found.status]


def _roles(text: str) -> tuple[str, ...]:
    """Roles of ``--require-roles``.

    Raises:
        argparse.ArgumentTypeError: One of them is no role.
    """
    asked = tuple(each.strip().lower() for each in text.split(","))
    known = [each.value for each in Role]
    if unknown := [each for each in asked if each not in known]:
        raise argparse.ArgumentTypeError(f"«{unknown[0]}» no es un rol: elija entre {', '.join(known)}")
    return asked


def _print_audit(found: Audit) -> None:
    print(f"Archivos comparados: {found.files}. Huella del acta: sha256:{found.digest}")
    for each in found.problems:
        print(coloured(f"✗ {each}", "fail"))
    for notice in found.notices:
        print(coloured(f"Aviso: {notice}", "inconc"))
    _print_lines(_signature_line(each) for each in found.signatures)
    _print_lines([stamp_line(found.stamp)] if found.stamp else [])
    if not found.signatures:
        print("Sin firmas electrónicas.")
    also = ", y" if found.other_version else " y"
    sound = f"El acta está {found.status}{also} sus veredictos salen de los resultados: {found.verdict}."
    unsound = f"El acta no está íntegra: {counted(len(found.problems), 'problema')}."
    kind = "inconc" if found.status is RecordStatus.OTHER_VERSION else "pass"
    print(coloured(unsound, "fail") if found.problems else coloured(sound, kind))


def _signature_line(each: Signature) -> str:
    when = f", {each.moment}{' con sello de tiempo' if each.stamped else ' según su equipo'}" if each.moment else ""
    return f"Firma «{each.role}» de {each.signer}{when}: {each.stand}{'' if each.known else UNANSWERED}"


def compare_records(asked: argparse.Namespace) -> int:
    """Show the changes between two records; 1 where the new one is worse."""
    notices = verified_notices([asked.accepted, asked.new])
    found = replace(compare(asked.accepted, asked.new), notices=notices)
    if asked.html:
        asked.html.write_text(render_comparison(found), encoding="utf-8", newline="\n")
    if asked.json:
        _print_json(found.data())
        return BAD if found.is_worse else OK
    _print_changes("Dejaron de cumplirse", found.newly_failed, "fail")
    _print_changes("Pasaron a cumplirse", found.newly_passed, "pass")
    _print_changes("Otros cambios de veredicto", found.otherwise, "inconc")
    _print_changes("Empeoraron con el mismo veredicto de la suite", found.standing, "fail")
    _print_changes("Redacción que cambió", found.wording, "inconc")
    _print_lines(f"Aviso: {each}" for each in found.notices)
    _print_lines(f"{what}: {before} → {after}" for what, before, after in found.circumstances)
    _print_lines(f"Solo en la aceptada: {name}" for name in found.gone)
    _print_lines(f"Solo en la nueva: {name}" for name in found.added)
    print(coloured(f"{found.fell} Empeoró.".strip(), "fail") if found.is_worse else coloured("No empeoró.", "pass"))
    return BAD if found.is_worse else OK


def _print_changes(title: str, changes: Iterable[RequirementChange], kind: str) -> None:
    for each in changes:
        before, after = (Verdict(text).label if text in list(Verdict) else text for text in (each.before, each.after))
        print(coloured(f"{title}: {each.requirement}", kind))
        _print_lines([f"  {before} → {after}", *([f"  {each.observed}"] if each.observed else [])])


def _print_result(asked: argparse.Namespace, data: dict[str, Any], lines: Iterable[str]) -> int:
    if asked.json:
        _print_json(data)
    else:
        _print_lines(lines)
    return OK


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(visible_line(line))

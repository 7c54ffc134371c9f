"""What each command over records does, and what it says."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from harness.errors import ConfigurationError
from harness.spanish_argparse import coloured
from harness.verdict import Verdict
from reports.acta.page import render_comparison
from reports.acta.pdf import print_pdf
from reports.audit.compare import RequirementChange, compare
from reports.audit.signatures import Role, Signature, SignedStatement, SigningKey, sign, signatures_in
from reports.audit.verify import Audit, audit
from reports.exports.ci import annotation_lines, code_quality, summary
from reports.judge.decision import Decision
from reports.record.closing import refuse_signed
from reports.record.files import ACTA, PDF
from reports.record.manifest import Manifest
from reports.record.merging import merge
from reports.record.reading import read_verdicts
from reports.record.rebuilding import rebuild

OK, BAD = 0, 1
PASSPHRASE = "ACTA_P12_PASSPHRASE"  # noqa: S105 - the name of a variable
_KINDS = {Decision.CONFORMS: "pass", Decision.DOES_NOT_CONFORM: "fail", Decision.NOT_FULLY_VERIFIED: "inconc"}


def show(asked: argparse.Namespace) -> int:
    """The decision, the counts and what is not conform."""
    data = read_verdicts(asked.folder)
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
    for one in sorted(troubles, key=lambda each: (each["verdict"] != Verdict.FAIL, each["verdict"] != Verdict.ERROR)):
        print(coloured(f"{Verdict(one['verdict']).label} [{one['level']}] {one['id']}", one["verdict"]))
        print(f"  {one['statement']}\n  {one['reason']}")
    return OK


def pdf(asked: argparse.Namespace) -> int:
    """Print the acta again."""
    refuse_signed(asked.folder)
    read_verdicts(asked.folder)
    trouble = print_pdf(asked.printer, asked.folder / ACTA, asked.folder / PDF)
    if trouble:
        raise ConfigurationError(trouble)
    Manifest.of(asked.folder).save(asked.folder)
    return _done(asked, {"pdf": str(asked.folder / PDF)}, f"Escrito: {asked.folder / PDF}")


def rebuild_record(asked: argparse.Namespace) -> int:
    """Judge again and write everything anew."""
    troubles = rebuild(asked.folder, None if asked.no_pdf else asked.printer)
    verdict = read_verdicts(asked.folder)["document"]["verdict"]
    told = "\n".join([*troubles, f"Acta escrita de nuevo: {asked.folder / ACTA}. Veredicto: {verdict}"])
    return _done(asked, {"verdict": verdict, "troubles": troubles}, told)


def merge_records(asked: argparse.Namespace) -> int:
    """One acta out of several partial ones; 1 where the whole does not conform."""
    troubles = merge([asked.folder, *asked.others], asked.record, None if asked.no_pdf else asked.printer)
    document = read_verdicts(asked.record)["document"]
    told = "\n".join([*troubles, f"Acta de todas las partes: {asked.record / ACTA}. Veredicto: {document['verdict']}"])
    _done(asked, {"verdict": document["verdict"], "reasons": document["reasons"], "troubles": troubles}, told)
    return OK if document["verdict"] == Decision.CONFORMS else BAD


def verify(asked: argparse.Namespace) -> int:
    """Check hashes, verdicts, page and signatures."""
    found = audit(asked.folder, asked.trust)
    if asked.json:
        _print_json(found.data())
    else:
        _tell_audit(found)
    return BAD if found.problems else OK


def _tell_audit(found: Audit) -> None:
    print(f"Archivos comparados: {found.files}. Huella del acta: sha256:{found.digest}")
    for each in found.problems:
        print(coloured(f"✗ {each}", "fail"))
    for notice in found.notices:
        print(coloured(f"Aviso: {notice}", "inconc"))
    _print_lines(_signature_line(each) for each in found.signatures)
    if not found.signatures:
        print("Sin firmas electrónicas.")
    good = f"El acta está íntegra y sus veredictos salen de los resultados: {found.verdict}."
    bad = f"El acta no se sostiene: {len(found.problems)} problemas."
    print(coloured(bad, "fail") if found.problems else coloured(good, "pass"))


def _signature_line(each: Signature) -> str:
    when = f", {each.moment}{' con sello de tiempo' if each.stamped else ' según su equipo'}" if each.moment else ""
    trusted = "" if each.known else " (de su identidad no respondió nadie: indique la autoridad con --trust)"
    return f"Firma «{each.role}» de {each.signer}{when}: {each.stand}{trusted}"


def sign_record(asked: argparse.Namespace) -> int:
    """Put a signature on the PDF, if the record may be signed so."""
    found = audit(asked.folder)
    if found.problems:
        raise ConfigurationError(f"El acta no se puede firmar: {found.problems[0]} Compruébela con «verify».")
    if not (asked.folder / PDF).is_file():
        raise ConfigurationError(f"El acta no tiene {PDF}: imprímalo antes con «python -m reports pdf {asked.folder}».")
    stated = Decision(asked.verdict or found.verdict)
    if stated is not Decision(found.verdict):
        raise ConfigurationError(
            f"El acta dice {found.verdict} y no se puede firmar como {stated}: firme lo que dice, o disienta con "
            "--dissent."
        )
    statement = SignedStatement(Role(asked.role), stated, " ".join(asked.dissent.split()), found.digest)
    sign(asked.folder / PDF, statement, SigningKey(asked.p12, _passphrase(), asked.timestamp))
    Manifest.of(asked.folder).save(asked.folder)
    told = f"Firmada como «{asked.role}»: {statement.in_words()}"
    return _done(asked, {"role": asked.role, "statement": statement.in_words()}, told)


def _passphrase() -> str:
    """From the environment, or asked for; never from the command line, which others can read."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise ConfigurationError(f"Falta la clave del archivo de firma: póngala en la variable {PASSPHRASE}.")
    return getpass.getpass("Clave del archivo de firma: ")


def compare_records(asked: argparse.Namespace) -> int:
    """Say what changed; 1 where something got worse."""
    found = compare(asked.accepted, asked.new)
    if asked.html:
        asked.html.write_text(render_comparison(found), encoding="utf-8")
    if asked.json:
        _print_json(found.data())
        return BAD if found.is_worse else OK
    _tell_changes("Dejaron de cumplirse", found.newly_failed, "fail")
    _tell_changes("Pasaron a cumplirse", found.newly_passed, "pass")
    _tell_changes("Otros cambios de veredicto", found.otherwise, "inconc")
    _tell_changes("Redacción que cambió", found.wording, "inconc")
    _print_lines(f"{what}: {before} → {after}" for what, before, after in found.circumstances)
    _print_lines(f"Solo en la aceptada: {name}" for name in found.gone)
    _print_lines(f"Solo en la nueva: {name}" for name in found.added)
    print(coloured("Empeoró.", "fail") if found.is_worse else coloured("No empeoró.", "pass"))
    return BAD if found.is_worse else OK


def _tell_changes(title: str, changes: Iterable[RequirementChange], kind: str) -> None:
    for each in changes:
        before, after = (Verdict(text).label if text in list(Verdict) else text for text in (each.before, each.after))
        print(coloured(f"{title}: {each.requirement}", kind))
        _print_lines([f"  {before} → {after}", *([f"  {each.observed}"] if each.observed else [])])


def ci(asked: argparse.Namespace) -> int:
    """Summary and annotations for the job that runs; on GitHub they go where GitHub looks for them."""
    data = read_verdicts(asked.folder)
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if asked.code_quality:
        asked.code_quality.write_text(json.dumps(code_quality(data), ensure_ascii=False, indent=2), encoding="utf-8")
    if asked.json:
        _print_json({"summary": summary(data), "annotations": list(annotation_lines(data))})
        return OK
    if target:
        with Path(target).open("a", encoding="utf-8") as page:
            page.write(summary(data))
    else:
        print(summary(data))
    if os.environ.get("GITHUB_ACTIONS"):
        _print_lines(annotation_lines(data))
    return OK


def _done(asked: argparse.Namespace, data: dict[str, Any], told: str) -> int:
    if asked.json:
        _print_json(data)
    else:
        print(told)
    return OK


def _print_json(data: object) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)

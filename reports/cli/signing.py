"""Command ``sign``: the first signature prints the acta anew, later ones are appended to that print."""

from __future__ import annotations

import argparse
import getpass
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from harness.errors import ConfigurationError
from harness.spanish_argparse import SpanishParser
from reports.acta.pdf import print_pdf
from reports.audit.signature_chain import Chain, chain_problems, save_list
from reports.audit.signatures import SignedRecord, check_signatures, signatures_in
from reports.audit.signing import Role, SignedStatement, SigningKey, sign
from reports.audit.verify import Audit, audit, audit_without_pdf
from reports.judge.document_verdict import Decision
from reports.record.files import ACTA, PDF
from reports.record.manifest import Manifest, generator_digest

OK = 0
PASSPHRASE = "ACTA_P12_PASSPHRASE"  # noqa: S105 - name of an environment variable
_SIGN_EXAMPLE = (
    f"{PASSPHRASE}=… python -m reports sign reports/out/latest --p12 firma.p12 --role revisado\n"
    'python -m reports sign reports/out/latest --p12 firma.p12 --role aprobado --dissent "Falta el correo real"'
)


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the commands of this module to the command line."""
    parser = command(
        "sign", sign_record, "firmar acta.pdf con PAdES; la primera firma lo imprime de nuevo", _SIGN_EXAMPLE
    )
    parser.add_argument("--p12", type=Path, required=True, metavar="ARCHIVO", help="archivo de firma (.p12 o .pfx)")
    parser.add_argument("--role", required=True, choices=[each.value for each in Role], help="en calidad de qué")
    parser.add_argument("--dissent", metavar="MOTIVO", help="firmar en desacuerdo, con su motivo")
    parser.add_argument(
        "--verdict",
        choices=[each.value for each in Decision],
        help="veredicto que se cree firmar; si el acta dice otro, no se firma",
    )
    parser.add_argument("--timestamp", default="", metavar="URL", help="servidor de sellos de tiempo (RFC 3161)")


def sign_record(asked: argparse.Namespace) -> int:
    """Sign the PDF of a sound record; the first signer's is printed anew."""
    dissent = _dissent(asked.dissent)
    folder, pdf = asked.folder, asked.folder / PDF
    first = not (pdf.is_file() and signatures_in(pdf))
    found = audit_without_pdf(folder) if first else audit(folder, printer=asked.printer)
    problems = [*found.problems, *(chain_problems(folder, []) if first else ())]
    if problems:
        raise ConfigurationError(f"El acta no se puede firmar: {problems[0]} Compruébela con «verify».")
    stated = Decision(asked.verdict or found.verdict)
    if stated is not Decision(found.verdict):
        raise ConfigurationError(
            f"El acta dice {found.verdict} y no se puede firmar como {stated}: firme lo que dice, o disienta con "
            "--dissent."
        )
    _refuse_other_version(folder, first=first)
    key = SigningKey(asked.p12, _passphrase(), asked.timestamp)
    key.signer()
    if first:
        _print_anew(asked, found)
    before = Chain.of([each.sha256 for each in found.signatures])
    statement = SignedStatement(Role(asked.role), stated, dissent, found.digest, before)
    sign(pdf, statement, key)
    signatures = check_signatures(pdf, SignedRecord(found.digest, found.verdict))
    save_list(folder, signatures)
    Manifest.renew(folder)
    receipt = Chain.of([each.sha256 for each in signatures]).receipt(found.digest)
    if asked.json:
        data = {"role": asked.role, "statement": statement.in_words(), "receipt": receipt}
        print(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        print(f"Firmada como «{asked.role}»: {statement.in_words()}\n{receipt}")
    return OK


def _dissent(given: str | None) -> str:
    """Reason of a dissent in one line; empty where none was given.

    Raises:
        ConfigurationError: It says nothing, and would sign as agreement.
    """
    if given is None:
        return ""
    if not any(sign.isalnum() for sign in given):
        raise ConfigurationError("Falta el motivo de --dissent: escríbalo, o quite la opción para firmar de acuerdo.")
    return " ".join(given.split())


def _refuse_other_version(folder: Path, *, first: bool) -> None:
    """Refuse a record whose page this version cannot compare; a later signer would sign what another one printed.

    Raises:
        ConfigurationError: Another version of the suite wrote it.
    """
    if Manifest.load(folder).generator == generator_digest():
        return
    instead = "escríbala de nuevo con «rebuild» antes de la primera firma, o firme" if first else "firme"
    raise ConfigurationError(
        f"{ACTA} la escribió otra versión de la suite y aquí no se sabe si dice lo que sale de los resultados: "
        f"{instead} con esa versión."
    )


def _print_anew(asked: argparse.Namespace, found: Audit) -> None:
    """Print the acta that the outcomes give, in place of any PDF that is there.

    Raises:
        ConfigurationError: It was not printed.
    """
    if trouble := print_pdf(asked.printer, asked.folder / ACTA, asked.folder / PDF, found.digest):
        raise ConfigurationError(f"No se firmó, porque la primera firma imprime el acta de nuevo. {trouble}")
    Manifest.renew(asked.folder)  # a signature that fails leaves a sound record


def _passphrase() -> str:
    """Passphrase from the environment or a prompt; never from the command line, which other users can read."""
    given = os.environ.get(PASSPHRASE)
    if given is not None:
        return given
    if not sys.stdin.isatty():
        raise ConfigurationError(f"Falta la clave del archivo de firma: póngala en la variable {PASSPHRASE}.")
    return getpass.getpass("Clave del archivo de firma: ")

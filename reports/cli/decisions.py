"""Commands with which a person decides what a run left open: ``approve``, ``review``, ``waive``."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from harness.declarations import Review
from harness.errors import ConfigurationError
from harness.layout import ROOT
from harness.spanish_argparse import SpanishParser
from harness.verdict import Verdict
from harness.wording import visible_line
from reports.cli.checking import verified
from reports.manual.approve import AGAINST, MATCHES, Approval, ShownMessage, pin, shown_messages
from reports.manual.profile_file import profile_of, read_profile_document
from reports.manual.review import add_review, awaiting_review, fingerprint_of, instructions, save_in_profile
from reports.manual.waive import WaiverGrant, failures_of, waivers_for, write_waivers
from reports.record.files import ACTA
from reports.record.reading import catalogue_of, read_verdicts

OK = 0
COVERED = "••••"


def add_commands(command: Callable[..., SpanishParser]) -> None:
    """Add the commands of this module to the command line."""
    help_ = "mostrar los mensajes que se vieron y fijar en el perfil la redacción que una persona aprueba"
    _approve_options(command("approve", approve, help_, _APPROVE_EXAMPLE))
    help_ = "decir lo que debe juzgar una persona, o registrar lo que juzgó"
    _review_options(command("review", review, help_, _REVIEW_EXAMPLE))
    help_ = "decir lo que no se cumple, o escribir en el perfil que alguien responde por ello hasta una fecha"
    _waive_options(command("waive", waive, help_, _WAIVE_EXAMPLE))


_APPROVE_EXAMPLE = (
    "python -m reports approve reports/out/latest\n"
    'python -m reports approve reports/out/latest --as "A. Analista" --message codigo-vencido --against portal'
)
_REVIEW_EXAMPLE = (
    "python -m reports review reports/out/latest\n"
    "python -m reports review reports/out/latest --requirement 5.2.clases-de-usuario --verdict pass "
    '--by "A. Analista" --note "Se comparó con el organigrama"'
)

_WAIVE_EXAMPLE = (
    "python -m reports waive reports/out/latest\n"
    'python -m reports waive reports/out/latest 5.3.campo-fax --reason "Se corrige en la entrega de enero" '
    '--approver "J. Jefa" --until 2026-12-31 -o profiles/mi-portal.toml'
)


def _approve_options(parser: SpanishParser) -> None:
    parser.add_argument(
        "--portal", type=Path, metavar="PERFIL", help="perfil en que se fija (si no se dice, el de la corrida)"
    )
    parser.add_argument("--as", dest="name", default="", metavar="NOMBRE", help="quién aprueba")
    parser.add_argument("--message", default="", metavar="MENSAJE", help="cuál se aprueba, por ejemplo codigo-vencido")
    parser.add_argument("--text", type=int, default=0, metavar="N", help="cuál de los textos vistos, si hubo varios")
    parser.add_argument("--against", choices=list(AGAINST), help="con qué se comparó")
    parser.add_argument("--match", choices=MATCHES, default="exact", help="cómo se compara en adelante (exact)")


def approve(asked: argparse.Namespace) -> int:
    """Show the texts that were seen for each message, and write the approved one into the profile."""
    found = shown_messages(asked.folder)
    if asked.json:
        print(json.dumps([vars(each) for each in found.values()], ensure_ascii=False, indent=2))
        return OK
    if asked.message:
        _approve_one(asked, found)
        return OK
    for shown in found.values():
        _print_message(asked.folder, shown)
        if sys.stdin.isatty() and shown.texts:
            _ask(asked, shown)
    if not sys.stdin.isatty():
        print("Para aprobar uno: --as NOMBRE --message MENSAJE --against document|portal [--text N].")
    return OK


def _print_message(folder: Path, shown: ShownMessage) -> None:
    print(f"Mensaje «{shown.message}» ({shown.requirement})")
    print(f"  Aprobado hasta ahora: {visible_line(shown.pinned) or 'nada'}")
    print(f"  Imagen: {folder / shown.picture if shown.picture else 'no hay'}")
    for number, text in enumerate(shown.texts, start=1):
        print(f"  Visto, {number}: {visible_line(text)}")
    if not shown.texts:
        print("  No se vio ningún mensaje.")


def _ask(asked: argparse.Namespace, shown: ShownMessage) -> None:
    """Ask at the terminal which text is approved; an empty answer approves none."""
    number = input(f"  ¿Qué texto se aprueba? (1 a {len(shown.texts)}; vacío, ninguno): ").strip()
    if not number:
        return
    asked.name = asked.name or input("  ¿Quién lo aprueba?: ").strip()
    against = asked.against or input("  ¿Con qué se comparó? (document o portal): ").strip()
    chosen = {"message": shown.message, "text": int(number) if number.isdecimal() else -1, "against": against}
    _approve_one(argparse.Namespace(**{**vars(asked), **chosen}), {shown.message: shown})


def _approve_one(asked: argparse.Namespace, found: Mapping[str, ShownMessage]) -> None:
    if asked.message not in found:
        raise ConfigurationError(f"En el acta no consta el mensaje «{asked.message}»; constan: {', '.join(found)}.")
    if not asked.name.strip():
        raise ConfigurationError("Falta quién aprueba: añada --as NOMBRE.")
    if asked.against not in AGAINST:
        raise ConfigurationError(f"Falta con qué se comparó: añada --against {' o --against '.join(AGAINST)}.")
    texts = found[asked.message].texts
    if not texts:
        raise ConfigurationError(f"No se vio ningún texto para «{asked.message}»: no hay nada que aprobar.")
    if asked.text < 0 or asked.text > len(texts) or (not asked.text and len(texts) > 1):
        raise ConfigurationError(
            f"Para «{asked.message}» se vieron {len(texts)} textos: diga con --text cuál, del 1 al {len(texts)}."
        )
    text = texts[max(asked.text, 1) - 1]
    if COVERED in text:
        raise ConfigurationError(
            f"El texto visto tiene partes tapadas («{text}»): escriba en el perfil la expresión que las admite, con "
            'match = "pattern".'
        )
    profile = profile_of(asked.folder, asked.portal, ROOT)
    pin(profile, asked.message, text, Approval(asked.name.strip(), date.today(), asked.against, asked.match))
    where = f"{profile}, [messages.{asked.message}]"
    print(f"Fijado en {where}: «{visible_line(text)}», comparado con {AGAINST[asked.against]}.")


def _review_options(parser: SpanishParser) -> None:
    parser.add_argument("--requirement", default="", metavar="ID", help="requisito que se juzgó")
    parser.add_argument("--verdict", choices=[Verdict.PASS.value, Verdict.FAIL.value], help="si se cumple o no")
    parser.add_argument("--by", default="", metavar="NOMBRE", help="quién lo juzgó")
    parser.add_argument("--note", default="", metavar="TEXTO", help="qué se vio")
    parser.add_argument("--picture", type=Path, metavar="ARCHIVO", help="captura que se adjunta (PNG o JPEG)")
    parser.add_argument(
        "--portal", type=Path, metavar="PERFIL", help="anotarlo también en este perfil, para las corridas siguientes"
    )


def review(asked: argparse.Namespace) -> int:
    """List the requirements that wait for a person, or record a review."""
    if not asked.requirement:
        return _list_open(asked)
    missing = [option for option in ("verdict", "by", "note") if not (getattr(asked, option) or "").strip()]
    if missing:
        raise ConfigurationError(f"Falta --{missing[0]}: una revisión lleva --verdict, --by y --note.")
    if asked.portal and not asked.portal.is_file():
        raise ConfigurationError(f"No se encontró el perfil «{asked.portal.name}»: corrija --portal.")
    if asked.portal:
        read_profile_document(asked.portal)  # before anything is written into the record
    judged = Review(
        asked.requirement,
        Verdict(asked.verdict),
        asked.by.strip(),
        date.today(),
        " ".join(asked.note.split()),
        fingerprint_of(asked.folder),
    )
    troubles = add_review(asked.folder, judged, asked.picture, asked.printer)
    if asked.portal:
        save_in_profile(asked.portal, judged)
    document = read_verdicts(asked.folder)["document"]
    if asked.json:
        print(json.dumps({"verdict": document["verdict"], "troubles": troubles}, ensure_ascii=False, indent=2))
        return OK
    for trouble in troubles:
        print(visible_line(trouble))
    person = visible_line(judged.reviewer)
    print(f"Registrado: {judged.verdict.label} según {person}. Vale para la huella {judged.fingerprint}.")
    print(f"Acta escrita de nuevo: {asked.folder / ACTA}. Veredicto: {document['verdict']}")
    return OK


def _list_open(asked: argparse.Namespace) -> int:
    found = list(awaiting_review(verified(asked.folder), catalogue_of(asked.folder)))
    if asked.json:
        listed = [{"id": one.id, "statement": one.statement, "standing": disposition} for one, disposition in found]
        print(json.dumps(listed, ensure_ascii=False, indent=2))
        return OK
    for requirement, _ in found:
        print("\n".join(instructions(requirement)))
    many = f"{len(found)} requisitos esperan" if len(found) != 1 else "1 requisito espera"
    print(f"{many if found else 'Ningún requisito espera'} la decisión de una persona.")
    if found:
        print("Para registrar uno: --requirement ID --verdict pass|fail --by NOMBRE --note TEXTO [--picture ARCHIVO].")
    return OK


def _waive_options(parser: SpanishParser) -> None:
    parser.add_argument("requirement", nargs="?", default="", metavar="ID", help="requisito que se dispensa")
    parser.add_argument("--reason", default="", metavar="TEXTO", help="por qué se acepta que no se cumpla")
    parser.add_argument("--approver", default="", metavar="NOMBRE", help="quién responde")
    parser.add_argument("--until", default="", metavar="FECHA", help="último día en que vale, por ejemplo 2026-12-31")
    parser.add_argument("--long", action="store_true", help="aceptar que valga más de un año")
    parser.add_argument(
        "-o",
        "--portal",
        type=Path,
        metavar="PERFIL",
        help="perfil en que se escribe (si no se dice, el de la corrida)",
    )


def waive(asked: argparse.Namespace) -> int:
    """List the failures, or write into the profile that a person takes responsibility for one."""
    if not asked.requirement:
        return _list_failures(asked)
    given = {option: " ".join(getattr(asked, option).split()) for option in ("reason", "approver", "until")}
    missing = [option for option, text in given.items() if not text]
    if missing:
        raise ConfigurationError(f"Falta --{missing[0]}: una dispensa lleva --reason, --approver y --until.")
    grant = WaiverGrant(given["reason"], given["approver"], _day(given["until"]))
    waivers = waivers_for(asked.folder, asked.requirement, grant, long=asked.long)
    profile = profile_of(asked.folder, asked.portal, ROOT)
    older = write_waivers(profile, waivers)
    if asked.json:
        added = [{**vars(each), "expires": each.expires.isoformat()} for each in waivers]
        print(json.dumps({"profile": str(profile), "replaced": older, "waivers": added}, ensure_ascii=False, indent=2))
        return OK
    for each in waivers:
        print(f"Dispensado en {profile}: {each.requirement}, por «{visible_line(each.observation)}».")
    print(f"Responde {grant.approver} hasta el {grant.until:%d/%m/%Y}, para la huella {waivers[0].fingerprint}.")
    if older:
        print(f"Reemplaza a lo que el perfil dispensaba antes de ese requisito ({older}).")
    print("Vale desde la corrida siguiente, y lo dispensado nunca cuenta como conforme.")
    return OK


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ConfigurationError(f"--until vale «{written}» y debe ser una fecha como 2026-12-31.") from error


def _list_failures(asked: argparse.Namespace) -> int:
    found = dict(failures_of(asked.folder))
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return OK
    for requirement, observations in found.items():
        print(requirement)
        for each in observations:
            print(f"  Se observó: {visible_line(each)}")
    if found:
        print("Para dispensar uno: ID --reason TEXTO --approver NOMBRE --until FECHA [-o PERFIL].")
    else:
        print("Todo lo que se probó se cumple: no hay nada que dispensar.")
    return OK

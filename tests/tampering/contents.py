"""Tampering with what a record says: outcomes, verdicts, pages, exports, evidence, declarations, plan, facts."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import Any

from harness.layout import LEDGER
from harness.verdict import Cause, Verdict
from reports.judge.outcomes import ScenarioOutcome
from reports.record.files import ACTA, CATALOGUE, CERTIFICATE, CUCUMBER, JUNIT, OUTCOMES, PROFILE, VERDICTS
from reports.record.manifest import Manifest
from reports.record.reading import read_outcomes
from reports.record.repeats import read_repeats
from tests.tampering.forger import (
    consistently,
    content,
    everywhere,
    form_anew,
    gone,
    inputs,
    outcome,
    outside_text,
    text,
    verdicts,
)
from tests.tampering.model import CONSISTENT, Reason, State, Tampering
from tests.tampering.samples import Copy

_PICTURE, _MAIL, _TRACE = "evidencia/registro.jpg", "evidencia/registro.json", "evidencia/registro-traza.zip"


def _passed(one: ScenarioOutcome) -> ScenarioOutcome:
    steps = tuple(replace(each, verdict=Verdict.PASS) for each in one.steps)
    return replace(one, verdict=Verdict.PASS, cause=Cause.NONE, observed="Se observó lo esperado.", steps=steps)


def _lines(copy: Copy) -> list[str]:
    return (copy.folder / OUTCOMES).read_text(encoding="utf-8").splitlines(keepends=True)


def _write_lines(copy: Copy, lines: list[str]) -> None:
    (copy.folder / OUTCOMES).write_text("".join(lines), encoding="utf-8")


def _failed(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = data["requirements"][-1]
    return found


def _unplanned(data: dict[str, Any]) -> None:
    """Take the scenario that failed out of the plan."""
    name = _failed(data)["scenarios"][0]["scenario"]
    data["run"]["selected"].remove(name)


def _without_the_failed(copy: Copy) -> None:
    found, _ = read_outcomes(copy.folder)
    _write_lines(copy, [each.to_json() + "\n" for each in found[:-1]])
    inputs(_unplanned)(copy)


def _swapped(copy: Copy) -> None:
    one, other = copy.folder / _PICTURE, copy.folder / "evidencia/abre.jpg"
    before = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(before)


def _linked(copy: Copy) -> None:
    target = copy.outside / "imagen.jpg"
    (copy.folder / _PICTURE).replace(target)
    os.symlink(target, copy.folder / _PICTURE)


def _allure_passed(copy: Copy) -> None:
    for path in (copy.outside / "allure-results").glob("*-result.json"):
        path.write_text(path.read_text(encoding="utf-8").replace("failed", "passed"), encoding="utf-8")


def _lower_level(copy: Copy) -> None:
    path = copy.folder / CATALOGUE
    before, _, after = path.read_text(encoding="utf-8").rpartition("documentado")
    path.write_text(f'{before}interpretado"\nopen_because = "No se sabe.{after}', encoding="utf-8")
    form_anew(copy.folder)


def _second_run_passed(copy: Copy) -> None:
    (again,) = read_repeats(copy.folder)
    replace(again, second=Verdict.PASS).save(copy.folder)
    form_anew(copy.folder)


def _without_second_run(copy: Copy) -> None:
    for path in (copy.folder / "evidencia").glob("*-repeticion.json"):
        path.unlink()


def _trend(copy: Copy, digest: str) -> None:
    """Tell of a past run that ended well, and form everything else anew."""
    run = {"name": "acta", "started": "2026-11-20T10:00:00+00:00", "verdict": "CONFORME", "counts": {"pass": 4}}
    inputs(lambda data: data["run"].update(trend=[{**run, "digest": digest}]))(copy)


def _trend_of_another(copy: Copy) -> None:
    beside = shutil.copytree(copy.samples.plain, copy.folder.with_name("anterior"))
    _trend(copy, Manifest.load(beside).digest)


_ABSENT = {"requirement": "5.1.registro", "reason": "No lo tiene."}

CONTENTS = (
    Tampering("resultados", "un «no cumple» pasa a «cumple»", text(OUTCOMES, '"verdict": "fail"', '"verdict": "pass"')),
    Tampering("resultados", "se quita un resultado", lambda copy: _write_lines(copy, _lines(copy)[:-1])),
    Tampering(
        "resultados", "se repite un resultado", lambda copy: _write_lines(copy, [*_lines(copy), _lines(copy)[0]])
    ),
    Tampering(
        "resultados",
        "un veredicto escrito dos veces, uno para quien lea el primero",
        text(OUTCOMES, '"verdict": "fail", "cause"', '"verdict": "pass", "verdict": "fail", "cause"'),
    ),
    Tampering("resultados", "un «cumple» inventado, y todo lo demás a juego", outcome(_passed), CONSISTENT),
    Tampering(
        "resultados",
        "otra duración del escenario, y todo lo demás a juego",
        outcome(lambda one: replace(one, duration=99.0)),
        CONSISTENT,
    ),
    Tampering("veredictos", "el del documento", verdicts(lambda data: data["document"].update(verdict="CONFORME"))),
    Tampering("veredictos", "el de un requisito", verdicts(lambda data: _failed(data).update(verdict="pass"))),
    Tampering("veredictos", "se quita un requisito", verdicts(lambda data: data["requirements"].pop())),
    Tampering("veredictos", "el motivo de un requisito", verdicts(lambda data: _failed(data).update(reason="Casi."))),
    Tampering(
        "veredictos",
        "un enunciado suavizado",
        verdicts(lambda data: _failed(data).update(statement="El portal lo intenta.")),
    ),
    Tampering(
        "veredictos",
        "uno escrito dos veces, otro para quien lea el primero",
        text(VERDICTS, '"verdict": "NO CONFORME"', '"verdict": "CONFORME",\n    "verdict": "NO CONFORME"'),
    ),
    Tampering("acta.html", "dice CONFORME", text(ACTA, "NO CONFORME", "CONFORME")),
    Tampering("acta.html", "se borra", gone(ACTA)),
    Tampering("JUnit", "un fallo pasa a ser otra cosa", text(JUNIT, "<failure", "<system-out")),
    Tampering("JUnit", "se borra", gone(JUNIT)),
    Tampering("Cucumber", "la corrida pasa a terminar bien", text(CUCUMBER, '"success": false', '"success": true')),
    Tampering(
        "Cucumber",
        "un resultado escrito dos veces",
        text(CUCUMBER, '"success": false', '"success": true, "success": false'),
    ),
    Tampering("Cucumber", "otro texto de los escenarios", text(CUCUMBER, "# language: es", "# language: es ")),
    Tampering(
        "exportaciones",
        "CTRF",
        outside_text("ctrf.json", '"status": "failed"', '"status": "passed"'),
        outside=("ctrf.json",),
    ),
    Tampering("exportaciones", "EARL", outside_text("earl.json", "earl:failed", "earl:passed"), outside=("earl.json",)),
    Tampering("exportaciones", "Allure", _allure_passed, outside=("allure-results",)),
    Tampering("pruebas", "otra imagen", content(_PICTURE, b"otra")),
    Tampering("pruebas", "dos imágenes intercambiadas", _swapped),
    Tampering("pruebas", "se borra una imagen", gone(_PICTURE)),
    Tampering("pruebas", "una imagen pasa a ser un enlace a la misma", _linked),
    Tampering("pruebas", "otro texto de un correo", text(_MAIL, "a@b.example", "z@z.example")),
    Tampering("pruebas", "otra traza", content(_TRACE, b"PK otra")),
    Tampering("pruebas", "otra imagen, y todo lo demás a juego", consistently(content(_PICTURE, b"otra")), CONSISTENT),
    Tampering(
        "pruebas",
        "se añade una que nada nombra",
        content("evidencia/nueva.jpg", b"nueva"),
        {State.RESEALED: Reason.LOOSE, State.REBUILT: Reason.LOOSE},
    ),
    Tampering("libro", "se quita una persona", text(LEDGER, '{"id": "uno"', '{"id": "una"')),
    Tampering("libro", "se quita una persona, y todo a juego", consistently(text(LEDGER, "uno", "una")), CONSISTENT),
    Tampering("perfil", "otro reloj", text(PROFILE, "header", "none")),
    Tampering("perfil", "otro reloj, y su huella a juego", consistently(text(PROFILE, "header", "none")), CONSISTENT),
    Tampering("catálogo", "se borra", gone(CATALOGUE)),
    Tampering("catálogo", "un enunciado suavizado en todas partes", everywhere("hace bien", "intenta")),
    Tampering("catálogo", "un nivel rebajado en todas partes", _lower_level),
    Tampering("catálogo", "un id cambiado en todas partes", everywhere("5.1.registro", "5.1.registrado")),
    Tampering("certificado", "se borra", gone(CERTIFICATE)),
    Tampering(
        "certificado", "otras cifras, y todo a juego", consistently(text(CERTIFICATE, '"commit": "', '"commit": "0'))
    ),
    Tampering("plan", "se quita del plan el que no cumplió", verdicts(_unplanned)),
    Tampering("plan", "se quita también su resultado, y todo a juego", _without_the_failed, CONSISTENT),
    Tampering(
        "plan",
        "se calla que el portal cambió",
        verdicts(lambda data: data["run"].update(fingerprint_end=data["run"]["fingerprint_start"])),
    ),
    Tampering("plan", "se calla lo que falló en la suite", verdicts(lambda data: data["run"]["broken"].clear())),
    Tampering(
        "plan",
        "se calla lo que falló, o lo que anotó un «rebuild», y todo a juego",
        inputs(lambda data: data["run"]["broken"].clear()),
        CONSISTENT,
    ),
    Tampering(
        "fechas", "otro comienzo", verdicts(lambda data: data["run"].update(started="2026-11-20T10:00:00+00:00"))
    ),
    Tampering(
        "fechas",
        "otro comienzo y otro día, y todo a juego",
        inputs(lambda data: data["run"].update(started="2026-11-20T10:00:00+00:00", day="2026-11-20")),
        CONSISTENT,
    ),
    Tampering(
        "tendencia",
        "una corrida inventada, y todo a juego",
        lambda copy: _trend(copy, "0" * 64),
        {State.RESEALED: Reason.TOLD, State.REBUILT: Reason.TOLD},
    ),
    Tampering(
        "tendencia",
        "otro veredicto de una corrida cuya acta está al lado, y todo a juego",
        _trend_of_another,
    ),
    Tampering("datos", "otro portal", verdicts(lambda data: data["run"]["facts"].update(Portal="Otro"))),
    Tampering(
        "datos",
        "otro portal, y todo a juego",
        inputs(lambda data: data["run"]["facts"].update(Portal="Otro")),
        CONSISTENT,
    ),
    Tampering(
        "declaraciones",
        "una dispensa prorrogada",
        verdicts(lambda data: data["waived"][0].update(expires="2099-01-01")),
    ),
    Tampering(
        "declaraciones",
        "una dispensa prorrogada, y todo a juego",
        inputs(lambda data: data["waived"][0].update(expires="2099-01-01")),
        CONSISTENT,
    ),
    Tampering("declaraciones", "algo no aplicable", verdicts(lambda data: data["not_applicable"].append(_ABSENT))),
    Tampering("declaraciones", "se quita una revisión", verdicts(lambda data: data["manual"].clear())),
    Tampering("declaraciones", "otra imagen de una revisión", lambda copy: _review_picture(copy).write_bytes(b"otra")),
    Tampering("repeticiones", "se borra una", _without_second_run),
    Tampering("repeticiones", "otro veredicto, y todo a juego", _second_run_passed, CONSISTENT),
)


def _review_picture(copy: Copy) -> Any:
    (found,) = (copy.folder / "evidencia").glob("revision-*.jpg")
    return found

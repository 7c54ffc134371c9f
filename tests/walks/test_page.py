"""The page of a run of walks: counts, findings with their scenario, the drawing of the model, open points, troubles."""

from __future__ import annotations

from dataclasses import replace

from reports.record.walks import Finding, WalkRecord, WalkResult
from walks.page import page

FINDING = Finding(
    "5.3.2.registro",
    "documentado",
    "la cuenta queda registrada",
    "No abre.",
    "# language: es\n",
    True,
    3,
    evidence=(("picture", "a.png", "Imagen"),),
)
PLANNED = (("completa", "Register"), ("completa", "Wait"), ("registrada", "SignIn"))
RESULTS = (
    WalkResult(1, 12, 1, (PLANNED[0],) * 3, PLANNED, (("recarga", "registró"),), 4, 9.5, "", FINDING),
    WalkResult(2, 5, 0, (), (), (), 1, 2.0, "La página no dejó continuar."),
)
RECORD = WalkRecord("Portal de prueba", 7, 2, RESULTS)


def test_the_page_tells_what_was_found_taken_learnt_and_in_the_way() -> None:
    text = page(RECORD)
    assert (
        "2 recorridos de 2, 17 acciones, semilla 7,\n12 segundos en total. 1 con algún registro,\n1 inconcluso." in text
    )
    assert "### NO CONFORME · `5.3.2.registro` (documentado)" in text
    assert "```gherkin\n# language: es\n```" in text
    assert "- [Imagen](a.png)" in text
    assert "| | dejar pasar tiempo | registrar | entrar |" in text
    assert "| completa | 0 | 3 | · |" in text
    assert "El portal registró (1 vez)." in text
    assert "- Recorrido 2: La página no dejó continuar." in text


def test_a_run_without_findings_says_so_and_declares_nothing_conforming() -> None:
    text = page(replace(RECORD, results=()))
    assert "Ninguno." in text
    assert "No se llegó a ningún punto abierto." in text
    assert "CONFORME ·" not in text

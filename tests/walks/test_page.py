"""The page of a run of walks: counts, findings with their scenario, the drawing of the model, open points, troubles."""

from __future__ import annotations

from dataclasses import asdict

from walks.finding import Finding, WalkResult
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
RESULTS = (
    WalkResult(1, 12, 1, (("completa", "Register"),), (), (("recarga", "registró"),), 4, 9.5, "", FINDING),
    WalkResult(2, 5, 0, (), (), (), 1, 2.0, "La página no dejó continuar."),
)
DATA = {
    "portal": "Portal de prueba",
    "seed": 7,
    "asked": 2,
    "walks": 2,
    "actions": 17,
    "registering": 1,
    "undecided": 1,
    "seconds": 12,
    "transitions": [["completa", "Register", 3]],
    "never_taken": [["completa", "Wait"], ["registrada", "SignIn"]],
    "learnt": [["recarga", "registró", 1]],
    "results": [asdict(each) for each in RESULTS],
}


def test_the_page_tells_what_was_found_taken_learnt_and_in_the_way() -> None:
    text = page(DATA)
    assert "2 recorridos de 2, 17 acciones,\nsemilla 7, 12 segundos. 1 con algún\nregistro, 1 inconcluso." in text
    assert "### NO CONFORME · `5.3.2.registro` (documentado)" in text
    assert "```gherkin\n# language: es\n```" in text
    assert "- [Imagen](a.png)" in text
    assert "| | dejar pasar tiempo | registrar | entrar |" in text
    assert "| completa | 0 | 3 | · |" in text
    assert "El portal registró (1 vez)." in text
    assert "- Recorrido 2: La página no dejó continuar." in text


def test_a_run_without_findings_says_so_and_declares_nothing_conforming() -> None:
    text = page({**DATA, "learnt": [], "results": []})
    assert "Ninguno." in text
    assert "No se llegó a ningún punto abierto." in text
    assert "CONFORME ·" not in text

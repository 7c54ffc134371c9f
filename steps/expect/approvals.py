"""Assertions about who must approve a request, as its description says (5.2)."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, expect

from pages.components.text_patterns import approval_pattern, as_read, text_pattern
from pages.drawn_text import text_of

_SENTENCE_END = re.compile(r"[.;!?]")
_NO = re.compile(r"\b(?:no|ni|nunca|tampoco|jamás)\b")
_UNLESS = re.compile(r"\b(?:sin|hasta|mientras|salvo|excepto|a menos|más que|sino)\b")
_NOT_REQUIRED = re.compile(
    r"\b(?:no|ni|nunca|tampoco|jamás)\s+(?:\w+\s+){0,2}?(?:requ|necesi|precis|falta\b|exig|ameri|sujet|obliga)"
    r"(?!.*\b(?:más que|sino)\b)"
)
_WITHOUT = re.compile(r"\b(?:sin|exent|exoner|dispens|innecesari|prescind|libre de)[^,]*(?:aprob|aprueb)")
_APPROVAL = re.compile("aprob|aprueb")
_REQUIRES = re.compile(r"\b(?:requ|necesi|precis|exig|ameri|sujet|pendient)")
_BY_ITSELF = re.compile(r"(?<!no es )(?:autom[aá]tic|inmediat|al instante|de una vez)")
_AUTHORITY = r"\b(?:senae|aduana|representante|autoridad|funcionari|administrador|jef[ea])"
_BY_THE_SYSTEM = re.compile(
    r"\b(?:sistema|portal|ecuapass)\s+(?:(?:mismo|lo|la|los|las|se)\s+){0,2}(?:aprueb|aprob)"
    r"|\baprob\w*\s+(?:\w+\s+){0,2}?(?:por|del)\s+(?:el\s+)?(?:propio\s+)?(?:sistema|portal|ecuapass)\b"
    rf"(?!.*{_AUTHORITY})"
)
"""An approval by the system is automatic (5.4)."""
_TOLD_ONLY = re.compile(rf"^(?!.*{_AUTHORITY})(?!.*{_REQUIRES.pattern}).*\b(?:aprueban?|aprobar[áa]n?)\b")
"""Clause that only says that something is approved: it names no approver and requires nothing."""
_OPTIONS_ONLY = re.compile(r"\bopciones\b[^.]*\bprevi[oa]\b")
"""The description of 5.2 that speaks of the approval of options, and not of the registration."""


def expect_approval(entry: Locator, name: str, who: str, told: str = "") -> None:
    """Assert that a request says that it requires the approval of an authority.

    Args:
        entry: The request with its description.
        name: Its name.
        who: The authority.
        told: The sentence of the profile for it; empty where the portal has the document's words.
    """
    absent = f"«{name}» no avisa que requiere la aprobación del {who}."
    pattern = text_pattern(told) if told else approval_pattern(who)
    expect(entry, absent).to_contain_text(pattern)
    sentences = [each for each in _SENTENCE_END.split(_one_line(text_of(entry))) if pattern.search(each)]
    demands = (lambda each: not _denies(pattern.sub(" ", each))) if told else demands_approval
    assert any(map(demands, sentences)), f"{absent} Se lee: «{'. '.join(map(str.strip, sentences))}»."


def _denies(rest: str) -> bool:
    """Whether what stands around the sentence of the profile denies it."""
    return bool(_NO.search(rest.casefold())) and not _UNLESS.search(rest.casefold())


def expect_no_approval(entry: Locator, name: str) -> None:
    """Assert that a request can be seen and does not say that it requires an approval.

    Args:
        entry: The request with its description.
        name: Its name.
    """
    expect(entry, f"Entre los tipos de solicitud no está «{name}».").to_be_visible()
    demanding = [each for each in _SENTENCE_END.split(_one_line(text_of(entry))) if requires_somebody(each)]
    assert not demanding, f"«{name}» dice que requiere una aprobación: «{'. '.join(map(str.strip, demanding))}»."


def requires_somebody(sentence: str) -> bool:
    """Whether a sentence says that a registration requires an approval that is not automatic."""
    text = _one_line(sentence).casefold()
    if _BY_ITSELF.search(text) or _BY_THE_SYSTEM.search(text):
        return False
    required = ",".join(each for each in text.split(",") if not _TOLD_ONLY.search(each))
    return bool(_APPROVAL.search(required) and _REQUIRES.search(required)) and demands_approval(sentence)


def demands_approval(sentence: str) -> bool:
    """Whether a sentence that speaks of an approval says that it is required, and does not deny it.

    Args:
        sentence: One sentence, without the point at its end.
    """
    text = _one_line(sentence).casefold()
    if _NOT_REQUIRED.search(text) or _OPTIONS_ONLY.search(text):
        return False
    denied = bool(_NO.search(text))
    if denied and _UNLESS.search(text):
        return True
    if _WITHOUT.search(text):
        return False
    return not any(_NO.search(clause) for clause in text.split(",") if _APPROVAL.search(clause))


def _one_line(text: str) -> str:
    return " ".join(as_read(text).split())

"""Registration of the engine with Playwright, and the selectors it reads (docs/decisions/0010).

What the engine finds is an ordinary locator: lazy, waiting and strict, so that an ambiguous name is an error that lists
the candidates. It searches by the profile's selector, label, accessible name, text beside or above, and placeholder. It
runs in the isolated world of each document, where the page's own scripts neither see nor change it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

_FOLDER = Path(__file__).parent
_FILES = (
    *(
        "drawn_nodes",
        "flat_tree",
        "text",
        "visibility",
        "widgets",
        "components",
        "split_boxes",
        "text_rows",
        "option_groups",
        "fields",
        "buttons",
        "mandatory_marks",
    ),
    *("message_texts", "message_capture", "layers", "questions", "changes", "sign_in", "drawn_lists"),
    *("places", "requests", "captcha", "form_parts", "beyond_document", "queries"),
)
_ENGINE = "query"
ASTERISKS = "*∗＊✱✲✳⁎﹡٭"
"""Characters that are drawn as an asterisk."""
_LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"')
_WORDS = {
    "drawn": "la lista «{field}»",
    "located": "el lugar de lo que se busca",
    "captcha": "el CAPTCHA de la página",
    "consents": "lo que la solicitud pide aceptar",
    "beyond": "lo que la solicitud pide además",
    "parts": "las partes de la solicitud",
    "opener": "lo que abre una parte de la solicitud",
    "turn": "el botón que lleva al paso {} de la solicitud",
    "sign_in": "dónde se entra al portal",
    "answer": "la respuesta de «{button}»",
    "button": "el botón «{}»",
    "mark": "el asterisco de «{}»",
    "name": "el rótulo «{}»",
    "heading": "el título «{}»",
    "entry": "la solicitud «{}»",
    "entries": "la lista de solicitudes",
    "menus": "los menús cerrados",
    "request": "el tipo de solicitud «{}»",
    "leading": "un enlace de «{}»",
    "place": "el texto que está en lugar del campo «{}»",
    "text": "el texto «{}»",
    "about": "los campos de «{}»",
    "demanding": "los campos obligatorios de «{}»",
    "fields": "los campos de texto",
    "messages": "los mensajes de la página",
    "message": "el mensaje del portal",
    "close": "el botón que cierra la capa sobre la página",
    "layer": "la capa sobre la página",
    "question": "la pregunta sobre la página",
    "affirm": "el botón que responde que sí a la pregunta sobre la página",
    "frames": "los marcos sobre la página",
    "changes": "los cambios de la página",
    "quiet": "los cambios de la página",
    "offers": "las opciones de la lista",
    "explain": "el campo «{}»",
    "controls": "los campos y botones de la página",
    "field": "el campo «{}»",
}
"""Key of a query -> what it looks for; a query has one of them, in the order of ``queries.js``."""
_CSS = {"body": "el contenido de la página", ":root": "la página"}


def register_selector_engine(playwright: Playwright) -> None:
    """Register the engine; once for each Playwright, before its first page."""
    parts = [f"const ASTERISKS = {json.dumps(ASTERISKS)};"]
    parts += [(_FOLDER / f"{name}.js").read_text(encoding="utf-8") for name in _FILES]
    source = "\n".join(parts)
    playwright.selectors.register(_ENGINE, script=f"(() => {{\n{source}\n}})()", content_script=True)


QueryValue = str | bool | Sequence[str] | Sequence[float] | Mapping[str, str] | Sequence[Mapping[str, str]]
"""A value of a query, as JSON can write it."""


def selector_for(**query: QueryValue) -> str:
    """The selector of a query.

    Args:
        query: One of the keys of ``queries.js`` with the words on the page, and keys that narrow it: ``kind``
            (``text`` or ``list``), ``selector`` (CSS, from the profile), ``companion`` (the name of the row in which
            an unnamed list stands) with ``named_lists`` (names of the lists that it is not, one a line); with
            ``button``, a ``field`` names the row of the button; with ``as``, a field is what a person sees of it
            (``seen``), and an answer is its texts in JSON (``text``).
    """
    given = {key: value for key, value in query.items() if value != ""}
    return f"{_ENGINE}={json.dumps(given, ensure_ascii=False)}"


def describe_selector(selector: str) -> str:
    r"""Describe in Spanish what a locator looks for.

    Args:
        selector: As quoted in Playwright's messages, e.g. ``locator("query={\"field\":\"Fax\"}")``.
    """
    quoted = _LITERAL.search(selector)
    inner = str(json.loads(quoted[0])) if quoted else selector
    if not inner.startswith(f"{_ENGINE}="):
        return _CSS.get(inner, f"lo que señala el selector «{inner}»" if quoted else "un elemento de la página")
    query = json.JSONDecoder().raw_decode(inner, len(_ENGINE) + 1)[0]
    return f"las opciones de {describe_query(query)}" if '"option"' in selector else describe_query(query)


def describe_query(query: Mapping[str, Any]) -> str:
    """Describe in Spanish what a query looks for; its keys are those of ``selector_for``."""
    beside = f" junto a «{query['field']}»" if "button" in query and "field" in query else ""
    key, words = next((key, words) for key, words in _WORDS.items() if key in query)
    return f"{words.format(query[key], button=query.get('button', ''), field=query.get('field', ''))}{beside}"

"""``acta.html``, the pages beside it, and those of comparison and history: pages in Spanish for a person.

Texts of the portal and of its mails may be hostile: they are escaped, their invisible controls are made visible, and
a content security policy allows the page's own style and script only.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from harness.errors import ConfigurationError
from harness.verdict import Verdict
from harness.wording import INVISIBLE, change_in_words, changes, counted, enumerated
from instructivo.catalogue import Catalogue, load_catalogue
from instructivo.observations import load_observations
from reports.acta.compiled import compiled_templates
from reports.acta.evidence import picture_source
from reports.acta.view import ActaView
from reports.record.files import ACTA, CERTIFICATE

_ROOM = Path(__file__).parent
_TEMPLATES = _ROOM / "templates"
_CLASSES = {"CONFORME": "pass", "NO CONFORME": "fail", "NO VERIFICADO POR COMPLETO": "inconc"}
_MONTHS = (
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
)
CERTIFIED = _ROOM / "certificate.json"
POLICY = (
    "default-src 'none'; img-src {pictures}; style-src '{style}'; script-src '{script}'; "
    "base-uri 'none'; form-action 'none'; frame-src 'none'"
)
_INSIDE, _BESIDE = "data:", "'self' file:"
"""Sources of pictures that a policy allows: in the page, or in files beside it."""


def render_acta(data: Mapping[str, Any], folder: Path, catalogue: Catalogue | None = None) -> str:
    """Render the acta of a record.

    Args:
        data: Content of ``verdicts.json``.
        folder: Folder of the record, whose mails become part of the page, and its pictures if the run is not large.
        catalogue: Catalogue of the record; that of this checkout by default.

    Returns:
        One HTML page that loads nothing; that of a large run loads pictures of its record.

    Raises:
        ConfigurationError: The certificate of the record is of another shape.
    """
    view = _view(data, folder, catalogue)
    script = (_TEMPLATES / "acta.js").read_text("utf-8")
    more = {"decision": _CLASSES[data["document"]["verdict"]], "script": Markup(script)}  # noqa: S704 - our own file
    try:
        return _environment().get_template("acta.html.j2").render(**_common(view, _hash(script), ""), **more)
    except TemplateError as error:
        raise ConfigurationError(
            f"El {CERTIFICATE} de «{folder}» no es el de una medición de la suite: ponga en su lugar el que dejó la "
            "corrida."
        ) from error


def render_details(
    data: Mapping[str, Any], folder: Path, catalogue: Catalogue | None = None
) -> Iterator[tuple[str, str]]:
    """Render the pages beside the acta of a large run, one after the other; none of any other run.

    Args:
        data: Content of ``verdicts.json``.
        folder: Folder of the record.
        catalogue: Catalogue of the record; that of this checkout by default.

    Yields:
        Path inside the record, and the HTML page.
    """
    view = _view(data, folder, catalogue)
    template = _environment().get_template("detail.html.j2")
    for page in view.paging.pages:
        yield page.path, template.render(**_common(view, "none", "../"), page=page, one=page.requirement)


def _view(data: Mapping[str, Any], folder: Path, catalogue: Catalogue | None) -> ActaView:
    known = catalogue or load_catalogue()
    return ActaView(data, folder, known, load_observations(load_catalogue()), _certificate(folder))


def _common(view: ActaView, script: str, up: str) -> dict[str, Any]:
    """Values with which every page of a record is rendered.

    Args:
        view: The record.
        script: Source of scripts that the page allows.
        up: From the page to the folder of the record.
    """
    css = (_TEMPLATES / "acta.css").read_text("utf-8")
    pictures = _BESIDE if view.paging.is_large else _INSIDE
    return {
        "view": view,
        "data": view.data,
        "document": view.data["document"],
        "css": Markup(css),  # noqa: S704 - our own file
        "policy": POLICY.format(pictures=pictures, style=_hash(css), script=script),
        "picture_source": partial(picture_source, view.folder, up if view.paging.is_large else None),
        "up": up,
        "home": f"{up}{ACTA}" if up else "",
    }


def render_comparison(found: object) -> str:
    """Render a ``reports.audit.compare.Comparison`` as an HTML page."""
    return _render("compare.html.j2", found)


def render_history(found: object) -> str:
    """Render a ``reports.audit.history.History`` as an HTML page."""
    return _render("history.html.j2", found)


def render_accounts(found: object) -> str:
    """Render a ``reports.record.leftovers.Handover`` as an HTML page."""
    return _render("accounts.html.j2", found)


def _render(template: str, found: object) -> str:
    css = (_TEMPLATES / "acta.css").read_text("utf-8")
    policy = POLICY.format(pictures=_INSIDE, style=_hash(css), script="none")
    page = _environment().get_template(template)
    return page.render(found=found, css=Markup(css), policy=policy)  # noqa: S704 - our own file


@cache
def _environment() -> Environment:
    """Templates, compiled once: ``verify`` renders a page for several comparisons, and a large run has many."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        bytecode_cache=compiled_templates(Path(__file__)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_visible,
    )
    environment.filters["label"] = lambda verdict: Verdict(verdict).label
    environment.filters["label_if_verdict"] = lambda text: Verdict(text).label if text in list(Verdict) else text
    environment.filters["anchor"] = lambda text: re.sub(r"[^\w.-]", "-", str(text))
    environment.filters["moment"] = _moment
    environment.filters["month"] = _month
    environment.filters["mail_moment"] = _mail_moment
    environment.filters["span"] = _span
    environment.filters["day"] = lambda text: f"{date.fromisoformat(text):%d/%m/%Y}"
    environment.filters["changes"] = changes
    environment.filters["counted"] = counted
    environment.filters["enumerated"] = enumerated
    environment.tests["like"] = lambda text, approved: bool(change_in_words(approved, [text])) and approved not in text
    return environment


def _visible(value: object) -> object:
    """Show by their code the controls that reverse a text or hide a part of it."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    shown = INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", value)
    return shown.encode("utf-8", "replace").decode("utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _moment(text: str) -> str:
    """Spanish text of an instant, with its offset from UTC."""
    when = datetime.fromisoformat(text)
    zone = when.strftime("%z")
    place = f"UTC{zone[:3]}:{zone[3:]}" if zone and zone != "+0000" else "UTC"
    return f"{when.day} de {_MONTHS[when.month - 1]} de {when.year}, {when:%H:%M:%S} ({place})"


def _month(text: str) -> str:
    """Spanish text of a month such as ``2023-09``; the text itself where it is none."""
    try:
        when = datetime.strptime(text, "%Y-%m")
    except ValueError:
        return text
    return f"{_MONTHS[when.month - 1]} de {when.year}"


def _mail_moment(text: object) -> str:
    """Spanish text of the instant of a mail; the text itself where it is none, as a portal may write anything."""
    try:
        return _moment(str(text))
    except ValueError:
        return str(text)


def _span(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    text = f"{minutes} min {rest:02} s" if minutes else f"{seconds:.1f} s".replace(".", ",")
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _certificate(folder: Path) -> Mapping[str, Any] | None:
    """Content of the record's ``certificate.json``; None where it is missing or unreadable."""
    try:
        found = json.loads((folder / CERTIFICATE).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None

"""Recognition of Playwright's errors by their texts, as it has only two types, and the end of a browser that blocks.

This module does not import Playwright, so that rooms without a browser may use it. Two other parts depend on
Playwright's version: ``fixtures/evidence/trace_archive.py`` on the format of its archives, ``fixtures/provision`` on
the place of its driver.
"""

from __future__ import annotations

import re
from typing import Any

LIBRARY, SEEN_IN = "playwright", "1.65.2"
_NETWORK = re.compile(r"net::(ERR_\w+)")
_SCRIPT = re.compile(r"\b(?:Type|Reference|Syntax|Range)Error: [^\n]+")
_GONE = ("has been closed", "Target crashed", "Page crashed", "Browser closed", "Connection closed")
_WAITED = re.compile(r"waiting for (.+)")
_INTERCEPTED, _CLICKED = "intercepts pointer events", "click action done"
_CANDIDATE = re.compile(r"^\s*\d+\)\s*(<.*)$", re.MULTILINE)
_ALIAS = re.compile(r"\s+aka .*")
_STATUS = re.compile(r"\b(40[0-9]|50[0-9])\b")
_LOG = re.compile(r"(\nActual value: None)?\s*\n(Call log:|Aria snapshot:|Error: ).*", re.DOTALL)
_PATTERN = re.compile(r"\nExpected value: 're\.compile\([^\n]*")
_EXPECTED = re.compile(r"\s*Expected value: ", re.MULTILINE)
_ACTUAL = re.compile(r"\s*Actual value: (\w*)", re.MULTILINE)
_STATES = {
    "hidden": "oculto",
    "visible": "visible",
    "attached": "en la página",
    "detached": "fuera de la página",
    "enabled": "activo",
    "disabled": "deshabilitado",
    "readonly": "de solo lectura",
    "editable": "editable",
    "checked": "marcado",
    "unchecked": "sin marcar",
}
"""States of an element that Playwright tells as the value seen, in Spanish."""
_COVERING = re.compile(r"(<.*>) intercepts pointer events")
_KINDS = {
    "gone": "has been closed|Target crashed|Page crashed|Browser closed|Connection closed",
    "program": r"executable doesn't exist|Executable doesn't exist",
    "library": "error while loading shared libraries",
    "download": "Download is starting",
    "several": "strict mode violation",
    "left": "Execution context was destroyed|Cannot find context|interrupted by another navigation|ERR_ABORTED",
    "removed": "(?:Frame|Element|Node) .*detached|was detached|is not attached",
    "network": r"net::ERR_|NS_ERROR_|WebSocket error|ECONNREFUSED|SSL_ERROR",
    "address": "Cannot navigate to invalid URL",
    "not typed": "Cannot type text into|Malformed value|cannot be filled|is not an <input>",
    "selector": "while parsing (?:css )?selector|is not a valid selector|Unknown engine",
    "script": r"\b(?:Type|Reference|Syntax|Range)Error: ",
    "covered": "intercepts pointer events",
    "disabled": "element is not enabled",
    "hidden": "element is not visible",
    "read only": "element is not editable",
    "moving": "element is not stable",
    "outside": "element is outside of the viewport",
    "no option": "did not find some options",
    "no page": 'waiting for scheduled navigations to finish|navigating to "',
    "no window": 'waiting for event "popup"',
    "no document": "wait_for_load_state",
    "time": r"Timeout \d+ms exceeded",
}
"""Kind of an error -> what its message contains; the first that is found counts."""


def network_error(message: str) -> str:
    """The browser's name of a network error, such as ``ERR_CONNECTION_REFUSED``; empty where the error is another."""
    found = _NETWORK.search(message)
    return found[1] if found else ""


def script_error(message: str) -> str:
    """The error of a script that the suite ran on a page; empty where there is none.

    Errors of the portal's own scripts never come as an exception of Playwright.
    """
    found = _SCRIPT.search(message)
    return found[0] if found else ""


def is_gone(message: str) -> bool:
    """Whether an error says that the browser or the page was closed or has crashed."""
    return any(each in message for each in _GONE)


def awaited(message: str) -> str:
    """Locator that was waited for in vain, in Playwright's words, from the call log; empty if the log has none."""
    found = _WAITED.search(message)
    return found[1].strip() if found else ""


def was_intercepted(message: str) -> bool:
    """Whether a click never reached its element, as another one received it each time it was tried."""
    return _INTERCEPTED in message and _CLICKED not in message


def strict_mode_candidates(message: str) -> list[str]:
    """The elements that Playwright found where it expected one, as HTML tags; none in an error of another kind."""
    if "strict mode violation" not in message:
        return []
    return [_ALIAS.sub("", line).strip() for line in _CANDIDATE.findall(message)]


def without_log(message: str) -> str:
    """The message of a failed ``expect`` without call log and pattern; the value seen is introduced in Spanish."""
    several = strict_mode_candidates(message)
    said = _EXPECTED.sub(" Se esperaba: ", _LOG.sub("", _PATTERN.sub("", message)).strip())
    said = _ACTUAL.sub(lambda found: f" Se vio: {_STATES.get(found[1], found[1])}", said)
    return f"{said} Se vieron {len(several)}: {', '.join(several)}." if several else said


def error_kind(message: str) -> str:
    """Kind of an error, a key of the table above; empty for an unknown one."""
    return next((kind for kind, text in _KINDS.items() if re.search(text, message)), "")


def covering_element(message: str) -> str:
    """The element that took the click on another, as an HTML tag; empty where none did."""
    found = _COVERING.search(message)
    return found[1] if found else ""


def is_other_version(message: str) -> bool:
    """Whether a browser server refused because its version of Playwright is another."""
    return "version mismatch" in message or "428" in message


def has_no_browser(message: str) -> bool:
    """Whether a browser server does not have the browser that was asked for."""
    return "Executable doesn't exist" in message


def http_status(message: str) -> str:
    """The HTTP status with which a server refused a connection; empty where it gave none."""
    found = _STATUS.search(message)
    return found[1] if found else ""


def close_from_another_thread(browser: Any) -> None:
    """Close a browser, or the connection to a remote one, while the thread that owns it is blocked in a call.

    That thread runs Playwright's event loop as long as it waits, so the call raises that the browser was closed.

    Args:
        browser: A ``Browser`` of Playwright's synchronous interface.
    """
    inner = browser._impl_obj
    loop = inner._connection._loop
    loop.call_soon_threadsafe(lambda: loop.create_task(inner.close(reason=None)))

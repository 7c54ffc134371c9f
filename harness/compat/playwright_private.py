"""Texts of Playwright's errors: there are only two types of them, so the cause can be read in the text alone.

This module does not import Playwright, so that rooms without a browser may use it. Two other parts depend on
Playwright's version: ``fixtures/evidence/archive.py`` on the format of its trace archives, ``fixtures/provision`` on
the place of its driver.
"""

from __future__ import annotations

import re

LIBRARY, SEEN_IN = "playwright", "1.65.2"
_NETWORK = re.compile(r"net::(ERR_\w+)")
_SCRIPT = re.compile(r"\b(?:Type|Reference|Syntax|Range)Error: [^\n]+")
_GONE = ("has been closed", "Target crashed", "Page crashed", "Browser closed", "Connection closed")
_WAITED = re.compile(r"waiting for (.+)")
_INTERCEPTED, _CLICKED = "intercepts pointer events", "click action done"
_CANDIDATE = re.compile(r"^\s*\d+\)\s*(<.*)$", re.MULTILINE)
_ALIAS = re.compile(r"\s+aka .*")
_STATUS = re.compile(r"\b(40[0-9]|50[0-9])\b")
_LOG = re.compile(r"(\nActual value: None)?\n(Call log:|Error: element\(s\) not found).*", re.DOTALL)
_PATTERN = re.compile(r"\nExpected value: 're\.compile\([^\n]*")
_ACTUAL = re.compile(r"\s*Actual value: ", re.MULTILINE)


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
    return _ACTUAL.sub(" Se vio: ", _LOG.sub("", _PATTERN.sub("", message)).strip())


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

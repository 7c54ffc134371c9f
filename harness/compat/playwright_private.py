"""Texts of Playwright's errors, which have two types only: what went wrong can be read in their words alone.

It imports nothing of Playwright, so that rooms without a browser may use it. Elsewhere its version matters too for the
format of its trace archives (``fixtures/evidence/archive.py``) and the place of its driver (``fixtures/provision``).
"""

from __future__ import annotations

import re

LIBRARY, SEEN_IN = "playwright", "1.65.2"
_NETWORK = re.compile(r"net::(ERR_\w+)")
_SCRIPT = re.compile(r"\b(?:Type|Reference|Syntax|Range)Error: [^\n]+")
_GONE = ("has been closed", "Target crashed", "Page crashed", "Browser closed", "Connection closed")
_WAITED = re.compile(r"waiting for (.+)")
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
    """Whether an error tells that the browser, or this page of it, is not there any more."""
    return any(each in message for each in _GONE)


def awaited(message: str) -> str:
    """What was waited for in vain, out of the call log: a locator in Playwright's words; empty where nothing was."""
    found = _WAITED.search(message)
    return found[1].strip() if found else ""


def without_log(message: str) -> str:
    """The message of a failed ``expect`` without its call log and pattern, and the value that was seen in Spanish."""
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

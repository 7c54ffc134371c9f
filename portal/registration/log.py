"""The log of the portal: one JSON object a line, in which no text of a visitor can begin another line.

A security event says what happened, where from, in which session and with which result; never a password, a code,
an address of mail or a number of document.
"""

import json
import logging
from datetime import UTC, datetime

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from portal.registration.network import address

SALT = "portal.registration.log"
_security = logging.getLogger("portal.seguridad")


class LineFormatter(logging.Formatter):
    """A record as one line of ASCII: JSON escapes line breaks and other control characters."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line = {
            "cuando": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "nivel": record.levelname,
            "de": record.name,
            "que": record.getMessage(),
            **getattr(record, "detalle", {}),
        }
        if record.exc_info:
            line["traza"] = self.formatException(record.exc_info)
        return json.dumps(line)


def disguised(text: str) -> str:
    """A short name for a value that stays out of the log: the same for the same value, while the secret lasts."""
    return salted_hmac(SALT, text, algorithm="sha256").hexdigest()[:12] if text else ""


def event(request: HttpRequest, what: str, **details: object) -> None:
    """Tell a security event of a request."""
    session = disguised(request.session.session_key or "") if hasattr(request, "session") else ""
    _security.info(what, extra={"detalle": {"donde": address(request), "sesion": session, **details}})

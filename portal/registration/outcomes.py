"""What an action of the form ends in: plain data that a page or a JSON answer can tell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from portal.registration.messages import Message, Notice


@dataclass(frozen=True)
class Status:
    """The answer of an availability check beside its field."""

    kind: str  # "libre" or "ocupado"
    text: str


@dataclass(frozen=True)
class Outcome:
    """The end of one action."""

    result: str
    status_code: int = 200
    errors: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)
    message: Message | None = None
    notice: Notice | None = None
    username: str = ""

    def as_json(self, destination: str) -> dict[str, Any]:
        """The answer for the page's script."""
        notice = self.notice
        return {
            "resultado": self.result,
            "errores": dict(self.errors),
            "estados": {name: {"tipo": status.kind, "texto": status.text} for name, status in self.statuses.items()},
            "mensaje": notice
            and {
                "id": self.message,
                "titulo": notice.title,
                "texto": notice.text,
                "tono": notice.tone,
                "modal": notice.modal,
            },
            "destino": destination if self.username else "",
        }


REFUSED = 422
BUSY = 429
MAIL_DOWN = 503

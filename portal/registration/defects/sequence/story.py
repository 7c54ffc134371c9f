"""Story of a browser session: its steps so far and the request in hand; kept for these defects alone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse

from portal.registration.requests import PortalRequest
from portal.registration.views.form import clean

FORM = "/registro/usuario-general/"
SIGN_IN = "ingreso"
SOUND = "dado-por-bueno"
"""Fields that the script of the page takes for sound and sends along, for the defects that believe it."""
_KEPT, _LONGEST = "historia", 60


@dataclass(frozen=True)
class Step:
    """One action of a person and what it ended in.

    Attributes:
        action: Action of a button of the form, ``ingreso``, or the path of a page that is only looked at.
        values: What the form held, by field name.
        result: ``libre``, ``ocupado``, ``rechazado``, ``codigo-enviado``, ``registrado``; ``admitido`` or
            ``rechazado`` of a sign-in.
        message: ``M1`` to ``M5``, or empty.
    """

    action: str
    values: Mapping[str, str] = field(default_factory=dict)
    result: str = ""
    message: str = ""


@dataclass(frozen=True)
class Story:
    """The steps of a session before the request in hand, and that request, whose result is not known yet."""

    past: tuple[Step, ...]
    now: Step


def story_of(request: PortalRequest) -> Story:
    """Read the story that the session of a request keeps."""
    return Story(tuple(Step(*each) for each in request.session.get(_KEPT, ())), _asked_for(request))


def _asked_for(request: PortalRequest) -> Step:
    if request.method != "POST":
        return Step(request.path)
    if request.path == FORM:
        typed = clean(request.POST, request.policy.look, request.policy.blanks_count)
        return Step(request.POST.get("accion", "registrar"), {**typed, SOUND: request.POST.get(SOUND, "")})
    if request.path == "/":
        return Step(SIGN_IN, {name: request.POST.get(name, "") for name in ("usuario", "contrasena")})
    return Step(request.path)


def keep(request: PortalRequest, story: Story, response: HttpResponse) -> None:
    """Add a button of the form or a sign-in to the story; pages and files, which come several at once, are no steps."""
    done = story.now
    if not done.values:
        return
    result, message = "", ""
    if done.action == SIGN_IN:
        result = "admitido" if response.status_code == 302 else "rechazado"
    elif outcome := getattr(request, "outcome", None):
        result, message = outcome.result, outcome.message or ""
    told: list[list[Any]] = [[each.action, dict(each.values), each.result, each.message] for each in story.past]
    told.append([done.action, dict(done.values), result, str(message)])
    request.session[_KEPT] = told[-_LONGEST:]  # signing in or out may have emptied the session

"""How long a sign-in lasts: without use, and at most (settings ``PORTAL_SESSION_IDLE`` and ``PORTAL_SESSION_LIFE``)."""

from collections.abc import Callable
from functools import wraps
from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from portal.registration.requests import PortalRequest

View = Callable[..., HttpResponse]
_SINCE, _SEEN = "desde", "visto"
_GRAIN = 60  # seconds: a visit is written down once a minute at most


def begin(request: PortalRequest) -> None:
    """Start counting, at sign-in."""
    request.session[_SINCE] = request.session[_SEEN] = request.instant.timestamp()


def _over(request: PortalRequest) -> bool:
    """Whether the sign-in of this session has lasted too long."""
    now, session = request.instant.timestamp(), request.session
    idle, age = now - session.get(_SEEN, 0), now - session.get(_SINCE, 0)
    return bool(idle > settings.PORTAL_SESSION_IDLE or age > settings.PORTAL_SESSION_LIFE)


def signed_in(view: View) -> View:
    """Decorate a page that requires a sign-in that is not too long ago."""

    @wraps(view)
    def guarded(request: HttpRequest, **names: str) -> HttpResponse:
        asked = cast(PortalRequest, request)
        if not request.user.is_authenticated:
            return redirect(settings.LOGIN_URL)
        if _over(asked):
            logout(request)
            return redirect(settings.LOGIN_URL)
        if asked.instant.timestamp() - request.session[_SEEN] > _GRAIN:
            request.session[_SEEN] = asked.instant.timestamp()
        return view(request, **names)

    return guarded

"""How long a sign-in lasts: without use, and at most (settings ``PORTAL_SESSION_IDLE`` and ``PORTAL_SESSION_LIFE``)."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import cast

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from portal.registration.models import Account, Knock
from portal.registration.requests import PortalRequest

View = Callable[..., HttpResponse]
_SINCE, _SEEN = "desde", "visto"
_GRAIN = 60  # seconds: a visit is written down once a minute at most
_OPEN = "sesion-abierta"


def begin(request: PortalRequest) -> None:
    """Start counting, at sign-in."""
    request.session[_SINCE] = request.session[_SEEN] = request.instant.timestamp()


def note_open(account: Account) -> None:
    """Keep that an account is signed in, where it may be so only once at a time."""
    Knock.objects.update_or_create(kind=_OPEN, key=str(account.pk), defaults={"started_at": timezone.now()})


def note_closed(account: Account) -> None:
    """Forget that an account is signed in."""
    Knock.objects.filter(kind=_OPEN, key=str(account.pk)).delete()


def is_open(account: Account) -> bool:
    """Whether an account signed in, did not sign out, and its session may still last."""
    oldest = timezone.now() - timedelta(seconds=settings.PORTAL_SESSION_IDLE)
    return Knock.objects.filter(kind=_OPEN, key=str(account.pk), started_at__gt=oldest).exists()


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

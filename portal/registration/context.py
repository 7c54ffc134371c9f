"""What every page of the portal may show."""

from typing import Any

from django.http import HttpRequest

from portal import __version__
from portal.registration.policy import HEALTHY

NAME = "Portal externo Ecuapass"


def portal(request: HttpRequest) -> dict[str, Any]:
    """Names of the portal, and how its pages are dressed."""
    policy = getattr(request, "policy", HEALTHY)
    return {"portal_name": NAME, "portal_version": __version__, "look": policy.look}

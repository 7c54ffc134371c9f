"""What every page of the portal may show."""

from typing import Any

from django.http import HttpRequest

from portal import __version__

NAME = "Portal externo Ecuapass"


def portal(request: HttpRequest) -> dict[str, Any]:
    """Names of the portal."""
    return {"portal_name": NAME, "portal_version": __version__}

"""Renders a page in the look of the request."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from portal.registration.policy import HEALTHY


def show(request: HttpRequest, name: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A page by the name of its template; a look that has none of its own shows the portal's."""
    look = getattr(request, "policy", HEALTHY).look
    return render(request, [f"{look.folder}/{name}", f"registration/{name}"], dict(context), status=status)

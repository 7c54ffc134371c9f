"""Renders a page in the look of the request."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render

from portal.registration.page_data import page_data
from portal.registration.policy import HEALTHY

PAGE_TYPE = "application/vnd.portal.pagina+json"
"""Data for the script of a look that draws the pages itself."""


def show(request: HttpRequest, name: str, context: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """A page by the name of its template; a look that has none of its own shows the portal's."""
    look = getattr(request, "policy", HEALTHY).look
    data = page_data(name, context) if look.draws_itself else None
    if look.draws_itself and PAGE_TYPE in request.headers.get("Accept", ""):
        response = JsonResponse(data or {"pagina": ""}, status=status, content_type=PAGE_TYPE)
        response.headers["X-CSRF-Token"] = get_token(request)
        return response
    if data:
        return render(request, f"{look.folder}/pagina.html", {"data": data}, status=status)
    return render(request, [f"{look.folder}/{name}", f"registration/{name}"], dict(context), status=status)

"""Switches deliberate defects on for one request, and tells which would have shown; installed in test mode only."""

from collections.abc import Callable, Sequence
from typing import cast

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.registration.defects.catalogue import BY_ID
from portal.registration.defects.model import Defect
from portal.registration.defects.sequence.catalogue import BY_ID as SEQUENCES
from portal.registration.defects.sequence.story import keep, story_of
from portal.registration.defects.sequence.switch import committed, comparable, seen_by_the_page, watching_page
from portal.registration.defects.watch import DIFFERS_HEADER, Watch
from portal.registration.requests import PortalRequest

Handler = Callable[[HttpRequest], HttpResponse]
DEFECT_HEADER, WATCH_HEADER = "X-Portal-Defect", "X-Portal-Watch"
ALL = "1"
"""In the place of the ids of the defects to watch, for those of the ordinary list."""


class DefectMiddleware:
    """Applies the defects that a header names, in their order, to the policy of the request."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self.watch = Watch(get_response)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Change the policy, or refuse an unknown name."""
        asked = cast(PortalRequest, request)
        names, watched = _listed(request, DEFECT_HEADER), _listed(request, WATCH_HEADER)
        watched = list(BY_ID) if watched == [ALL] else watched
        unknown = [name for name in (*names, *watched) if name not in BY_ID and name not in SEQUENCES]
        if unknown:
            error = f"El defecto «{unknown[0]}» no existe: «python -m portal defects» muestra los que hay."
            return JsonResponse({"error": error}, status=400)
        for name in names:
            if name in BY_ID:
                asked.policy = BY_ID[name].change(asked.policy)
        if any(name in SEQUENCES for name in (*names, *watched)):
            return self._in_a_story(asked, names, watched)
        return self._watched(asked, [BY_ID[name] for name in watched])

    def _in_a_story(self, request: PortalRequest, names: Sequence[str], watched: Sequence[str]) -> HttpResponse:
        """Handle a request under defects that depend on those before it in its session."""
        story, policy = story_of(request), request.policy
        defects = [BY_ID[name] for name in watched if name in BY_ID]
        defects += comparable([SEQUENCES[name] for name in watched if name in SEQUENCES], story, policy)
        request.policy = committed(policy, [SEQUENCES[name] for name in names if name in SEQUENCES], story)
        request.policy = watching_page(request.policy, [SEQUENCES[name] for name in watched if name in SEQUENCES])
        response = self._watched(request, defects)
        keep(request, story, response)
        if told := seen_by_the_page(request, watched):
            response.headers[DIFFERS_HEADER] = f"{response.headers.get(DIFFERS_HEADER, '')} {told}".strip()
        return response

    def _watched(self, request: PortalRequest, defects: Sequence[Defect]) -> HttpResponse:
        """Handle a request, and tell in headers which of these defects would have answered it otherwise."""
        headers = self.watch.headers(request, defects) if defects else {}
        response = self.get_response(request)
        for name, value in headers.items():
            response.headers[name] = value
        return response


def _listed(request: HttpRequest, header: str) -> list[str]:
    return [name.strip() for name in request.headers.get(header, "").split(",") if name.strip()]

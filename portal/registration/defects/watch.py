"""Works out which defects would have answered a request otherwise, without leaving a trace of it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from portal.registration.requests import PortalRequest

Handler = Callable[[HttpRequest], HttpResponse]


class Watch:
    """The comparison of the healthy answer with that of every defect."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def differing(self, request: PortalRequest) -> str:
        """The ids of the defects that would have shown, or their places in the list."""
        return ""

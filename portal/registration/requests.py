"""What the portal's middleware adds to a request, and the request of registration of its session."""

from datetime import UTC, datetime
from typing import cast

from django.http import HttpRequest

from portal.registration.models import Draft
from portal.registration.outcomes import Outcome
from portal.registration.policy import Policy

_DRAFT = "solicitud"
_COMPLETED = "completado"
_BEGUN, _FORMER = "iniciada", "anterior"


class PortalRequest(HttpRequest):
    """A request that knows its instant and the policy in force."""

    instant: datetime
    policy: Policy
    outcome: Outcome  # of the button of the form that it pressed, if it did


def current_draft(request: HttpRequest) -> Draft | None:
    """The request in progress of this session, with its code, if there is one."""
    key = request.session.get(_DRAFT)
    return Draft.objects.select_related("code").filter(pk=key).first() if key else None


def open_draft(request: HttpRequest) -> Draft:
    """The request in progress, begun now if there is none."""
    draft = current_draft(request)
    if draft is None:
        draft = Draft.objects.create()
        request.session[_DRAFT] = draft.pk
        request.session[_BEGUN] = cast(PortalRequest, request).instant.timestamp()
    begun = request.session.get(_BEGUN)
    draft.begun_at = datetime.fromtimestamp(begun, UTC) if begun else None
    draft.former_pk = request.session.get(_FORMER)
    return draft


def drop_draft(request: HttpRequest) -> None:
    """Give the request in progress up."""
    key = request.session.pop(_DRAFT, None)
    if key:
        Draft.objects.filter(pk=key).delete()


def complete(request: HttpRequest, username: str) -> None:
    """Close the request in progress and remember whom it registered."""
    request.session[_FORMER] = request.session.pop(_DRAFT, None)
    request.session[_COMPLETED] = username
    request.session.cycle_key()  # against session fixation: a session planted earlier does not show the registration


def completed_username(request: HttpRequest) -> str:
    """User ID registered in this session; empty if there is none."""
    return str(request.session.get(_COMPLETED, ""))

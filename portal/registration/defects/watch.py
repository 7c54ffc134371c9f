"""Works out which defects would have answered a request otherwise, without leaving a trace of it.

The request is handled once as it is, noting which decisions of the policy were asked for, and once for every defect
(of all, or of those that were named) that changes one of those; each time inside a savepoint that is rolled back,
with mail kept instead of sent and the same code drawn. What a defect does not touch and what was not asked for
cannot show.
"""

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import Count, Max, Q
from django.http import HttpRequest, HttpResponse

from portal.registration.defects.catalogue import DEFECTS
from portal.registration.defects.model import Defect
from portal.registration.defects.noted import Noted
from portal.registration.defects.page_rules import locked_by, refused, said, while_typing
from portal.registration.models import Account
from portal.registration.policy import HEALTHY, Policy
from portal.registration.requests import PortalRequest, completed_username, current_draft
from portal.registration.rulebook import evaluate
from portal.registration.rules import Form
from portal.registration.views.form import clean

Handler = Callable[[HttpRequest], HttpResponse]
DIFFERS_HEADER = "X-Portal-Differs"
_LONGEST = 6000  # bytes of a header; beyond it places in the list are told instead of ids
_TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
_RULES = re.compile(rb'<script id="reglas".*?</script>', re.DOTALL)
_FORM = "/registro/usuario-general/"
_NAMES = tuple(each.name for each in fields(Policy))


@dataclass(frozen=True)
class Answer:
    """Everything that one handling of a request leads to."""

    response: tuple[int, str, bytes]
    mails: tuple[Any, ...]
    state: tuple[Any, ...]


def changed(defect: Defect, base: Policy) -> frozenset[str]:
    """Which decisions a defect changes."""
    other = defect.change(base)
    return frozenset(name for name in _NAMES if getattr(other, name) is not getattr(base, name))


class Watch:
    """The comparison of one answer with that of every defect."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        self._changed = {defect.id: changed(defect, HEALTHY) for defect in DEFECTS}
        self._pages: dict[Any, str] = {}

    def headers(self, request: PortalRequest, defects: Sequence[Defect]) -> dict[str, str]:
        """The header that tells which of these would have shown; a page that was compared once is not again."""
        if request.method == "POST":
            return {DIFFERS_HEADER: self._differing(request, defects)}
        kind = (*_kind_of_page(request), *(each.id for each in defects))
        if kind not in self._pages:
            self._pages[kind] = self._differing(request, defects)
        return {DIFFERS_HEADER: self._pages[kind]}

    def _differing(self, request: PortalRequest, defects: Sequence[Defect]) -> str:
        mails: list[EmailMultiAlternatives] = []
        base = _prepared(request.policy, mails)
        values = _sent(request, request.policy)
        with transaction.atomic(), _rolled_back():
            newest = Account.objects.aggregate(pk=Max("pk"))["pk"] or 0
            noted = Noted(base)
            plain = self._answer(request, cast(Policy, noted), mails, values, newest)
            found = [
                each
                for each in defects
                if self._shows(each.change(base), base, request, values)
                or (
                    self._matters(each, noted, base, request, values)
                    and self._answer(request, each.change(base), mails, values, newest) != plain
                )
            ]
        return _in_short(found, defects)

    def _shows(self, other: Policy, base: Policy, request: PortalRequest, values: dict[str, str]) -> bool:
        """Whether the page itself judges or locks what was sent, or answers what is typed, in another way."""
        if request.path != _FORM:
            return False
        if request.method != "POST":
            return while_typing(other) != while_typing(base)
        action = request.POST.get("accion", "registrar")
        if action == "registrar" and refused(other) != refused(base):
            return True
        read = _sent(request, other)
        judged = other.page_rulebook is not base.page_rulebook or read != values
        rules = judged and said(other, read) != said(base, values)
        return rules or locked_by(other, values, action) != locked_by(base, values, action)

    def _matters(
        self, defect: Defect, noted: Noted, base: Policy, request: PortalRequest, values: dict[str, str]
    ) -> bool:
        """Whether a defect answers otherwise what was asked of the policy; rules only where they judge these values."""
        other = defect.change(base)
        known = self._changed.get(defect.id)  # of a sequence defect it depends on the story
        names = changed(defect, HEALTHY) if known is None else known
        touched = {name for name in names if noted.asked(name, other)}
        by_rules = {"rulebook", "fields", "catalogs", "page"}
        script = request.path == _FORM and "application/json" in request.headers.get("Accept", "")
        if not script or touched - by_rules or not touched:
            return bool(touched)
        return bool(_judged(other, values) != _judged(base, values))

    def _answer(
        self,
        request: PortalRequest,
        policy: Policy,
        mails: list[EmailMultiAlternatives],
        values: dict[str, str],
        newest: int,
    ) -> Answer:
        """Handle a copy of the request under a policy, and undo it."""
        mails.clear()
        with transaction.atomic(), _rolled_back():
            twin = _copied(request, policy)
            response = self.get_response(twin)
            return Answer(
                (response.status_code, response.headers.get("Location", ""), _content(response)),
                tuple(_told(each) for each in mails),
                _state(twin, newest, values) if request.method == "POST" else (),
            )


def _prepared(policy: Policy, mails: list[EmailMultiAlternatives]) -> Policy:
    """A policy that keeps its mail and always draws the same code, unless a defect draws another."""
    return replace(policy, generate_code=lambda _code: "ABCD2345", mail=replace(policy.mail, deliver=mails.append))


@contextmanager
def _rolled_back() -> Iterator[None]:
    try:
        yield
    finally:
        transaction.set_rollback(True)


def _copied(request: PortalRequest, policy: Policy) -> PortalRequest:
    """A request that can be handled without touching the first one."""
    twin = copy.copy(request)
    twin.META = dict(request.META)
    twin.session = type(request.session)(request.session.session_key)
    twin.session.update(copy.deepcopy(dict(request.session.items())))
    twin.policy = policy
    return twin


def _sent(request: PortalRequest, policy: Policy) -> dict[str, str]:
    """Typed values, as the portal reads them under a policy."""
    return clean(request.POST, policy.look, policy.blanks_count) if request.method == "POST" else {}


def _content(response: HttpResponse) -> bytes:
    return _RULES.sub(b"", _TOKEN.sub(b"", response.content))


def _told(message: EmailMultiAlternatives) -> tuple[Any, ...]:
    """What of a message its readers see."""
    return message.recipients(), message.to, message.cc, message.subject, message.body, str(message.alternatives)


def _state(request: PortalRequest, newest: int, values: dict[str, str]) -> tuple[Any, ...]:
    """What was written: the session, the request of registration with its code, and the accounts."""
    draft = current_draft(request)
    code = getattr(draft, "code", None)
    accounts = Account.objects.filter(pk__gt=newest)
    columns = [each.attname for each in Account._meta.fields if each.name not in {"password", "last_login"}]
    return (
        sorted((name, str(value)) for name, value in request.session.items()),
        draft and (draft.pk, draft.username_key, draft.document_key, draft.email, draft.email_key),
        code and (code.digest, code.sent_at, code.consumed_at),
        Account.objects.aggregate(all=Count("pk"), waiting=Count("pk", filter=Q(is_active=False))),
        [[getattr(each, column) for column in columns] for each in accounts],
        [each.check_password(values.get("contrasena", "")) for each in accounts],
    )


def _judged(policy: Policy, values: dict[str, str]) -> Any:
    """How the server's rules judge a form, and what of the page's behaviour the server knows."""
    judged = evaluate(policy.fields, policy.rulebook, Form(values, policy.catalogs))
    return list(policy.fields), judged, bool(policy.page.locks), policy.page.senae


def _kind_of_page(request: PortalRequest) -> tuple[Any, ...]:
    """What a page depends on besides the policy, names apart."""
    draft = current_draft(request)
    return (
        request.path,
        request.headers.get("X-Portal-Defect", ""),
        bool(draft and draft.email),
        bool(completed_username(request)),
        request.user.is_authenticated,
    )


def _in_short(found: Sequence[Defect], defects: Sequence[Defect]) -> str:
    """Their ids, or their places among those that were asked for where the ids would be too long."""
    ids = " ".join(each.id for each in found)
    if len(ids) <= _LONGEST:
        return ids
    places = {each.id: place for place, each in enumerate(defects)}
    return "n:" + ",".join(str(places[each.id]) for each in found)

"""The form "Solicitud de registro para Usuario General" (5.3): one address, five actions, JSON or a page."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views import View
from django.views.decorators.http import require_POST

from portal.registration import checks, code_request, enrolment, limits
from portal.registration.fields import SENT
from portal.registration.log import event
from portal.registration.models import Draft, SecurityCode
from portal.registration.outcomes import Outcome
from portal.registration.policy import Look
from portal.registration.presentation import NEVER_RETURNED, Page
from portal.registration.requests import PortalRequest, complete, current_draft, drop_draft, open_draft
from portal.registration.rules import Form
from portal.registration.views.showing import show

TEMPLATE = "formulario.html"
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
Action = Callable[[PortalRequest, Draft, Form], Outcome]


def clean(data: QueryDict, look: Look | None = None, blanks: Mapping[str, bool] = {}) -> dict[str, str]:
    """Typed values without stray spaces and control characters; passwords stay as they are.

    Args:
        data: The form as sent.
        look: The look of the page that sent it.
        blanks: Field -> whether spaces alone count as written.
    """
    control = look.control if look else str
    sent = {name: data.get(control(name), "")[:1000] for name in SENT}
    typed = {name: unicodedata.normalize("NFC", text) for name, text in sent.items()}
    as_is = {name for name, value in typed.items() if name in NEVER_RETURNED or (value.isspace() and blanks.get(name))}
    return {name: value if name in as_is else _one_line(value) for name, value in typed.items()}


def _one_line(text: str) -> str:
    """A text without the characters that no field of one line can hold: controls, and what turns its direction."""
    return "".join(char for char in text if unicodedata.category(char) != "Cc" and char not in _TURNS).strip()


def _check_username(request: PortalRequest, draft: Draft, form: Form) -> Outcome:
    """The button "Comprobar disponibilidad" of the ID."""
    if not limits.may_check(request):
        return checks.too_many(request.policy, "usuario")
    return checks.check_field(request.policy, draft, form, "usuario")


def _check_document(request: PortalRequest, draft: Draft, form: Form) -> Outcome:
    """The button "Comprobar disponibilidad" of the document."""
    if not limits.may_check(request):
        return checks.too_many(request.policy, "documento")
    return checks.check_field(request.policy, draft, form, "documento")


def _check_email(request: PortalRequest, draft: Draft, form: Form) -> Outcome:
    """The button "Comprobar disponibilidad" of the e-mail."""
    if not limits.may_check(request):
        return checks.too_many(request.policy, "correo2")
    return checks.check_email(request.policy, draft, form)


def _request_code(request: PortalRequest, draft: Draft, form: Form) -> Outcome:
    """The button "Solicitar código de seguridad"."""
    return code_request.request_code(request.policy, draft, form, request.instant)


def _check_code(request: PortalRequest, draft: Draft, form: Form) -> Outcome:
    """Question of a page before it sends the form, in test mode."""
    return enrolment.check_code(request.policy, draft, form, request.instant)


def _register(request: PortalRequest, draft: Draft, form: Form) -> Outcome:
    """The button "Registrar"."""
    outcome = enrolment.register(request.policy, draft, form, request.instant)
    if outcome.username:
        complete(request, outcome.username)
    return outcome


ACTIONS: dict[str, Action] = {
    "comprobar-usuario": _check_username,
    "comprobar-documento": _check_document,
    "comprobar-correo": _check_email,
    "solicitar-codigo": _request_code,
    "registrar": _register,
}
ASKED_BY_PAGE: dict[str, Action] = {"comprobar-codigo": _check_code}


def _moments(data: QueryDict, action: str, outcome: Outcome) -> list[str] | None:
    """What has happened that may lock a field, of a page that sends its account of it along."""
    if "momentos" not in data:
        return None
    done = [] if outcome.result in {"rechazado", "ocupado"} else [action]
    return [*data.get("momentos", "").split(), *done]


class RegistrationView(View):
    """The form and its buttons."""

    http_method_names = ("get", "head", "post")

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form; an address already checked in this session stays locked."""
        policy = cast(PortalRequest, request).policy
        draft = current_draft(request)
        other_page = policy.site.form_page or ("contacto" if policy.site.form_once and draft else "")
        if other_page:
            return show(request, f"en_lugar_{other_page}.html", {})
        if policy.site.form_once or policy.site.front_once:
            open_draft(request)
        kept = draft and draft.email and policy.remembers_lock
        moments = tuple(policy.page.locks.values()) if kept else ()
        return show(request, TEMPLATE, Page(policy, {}, draft, Outcome(""), moments).context())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Do what the button asks for."""
        portal_request = cast(PortalRequest, request)
        asked = request.POST.get("accion", "registrar")
        action = (ACTIONS | (ASKED_BY_PAGE if portal_request.policy.page.checks_code else {})).get(asked)
        if action is None:
            return HttpResponseBadRequest("Acción desconocida.", content_type="text/plain; charset=utf-8")
        values = clean(request.POST, portal_request.policy.look, portal_request.policy.blanks_count)
        draft = open_draft(request)
        form = Form(values, portal_request.policy.catalogs)
        outcome = limits.refusal(portal_request, draft, form, asked) or action(portal_request, draft, form)
        portal_request.outcome = outcome
        if frozenset({asked}) <= portal_request.policy.renews_code:
            SecurityCode.objects.filter(draft=draft).update(sent_at=portal_request.instant)
        event(request, asked, resultado=outcome.result, estado=outcome.status_code, mensaje=outcome.message)
        if "application/json" in request.headers.get("Accept", ""):
            return JsonResponse(outcome.as_json(reverse("completado")), status=outcome.status_code)
        if outcome.username:
            return redirect("completado")
        moments = _moments(request.POST, asked, outcome)
        page = Page(portal_request.policy, values, draft, outcome, moments)
        return show(request, TEMPLATE, page.context(), outcome.status_code)


@require_POST
def restart(request: HttpRequest) -> HttpResponse:
    """Give the request in progress up and begin another."""
    drop_draft(request)
    return redirect("formulario")

"""The pages around the form: front, list of requests, confirmation, services (5.1, 5.2, 5.4, 4.1.1)."""

from dataclasses import replace
from typing import cast

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.hashers import get_hasher
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from portal import __version__
from portal.registration import limits, sessions
from portal.registration.log import disguised, event
from portal.registration.messages import Occasion
from portal.registration.models import Account
from portal.registration.request_types import GENERAL_USER
from portal.registration.requests import PortalRequest, completed_username, current_draft
from portal.registration.site_services import Opens
from portal.registration.views.errors import no_permission, server_error
from portal.registration.views.showing import show

BAD_CREDENTIALS = "El ID de usuario o la contraseña no son correctos."
ALREADY_INSIDE = "Ya existe una sesión activa con este usuario. Ciérrela para volver a ingresar."
TOO_MANY = "Demasiados intentos de ingreso. Espere unos minutos."
LONGEST_PASSWORD = 128


def _sign_in(request: PortalRequest, username: str, password: str) -> tuple[str, int]:
    """Sign in and rotate the session; otherwise what to say and the status."""
    key = username.casefold()
    if not limits.may_sign_in(request, key):
        event(request, "ingreso", resultado="demasiados", cuenta=disguised(key))
        return TOO_MANY, 429
    account = request.policy.site.recognises(request, username, password)
    if account is None or not request.policy.site.admits(account, request.instant):
        event(request, "ingreso", resultado="rechazado", cuenta=disguised(key))
        return BAD_CREDENTIALS, 401
    limits.signed_in(request, key)
    if request.policy.site.one_session and sessions.is_open(account):
        event(request, "ingreso", resultado="ya dentro", cuenta=disguised(key))
        return ALREADY_INSIDE, 409
    login(request, account)
    sessions.begin(request)
    if request.policy.site.one_session:
        sessions.note_open(account)
    event(request, "ingreso", resultado="admitido", cuenta=disguised(key))
    return "", 302


def _front(request: HttpRequest, context: dict[str, str], status: int = 0) -> HttpResponse:
    """The front page."""
    site = cast(PortalRequest, request).policy.site
    if site.front_once and current_draft(request):
        site = replace(site, front_option="")
    return show(request, site.front, {**context, "site": site}, status or site.front_status)


@require_http_methods(["GET", "HEAD", "POST"])
def front(request: HttpRequest) -> HttpResponse:
    """Front page with "Nuevo Registro" and the sign-in (5.1)."""
    if request.method != "POST":
        return _front(request, {})
    username = request.POST.get("usuario", "").strip().replace("\x00", "")[:60]
    password = request.POST.get("contrasena", "")[: LONGEST_PASSWORD + 1]  # one more than anybody's: no match
    error, status = _sign_in(cast(PortalRequest, request), username, password)
    if not error:
        return redirect("servicios")
    return _front(request, {"error": error, "username": username}, status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    event(request, "salida")
    if cast(PortalRequest, request).policy.site.one_session and request.user.is_authenticated:
        sessions.note_closed(request.user)
    logout(request)
    return redirect("inicio")


@require_safe
@sessions.signed_in
def services(request: HttpRequest) -> HttpResponse:
    """The information services of a general user (4.1.1)."""
    policy, account = cast(PortalRequest, request).policy, cast(Account, request.user)
    offered = policy.site.offers(account, policy.services)
    return show(request, "servicios.html", {"services": offered, "account": account})


@require_safe
@sessions.signed_in
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """One of the information services (4.1.1, 5.2)."""
    policy = cast(PortalRequest, request).policy
    chosen = next((each for each in policy.services if each.slug == slug), None)
    if chosen is None or chosen.opens is Opens.NOTHING:
        raise Http404
    other = {Opens.FORBIDDEN: no_permission, Opens.FAILURE: server_error}.get(chosen.opens)
    if other is not None:
        return other(request)
    away = {Opens.SIGN_IN: "inicio", Opens.LIST: "servicios"}.get(chosen.opens)
    if away is not None:
        return redirect(away)
    name = "vacia.html" if chosen.opens is Opens.BLANK else "servicio.html"
    return show(request, name, {"service": chosen, "refused": chosen.opens is Opens.REFUSAL})


@require_safe
def request_types(request: HttpRequest) -> HttpResponse:
    """The seven kinds of request (5.2)."""
    policy = cast(PortalRequest, request).policy
    if policy.site.types_closed:
        raise Http404
    context = {"types": policy.request_types, "site": policy.site, "general": GENERAL_USER}
    return show(request, "registro.html", context)


@require_safe
def other_request(request: HttpRequest, slug: str) -> HttpResponse:
    """A kind of request that this portal only names."""
    policy = cast(PortalRequest, request).policy
    chosen = next((kind for kind in policy.request_types if kind.slug == slug and slug != policy.site.opens_form), None)
    if chosen is None:
        raise Http404
    return show(request, "otra.html", {"kind": chosen})


@require_safe
def completed(request: HttpRequest) -> HttpResponse:
    """The registration is approved at once (5.4)."""
    username = completed_username(request)
    if not username:
        return redirect("registro")
    policy = cast(PortalRequest, request).policy
    message = policy.tells.get(Occasion.REGISTERED)
    context = {
        "username": username,
        "approved": policy.says_approved,
        "asks": policy.asks_afterwards,
        "notice": policy.messages[message] if message else None,
    }
    return show(request, "completado.html", context)


@require_safe
def banner(request: HttpRequest) -> HttpResponse:
    """The head of a look whose pages stand in a frame."""
    if not cast(PortalRequest, request).policy.look.framed:
        raise Http404
    return show(request, "cabecera.html", {})


@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Whether the portal answers, and in which mode."""
    return JsonResponse(
        {
            "estado": "ok",
            "version": __version__,
            "modo_prueba": settings.PORTAL_TEST_MODE,
            "hasher": get_hasher().algorithm,
        }
    )

"""The looks of the portal: the same rules, lists and messages in the clothes of another age.

``clasica`` is a portal of twenty years ago: nested tables, fields without labels, native alerts, a whole page for
each button, ISO-8859-1, and a frame. ``jquery`` is what an agency delivers with Bootstrap, Select2, SweetAlert2 and
Inputmask, ``react`` what it delivers with React, React Router and MUI, ``componentes`` what it delivers with web
components of Lit and Shoelace. Which one is shown, the environment says (``PORTAL_LOOK``).
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse

from portal.registration.policy import Look
from portal.registration.requests import PortalRequest
from portal.registration.views.showing import show

Handler = Callable[[HttpRequest], HttpResponse]
CLASSIC = Look(
    folder="clasica",
    names={
        "usuario": "txtId",
        "tipo_documento": "cboTipDoc",
        "documento": "txtDoc",
        "nombre": "txtNom",
        "contrasena": "txtPwd",
        "contrasena2": "txtPwd2",
        "pais": "cboPais",
        "provincia": "cboProv",
        "ciudad": "cboCiu",
        "direccion": "txtDir",
        "telefono1": "txtTel1",
        "telefono2": "txtTel2",
        "operador": "cboOper",
        "celular": "txtCel",
        "fax": "txtFax",
        "correo": "txtMail",
        "correo2": "txtMail2",
        "codigo": "txtCod",
        "correo_senae": "txtMailSenae",
    },
    charset="iso-8859-1",
    framed=True,
    returns_passwords=True,
)
LOOKS: Mapping[str, Look] = {
    "": Look(),
    "clasica": CLASSIC,
    "componentes": Look(folder="componentes", kit="componentes", draws_itself=True),
    "jquery": Look(folder="jquery", kit="jquery"),
    "react": Look(folder="react", kit="react", draws_itself=True),
}
_READ_AS = "windows-1252"  # what a browser understands by ISO-8859-1
_FORM_TYPE = "application/x-www-form-urlencoded"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self'; img-src 'self'; frame-src 'self'; "
        "form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
    ),
    "X-Frame-Options": "SAMEORIGIN",
}

_KIT_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self' data:; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
    )
}
"""A kit may hold its icons as addresses of data, and ask for them."""


class LookMiddleware:
    """Dresses the policy of each request; the portal's own look passes through untouched."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response
        if settings.PORTAL_LOOK not in LOOKS:
            known = ", ".join(name for name in LOOKS if name)
            raise ImproperlyConfigured(f"PORTAL_LOOK es «{settings.PORTAL_LOOK}» y puede ser: {known}; o quítela.")
        self.look = LOOKS[settings.PORTAL_LOOK]

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Choose the look; read, frame and write as it does."""
        asked = cast(PortalRequest, request)
        asked.policy = replace(asked.policy, look=self.look)
        if not self.look.framed:
            response = self.get_response(request)
            for name, value in (_KIT_HEADERS if self.look.kit else {}).items():
                response.headers[name] = value
            return response
        _recode_form(request)
        # A browser says whether it wants a page for the window or for a frame of it.
        response = (
            show(request, "marco.html", {"content": request.get_full_path()})
            if request.headers.get("Sec-Fetch-Dest") == "document" and not request.path.startswith("/estatico/")
            else self.get_response(request)
        )
        return _recoded(response, self.look.charset)


def _recode_form(request: HttpRequest) -> None:
    """Turn a form that came in the charset of its page into the one that Django reads."""
    if request.content_type == _FORM_TYPE:
        pairs = parse_qsl(request.body.decode("ascii", "replace"), keep_blank_values=True, encoding=_READ_AS)
        request._body = urlencode(pairs).encode("ascii")  # noqa: SLF001 - Django reads UTF-8 only, and nothing else sets it


def _recoded(response: HttpResponse, charset: str) -> HttpResponse:
    """A page in the charset of the look, which may stand in a frame."""
    for name, value in _HEADERS.items():
        response.headers[name] = value
    if response.headers.get("Content-Type", "").startswith("text/html"):
        response.content = response.content.decode("utf-8").encode(_READ_AS, "xmlcharrefreplace")
        response.headers["Content-Type"] = f"text/html; charset={charset}"
    return response

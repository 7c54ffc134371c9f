"""Pages for what went wrong, in Spanish."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from portal.registration.log import event
from portal.registration.views.showing import show


def _answer(request: HttpRequest, code: int, title: str, text: str) -> HttpResponse:
    """A page, or JSON where the script of the form asked."""
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"resultado": "error", "error": text}, status=code)
    return show(request, "error.html", {"code": code, "title": title, "text": text}, code)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    return _answer(request, 400, "Solicitud no válida", "No pudimos entender la solicitud. Vuelva a intentarlo.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return no_permission(request)


def no_permission(request: HttpRequest) -> HttpResponse:
    """403, for a view that answers so itself."""
    return _answer(request, 403, "Acceso no permitido", "No tiene permiso para ver esta página.")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form that is too old or came from elsewhere."""
    event(request, "formulario-ajeno", motivo=reason)
    text = "El formulario caducó o no procede de este portal. Recargue la página y vuelva a enviarlo."
    return _answer(request, 403, "No pudimos verificar el formulario", text)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return _answer(request, 404, "Página no encontrada", "La dirección no existe o ha cambiado.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    text = "Algo falló de nuestro lado y no se guardó ningún cambio. Inténtelo de nuevo en unos minutos."
    return _answer(request, 500, "Error interno", text)

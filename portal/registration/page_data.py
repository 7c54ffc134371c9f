"""The pages as data, for a look whose script draws them: what the templates of the portal's own look show."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from portal.registration.catalogs import Option
from portal.registration.presentation import Widget

Context = Mapping[str, Any]
Data = dict[str, Any]


def page_data(name: str, context: Context) -> Data | None:
    """Content of a page.

    Args:
        name: Of its template.
        context: What the template would get.

    Returns:
        Data for JSON; None for a page that the script does not draw.
    """
    draw = _PAGES.get(name)
    return {"pagina": name.removesuffix(".html"), **draw(context)} if draw else None


def _front(context: Context) -> Data:
    return {
        "opcion": context["site"].front_option,
        "error": context.get("error", ""),
        "usuario": context.get("username", ""),
    }


def _types(context: Context) -> Data:
    site = context["site"]

    def address(slug: str) -> str:
        return reverse("formulario") if slug == site.opens_form else reverse("otra-solicitud", args=[slug])

    return {
        "titulo": site.types_title,
        "tipos": [
            {
                "nombre": kind.name,
                "descripcion": kind.description,
                "aprobacion": kind.approval,
                "direccion": address(kind.slug) if site.types_linked else "",
            }
            for kind in context["types"]
        ],
    }


def _form(context: Context) -> Data:
    page = context["page"]
    return {
        "titulo": page.title,
        "registrar": page.register and _button(page.register),
        "secciones": [
            {"titulo": section["title"], "filas": [[_widget(each) for each in row] for row in section["rows"]]}
            for section in context["sections"]
        ],
        "fijado": bool(context["locked"]),
        "reglas": context["config"],
    }


def _widget(widget: Widget) -> Data:
    field, companion = widget.field, widget.companion
    return {
        "nombre": field.name,
        "rotulo": field.label,
        "obligatorio": field.mandatory,
        "marca": field.star,
        "clase": field.kind,
        "aviso_lista": field.prompt,
        "opciones": _options(widget.options),
        "valor": widget.value,
        "fijo": widget.readonly,
        "filas_abiertas": field.open_rows,
        "ayuda": field.hint,
        "largo": field.maxlength,
        "completa": field.autocomplete,
        "teclado": field.inputmode,
        "boton": field.button and _button(field.button),
        "acompanante": companion
        and {
            "nombre": companion.name,
            "rotulo": companion.label,
            "opciones": _options(widget.companion_options),
            "valor": widget.companion_value,
            "aviso_lista": companion.prompt,
            "filas_abiertas": companion.open_rows,
        },
    }


def _options(options: Sequence[Option]) -> list[list[str]]:
    return [[each.value, each.text] for each in options]


def _button(button: Any) -> Data:
    return {"texto": button.text, "accion": button.action, "activo": button.enabled}


def _completed(context: Context) -> Data:
    notice = context["notice"]
    return {
        "usuario": context["username"],
        "aprobado": context["approved"],
        "pide": context["asks"],
        "aviso": notice and f"{notice.title}. {notice.text}",
    }


def _services(context: Context) -> Data:
    account = context["account"]
    return {
        "servicios": [
            {
                "nombre": each.name,
                "descripcion": each.description,
                "direccion": reverse("servicio", args=[each.slug]) if each.linked else "#",
            }
            for each in context["services"]
        ],
        "nombre": account.name,
        "cuenta": [
            ["ID de usuario", account.username],
            ["Dirección", account.address],
            ["Correo electrónico", account.email],
            ["Correo del SENAE", account.senae_email],
        ],
    }


_PAGES: Mapping[str, Callable[[Context], Data]] = {
    "inicio.html": _front,
    "registro.html": _types,
    "otra.html": lambda context: {"nombre": context["kind"].name},
    "formulario.html": _form,
    "completado.html": _completed,
    "servicios.html": _services,
    "servicio.html": lambda context: {
        "nombre": context["service"].name,
        "descripcion": context["service"].description,
        "rechazado": context["refused"],
    },
    "error.html": lambda context: {"codigo": context["code"], "titulo": context["title"], "texto": context["text"]},
}

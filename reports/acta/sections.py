"""Short Spanish titles of the sections of the document, for headings of the acta."""

from __future__ import annotations

SECTIONS = {
    "4.1.1": "Usuario General",
    "4.1.2": "ID de usuario",
    "4.1.4": "Catálogo",
    "4.1.5": "Nombre Usuario",
    "4.2.1": "Campos obligatorios",
    "4.2.2": "Sin certificado digital",
    "5.1": "Acceso al portal",
    "5.2": "Tipos de solicitud",
    "5.3": "Estructura de la solicitud",
    "5.3.1": "Campos de la solicitud",
    "5.3.2": "Registro",
    "5.4": "Aprobación",
}

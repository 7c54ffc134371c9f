"""Names of the document that the pages look for; a profile with any other name is refused."""

from __future__ import annotations

FIELDS = (
    "ID.usuario",
    "Doc. Identificación",
    "Nombre Usuario",
    "Contraseña",
    "Confirmación de Contraseña",
    "Dirección",
    "Teléfono1",
    "Teléfono2",
    "Numero de Celular",
    "Fax",
    "Correo Electrónico",
    "Confirmación de correo electrónico",
)
LISTS = ("Tipo de documento", "País", "Provincia", "Ciudad", "Operador")
PASSWORDS = ("Contraseña", "Confirmación de Contraseña")
"""Labels of the fields whose values are secret."""
CODE = "Ingrese código de seguridad"
UNFILLED = (CODE, "SENAE Correo Electrónico")
SIGN_IN = ("ID.usuario", "Contraseña")
UNLABELLED = ("Tipo de documento", "Operador")
OWN_FIELDS = tuple(each for each in (*FIELDS, *LISTS, *UNFILLED) if each not in (*SIGN_IN, *UNLABELLED))
"""Fields of the form that no sign-in page has, and that have a name of their own."""
BUTTONS = ("Comprobar disponibilidad", "Solicitar código de seguridad", "Registrar")
ON_OTHER_PAGES = ("Nuevo Registro", "Ingresar", "Cerrar sesión", "Registro de usuario")
REQUESTS = (
    "Solicitud de registro de usuario de Representante de Comercio Exterior",
    "Solicitud de registro de usuario de Empleado",
    "Solicitud de registro para Usuario General",
    "Solicitud de registro de usuario para Representantes de Entidades Públicas",
    "Solicitud de registro de usuario para Funcionarios de Entidades Públicas",
    "Solicitud de registro de usuario para ORGANISMOS INTERNACIONALES",
    "Registro de Usuario Persona con Discapacidad",
)
SERVICES = (
    "consulta de información pública",
    "e-docs",
    "preguntas y respuestas",
    "avisos",
    "Consulta del Arancel",
    "Mi página",
)
NAMES = {
    "labels": (*FIELDS, *LISTS, *UNFILLED, *BUTTONS, *ON_OTHER_PAGES, *REQUESTS, *SERVICES),
    "selectors": (*FIELDS, *LISTS, *UNFILLED, *BUTTONS, *ON_OTHER_PAGES, *REQUESTS),
    "marks": (*FIELDS, *LISTS, *UNFILLED),
    "applicant": (*FIELDS, *LISTS),
}
"""Table of a profile -> the names that it may have."""

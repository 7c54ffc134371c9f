"""The seven requests of the list "Registro de usuario" (5.2): exact names, descriptions of our own."""

from dataclasses import dataclass

SENAE = "Requiere la aprobación del SENAE."
LEGAL_REPRESENTATIVE = "Requiere la aprobación de su representante legal."
GENERAL_USER = "usuario-general"


@dataclass(frozen=True)
class RequestType:
    """A kind of request and who must approve it, if the document says so."""

    slug: str
    name: str
    description: str
    approval: str = ""


REQUEST_TYPES = (
    RequestType(
        "representante-comercio-exterior",
        "Solicitud de registro de usuario de Representante de Comercio Exterior",
        "Para quien representa a una empresa, o actúa por cuenta propia, y gestiona a sus empleados y los perfiles "
        "de cada uno.",
        SENAE,
    ),
    RequestType(
        "empleado",
        "Solicitud de registro de usuario de Empleado",
        "Para quien trabaja en una empresa registrada y usa las opciones que ella le asigna.",
        LEGAL_REPRESENTATIVE,
    ),
    RequestType(
        GENERAL_USER,
        "Solicitud de registro para Usuario General",
        "Para cualquier persona que desee consultar los servicios de información abiertos al público.",
    ),
    RequestType(
        "representantes-entidades-publicas",
        "Solicitud de registro de usuario para Representantes de Entidades Públicas",
        "Para la máxima autoridad de una institución pública o la persona que designe en su lugar.",
        SENAE,
    ),
    RequestType(
        "funcionarios-entidades-publicas",
        "Solicitud de registro de usuario para Funcionarios de Entidades Públicas",
        "Para el personal de una institución pública que ya cuenta con un representante registrado.",
        LEGAL_REPRESENTATIVE,
    ),
    RequestType(
        "organismos-internacionales",
        "Solicitud de registro de usuario para ORGANISMOS INTERNACIONALES",
        "Para organismos internacionales y la persona que los representa ante la aduana.",
    ),
    RequestType(
        "persona-con-discapacidad",
        "Registro de Usuario Persona con Discapacidad",
        "Para una persona con discapacidad, o quien la representa, que tramita la importación de sus bienes.",
        SENAE,
    ),
)

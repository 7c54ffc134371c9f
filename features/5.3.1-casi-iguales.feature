# language: es
Característica: Confirmaciones casi iguales (5.3.1)
  La confirmación debe ser la misma; no basta con que se parezca.

  Esquema del escenario: Si la confirmación de la contraseña <casi>, no hay registro
    Dada una persona cuya confirmación de la contraseña <casi>
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | requisito                      | casi                                        |
      | 5.3.1.confirmacion-distinta    | acaba en otra letra                         |
      | 5.3.1.confirmacion-distinta    | cambia mayúsculas por minúsculas y al revés |
      | 5.3.1.confirmacion-distinta    | no tiene la última letra                    |
      | 5.3.1.confirmacion-distinta    | tiene una letra más                         |
      | 5.3.1.confirmacion-con-espacio | tiene un espacio al final                   |

  @5.3.1.confirmacion-distinta
  Escenario: Si la contraseña cambia después de confirmada, no hay registro
    Dada una persona que completó la solicitud
    Y que después cambió solo la contraseña
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.mensaje-correos-distintos
  Esquema del escenario: Si la confirmación del correo <casi>, el portal avisa que los correos difieren
    Dada una persona cuya confirmación del correo <casi>
    Y que llenó la solicitud
    Cuando sigue adelante hasta que el portal le avise
    Entonces el portal avisa con el mensaje de correos distintos

    Ejemplos:
      | casi                          |
      | tiene otro dominio            |
      | tiene otro final en el nombre |

  @5.3.1.mensaje-correos-distintos
  Escenario: Si el correo cambia después de confirmado, el portal avisa que los correos difieren
    Dada una persona con todos sus datos
    Y que llenó la solicitud
    Y que después cambió solo su correo
    Cuando sigue adelante hasta que el portal le avise
    Entonces el portal avisa con el mensaje de correos distintos

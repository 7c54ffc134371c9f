# language: es
Característica: Después de un rechazo (5.3.2)
  Lo escrito sigue en la solicitud, y con el dato corregido se registra.

  @5.3.2.rechazo-conserva-lo-escrito
  Esquema del escenario: Rechazada por <falta>, la solicitud conserva lo escrito
    Dada una persona que completó la solicitud con <falta>
    Cuando presiona «Registrar»
    Entonces la solicitud conserva lo que escribió

    Ejemplos:
      | falta                                   |
      | una confirmación de contraseña distinta |
      | un código distinto del recibido         |

  @5.3.2.se-corrige-y-registra
  Esquema del escenario: Rechazada por <falta> y corregida, la solicitud se registra
    Dada una persona que completó la solicitud con <falta>
    Y que la corrigió cuando el portal la rechazó
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | falta                                   |
      | una confirmación de contraseña distinta |
      | un código distinto del recibido         |

# language: es
Característica: El correo comprobado ya no cambia (5.3.1)
  Una vez comprobada su disponibilidad, la cuenta no queda con otro.

  @5.3.1.correo-comprobado-fijo
  Esquema del escenario: El correo comprobado no se cambia <manera>
    Dada una persona que comprobó la disponibilidad de su correo
    Cuando intenta cambiar su correo <manera>
    Entonces uno de los dos correos, al menos, sigue como se comprobó

    Ejemplos:
      | manera    |
      | tecleando |
      | pegando   |

  @5.3.1.correo-sigue-fijo
  Esquema del escenario: El correo comprobado tampoco se cambia <después>
    Dada una persona que comprobó la disponibilidad de su correo
    Y que después <acontecimiento>
    Cuando intenta cambiar su correo tecleando
    Entonces uno de los dos correos, al menos, sigue como se comprobó

    Ejemplos:
      | después                             | acontecimiento                                        |
      | al comprobarlo por segunda vez      | lo comprobó otra vez                                  |
      | después de un registro rechazado    | presionó «Registrar» con un código que nadie le envió |
      | con el mensaje de código solicitado | solicitó el código                                    |
      | al elegir otra provincia            | eligió otra provincia                                 |
      | al comprobar su documento           | comprobó su documento                                 |

  @5.3.1.correo-registrado-es-el-comprobado
  Escenario: La cuenta no queda con un correo distinto del comprobado
    Dada una persona que recibió su código
    Y que escribió el código recibido
    Y que intentó cambiar su correo
    Cuando presiona «Registrar»
    Entonces no queda registrada con otro correo

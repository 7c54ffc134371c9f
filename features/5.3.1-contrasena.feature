# language: es
Característica: La contraseña y su confirmación (5.3.1)
  Al menos 8 caracteres alfanuméricos, escritos dos veces igual.

  @5.3.1.contrasena-8
  Escenario: Ocho caracteres bastan
    Dada una persona cuya contraseña es «Aduana26»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.contrasena-mas-de-8
  Esquema del escenario: Más de ocho también valen
    Dada una persona cuya contraseña es «<contraseña>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | contraseña                       |
      | Aduana202                        |
      | AduanaDelEcuador2026Guayaquil593 |

  @5.3.1.contrasena-menos-de-8
  Esquema del escenario: Menos de ocho no bastan
    Dada una persona cuya contraseña es «<contraseña>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | contraseña |
      | Aduan26    |
      | Adu4n4     |
      | A1         |

  @5.3.1.contrasena-solo-letras
  Escenario: Solo letras no bastan
    Dada una persona cuya contraseña es «AduanaEcuador»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.contrasena-solo-numeros
  Escenario: Solo números no bastan
    Dada una persona cuya contraseña es «20260704»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.contrasena-con-simbolos
  Escenario: Con símbolos no se admite
    Dada una persona cuya contraseña es «Aduana-26!»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.confirmacion-distinta
  Esquema del escenario: La confirmación debe ser la misma
    Dada una persona que en «Confirmación de Contraseña» pone «<otra>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | otra        |
      | OtraClave99 |
      | Aduana26    |

# language: es
Característica: La contraseña y su confirmación (5.3.1)
  Al menos 8 caracteres alfanuméricos, escritos dos veces igual.

  Esquema del escenario: «<contraseña>» vale como contraseña: <motivo>
    Dada una persona cuya contraseña es «<contraseña>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | requisito                 | contraseña                       | motivo                       |
      | 5.3.1.contrasena-8        | Aduana26                         | tiene ocho caracteres        |
      | 5.3.1.contrasena-mas-de-8 | Aduana202                        | tiene más de ocho caracteres |
      | 5.3.1.contrasena-de-32    | AduanaDelEcuador2026Guayaquil593 | tiene 32 caracteres          |

  Esquema del escenario: «<contraseña>» no vale como contraseña: <motivo>
    Dada una persona cuya contraseña es «<contraseña>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | requisito                     | contraseña    | motivo                         |
      | 5.3.1.contrasena-menos-de-8   | Aduan26       | tiene menos de ocho caracteres |
      | 5.3.1.contrasena-menos-de-8   | Aduañ26       | tiene menos de ocho caracteres |
      | 5.3.1.contrasena-solo-letras  | AduanaEcuador | tiene solo letras              |
      | 5.3.1.contrasena-solo-numeros | 20260704      | tiene solo números             |
      | 5.3.1.contrasena-con-simbolos | Aduana-26!    | tiene símbolos                 |

  @5.3.1.contrasena-menos-de-8
  Escenario: «Adu4n4» tampoco vale como contraseña al insistir
    Dada una persona cuya contraseña es «Adu4n4»
    Y que completó el resto de la solicitud
    Y que ya presionó «Registrar» una vez
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.confirmacion-distinta
  Esquema del escenario: Si la confirmación es otra, «<otra>», no hay registro
    Dada una persona que en «Confirmación de Contraseña» pone «<otra>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | otra        |
      | OtraClave99 |
      | Aduana26    |

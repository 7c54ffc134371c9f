# language: es
Característica: La contraseña y su confirmación (5.3.1)
  Al menos 8 caracteres alfanuméricos, escritos dos veces igual.

  Esquema del escenario: «<contraseña>» vale como contraseña: <motivo>
    Dada una persona cuya contraseña es «<contraseña>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | requisito                 | contraseña                       | motivo                                           |
      | 5.3.1.contrasena-8        | Rvk48Tzq                         | tiene ocho caracteres                            |
      | 5.3.1.contrasena-8        | rvk48tzq                         | tiene ocho, sin mayúsculas                       |
      | 5.3.1.contrasena-8        | 48RVKTZQ                         | tiene ocho, sin minúsculas, y empieza por número |
      | 5.3.1.contrasena-mas-de-8 | Rvk481Tzq                        | tiene más de ocho caracteres                     |
      | 5.3.1.contrasena-de-32    | RvkTz48qbHw73mxDfLp26nsGyJc59WtB | tiene 32 caracteres                              |

  Esquema del escenario: «<contraseña>» no vale como contraseña: <motivo>
    Dada una persona cuya contraseña es «<contraseña>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | requisito                          | contraseña    | motivo                         |
      | 5.3.1.contrasena-menos-de-8        | Rvk48Tz       | tiene menos de ocho caracteres |
      | 5.3.1.contrasena-menos-de-8        | Rvñ48Tz       | tiene menos de ocho caracteres |
      | 5.3.1.contrasena-solo-letras       | RvkTzqbHwmxDf | tiene solo letras              |
      | 5.3.1.contrasena-solo-numeros      | 59307416      | tiene solo números             |
      | 5.3.1.contrasena-con-simbolos      | Rvk-48Tzq!    | tiene símbolos                 |
      | 5.3.1.contrasena-con-simbolos      | Rvk48Tz!      | el octavo signo es un símbolo  |
      | 5.3.1.contrasena-con-simbolos      | Rvk_48Tzq     | tiene un guion bajo            |
      | 5.3.1.contrasena-sin-alfanumericos | $%&/()=?!     | no tiene letras ni números     |

  @5.3.1.contrasena-menos-de-8
  Escenario: «Rv4kT8» tampoco vale como contraseña al insistir
    Dada una persona cuya contraseña es «Rv4kT8»
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
      | MbqWx73hgTn |
      | Rvk48Tzq    |

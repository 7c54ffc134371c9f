# language: es
Característica: Estructura de la solicitud (5.3)
  Los campos, sus parejas, sus botones y lo que muestran al abrir, como en la figura.

  @5.3.titulo
  Escenario: La solicitud lleva su título
    Cuando una persona mira la solicitud
    Entonces se titula «Solicitud de registro para Usuario General»

  Esquema del escenario: La solicitud tiene el campo «<campo>»
    Cuando una persona mira la solicitud
    Entonces ve el campo «<campo>»

    Ejemplos:
      | requisito                         | campo                              |
      | 5.3.campo-id                      | ID.usuario                         |
      | 5.3.campo-documento               | Doc. Identificación                |
      | 5.3.campo-nombre                  | Nombre Usuario                     |
      | 5.3.campo-contrasena              | Contraseña                         |
      | 5.3.campo-confirmacion-contrasena | Confirmación de Contraseña         |
      | 5.3.campo-pais                    | País                               |
      | 5.3.campo-provincia               | Provincia                          |
      | 5.3.campo-ciudad                  | Ciudad                             |
      | 5.3.campo-direccion               | Dirección                          |
      | 5.3.campo-telefono1               | Teléfono1                          |
      | 5.3.campo-telefono2               | Teléfono2                          |
      | 5.3.campo-celular                 | Numero de Celular                  |
      | 5.3.campo-fax                     | Fax                                |
      | 5.3.campo-correo                  | Correo Electrónico                 |
      | 5.3.campo-confirmacion-correo     | Confirmación de correo electrónico |
      | 5.3.campo-codigo                  | Ingrese código de seguridad        |
      | 5.3.campo-correo-senae            | SENAE Correo Electrónico           |

  @5.3.orden-de-campos
  Escenario: Los campos siguen el orden de la figura
    Cuando una persona mira la solicitud
    Entonces los campos aparecen en este orden:
      | ID.usuario                         |
      | Doc. Identificación                |
      | Nombre Usuario                     |
      | Contraseña                         |
      | Confirmación de Contraseña         |
      | País                               |
      | Provincia                          |
      | Ciudad                             |
      | Dirección                          |
      | Teléfono1                          |
      | Teléfono2                          |
      | Numero de Celular                  |
      | Fax                                |
      | Correo Electrónico                 |
      | Confirmación de correo electrónico |
      | Ingrese código de seguridad        |
      | SENAE Correo Electrónico           |

  Esquema del escenario: «<izquierda>» y «<derecha>» forman una fila
    Cuando una persona mira la solicitud
    Entonces «<izquierda>» y «<derecha>» forman una fila

    Ejemplos:
      | requisito                | izquierda         | derecha                    |
      | 5.3.par-contrasenas      | Contraseña        | Confirmación de Contraseña |
      | 5.3.par-provincia-ciudad | Provincia         | Ciudad                     |
      | 5.3.par-telefonos        | Teléfono1         | Teléfono2                  |
      | 5.3.par-celular-fax      | Numero de Celular | Fax                        |

  Esquema del escenario: Junto a «<campo>» está el botón «<botón>»
    Cuando una persona mira la solicitud
    Entonces junto a «<campo>» está el botón «<botón>»

    Ejemplos:
      | requisito                          | campo                              | botón                         |
      | 5.3.boton-disponibilidad-id        | ID.usuario                         | Comprobar disponibilidad      |
      | 5.3.boton-disponibilidad-documento | Doc. Identificación                | Comprobar disponibilidad      |
      | 5.3.boton-disponibilidad-correo    | Confirmación de correo electrónico | Comprobar disponibilidad      |
      | 5.3.boton-solicitar-codigo         | Ingrese código de seguridad        | Solicitar código de seguridad |

  Esquema del escenario: Al abrir, «<lista>» muestra «<opción>»
    Cuando una persona mira la solicitud
    Entonces la lista «<lista>» muestra «<opción>»

    Ejemplos:
      | requisito                  | lista             | opción        |
      | 5.3.inicial-tipo-documento | Tipo de documento | RUC           |
      | 5.3.inicial-pais           | País              | --Selección-- |
      | 5.3.inicial-provincia      | Provincia         | --Selección-- |
      | 5.3.inicial-ciudad         | Ciudad            | --Selección-- |
      | 5.3.inicial-operador       | Operador          | CLARO         |

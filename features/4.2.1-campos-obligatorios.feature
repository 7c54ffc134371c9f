# language: es
Característica: Campos obligatorios (4.2.1)
  Los campos con asterisco rojo deben llenarse; de lo contrario no se registra la solicitud.

  Esquema del escenario: El campo «<campo>» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «<campo>» lleva un asterisco rojo

    Ejemplos:
      | requisito                               | campo                              |
      | 4.2.1.asterisco-id                      | ID.usuario                         |
      | 4.2.1.asterisco-documento               | Doc. Identificación                |
      | 4.2.1.asterisco-nombre                  | Nombre Usuario                     |
      | 4.2.1.asterisco-contrasena              | Contraseña                         |
      | 4.2.1.asterisco-confirmacion-contrasena | Confirmación de Contraseña         |
      | 4.2.1.asterisco-pais                    | País                               |
      | 4.2.1.asterisco-direccion               | Dirección                          |
      | 4.2.1.asterisco-telefono1               | Teléfono1                          |
      | 4.2.1.asterisco-celular                 | Numero de Celular                  |
      | 4.2.1.asterisco-correo                  | Correo Electrónico                 |
      | 4.2.1.asterisco-confirmacion-correo     | Confirmación de correo electrónico |
      | 4.2.1.asterisco-codigo                  | Ingrese código de seguridad        |

  @4.2.1.asterisco-direccion
  Escenario: El asterisco sigue después de un rechazo
    Dada una persona que abrió la solicitud
    Cuando presiona «Registrar»
    Entonces «Dirección» lleva un asterisco rojo

  Esquema del escenario: Sin «<campo>» no hay registro
    Dada una persona que deja vacío el campo «<campo>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | requisito                                 | campo                      |
      | 4.2.1.obligatorio-id                      | ID.usuario                 |
      | 4.2.1.obligatorio-documento               | Doc. Identificación        |
      | 4.2.1.obligatorio-nombre                  | Nombre Usuario             |
      | 4.2.1.obligatorio-contrasena              | Contraseña                 |
      | 4.2.1.obligatorio-confirmacion-contrasena | Confirmación de Contraseña |
      | 4.2.1.obligatorio-pais                    | País                       |
      | 4.2.1.obligatorio-direccion               | Dirección                  |
      | 4.2.1.obligatorio-telefono1               | Teléfono1                  |
      | 4.2.1.obligatorio-celular                 | Numero de Celular          |

  Esquema del escenario: Sin «<campo>» no hay registro, tampoco con el código recibido
    Dada una persona que deja vacío el campo «<campo>»
    Y que completó el resto con un código recibido
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | requisito                             | campo                              |
      | 4.2.1.obligatorio-correo              | Correo Electrónico                 |
      | 4.2.1.obligatorio-confirmacion-correo | Confirmación de correo electrónico |

  @4.2.1.obligatorio-codigo
  Escenario: Sin «Ingrese código de seguridad» no hay registro
    Dada una persona que recibió su código
    Y que no escribió el código recibido
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  Esquema del escenario: El campo «<campo>» no está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «<campo>» no lleva asterisco

    Ejemplos:
      | requisito                     | campo     |
      | 4.2.1.sin-asterisco-provincia | Provincia |
      | 4.2.1.sin-asterisco-ciudad    | Ciudad    |
      | 4.2.1.sin-asterisco-telefono2 | Teléfono2 |
      | 4.2.1.sin-asterisco-fax       | Fax       |

  Esquema del escenario: Sin «<campo>» hay registro
    Dada una persona que deja <vacíos>
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | requisito                | campo     | vacíos                                   |
      | 4.2.1.opcional-provincia | Provincia | vacíos los campos «Provincia» y «Ciudad» |
      | 4.2.1.opcional-ciudad    | Ciudad    | vacío el campo «Ciudad»                  |
      | 4.2.1.opcional-telefono2 | Teléfono2 | vacío el campo «Teléfono2»               |
      | 4.2.1.opcional-fax       | Fax       | vacío el campo «Fax»                     |

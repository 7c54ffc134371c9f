# language: es
Característica: Estructura de la solicitud (5.3)
  Los campos, sus parejas, sus botones y lo que muestran al abrir, como en la figura.

  @5.3.titulo
  Escenario: La solicitud lleva su título
    Cuando una persona mira la solicitud
    Entonces se titula «Solicitud de registro para Usuario General»

  @5.3.campo-id
  Escenario: Está el campo «ID.usuario»
    Cuando una persona mira la solicitud
    Entonces ve el campo «ID.usuario»

  @5.3.campo-documento
  Escenario: Está el campo «Doc. Identificación»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Doc. Identificación»

  @5.3.campo-nombre
  Escenario: Está el campo «Nombre Usuario»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Nombre Usuario»

  @5.3.campo-contrasena
  Escenario: Está el campo «Contraseña»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Contraseña»

  @5.3.campo-confirmacion-contrasena
  Escenario: Está el campo «Confirmación de Contraseña»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Confirmación de Contraseña»

  @5.3.campo-pais
  Escenario: Está el campo «País»
    Cuando una persona mira la solicitud
    Entonces ve el campo «País»

  @5.3.campo-provincia
  Escenario: Está el campo «Provincia»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Provincia»

  @5.3.campo-ciudad
  Escenario: Está el campo «Ciudad»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Ciudad»

  @5.3.campo-direccion
  Escenario: Está el campo «Dirección»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Dirección»

  @5.3.campo-telefono1
  Escenario: Está el campo «Teléfono1»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Teléfono1»

  @5.3.campo-telefono2
  Escenario: Está el campo «Teléfono2»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Teléfono2»

  @5.3.campo-celular
  Escenario: Está el campo «Numero de Celular»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Numero de Celular»

  @5.3.campo-fax
  Escenario: Está el campo «Fax»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Fax»

  @5.3.campo-correo
  Escenario: Está el campo «Correo Electrónico»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Correo Electrónico»

  @5.3.campo-confirmacion-correo
  Escenario: Está el campo «Confirmación de correo electrónico»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Confirmación de correo electrónico»

  @5.3.campo-codigo
  Escenario: Está el campo «Ingrese código de seguridad»
    Cuando una persona mira la solicitud
    Entonces ve el campo «Ingrese código de seguridad»

  @5.3.campo-correo-senae
  Escenario: Está el campo «SENAE Correo Electrónico»
    Cuando una persona mira la solicitud
    Entonces ve el campo «SENAE Correo Electrónico»

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

  @5.3.par-contrasenas
  Escenario: «Contraseña» y «Confirmación de Contraseña» van juntos
    Cuando una persona mira la solicitud
    Entonces «Contraseña» y «Confirmación de Contraseña» forman una fila

  @5.3.par-provincia-ciudad
  Escenario: «Provincia» y «Ciudad» van juntos
    Cuando una persona mira la solicitud
    Entonces «Provincia» y «Ciudad» forman una fila

  @5.3.par-telefonos
  Escenario: «Teléfono1» y «Teléfono2» van juntos
    Cuando una persona mira la solicitud
    Entonces «Teléfono1» y «Teléfono2» forman una fila

  @5.3.par-celular-fax
  Escenario: «Numero de Celular» y «Fax» van juntos
    Cuando una persona mira la solicitud
    Entonces «Numero de Celular» y «Fax» forman una fila

  @5.3.boton-disponibilidad-id
  Escenario: «ID.usuario» tiene su botón
    Cuando una persona mira la solicitud
    Entonces junto a «ID.usuario» puede usar el botón «Comprobar disponibilidad»

  @5.3.boton-disponibilidad-documento
  Escenario: «Doc. Identificación» tiene su botón
    Cuando una persona mira la solicitud
    Entonces junto a «Doc. Identificación» puede usar el botón «Comprobar disponibilidad»

  @5.3.boton-disponibilidad-correo
  Escenario: «Confirmación de correo electrónico» tiene su botón
    Cuando una persona mira la solicitud
    Entonces junto a «Confirmación de correo electrónico» puede usar el botón «Comprobar disponibilidad»

  @5.3.boton-solicitar-codigo
  Escenario: El código tiene su botón
    Cuando una persona mira la solicitud
    Entonces junto a «Ingrese código de seguridad» puede usar el botón «Solicitar código de seguridad»

  @5.3.inicial-tipo-documento
  Escenario: Lo que muestra «Tipo de documento» al abrir
    Cuando una persona mira la solicitud
    Entonces la lista «Tipo de documento» muestra «RUC»

  @5.3.inicial-pais
  Escenario: Lo que muestra «País» al abrir
    Cuando una persona mira la solicitud
    Entonces la lista «País» muestra «--Selección--»

  @5.3.inicial-provincia
  Escenario: Lo que muestra «Provincia» al abrir
    Cuando una persona mira la solicitud
    Entonces la lista «Provincia» muestra «--Selección--»

  @5.3.inicial-ciudad
  Escenario: Lo que muestra «Ciudad» al abrir
    Cuando una persona mira la solicitud
    Entonces la lista «Ciudad» muestra «--Selección--»

  @5.3.inicial-operador
  Escenario: Lo que muestra «Operador» al abrir
    Cuando una persona mira la solicitud
    Entonces la lista «Operador» muestra «CLARO»

# language: es
Característica: Campos obligatorios (4.2.1)
  Los campos con asterisco rojo deben llenarse; de lo contrario no se registra la solicitud.

  @4.2.1.asterisco-id
  Escenario: «ID.usuario» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «ID.usuario» lleva un asterisco rojo

  @4.2.1.asterisco-documento
  Escenario: «Doc. Identificación» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Doc. Identificación» lleva un asterisco rojo

  @4.2.1.asterisco-nombre
  Escenario: «Nombre Usuario» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Nombre Usuario» lleva un asterisco rojo

  @4.2.1.asterisco-contrasena
  Escenario: «Contraseña» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Contraseña» lleva un asterisco rojo

  @4.2.1.asterisco-confirmacion-contrasena
  Escenario: «Confirmación de Contraseña» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Confirmación de Contraseña» lleva un asterisco rojo

  @4.2.1.asterisco-pais
  Escenario: «País» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «País» lleva un asterisco rojo

  @4.2.1.asterisco-direccion
  Escenario: «Dirección» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Dirección» lleva un asterisco rojo

  @4.2.1.asterisco-telefono1
  Escenario: «Teléfono1» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Teléfono1» lleva un asterisco rojo

  @4.2.1.asterisco-celular
  Escenario: «Numero de Celular» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Numero de Celular» lleva un asterisco rojo

  @4.2.1.asterisco-correo
  Escenario: «Correo Electrónico» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Correo Electrónico» lleva un asterisco rojo

  @4.2.1.asterisco-confirmacion-correo
  Escenario: «Confirmación de correo electrónico» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Confirmación de correo electrónico» lleva un asterisco rojo

  @4.2.1.asterisco-codigo
  Escenario: «Ingrese código de seguridad» está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Ingrese código de seguridad» lleva un asterisco rojo

  @4.2.1.obligatorio-id
  Escenario: Sin «ID.usuario» no hay registro
    Dada una persona que deja vacío «ID.usuario»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-documento
  Escenario: Sin «Doc. Identificación» no hay registro
    Dada una persona que deja vacío «Doc. Identificación»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-nombre
  Escenario: Sin «Nombre Usuario» no hay registro
    Dada una persona que deja vacío «Nombre Usuario»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-contrasena
  Escenario: Sin «Contraseña» no hay registro
    Dada una persona que deja vacío «Contraseña»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-confirmacion-contrasena
  Escenario: Sin «Confirmación de Contraseña» no hay registro
    Dada una persona que deja vacío «Confirmación de Contraseña»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-pais
  Escenario: Sin «País» no hay registro
    Dada una persona que deja vacío «País»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-direccion
  Escenario: Sin «Dirección» no hay registro
    Dada una persona que deja vacío «Dirección»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-telefono1
  Escenario: Sin «Teléfono1» no hay registro
    Dada una persona que deja vacío «Teléfono1»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-celular
  Escenario: Sin «Numero de Celular» no hay registro
    Dada una persona que deja vacío «Numero de Celular»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-correo
  Escenario: Sin «Correo Electrónico» no hay registro
    Dada una persona que deja vacío «Correo Electrónico»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-confirmacion-correo
  Escenario: Sin «Confirmación de correo electrónico» no hay registro
    Dada una persona que deja vacío «Confirmación de correo electrónico»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.obligatorio-codigo
  Escenario: Sin «Ingrese código de seguridad» no hay registro
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que no escribió el código recibido
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.sin-asterisco-provincia
  Escenario: «Provincia» no está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Provincia» no lleva asterisco

  @4.2.1.opcional-provincia
  Escenario: Sin «Provincia» hay registro
    Dada una persona que deja vacías «Provincia» y «Ciudad»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @4.2.1.sin-asterisco-ciudad
  Escenario: «Ciudad» no está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Ciudad» no lleva asterisco

  @4.2.1.opcional-ciudad
  Escenario: Sin «Ciudad» hay registro
    Dada una persona que deja vacío «Ciudad»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @4.2.1.sin-asterisco-telefono2
  Escenario: «Teléfono2» no está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Teléfono2» no lleva asterisco

  @4.2.1.opcional-telefono2
  Escenario: Sin «Teléfono2» hay registro
    Dada una persona que deja vacío «Teléfono2»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @4.2.1.sin-asterisco-fax
  Escenario: «Fax» no está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «Fax» no lleva asterisco

  @4.2.1.opcional-fax
  Escenario: Sin «Fax» hay registro
    Dada una persona que deja vacío «Fax»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

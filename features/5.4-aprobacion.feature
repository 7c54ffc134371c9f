# language: es
Característica: Aprobación automática (5.4)
  Nadie aprueba la solicitud: el portal se usa de inmediato.

  @5.4.aprobacion-automatica
  Escenario: Se entra justo después de registrarse
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces el portal la deja entrar

  @5.4.aprobacion-con-pasaporte
  Escenario: También entra justo después de registrarse quien se identificó con pasaporte
    Dada una persona que se identifica con Pasaporte
    Y que quedó registrada
    Cuando entra con su ID y su contraseña
    Entonces el portal la deja entrar

# language: es
Característica: Aprobación automática (5.4)
  Nadie aprueba la solicitud: el portal se usa de inmediato.

  @5.4.aprobacion-automatica
  Escenario: Se entra justo después de registrarse
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces el portal la deja entrar

  Esquema del escenario: También entra justo después de registrarse quien se identificó con <documento>
    Dada una persona que se identifica con <documento>
    Y que quedó registrada
    Cuando entra con su ID y su contraseña
    Entonces el portal la deja entrar

    Ejemplos:
      | requisito                    | documento |
      | 5.4.aprobacion-con-ruc       | RUC       |
      | 5.4.aprobacion-con-pasaporte | Pasaporte |

  @5.4.aprobacion-fuera-del-ecuador
  Escenario: También entra justo después de registrarse quien vive en otro país
    Dada una persona que vive en «Argentina»
    Y que quedó registrada
    Cuando entra con su ID y su contraseña
    Entonces el portal la deja entrar

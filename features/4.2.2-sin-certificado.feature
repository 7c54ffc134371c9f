# language: es
Característica: Sin certificado digital (4.2.2)
  Para registrarse no hace falta un certificado digital.

  @4.2.2.sin-certificado
  Escenario: El registro termina sin certificado
    Dada una persona sin certificado digital
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

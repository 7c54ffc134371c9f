# language: es
Característica: Sin certificado digital (4.2.2)
  Para registrarse no hace falta un certificado digital: no lo exige la solicitud, y el registro termina sin él.

  @4.2.2.solicitud-sin-certificado
  Escenario: La solicitud no pide un certificado
    Cuando una persona va hasta la solicitud
    Entonces ni el camino ni la solicitud le exigen un «certificado»

  @4.2.2.sin-certificado
  Escenario: El registro termina sin certificado
    Dada una persona que completó la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada sin que el portal pida un certificado

  @4.2.2.sin-certificado
  Esquema del escenario: Tampoco pide un certificado a quien se identifica con <documento>
    Dada una persona que se identifica con <documento>
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no le pide un certificado para registrarse

    Ejemplos:
      | documento |
      | RUC       |
      | Pasaporte |

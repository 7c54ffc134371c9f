# language: es
Característica: Registrar la solicitud (5.3.2)
  La solicitud completa termina con el botón «Registrar».

  @5.3.2.boton-registrar
  Escenario: La solicitud tiene el botón «Registrar»
    Cuando una persona mira la solicitud
    Entonces está el botón «Registrar»

  @5.3.2.registro
  Escenario: La solicitud completa se registra
    Dada una persona que escribe uno por uno todos sus datos
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

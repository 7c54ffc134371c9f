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

  @5.3.2.registro-con-otro-id
  Escenario: Quien comprobó un ID y después otro se registra con el último
    Dada una persona con todos sus datos
    Y que llenó la solicitud y antes comprobó un ID libre
    Y que después comprobó el suyo y completó el resto
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

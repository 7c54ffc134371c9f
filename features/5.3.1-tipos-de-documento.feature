# language: es
Característica: La disponibilidad de cada tipo de documento (5.3.1)
  El número que se comprueba es el del tipo elegido.

  Esquema del escenario: Un número de <documento> que nadie usa está disponible
    Dada una persona que se identifica con <documento>
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Doc. Identificación»
    Entonces el portal dice que está disponible

    Ejemplos:
      | requisito                  | documento |
      | 5.3.1.ruc-disponible       | RUC       |
      | 5.3.1.pasaporte-disponible | Pasaporte |

  Esquema del escenario: Un número de <documento> que ya se usa no está disponible
    Dada una persona que tiene el mismo <documento> que otra ya registrada
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Doc. Identificación»
    Entonces el portal dice que ya se usa

    Ejemplos:
      | requisito               | documento |
      | 5.3.1.ruc-ocupado       | RUC       |
      | 5.3.1.pasaporte-ocupado | Pasaporte |

  Esquema del escenario: Un número de <documento> repetido no se registra
    Dada una persona que tiene el mismo <documento> que otra ya registrada
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces no queda otra cuenta con ese «Doc. Identificación»

    Ejemplos:
      | requisito                       | documento |
      | 5.3.1.ruc-ocupado-bloquea       | RUC       |
      | 5.3.1.pasaporte-ocupado-bloquea | Pasaporte |

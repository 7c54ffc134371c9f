# language: es
Característica: Identificación de la persona (5.3.1)
  El ID y el documento, y la comprobación de que están disponibles.

  @5.3.1.documento-opciones
  Escenario: Los tipos de documento
    Cuando una persona mira la solicitud
    Entonces la lista «Tipo de documento» es exactamente:
      | RUC                 |
      | Cédula de Identidad |
      | Pasaporte           |

  @5.3.1.registro-con-ruc
  Escenario: Registro con RUC
    Dada una persona que se identifica con RUC
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.registro-con-cedula
  Escenario: Registro con Cédula de Identidad
    Dada una persona que se identifica con Cédula de Identidad
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.registro-con-pasaporte
  Escenario: Registro con Pasaporte
    Dada una persona que se identifica con Pasaporte
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.id-disponible
  Escenario: «ID.usuario» que nadie usa
    Dada una persona con todos sus datos
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «ID.usuario»
    Entonces el portal dice que está disponible

  @5.3.1.id-ocupado
  Escenario: «ID.usuario» que ya se usa
    Dada una persona que usa el «ID.usuario» de otra ya registrada
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «ID.usuario»
    Entonces el portal dice que ya se usa

  @5.3.1.id-ocupado-bloquea
  Escenario: «ID.usuario» repetido no se registra
    Dada una persona que usa el «ID.usuario» de otra ya registrada
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces no queda otra cuenta con ese «ID.usuario»

  @5.3.1.documento-disponible
  Escenario: «Doc. Identificación» que nadie usa
    Dada una persona con todos sus datos
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Doc. Identificación»
    Entonces el portal dice que está disponible

  @5.3.1.documento-ocupado
  Escenario: «Doc. Identificación» que ya se usa
    Dada una persona que usa el «Doc. Identificación» de otra ya registrada
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Doc. Identificación»
    Entonces el portal dice que ya se usa

  @5.3.1.documento-ocupado-bloquea
  Escenario: «Doc. Identificación» repetido no se registra
    Dada una persona que usa el «Doc. Identificación» de otra ya registrada
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces no queda otra cuenta con ese «Doc. Identificación»

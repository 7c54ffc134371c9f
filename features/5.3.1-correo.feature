# language: es
Característica: El correo electrónico y su confirmación (5.3.1)
  Los dos correos deben coincidir y estar disponibles, y después ya no cambian.

  Esquema del escenario: Comprobado un correo que nadie usa, <consecuencia>
    Dada una persona con todos sus datos
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Confirmación de correo electrónico»
    Entonces <consecuencia>

    Ejemplos:
      | requisito                            | consecuencia                                               |
      | 5.3.1.correo-disponible              | el portal dice que está disponible                         |
      | 5.3.1.correos-iguales-sin-mensaje    | el portal no muestra el mensaje de correos distintos       |
      | 5.3.1.correo-se-bloquea              | «Correo Electrónico» no se puede modificar                 |
      | 5.3.1.confirmacion-correo-se-bloquea | «Confirmación de correo electrónico» no se puede modificar |
      | 5.3.1.codigo-se-puede-solicitar      | «Solicitar código de seguridad» se puede presionar         |

  @5.3.1.correo-ocupado
  Escenario: Un correo que ya se usa no está disponible
    Dada una persona que usa el «Correo Electrónico» de otra ya registrada
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Confirmación de correo electrónico»
    Entonces el portal dice que ya se usa

  @5.3.1.correo-ocupado-bloquea
  Escenario: Un correo repetido no se registra
    Dada una persona que usa el «Correo Electrónico» de otra ya registrada
    Y que completó el resto con un código recibido
    Cuando presiona «Registrar»
    Entonces no queda otra cuenta con ese «Correo Electrónico»

  @5.3.1.correos-distintos-bloquea
  Escenario: Con correos distintos no hay registro
    Dada una persona que en «Confirmación de correo electrónico» pone otro correo
    Y que completó el resto con un código recibido
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.mensaje-correos-distintos
  Escenario: El portal avisa que los correos difieren
    Dada una persona que en «Confirmación de correo electrónico» pone otro correo
    Y que llenó la solicitud
    Cuando sigue adelante hasta que el portal le avise
    Entonces el portal avisa con el mensaje de correos distintos

  @5.3.1.sin-mensaje-con-confirmacion-vacia
  Escenario: Mientras la confirmación está vacía, el portal no avisa que los correos difieren
    Dada una persona que deja vacío el campo «Correo Electrónico»
    Y que deja vacío el campo «Confirmación de correo electrónico»
    Y que llenó la solicitud
    Cuando escribe «ana26@prueba.example» en «Correo Electrónico»
    Entonces el portal no muestra el mensaje de correos distintos

  @5.3.1.correo-editable-si-difiere
  Escenario: Una confirmación que difiere se puede corregir después de comprobarla
    Dada una persona que en «Confirmación de correo electrónico» pone otro correo
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Confirmación de correo electrónico»
    Entonces «Confirmación de correo electrónico» se puede modificar

  @5.3.1.correo-editable-antes
  Escenario: Antes de comprobarlo, el correo se puede cambiar
    Dada una persona con todos sus datos
    Cuando llena la solicitud
    Entonces «Correo Electrónico» se puede modificar

  @5.3.1.correo-senae-automatico
  Esquema del escenario: El correo del SENAE sigue al ID «<id>»
    Dada una persona que abrió la solicitud
    Cuando escribe «<id>» en «ID.usuario»
    Entonces «SENAE Correo Electrónico» muestra «<correo>»

    Ejemplos:
      | id          | correo                           |
      | importa2026 | importa2026@correo.aduana.gob.ec |
      | mariana     | mariana@correo.aduana.gob.ec     |

  @5.3.1.correo-senae-no-editable
  Escenario: El correo del SENAE no se puede modificar
    Cuando una persona mira la solicitud
    Entonces «SENAE Correo Electrónico» no se puede modificar

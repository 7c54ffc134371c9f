# language: es
Característica: El código de seguridad (5.3.1)
  Se solicita, llega por correo, sirve quince minutos y el portal avisa cuando no sirve.

  Esquema del escenario: Solicitado el código, <consecuencia>
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces <consecuencia>

    Ejemplos:
      | requisito                       | consecuencia                                                       |
      | 5.3.1.mensaje-codigo-solicitado | el portal muestra el mensaje de código solicitado                  |
      | 5.3.1.codigo-llega              | llega un correo a su dirección                                     |
      | 5.3.1.codigo-asunto             | el correo que llega se denomina «ACTIVACIÓN DE CORREO ELECTRÓNICO» |
      | 5.3.1.codigo-destinatario       | el correo que llega va solo a quien lo pidió                       |
      | 5.3.1.codigo-en-el-correo       | el correo que llega contiene un código                             |
      | 5.3.1.codigo-letras-y-numeros   | el código que llega tiene solo letras y números                    |

  @5.3.1.sin-mensaje-antes-de-solicitar
  Escenario: Sin solicitar el código no aparece el mensaje de código solicitado
    Dada una persona con todos sus datos
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Confirmación de correo electrónico»
    Entonces el portal no muestra el mensaje de código solicitado

  @5.3.1.registro-correcto-sin-mensajes
  Esquema del escenario: Al registrar lo correcto, el portal no muestra el mensaje de <mensaje>
    Dada una persona que recibió su código
    Y que escribió el código recibido
    Cuando presiona «Registrar»
    Entonces el portal no muestra el mensaje de <mensaje>

    Ejemplos:
      | mensaje           |
      | correos distintos |
      | código solicitado |

  Esquema del escenario: <plazo> de solicitar el código, <consecuencia>
    Dada una persona que recibió su código
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron <tiempo>
    Cuando presiona «Registrar»
    Entonces <consecuencia>

    Ejemplos:
      | requisito                          | plazo             | tiempo                   | consecuencia                                      |
      | 5.3.1.codigo-vale-14-59            | A los 14 min 59 s | 14 minutos y 59 segundos | la cuenta queda registrada                        |
      | 5.3.1.codigo-vale-15-00            | A los 15 min      | 15 minutos exactos       | la cuenta queda registrada                        |
      | 5.3.1.codigo-vence-15-01           | A los 15 min 1 s  | 15 minutos y 1 segundo   | la solicitud no queda registrada                  |
      | 5.3.1.codigo-vence-15-01           | A las 24 h 5 min  | 1445 minutos exactos     | la solicitud no queda registrada                  |
      | 5.3.1.sin-mensaje-de-vencido-antes | A los 14 min 59 s | 14 minutos y 59 segundos | el portal no muestra el mensaje de código vencido |

  @5.3.1.codigo-no-se-prorroga
  Escenario: Con el código vencido tampoco hay registro al insistir
    Dada una persona que recibió su código
    Y que 15 minutos y 1 segundo después presionó «Registrar» con él
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.mensaje-codigo-vencido
  Escenario: El portal avisa que el código venció
    Dada una persona que recibió su código
    Y que escribió el código recibido
    Cuando pasan 15 minutos y 1 segundo y sigue adelante hasta que el portal le avise
    Entonces el portal avisa con el mensaje de código vencido

  @5.3.1.mensaje-codigo-vencido
  Escenario: El portal avisa que el código venció también cuando pasó más de una hora
    Dada una persona que recibió su código
    Y que escribió el código recibido
    Cuando pasan 65 minutos exactos y sigue adelante hasta que el portal le avise
    Entonces el portal avisa con el mensaje de código vencido

  Esquema del escenario: Sin solicitar el código, <consecuencia>
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que escribió un código que nadie le envió
    Cuando presiona «Registrar»
    Entonces <consecuencia>

    Ejemplos:
      | requisito                          | consecuencia                                         |
      | 5.3.1.mensaje-codigo-no-solicitado | el portal muestra el mensaje de código no solicitado |
      | 5.3.1.codigo-no-solicitado-bloquea | la solicitud no queda registrada                     |

  @5.3.1.mensaje-codigo-no-solicitado-vacio
  Escenario: Si el código ni se solicitó ni se escribió, el aviso es el de código no solicitado
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando presiona «Registrar»
    Entonces el portal muestra el mensaje de código no solicitado

  Esquema del escenario: Si la persona <acción>, <consecuencia>
    Dada una persona que recibió su código
    Y que <acción>
    Cuando presiona «Registrar»
    Entonces <consecuencia>

    Ejemplos:
      | requisito                          | acción                                   | consecuencia                                            |
      | 5.3.1.mensaje-codigo-vacio         | no escribió el código recibido           | el portal muestra el mensaje de código incorrecto       |
      | 5.3.1.mensaje-codigo-incorrecto    | escribió un código distinto del recibido | el portal muestra el mensaje de código incorrecto       |
      | 5.3.1.mensaje-codigo-incorrecto    | escribió el código recibido incompleto   | el portal muestra el mensaje de código incorrecto       |
      | 5.3.1.codigo-incorrecto-bloquea    | escribió un código distinto del recibido | la solicitud no queda registrada                        |
      | 5.3.1.codigo-incorrecto-bloquea    | escribió el código recibido incompleto   | la solicitud no queda registrada                        |
      | 5.3.1.codigo-incorrecto-bloquea    | escribió el código recibido y algo más   | el portal no admite lo que se añadió al código          |
      | 5.3.1.codigo-correcto-sin-mensajes | escribió el código recibido              | el portal no muestra el mensaje de código no solicitado |
      | 5.3.1.codigo-correcto-sin-mensajes | escribió el código recibido              | el portal no muestra el mensaje de código incorrecto    |

# language: es
Característica: El código de seguridad (5.3.1)
  Se solicita, llega por correo, sirve quince minutos y el portal avisa cuando no sirve.

  @5.3.1.mensaje-codigo-solicitado
  Escenario: El portal avisa que envió el código
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces el portal muestra el mensaje de código solicitado

  @5.3.1.sin-mensaje-antes-de-solicitar
  Escenario: Sin solicitarlo no hay aviso
    Dada una persona con todos sus datos
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «Confirmación de correo electrónico»
    Entonces el portal no muestra el mensaje de código solicitado

  @5.3.1.codigo-llega
  Escenario: El código llega por correo
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces llega un correo a su dirección

  @5.3.1.codigo-asunto
  Escenario: Cómo se denomina el correo
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces el correo que llega se denomina «ACTIVACIÓN DE CORREO ELECTRÓNICO»

  @5.3.1.codigo-destinatario
  Escenario: A quién va el correo
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces el correo que llega va dirigido solo a esa persona

  @5.3.1.codigo-en-el-correo
  Escenario: El correo trae el código
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces el correo que llega contiene un código

  @5.3.1.codigo-letras-y-numeros
  Escenario: De qué se compone el código
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces el código que llega tiene solo letras y números

  @5.3.1.codigo-vale-14-59
  Escenario: A los 14:59 el código sirve
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron 14 minutos y 59 segundos
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.codigo-vale-15-00
  Escenario: A los 15:00 el código sirve
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron 15 minutos exactos
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.codigo-vence-15-01
  Escenario: A los 15:01 el código ya no sirve
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron 15 minutos y 1 segundo
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.mensaje-codigo-vencido
  Escenario: El portal avisa que el código venció
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió el código recibido
    Cuando pasan 15 minutos y 1 segundo y sigue adelante hasta que el portal le avise
    Entonces el portal avisa con el mensaje de código vencido

  @5.3.1.sin-mensaje-de-vencido-antes
  Escenario: A los 14:59 no hay aviso de vencimiento
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron 14 minutos y 59 segundos
    Cuando presiona «Registrar»
    Entonces el portal no muestra el mensaje de código vencido

  @5.3.1.mensaje-codigo-no-solicitado
  Escenario: El portal avisa que falta solicitar el código
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que escribió un código que nadie le envió
    Cuando presiona «Registrar»
    Entonces el portal muestra el mensaje de código no solicitado

  @5.3.1.codigo-no-solicitado-bloquea
  Escenario: Sin solicitar el código no hay registro
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que escribió un código que nadie le envió
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.mensaje-codigo-no-solicitado-vacio
  Escenario: Si el código ni se solicitó ni se escribió, el aviso es el de solicitarlo
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Cuando presiona «Registrar»
    Entonces el portal muestra el mensaje de código no solicitado

  @5.3.1.mensaje-codigo-vacio
  Escenario: El portal avisa que falta el código
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que no escribió el código recibido
    Cuando presiona «Registrar»
    Entonces el portal muestra el mensaje de código incorrecto

  @5.3.1.mensaje-codigo-incorrecto
  Escenario: El portal avisa que el código no es el enviado
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió un código distinto del recibido
    Cuando presiona «Registrar»
    Entonces el portal muestra el mensaje de código incorrecto

  @5.3.1.codigo-incorrecto-bloquea
  Escenario: Con otro código no hay registro
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió un código distinto del recibido
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.codigo-correcto-sin-mensajes
  Esquema del escenario: Con el código correcto no hay aviso
    Dada una persona con todos sus datos
    Y que llenó la solicitud hasta el código
    Y que solicitó el código
    Y que escribió el código recibido
    Cuando presiona «Registrar»
    Entonces el portal no muestra el mensaje de <mensaje>

    Ejemplos:
      | mensaje              |
      | código no solicitado |
      | código incorrecto    |

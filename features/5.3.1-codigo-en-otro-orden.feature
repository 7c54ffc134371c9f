# language: es
Característica: El código de seguridad, pedido tarde, dos veces o por otra persona (5.3.1)
  Los quince minutos son de cada código, y cada código es de una persona y de un correo.

  @5.3.1.codigo-cuenta-desde-la-solicitud
  Escenario: Los 15 minutos del código no cuentan desde que se llena la solicitud
    Dada una persona que solicitó su código 5 minutos después de llenar la solicitud
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron 14 minutos y 59 segundos
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.codigo-no-se-prorroga
  Escenario: Un intento fallido no alarga los 15 minutos
    Dada una persona que recibió su código
    Y que a los 10 minutos intentó registrarse con otro código y después escribió el recibido
    Y que desde ese intento pasaron 5 minutos y 1 segundo
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.codigo-llega-con-tildes-en-el-nombre
  Escenario: El código llega también a quien tiene tildes y eñe en su nombre
    Dada una persona que en «Nombre Usuario» pone «Íñigo Ñacato Agüero»
    Y que llenó la solicitud hasta el código
    Cuando solicita el código
    Entonces llega un correo a su dirección

  @5.3.1.codigo-segundo-llega
  Escenario: Vencido el código, llega otro si se solicita
    Dada una persona que recibió su código
    Y que desde que lo solicitó pasaron 15 minutos y 1 segundo
    Cuando solicita el código
    Entonces llega un correo a su dirección

  @5.3.1.codigo-segundo-asunto
  Escenario: El correo del segundo código se denomina igual
    Dada una persona que recibió dos códigos, el segundo 16 minutos después
    Cuando lee el último correo
    Entonces el correo que llega se denomina «ACTIVACIÓN DE CORREO ELECTRÓNICO»

  @5.3.1.codigo-segundo-sirve
  Escenario: El segundo código sirve durante sus propios 15 minutos
    Dada una persona que recibió dos códigos, el segundo 5 minutos después
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron 14 minutos y 59 segundos
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.codigo-segundo-vence
  Escenario: El segundo código vence a sus propios 15 minutos
    Dada una persona que recibió dos códigos, el segundo 5 minutos después
    Y que escribió el código recibido
    Y que desde que lo solicitó pasaron 15 minutos y 1 segundo
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.codigo-de-otra-persona-bloquea
  Escenario: Con el código de otra persona no hay registro
    Dada una persona que recibió su código
    Y que escribió el código que otra persona recibió
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.codigo-usado-no-sirve
  Escenario: Un código usado no sirve para otra persona en la misma ventana
    Dada una persona que llenó la solicitud en la ventana de otra, con el código que esa ya usó
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @5.3.1.codigo-de-otra-direccion-bloquea
  Escenario: El código pedido para un correo no sirve para registrar otro
    Dada una persona que recibió su código
    Y que abrió otra vez la solicitud, con otro correo y ese código
    Cuando presiona «Registrar»
    Entonces no queda registrada con otro correo

# language: es
Característica: El sistema comprueba lo que recibe (4.2.1)
  El sistema comprueba también lo que la página ya comprobó, como interpretación.

  Esquema del escenario: El sistema no registra lo que le llega sin «<campo>»
    Dada una persona que completó la solicitud, en un portal que permite alterar lo enviado
    Y que en lo enviado falta «<campo>»
    Cuando presiona «Registrar» y lo enviado se altera en el camino
    Entonces el sistema no permite el registro

    Ejemplos:
      | requisito                                 | campo                      |
      | 4.2.1.sistema-sin-id                      | ID.usuario                 |
      | 4.2.1.sistema-sin-documento               | Doc. Identificación        |
      | 4.2.1.sistema-sin-nombre                  | Nombre Usuario             |
      | 4.2.1.sistema-sin-contrasena              | Contraseña                 |
      | 4.2.1.sistema-sin-confirmacion-contrasena | Confirmación de Contraseña |
      | 4.2.1.sistema-sin-pais                    | País                       |
      | 4.2.1.sistema-sin-direccion               | Dirección                  |
      | 4.2.1.sistema-sin-telefono1               | Teléfono1                  |
      | 4.2.1.sistema-sin-celular                 | Numero de Celular          |

  Esquema del escenario: El sistema no registra «<valor>» en «<campo>», <rasgo>
    Dada una persona que completó la solicitud, en un portal que permite alterar lo enviado
    Y que en lo enviado «<campo>» es «<valor>»
    Cuando presiona «Registrar» y lo enviado se altera en el camino
    Entonces el sistema no permite el registro

    Ejemplos:
      | requisito                             | campo                      | valor           | rasgo                       |
      | 4.2.1.sistema-contrasena-menos-de-8   | Contraseña                 | Rvk48Tz         | de menos de ocho caracteres |
      | 4.2.1.sistema-confirmacion-distinta   | Confirmación de Contraseña | MbqWx73hgTn     | que no es la contraseña     |
      | 4.2.1.sistema-telefono1-empieza-con-0 | Teléfono1                  | 4223344556      | que no empieza por 0        |
      | 4.2.1.sistema-telefono1-solo-numeros  | Teléfono1                  | 0422334455AB    | que tiene letras            |
      | 4.2.1.sistema-telefono1-maximo-14     | Teléfono1                  | 042233445512345 | de más de 14 cifras         |
      | 4.2.1.sistema-telefono2-empieza-con-0 | Teléfono2                  | 7223344556      | que no empieza por 0        |
      | 4.2.1.sistema-telefono2-solo-numeros  | Teléfono2                  | 0722334455AB    | que tiene letras            |
      | 4.2.1.sistema-telefono2-maximo-14     | Teléfono2                  | 072233445512345 | de más de 14 cifras         |
      | 4.2.1.sistema-celular-empieza-con-09  | Numero de Celular          | 08223344556     | que no empieza por 09       |
      | 4.2.1.sistema-celular-solo-numeros    | Numero de Celular          | 09223344556AB   | que tiene letras            |
      | 4.2.1.sistema-celular-maximo-14       | Numero de Celular          | 092233445561234 | de más de 14 cifras         |

  Esquema del escenario: Si en lo enviado <cambio>, la cuenta no queda con otro correo
    Dada una persona que completó la solicitud, en un portal que permite alterar lo enviado
    Y que en lo enviado <cambio>
    Cuando presiona «Registrar» y lo enviado se altera en el camino
    Entonces no queda registrada con otro correo

    Ejemplos:
      | requisito                             | cambio                                     |
      | 4.2.1.sistema-correos-distintos       | la confirmación lleva otro correo          |
      | 4.2.1.sistema-correo-comprobado       | va un correo distinto del comprobado       |
      | 4.2.1.sistema-sin-correo              | falta «Correo Electrónico»                 |
      | 4.2.1.sistema-sin-confirmacion-correo | falta «Confirmación de correo electrónico» |

  Esquema del escenario: Si en lo enviado <cambio>, el sistema no registra la solicitud
    Dada una persona <estado>, en un portal que permite alterar lo enviado
    Y que en lo enviado <cambio>
    Cuando presiona «Registrar» y lo enviado se altera en el camino
    Entonces el sistema no permite el registro

    Ejemplos:
      | requisito                       | estado                          | cambio               |
      | 4.2.1.sistema-sin-codigo        | que completó la solicitud       | falta el código      |
      | 4.2.1.sistema-codigo-incorrecto | que completó la solicitud       | va otro código       |
      | 4.2.1.sistema-codigo-vencido    | a la que ya le venció un código | va el código vencido |

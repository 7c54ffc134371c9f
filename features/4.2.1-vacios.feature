# language: es
Característica: Lo que cuenta como vacío (4.2.1)
  Los espacios no son información, como interpretación; con varios campos obligatorios vacíos tampoco hay
  registro, y los opcionales pueden quedar todos vacíos.

  Esquema del escenario: Con solo espacios en «<campo>» no hay registro
    Dada una persona que en «<campo>» pone solo espacios
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | requisito                | campo             |
      | 4.2.1.espacios-nombre    | Nombre Usuario    |
      | 4.2.1.espacios-direccion | Dirección         |
      | 4.2.1.espacios-telefono1 | Teléfono1         |
      | 4.2.1.espacios-celular   | Numero de Celular |

  @4.2.1.obligatorio-contrasena
  Escenario: Sin ninguna de las dos contraseñas no hay registro
    Dada una persona que deja vacíos los campos «Contraseña» y «Confirmación de Contraseña»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  Esquema del escenario: También quien <elección> debe llenar «<campo>»
    Dada una persona que <elección>
    Y que deja vacío el campo «<campo>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

    Ejemplos:
      | requisito                   | elección                                | campo               |
      | 4.2.1.obligatorio-direccion | vive en «Argentina»                     | Dirección           |
      | 4.2.1.obligatorio-celular   | en «Operador» pone «OTROS»              | Numero de Celular   |
      | 4.2.1.obligatorio-documento | en «Tipo de documento» pone «RUC»       | Doc. Identificación |
      | 4.2.1.obligatorio-documento | en «Tipo de documento» pone «Pasaporte» | Doc. Identificación |

  @4.2.1.obligatorio-direccion
  Escenario: Sin «Dirección» tampoco hay registro al insistir
    Dada una persona que deja vacío el campo «Dirección»
    Y que completó el resto de la solicitud
    Y que ya presionó «Registrar» una vez
    Cuando presiona «Registrar»
    Entonces la solicitud no queda registrada

  @4.2.1.opcionales-a-la-vez
  Escenario: Sin ningún campo opcional hay registro
    Dada una persona que deja vacíos todos los campos opcionales
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @4.2.1.sin-asterisco-correo-senae
  Escenario: El campo «SENAE Correo Electrónico» no está marcado como obligatorio
    Cuando una persona mira la solicitud
    Entonces «SENAE Correo Electrónico» no lleva asterisco

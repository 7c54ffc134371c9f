# language: es
Característica: Términos del instructivo (4.1)
  Qué puede hacer el Usuario General, a qué da acceso su ID y qué es un catálogo.

  Esquema del escenario: El Usuario General encuentra «<servicio>»
    Dada una persona que acaba de registrarse
    Y que ya entró una vez
    Cuando entra con su ID y su contraseña
    Entonces encuentra y abre «<servicio>»

    Ejemplos:
      | requisito                     | servicio                        |
      | 4.1.1.consulta-de-informacion | consulta de información pública |
      | 4.1.1.e-docs                  | e-docs                          |
      | 4.1.1.preguntas-y-respuestas  | preguntas y respuestas          |
      | 4.1.1.avisos                  | avisos                          |

  @4.1.1.e-docs-con-pasaporte
  Escenario: También quien se identificó con pasaporte encuentra «e-docs»
    Dada una persona que se identifica con Pasaporte
    Y que quedó registrada
    Cuando entra con su ID y su contraseña
    Entonces encuentra y abre «e-docs»

  @4.1.2.id-da-acceso
  Escenario: El ID da acceso a la cuenta de su titular, y no a la de otra persona
    Dada una persona que acaba de registrarse
    Y que ya entró una vez
    Y que después se registró otra persona
    Cuando entra con su ID y su contraseña
    Entonces el portal la deja entrar, y no como a la otra

  @4.1.4.catalogos-desplegables
  Esquema del escenario: «<campo>» es una lista desplegable
    Cuando una persona mira la solicitud
    Entonces «<campo>» es una lista desplegable con opciones

    Ejemplos:
      | campo             |
      | Tipo de documento |
      | País              |
      | Provincia         |
      | Operador          |

  @4.1.4.catalogos-desplegables
  Esquema del escenario: La lista «<lista>» está junto a su campo
    Cuando una persona mira la solicitud
    Entonces la lista «<lista>» está junto a «<campo>»

    Ejemplos:
      | lista             | campo               |
      | Tipo de documento | Doc. Identificación |
      | Operador          | Numero de Celular   |

  @4.1.4.catalogos-desplegables
  Escenario: «Ciudad» es una lista desplegable cuando tiene provincia
    Dada una persona que abrió la solicitud
    Cuando elige la provincia «Guayas»
    Entonces «Ciudad» es una lista desplegable con opciones

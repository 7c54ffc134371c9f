# language: es
Característica: Términos del instructivo (4.1)
  Qué puede hacer quien se registra como Usuario General y qué es un catálogo.

  @4.1.1.consulta-de-informacion
  Escenario: El Usuario General encuentra consulta de información pública
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces encuentra «consulta de información pública»

  @4.1.1.e-docs
  Escenario: El Usuario General encuentra e-docs
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces encuentra «e-docs»

  @4.1.1.preguntas-y-respuestas
  Escenario: El Usuario General encuentra preguntas y respuestas
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces encuentra «preguntas y respuestas»

  @4.1.1.avisos
  Escenario: El Usuario General encuentra avisos
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces encuentra «avisos»

  @4.1.2.id-da-acceso
  Escenario: El ID da acceso al portal
    Dada una persona que acaba de registrarse
    Y que ya entró una vez
    Cuando entra con su ID y su contraseña
    Entonces el portal la deja entrar

  @4.1.4.catalogos-desplegables
  Esquema del escenario: Los catálogos son listas desplegables
    Cuando una persona mira la solicitud
    Entonces «<campo>» es una lista desplegable con opciones

    Ejemplos:
      | campo             |
      | Tipo de documento |
      | País              |
      | Provincia         |
      | Ciudad            |
      | Operador          |

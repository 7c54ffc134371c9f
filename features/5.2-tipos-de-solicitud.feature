# language: es
Característica: Los tipos de solicitud (5.2)
  «Nuevo Registro» muestra siete tipos de solicitud y lo que cada uno dice de su aprobación.

  @5.2.nuevo-registro-muestra-tipos
  Escenario: «Nuevo Registro» muestra los tipos
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces ve el detalle de los tipos de solicitud

  @5.2.titulo
  Escenario: La página de los tipos lleva su título
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces la página de los tipos se titula «Registro de usuario»

  @5.2.tipo-representante
  Escenario: Está «Solicitud de registro de usuario de Representante de Comercio Exterior»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «Solicitud de registro de usuario de Representante de Comercio Exterior»

  @5.2.tipo-empleado
  Escenario: Está «Solicitud de registro de usuario de Empleado»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «Solicitud de registro de usuario de Empleado»

  @5.2.tipo-usuario-general
  Escenario: Está «Solicitud de registro para Usuario General»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «Solicitud de registro para Usuario General»

  @5.2.tipo-entidades
  Escenario: Está «Solicitud de registro de usuario para Representantes de Entidades Públicas»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «Solicitud de registro de usuario para Representantes de Entidades Públicas»

  @5.2.tipo-funcionarios
  Escenario: Está «Solicitud de registro de usuario para Funcionarios de Entidades Públicas»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «Solicitud de registro de usuario para Funcionarios de Entidades Públicas»

  @5.2.tipo-organismos
  Escenario: Está «Solicitud de registro de usuario para ORGANISMOS INTERNACIONALES»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «Solicitud de registro de usuario para ORGANISMOS INTERNACIONALES»

  @5.2.tipo-discapacidad
  Escenario: Está «Registro de Usuario Persona con Discapacidad»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «Registro de Usuario Persona con Discapacidad»

  @5.2.orden-de-tipos
  Escenario: Los tipos siguen el orden del documento
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces los tipos de solicitud aparecen en este orden:
      | Solicitud de registro de usuario de Representante de Comercio Exterior     |
      | Solicitud de registro de usuario de Empleado                               |
      | Solicitud de registro para Usuario General                                 |
      | Solicitud de registro de usuario para Representantes de Entidades Públicas |
      | Solicitud de registro de usuario para Funcionarios de Entidades Públicas   |
      | Solicitud de registro de usuario para ORGANISMOS INTERNACIONALES           |
      | Registro de Usuario Persona con Discapacidad                               |

  @5.2.aprobacion-representante
  Escenario: «Solicitud de registro de usuario de Representante de Comercio Exterior» dice quién aprueba el registro
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces «Solicitud de registro de usuario de Representante de Comercio Exterior» avisa que requiere la aprobación del «Senae»

  @5.2.aprobacion-empleado
  Escenario: «Solicitud de registro de usuario de Empleado» dice quién aprueba el registro
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces «Solicitud de registro de usuario de Empleado» avisa que requiere la aprobación del «representante legal»

  @5.2.aprobacion-entidades
  Escenario: «Solicitud de registro de usuario para Representantes de Entidades Públicas» dice quién aprueba el registro
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces «Solicitud de registro de usuario para Representantes de Entidades Públicas» avisa que requiere la aprobación del «Senae»

  @5.2.aprobacion-funcionarios
  Escenario: «Solicitud de registro de usuario para Funcionarios de Entidades Públicas» dice quién aprueba el registro
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces «Solicitud de registro de usuario para Funcionarios de Entidades Públicas» avisa que requiere la aprobación del «representante legal»

  @5.2.aprobacion-discapacidad
  Escenario: «Registro de Usuario Persona con Discapacidad» dice quién aprueba el registro
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces «Registro de Usuario Persona con Discapacidad» avisa que requiere la aprobación del «Senae»

  @5.2.usuario-general-abre-solicitud
  Escenario: La solicitud se abre
    Cuando una persona elige «Solicitud de registro para Usuario General»
    Entonces se abre su formulario

  @5.2.acceso-arancel
  Escenario: El Usuario General encuentra la Consulta del Arancel
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces encuentra «Consulta del Arancel»

  @5.2.acceso-mi-pagina
  Escenario: El Usuario General encuentra Mi página
    Dada una persona que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces encuentra «Mi página»

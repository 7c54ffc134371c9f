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

  Esquema del escenario: Entre los tipos está «<tipo>»
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces entre los tipos está «<tipo>»

    Ejemplos:
      | requisito                | tipo                                                                       |
      | 5.2.tipo-representante   | Solicitud de registro de usuario de Representante de Comercio Exterior     |
      | 5.2.tipo-empleado        | Solicitud de registro de usuario de Empleado                               |
      | 5.2.tipo-usuario-general | Solicitud de registro para Usuario General                                 |
      | 5.2.tipo-entidades       | Solicitud de registro de usuario para Representantes de Entidades Públicas |
      | 5.2.tipo-funcionarios    | Solicitud de registro de usuario para Funcionarios de Entidades Públicas   |
      | 5.2.tipo-organismos      | Solicitud de registro de usuario para ORGANISMOS INTERNACIONALES           |
      | 5.2.tipo-discapacidad    | Registro de Usuario Persona con Discapacidad                               |

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

  Esquema del escenario: «<tipo>» dice quién aprueba el registro
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces «<tipo>» avisa que requiere la aprobación del «<quién>»

    Ejemplos:
      | requisito                    | tipo                                                                       | quién               |
      | 5.2.aprobacion-representante | Solicitud de registro de usuario de Representante de Comercio Exterior     | Senae               |
      | 5.2.aprobacion-empleado      | Solicitud de registro de usuario de Empleado                               | representante legal |
      | 5.2.aprobacion-entidades     | Solicitud de registro de usuario para Representantes de Entidades Públicas | Senae               |
      | 5.2.aprobacion-funcionarios  | Solicitud de registro de usuario para Funcionarios de Entidades Públicas   | representante legal |
      | 5.2.aprobacion-discapacidad  | Registro de Usuario Persona con Discapacidad                               | Senae               |

  @5.2.usuario-general-sin-aprobacion
  Escenario: La solicitud de Usuario General no requiere la aprobación de nadie
    Cuando una persona sigue la opción «Nuevo Registro»
    Entonces «Solicitud de registro para Usuario General» no avisa que requiera una aprobación

  @5.2.usuario-general-abre-solicitud
  Escenario: «Solicitud de registro para Usuario General» abre la solicitud
    Cuando una persona elige «Solicitud de registro para Usuario General»
    Entonces se abre la solicitud

  @5.2.usuario-general-abre-solicitud
  Escenario: «Solicitud de registro para Usuario General» abre la solicitud también por segunda vez
    Dada una persona que abrió la solicitud
    Cuando vuelve a elegir «Solicitud de registro para Usuario General»
    Entonces se abre la solicitud

  Esquema del escenario: Con la solicitud de Usuario General se accede a «<servicio>»
    Dada una persona que acaba de registrarse
    Y que ya entró una vez
    Cuando entra con su ID y su contraseña
    Entonces encuentra y abre «<servicio>»

    Ejemplos:
      | requisito            | servicio             |
      | 5.2.acceso-arancel   | Consulta del Arancel |
      | 5.2.acceso-mi-pagina | Mi página            |

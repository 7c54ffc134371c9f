# language: es
Característica: Identificación de la persona (5.3.1)
  El ID, el documento y la comprobación de que están disponibles; el nombre y la dirección de la persona.

  Esquema del escenario: La lista «Tipo de documento» <verbo> los tipos del instructivo
    Cuando una persona mira la solicitud
    Entonces la lista «Tipo de documento» <verbo>:
      | RUC                 |
      | Cédula de Identidad |
      | Pasaporte           |

    Ejemplos:
      | requisito                | verbo         |
      | 5.3.1.documento-opciones | contiene solo |
      | 5.3.1.documento-orden    | empieza por   |

  Esquema del escenario: Con <documento> hay registro
    Dada una persona que se identifica con <documento>
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | requisito                              | documento                                                |
      | 5.3.1.registro-con-ruc                 | RUC                                                      |
      | 5.3.1.registro-con-cedula              | Cédula de Identidad                                      |
      | 5.3.1.registro-con-pasaporte           | Pasaporte                                                |
      | 5.3.1.registro-con-pasaporte-de-cifras | Pasaporte de solo cifras                                 |
      | 5.3.1.registro-con-pasaporte-mezclado  | Pasaporte de letras y cifras mezcladas                   |
      | 5.3.1.registro-con-cedula-del-exterior | Cédula de Identidad de quien se inscribió en el exterior |

  Esquema del escenario: Un «<campo>» que nadie usa está disponible
    Dada una persona con todos sus datos
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «<campo>»
    Entonces el portal dice que está disponible

    Ejemplos:
      | requisito                  | campo               |
      | 5.3.1.id-disponible        | ID.usuario          |
      | 5.3.1.documento-disponible | Doc. Identificación |

  Esquema del escenario: Un «<campo>» que ya se usa no está disponible
    Dada una persona que usa el «<campo>» de otra ya registrada
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «<campo>»
    Entonces el portal dice que ya se usa

    Ejemplos:
      | requisito               | campo               |
      | 5.3.1.id-ocupado        | ID.usuario          |
      | 5.3.1.documento-ocupado | Doc. Identificación |

  Esquema del escenario: Un «<campo>» libre está disponible aunque <parecido>
    Dada una persona cuyo <valor>
    Y que llenó la solicitud
    Cuando comprueba la disponibilidad de «<campo>»
    Entonces el portal dice que está disponible

    Ejemplos:
      | requisito                        | campo                              | parecido                            | valor                                              |
      | 5.3.1.id-parecido-disponible     | ID.usuario                         | empiece como el de otra persona     | ID es el de otra ya registrada con una letra más   |
      | 5.3.1.id-parecido-disponible     | ID.usuario                         | sea el comienzo del de otra persona | ID es el de otra ya registrada sin la última letra |
      | 5.3.1.correo-parecido-disponible | Confirmación de correo electrónico | sea una parte del de otra persona   | correo es una parte del de otra ya registrada      |

  @5.3.1.registro-con-mayusculas-en-el-id
  Escenario: Con mayúsculas en el ID hay registro
    Dada una persona cuyo ID lleva mayúsculas
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.id-ocupado
  Escenario: Un ID que ya se usa no está disponible después de comprobar uno libre
    Dada una persona que usa el «ID.usuario» de otra ya registrada
    Y que llenó la solicitud y antes comprobó un ID libre
    Cuando comprueba la disponibilidad de «ID.usuario»
    Entonces el portal dice que ya se usa

  Esquema del escenario: De dos personas que comprobaron el mismo «<campo>», no quedan registradas las dos
    Dada una persona que completó la solicitud
    Y que entretanto otra persona quiso registrarse con el mismo «<campo>»
    Cuando presiona «Registrar»
    Entonces no quedan registradas las dos personas

    Ejemplos:
      | requisito                       | campo               |
      | 5.3.1.id-ocupado-bloquea        | ID.usuario          |
      | 5.3.1.documento-ocupado-bloquea | Doc. Identificación |
      | 5.3.1.correo-ocupado-bloquea    | Correo Electrónico  |

  Esquema del escenario: Un «<campo>» repetido no se registra
    Dada una persona que usa el «<campo>» de otra ya registrada
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces no queda otra cuenta con ese «<campo>»

    Ejemplos:
      | requisito                       | campo               |
      | 5.3.1.id-ocupado-bloquea        | ID.usuario          |
      | 5.3.1.documento-ocupado-bloquea | Doc. Identificación |

  Esquema del escenario: «<campo>» admite las tildes, la diéresis y la eñe de «<texto>»
    Dada una persona que en «<campo>» pone «<texto>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | requisito                  | campo          | texto                                    |
      | 5.3.1.nombre-con-tildes    | Nombre Usuario | Íñigo Ñacato Agüero                      |
      | 5.3.1.direccion-con-tildes | Dirección      | Avenida Simón Argüelles 123 y Calle Ñuño |

  @5.3.1.direccion-con-signos
  Escenario: «Dirección» admite los signos con que se escriben las direcciones
    Dada una persona que en «Dirección» pone «Av. Amazonas N34-120 y Whymper, Edif. 5»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

# language: es
Característica: Teléfonos, celular y fax (5.3.1)
  Cada número con su comienzo y su largo.

  @5.3.1.operador-opciones
  Escenario: Los operadores
    Cuando una persona mira la solicitud
    Entonces la lista «Operador» es exactamente:
      | Claro    |
      | Movistar |
      | Cnt      |
      | Tuenti   |
      | OTROS    |

  @5.3.1.operador-elegible
  Esquema del escenario: Se puede elegir cualquier operador
    Dada una persona que en «Operador» pone «<operador>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | operador |
      | Claro    |
      | Movistar |
      | Cnt      |
      | Tuenti   |
      | OTROS    |

  @5.3.1.telefono1-formato
  Escenario: «Teléfono1» con el formato del documento
    Dada una persona que en «Teléfono1» pone «0422334455»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.telefono1-empieza-con-0
  Esquema del escenario: «Teléfono1» empieza por 0
    Dada una persona que en «Teléfono1» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Teléfono1»

    Ejemplos:
      | número     |
      | 4223344556 |

  @5.3.1.telefono1-solo-numeros
  Esquema del escenario: «Teléfono1» no admite letras
    Dada una persona que en «Teléfono1» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Teléfono1»

    Ejemplos:
      | número     |
      | 04223344AB |
      | 0422-33445 |

  @5.3.1.telefono1-maximo-14
  Esquema del escenario: «Teléfono1» no admite más de 14 números
    Dada una persona que en «Teléfono1» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Teléfono1»

    Ejemplos:
      | número             |
      | 042233445512345    |
      | 042233445512345678 |

  @5.3.1.telefono1-acepta-14
  Escenario: «Teléfono1» con 14 números
    Dada una persona que en «Teléfono1» pone «04223344551234»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.telefono1-acepta-9
  Escenario: «Teléfono1» con 9 números
    Dada una persona que en «Teléfono1» pone «042233445»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.telefono2-formato
  Escenario: «Teléfono2» con el formato del documento
    Dada una persona que en «Teléfono2» pone «0722334455»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.telefono2-empieza-con-0
  Esquema del escenario: «Teléfono2» empieza por 0
    Dada una persona que en «Teléfono2» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Teléfono2»

    Ejemplos:
      | número     |
      | 7223344556 |

  @5.3.1.telefono2-solo-numeros
  Esquema del escenario: «Teléfono2» no admite letras
    Dada una persona que en «Teléfono2» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Teléfono2»

    Ejemplos:
      | número     |
      | 07223344AB |
      | 0722-33445 |

  @5.3.1.telefono2-maximo-14
  Esquema del escenario: «Teléfono2» no admite más de 14 números
    Dada una persona que en «Teléfono2» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Teléfono2»

    Ejemplos:
      | número             |
      | 072233445512345    |
      | 072233445512345678 |

  @5.3.1.telefono2-acepta-14
  Escenario: «Teléfono2» con 14 números
    Dada una persona que en «Teléfono2» pone «07223344551234»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.telefono2-acepta-9
  Escenario: «Teléfono2» con 9 números
    Dada una persona que en «Teléfono2» pone «072233445»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.celular-formato
  Escenario: «Numero de Celular» con el formato del documento
    Dada una persona que en «Numero de Celular» pone «09223344556»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.celular-empieza-con-09
  Esquema del escenario: «Numero de Celular» empieza por 09
    Dada una persona que en «Numero de Celular» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Numero de Celular»

    Ejemplos:
      | número      |
      | 08223344556 |
      | 99223344556 |

  @5.3.1.celular-solo-numeros
  Esquema del escenario: «Numero de Celular» no admite letras
    Dada una persona que en «Numero de Celular» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Numero de Celular»

    Ejemplos:
      | número      |
      | 092233445AB |
      | 0922-334455 |

  @5.3.1.celular-maximo-14
  Esquema del escenario: «Numero de Celular» no admite más de 14 números
    Dada una persona que en «Numero de Celular» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Numero de Celular»

    Ejemplos:
      | número             |
      | 092233445561234    |
      | 092233445561234567 |

  @5.3.1.celular-acepta-14
  Escenario: «Numero de Celular» con 14 números
    Dada una persona que en «Numero de Celular» pone «09223344556123»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.celular-acepta-10
  Escenario: «Numero de Celular» con 10 números
    Dada una persona que en «Numero de Celular» pone «0922334455»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.fax-numero
  Escenario: Con número de fax
    Dada una persona que en «Fax» pone «0422334456»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

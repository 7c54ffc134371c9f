# language: es
Característica: Teléfonos, celular y fax (5.3.1)
  Cada número con su comienzo y su largo.

  Esquema del escenario: La lista «Operador» <verbo> los operadores del instructivo
    Cuando una persona mira la solicitud
    Entonces la lista «Operador» <verbo>:
      | Claro    |
      | Movistar |
      | Cnt      |
      | Tuenti   |
      | OTROS    |

    Ejemplos:
      | requisito               | verbo         |
      | 5.3.1.operador-opciones | contiene solo |
      | 5.3.1.operador-orden    | empieza por   |

  @5.3.1.operador-elegible
  Esquema del escenario: Se puede elegir el operador «<operador>»
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

  Esquema del escenario: «<campo>» admite «<número>», <rasgo>
    Dada una persona que en «<campo>» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | requisito                 | campo             | número         | rasgo                          |
      | 5.3.1.telefono1-formato   | Teléfono1         | 0422334455     | con el formato del instructivo |
      | 5.3.1.telefono1-acepta-14 | Teléfono1         | 04223344551234 | de 14 cifras                   |
      | 5.3.1.telefono1-acepta-9  | Teléfono1         | 042233445      | de 9 cifras                    |
      | 5.3.1.telefono2-formato   | Teléfono2         | 0722334455     | con el formato del instructivo |
      | 5.3.1.telefono2-acepta-14 | Teléfono2         | 07223344551234 | de 14 cifras                   |
      | 5.3.1.telefono2-acepta-9  | Teléfono2         | 072233445      | de 9 cifras                    |
      | 5.3.1.celular-formato     | Numero de Celular | 09223344556    | con el formato del instructivo |
      | 5.3.1.celular-acepta-14   | Numero de Celular | 09223344556123 | de 14 cifras                   |
      | 5.3.1.celular-acepta-10   | Numero de Celular | 0922334455     | de 10 cifras                   |
      | 5.3.1.fax-numero          | Fax               | 0422334456     | un número de fax               |

  Esquema del escenario: «<campo>» no admite «<número>», <rasgo>
    Dada una persona que en «<campo>» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «<campo>»

    Ejemplos:
      | requisito                     | campo             | número             | rasgo                 |
      | 5.3.1.telefono1-empieza-con-0 | Teléfono1         | 4223344556         | que no empieza por 0  |
      | 5.3.1.telefono1-empieza-con-0 | Teléfono1         | 50422334455        | que no empieza por 0  |
      | 5.3.1.telefono1-empieza-con-0 | Teléfono1         | 59342233445        | que empieza por 593   |
      | 5.3.1.telefono1-empieza-con-0 | Teléfono1         | +59342233445       | que empieza por +593  |
      | 5.3.1.telefono1-solo-numeros  | Teléfono1         | 04223344AB         | que tiene letras      |
      | 5.3.1.telefono1-solo-numeros  | Teléfono1         | 0422334455AB       | que tiene letras      |
      | 5.3.1.telefono1-solo-numeros  | Teléfono1         | 0422334e55         | que tiene una letra   |
      | 5.3.1.telefono1-solo-numeros  | Teléfono1         | 0422334@55         | que tiene un signo    |
      | 5.3.1.telefono1-sin-guiones   | Teléfono1         | 0422-33445         | que lleva un guion    |
      | 5.3.1.telefono1-maximo-14     | Teléfono1         | 042233445512345    | de más de 14 cifras   |
      | 5.3.1.telefono1-maximo-14     | Teléfono1         | 042233445512345678 | de más de 14 cifras   |
      | 5.3.1.telefono2-empieza-con-0 | Teléfono2         | 50722334455        | que no empieza por 0  |
      | 5.3.1.telefono2-empieza-con-0 | Teléfono2         | 59372233445        | que empieza por 593   |
      | 5.3.1.telefono2-empieza-con-0 | Teléfono2         | +59372233445       | que empieza por +593  |
      | 5.3.1.telefono2-solo-numeros  | Teléfono2         | 07223344AB         | que tiene letras      |
      | 5.3.1.telefono2-solo-numeros  | Teléfono2         | 0722334455AB       | que tiene letras      |
      | 5.3.1.telefono2-solo-numeros  | Teléfono2         | 0722334e55         | que tiene una letra   |
      | 5.3.1.telefono2-solo-numeros  | Teléfono2         | 0722334@55         | que tiene un signo    |
      | 5.3.1.telefono2-sin-guiones   | Teléfono2         | 0722-33445         | que lleva un guion    |
      | 5.3.1.telefono2-maximo-14     | Teléfono2         | 072233445512345    | de más de 14 cifras   |
      | 5.3.1.telefono2-maximo-14     | Teléfono2         | 072233445512345678 | de más de 14 cifras   |
      | 5.3.1.celular-empieza-con-09  | Numero de Celular | 08223344556        | que no empieza por 09 |
      | 5.3.1.celular-empieza-con-09  | Numero de Celular | 593922334455       | que empieza por 593   |
      | 5.3.1.celular-empieza-con-09  | Numero de Celular | +593922334455      | que empieza por +593  |
      | 5.3.1.celular-solo-numeros    | Numero de Celular | 092233445AB        | que tiene letras      |
      | 5.3.1.celular-solo-numeros    | Numero de Celular | 09223344556AB      | que tiene letras      |
      | 5.3.1.celular-solo-numeros    | Numero de Celular | 0922334e556        | que tiene una letra   |
      | 5.3.1.celular-solo-numeros    | Numero de Celular | 0922334@556        | que tiene un signo    |
      | 5.3.1.celular-sin-guiones     | Numero de Celular | 0922-334455        | que lleva un guion    |
      | 5.3.1.celular-maximo-14       | Numero de Celular | 092233445561234    | de más de 14 cifras   |

  Esquema del escenario: Con el operador «OTROS», «Numero de Celular» no admite «<número>», <rasgo>
    Dada una persona que en «Operador» pone «OTROS»
    Y que en «Numero de Celular» pone «<número>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces el portal no admite ese valor en «Numero de Celular»

    Ejemplos:
      | requisito                    | número             | rasgo                 |
      | 5.3.1.celular-empieza-con-09 | 909223344556       | que no empieza por 09 |
      | 5.3.1.celular-maximo-14      | 092233445561234567 | de más de 14 cifras   |

# language: es
Característica: País, provincia y ciudad (5.3.1)
  Los catálogos de la ubicación, que el documento empieza y no termina.

  Esquema del escenario: La lista «País» <verbo> los países del instructivo
    Cuando una persona mira la solicitud
    Entonces la lista «País» <verbo>:
      | Andorra                |
      | Emiratos Árabes Unidos |
      | Afganistán             |
      | Antigua y Barbuda      |
      | Anguilla               |
      | Albania                |
      | Armenia                |
      | Angola                 |
      | Antártida              |
      | Argentina              |

    Ejemplos:
      | requisito           | verbo       |
      | 5.3.1.pais-opciones | contiene    |
      | 5.3.1.pais-orden    | empieza por |

  Esquema del escenario: La lista «Provincia» <verbo> las provincias del instructivo
    Cuando una persona mira la solicitud
    Entonces la lista «Provincia» <verbo>:
      | Azuay      |
      | Bolívar    |
      | Cañar      |
      | Carchi     |
      | Cotopaxi   |
      | Chimborazo |
      | El Oro     |
      | Esmeraldas |
      | Guayas     |
      | Imbabura   |

    Ejemplos:
      | requisito                | verbo       |
      | 5.3.1.provincia-opciones | contiene    |
      | 5.3.1.provincia-orden    | empieza por |

  @5.3.1.ciudad-espera-provincia
  Escenario: Sin provincia no hay ciudades
    Cuando una persona mira la solicitud
    Entonces la lista «Ciudad» no ofrece ninguna opción

  @5.3.1.pais-elegible
  Esquema del escenario: Quien vive en «<país>» se registra
    Dada una persona que vive en «<país>»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

    Ejemplos:
      | país                   |
      | Andorra                |
      | Emiratos Árabes Unidos |

  @5.3.1.provincia-elegible
  Escenario: Quien vive en otra provincia se registra con una de sus ciudades
    Dada una persona que vive en la última ciudad de «Cañar»
    Y que completó el resto de la solicitud
    Cuando presiona «Registrar»
    Entonces la cuenta queda registrada

  @5.3.1.ciudad-sigue-a-provincia
  Escenario: Con cada provincia del instructivo hay ciudades
    Dada una persona que abrió la solicitud
    Cuando elige una por una estas provincias:
      | Azuay      |
      | Bolívar    |
      | Cañar      |
      | Carchi     |
      | Cotopaxi   |
      | Chimborazo |
      | El Oro     |
      | Esmeraldas |
      | Guayas     |
      | Imbabura   |
    Entonces con cada una la lista «Ciudad» ofreció opciones

  @5.3.1.ciudad-cambia-con-provincia
  Esquema del escenario: Con «<otra>» hay otras ciudades que con «<provincia>»
    Dada una persona que abrió la solicitud
    Y que eligió la provincia «<provincia>»
    Cuando elige la provincia «<otra>»
    Entonces la lista «Ciudad» ofrece otras opciones

    Ejemplos:
      | provincia | otra   |
      | Azuay     | Guayas |
      | Bolívar   | Cañar  |

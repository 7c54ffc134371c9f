# language: es
Característica: País, provincia y ciudad (5.3.1)
  Los catálogos de la ubicación, que el documento empieza y no termina.

  @5.3.1.pais-opciones
  Escenario: Los países
    Cuando una persona mira la solicitud
    Entonces la lista «País» contiene:
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

  @5.3.1.pais-orden
  Escenario: El orden de los países
    Cuando una persona mira la solicitud
    Entonces la lista «País» empieza por:
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

  @5.3.1.provincia-opciones
  Escenario: Las provincias
    Cuando una persona mira la solicitud
    Entonces la lista «Provincia» contiene:
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

  @5.3.1.provincia-orden
  Escenario: El orden de las provincias
    Cuando una persona mira la solicitud
    Entonces la lista «Provincia» empieza por:
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

  @5.3.1.ciudad-espera-provincia
  Escenario: Sin provincia no hay ciudades
    Cuando una persona mira la solicitud
    Entonces la lista «Ciudad» no ofrece ninguna opción

  @5.3.1.ciudad-sigue-a-provincia
  Esquema del escenario: Con provincia hay ciudades
    Dada una persona que abrió la solicitud
    Cuando elige la provincia «<provincia>»
    Entonces la lista «Ciudad» ofrece opciones

    Ejemplos:
      | provincia |
      | Azuay     |
      | Guayas    |
      | Imbabura  |

  @5.3.1.ciudad-cambia-con-provincia
  Escenario: Con otra provincia hay otras ciudades
    Dada una persona que abrió la solicitud
    Y que eligió la provincia «Azuay»
    Cuando elige la provincia «Guayas»
    Entonces la lista «Ciudad» ofrece otras opciones

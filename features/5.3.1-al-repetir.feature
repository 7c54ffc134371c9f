# language: es
Característica: Lo que se cambia más de una vez (5.3.1)
  El correo del SENAE sigue a cada ID, y las ciudades son las de la provincia elegida al final.

  @5.3.1.correo-senae-automatico
  Esquema del escenario: El correo del SENAE sigue a «<id>», escrito después de <antes>
    Dada una persona que abrió la solicitud
    Y que escribió <antes> en «ID.usuario»
    Cuando escribe «<id>» en «ID.usuario»
    Entonces «SENAE Correo Electrónico» muestra «<correo>»

    Ejemplos:
      | antes                     | id        | correo                         |
      | «importa26»               | mariana   | mariana@correo.aduana.gob.ec   |
      | «mariana» y «exporta2026» | importa26 | importa26@correo.aduana.gob.ec |

  @5.3.1.ciudades-de-su-provincia
  Esquema del escenario: «<provincia>» ofrece sus ciudades después de <antes>
    Dada una persona que vio las ciudades de «<provincia>» en una solicitud recién abierta
    Y que en otra solicitud eligió <antes>
    Cuando elige la provincia «<provincia>»
    Entonces la lista «Ciudad» ofrece las que había visto

    Ejemplos:
      | provincia | antes              |
      | Azuay     | «Guayas»           |
      | Azuay     | «Azuay» y «Carchi» |

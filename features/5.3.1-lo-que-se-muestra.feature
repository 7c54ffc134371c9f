# language: es
Característica: Lo que el portal muestra de las listas y de la persona (5.3.1)
  Las listas siguen después de lo nombrado, las contraseñas no se ven, y el nombre y la dirección vuelven enteros.

  Esquema del escenario: La lista «<lista>» sigue después de las diez opciones nombradas
    Cuando una persona mira la solicitud
    Entonces la lista «<lista>» tiene más de 10 opciones

    Ejemplos:
      | requisito                   | lista     |
      | 5.3.1.pais-lista-sigue      | País      |
      | 5.3.1.provincia-lista-sigue | Provincia |

  @5.3.1.contrasena-oculta
  Esquema del escenario: «<campo>» no se muestra como se escribe
    Dada una persona que abrió la solicitud
    Cuando escribe «Rvk48Tzq» en «<campo>»
    Entonces «<campo>» no deja ver lo escrito

    Ejemplos:
      | campo                      |
      | Contraseña                 |
      | Confirmación de Contraseña |

  Esquema del escenario: Donde el portal muestra «<campo>», lo muestra entero
    Dada una persona que en «<campo>» pone «<valor>»
    Y que acaba de registrarse
    Cuando entra con su ID y su contraseña
    Entonces el portal muestra entero «<campo>»

    Ejemplos:
      | requisito              | campo          | valor                                                     |
      | 5.3.1.nombre-vuelve    | Nombre Usuario | María Fernanda Ibáñez Villavicencio                       |
      | 5.3.1.direccion-vuelve | Dirección      | Avenida Simón Bolívar 1234 y Calle Olmedo, Edificio Ñusta |

# language: es
Característica: La portada del portal (5.1)
  La persona abre el portal y elige registrarse.

  @5.1.portal-visible
  Escenario: El portal se ve en el navegador
    Cuando una persona abre el portal en su navegador
    Entonces ve el portal

  @5.1.opcion-nuevo-registro
  Escenario: La portada ofrece registrarse
    Cuando una persona abre el portal en su navegador
    Entonces la portada ofrece la opción «Nuevo Registro»

  @5.1.opcion-nuevo-registro-sigue
  Escenario: La portada ofrece registrarse también a quien ya abrió la solicitud
    Dada una persona que abrió la solicitud
    Cuando vuelve a la portada
    Entonces la portada ofrece la opción «Nuevo Registro»

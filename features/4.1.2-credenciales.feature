# language: es
Característica: El ID da acceso solo a su titular (4.1.2)
  Con credenciales que no corresponden el portal no se abre, como interpretación.

  @4.1.2.credenciales-inventadas-no-abren
  Escenario: Quien nunca se registró no entra
    Dada una persona que nunca se registró
    Cuando intenta entrar
    Entonces el portal no la deja entrar

  Esquema del escenario: Con <contraseña> no se entra
    Dada una persona que acaba de registrarse
    Y que <error>
    Cuando intenta entrar
    Entonces el portal no la deja entrar

    Ejemplos:
      | requisito                        | contraseña                                | error                                    |
      | 4.1.2.contrasena-errada-no-abre  | la última letra de la contraseña cambiada | cambió la última letra de su contraseña  |
      | 4.1.2.contrasena-errada-no-abre  | una letra de más en la contraseña         | añadió una letra a su contraseña         |
      | 4.1.2.contrasena-errada-no-abre  | una letra de menos en la contraseña       | quitó la última letra de su contraseña   |
      | 4.1.2.contrasena-errada-no-abre  | mayúsculas y minúsculas cambiadas         | cambió mayúsculas por minúsculas         |
      | 4.1.2.contrasena-de-otra-no-abre | la contraseña de otra persona             | tomó la contraseña de otra ya registrada |

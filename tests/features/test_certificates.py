"""A sentence after «Registrar» demands a certificate in order to register, and not for another matter (4.2.2)."""

from __future__ import annotations

import pytest

from steps.expect.certificates import demand_of


@pytest.mark.parametrize(
    "sentence",
    [
        "Para terminar el registro debe presentar su certificado digital.",
        "Para registrarse con este documento debe presentar su certificado digital.",
        "Falta el certificado digital.",
        "No se puede registrar si no presenta su certificado.",
        "No puede continuar sin certificado digital.",
        "Nadie se registra sin su certificado digital.",
        "Registro incompleto: sin certificado digital.",
        "No olvide presentar su certificado digital.",
        "No se necesita más que el certificado digital.",
        "Si es importador, para registrarse debe presentar su certificado digital.",
        "Para registrarse sin certificado debe pedirlo; suba su certificado.",
        "¿Tiene certificado? Debe presentar el certificado.",
        "Seleccione su certificado digital.",
        "Los usuarios deben presentar su certificado digital y una declaración.",
        "Si es posible, es importante que presente su certificado digital.",
    ],
)
def test_certificate_is_demanded(sentence: str) -> None:
    assert demand_of(["Registro completado", sentence])


@pytest.mark.parametrize(
    "sentence",
    [
        "Ya puede usar el portal sin certificado digital.",
        "Para operar como OCE debe obtener un certificado.",
        "Debe obtener un certificado digital para registrarse como OCE.",
        "Si desea enviar declaraciones aduaneras, necesita un certificado digital.",
        "Los operadores de comercio exterior deben tener un certificado digital.",
        "Ingrese con su ID y su contraseña, sin certificado digital.",
        "Ingrese con su ID y su contraseña; no necesita certificado digital.",
        "Cuando importe mercancías, necesitará un certificado digital.",
        "No tiene que presentar un certificado digital.",
        "No hay que adjuntar ningún certificado.",
        "Registro terminado sin necesidad de certificado digital.",
        "El certificado digital no es obligatorio.",
        "Tampoco se requiere un certificado digital.",
        "¿Necesita un certificado digital?",
        "Debe guardar su ID.",
    ],
)
def test_certificate_is_not_demanded(sentence: str) -> None:
    assert not demand_of(["Registro completado", sentence])

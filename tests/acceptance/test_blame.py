"""Whose fault it is: for each trouble of a portal, the one requirement that fails and what it blocks.

Each asks only what it decides; ``test_whole_blame.py`` asks all that leads there, by ``make nightly``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from tests.acceptance.conftest import ALONE, Suite

FORM = "portal/registration/templates/registration/formulario.html"
FIELD = "portal/registration/templates/registration/parts/campo.html"
SCRIPT = "portal/registration/static/formulario.js"
ENROLMENT = "portal/registration/enrolment.py"
NO_NAME = "4.2.1.obligatorio-nombre"
REGISTERED = "5.3.2.registro"
ARRIVAL = "5.3.1.codigo-llega"
LOST = [f"5.3.1.{what}-ocupado-bloquea" for what in ("id", "documento", "correo")]
REWORDED = {
    "son distintos: escriba": "5.3.1.mensaje-correos-distintos",
    "Le hemos mandado un código": "5.3.1.mensaje-codigo-solicitado",
    "ya no sirve porque": "5.3.1.mensaje-codigo-vencido",
    "Todavía no ha pedido ningún código": "5.3.1.mensaje-codigo-no-solicitado",
    "está vacío o no es igual": "5.3.1.mensaje-codigo-incorrecto",
}
"""A part of each of the portal's messages -> the requirement that pins it."""


@dataclass(frozen=True)
class Trouble:
    """A script spoilt in one place, and what must come of it."""

    old: str
    new: str
    blamed: str
    blocked: tuple[str, ...]


DEAD_BUTTON = "un botón de disponibilidad que no hace nada"
TROUBLES = {
    DEAD_BUTTON: Trouble(
        'button.addEventListener("click", () => ask(button));',
        'button.addEventListener("click", () => button.value === "comprobar-usuario" || ask(button));',
        "5.3.1.id-disponible",
        (REGISTERED, NO_NAME),
    ),
    "«Registrar» no hace nada": Trouble(
        """    register(form.querySelector('button[value="registrar"]'));""",
        "    return;",
        REGISTERED,
        (NO_NAME, "5.4.aprobacion-automatica"),
    ),
}


def test_one_requirement_is_blamed_and_the_rest_are_blocked_by_it(suite: Suite) -> None:
    trouble = replace(TROUBLES[DEAD_BUTTON], blocked=(REGISTERED,))
    expect_blame(suite, trouble, [trouble.blamed, REGISTERED])


def expect_blame(suite: Suite, trouble: Trouble, asked: Iterable[str]) -> None:
    """Run some requirements on the spoilt portal: one is blamed, and what rests on it is blocked by it."""
    suite.edit(SCRIPT, trouble.old, trouble.new)
    run = suite.run("features", *ALONE, "-m", " or ".join(asked))
    assert run.of("fail") == [trouble.blamed], run.output
    assert not run.of("error"), run.output
    blocked = {name: run.requirement(name)["blocked_by"] for name in trouble.blocked}
    assert blocked == dict.fromkeys(trouble.blocked, trouble.blamed)
    assert run.code == 1


@dataclass(frozen=True)
class Breakdown:
    """A server that answers 500 in one place, and the requirement whose scenario gets that answer."""

    path: str
    old: str
    requirement: str


BREAKDOWNS = {
    "después de registrar": Breakdown(
        "portal/registration/views/form.py", "        complete(request, outcome.username)\n", REGISTERED
    ),
    "en lugar de rechazar": Breakdown(
        ENROLMENT,
        '    return Objection(refuse(policy, {"codigo": CODE_ERRORS[status]}, occasion), frozenset({occasion}))\n',
        "5.3.1.codigo-incorrecto-bloquea",
    ),
}


def test_server_that_breaks_down_proves_nothing(suite: Suite) -> None:
    expect_nothing_proved(suite, BREAKDOWNS["en lugar de rechazar"])


def expect_nothing_proved(suite: Suite, breakdown: Breakdown) -> None:
    """Let the server break down: what was seen is not decided, and the answer is named."""
    indent = " " * (len(breakdown.old) - len(breakdown.old.lstrip()))
    suite.edit(breakdown.path, breakdown.old, f"{indent}raise RuntimeError\n")
    run = suite.run("features", *ALONE, "-m", breakdown.requirement)
    assert run.of("inconc") == [breakdown.requirement], run.output
    reason = run.requirement(breakdown.requirement)["reason"]
    assert "se vio lo documentado, pero el portal respondió 500 a POST" in reason
    assert run.code == 6


def test_changed_wording_is_found(suite: Suite) -> None:
    some = ("5.3.1.mensaje-correos-distintos", "5.3.1.mensaje-codigo-solicitado")
    expect_rewording_found(suite, {words: name for words, name in REWORDED.items() if name in some})


def expect_rewording_found(suite: Suite, reworded: Mapping[str, str]) -> None:
    """Change these messages of the portal: each breaks the requirement that pins it."""
    for words in reworded:
        suite.edit("portal/registration/messages.py", words, "…")
    run = suite.run("features", *ALONE, "-m", " or ".join(reworded.values()))
    assert set(run.of("fail")) == set(reworded.values()), run.output


def test_unpinned_wording_waits_for_approval_and_twins_are_told(suite: Suite) -> None:
    names = ["5.3.1.mensaje-codigo-no-solicitado", "5.3.1.mensaje-codigo-incorrecto"]
    profile = suite.root / "profiles" / "reference.toml"
    text = profile.read_text(encoding="utf-8")
    profile.write_text(text[: text.index("[messages.codigo-no-solicitado]")], encoding="utf-8")
    texts = "portal/registration/messages.py"
    suite.edit(texts, "Falta pedir el código", "Código incorrecto")
    old = "Todavía no ha pedido ningún código de seguridad: solicítelo con el botón que está junto al campo."
    new = "El código de seguridad está vacío o no es igual al último que recibió: revíselo y vuelva a intentarlo."
    suite.edit(texts, old, new)
    run = suite.run("features", *ALONE, "-m", " or ".join(names))
    for name in names:
        assert run.requirement(name)["verdict"] == "inconc", run.output
        assert "espera aprobación" in run.requirement(name)["reason"]
    told = run.verdicts["run"]["facts"]["Textos leídos en más de un mensaje"]
    assert "en «código incorrecto» y en «código no solicitado»" in told
    assert run.code == 6


def test_form_that_loses_its_values_after_a_refusal_blames_nobody(suite: Suite) -> None:
    expect_lost_values_told(suite, LOST[-1:], [REGISTERED])


def expect_lost_values_told(suite: Suite, lost: Sequence[str], others: Sequence[str]) -> None:
    """Let the form lose its values after a refusal: what rests on them is not decided, and the others are."""
    suite.edit(
        SCRIPT,
        "    const errors = answer.errores || {};\n",
        "    const errors = answer.errores || {};\n"
        '    if (!["libre", "codigo-enviado"].includes(answer.resultado)) { form.reset(); }\n',
    )
    run = suite.run("features", *ALONE, "-m", " or ".join([*lost, *others]))
    assert not run.of("fail"), run.output
    assert not run.of("error"), run.output
    assert set(run.of("inconc")) == set(lost)
    for name in lost:
        assert "no conservaba lo escrito en «" in run.requirement(name)["reason"]
    notes = run.requirement(lost[-1])["scenarios"][0]["notes"]
    assert any("«Nombre Usuario»" in note and "no conservaba" in note for note in notes), notes
    assert any("vació «Contraseña»" in note and "se escribió otra vez" in note for note in notes), notes


def test_field_that_does_not_keep_what_was_written_is_not_taken_for_accepted(suite: Suite) -> None:
    name = "5.3.1.telefono1-acepta-14"
    suite.edit(
        FIELD, "{% if field.maxlength %}", '{% if field.name == "telefono1" %} maxlength="12"{% elif field.maxlength %}'
    )
    run = suite.run("features", *ALONE, "-m", f"{name} or {REGISTERED}")
    assert run.requirement(REGISTERED)["verdict"] == "pass", run.output
    assert run.of("fail") == [name], run.output
    assert "no conservaba lo escrito en «Teléfono1»" in run.requirement(name)["reason"]


def test_late_mail_is_told_as_late(suite: Suite) -> None:
    suite.edit("profiles/reference.toml", "[clock]", "[mail]\ndeadline_seconds = 1\n\n[clock]")
    suite.edit(
        "portal/registration/mail.py",
        "lambda message: message.send()",
        "lambda message: __import__('threading').Timer(2, message.send).start()",
    )
    run = suite.run("features", *ALONE, "-m", f"{ARRIVAL} or 5.3.1.codigo-asunto")  # the mail comes during the other
    assert run.of("fail") == [ARRIVAL], run.output
    assert "1 segundos, el plazo del perfil" in run.requirement(ARRIVAL)["reason"]
    assert "después del plazo de 1 segundos" in run.verdicts["run"]["facts"]["Correos tardíos"]


def test_what_the_suite_cannot_find_is_told_once(suite: Suite) -> None:
    expired = "5.3.1.codigo-vence-15-01"
    suite.edit(
        FIELD, "{% else %}<input id=", '{% else %}<input{% if field.name == "fax" %} type="hidden"{% endif %} id='
    )
    suite.edit(FORM, '  <div class="submit">', '  <div class="submit"><button type="button">Ayuda en línea</button>')
    suite.edit("profiles/reference.toml", "X-Portal-Instant", "X-Otra-Cabecera")
    run = suite.run("features", *ALONE, "-m", f"5.3.campo-fax or 5.3.inicial-operador or {expired}")
    assert run.output.count("El rótulo «Fax» se ve") == 1, run.output
    assert run.output.count("debe responder con un error") == 1, run.output
    assert run.verdicts["run"]["facts"]["Fuera del documento"] == "botón «Ayuda en línea»"
    assert run.of("inconc") == ["5.3.campo-fax", expired]
    assert not run.of("fail")
    assert "vea la revisión previa" in run.requirement("5.3.campo-fax")["reason"]
    assert run.code == 6

"""Steps that prove whether an account exists, and what it opens (4.1.1, 4.1.2, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Mapping

from playwright.sync_api import expect
from pytest_bdd import given, parsers, then, when

from fixtures.applicant import Applicant
from fixtures.inbox import Inbox
from fixtures.person import Person, Witness
from harness.errors import Undecided
from pages.front import SignedIn
from steps.judgements import lost_values


@given("una persona que acaba de registrarse", target_fixture="applicant")
def just_registered(person: Person, applicant: Applicant, inbox: Inbox) -> Applicant:
    """5.3.2."""
    person.registers(applicant, inbox)
    return applicant


@when("entra con su ID y su contraseña", target_fixture="inside")
def sign_in(person: Person, applicant: Applicant) -> SignedIn:
    """4.1.2, 5.4."""
    return person.signs_in(applicant)


@then("el portal la deja entrar")
def is_let_in(inside: SignedIn) -> None:
    """5.4."""
    expect(inside.sign_out.first, "El portal no dejó entrar a la persona.").to_be_visible()


@then(parsers.parse("encuentra «{service}»"))
def service_is_found(inside: SignedIn, service: str) -> None:
    """4.1.1."""
    expect(inside.service(service).first, f"Después de entrar no se encuentra «{service}».").to_be_visible()


@then("la cuenta queda registrada")
def account_exists(witness: Witness, applicant: Applicant) -> None:
    """5.3.2."""
    account = witness.looks_for(applicant)
    assert account.exists, account.in_words


@then("la solicitud no queda registrada")
def account_is_absent(witness: Witness, applicant: Applicant, sent: Mapping[str, str]) -> None:
    """4.2.1, 5.3.1."""
    lost = lost_values(applicant, sent)
    if lost:
        raise Undecided(f"La página había perdido lo escrito en {', '.join(lost)} antes de «Registrar».")
    account = witness.looks_for(applicant)
    assert account.is_absent, account.in_words


@then(parsers.parse("no queda otra cuenta con ese «{label}»"))
def second_account_is_absent(witness: Witness, applicant: Applicant, label: str) -> None:
    """5.3.1."""
    account = witness.looks_for(applicant, shared=label)
    assert account.is_absent, account.in_words


@then(parsers.parse("el portal no admite ese valor en «{label}»"))
def value_is_not_admitted(witness: Witness, applicant: Applicant, sent: Mapping[str, str], label: str) -> None:
    """5.3.1: the field may drop what it does not admit, or the registration be refused."""
    kept = sent[label] == applicant.by_label()[label]
    assert not kept or witness.looks_for(applicant).is_absent, (
        f"«{label}» conservó {len(sent[label])} caracteres y la cuenta quedó registrada."
    )

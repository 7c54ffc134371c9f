"""Steps that prove whether an account exists, and what it opens (4.1.1, 4.1.2, 5.3.2, 5.4)."""

from __future__ import annotations

from collections.abc import Callable

from pytest_bdd import given, parsers, then, when

from fixtures.mail.inbox import Inbox
from fixtures.people.account_check import AccountCheck
from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.person import Person
from pages.front import SignedIn
from pages.registration_form import RegistrationForm, Submission
from steps.expect.accounts import (
    expect_code_not_admitted,
    expect_let_in,
    expect_not_admitted,
    expect_not_shown,
    expect_one_of_two,
    expect_refused,
    expect_registered,
)
from steps.expect.certificates import expect_no_demand
from steps.expect.lost_values import noted_loss


@given("una persona que acaba de registrarse", target_fixture="sent")
@leaves(accounts=1, mails=1)
def just_registered(person: Person, applicant: Applicant, inbox: Inbox) -> Submission:
    """A person registers just before the scenario (5.3.2)."""
    return person.registers(applicant, inbox)


@given("que quedó registrada", target_fixture="sent")
@leaves(accounts=1, mails=1)
def registered_for_certain(
    person: Person, applicant: Applicant, inbox: Inbox, account_check: AccountCheck
) -> Submission:
    """The person has registered with the values of the scenario, and has an account (5.3.2)."""
    sent = person.registers(applicant, inbox)
    account_check.require(applicant.as_kept(sent.values))
    return sent


@given("que ya entró una vez")
@leaves()
def signed_in_before(person: Person, applicant: Applicant, sent: Submission) -> None:
    """The person signs in once, before the sign-in that the scenario observes (4.1.2)."""
    person.signs_in(applicant.as_kept(sent.values))


@given("que después se registró otra persona", target_fixture="other")
@leaves(accounts=1, mails=1)
def another_registered(registered: Applicant) -> Applicant:
    """Another person registers after the one of the scenario (4.1.2)."""
    return registered


@given(parsers.parse("que entretanto otra persona quiso registrarse con el mismo «{label}»"), target_fixture="owner")
@leaves(accounts=1, mails=1)
def is_overtaken(
    person: Person, predecessor: Applicant, applicant: Applicant, label: str, inbox_of: Callable[[Applicant], Inbox]
) -> Applicant | None:
    """Another person tries to register with the same identifier; None unless they have an account with it (5.3.1)."""
    other = predecessor.sharing(label, applicant)
    return person.another_registers(other, inbox_of(other))


@given("que ya presionó «Registrar» una vez")
@leaves(accounts=1)
def pressed_before(form: RegistrationForm) -> None:
    """The person has pressed «Registrar» once, and left the form as it was (4.2.1, 5.3.1)."""
    form.register()


@when("entra con su ID y su contraseña", target_fixture="inside")
@leaves()
def sign_in(person: Person, applicant: Applicant, sent: Submission) -> SignedIn:
    """The person signs in with their user ID and password (4.1.2, 5.4)."""
    return person.signs_in(applicant.as_kept(sent.values))


@then("el portal la deja entrar")
def is_let_in(inside: SignedIn, applicant: Applicant, sent: Submission, notes: list[str]) -> None:
    """Assert that the portal lets the person in (5.4)."""
    expect_let_in(inside, noted_loss(applicant, sent, notes), notes)


@then("el portal la deja entrar, y no como a la otra")
def is_let_in_as_oneself(
    inside: SignedIn, applicant: Applicant, sent: Submission, other: Applicant, notes: list[str]
) -> None:
    """Assert that the portal lets the person in, and not into the account of another (4.1.2)."""
    expect_let_in(inside, noted_loss(applicant, sent, notes), notes)
    expect_not_shown(inside.content, other)


@then("la cuenta queda registrada")
@leaves()
def account_exists(
    account_check: AccountCheck, applicant: Applicant, form: RegistrationForm, sent: Submission, notes: list[str]
) -> None:
    """Assert that the account exists (5.3.2)."""
    expect_registered(
        account_check.looks_for(applicant.as_kept(sent.values)), applicant, sent, form.notice.texts, notes
    )


@then("la cuenta queda registrada sin que el portal pida un certificado")
@leaves()
def account_exists_without_certificate(
    account_check: AccountCheck, applicant: Applicant, form: RegistrationForm, sent: Submission, notes: list[str]
) -> None:
    """Assert that the portal demands no certificate after «Registrar», and that the account exists (4.2.2)."""
    expect_no_demand(form, account_check.measurements)
    expect_registered(
        account_check.looks_for(applicant.as_kept(sent.values)), applicant, sent, form.notice.texts, notes
    )


@then("el portal no le pide un certificado para registrarse")
@leaves()
def certificate_is_not_demanded(
    account_check: AccountCheck, applicant: Applicant, form: RegistrationForm, sent: Submission
) -> None:
    """Assert that the portal demands no certificate after «Registrar»; another refusal is another clause (4.2.2)."""
    expect_no_demand(form, account_check.measurements)
    account_check.require(applicant.as_kept(sent.values))


@then("la solicitud no queda registrada")
@leaves()
def account_is_absent(account_check: AccountCheck, applicant: Applicant, sent: Submission, notes: list[str]) -> None:
    """Assert that no account exists, and that the spoilt field is the only possible reason (4.2.1, 5.3.1)."""
    expect_refused(account_check.looks_for(applicant.as_kept(sent.values)), applicant, sent, notes)


@then("el portal no admite lo que se añadió al código")
@leaves()
def longer_code_is_not_admitted(
    account_check: AccountCheck, applicant: Applicant, sent: Submission, received: str, notes: list[str]
) -> None:
    """Assert that the code field drops what follows the code, or that no account exists (5.3.1)."""
    expect_code_not_admitted(account_check, applicant, sent, received, notes)


@then(parsers.parse("no queda otra cuenta con ese «{label}»"))
@leaves()
def second_account_is_absent(
    account_check: AccountCheck, applicant: Applicant, sent: Submission, label: str, notes: list[str]
) -> None:
    """Assert that no second account exists with the same value of a field (5.3.1)."""
    expect_refused(account_check.looks_for(applicant.as_kept(sent.values), shared=label), applicant, sent, notes)


@then("no quedan registradas las dos personas")
@leaves()
def only_one_account_exists(
    account_check: AccountCheck, applicant: Applicant, sent: Submission, owner: Applicant | None, notes: list[str]
) -> None:
    """Assert that not both persons have an account with the same value in a field (5.3.1)."""
    expect_one_of_two(account_check, applicant.as_kept(sent.values), owner, notes)


@then(parsers.parse("el portal no admite ese valor en «{label}»"))
@leaves()
def value_is_not_admitted(
    account_check: AccountCheck, applicant: Applicant, sent: Submission, label: str, notes: list[str]
) -> None:
    """Assert that a field drops a value, or that the portal refuses the registration with it (5.3.1)."""
    expect_not_admitted(account_check, applicant, sent, label, notes)

"""Steps of signing in with the credentials of another account, or of none (4.1.2)."""

from __future__ import annotations

from dataclasses import replace

from pytest_bdd import given, then, when

from fixtures.people.applicant import Applicant
from fixtures.people.effects import leaves
from fixtures.people.person import Person
from pages.front import SignedIn
from pages.registration_form import Submission
from steps.expect.accounts import expect_not_let_in


@given("una persona que nunca se registró", target_fixture="credentials")
def unknown_to_the_portal(applicant: Applicant) -> Applicant:
    """A person with an ID and a password that no account has (4.1.2)."""
    return applicant


@given("que cambió la última letra de su contraseña", target_fixture="credentials")
def other_last_letter(applicant: Applicant, sent: Submission) -> Applicant:
    """The person mistakes the last letter of the password (4.1.2)."""
    return applicant.as_kept(sent.values).with_last_letter_changed()


@given("que añadió una letra a su contraseña", target_fixture="credentials")
def one_letter_more(applicant: Applicant, sent: Submission) -> Applicant:
    """The person adds a letter to the password (4.1.2)."""
    return replace(applicant.as_kept(sent.values), password=f"{applicant.password}x")


@given("que quitó la última letra de su contraseña", target_fixture="credentials")
def one_letter_less(applicant: Applicant, sent: Submission) -> Applicant:
    """The person leaves out the last letter of the password (4.1.2)."""
    return replace(applicant.as_kept(sent.values), password=applicant.password[:-1])


@given("que cambió mayúsculas por minúsculas", target_fixture="credentials")
def other_letter_case(applicant: Applicant, sent: Submission) -> Applicant:
    """The person types the password with upper and lower case swapped (4.1.2)."""
    return replace(applicant.as_kept(sent.values), password=applicant.password.swapcase())


@given("que tomó la contraseña de otra ya registrada", target_fixture="credentials")
@leaves(accounts=1, mails=1)
def password_of_another(applicant: Applicant, sent: Submission, registered: Applicant) -> Applicant:
    """The person has the password of another registered person (4.1.2)."""
    return replace(applicant.as_kept(sent.values), password=registered.password)


@when("intenta entrar", target_fixture="inside")
@leaves()
def try_to_sign_in(person: Person, credentials: Applicant) -> SignedIn:
    """The person signs in with these credentials (4.1.2)."""
    return person.tries_to_sign_in(credentials)


@then("el portal no la deja entrar")
def is_not_let_in(inside: SignedIn) -> None:
    """Assert that the portal does not let the person in (4.1.2)."""
    expect_not_let_in(inside)

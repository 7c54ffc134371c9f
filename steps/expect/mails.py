"""Assertions about the mail that brings the security code (5.3.1)."""

from __future__ import annotations

import re
import unicodedata
from email.utils import parseaddr

from fixtures.mail.inbox import Mail
from fixtures.mail.message import comparable_subject
from harness.wording import counted


def expect_subject(subject: str, expected: str, notes: list[str]) -> None:
    """Assert that a mail has this subject; a difference in form, white space or letter case only is noted.

    Raises:
        AssertionError: It has another subject.
    """
    same = comparable_subject(subject) == comparable_subject(expected)
    assert same, f"El correo se denomina «{subject}» y no «{expected}»."
    if subject != expected:
        notes.append(
            f"El asunto del correo, «{subject}», se diferencia del documentado solo en mayúsculas, espacios o la forma "
            f"de sus letras: {_first_difference(subject, expected)}."
        )


def expect_only_recipient(mail: Mail, address: str) -> None:
    """Assert that a mail went to this address only, whatever the case of its letters; its sender may have it too.

    Raises:
        AssertionError: It went to others too, or not to this address.
    """
    recipients = {each.casefold() for each in mail.recipients}
    assert address.casefold() in recipients, "El correo del código no va dirigido a quien lo pidió."
    others = recipients - {address.casefold(), parseaddr(mail.sender)[1].casefold()}
    hidden = len(others & {each.casefold() for each in mail.hidden_recipients})
    of_them = f", {hidden} de ellas en copia oculta" if hidden else ""
    if hidden == len(others) == 1:
        of_them = ", en copia oculta"
    more = counted(len(others), "dirección", "direcciones")
    assert not others, f"El correo del código va dirigido también a {more} más{of_them}."


def expect_letters_and_digits(code: str) -> None:
    """Assert that a code has nothing but letters and digits; «ñ» and «á» are letters of Spanish too."""
    signs = [each for each in unicodedata.normalize("NFC", code) if not (each.isalpha() or each.isdecimal())]
    assert code, "En el correo no se reconoce un código de seguridad."
    assert not signs, "El código tiene otros caracteres además de letras y números."


def _first_difference(subject: str, expected: str) -> str:
    """Place at which two subjects begin to differ, with the code points there, in Spanish."""
    pairs = zip(f"{subject}\0", f"{expected}\0", strict=False)
    place = next(n for n, (one, other) in enumerate(pairs) if one != other)
    found, wanted = _code_points(subject, place), _code_points(expected, place)
    return f"en el carácter {place + 1} tiene {found}, y el documento {wanted}"


def _code_points(text: str, place: int) -> str:
    """The character at a place with the marks that combine with it, as code points; the text may end there."""
    letter = re.match(r".?[\u0300-\u036f]*", text[place:], re.DOTALL)
    return " ".join(f"U+{ord(each):04X}" for each in (letter[0] if letter else "")) or "su final"

"""Security codes: issue and verify (5.3.1, Ingrese código de seguridad). Pure but for the system's randomness."""

import secrets
import string
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Protocol

from django.utils.crypto import constant_time_compare, salted_hmac

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # without I and O
DIGITS = "23456789"  # without 0 and 1
SALT = "portal.registration.codes"


class CodeStatus(Enum):
    """What a typed code is worth."""

    VALID = auto()
    NOT_REQUESTED = auto()
    WRONG = auto()
    EXPIRED = auto()


@dataclass(frozen=True)
class CodePolicy:
    """How codes are made and how long they live: letters and digits, 15 minutes."""

    length: int = 8
    lifetime: timedelta = timedelta(minutes=15)
    letters: str = LETTERS
    digits: str = DIGITS


class IssuedCode(Protocol):
    """What verification needs to know of a code that was sent."""

    digest: str
    sent_at: datetime
    consumed_at: datetime | None


def generate(policy: CodePolicy) -> str:
    """A random code with at least one letter and one digit."""
    alphabet = policy.letters + policy.digits
    while True:
        code = "".join(secrets.choice(alphabet) for _ in range(policy.length))
        if any(char in string.digits for char in code) and any(char in string.ascii_uppercase for char in code):
            return code


def fingerprint(code: str, owner: str, email: str) -> str:
    """The digest that is stored: bound to the request of registration and to the address."""
    return salted_hmac(SALT, f"{owner}\n{email}\n{code}", algorithm="sha256").hexdigest()


@dataclass(frozen=True)
class Attempt:
    """A code as it was typed, its digest, the code that was sent if one was, and when."""

    typed: str
    digest: str
    issued: IssuedCode | None
    now: datetime


def is_expired(issued: IssuedCode, now: datetime, policy: CodePolicy) -> bool:
    """More than the lifetime has passed: 15:00 is still in time, 15:01 is not."""
    return now - issued.sent_at > policy.lifetime


def verify(attempt: Attempt, policy: CodePolicy) -> CodeStatus:
    """Judge a typed code; that it has expired matters only where it is the right one."""
    issued = attempt.issued
    if issued is None:
        return CodeStatus.NOT_REQUESTED
    if issued.consumed_at is not None or not constant_time_compare(issued.digest, attempt.digest):
        return CodeStatus.WRONG
    return CodeStatus.EXPIRED if is_expired(issued, attempt.now, policy) else CodeStatus.VALID

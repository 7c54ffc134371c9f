"""Signing in, however the portal does it: on the front page, behind a link, in a dialog, in two steps (5.4).

The document prescribes neither labels nor a place nor a way out, so only signs of being inside, or of a refusal, decide
(docs/decisions/0037).
"""

from pages.sign_in.outcome import Entry, SignInResult
from pages.sign_in.recognition import NOT_FOUND, SignInPlace, asks_to_sign_in
from pages.sign_in.sign_in import SignIn, find_sign_in
from pages.sign_in.sign_out import shows_person_inside, sign_out

__all__ = [
    "NOT_FOUND",
    "Entry",
    "SignIn",
    "SignInPlace",
    "SignInResult",
    "asks_to_sign_in",
    "find_sign_in",
    "shows_person_inside",
    "sign_out",
]

"""Ecuadorian identity numbers: pure functions over digits (5.3.1, Doc. Identificación)."""

import re

PROVINCES = frozenset({*range(1, 25), 30})  # 30: Ecuadorians registered abroad
_DIGITS = re.compile(r"[0-9]+")


def _is_digits(number: str, length: int) -> bool:
    """Whether it is exactly that many ASCII digits."""
    return len(number) == length and _DIGITS.fullmatch(number) is not None


def has_province(number: str) -> bool:
    """Whether the first two digits name a province."""
    return int(number[:2]) in PROVINCES


def check_digit(nine: str) -> int:
    """Modulo-10 check digit of the first nine digits of a cédula."""
    products = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(nine))
    total = sum(product - 9 if product > 9 else product for product in products)
    return -total % 10


def is_cedula(number: str) -> bool:
    """Ten digits, a province, a natural person's third digit and the right check digit."""
    return (
        _is_digits(number, 10)
        and has_province(number)
        and int(number[2]) < 6
        and int(number[9]) == check_digit(number[:9])
    )


def is_ruc(number: str) -> bool:
    """Thirteen digits; a cédula inside a natural person's; no checksum for companies, which no longer have one."""
    if not _is_digits(number, 13) or not has_province(number) or number.endswith("000"):
        return False
    return is_cedula(number[:10]) if int(number[2]) < 6 else True


def is_passport(number: str) -> bool:
    """Five to twenty letters and digits."""
    return re.fullmatch(r"[A-Za-z0-9]{5,20}", number) is not None

"""Types of command-line arguments that several orders share."""

from __future__ import annotations

import argparse


def positive(text: str) -> int:
    """A whole number from 1.

    Raises:
        argparse.ArgumentTypeError: The text is not one.
    """
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"«{text}» no es un número entero mayor o igual que 1")
    return int(text)

"""Words that every command uses: numbers with their nouns, enumerations, and reasons of the operating system."""

from __future__ import annotations

import errno

import pytest

from harness.errors import system_reason
from harness.wording import counted, enumerated


@pytest.mark.parametrize(
    ("number", "words", "told"),
    [
        (0, ("aviso",), "0 avisos"),
        (1, ("aviso",), "1 aviso"),
        (2, ("aviso",), "2 avisos"),
        (1, ("vez", "veces"), "1 vez"),
        (3, ("vez", "veces"), "3 veces"),
    ],
)
def test_one_thing_is_counted_as_one(number: int, words: tuple[str, ...], told: str) -> None:
    assert counted(number, *words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), ""),
        (("el perfil",), "el perfil"),
        (("la suite", "el perfil"), "la suite y el perfil"),
        (("«País»", "«Fax»", "«ID.usuario»"), "«País», «Fax» e «ID.usuario»"),
        (("agua", "hielo"), "agua y hielo"),
    ],
)
def test_enumeration_ends_with_a_conjunction(words: tuple[str, ...], told: str) -> None:
    assert enumerated(words) == told


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (FileNotFoundError(errno.ENOENT, "No such file"), "no existe"),
        (NotADirectoryError(errno.ENOTDIR, "Not a directory"), "no existe"),
        (IsADirectoryError(errno.EISDIR, "Is a directory"), "es una carpeta"),
        (PermissionError(errno.EACCES, "Permission denied"), "no hay permiso"),
        (OSError(errno.ENOSPC, "No space left on device"), "no queda espacio en el disco"),
        (OSError(errno.ENAMETOOLONG, "File name too long"), "el nombre es demasiado largo"),
        (OSError(errno.EXDEV, "Invalid cross-device link"), "el sistema dice: Invalid cross-device link"),
        (OSError("sin número"), "el sistema dice: sin número"),
    ],
)
def test_reason_of_the_system_is_spanish(error: OSError, told: str) -> None:
    assert system_reason(error) == told

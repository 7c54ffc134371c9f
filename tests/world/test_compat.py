"""Versions of the libraries whose private parts the suite uses."""

from __future__ import annotations

import importlib
import pkgutil
from importlib.metadata import version

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness import compat
from harness.compat import playwright_private, pytest_private

MODULES = [f"{compat.__name__}.{each.name}" for each in pkgutil.iter_modules(compat.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_installed_version_is_the_one_whose_private_parts_were_seen(name: str) -> None:
    module = importlib.import_module(name)
    installed = version(module.LIBRARY)
    assert installed == module.SEEN_IN, (
        f"{module.LIBRARY} is {installed}: look again at what {name} uses of it, then change its SEEN_IN"
    )


def test_every_library_has_a_module_of_its_own() -> None:
    libraries = [importlib.import_module(name).LIBRARY for name in MODULES]
    assert sorted(libraries) == ["httpx", "playwright", "pytest", "pytest-bdd", "pytest-split", "pytest-xdist"]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("No apareció.\nassert 1 == 2\n +  where 1 = f()", "No apareció."),
        ("No apareció.\nActual value: None\nError: element(s) not found \nCall log:\n  - Expect", "No apareció."),
        (
            "No se ve.\nExpected value: 're.compile(x)'\nActual value: hidden\nCall log:\n  - Expect",
            "No se ve. Se vio: oculto",
        ),
    ],
)
def test_a_sentence_keeps_no_noise_of_the_libraries(said: str, left: str) -> None:
    assert playwright_private.without_log(pytest_private.without_rewriting(said)) == left


@given(st.text(alphabet=st.characters(exclude_characters="\r\n")))
def test_a_plain_sentence_is_kept_as_it_is(sentence: str) -> None:
    if "Actual value: " not in sentence and "Expected value: " not in sentence:
        assert playwright_private.without_log(pytest_private.without_rewriting(sentence)) == sentence.strip()


@pytest.mark.parametrize(
    ("message", "gone", "network", "script"),
    [
        ("Page.goto: net::ERR_CONNECTION_REFUSED at http://x/", False, "ERR_CONNECTION_REFUSED", ""),
        ("Target page, context or browser has been closed", True, "", ""),
        (
            "Error: TypeError: SEEK[...] is not a function\n    at queryAll",
            False,
            "",
            "TypeError: SEEK[...] is not a function",
        ),
        ("Timeout 5000ms exceeded.", False, "", ""),
    ],
)
def test_errors_of_playwright_are_told_apart_by_their_words(
    message: str, gone: bool, network: str, script: str
) -> None:
    assert playwright_private.is_gone(message) == gone
    assert playwright_private.network_error(message) == network
    assert playwright_private.script_error(message) == script

"""The profile: whatever it says it is loaded as said or refused in one sentence, and no wording approves everything."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import example, given
from hypothesis import strategies as st

from fixtures.config.permission import host_of
from harness.errors import ConfigurationError
from harness.scope import ROOT
from pages.profile import Match, Message, Profile, Wording, load_profile
from pages.profile.checking import line_of
from tests.isolation import PROFILES
from tests.properties.making import TEXTS, VALUES, corrupted, only_one_sentence

SAMPLES = [tomllib.loads((ROOT / "profiles" / f"{name}.toml").read_text(encoding="utf-8")) for name in PROFILES]
FULL: dict[str, Any] = {
    "schema": 1,
    "name": "Mi portal",
    "address": "http://127.0.0.1:8000",
    "deadline_seconds": 10,
    "authorised": "Oficio 12",
    "tamper": True,
    "clock": {"kind": "http", "url": "/reloj?s={seconds}"},
    "mail": {"inbox": "http://127.0.0.1:8025", "code_pattern": r"Clave: (\w+)", "deadline_seconds": 3},
    "messages": {"codigo-vencido": {"text": "caduc(ó|ado)", "match": "pattern", "approved_on": date(2026, 11, 24)}},
    "labels": {"Fax": "Telefax"},
    "selectors": {"Fax": "[name=fax]"},
    "applicant": {"País": "ECUADOR"},
    "availability": {"free": "libre", "taken": "ocupado"},
    "absent": [{"requirement": "4.1.1.e-docs", "reason": "Se retiró."}],
    "waivers": [
        {
            "requirement": "5.3.campo-fax",
            "observation": "No se ve.",
            "reason": "Se corrige.",
            "approver": "J. Jefa",
            "expires": date(2026, 12, 31),
            "fingerprint": "ab12",
        }
    ],
    "data": {"first": "0900000000", "last": "0900009999", "documents": {"RUC": ["0912345675001"]}},
}


def read(folder: Path, text: str) -> Profile:
    file = folder / "mi-portal.toml"
    file.write_text(text, encoding="utf-8", newline="")
    return load_profile(file)


def may_be_used(profile: Profile) -> None:
    """What the run does with a profile does not break."""
    assert 0 < profile.deadline <= 120
    assert 0 < profile.mail_deadline <= 600
    host_of(profile.address)
    host_of(profile.inbox)
    for wording in profile.messages.values():
        assert not wording.is_in("")
    assert profile.free.strip()
    assert profile.taken.strip()


@given(st.sampled_from([*SAMPLES, FULL]), st.data())
@example(FULL | {"deadline_seconds": float("nan")}, None)
@example(FULL | {"mail": {"deadline_seconds": float("nan")}}, None)
@example(FULL | {"mail": {"code_pattern": "a{99999999999999999999}"}}, None)
@example(FULL | {"mail": {"code_pattern": "(" * 3000}}, None)
@example(FULL | {"address": "http://[::1"}, None)
@example(FULL | {"address": "http://127.0.0.1:999999"}, None)
@example(FULL | {"mail": {"inbox": "https://[correo"}}, None)
@example(FULL | {"name": "[ ]\n[ ]\n", "clave\ncon líneas": 1}, None)
@example(FULL | {"labels": {"Fa\nx": "x"}}, None)
@example(FULL | {"absent": [{"requirement": "[]\n[\u2028]", "reason": 7}]}, None)
@example(FULL | {"availability": {"free": " ", "taken": "ocupado"}}, None)
@example(FULL | {"messages": {"codigo-vencido": {"text": " \t"}}}, None)
@example(FULL | {"messages": {"codigo-vencido": {"text": "(vencido)?", "match": "pattern"}}}, None)
def test_a_spoilt_profile_is_refused_in_one_sentence_or_usable(
    folder: Path, data: dict[str, Any], draw: st.DataObject | None
) -> None:
    changed = draw.draw(corrupted(data, VALUES)) if draw else data
    if isinstance(changed, dict):
        found = only_one_sentence(lambda: read(folder, tomlkit.dumps(changed)))
        if found is not None:
            may_be_used(found)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_file_at_all(folder: Path, content: bytes) -> None:
    file = folder / "cualquiera.toml"
    file.write_bytes(content)
    only_one_sentence(lambda: load_profile(file))


@pytest.mark.parametrize("shape", ["a = {0}{1}", "{2}x = 1", "{3} = 1"], ids=["listas", "tablas", "entero"])
def test_a_bottomless_profile(folder: Path, shape: str) -> None:
    depth = 5_000
    text = shape.format("[" * depth, "]" * depth, "a." * depth, f"a = {'9' * depth}\nb")
    only_one_sentence(lambda: read(folder, text))


@given(TEXTS.filter(str.strip), st.sampled_from(Message), st.sampled_from([Match.CONTAINS, Match.EXACT]))
@example(text="\N{CJK COMPATIBILITY IDEOGRAPH-FA70}", message=Message.EMAILS_DIFFER, match=Match.CONTAINS)
def test_a_wording_comes_back_and_knows_itself_and_nothing_shorter(
    folder: Path, text: str, message: Message, match: Match
) -> None:
    data = FULL | {"messages": {message.value: {"text": text, "match": match.value}}}
    assert read(folder, tomlkit.dumps(data)).messages == {message: Wording(text, match)}
    wording, words = Wording(text, match), text.split()
    assert wording.is_in(text)
    assert wording.is_in("  " + " \n ".join(words) + " ")
    assert wording.is_in(f"Aviso: {text} Gracias.") == (match is Match.CONTAINS)
    assert not any(wording.is_in(" ".join(words[:at] + words[at + 1 :])) for at in range(len(set(words)) == len(words)))


@given(st.text("abc.[]=\"'# \n", max_size=60), st.lists(st.sampled_from(["a", "b", "c", 0, 1]), max_size=3))
@example('x = """\n[ ]\n"""', ["a"])
def test_the_line_of_a_key_is_a_line_of_the_file(text: str, path: list[str | int]) -> None:
    assert 0 <= line_of(text, path) <= len(text.splitlines())


@given(st.integers(0, len(tomlkit.dumps(FULL).splitlines())), st.from_regex("zz[a-z]{1,5}", fullmatch=True))
def test_a_stranger_is_told_with_its_line(folder: Path, at: int, stranger: str) -> None:
    lines = tomlkit.dumps(FULL).splitlines()
    lines.insert(at, f"{stranger} = 1")
    with pytest.raises(ConfigurationError, match=rf"línea {at + 1}, .*{stranger}[ »]"):
        read(folder, "\n".join(lines))

"""The catalogue loader: a sound catalogue comes back as it was written, anything else is refused in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from harness.errors import ConfigurationError
from instructivo.catalogue import Catalogue, Level, Requirement, Verification, load_catalogue
from instructivo.observations import load_observations
from instructivo.passages import fingerprint, read_passages
from tests.properties.making import TEXTS, VALUES, corrupted, only_one_sentence

SLUGS = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)
SECTIONS = st.sampled_from(["5", "5.3", "5.3.1"])
WORDS = TEXTS.filter(bool)


@st.composite
def catalogues(draw: st.DrawFn) -> dict[str, Any]:
    """A sound catalogue, as data."""
    entries: list[dict[str, Any]] = []
    for slug in draw(st.lists(SLUGS, min_size=1, max_size=5, unique=True)):
        section, level = draw(SECTIONS), draw(st.sampled_from(Level))
        known = [each["id"] for each in entries]
        entry: dict[str, Any] = {
            "id": f"{section}.{slug}",
            "section": section,
            "statement": draw(WORDS),
            "level": level.value,
            "verified_by": draw(st.sampled_from(Verification)).value,
        }
        if level is not Level.DOCUMENTED:
            entry["open_because"] = draw(WORDS.filter(str.strip))
        optional = {
            "page": st.integers(0, 99),
            "field": TEXTS,
            "depends_on": st.lists(st.sampled_from(known), unique=True) if known else st.just([]),
            "explained_by": st.lists(st.sampled_from(known), unique=True) if known else st.just([]),
            "fingerprint": st.lists(st.from_regex(r"[0-9a-f]{16}", fullmatch=True), max_size=2),
        }
        entries.append(entry | {key: draw(each) for key, each in optional.items() if draw(st.booleans())})
    return {"document": {"code": draw(TEXTS), "version": "3", "date": "2023"}, "requirement": entries}


def read(folder: Path, data: dict[str, Any]) -> Catalogue:
    file = folder / "catalogo.toml"
    file.write_text(tomlkit.dumps(data), encoding="utf-8", newline="")
    return load_catalogue(file)


@given(catalogues())
def test_a_sound_catalogue_comes_back_as_it_was_written(folder: Path, data: dict[str, Any]) -> None:
    found = read(folder, data)
    assert found.code == data["document"]["code"]
    assert list(found) == [
        Requirement(
            **{
                **entry,
                "level": Level(entry["level"]),
                "verified_by": Verification(entry["verified_by"]),
                "depends_on": tuple(entry.get("depends_on", ())),
                "explained_by": tuple(entry.get("explained_by", ())),
                "fingerprint": tuple(entry.get("fingerprint", ())),
            }
        )
        for entry in data["requirement"]
    ]
    ordered = [one.id for one in found.in_order_of_dependency]
    assert sorted(ordered) == sorted(found.requirements)
    assert all(ordered.index(each) < ordered.index(one.id) for one in found for each in one.depends_on)


@given(catalogues(), st.data())
def test_a_spoilt_catalogue_is_refused_in_one_sentence_or_sound(
    folder: Path, data: dict[str, Any], draw: st.DataObject
) -> None:
    changed = draw.draw(corrupted(data, VALUES))
    if not isinstance(changed, dict):
        return
    found = only_one_sentence(lambda: read(folder, changed))
    if found is not None:
        assert len(found) == len(changed["requirement"])
        for one in found:
            assert isinstance(one.page, int)
            assert not isinstance(one.page, bool)
            assert one.id.startswith(f"{one.section}.")
            assert all(each in found for each in (*one.depends_on, *one.explained_by))


@given(catalogues(), st.data())
def test_a_circle_is_named(folder: Path, data: dict[str, Any], draw: st.DataObject) -> None:
    ids = [each["id"] for each in data["requirement"]]
    circle = draw.draw(st.lists(st.sampled_from(ids), unique=True, min_size=1))
    for name, before in zip(circle, [*circle[1:], circle[0]], strict=True):
        entry = next(each for each in data["requirement"] if each["id"] == name)
        entry["depends_on"] = sorted({*entry.get("depends_on", []), before})
    with pytest.raises(ConfigurationError, match=r"círculo: .*→"):
        read(folder, data)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))))
def test_any_file_at_all(folder: Path, content: bytes) -> None:
    file = folder / "cualquiera.toml"
    file.write_bytes(content)
    only_one_sentence(lambda: load_catalogue(file))
    only_one_sentence(lambda: load_observations((), file))
    for one in only_one_sentence(lambda: read_passages(file)) or ():
        assert one.fingerprint == fingerprint(one.text)
        assert one.line >= 1 <= one.page


@pytest.mark.parametrize("depth", [200, 5_000])
@pytest.mark.parametrize("shape", ["a = {0}{1}", "{2}x = 1", '[[requirement]]\nid = {0}{1}\nsection = "5"'])
def test_a_bottomless_file(folder: Path, shape: str, depth: int) -> None:
    file = folder / "hondo.toml"
    file.write_text(shape.format("[" * depth, "]" * depth, "a." * depth), encoding="utf-8")
    only_one_sentence(lambda: load_catalogue(file))

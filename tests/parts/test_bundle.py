"""Bundle for a closed network: what is packed, what is refused, and where its parts are found."""

from __future__ import annotations

import io
import shutil
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

import run
from fixtures.provision import browser, bundle, environment, mailpit, packing, shell
from harness.errors import ConfigurationError, EnvironmentTrouble

LOCK = "1" * 64
FILES = {"wheels/uno-1-py3-none-any.whl": b"rueda", "mailpit/mailpit": b"#!/bin/sh\necho v1.30.5 compiled\n"}
Write = Callable[..., Path]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Empty cache of a checkout."""
    folder = tmp_path / "cache"
    for module in (bundle, packing, mailpit):
        monkeypatch.setattr(module, "CACHE", folder)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Write:
    """Write an archive: with these files, or with others than its manifest says."""

    def write(files: Mapping[str, bytes] = FILES, said: Mapping[str, bytes] | None = None, **changes: object) -> Path:
        hashes = {name: sha256(content).hexdigest() for name, content in (said or files).items()}
        contents = bundle.Contents("9.9.9", bundle.this_machine(), LOCK, "", hashes)
        target = tmp_path / "paquete.tar"
        with tarfile.open(target, "w") as opened:
            text = replace(contents, **changes).text().encode()  # type: ignore[arg-type]
            for name, content in {bundle.MANIFEST: text, **files}.items():
                member = tarfile.TarInfo(name)
                member.size, member.mode = len(content), 0o755
                opened.addfile(member, io.BytesIO(content))
        return target

    return write


def unpack(archive: Path) -> bundle.Contents:
    return bundle.unpack(archive, LOCK, mailpit.cached_program())


def test_parts_are_laid_where_the_setup_looks_for_them(cache: Path, archive: Write) -> None:
    unpack(archive())
    program = mailpit.cached_program()
    assert (program.read_bytes(), program.stat().st_mode & 0o111) == (FILES["mailpit/mailpit"], 0o111)
    assert bundle.wheels(LOCK) == cache / "bundle" / "wheels"
    assert [path.name for path in (cache / "bundle" / "wheels").iterdir()] == ["uno-1-py3-none-any.whl"]
    assert sorted(path.name for path in cache.iterdir()) == ["bundle", "mailpit"]


def test_wheels_serve_one_lock_file_and_one_machine(
    cache: Path, archive: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert bundle.wheels(LOCK) is None
    unpack(archive())
    assert bundle.wheels("2" * 64) is None
    monkeypatch.setattr(bundle, "this_machine", lambda: {"sistema": "otro"})
    assert bundle.wheels(LOCK) is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"machine": {**bundle.this_machine(), "sistema": "win-amd64"}}, "otra máquina (sistema: win-amd64)"),
        ({"machine": {**bundle.this_machine(), "Python": "cpython-399"}}, "otra máquina (Python: cpython-399)"),
        ({"machine": {}}, "se hizo para otra máquina"),
        ({"lock": "2" * 64}, "la versión 9.9.9 de la suite con otras dependencias"),
        ({"schema": bundle.FORMAT + 1}, "del formato 2 y esta versión de la suite lee hasta el 1"),
        ({"schema": "1"}, "no es un paquete"),
        ({"machine": None}, "no es un paquete"),
        ({"said": {**FILES, "wheels/dos.whl": b"falta"}}, "truncado o dañado"),
        ({"said": {**FILES, "mailpit/mailpit": b"otro"}}, "truncado o dañado"),
        ({"said": {"mailpit/mailpit": FILES["mailpit/mailpit"]}}, "truncado o dañado"),
        ({"files": {**FILES, "../fuera": b"x"}}, "truncado o dañado"),
        ({"files": {**FILES, "/tmp/fuera-de-la-carpeta": b"x"}}, "truncado o dañado"),  # noqa: S108 - is refused
    ],
)
def test_another_or_damaged_archive_is_refused_in_one_sentence(
    cache: Path, archive: Write, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(ConfigurationError) as refused:
        unpack(archive(**changes))
    assert words in str(refused.value)
    assert "\n" not in str(refused.value)
    assert list(cache.iterdir()) == []


@pytest.mark.parametrize("kept", [0, 100, 600, 2000, 3000])
def test_truncated_archive_is_refused(cache: Path, archive: Write, kept: int) -> None:
    whole = archive()
    whole.write_bytes(whole.read_bytes()[:kept])
    with pytest.raises(ConfigurationError, match="truncado o dañado"):
        unpack(whole)


def test_flipped_byte_is_found(cache: Path, archive: Write) -> None:
    whole = archive()
    content = bytearray(whole.read_bytes())
    content[content.index(b"rueda")] ^= 1
    whole.write_bytes(content)
    with pytest.raises(ConfigurationError, match="truncado o dañado"):
        unpack(whole)


def test_link_inside_is_refused(cache: Path, archive: Write) -> None:
    whole = archive()
    with tarfile.open(whole, "a") as opened:
        member = tarfile.TarInfo("wheels/enlace")
        member.type, member.linkname = tarfile.SYMTYPE, "/etc"
        opened.addfile(member)
    with pytest.raises(ConfigurationError, match="truncado o dañado"):
        unpack(whole)


@pytest.mark.parametrize(("name", "why"), [("nada.tar", "no existe"), (".", "es una carpeta")])
def test_missing_archive_is_one_sentence(cache: Path, tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(EnvironmentTrouble, match=why):
        unpack(tmp_path / name)


def test_older_parts_stay_where_a_new_archive_is_refused(cache: Path, archive: Write) -> None:
    unpack(archive())
    with pytest.raises(ConfigurationError):
        unpack(archive(said={**FILES, "wheels/dos.whl": b"falta"}))
    assert bundle.wheels(LOCK) is not None
    assert mailpit.cached_program().is_file()


def test_pip_takes_the_wheels_and_no_index(cache: Path, archive: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, ...]] = []
    monkeypatch.setenv(bundle.VARIABLE, str(archive(lock=environment.fingerprint())))
    monkeypatch.setattr(environment, "pip", lambda _, *arguments: calls.append(arguments))
    monkeypatch.setattr(environment, "up_to_date", lambda: False)
    monkeypatch.setattr(environment, "create", lambda: None)
    monkeypatch.setattr(environment, "stamp", lambda: cache / "stamp")
    environment.take_bundle()
    environment.install()
    assert calls[0][:4] == ("--require-hashes", "--no-index", "--find-links", str(cache / "bundle" / "wheels"))


def test_browser_of_a_bundle_comes_before_the_machines(
    machine: Callable[[str, str], Path], registry: Callable[..., Path], cache: Path
) -> None:
    machine("chromium-headless-shell", "echo Chromium 150.0")
    program = registry("chromium_headless_shell-7", "chrome-headless-shell")
    shutil.move(program.parents[2], bundle.browsers())
    part = browser.find()
    assert part is not None
    assert (part.origin, part.version) == ("el del paquete", "159.0")
    assert part.location == bundle.browsers() / program.relative_to(program.parents[2])
    headed = browser.find(headed=True)
    assert headed is None or headed.origin != "el del paquete"


@pytest.fixture
def packed(
    cache: Path, tmp_path: Path, registry: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> Callable[[], Path]:
    """Pack on a machine with a Mailpit in its cache, where pip downloads one wheel."""
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "registry"))
    monkeypatch.setattr(environment, "install", lambda: None)
    program = mailpit.cached_program()
    program.parent.mkdir(parents=True)
    program.write_bytes(FILES["mailpit/mailpit"])
    program.chmod(0o755)

    def download(order: list[str], **_: object) -> shell.Outcome:
        Path(order[order.index("--dest") + 1], "uno-1-py3-none-any.whl").write_bytes(b"rueda")
        return shell.Outcome(0, "")

    monkeypatch.setattr(shell, "run", download)

    def pack() -> Path:
        assert packing.pack([str(tmp_path / "hecho.tar")]) == 0
        return tmp_path / "hecho.tar"

    return pack


def test_what_is_packed_can_be_used(
    packed: Callable[[], Path], registry: Callable[..., Path], cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    registry("chromium_headless_shell-7", "chrome-headless-shell")
    target = packed()
    assert f"sha256 {bundle.sha256(target)}" in capsys.readouterr().out
    shutil.rmtree(cache)
    contents = bundle.unpack(target, environment.fingerprint(), mailpit.cached_program())
    assert contents.browser == "chromium-headless-shell 159.0"
    assert mailpit.cached_program().read_bytes() == FILES["mailpit/mailpit"]
    program = bundle.browsers() / "chromium_headless_shell-7" / "chrome-linux64" / "chrome-headless-shell"
    assert program.stat().st_mode & 0o100
    assert bundle.wheels(environment.fingerprint()) is not None


def test_two_packings_are_the_same_archive(packed: Callable[[], Path]) -> None:
    assert packed().read_bytes() == packed().read_bytes()


def test_browser_that_cannot_be_carried_is_told(packed: Callable[[], Path], capsys: pytest.CaptureFixture[str]) -> None:
    packed()
    assert "va sin navegador" in capsys.readouterr().out


@pytest.mark.parametrize("args", [["--nada"], ["uno", "dos"], ["/no/existe/paquete.tar"], ["."]])
def test_wrong_command_line_is_one_sentence_and_code_4(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["bundle", *args]) == 4
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)


def test_index_that_does_not_answer_is_one_sentence(
    packed: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "run", lambda *_, **__: shell.Outcome(1, "ERROR: no route"))
    with pytest.raises(EnvironmentTrouble, match="no se pudieron descargar"):
        packed()

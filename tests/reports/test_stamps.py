"""Time stamps over a record, by an authority of OpenSSL on loopback."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from reports.__main__ import main
from reports.audit.verify import audit
from reports.record.files import STAMP
from reports.record.manifest import Manifest

Record = Callable[..., Path]
CONFIGURATION = """
[tsa]
default_tsa = autoridad
[autoridad]
serial = {folder}/serie
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
"""
EXTENSIONS = (
    "basicConstraints=critical,CA:false\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n"
)


@dataclass(frozen=True)
class Authority:
    """A time stamping authority: its address, and the certificate of who vouches for it."""

    url: str
    root: Path


def openssl(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Output of OpenSSL in a folder."""
    return subprocess.run(["openssl", *arguments], cwd=folder, input=given, capture_output=True, check=True).stdout


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Authority]:
    """A time stamping authority on this machine."""
    home = tmp_path_factory.mktemp("autoridad")
    key = ("-newkey", "rsa:2048", "-nodes")
    openssl(home, "req", "-x509", *key, "-keyout", "raiz.key", "-out", "raiz.pem", "-subj", "/CN=Raiz", "-days", "2")
    openssl(home, "req", *key, "-keyout", "tsa.key", "-out", "tsa.csr", "-subj", "/CN=Sellos de prueba")
    (home / "extensiones").write_text(EXTENSIONS, encoding="utf-8")
    signing = ("-CA", "raiz.pem", "-CAkey", "raiz.key", "-CAcreateserial", "-extfile", "extensiones", "-days", "2")
    openssl(home, "x509", "-req", "-in", "tsa.csr", "-out", "tsa.pem", *signing)
    (home / "serie").write_text("01", encoding="utf-8")
    (home / "ts.cnf").write_text(CONFIGURATION.format(folder=home), encoding="utf-8")

    class Server(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = self.rfile.read(int(self.headers["Content-Length"]))
            (home / "q.tsq").write_bytes(query)
            reply = ("-config", "ts.cnf", "-queryfile", "q.tsq", "-signer", "tsa.pem", "-inkey", "tsa.key")
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(openssl(home, "ts", "-reply", *reply))

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Server) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Authority(f"http://127.0.0.1:{server.server_port}/", home / "raiz.pem")
        server.shutdown()


@pytest.fixture
def stamped(record: Record, authority: Authority) -> Path:
    """A record with a time stamp."""
    folder = record()
    assert main(["stamp", str(folder), "--timestamp", authority.url]) == 0
    return folder


def test_stamp_covers_the_digest_of_the_record(
    stamped: Path, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    found = audit(stamped, [authority.root])
    assert found.problems == []
    assert found.stamp is not None
    assert (found.stamp.authority, found.stamp.known) == ("Sellos de prueba", True)
    token = ("-in", str(stamped / STAMP), "-token_in", "-CAfile", str(authority.root))
    assert b"OK" in openssl(stamped, "ts", "-verify", "-digest", found.digest, *token)
    assert main(["verify", str(stamped), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stamp"]["known"] is False


def test_record_that_changed_since_does_not_verify_though_it_is_consistent(stamped: Path) -> None:
    (stamped / "evidencia" / "otra.txt").write_text("otra", encoding="utf-8")
    Manifest.of(stamped).save(stamped)
    assert any("es de otra acta" in each for each in audit(stamped).problems)


def test_stamp_of_an_unknown_authority_does_not_verify(stamped: Path, authority: Authority, tmp_path: Path) -> None:
    options = ("-newkey", "rsa:2048", "-nodes", "-keyout", "x.key", "-out", "x.pem", "-subj", "/CN=Otra")
    openssl(tmp_path, "req", "-x509", *options)
    assert any("ninguna autoridad" in each for each in audit(stamped, [tmp_path / "x.pem"]).problems)


def test_stamp_that_is_none_does_not_verify(stamped: Path) -> None:
    (stamped / STAMP).write_bytes(b"nada")
    Manifest.of(stamped).save(stamped)
    assert any("no se puede leer o comprobar" in each for each in audit(stamped).problems)


def test_first_stamp_stays(stamped: Path, authority: Authority, capsys: pytest.CaptureFixture[str]) -> None:
    before = (stamped / STAMP).read_bytes()
    assert main(["stamp", str(stamped), "--timestamp", authority.url]) == 4
    assert "ya lleva un sello" in capsys.readouterr().err
    assert (stamped / STAMP).read_bytes() == before


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "nada"])
def test_authority_that_gives_none_is_told_in_one_sentence(
    record: Record, capsys: pytest.CaptureFixture[str], url: str
) -> None:
    folder = record()
    assert main(["stamp", str(folder), "--timestamp", url]) == 4
    assert capsys.readouterr().err.count("\n") == 1
    assert not (folder / STAMP).exists()


def test_unsound_record_is_not_stamped(record: Record, authority: Authority) -> None:
    folder = record()
    (folder / "evidencia" / "abre.jpg").unlink()
    assert main(["stamp", str(folder), "--timestamp", authority.url]) == 4
    assert not (folder / STAMP).exists()

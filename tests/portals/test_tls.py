"""Portals with TLS: trust in their certificate, what is said without it, and a certificate that the form demands."""

from __future__ import annotations

import argparse
import json
import os
import socket
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer

import pytest
from playwright.sync_api import Error, Playwright

from fixtures.browser.launch import find_browser, launch_arguments
from fixtures.browser.trusted_key import trusting_switches
from fixtures.config.credentials import Credentials, PortalClient
from fixtures.config.permission import Permission
from fixtures.config.settings import settings_for
from fixtures.preflight.explore import explore
from fixtures.services.manager import MailService
from fixtures.services.probe import ensure_access, ensure_reachable
from fixtures.services.tls import demands_client_certificate
from harness.errors import ConfigurationError, PortalUnreachable
from harness.scope import ROOT
from pages.profile import Profile, load_profile
from tests.isolation import isolated_environment
from tests.portals import listed
from tests.portals.rules import Registry
from tests.portals.serving import App, HeaderReading, Reply, Visit, served
from tests.world.authority import Authority

NO_CERTIFICATE = "4.2.2.solicitud-sin-certificado"
UNKNOWN_CREDENTIALS = "4.1.2.credenciales-inventadas-no-abren"
_PYTEST = (sys.executable, "-m", "pytest", "features", "-p", "no:xdist", "-p", "no:cacheprovider", "--no-pictures")
ASKED = "(pide and certificado) or abre"


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return Authority.create(tmp_path_factory.mktemp("autoridad"))


def server_side(certificate: Path, *, clients: Authority | None = None, newest: bool = True) -> ssl.SSLContext:
    """TLS of a server; with ``clients``, it demands a certificate of theirs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    if not newest:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    if clients:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(clients.file)
    return context


@contextmanager
def portal(tls: ssl.SSLContext, app: App = listed.app, smtp: str = "") -> Iterator[str]:
    with served(app, Registry(smtp), HeaderReading.STRICT, tls) as address:
        yield address


def told(address: str, trusted: str = "") -> str:
    """What is said of a portal that cannot be asked."""
    with pytest.raises(PortalUnreachable) as caught:
        ensure_access(PortalClient(address, authority=trusted))
    return str(caught.value)


def test_each_defect_of_a_certificate_has_its_sentence(authority: Authority) -> None:
    sound, trusted = authority.issue(), str(authority.file)
    with portal(server_side(sound)) as address:
        ensure_access(PortalClient(address, authority=trusted))
        ensure_reachable(PortalClient(address, authority=trusted))
        assert "lo firmó una autoridad que esta máquina no conoce" in told(address)
        assert "«authority» de [access]" in told(address)
    with portal(server_side(authority.issue(ends_in=-timedelta(days=1)))) as address:
        assert "venció: renuévelo" in told(address, trusted)
    with portal(server_side(authority.issue(host="127.0.0.2"))) as address:
        assert "es de otro servidor, porque no nombra a «127.0.0.1»" in told(address, trusted)
    with portal(server_side(sound, clients=authority)) as address:
        assert "exige un certificado de cliente antes de cualquier página" in told(address, trusted)
    with portal(server_side(sound, clients=authority, newest=False)) as address:
        assert "puede que exija un certificado de cliente" in told(address, trusted)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"https://127.0.0.1:{closed.getsockname()[1]}"
    assert "El portal no responde" in told(address, trusted)


def test_answer_that_demands_a_certificate_is_heard(authority: Authority) -> None:
    with portal(server_side(authority.issue()), demanding("/")) as address:
        assert "exige un certificado de cliente" in told(address, str(authority.file))


def test_file_without_a_certificate_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vacía.pem").touch()
    with pytest.raises(ConfigurationError, match="no tiene un certificado PEM de una autoridad"):
        ensure_access(PortalClient("https://127.0.0.1:9", authority=str(tmp_path / "vacía.pem")))


def test_authority_of_the_profile_is_sought_beside_it_and_missing_ones_are_told(authority: Authority) -> None:
    profile = Profile("x", address="https://127.0.0.1:9", access_authority=authority.file.name)
    settings = settings_for(profile, authority.folder / "portal.toml", Permission(), {})
    assert settings.portal_client.authority == str(authority.file)
    with pytest.raises(ConfigurationError, match="la autoridad del portal está en «otra"):
        settings_for(replace(profile, access_authority="otra.pem"), authority.folder / "portal.toml", Permission(), {})


@pytest.mark.parametrize(
    ("name", "local", "which"), [("firefox", True, "es firefox"), ("chromium", False, "es de otra máquina")]
)
def test_only_a_local_chromium_can_be_given_an_authority(name: str, which: str, *, local: bool) -> None:
    with pytest.raises(ConfigurationError, match=which):
        trusting_switches(PortalClient("https://127.0.0.1:9", authority="a.pem"), name, local=local)
    assert not trusting_switches(PortalClient("https://127.0.0.1:9"), name, local=local)


def test_browser_trusts_the_key_that_was_verified_and_no_other(playwright: Playwright, authority: Authority) -> None:
    sound, other = authority.issue(), authority.issue()
    with portal(server_side(sound)) as address, portal(server_side(other)) as elsewhere:
        switches = trusting_switches(PortalClient(address, authority=str(authority.file)), "chromium", local=True)
        browser = playwright.chromium.launch(**launch_arguments(find_browser("chromium"), "chromium", switches))
        page = browser.new_page()
        page.goto(address)
        assert page.title() == "Portal de comercio"
        with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
            page.goto(elsewhere)
        browser.close()


def test_unsound_certificate_gives_the_browser_no_key(authority: Authority) -> None:
    expired = portal(server_side(authority.issue(ends_in=-timedelta(days=1))))
    with expired as address, pytest.raises(PortalUnreachable, match="venció"):
        trusting_switches(PortalClient(address, authority=str(authority.file)), "chromium", local=True)


class Tunnel(StreamRequestHandler):
    """An HTTP proxy that only tunnels (CONNECT), to this machine whatever host is asked for."""

    def handle(self) -> None:
        """Open the tunnel and carry bytes both ways."""
        asked = self.rfile.readline().split()[1].decode()
        while self.rfile.readline().strip():
            pass
        self.server.asked.append(asked)  # type: ignore[attr-defined] # set by the test
        with socket.create_connection(("127.0.0.1", int(asked.rpartition(":")[2]))) as out:
            self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
            back = threading.Thread(target=_carry, args=(out, self.connection), daemon=True)
            back.start()
            _carry(self.connection, out)
            back.join()


def _carry(source: socket.socket, target: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
    except OSError:
        return


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[ThreadingTCPServer]:
    """A proxy that the environment names."""
    server = ThreadingTCPServer(("127.0.0.1", 0), Tunnel)
    server.daemon_threads = True
    server.asked = []  # type: ignore[attr-defined] # as above
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for name in ("no_proxy", "NO_PROXY", "https_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", f"http://127.0.0.1:{server.server_address[1]}")
    yield server
    server.shutdown()
    server.server_close()


def test_proxy_of_the_environment_is_used_by_client_and_browser(
    playwright: Playwright, proxy: ThreadingTCPServer, authority: Authority
) -> None:
    host = "portal.prueba.example"
    with portal(server_side(authority.issue(host=host))) as address:
        named = address.replace("127.0.0.1", host)
        client = PortalClient(named, Credentials("ana", "clave"), str(authority.file))
        ensure_access(client)
        switches = trusting_switches(client, "chromium", local=True)
        arguments = launch_arguments(find_browser("chromium"), "chromium", switches)
        browser = playwright.chromium.launch(**arguments, env=dict(os.environ))
        page = browser.new_page()
        page.goto(named)
        assert page.title() == "Portal de comercio"
        browser.close()
    assert {each.partition(":")[0] for each in proxy.asked} >= {host}  # type: ignore[attr-defined] # as above
    assert len(proxy.asked) >= 3, "client, key and browser"  # type: ignore[attr-defined] # as above


def test_portal_of_an_own_authority_is_explored_and_its_draft_names_it(authority: Authority, tmp_path: Path) -> None:
    output = tmp_path / "perfil.toml"
    with portal(server_side(authority.issue())) as address:
        asked = argparse.Namespace(
            url=address, output=output, label=[], selector=[], authority=authority.file, ask=False, authorised_by=None
        )
        assert explore(asked), "everything is recognised"
    profile = load_profile(output)
    assert (output.parent / profile.access_authority).resolve() == authority.file


def demanding(path: str) -> App:
    """The portal, with a server in front that wants a certificate for one path, as nginx says it."""

    def app(registry: Registry, visit: Visit) -> Reply:
        if visit.path == path:
            return Reply("<h1>400 Bad Request</h1><p>No required SSL certificate was sent</p>", status=400)
        return listed.app(registry, visit)

    return app


def leading_to(form: str) -> App:
    """The portal, whose form is at another address."""

    def app(registry: Registry, visit: Visit) -> Reply:
        reply = listed.app(registry, visit)
        return Reply(reply.body.replace('href="/solicitud"', f'href="{form}/solicitud"'), status=reply.status)

    return app


def verdicts_of(address: str, authority: Authority, post: MailService, folder: Path) -> dict[str, dict[str, object]]:
    """Requirement -> its record, after a run of 4.2.2 and of the way to the form."""
    profile = authority.folder / "portal.toml"
    profile.write_text(
        f'schema = 1\nname = "Portal"\naddress = "{address}"\naccess.authority = "{authority.file.name}"\n'
        'availability = { free = "está disponible", taken = "ya está en uso" }\ndeadline_seconds = 1\n',
        encoding="utf-8",
    )
    done = subprocess.run(
        [*_PYTEST, "--portal", str(profile), "-k", ASKED, "--record", str(folder)],
        cwd=ROOT,
        env=isolated_environment(MAILPIT_URL=post.url, MAILPIT_SMTP=post.smtp),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (folder / "verdicts.json").exists(), done.stdout + done.stderr
    found = json.loads((folder / "verdicts.json").read_text(encoding="utf-8"))["requirements"]
    return {one["id"]: one for one in found if one["scenarios"]}


def test_server_that_demands_a_certificate_is_told_from_others(authority: Authority) -> None:
    certificate = authority.issue()
    with (
        portal(server_side(certificate, clients=authority)) as demanding,
        portal(server_side(certificate)) as content,
        served(listed.app, Registry(""), HeaderReading.STRICT) as plain,
    ):
        told = [demands_client_certificate(f"{each}/solicitud") for each in (demanding, content, plain)]
    assert told == [True, False, False]
    assert not demands_client_certificate(demanding), "nobody listens there any more"


def test_form_whose_server_demands_a_certificate_breaks_its_clause_alone(
    authority: Authority, shared_mailpit: MailService, tmp_path: Path
) -> None:
    certificate = authority.issue()
    with (
        portal(server_side(certificate, clients=authority)) as form,
        portal(server_side(certificate), leading_to(form)) as front,
    ):
        found = verdicts_of(front, authority, shared_mailpit, tmp_path / "acta")
    verdicts = {name: one["verdict"] for name, one in found.items()}
    assert verdicts.pop(NO_CERTIFICATE) == "fail", found[NO_CERTIFICATE]
    assert verdicts.pop(UNKNOWN_CREDENTIALS) == "pass"  # asked on the front page, which demands nothing
    assert set(verdicts.values()) == {"inconc"}, verdicts
    assert "exige un certificado de cliente" in str(found[NO_CERTIFICATE]["reason"])


def test_form_that_answers_that_a_certificate_is_missing_breaks_its_clause(
    authority: Authority, shared_mailpit: MailService, tmp_path: Path
) -> None:
    with portal(server_side(authority.issue()), demanding("/solicitud")) as front:
        found = verdicts_of(front, authority, shared_mailpit, tmp_path / "acta")
    assert found[NO_CERTIFICATE]["verdict"] == "fail", found[NO_CERTIFICATE]

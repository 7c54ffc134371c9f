"""A real mailbox for tests: Dovecot with TLS on loopback, into which an SMTP server delivers over Dovecot's LMTP.

All mail sent to that SMTP server goes to the mailbox of one user, as with a catch-all domain, and Dovecot writes the
envelope recipient into ``Received``, as servers do.
"""

from __future__ import annotations

import os
import pwd
import shutil
import smtplib
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from fixtures.services.manager import free_ports
from tests.acceptance.conftest import wait_until
from tests.world.certificates import certificate

USER, PASSWORD = "qa", "buzon-82w"
_PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
_SETTINGS = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/autoridad.pem
ssl_key = <{folder}/clave.pem
default_internal_user = {inside}
default_login_user = {outside}
default_internal_group = {group}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{folder}/correo
passdb {{
  driver = passwd-file
  args = scheme=plain {folder}/usuarios
}}
userdb {{
  driver = static
  args = uid={owner} gid={group} home={folder} allow_all_users=yes
}}
auth_failure_delay = 0
protocol lmtp {{
  auth_username_format = qa
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {imaps}
    ssl = yes
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    port = {lmtp}
  }}
}}
"""


@dataclass(frozen=True)
class Mailbox:
    """A running mailbox.

    Attributes:
        folder: Folder of its files, with the authority of its certificate in ``autoridad.pem``.
        imaps: Port of IMAP with TLS.
        plain: Port of IMAP without TLS.
        smtp: Port to which mail is sent.
    """

    folder: Path
    imaps: int
    plain: int
    smtp: int

    @property
    def url(self) -> str:
        """Address of the mailbox in a profile."""
        return f"imaps://127.0.0.1:{self.imaps}"

    def send(self, to: str, subject: str = "Hola", text: str = "Su código es\n\nAB12CD34\n", **headers: str) -> None:
        """Send a mail; headers such as ``To`` may differ from the envelope."""
        message = EmailMessage()
        for name, value in {"From": "portal@prueba.example", "To": to, "Subject": subject, **headers}.items():
            message[name] = value
        message.set_content(text)
        with smtplib.SMTP("127.0.0.1", self.smtp) as server:
            server.send_message(message, to_addrs=[to])

    @property
    def kept(self) -> list[Path]:
        """Files of the stored mails; their names show which were opened and which were marked."""
        return sorted(each for each in (self.folder / "correo").glob("*/*") if each.parent.name in ("cur", "new"))


class Relay:
    """Delivers the mails that an SMTP server accepts to Dovecot."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's
        """Deliver over LMTP."""
        with smtplib.LMTP("127.0.0.1", self._port) as inside:
            inside.sendmail(envelope.mail_from or "", envelope.rcpt_tos, envelope.content or b"")
        return "250 Recibido"


@contextmanager
def mailbox() -> Iterator[Mailbox]:
    """A running mailbox; the test is skipped if Dovecot is not installed."""
    if _PROGRAM is None:
        pytest.skip(
            "Dovecot no está instalado, y el buzón por IMAP queda sin probar: apt-get install dovecot-imapd "
            "dovecot-lmtpd"
        )
    folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
    folder.chmod(0o755)  # its processes have users of their own
    root = os.geteuid() == 0
    mine = pwd.getpwuid(os.geteuid()).pw_name
    imaps, plain, lmtp = free_ports(3)
    certificate(folder)
    (folder / "usuarios").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    (folder / "correo").mkdir()
    users = {"inside": "dovecot", "outside": "dovenull", "owner": "dovecot", "group": "dovecot"}
    if root:
        shutil.chown(folder / "correo", "dovecot", "dovecot")
        shutil.chown(folder, "dovecot", "dovecot")
    else:
        users = dict.fromkeys(users, mine)
    settings = _SETTINGS.format(folder=folder, imaps=imaps, plain=plain, lmtp=lmtp, **users)
    (folder / "dovecot.conf").write_text(settings, encoding="utf-8")
    relay = Controller(Relay(lmtp), hostname="127.0.0.1", port=free_ports(1)[0])
    with subprocess.Popen([_PROGRAM, "-F", "-c", str(folder / "dovecot.conf")]) as server:
        try:
            relay.start()
            wait_until(lambda: _answers(lmtp))
            yield Mailbox(folder, imaps, plain, relay.port)
        finally:
            relay.stop()
            server.terminate()
            server.wait()
            shutil.rmtree(folder)


def _answers(port: int) -> bool:
    try:
        with smtplib.LMTP("127.0.0.1", port):
            return True
    except OSError:
        return False

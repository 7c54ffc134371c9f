"""Serving the portal with waitress: arguments, database, port, and their refusals in one Spanish sentence."""

import argparse
import os
import signal
import sys
from types import FrameType
from typing import Any, NoReturn

import waitress
from django.core.exceptions import ImproperlyConfigured

from portal import kits
from portal.registration.network import is_loopback

BAD_USE, PORT_TAKEN, NO_DATABASE, NO_KIT = 2, 3, 4, 5
THREADS = 8
BOUNDS = {
    "max_request_body_size": 128 * 1024,  # Django refuses forms of half of it, in Spanish; more never reaches it
    "max_request_header_size": 32 * 1024,
    "channel_timeout": 30,
    "connection_limit": 500,
}


class Refusal(Exception):
    """The portal cannot be served; says why and the exit code."""

    def __init__(self, sentence: str, code: int) -> None:
        super().__init__(sentence)
        self.code = code


_USAGE = """Uso: python -m portal serve [--host DIRECCIÓN] [--port PUERTO] [--look ASPECTO]

Sirve el portal de referencia hasta que se interrumpe.

  --host DIRECCIÓN  dónde escucha (127.0.0.1)
  --port PUERTO     entre 0 y 65535; 0 toma uno libre (8000)
  --look ASPECTO    clasica (de hace veinte años), componentes (componentes web de Lit y Shoelace), jquery
                    (Select2, SweetAlert2 y máscaras) o react (React y MUI); los tres últimos se construyen con
                    Node la primera vez

ejemplo:
  python -m portal serve --port 8000 --look clasica

códigos de salida: 0 se interrumpió; 2 orden mal escrita; 3 puerto ocupado; 4 base de datos que no se abre;
  5 aspecto que no se puede construir."""


class _Parser(argparse.ArgumentParser):
    """An argument parser that refuses in Spanish."""

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments."""
        raise Refusal(
            "Uso: python -m portal serve --host DIRECCIÓN --port PUERTO (entre 0 y 65535) [--look ASPECTO].", BAD_USE
        )


def _port(text: str) -> int:
    """A port number, 0 for any free one."""
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError
    return number


def _arguments(arguments: list[str]) -> argparse.Namespace:
    """Read the command line of ``serve``."""
    parser = _Parser(prog="python -m portal serve", add_help=False)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=_port, default=8000)
    parser.add_argument("--look", choices=kits.LOOKS)
    return parser.parse_args(arguments)


def _build(look: str) -> None:
    """Build the look where a kit draws it, before anything reads its files."""
    try:
        if look in kits.KITS:
            kits.build(look)
    except kits.KitTrouble as error:
        raise Refusal(str(error), NO_KIT) from error


def _application() -> Any:
    """The WSGI application, once its settings are sound."""
    try:
        from portal.wsgi import application  # noqa: PLC0415 - reads settings
    except ImproperlyConfigured as error:
        raise Refusal(str(error), BAD_USE) from error
    except ValueError as error:
        raise Refusal("La variable SMTP_PORT debe ser un número.", BAD_USE) from error
    return application


def _proxy() -> dict[str, Any]:
    """Options for the proxy whose headers about origin and TLS are trusted; without a named proxy, none are."""
    trusted = os.environ.get("PORTAL_TRUSTED_PROXY", "").strip()
    if not trusted:
        return {"clear_untrusted_proxy_headers": True}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": trusted, "trusted_proxy_headers": headers, "clear_untrusted_proxy_headers": True}


def _bind(application: Any, host: str, port: int) -> Any:
    """Take the port before anything is written."""
    options = {"host": host, "port": port, "threads": THREADS, "ident": None, **BOUNDS, **_proxy()}
    try:
        return waitress.create_server(application, **options)
    except (OSError, ValueError) as error:
        raise Refusal(
            f"No se puede escuchar en {host}:{port}: el puerto está ocupado o no es accesible.", PORT_TAKEN
        ) from error


def _prepare_database() -> None:
    """Bring the database up to date and forget what has expired."""
    from django.core.management import call_command  # noqa: PLC0415 - needs the applications loaded
    from django.db import Error, connection  # noqa: PLC0415

    from portal.registration.housekeeping import forget_expired  # noqa: PLC0415

    try:
        call_command("migrate", verbosity=0, interactive=False)
        forget_expired()
        connection.close()
    except Error as error:
        where = "DATABASE_URL" if os.environ.get("DATABASE_URL", "").strip() else "DATABASE_PATH"
        raise Refusal(f"No se puede abrir la base de datos: revise {where}.", NO_DATABASE) from error


def _stop(_number: int, _frame: FrameType | None) -> None:
    """Leave quietly when asked to."""
    raise SystemExit(0)


def _run(options: argparse.Namespace) -> None:
    """Check, bind, migrate and serve."""
    application = _application()
    from django.conf import settings  # noqa: PLC0415

    if settings.PORTAL_TEST_MODE and not is_loopback(options.host):
        raise Refusal(
            f"El modo de prueba solo se admite en una dirección de bucle local, no en {options.host}.", BAD_USE
        )
    server = _bind(application, options.host, options.port)
    _prepare_database()
    signal.signal(signal.SIGTERM, _stop)
    mode = " (modo de prueba)" if settings.PORTAL_TEST_MODE else ""
    port = getattr(server, "effective_port", options.port)
    host = f"[{options.host}]" if ":" in options.host else options.host
    print(f"Portal de referencia: escucha en http://{host}:{port}/{mode}", flush=True)
    server.run()


def serve(arguments: list[str]) -> int:
    """Serve until stopped; the exit code of the process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if {"-h", "--help"} & set(arguments):
        print(_USAGE)
        return 0
    try:
        options = _arguments(arguments)
        if options.look:
            os.environ["PORTAL_LOOK"] = options.look
        _build(os.environ.get("PORTAL_LOOK", "").strip())
        _run(options)
    except Refusal as refusal:
        print(refusal, file=sys.stderr)
        return refusal.code
    return 0

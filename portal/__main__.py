"""Command line: ``python -m portal serve`` or any Django management command."""

import os
import sys

_USAGE = """Uso: python -m portal ORDEN [opciones]

  serve       sirve el portal de referencia
  build       construye con Node un aspecto que sale de paquetes de npm
  defects     enumera los defectos que el portal comete si se le pide
  variations  enumera las variantes del portal que no cambian lo que el documento exige
  test        ejecuta las pruebas del portal

Cualquier otra es una orden de Django, que habla en inglés («python -m portal help»).

ejemplos:
  python -m portal serve --port 8000
  python -m portal defects --json"""


def main(arguments: list[str]) -> int:
    """Serve the portal, or pass the command on to Django."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]  # consoles of Windows lack letters
    if not arguments or arguments[0] in ("-h", "--help"):
        print(_USAGE)
        return 0
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if arguments[:1] == ["serve"]:
        from portal.server import serve  # noqa: PLC0415 - settings must be chosen first

        return serve(arguments[1:])
    if arguments[0] == "build":
        from portal import kits  # noqa: PLC0415 - one order needs it

        return kits.main(arguments[1:])
    if arguments[:1] in (["defects"], ["variations"]):
        from portal import listing  # noqa: PLC0415

        tell = listing.tell if arguments[0] == "defects" else listing.tell_variations
        return tell(arguments[1:])
    if arguments[:1] == ["test"]:
        os.environ.setdefault("PORTAL_TEST_MODE", "1")
        os.environ.setdefault("PORTAL_QUIET", "1")
        if all(argument.startswith("-") for argument in arguments[1:]):
            arguments = [*arguments, "portal"]
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["portal", *arguments])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

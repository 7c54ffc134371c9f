"""Command line: ``python -m portal serve`` or any Django management command."""

import os
import sys


def main(arguments: list[str]) -> int:
    """Serve the portal, or pass the command on to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    if arguments[:1] == ["serve"]:
        from portal.server import serve  # noqa: PLC0415 - settings must be chosen first

        return serve(arguments[1:])
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

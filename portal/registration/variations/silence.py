"""A server on this machine that takes connections and never answers, as a blocked or dead host does."""

import socket
from functools import cache

_BACKLOG = 4096


@cache
def _listener() -> socket.socket:
    """Its socket, open for as long as the process lives; the system takes the connections, nobody reads them."""
    return socket.create_server(("127.0.0.1", 0), backlog=_BACKLOG)


def silent_address() -> str:
    """Its address, such as ``http://127.0.0.1:40123``."""
    return f"http://127.0.0.1:{_listener().getsockname()[1]}"

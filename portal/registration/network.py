"""Where a request comes from, as far as limits and the log are concerned."""

import ipaddress

from django.http import HttpRequest


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def address(request: HttpRequest) -> str:
    """The address at the other end of the connection, or what a trusted proxy says of it (``server.py``)."""
    return str(request.META.get("REMOTE_ADDR", ""))


def network(request: HttpRequest) -> str:
    """What one subscriber has: an IPv4 address, or the 64 bits of an IPv6 one."""
    text = address(request)
    try:
        parsed = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return text
    return str(ipaddress.ip_network((parsed, 64), strict=False)) if parsed.version == 6 else str(parsed)

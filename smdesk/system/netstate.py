"""Whether this computer has any way out at all; which networks answer is known only by asking them."""

from __future__ import annotations

import socket

# Addresses for documentation (RFC 5737, RFC 3849): a route to them is the default route. Nothing is ever sent.
_PROBES = (("AF_INET", ("192.0.2.1", 9)), ("AF_INET6", ("2001:db8::1", 9)))


def has_route() -> bool:
    """True when the system knows a way out, over IPv4 or IPv6. No packet leaves, no name is looked up.

    False is certain: nothing can be sent. True is not a promise.
    """
    return any(_reachable(family, address) for family, address in _PROBES)


def _reachable(family: str, address: tuple[str, int]) -> bool:
    try:
        with socket.socket(getattr(socket, family), socket.SOCK_DGRAM) as probe:
            probe.connect(address)
            return not probe.getsockname()[0].startswith(("127.", "::1"))
    except OSError:
        return False

"""A limit on how often one connection may send a form, so that a program cannot bury the front desk.

It is counted for each address alone, in memory: nobody can lock out another, and nothing is stored.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock
from time import monotonic

from django.http import HttpRequest

LOOPBACK = frozenset({"127.0.0.1", "::1"})
# As many addresses as are remembered at once; beyond it the one that was quiet longest is forgotten.
REMEMBERED = 10_000


@dataclass(slots=True)
class Limit:
    """At most `times` in `seconds` for each address."""

    times: int
    seconds: float
    clock: Callable[[], float] = monotonic
    seen: OrderedDict[str, deque[float]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def allows(self, address: str) -> bool:
        """Count one more from this address. False: it has had its share for now."""
        now = self.clock()
        with self.lock:
            times = self.seen.pop(address, deque())
            while times and times[0] <= now - self.seconds:
                times.popleft()
            allowed = len(times) < self.times
            if allowed:
                times.append(now)
            self.seen[address] = times
            while len(self.seen) > REMEMBERED:
                self.seen.popitem(last=False)
        return allowed


def address_of(request: HttpRequest) -> str:
    """Where a request came from. Only a proxy on this machine is believed when it names another."""
    near = str(request.META.get("REMOTE_ADDR", ""))
    told = str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rsplit(",", 1)[-1].strip()
    return household(told if near in LOOPBACK and told else near)


def household(address: str) -> str:
    """The address, an IPv6 one cut to the /64 that one connection is given."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        return str(known.ipv4_mapped)  # else everybody who comes by IPv4 would be one household
    return str(ip_network((known, 64), strict=False)) if known.version == 6 else address

"""Which addresses may be asked: schemes, hosts and, after every resolution, IP addresses.

A page or a name server under somebody else's control must not lead the program to this machine, its network
or a cloud's metadata service.
"""

from __future__ import annotations

import asyncio
import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urlsplit

from flows.http.faults import Fault
from flows.http.values import FailureKind

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable

    from flows.http.policy import FetchPolicy

IpAddress: TypeAlias = IPv4Address | IPv6Address
Resolver: TypeAlias = "Callable[[str, int], Awaitable[Iterable[str]]]"

_PORTS = {"http": 80, "https": 443}
_NAT64 = IPv6Network("64:ff9b::/96")
# the only part of IPv6 that is given out to the public; old ways to write IPv4 addresses in IPv6 lie outside
_GIVEN_OUT = IPv6Network("2000::/3")
# what `is_global` of some Python versions lets pass: protocol assignments and metadata services among them
_CLOSED = tuple(
    ip_network(one) for one in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32", "3fff::/20")
)


def host_of(url: str) -> str:
    """Give the host of an address as the catalogue writes it: with its port only if that is not the usual."""
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    return host if parts.port in (None, _PORTS.get(parts.scheme)) else f"{host}:{parts.port}"


def is_allowed_host(host: str, hosts: Iterable[str]) -> bool:
    """Whether a host (with its port, if any) is one of `hosts`; `*.example.org` holds its subdomains."""
    name = host.lower()
    return any(name.endswith(one[1:]) if one.startswith("*.") else name == one for one in hosts)


def check_url(url: str, hosts: Iterable[str]) -> None:
    """Refuse what is not http or https, names a user, or lies outside `hosts`. Fault FORBIDDEN."""
    try:
        parts = urlsplit(url)
        host = host_of(url)
    except ValueError as error:
        raise _refuse(f"the address cannot be read ({error})") from error
    if parts.scheme not in _PORTS:
        raise _refuse(f"the scheme {parts.scheme or 'of nothing'!r} is not http or https")
    if "@" in parts.netloc or "\\" in url or any(mark <= " " for mark in url):
        raise _refuse("the address names a user or holds characters that addresses do not have")
    if not is_allowed_host(host, hosts):
        raise _refuse(f"the host {host!r} is not one of the source's")


async def resolve_publicly(host: str, port: int, policy: FetchPolicy, resolver: Resolver) -> tuple[str, ...]:
    """Resolve a name to the addresses that may be connected to; those and no others are connected to.

    Fault NAME where the name does not resolve, FORBIDDEN where all its addresses are of the forbidden kinds.
    """
    try:
        found = tuple(dict.fromkeys(await resolver(host, port)))
    except (OSError, UnicodeError) as error:
        raise Fault(
            FailureKind.NAME,
            f"the name {host} does not resolve ({error})",
            "Check the network and the host in the source's description.",
            is_transient=True,
        ) from error
    allowed = tuple(one for one in found if is_reachable(ip_address(one.partition("%")[0]), policy))
    if not allowed:
        raise _refuse(f"{host} leads to {', '.join(found) or 'no address'}, which is not a public address")
    return allowed


def is_reachable(address: IpAddress, policy: FetchPolicy) -> bool:
    """Whether an address is public, or one that a setting opens (for tests alone)."""
    if any(address in network for network in policy.open_networks):
        return True
    inner = _embedded(address)
    if inner is not None:
        return is_reachable(inner, policy)
    is_closed = address.is_multicast or any(address in network for network in _CLOSED)
    is_closed |= isinstance(address, IPv6Address) and address not in _GIVEN_OUT
    return address.is_global and not is_closed


def _embedded(address: IpAddress) -> IPv4Address | None:
    """Give the IPv4 address that an IPv6 address carries, by whatever scheme."""
    if isinstance(address, IPv4Address):
        return None
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)


async def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Ask the system for a name's addresses."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(str(address[4][0]) for address in found)


def _refuse(problem: str) -> Fault:
    return Fault(
        FailureKind.FORBIDDEN,
        problem,
        "If it is right, add the host to `hosts` in the source's description.",
        is_transient=False,
    )

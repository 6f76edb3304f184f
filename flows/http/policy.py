"""How politely, how patiently and how carefully the live fetcher asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ipaddress import IPv4Network, IPv6Network


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """Times in seconds, sizes in bytes.

    `contact`: a mail address or page at which an operator reaches those who run this. `deadline`: over one
    attempt, from connecting to the last byte. `max_raw`, `max_content`: a body before, after decompression.
    `max_wait`: the longest Retry-After or crawl delay that is waited for; a longer one ends the request.
    `open_networks`: addresses that are reachable although they are not public: for tests alone.
    `legacy_tls_hosts`: hosts that need renegotiation of the old kind; certificates are verified all the same.
    """

    contact: str = ""
    version: str = "0"
    deadline: float = 60
    max_raw: int = 30 * 2**20
    max_content: int = 60 * 2**20
    pause: float = 2
    hosts_at_once: int = 8
    requests_per_run: int = 3000
    attempts: int = 3
    backoff: float = 1
    max_wait: float = 120
    max_redirects: int = 5
    open_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    legacy_tls_hosts: frozenset[str] = frozenset()
    ca_file: str = ""

    @property
    def user_agent(self) -> str:
        """Name the program and a contact: walls let such an agent pass more often than a false browser's."""
        where = f" (+{self.contact})" if self.contact else ""
        return f"claimwatch/{self.version}{where}"

"""What is asked of the network and what comes back: values that a live fetcher and a replaying one share."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from datetime import date, datetime


Headers: TypeAlias = tuple[tuple[str, str], ...]


# statuses whose Location is followed (RFC 9110, 15.4)
REDIRECTS = (301, 302, 303, 307, 308)


class Purpose(StrEnum):
    """What an answer is wanted for. Only `document` answers are read for claims."""

    LISTING = "listing"
    FEED = "feed"
    DOCUMENT = "document"
    ROBOTS = "robots"


class FailureKind(StrEnum):
    """Why there is no answer, or none that can be used."""

    NAME = "name"  # the host's name does not resolve
    CONNECT = "connect"  # refused, reset or cut while connecting
    TLS = "tls"  # the certificate or the handshake is not valid
    TIMEOUT = "timeout"  # the deadline over the whole request has passed
    BROKEN = "broken"  # not HTTP, a wrong length, or cut in the middle
    TOO_LARGE = "too_large"  # larger than allowed, before or after decompression
    ENCODING = "encoding"  # the content coding is unknown or the body is not in it
    REDIRECT = "redirect"  # a loop, too many, or without a target
    FORBIDDEN = "forbidden"  # a scheme, host or address that the catalogue or the guard does not allow
    ROBOTS = "robots"  # robots.txt says no, or could not be read
    STATUS = "status"  # the server says that it will not or cannot answer (4xx, 5xx)
    WAIT = "wait"  # the server asks to come back later than this run lasts
    WALL = "wall"  # a challenge, login, maintenance or missing-page text in place of the document
    BUDGET = "budget"  # the run's budget of requests is used up
    NOT_ARCHIVED = "not_archived"  # a replay has no answer to this address


@dataclass(frozen=True, slots=True)
class Request:
    """One address to be asked for.

    `hosts`: the only hosts that may be asked, redirects included (a leading `*.` covers subdomains). `title`,
    `listed_on`: what the list that named the address said of it.
    """

    url: str
    source_id: str
    purpose: Purpose
    hosts: tuple[str, ...]
    headers: Headers = ()
    title: str = ""
    listed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer as they went over the wire, a redirect included.

    `body` is what came after transfer coding and before content decoding; `address` the IP that answered.
    """

    url: str
    sent: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    http_version: str
    address: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Response:
    """An answer with any status. `content` is the decoded body; after a 304 it is the archived capture's.

    `exchanges` ends with the one that answered; those before it are redirects. `is_unchanged`: the server
    said 304, or the bytes are those of the latest capture.
    """

    url: str
    final_url: str
    status: int
    headers: Headers
    content: bytes
    fetched_at: datetime
    exchanges: tuple[Exchange, ...] = field(default=(), repr=False)
    is_unchanged: bool = False

    def header(self, name: str) -> str:
        """Give the first header of this name in any case, or an empty string where it is absent."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


@dataclass(frozen=True, slots=True)
class FetchFailure:
    """Why an address gave nothing usable. `is_transient`: trying again later may help."""

    url: str
    kind: FailureKind
    message: str
    action: str
    is_transient: bool
    at: datetime | None = None
    status: int = 0
    exchanges: tuple[Exchange, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return f"{self.url}: {self.message}. {self.action}"


class Fetcher(Protocol):
    """Answers a request. Never raises for what a server or a network does."""

    async def fetch(self, request: Request) -> Response | FetchFailure:
        """Give the answer, or why there is none."""
        ...

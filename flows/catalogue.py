"""The sources: `config/sources/*.toml` as frozen values, read strictly.

A source's id is its file's name without `.toml`. A file says who publishes, where its documents are listed
(in order of preference), how its pages are read, what is expected of it, and what of that is unconfirmed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, model_validator

from flows.errors import ConfigurationError, UsageError
from flows.http.guard import is_allowed_host
from flows.strict_toml import Table, read_model
from parsers.listings import FieldNames, ListShape
from parsers.sources import READERS
from parsers.values import Reading

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_ID = re.compile(r"[a-z]{2}_[a-z0-9]+(?:_[a-z0-9]+)*")


class Tier(StrEnum):
    """How near a publisher is to an official attribution."""

    OFFICIAL = "official"
    INDUSTRY = "industry"
    PRESS = "press"


class AddressKind(StrEnum):
    """How an address lists documents."""

    FEED = "feed"  # RSS, RDF or Atom
    LISTING = "listing"  # an HTML page with links
    SITEMAP = "sitemap"  # sitemap or sitemap index
    DATED = "dated"  # document addresses made from dates
    API = "api"  # a JSON answer
    FOLDER = "folder"  # a folder inside the data folder


@dataclass(frozen=True, slots=True)
class Address:
    """One place where a source's documents are listed.

    `url`: for `dated` with `{year}`, `{month}`, `{day}` (and `{month:02}` and so on); for `folder` the
    folder's path inside the data folder. `pages`: a pattern with `{page}` for going back in time, from
    `first_page` on. `days`: how many days back a `dated` address or a sitemap is read without `--since`.
    """

    kind: AddressKind
    url: str
    shape: ListShape
    fields: FieldNames | None
    pages: str
    first_page: int
    days: int


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher's description.

    `match`, `drop`: patterns that a document's address must, must not contain. `keep_query`: the only query
    parameters that belong to a document's address (None: all). `attachments`: selector of the links on a
    document's page that are documents too. `at_least`: fewer links than this is a problem. `unconfirmed`:
    what nobody could try.
    """

    source_id: str
    name: str
    publisher: str
    language: str
    tier: Tier
    hosts: tuple[str, ...]
    addresses: tuple[Address, ...]
    match: tuple[re.Pattern[str], ...]
    drop: tuple[re.Pattern[str], ...]
    keep_query: tuple[str, ...] | None
    attachments: str
    reading: Reading
    at_least: int
    may_be_empty: bool
    stale_after_days: int
    needs_legacy_tls: bool
    unconfirmed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All sources, by id."""

    sources: Mapping[str, Source]

    def __iter__(self) -> Iterator[Source]:
        return iter(self.sources.values())

    def __len__(self) -> int:
        return len(self.sources)

    def pick(self, ids: Iterable[str]) -> tuple[Source, ...]:
        """Give the sources of these ids, all without ids. UsageError for an id that no file describes."""
        wanted = tuple(dict.fromkeys(ids))
        if unknown := next((one for one in wanted if one not in self.sources), ""):
            raise UsageError(
                f"no source is called {unknown}", action="`claimwatch sources` lists the ids that there are."
            )
        return tuple(self.sources[one] for one in wanted) if wanted else tuple(self.sources.values())

    @property
    def legacy_tls_hosts(self) -> frozenset[str]:
        """Hosts that need the old kind of renegotiation."""
        return frozenset(host for source in self for host in source.hosts if source.needs_legacy_tls)


def load_catalogue(files: Iterable[Path]) -> Catalogue:
    """Read the sources that the files describe (`Places.config_files("sources")`).

    ConfigurationError names the file, the key and the next action.
    """
    sources = (_read(path) for path in files)
    return Catalogue({source.source_id: source for source in sources})


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"not a regular expression ({error})") from error
    return text


def _host(text: str) -> str:
    if not re.fullmatch(r"(\*\.)?[a-z0-9.-]+(:\d+)?", text):
        raise ValueError("not a host: write www.example.org or *.example.org, in small letters")
    return text


Pattern = Annotated[str, AfterValidator(_pattern)]
Host = Annotated[str, AfterValidator(_host)]


class _Address(Table):
    kind: AddressKind
    url: str = Field(min_length=1)
    container: str = ""
    item: str = ""
    link: str = "a[href]"
    date: str = ""
    next: str = ""
    items: str = ""
    url_field: str = ""
    title_field: str = ""
    date_field: str = ""
    pages: str = ""
    first_page: int = Field(default=2, ge=0)
    days: int = Field(default=30, ge=1, le=4000)

    @model_validator(mode="after")
    def _fits_its_kind(self) -> _Address:
        if self.kind is AddressKind.FOLDER:
            if self.url.startswith(("/", "..", "~")) or "://" in self.url:
                raise ValueError("a folder is a path inside the data folder, such as inbox")
        elif urlsplit(self.url).scheme not in ("http", "https"):
            raise ValueError("an address starts with https:// (or http://)")
        if self.kind is AddressKind.API and not (self.items and self.url_field):
            raise ValueError("an api needs `items` and `url_field`")
        if self.kind is AddressKind.DATED and "{year" not in self.url:
            raise ValueError("a dated address holds {year}, {month} and {day}")
        if self.pages and "{page}" not in self.pages:
            raise ValueError("`pages` holds {page}")
        return self

    def freeze(self) -> Address:
        fields = FieldNames(self.items, self.url_field, self.title_field, self.date_field)
        return Address(
            kind=self.kind,
            url=self.url,
            shape=ListShape(self.container, self.item, self.link, self.date, self.next),
            fields=fields if self.kind is AddressKind.API else None,
            pages=self.pages,
            first_page=self.first_page,
            days=self.days,
        )


class _Documents(Table):
    match: tuple[Pattern, ...] = ()
    drop: tuple[Pattern, ...] = ()
    keep_query: tuple[str, ...] | None = None
    attachments: str = ""


def _known_reader(name: str) -> str:
    if name and name not in READERS:
        raise ValueError(f"no such reader: parsers/sources has {', '.join(sorted(READERS))}")
    return name


class _Reading(Table):
    main: str = ""
    title: str = ""
    published_on: str = ""
    drop: tuple[str, ...] = ()
    parser: Annotated[str, AfterValidator(_known_reader)] = ""


class _SourceFile(Table):
    name: str = Field(min_length=1)
    publisher: str = Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$")
    language: str = Field(pattern=r"^([a-z]{2}|und)$")
    tier: Tier
    hosts: tuple[Host, ...] = ()
    at_least: int = Field(default=1, ge=0)
    may_be_empty: bool = False
    stale_after_days: int = Field(ge=1)
    legacy_tls: bool = False
    unconfirmed: tuple[str, ...] = ()
    address: tuple[_Address, ...] = Field(min_length=1)
    documents: _Documents = _Documents()
    reading: _Reading = _Reading()

    @model_validator(mode="after")
    def _lists_its_own_hosts(self) -> _SourceFile:
        for address in self.address:
            host = urlsplit(address.url).netloc
            if address.kind is not AddressKind.FOLDER and not is_allowed_host(host, self.hosts):
                raise ValueError(f"`hosts` does not hold {host}, which an address names")
        return self


def _read(path: Path) -> Source:
    if not _ID.fullmatch(path.stem):
        raise ConfigurationError(
            "the file's name is no source id",
            subject=str(path),
            action="Name it by country and publisher in small letters, such as us_ic3_psa.toml.",
        )
    return _freeze(path.stem, read_model(_SourceFile, path))


def _freeze(source_id: str, file: _SourceFile) -> Source:
    reading: dict[str, Any] = file.reading.model_dump()
    return Source(
        source_id=source_id,
        name=file.name,
        publisher=file.publisher,
        language=file.language,
        tier=file.tier,
        hosts=file.hosts,
        addresses=tuple(address.freeze() for address in file.address),
        match=tuple(re.compile(one) for one in file.documents.match),
        drop=tuple(re.compile(one) for one in file.documents.drop),
        keep_query=file.documents.keep_query,
        attachments=file.documents.attachments,
        reading=Reading(**reading),
        at_least=file.at_least,
        may_be_empty=file.may_be_empty,
        stale_after_days=file.stale_after_days,
        needs_legacy_tls=file.legacy_tls,
        unconfirmed=file.unconfirmed,
    )

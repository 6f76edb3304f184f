"""The parse stage: archived captures to documents with their claims. Pure but for reading the archive."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flows.archive.errors import ArchiveError
from flows.archive.scan import read_capture
from flows.fenced import FencedReader
from flows.logs import log
from flows.progress import advance
from parsers.claims import extract
from parsers.documents import ParseError, in_place_of
from parsers.signature import sign_text
from parsers.values import Capture, Reading
from warehouse import CaptureFacts, Failure, LoadedDocument

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from flows.archive.values import ArchivedCapture, Entry
    from flows.catalogue import Source
    from flows.fenced import FenceLimits
    from parsers.lexicon import Lexicon
    from parsers.values import Document

# objects that are made between two looks for unreachable ones. Reading makes much that stays, and next to nothing that
# goes round in circles: with Python's 700, a seventh of the time that a run's first documents take is looking
_COLLECTED_AFTER = 50_000


@dataclass(frozen=True, slots=True)
class ReadingRules:
    """What reading depends on besides the bytes. `archive`: the folder of the WARC files."""

    archive: Path
    sources: Mapping[str, Source]
    lexicon: Lexicon
    limits: FenceLimits


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """What some captures gave: documents, and a failure for each that is `unreadable` or without a date."""

    documents: tuple[LoadedDocument, ...]
    failures: tuple[Failure, ...] = ()
    unreadable: tuple[CaptureFacts, ...] = ()

    def __add__(self, other: ReadBatch) -> ReadBatch:
        return ReadBatch(
            self.documents + other.documents,
            self.failures + other.failures,
            self.unreadable + other.unreadable,
        )


def read_batch(entries: Iterable[Entry], rules: ReadingRules, *, now: datetime) -> ReadBatch:
    """Read captures one after the other; one that cannot be read becomes a failure, the others go on."""
    documents: list[LoadedDocument] = []
    failures: list[Failure] = []
    unreadable: list[CaptureFacts] = []
    with FencedReader(rules.limits) as reader, _seldom_collected():
        for entry in entries:
            facts = capture_facts(entry)
            try:
                archived = read_capture(rules.archive, entry)
                found = _read(archived, rules.sources.get(entry.facts.source_id), reader)
                documents += [load(document, rules.lexicon, facts) for document in found]
                failures += _undated(entry, found, rules, now)
            except (ParseError, ArchiveError) as error:
                failures.append(_failure(entry, error, now))
                unreadable.append(facts)
            except Exception as error:  # noqa: BLE001 - a fault of ours in one document never stops the others
                log.debug("document failed", url=entry.url, exc_info=True)
                # it stays unread: the next run tries it again, and says so until the fault is mended
                failures.append(_surprise(entry, error, now))
            advance()
    return ReadBatch(tuple(documents), tuple(failures), tuple(unreadable))


@contextmanager
def _seldom_collected() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def load(document: Document, lexicon: Lexicon, facts: CaptureFacts) -> LoadedDocument:
    """Take the claims out of one document."""
    return LoadedDocument(
        document=document,
        extraction=extract(document, lexicon),
        capture=facts,
        text_signature=sign_text(document.text),
    )


def capture_facts(entry: Entry) -> CaptureFacts:
    """Say where a capture lies, as the warehouse keeps it."""
    return CaptureFacts(
        record_id=entry.place.record_id,
        url=entry.url,
        content_sha256=entry.content_sha256,
        fetched_at=entry.fetched_at,
        source_id=entry.facts.source_id,
        warc_file=entry.place.warc_file,
        warc_offset=entry.place.offset,
        is_revisit=entry.record_type == "revisit",
    )


def _read(archived: ArchivedCapture, source: Source | None, reader: FencedReader) -> tuple[Document, ...]:
    entry = archived.entry
    is_item = entry.record_type == "item"
    capture = Capture(
        url=entry.target if is_item else entry.url,
        content=archived.content,
        content_type=entry.facts.content_type or entry.media_type,
        publishers=entry.facts.publishers or ((source.publisher,) if source else ()),
        language=entry.facts.language,
        usual_language=source.language if source else "",
        published_on=entry.facts.published_on,
        fetched_at=entry.fetched_at,
        source_id=entry.facts.source_id,
        reading=source.reading if source else Reading(),
    )
    documents = reader.read(capture, item_url=entry.facts.item_url)
    if entry.facts.listed_on and any(document.published_on is None for document in documents):
        # what a listing says of a page's date counts only where the page itself says nothing
        capture = replace(capture, published_on=entry.facts.listed_on)
        documents = reader.read(capture, item_url=entry.facts.item_url)
    if is_item:
        # so that the page, once it can be had, is another version of this document
        return tuple(in_place_of(document, entry.url) for document in documents)
    return documents


def _undated(
    entry: Entry, documents: tuple[Document, ...], rules: ReadingRules, now: datetime
) -> Iterator[Failure]:
    """Tell of a source's document that nobody dates: it is kept, but its layout may have changed."""
    if entry.facts.source_id in rules.sources and any(one.published_on is None for one in documents):
        yield Failure(
            stage="parse",
            kind="no_date",
            message="neither the document nor the list that names it says when it was published",
            next_action="If its page shows one, name the place in the source's [reading]: `published_on`.",
            happened_at=now,
            source_id=entry.facts.source_id,
            url=entry.url,
            place=f"{entry.place.warc_file}, byte {entry.place.offset}",
        )


def _surprise(entry: Entry, error: Exception, now: datetime) -> Failure:
    """Tell of a fault of ours; the capture stays unread, so that a mended parser reads it in the next run."""
    return Failure(
        stage="parse",
        kind="unexpected",
        message=f"{type(error).__name__}: {error}",
        next_action="This is a fault of claimwatch: run with --debug and report what it shows.",
        happened_at=now,
        source_id=entry.facts.source_id,
        url=entry.url,
    )


def _failure(entry: Entry, error: ParseError | ArchiveError, now: datetime) -> Failure:
    return Failure(
        stage="parse" if isinstance(error, ParseError) else "archive",
        kind=type(error).__name__.removesuffix("Error"),
        message=error.reason if isinstance(error, ParseError) else error.problem,
        next_action=error.action,
        happened_at=now,
        source_id=entry.facts.source_id,
        url=entry.url,
        place=f"{entry.place.warc_file}, byte {entry.place.offset}",
    )

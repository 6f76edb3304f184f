"""How entries, failures and damages stand in the rows of an archive's index."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from functools import reduce
from operator import xor
from typing import TYPE_CHECKING, Any

from flows.archive.values import Damage, Entry, Facts, Place, RecordedFailure
from flows.http.values import FailureKind, Purpose

if TYPE_CHECKING:
    from collections.abc import Iterable

_SHA256 = "sha256:"
_PURPOSES = {one.value: one for one in Purpose}


def print_of(record_ids: Iterable[str]) -> int:
    """Sum records up, in whatever order, as show/captured_files.sql does."""
    halves = (hashlib.md5(one.encode(), usedforsecurity=False).digest()[8:] for one in record_ids)
    return reduce(xor, (int.from_bytes(half, "little") for half in halves), 0)


def entry_row(raw: Entry, told: Entry | None) -> tuple[Any, ...]:
    """Lay an entry out as a row of `entry`: as its file gives it, and completed with what it refers to."""
    return (
        raw.place.warc_file,
        raw.url,
        raw.payload_digest if told and raw.record_type in ("response", "resource") else None,
        raw.place.record_id,
        told is not None and told.is_document,
        None if raw == told else _text(raw),
        told and _text(told),
    )


def _text(entry: Entry) -> str:
    return json.dumps(_flat(entry), ensure_ascii=False, separators=(",", ":"))


def damage_row(damage: Damage) -> list[Any]:
    """Lay a damage out as the arguments of `Damage`."""
    return [damage.warc_file, damage.offset, damage.problem, damage.action, damage.reaches_end]


def _flat(entry: Entry) -> list[Any]:
    place, facts, bytes_at = entry.place, entry.facts, entry.bytes_at
    stated = f"{_SHA256}{entry.content_sha256}"
    return [
        place.offset,
        place.length,
        place.record_id,
        entry.record_type,
        entry.url,
        "" if entry.target == entry.url else entry.target,
        _milliseconds(entry.fetched_at),
        entry.status,
        entry.media_type,
        entry.content_sha256,
        "" if entry.payload_digest == stated else entry.payload_digest,
        entry.etag,
        entry.last_modified,
        entry.location,
        entry.wall,
        facts.source_id,
        facts.purpose.value,
        list(facts.publishers),
        facts.language,
        str(facts.published_on or ""),
        facts.content_type,
        facts.name,
        facts.item_url,
        str(facts.listed_on or ""),
        facts.item_text,
        bytes_at and [bytes_at.warc_file, bytes_at.offset, bytes_at.length, bytes_at.record_id],
    ]


def entry_of(name: str, text: str) -> Entry:
    """Give the entry of a file that a column `raw` or `told` holds."""
    row = json.loads(text)
    offset, length, record_id, kind, url, target, at, status, media_type, content, payload, *more = row
    etag, last_modified, location, wall, *facts, bytes_at = more
    return Entry(
        Place(name, offset, length, record_id),
        kind,
        url,
        datetime.fromtimestamp(at / 1000, UTC),
        status,
        media_type,
        content,
        payload or f"{_SHA256}{content}",
        _facts(facts),
        target or url,
        etag,
        last_modified,
        location,
        wall,
        bytes_at and Place(*bytes_at),
    )


def _facts(row: list[Any]) -> Facts:
    source_id, purpose, publishers, language, published_on, content_type, name, item_url, *rest = row
    listed_on, item_text = rest
    return Facts(
        source_id,
        _PURPOSES[purpose],
        tuple(publishers),
        language,
        _date(published_on),
        content_type,
        name,
        item_url,
        _date(listed_on),
        item_text,
    )


def failure_of(row: tuple[Any, ...]) -> RecordedFailure:
    """Give the failure that a row of `failure` holds, its file aside."""
    url, kind, message, at = row
    return RecordedFailure(url, FailureKind(kind), message, datetime.fromtimestamp(at, UTC))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)

"""What a WARC file holds, kept beside it so that it need not be read again.

It is a cache: `NAME.warc.gz` has `NAME.warc.gz.index`, a head and then one JSON array a line. It counts only
for the size of file and the rules that it was made for, and is made anew from the file otherwise.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

from flows.archive.scan import Scan
from flows.archive.values import Damage, Entry, Facts, Place, RecordedFailure
from flows.http.values import FailureKind, Purpose

if TYPE_CHECKING:
    from pathlib import Path

    from parsers.walls import WallRules

_FORMAT = 3
_SHA256 = "sha256:"
_PURPOSES = {one.value: one for one in Purpose}


def load_index(path: Path, walls: WallRules) -> Scan | None:
    """Read a file's index; None where it is absent, damaged, or does not fit the file or the rules."""
    try:
        # not splitlines: addresses and headers may hold what else parts lines in Unicode
        head, *lines = _beside(path).read_text("utf-8").removesuffix("\n").split("\n")
        if json.loads(head) != _head(path, walls):
            return None
        # one array is read several times faster than many
        rows = json.loads(f"[{','.join(lines)}]")
        return Scan(
            tuple(_entry(path.name, row) for row in rows if row[0] == "entry"),
            tuple(_failure(row) for row in rows if row[0] == "failure"),
            tuple(Damage(path.name, *row[1:]) for row in rows if row[0] == "damage"),
            path.stat().st_size,
        )
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        # whatever is wrong with a cache, the file itself is read
        return None


def save_index(path: Path, scan: Scan, walls: WallRules) -> None:
    """Write a file's index beside it, at one go."""
    lines: list[Any] = [_head(path, walls)]
    lines += [["entry", *_flat(one)] for one in scan.entries]
    lines += [["failure", one.url, one.kind.value, one.message, one.at.timestamp()] for one in scan.failures]
    lines += [["damage", one.offset, one.problem, one.action] for one in scan.damages]
    temporary = _beside(path).with_suffix(".writing")
    text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
    temporary.write_text(text, "utf-8")
    os.replace(temporary, _beside(path))  # noqa: PTH105 - Path.replace hides that it is atomic


def _beside(path: Path) -> Path:
    return path.with_name(path.name + ".index")


def _head(path: Path, walls: WallRules) -> dict[str, Any]:
    return {"format": _FORMAT, "walls": walls.fingerprint, "warc": path.name, "bytes": path.stat().st_size}


def _flat(entry: Entry) -> list[Any]:
    place, facts = entry.place, entry.facts
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
    ]


def _entry(name: str, row: list[Any]) -> Entry:
    _, offset, length, record_id, kind, url, target, at, status, media_type, content, payload, *more = row
    etag, last_modified, location, wall, *facts = more
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


def _failure(row: list[Any]) -> RecordedFailure:
    _, url, kind, message, at = row
    return RecordedFailure(url, FailureKind(kind), message, datetime.fromtimestamp(at, UTC))


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _milliseconds(at: datetime) -> int:
    return round(at.timestamp() * 1000)

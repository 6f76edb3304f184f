"""WARC records made from what went over the wire.

One exchange is written at one go as metadata, request and response: in this order, so that a response that is
whole in the file always has its facts.
"""

from __future__ import annotations

import hashlib
import io
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.archive.values import Facts
from flows.http.values import Purpose

if TYPE_CHECKING:
    from flows.archive.values import Entry
    from flows.http.values import Exchange, FetchFailure, Headers

NOT_MODIFIED = 304
UNKNOWN_TYPE = "application/octet-stream"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_IN_ADDRESSES = "%/:=&?~#+!$,;'@()*[]"
# what httpx has undone before the body is seen: the stored bytes carry no transfer coding any more
_UNDONE = ("transfer-encoding",)


@dataclass(frozen=True, slots=True)
class Written:
    """Bytes to append. `start`, `length`: of the capture's own record in them."""

    data: bytes
    start: int
    length: int
    record_id: str


class _Batch:
    """Records that are appended at one go."""

    def __init__(self) -> None:
        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=True, warc_version="WARC/1.1")

    def add(self, kind: str, uri: str, *, head: dict[str, str], payload: bytes, http: object = None) -> None:
        head = {name: value for name, value in head.items() if value}
        head.setdefault("WARC-Record-ID", new_id())
        # warcio digests by SHA-1; the project's evidence is SHA-256
        digest = head.get("WARC-Payload-Digest") or sha256_label(payload)
        head["WARC-Payload-Digest"] = digest
        record = self.writer.create_warc_record(
            uri,
            kind,
            payload=io.BytesIO(payload),
            length=len(payload),
            warc_headers_dict=head,
            http_headers=http,
        )
        self.writer.write_record(record)


def new_id() -> str:
    """Make a record id."""
    return f"<urn:uuid:{uuid.uuid4()}>"


def sha256_label(content: bytes) -> str:
    """Give the digest as WARC headers write it, in hex: warcio and pywb read it."""
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def warc_date(at: datetime) -> str:
    """Write a moment as WARC 1.1 does, with milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def write_capture(exchange: Exchange, facts: Facts, asked: str) -> Written:
    """Write a whole answer. `asked`: the address before redirects."""
    batch, record_id, head = _open(exchange)
    batch.add("metadata", exchange.url, head=_beside(head, record_id), payload=_fact_lines(facts, asked))
    _add_request(batch, exchange, _beside(head, record_id))
    start = batch.out.tell()
    batch.add(
        "response",
        exchange.url,
        head={**head, "WARC-Record-ID": record_id, "WARC-IP-Address": exchange.address},
        payload=exchange.body,
        http=_response_head(exchange),
    )
    return _close(batch, start, record_id)


def write_revisit(exchange: Exchange, earlier: Entry, facts: Facts, asked: str) -> Written:
    """Write an answer whose bytes are in the archive already: a 304, or the same payload again."""
    batch, record_id, head = _open(exchange)
    batch.add("metadata", exchange.url, head=_beside(head, record_id), payload=_fact_lines(facts, asked))
    _add_request(batch, exchange, _beside(head, record_id))
    start = batch.out.tell()
    record = batch.writer.create_revisit_record(
        exchange.url,
        digest=earlier.payload_digest,
        refers_to_uri=earlier.target,
        refers_to_date=warc_date(earlier.fetched_at),
        http_headers=_response_head(exchange),
        warc_headers_dict={
            **head,
            "WARC-Record-ID": record_id,
            "WARC-Refers-To": earlier.source_of_bytes.record_id,
        },
    )
    if exchange.status == NOT_MODIFIED:
        record.rec_headers.replace_header("WARC-Profile", _NOT_MODIFIED)
    batch.writer.write_record(record)
    return _close(batch, start, record_id)


def write_resource(url: str, content: bytes, facts: Facts, at: datetime) -> Written:
    """Write a file that somebody hands in."""
    batch, record_id, head = _Batch(), new_id(), {"WARC-Date": warc_date(at)}
    batch.add("metadata", url, head=_beside(head, record_id), payload=_fact_lines(facts, url))
    start = batch.out.tell()
    media_type = facts.content_type or UNKNOWN_TYPE
    batch.add(
        "resource",
        url,
        head={**head, "WARC-Record-ID": record_id, "Content-Type": media_type},
        payload=content,
    )
    return _close(batch, start, record_id)


def write_item(url: str, feed: Entry, facts: Facts) -> Written:
    """Write that a feed's own text stands in for an item's page: a metadata record that names the feed's."""
    batch, record_id = _Batch(), new_id()
    head = {
        "WARC-Date": warc_date(feed.fetched_at),
        "WARC-Record-ID": record_id,
        "WARC-Refers-To": feed.source_of_bytes.record_id,
    }
    of_feed = [("item_of", feed.target), ("item_bytes", feed.payload_digest)]
    batch.add("metadata", url, head=head, payload=_fact_lines(facts, url) + _lines(of_feed))
    return _close(batch, 0, record_id)


def write_failure(failure: FetchFailure, source_id: str, at: datetime) -> bytes:
    """Write that an address gave no answer."""
    batch = _Batch()
    fields = {"failure": failure.kind.value, "message": failure.message, "source": source_id}
    batch.add(
        "metadata", failure.url, head={"WARC-Date": warc_date(at)}, payload=_lines(list(fields.items()))
    )
    return batch.out.getvalue()


def write_warcinfo(filename: str, software: str, at: datetime) -> bytes:
    """Write the record that opens a file."""
    batch = _Batch()
    record = batch.writer.create_warcinfo_record(
        filename, {"software": software, "format": "WARC File Format 1.1"}
    )
    record.rec_headers.replace_header("WARC-Date", warc_date(at))
    batch.writer.write_record(record)
    return batch.out.getvalue()


def read_facts(payload: bytes) -> tuple[Facts, str]:
    """Read a metadata record of `write_capture`: the facts, and the address that was asked for."""
    lines = _fields(payload)
    one = dict(lines)
    facts = Facts(
        source_id=one.get("source", ""),
        purpose=Purpose(one.get("purpose", Purpose.DOCUMENT)),
        publishers=tuple(value for name, value in lines if name == "publisher"),
        language=one.get("language", ""),
        published_on=_date(one.get("published_on", "")),
        content_type=one.get("content_type", ""),
        name=one.get("name", ""),
        item_url=one.get("item_url", ""),
        listed_on=_date(one.get("listed_on", "")),
        item_text=one.get("item_text", ""),
    )
    return facts, one.get("asked", "")


def read_failure(payload: bytes) -> tuple[str, str] | None:
    """Read what `write_failure` wrote: kind and message; None for any other metadata record."""
    one = dict(_fields(payload))
    return (one["failure"], one.get("message", "")) if "failure" in one else None


def read_item(payload: bytes) -> tuple[str, str] | None:
    """Read what `write_item` wrote: the feed's address and digest; None for any other metadata record."""
    one = dict(_fields(payload))
    return (one["item_of"], one["item_bytes"]) if "item_bytes" in one else None


def _open(exchange: Exchange) -> tuple[_Batch, str, dict[str, str]]:
    return _Batch(), new_id(), {"WARC-Date": warc_date(exchange.at)}


def _close(batch: _Batch, start: int, record_id: str) -> Written:
    data = batch.out.getvalue()
    return Written(data, start, len(data) - start, record_id)


def _beside(head: dict[str, str], record_id: str) -> dict[str, str]:
    return {**head, "WARC-Concurrent-To": record_id}


def _add_request(batch: _Batch, exchange: Exchange, head: dict[str, str]) -> None:
    target = exchange.url.split("#", 1)[0]
    path = "/" + target.split("://", 1)[-1].partition("/")[2]
    line = f"GET {quote(path, safe=_IN_ADDRESSES)} HTTP/1.1"
    http = StatusAndHeaders(line, list(exchange.sent), is_http_request=True)
    batch.add("request", exchange.url, head=head, payload=b"", http=http)


def _response_head(exchange: Exchange) -> StatusAndHeaders:
    # HTTP/2 answers are written in the form of HTTP/1.1, as archives do: the format knows no other
    kept: Headers = tuple(one for one in exchange.headers if one[0].lower() not in _UNDONE)
    status = f"{exchange.status} {exchange.reason}".rstrip()
    return StatusAndHeaders(status, list(kept), protocol="HTTP/1.1")


def _fact_lines(facts: Facts, asked: str) -> bytes:
    pairs = [
        ("source", facts.source_id),
        ("purpose", facts.purpose.value),
        ("asked", asked),
        *(("publisher", one) for one in facts.publishers),
        ("language", facts.language),
        ("published_on", str(facts.published_on or "")),
        ("listed_on", str(facts.listed_on or "")),
        ("content_type", facts.content_type),
        ("name", facts.name),
        ("item_url", facts.item_url),
        ("item_text", facts.item_text),
    ]
    return _lines(pairs)


def _lines(pairs: list[tuple[str, str]]) -> bytes:
    # values come from the network: a line break in one would make a field of its own
    text = "".join(f"{name}: {' '.join(value.split())}\r\n" for name, value in pairs if value)
    return text.encode()


def _fields(payload: bytes) -> list[tuple[str, str]]:
    lines = payload.decode("utf-8", "replace").splitlines()
    return [(name.strip(), value.strip()) for name, _, value in (line.partition(":") for line in lines)]


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None

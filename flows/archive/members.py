"""WARC files cut into their records.

Every length and digest is checked here: warcio takes a truncated last record for a whole one.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import re
import zlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from warcio.bufferedreaders import ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser, StatusAndHeadersParserException

from flows.archive.values import Damage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GZIP = b"\x1f\x8b\x08"
_CHUNK = 2**20
_END = b"\r\n\r\n"
# one record is one body and its headers; a body is limited where it is fetched
_LARGEST = 2**30
_LENGTH = re.compile(rb"(?im)^content-length:[ \t]*(\d+)[ \t]*\r?$")
_SKIPPED = "It was skipped and the rest is read; restore the file from a copy."
_AT_END = (
    "It was skipped; the next run sets it aside if a killed one left it, else restore the file from a copy."
)


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record whose length and digests are right. `payload`: the block without its HTTP headers."""

    offset: int
    length: int
    headers: StatusAndHeaders
    http: StatusAndHeaders | None
    payload: bytes

    def header(self, name: str) -> str:
        """Give a WARC header, or an empty string where it is absent."""
        return self.headers.get_header(name) or ""


def read_records(path: Path) -> Iterator[RawRecord | Damage]:
    """Read all records of a WARC file (gzip members or plain), with what cannot be trusted in between."""
    with path.open("rb") as stream:
        is_gzip = stream.read(3) == _GZIP
        stream.seek(0)
        pieces = _members(stream, path.name) if is_gzip else _plain(stream, path.name)
        for piece in pieces:
            yield piece if isinstance(piece, Damage) else parse_record(path.name, *piece)


def read_record(path: Path, offset: int, length: int) -> RawRecord | Damage:
    """Read the one record at a place that `read_records` gave."""
    with path.open("rb") as stream:
        stream.seek(offset)
        data = stream.read(length)
    if data.startswith(_GZIP):
        found = _inflate_member(io.BytesIO(data))
        if isinstance(found, str):
            return Damage(path.name, offset, found, "Run `claimwatch verify`.")
        data = found[0]
    return parse_record(path.name, offset, length, data)


def _members(stream: IO[bytes], name: str) -> Iterator[tuple[int, int, bytes] | Damage]:
    at, size = 0, stream.seek(0, io.SEEK_END)
    while at < size:
        stream.seek(at)
        found = _inflate_member(stream)
        if isinstance(found, str):
            following = _next_member(stream, at + 1)
            is_last = following < 0
            problem = "the last record is half-written" if is_last and found == _CUT else found
            yield Damage(name, at, problem, _AT_END if is_last else _SKIPPED, reaches_end=is_last)
            at = following if following >= 0 else size
            continue
        data, length = found
        yield at, length, data
        at += length


_CUT = "a gzip member is cut off"


def _inflate_member(stream: IO[bytes]) -> tuple[bytes, int] | str:
    """Give the member's bytes and its length in the file, or what is wrong."""
    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
    data = bytearray()
    taken = 0
    try:
        while not inflater.eof:
            if not (chunk := stream.read(_CHUNK)):
                return _CUT
            taken += len(chunk)
            data += inflater.decompress(chunk, _LARGEST + 1 - len(data))
            if inflater.unconsumed_tail or len(data) > _LARGEST:
                return f"a record is larger than {_LARGEST} bytes"
    except zlib.error as error:
        return f"a gzip member is broken ({error})"
    return bytes(data), taken - len(inflater.unused_data)


def _next_member(stream: IO[bytes], start: int) -> int:
    """Where the next gzip member that holds a WARC record starts, -1 if none does."""
    stream.seek(start)
    rest = stream.read()
    at = rest.find(_GZIP)
    while at >= 0:
        try:
            head = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(rest[at : at + 4096], 5)
        except zlib.error:
            head = b""
        if head == b"WARC/":
            return start + at
        at = rest.find(_GZIP, at + 1)
    return -1


def _plain(stream: IO[bytes], name: str) -> Iterator[tuple[int, int, bytes] | Damage]:
    data = stream.read()
    at = 0
    while at < len(data):
        end = data.find(_END, at)
        length = _LENGTH.search(data, at, end + 2) if end >= 0 else None
        if not data.startswith(b"WARC/", at) or length is None:
            following = data.find(b"\r\n\r\nWARC/", at + 1)
            yield Damage(name, at, "no WARC record starts here", _SKIPPED)
            at = following + 4 if following >= 0 else len(data)
            continue
        stop = end + 4 + int(length[1]) + 4
        if stop > len(data):
            yield Damage(name, at, "the last record is half-written", _AT_END, reaches_end=True)
            return
        yield at, stop - at, data[at:stop]
        at = stop


def parse_record(name: str, offset: int, length: int, data: bytes) -> RawRecord | Damage:
    """Read a record's bytes as its headers and payload, or what is wrong with them."""
    try:
        return _parse(name, offset, length, data)
    except (StatusAndHeadersParserException, EOFError, ValueError) as error:
        return Damage(name, offset, f"is no WARC record ({error})", _SKIPPED)


def _parse(name: str, offset: int, length: int, data: bytes) -> RawRecord | Damage:
    stream = io.BytesIO(data)
    headers = StatusAndHeadersParser(["WARC/1.0", "WARC/1.1"]).parse(stream)
    size = int(headers.get_header("Content-Length"))
    block = data[stream.tell() : stream.tell() + size]
    rest = data[stream.tell() + size :]
    if len(block) < size:
        return Damage(name, offset, f"a record has {len(block)} of its {size} bytes", _SKIPPED)
    if rest.strip():
        return Damage(
            name, offset, "several records stand in one gzip member", "Rewrite it with `warcio recompress`."
        )
    http, payload = None, block
    if (headers.get_header("Content-Type") or "").startswith("application/http"):
        inner = io.BytesIO(block)
        http = _http_headers(inner)
        payload = _dechunk(http, inner.read())
    if problem := _wrong_digest(headers, block, payload):
        return Damage(name, offset, problem, _SKIPPED)
    return RawRecord(offset, length, headers, http, payload)


def _http_headers(stream: IO[bytes]) -> StatusAndHeaders:
    return StatusAndHeadersParser([], verify=False).parse(stream)


def _dechunk(http: StatusAndHeaders | None, payload: bytes) -> bytes:
    # other programs' archives keep the transfer coding
    if http is None or "chunked" not in (http.get_header("Transfer-Encoding") or "").lower():
        return payload
    return bytes(ChunkedDataReader(io.BytesIO(payload)).read(_LARGEST))


def _wrong_digest(headers: StatusAndHeaders, block: bytes, payload: bytes) -> str:
    if not _is_digest_of(headers.get_header("WARC-Block-Digest"), block):
        return "a record's block is not what its digest says"
    stated = headers.get_header("WARC-Payload-Digest")
    # a revisit names the digest of a payload that it does not hold
    if headers.get_header("WARC-Type") == "revisit" or _is_digest_of(stated, payload):
        return ""
    # some writers digest the payload with its transfer coding
    if _is_digest_of(stated, block[block.find(_END) + len(_END) :]):
        return ""
    return "a record's payload is not what its digest says"


def _is_digest_of(stated: str | None, content: bytes) -> bool:
    """Whether a digest (hex, or base32 as most tools write it) is the content's; true if none is stated."""
    if not stated:
        return True
    algorithm, _, value = stated.partition(":")
    if algorithm.replace("-", "") not in hashlib.algorithms_guaranteed:
        return True
    digest = hashlib.new(algorithm.replace("-", ""), content).digest()
    if value.lower() == digest.hex():
        return True
    try:
        return base64.b32decode(value.upper()) == digest
    except binascii.Error:
        return False

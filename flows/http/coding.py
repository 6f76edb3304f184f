"""Content codings undone with a bound: a bomb of a few hundred bytes must not become gigabytes in memory."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import brotli
import zstandard

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

_STEP = 2**18
# RFC 9659: a decoder of the zstd content coding need not hold more than 8 MiB of window
_ZSTD_WINDOW = 8 * 2**20
# four bytes can stand for a block of 128 KiB, and the decoder has no bound of its own: 256 give 8 MiB at most
_ZSTD_STEP = 256
# so many parts (gzip's members, zstd's frames) has no honest body; each costs a decoder, even an empty one
_MOST_PARTS = 10_000
_MOST_CODINGS = 4
_IN = 2**14


class CodingError(Exception):
    """A body that is not in the coding which its header names, or is cut off."""


class TooLargeError(Exception):
    """A body that is larger than allowed after decompression."""


def decode_body(body: bytes, content_encoding: str, limit: int) -> bytes:
    """Undo the body's content codings, the last one first (RFC 9110, 8.4).

    `limit`: bytes. Raises CodingError for an unknown coding, a broken or an unfinished body, TooLargeError
    beyond the limit.
    """
    codings = [one.strip().lower() for one in content_encoding.split(",") if one.strip()]
    if len(codings) > _MOST_CODINGS:
        raise CodingError(f"{len(codings)} content codings one in the other")
    for coding in reversed(codings):
        if coding != "identity" and body:
            body = _collect(_pieces(body, coding), limit)
    return body


def _pieces(body: bytes, coding: str) -> Iterator[bytes]:
    if coding in ("gzip", "x-gzip"):
        return _gzip(body)
    if coding == "deflate":
        return _deflate(body)
    if coding == "br":
        return _brotli(body)
    if coding == "zstd":
        return _zstd(body)
    raise CodingError(f"the content coding {coding!r} is unknown")


def _collect(pieces: Iterator[bytes], limit: int) -> bytes:
    whole = bytearray()
    for piece in pieces:
        whole += piece
        if len(whole) > limit:
            raise TooLargeError(f"more than {limit} bytes after decompression")
    return bytes(whole)


def _gzip(body: bytes) -> Iterator[bytes]:
    """Undo gzip: a body may be several members; zeros after the last one are padding that some servers send."""
    at = 0
    for _ in range(_MOST_PARTS):
        inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
        at = yield from _inflate(inflater, body, at, "gzip")
        if at == len(body) or (body[at] == 0 and not body[at:].strip(b"\0")):
            return
    raise CodingError(f"the gzip body has more than {_MOST_PARTS} members")


def _deflate(body: bytes) -> Iterator[bytes]:
    # RFC 9110 says zlib format; some servers send the bare stream
    is_zlib = body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2], "big") % 31 == 0
    bits = zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS
    yield from _inflate(zlib.decompressobj(bits), body, 0, "deflate")


def _inflate(inflater: zlib._Decompress, body: bytes, at: int, coding: str) -> Generator[bytes, None, int]:
    """Give the pieces of one stream that starts at `at`; returns where it ends.

    The body goes in by small parts: what a decoder has not taken it gives back as a copy.
    """
    rest = b""
    try:
        while not inflater.eof:
            if not rest:
                rest = body[at : at + _IN]
                at += len(rest)
            is_last = at == len(body)
            piece = inflater.decompress(rest, _STEP)
            rest = inflater.unconsumed_tail
            if is_last and not piece and not rest and not inflater.eof:
                raise CodingError(f"the {coding} body is cut off")
            yield piece
    except zlib.error as error:
        raise CodingError(f"the body is not {coding} ({error})") from error
    return at - len(inflater.unused_data)


def _brotli(body: bytes) -> Iterator[bytes]:
    decoder = brotli.Decompressor()
    rest = body
    try:
        while not decoder.is_finished():
            piece = decoder.process(rest, output_buffer_limit=_STEP)
            rest = b""
            if not piece and not decoder.is_finished():
                raise CodingError("the br body is cut off")
            yield piece
    except brotli.error as error:
        raise CodingError(f"the body is not br ({error})") from error


def _zstd(body: bytes) -> Iterator[bytes]:
    at = 0
    try:
        for _ in range(_MOST_PARTS):
            decoder = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW).decompressobj()
            while at < len(body) and not decoder.eof:
                yield decoder.decompress(body[at : at + _ZSTD_STEP])
                at = min(at + _ZSTD_STEP, len(body))
            if not decoder.eof:
                raise CodingError("the zstd body is cut off")
            at -= len(decoder.unused_data)
            if at == len(body):
                return
    except zstandard.ZstdError as error:
        raise CodingError(f"the body is not zstd ({error})") from error
    raise CodingError(f"the zstd body has more than {_MOST_PARTS} frames")

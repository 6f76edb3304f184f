"""What goes through the pipes: a length, then JSON, and for a question the document's bytes behind it.

No pickles: what a damaged file made of the other process must not be run in this one.
"""

from __future__ import annotations

import json
import struct
from dataclasses import asdict
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from parsers import documents
from parsers.documents import ParseError
from parsers.values import Block, BlockKind, Capture, Cell, Document, Reading

if TYPE_CHECKING:
    from typing import IO

_LENGTHS = struct.Struct(">QQ")
# the text of the longest honest document, many times over
_LONGEST = 2**28


class MessageError(ValueError):
    """What came through the pipe is no message: `str()` says why."""


def send(stream: IO[bytes], told: dict[str, Any], content: bytes = b"") -> None:
    """Write one message. OSError where the other side is gone."""
    text = json.dumps(told).encode()
    stream.write(_LENGTHS.pack(len(text), len(content)))
    stream.write(text)
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[dict[str, Any], bytes]:
    """Read one message. EOFError where the other side has ended, MessageError for anything else."""
    head = stream.read(_LENGTHS.size)
    if len(head) < _LENGTHS.size:
        raise EOFError
    lengths = _LENGTHS.unpack(head)
    if sum(lengths) > _LONGEST:
        raise MessageError(f"a message of {sum(lengths):,} bytes")
    text, content = (stream.read(length) for length in lengths)
    if len(text) + len(content) < sum(lengths):
        raise EOFError
    try:
        told = json.loads(text)
    except ValueError as error:
        raise MessageError(str(error)) from error
    if not isinstance(told, dict):
        raise MessageError("it is no object")
    return told, content


def pack_capture(capture: Capture) -> dict[str, Any]:
    """Write a capture without its bytes, which travel beside it."""
    told = {
        name: getattr(capture, name)
        for name in ("url", "content_type", "language", "usual_language", "source_id")
    }
    return {
        **told,
        "publishers": list(capture.publishers),
        "published_on": capture.published_on and capture.published_on.isoformat(),
        "fetched_at": capture.fetched_at and capture.fetched_at.isoformat(),
        "reading": asdict(capture.reading),
    }


def unpack_capture(told: dict[str, Any], content: bytes) -> Capture:
    """Read what `pack_capture` wrote."""
    reading = {**told["reading"], "drop": tuple(told["reading"]["drop"])}
    return Capture(
        **{
            **told,
            "content": content,
            "publishers": tuple(told["publishers"]),
            "published_on": _date(told["published_on"]),
            "fetched_at": datetime.fromisoformat(told["fetched_at"]) if told["fetched_at"] else None,
            "reading": Reading(**reading),
        }
    )


def pack_document(document: Document) -> dict[str, Any]:
    """Write a document."""
    return {**asdict(document), "published_on": document.published_on and document.published_on.isoformat()}


def unpack_document(told: dict[str, Any]) -> Document:
    """Read what `pack_document` wrote. KeyError, TypeError or ValueError for anything else."""
    return Document(
        **{
            **told,
            "publishers": tuple(told["publishers"]),
            "published_on": _date(told["published_on"]),
            "blocks": tuple(_block(block) for block in told["blocks"]),
        }
    )


def pack_error(error: ParseError) -> dict[str, str]:
    """Write why bytes gave no document."""
    return {"kind": type(error).__name__, "reason": error.reason, "action": error.action}


def unpack_error(told: dict[str, str], url: str) -> ParseError:
    """Read what `pack_error` wrote: the same class where the other side named one of ours."""
    kind = getattr(documents, told["kind"], ParseError) if told["kind"] in documents.__all__ else ParseError
    error: ParseError = kind.__new__(kind)
    ParseError.__init__(error, url, told["reason"], told["action"])
    return error


def _block(told: dict[str, Any]) -> Block:
    cells = tuple(Cell(**cell) for cell in told["cells"])
    return Block(**{**told, "kind": BlockKind(told["kind"]), "cells": cells})


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

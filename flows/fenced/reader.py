"""The side that asks: starts the process when it is first needed, ends it when it fails or takes too long."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import dataclass
from threading import Event, Timer
from typing import TYPE_CHECKING, Any, Self

from flows.fenced.errors import ReaderCrashedError, ReaderMemoryError, ReaderTimeoutError
from flows.fenced.messages import (
    MessageError,
    pack_capture,
    receive,
    send,
    unpack_document,
    unpack_error,
)
from parsers.documents import read
from parsers.documents.media import MediaType, of_bytes

if TYPE_CHECKING:
    from parsers.values import Capture, Document

_FENCED = frozenset({MediaType.PDF, MediaType.HWP, MediaType.HWPX})
_GRACE_SECONDS = 2.0
# pages that people read have a few thousand tags: one of so many was made to keep its reader busy
_MANY_TAGS = 50_000


@dataclass(frozen=True, slots=True)
class FenceLimits:
    """What reading one document may take. `megabytes`: of address space, libraries included."""

    seconds: float = 120.0
    megabytes: int = 2048


class FencedReader:
    """Reads captures one after the other. A context manager: its process ends with the block."""

    def __init__(self, limits: FenceLimits) -> None:
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, capture: Capture, *, item_url: str = "") -> tuple[Document, ...]:
        """Give the documents in some bytes. ParseError, those of `flows.fenced.errors` among them."""
        if of_bytes(capture.content) not in _FENCED and capture.content.count(b"<") < _MANY_TAGS:
            return read(capture, item_url=item_url)
        told = self._ask(capture, item_url)
        try:
            return self._documents(told, capture)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            self._end()
            raise _crashed(capture, f"its reader gave an answer that makes no sense ({error!r})") from error

    def _documents(self, told: dict[str, Any], capture: Capture) -> tuple[Document, ...]:
        if "documents" in told:
            return tuple(unpack_document(one) for one in told["documents"])
        if "error" in told:
            raise unpack_error(told["error"], capture.url)
        if "memory" in told:
            # what it took is not given back
            self._end()
            raise _hungry(capture, self._limits)
        raise RuntimeError(told["surprise"])

    def _ask(self, capture: Capture, item_url: str) -> dict[str, Any]:
        process = self._process = self._process or _start(self._limits)
        is_late = Event()

        def end() -> None:
            is_late.set()
            process.kill()

        timer = Timer(self._limits.seconds, end)
        timer.start()
        try:
            told = _question(process, capture, item_url)
        except (EOFError, OSError, MessageError) as error:
            ended = self._end(_GRACE_SECONDS)
            if is_late.is_set():
                raise _late(capture, self._limits) from error
            raise _crashed(capture, f"its reader ended with {ended}") from error
        finally:
            timer.cancel()
        if is_late.is_set():
            # the answer came at the last moment, and the process is gone all the same
            self._end()
        return told

    def _end(self, grace: float = 0.0) -> str:
        """End the process, if there is one, and say how it ended; `grace`: seconds to end by itself."""
        process, self._process = self._process, None
        if process is None:
            return ""
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
        for stream in (process.stdin, process.stdout):
            if stream:
                _close(stream)
        code = process.wait()
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def _question(process: subprocess.Popen[bytes], capture: Capture, item_url: str) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise AssertionError("it was started with pipes")
    send(process.stdin, {"capture": pack_capture(capture), "item_url": item_url}, capture.content)
    return receive(process.stdout)[0]


def _close(stream: Any) -> None:
    try:
        stream.close()
    except OSError:
        # what was still to be written to a process that is gone
        return


def _start(limits: FenceLimits) -> subprocess.Popen[bytes]:
    # -P: the current folder is not ours, and nothing in it is to be imported
    return subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
        [sys.executable, "-P", "-m", "flows.fenced.worker", str(limits.megabytes)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a Ctrl-C on the terminal is ours to handle
    )


def _late(capture: Capture, limits: FenceLimits) -> ReaderTimeoutError:
    return ReaderTimeoutError(
        capture.url,
        f"reading it took longer than {limits.seconds:g} seconds and was ended",
        "raise parse.pdf_seconds in pipeline.toml and run `claimwatch reparse`, or add its text",
    )


def _hungry(capture: Capture, limits: FenceLimits) -> ReaderMemoryError:
    return ReaderMemoryError(
        capture.url,
        f"reading it takes more than {limits.megabytes} MB of memory",
        "raise parse.pdf_megabytes in pipeline.toml and run `claimwatch reparse`, or add its text",
    )


def _crashed(capture: Capture, reason: str) -> ReaderCrashedError:
    return ReaderCrashedError(
        capture.url, reason, "open the file with a viewer, save its text and add that instead"
    )

"""The process that reads: `python -m flows.fenced.worker MEGABYTES`, questions on stdin, answers on stdout.

It can write no file and take no more memory than it is given, and ends when whoever asks it is gone.
"""

from __future__ import annotations

import os
import queue
import resource
import sys
import threading
from typing import TYPE_CHECKING, Any

from flows.fenced.messages import MessageError, pack_document, pack_error, receive, send, unpack_capture
from parsers.documents import ParseError, read

if TYPE_CHECKING:
    from parsers.values import Capture

_MEGABYTE = 2**20


def serve(megabytes: int) -> None:
    """Answer questions until there are no more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # whatever a library prints must not get among the answers
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    # a file that is cut off at nothing would be worse than none
    sys.dont_write_bytecode = True
    _limit(megabytes)
    asked: queue.SimpleQueue[tuple[dict[str, Any], bytes]] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(asked,), daemon=True).start()
    while True:
        told, content = asked.get()
        send(answers, _answer(unpack_capture(told["capture"], content), told["item_url"]))


def _answer(capture: Capture, item_url: str) -> dict[str, Any]:
    try:
        return {"documents": [pack_document(one) for one in read(capture, item_url=item_url)]}
    except ParseError as error:
        return {"error": pack_error(error)}
    except MemoryError:
        return {"memory": True}
    except Exception as error:  # noqa: BLE001 - told to whoever asked, who decides what a fault means
        return {"surprise": f"{type(error).__name__}: {error}"}


def _listen(asked: queue.SimpleQueue[tuple[dict[str, Any], bytes]]) -> None:
    """Take questions while one is worked on: the end of them is the end of who asks, and then of this."""
    try:
        while True:
            asked.put(receive(sys.stdin.buffer))
    except (EOFError, MessageError, OSError):
        os._exit(0)


def _limit(megabytes: int) -> None:
    for kind, most in (
        (resource.RLIMIT_AS, megabytes * _MEGABYTE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (allowed, allowed))


if __name__ == "__main__":
    serve(int(sys.argv[1]))

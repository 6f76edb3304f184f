"""A Prefect server on loopback for as long as one of our commands lasts.

Prefect's own temporary server outlives a client that is killed, and does not run schedules. This one is a
child that the kernel ends with its parent (Linux: PR_SET_PDEATHSIG); a run and `serve` both use it.
"""

from __future__ import annotations

import ctypes
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.errors import ClaimwatchError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PR_SET_PDEATHSIG = 1
_START_ATTEMPTS = 1800
_PAUSE_SECONDS = 0.1
_END_SECONDS = 10.0


@contextmanager
def loopback_server(log: Path, *, schedules: bool) -> Iterator[str]:
    """Start a server, yield its API address once it answers, and end it. ClaimwatchError if it will not.

    `schedules`: with the services that make and start scheduled runs. `log`: where its words go.
    """
    listener = _listen()
    port = listener.getsockname()[1]
    with log.open("ab") as out:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own module
            [sys.executable, "-m", "flows.run.server", str(os.getpid()), str(listener.fileno())],
            env={**os.environ, **_server_environment(schedules=schedules)},
            pass_fds=(listener.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            start_new_session=True,  # a Ctrl-C on the terminal is ours to handle
        )
    listener.close()
    try:
        _await(child, port, log)
        yield f"http://127.0.0.1:{port}/api"
    finally:
        _end(child)


def _listen() -> socket.socket:
    """Bind a free port here and hand it on, so that nobody can take it in between."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.bind(("127.0.0.1", 0))
    return listener


def _server_environment(*, schedules: bool) -> dict[str, str]:
    # what Prefect itself sets for its temporary server: without it, it starts the services of a real one
    return (
        {"PREFECT_UI_ENABLED": "false"}
        if schedules
        else {
            "PREFECT_UI_ENABLED": "false",
            "PREFECT__SERVER_EPHEMERAL": "1",
            "PREFECT__SERVER_FINAL": "1",
        }
    )


def _await(child: subprocess.Popen[bytes], port: int, log: Path) -> None:
    for _ in range(_START_ATTEMPTS):
        if child.poll() is not None:
            break
        if _answers(port):
            return
        time.sleep(_PAUSE_SECONDS)
    raise ClaimwatchError(
        "the local Prefect server does not start",
        subject=str(log),
        action="Its last lines there say why. The folder holds Prefect's own notes alone: it may be removed.",
    )


def _answers(port: int) -> bool:
    # http.client: it knows no proxies, which must not come between us and loopback
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        line.request("GET", "/api/health")
        return line.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        line.close()


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _serve(parent: int, listener: int) -> None:
    """Be the child: die with the parent, serve on the socket that it bound."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        return
    import uvicorn

    uvicorn.run(
        "prefect.server.api.server:create_app", factory=True, fd=listener, log_level="error", lifespan="on"
    )


if __name__ == "__main__":
    _serve(int(sys.argv[1]), int(sys.argv[2]))

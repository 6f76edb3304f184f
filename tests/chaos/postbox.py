"""A mail server on loopback that remembers what it has taken, and may kill who sends."""

from __future__ import annotations

import email
import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from aiosmtpd.smtp import SMTP, Envelope, Session


@dataclass
class Postbox:
    """`accepted`: the Message-IDs as they were taken. `strike` is called before it answers."""

    port: int = 0
    accepted: list[str] = field(default_factory=list)
    strike: Callable[[], None] | None = None

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take a mail."""
        mail = email.message_from_bytes(bytes(envelope.content or b""))
        self.accepted.append(str(mail["Message-ID"]).strip("<>").split("@")[0])
        if self.strike:
            self.strike()
        return "250 taken"


@contextmanager
def open_postbox() -> Iterator[Postbox]:
    """Serve until the block ends."""
    postbox = Postbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        postbox.port = probe.getsockname()[1]
    controller = Controller(postbox, hostname="127.0.0.1", port=postbox.port)
    controller.start()
    try:
        yield postbox
    finally:
        controller.stop()

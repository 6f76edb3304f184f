"""A real mail server on loopback: STARTTLS with certificates of an authority of its own, and a login."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
import trustme
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

USER, PASSWORD = "claimwatch", "correct horse"


@dataclass
class Postbox:
    """What the server has taken, and how it answers after DATA: `word`, or closing the line without any."""

    port: int
    taken: list[Envelope] = field(default_factory=list)
    word: str = "250 taken"
    closes_after_data: bool = False
    refuses: tuple[str, ...] = ()

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        if address in self.refuses:
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Keep the mail, then answer or break off."""
        if self.word.startswith("2"):
            self.taken.append(envelope)
        if self.closes_after_data:
            assert server.transport
            server.transport.abort()
        return self.word


def _authenticate(
    _server: SMTP, _session: Session, _envelope: Envelope, _how: str, given: object
) -> AuthResult:
    assert isinstance(given, LoginPassword)
    is_right = given.login == USER.encode() and given.password == PASSWORD.encode()
    return AuthResult(success=is_right, handled=False)


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


@pytest.fixture
def start_server(authority: trustme.CA) -> Iterator[Callable[..., Postbox]]:
    """Start a mail server for one of `hosts`; every one is stopped at the end."""
    running: list[Controller] = []

    def start(host: str = "127.0.0.1") -> Postbox:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(host).configure_cert(context)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        postbox = Postbox(port)
        controller = Controller(
            postbox,
            hostname="127.0.0.1",
            port=port,
            tls_context=context,
            require_starttls=True,
            authenticator=_authenticate,
            auth_required=True,
        )
        controller.start()
        running.append(controller)
        return postbox

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def postbox(start_server: Callable[..., Postbox]) -> Postbox:
    return start_server()

"""Delivery to a real server with STARTTLS and a login."""

from __future__ import annotations

import email
import socket
from email.message import EmailMessage
from email.policy import default
from typing import TYPE_CHECKING

import pytest

from flows.errors import ConfigurationError, DeliveryError
from flows.mail.smtp import deliver
from flows.settings import SmtpSettings
from tests.flows.mail.conftest import PASSWORD, USER, Postbox

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _settings(postbox: Postbox, **changed: object) -> SmtpSettings:
    return SmtpSettings.model_validate(
        {"host": "127.0.0.1", "port": postbox.port, "username": USER, "timeout_seconds": 5, **changed}
    )


def _message() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "업비트 · ビットコイン"
    message["From"] = "claimwatch@localhost"
    message["To"] = "analyst@localhost"
    message["Message-ID"] = "<m1@claimwatch.invalid>"
    message.set_content("한 문장\n")
    return message


def test_a_mail_arrives_over_starttls_with_a_login(postbox: Postbox, ca_file: Path) -> None:
    deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=ca_file)

    (taken,) = postbox.taken
    assert taken.rcpt_tos == ["analyst@localhost"]
    assert isinstance(taken.content, bytes)
    read = email.message_from_bytes(taken.content, policy=default)
    assert read["Subject"] == "업비트 · ビットコイン"
    assert read["Message-ID"] == "<m1@claimwatch.invalid>"
    assert read.get_content().strip() == "한 문장"


def test_a_wrong_password_is_named_and_nothing_is_sent(postbox: Postbox, ca_file: Path) -> None:
    with pytest.raises(DeliveryError, match=r"login is refused.*alerts\.toml"):
        deliver(_message(), _settings(postbox), password="wrong", ca_file=ca_file)
    assert postbox.taken == []


def test_a_certificate_of_an_unknown_authority_stops_the_delivery(postbox: Postbox) -> None:
    with pytest.raises(DeliveryError, match="certificate is not valid"):
        deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=None)
    assert postbox.taken == []


def test_a_certificate_for_another_host_stops_the_delivery(
    start_server: Callable[..., Postbox], ca_file: Path
) -> None:
    postbox = start_server("mail.example.org")
    with pytest.raises(DeliveryError, match="certificate is not valid"):
        deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=ca_file)
    assert postbox.taken == []


def test_a_line_cut_after_the_text_had_gone_is_no_delivery(postbox: Postbox, ca_file: Path) -> None:
    """Nobody knows then whether the server keeps it: it must go again, with the same Message-ID."""
    postbox.closes_after_data = True
    with pytest.raises(DeliveryError, match="stays in the outbox"):
        deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=ca_file)

    postbox.closes_after_data = False
    deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=ca_file)
    assert (
        len({str(email.message_from_bytes(bytes(one.content or b""))["Message-ID"]) for one in postbox.taken})
        == 1
    )


def test_a_server_that_leaves_once_it_has_accepted_has_accepted(
    postbox: Postbox, ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The farewell fails, the delivery has not."""

    async def leave(_self: object, server: object, _session: object, _envelope: object) -> str:
        server.transport.abort()  # type: ignore[attr-defined]
        return "221 bye"

    monkeypatch.setattr(Postbox, "handle_QUIT", leave, raising=False)
    deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=ca_file)
    assert len(postbox.taken) == 1


def test_a_refused_recipient_is_named(postbox: Postbox, ca_file: Path) -> None:
    postbox.refuses = ("analyst@localhost",)
    with pytest.raises(DeliveryError, match="analyst@localhost is refused"):
        deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=ca_file)


def test_a_full_mailbox_leaves_the_mail_in_the_outbox(postbox: Postbox, ca_file: Path) -> None:
    postbox.word = "452 no room"
    with pytest.raises(DeliveryError, match="452 no room"):
        deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=ca_file)


def test_an_unreachable_server_is_named_with_its_port(ca_file: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(DeliveryError, match=f"127.0.0.1:{port}: cannot be reached"):
        deliver(_message(), _settings(Postbox(port)), password=PASSWORD, ca_file=ca_file)


def test_a_file_without_certificates_is_a_fault_of_the_configuration(
    postbox: Postbox, tmp_path: Path
) -> None:
    empty = tmp_path / "ca.pem"
    empty.write_text("nothing")
    with pytest.raises(ConfigurationError, match="Name a PEM file"):
        deliver(_message(), _settings(postbox), password=PASSWORD, ca_file=empty)


def test_an_open_line_to_another_machine_is_refused() -> None:
    with pytest.raises(ValueError, match="leave this machine encrypted"):
        SmtpSettings.model_validate({"host": "mail.example.org", "security": "none"})

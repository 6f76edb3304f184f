"""Delivery by SMTP: the only module that knows smtplib.

A delivery returns when the server has taken the mail: then it is never sent again. Otherwise it raises
DeliveryError, also when nobody knows (the line broke after the text had gone): the mail stays in the outbox
and goes once more with the same Message-ID, by which mail programs tell that it is the same.
"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.errors import ConfigurationError, DeliveryError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from flows.settings import SmtpSettings


def deliver(message: EmailMessage, settings: SmtpSettings, *, password: str, ca_file: Path | None) -> None:
    """Hand one mail for one recipient to the server. DeliveryError as the module says.

    A server that closes the line right after it has accepted the mail has accepted it.
    """
    with _translated(settings), _connection(settings, ca_file) as line:
        if settings.username:
            line.login(settings.username, password)
        line.send_message(message)


@contextmanager
def _connection(settings: SmtpSettings, ca_file: Path | None) -> Iterator[smtplib.SMTP]:
    """Open an encrypted line. Leaving it asks for no farewell: a server may be gone once it has the mail."""
    seconds = settings.timeout_seconds
    line: smtplib.SMTP
    if settings.security == "tls":
        line = smtplib.SMTP_SSL(settings.host, settings.port, timeout=seconds, context=_context(ca_file))
    else:
        line = smtplib.SMTP(settings.host, settings.port, timeout=seconds)
    try:
        if settings.security == "starttls":
            line.starttls(context=_context(ca_file))
        yield line
    finally:
        _part(line)


def _part(line: smtplib.SMTP) -> None:
    try:
        line.quit()
    except (smtplib.SMTPException, OSError):
        line.close()


def _context(ca_file: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if ca_file:
        try:
            context.load_verify_locations(ca_file)
        except (OSError, ssl.SSLError) as error:
            raise ConfigurationError(
                "holds no certificates that can be read",
                subject=str(ca_file),
                place="named by `smtp.ca_file`",
                action="Name a PEM file.",
            ) from error
    return context


@contextmanager
def _translated(settings: SmtpSettings) -> Iterator[None]:
    """Turn smtplib's exceptions into DeliveryError with the next action."""
    subject = f"mail server {settings.host}:{settings.port}"
    try:
        yield
    except smtplib.SMTPAuthenticationError as error:
        raise DeliveryError(
            f"the login is refused ({_words(error)})",
            subject=subject,
            action="Check `smtp.username` in alerts.toml and the password.",
        ) from error
    except smtplib.SMTPNotSupportedError as error:
        raise DeliveryError(
            f"the server does not offer what is asked of it ({error})",
            subject=subject,
            action="Check `smtp.security` and `smtp.port` in alerts.toml.",
        ) from error
    except smtplib.SMTPRecipientsRefused as error:
        address, (code, word) = next(iter(error.recipients.items()))
        raise DeliveryError(
            f"the recipient {address} is refused ({code} {_text(word)})",
            subject=subject,
            action="Check the address in alerts.toml.",
        ) from error
    except smtplib.SMTPResponseException as error:
        raise DeliveryError(
            f"the mail is not taken ({_words(error)})",
            subject=subject,
            action="It stays in the outbox; `claimwatch alerts send` tries again.",
        ) from error
    except ssl.SSLCertVerificationError as error:
        raise DeliveryError(
            f"its certificate is not valid ({error.verify_message})",
            subject=subject,
            action="Check `smtp.host`, or name the authority in `smtp.ca_file`.",
        ) from error
    except (smtplib.SMTPException, OSError) as error:
        raise DeliveryError(
            f"cannot be reached or broke off ({error.strerror or error})",
            subject=subject,
            action="The mail stays in the outbox; `claimwatch alerts send` tries again.",
        ) from error


def _words(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_text(error.smtp_error)}"


def _text(word: bytes | str) -> str:
    return word.decode("utf-8", "replace") if isinstance(word, bytes) else word

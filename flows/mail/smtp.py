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
    try:
        yield
    except (smtplib.SMTPException, OSError) as error:
        problem, action = _explain(error)
        subject = f"mail server {settings.host}:{settings.port}"
        raise DeliveryError(problem, subject=subject, action=action) from error


def _explain(error: smtplib.SMTPException | OSError) -> tuple[str, str]:
    """What went wrong, and what to do; the narrower kinds of error come first."""
    again = "`claimwatch alerts send` tries again."
    match error:
        case smtplib.SMTPAuthenticationError():
            problem = f"the login is refused ({_words(error)})"
            return problem, "Check `smtp.username` in alerts.toml and the password."
        case smtplib.SMTPNotSupportedError():
            problem = f"the server does not offer what is asked of it ({error})"
            return problem, "Check `smtp.security` and `smtp.port` in alerts.toml."
        case smtplib.SMTPRecipientsRefused():
            address, (code, word) = next(iter(error.recipients.items()))
            problem = f"the recipient {address} is refused ({code} {_text(word)})"
            return problem, "Check the address in alerts.toml."
        case smtplib.SMTPResponseException():
            return f"the mail is not taken ({_words(error)})", f"It stays in the outbox; {again}"
        case ssl.SSLCertVerificationError():
            problem = f"its certificate is not valid ({error.verify_message})"
            return problem, "Check `smtp.host`, or name the authority in `smtp.ca_file`."
    problem = f"cannot be reached or broke off ({error.strerror or error})"
    return problem, f"The mail stays in the outbox; {again}"


def _words(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {_text(error.smtp_error)}"


def _text(word: bytes | str) -> str:
    return word.decode("utf-8", "replace") if isinstance(word, bytes) else word

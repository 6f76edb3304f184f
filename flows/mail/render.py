"""Letters as text, as HTML and as the mail itself."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from flows.mail.folding import fold

if TYPE_CHECKING:
    from datetime import datetime

    from flows.mail.letter import Letter

MESSAGE_DOMAIN = "claimwatch.invalid"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("flows.mail"),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default_for_string=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["fold"] = fold
    return environment


def render_text(letter: Letter) -> str:
    """Lay a letter out as plain text."""
    return _environment().get_template("alert.txt.j2").render(letter=letter)


def render_html(letter: Letter) -> str:
    """Lay a letter out as a page that needs nothing from the network."""
    return _environment().get_template("alert.html.j2").render(letter=letter)


def build_message(letter: Letter, *, sender: str, queued_at: datetime) -> EmailMessage:
    """Build the mail. The same letter gives the same bytes, so that a mail sent twice can be told as one."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = letter.subject
    message["From"] = mail_address(sender)
    message["To"] = mail_address(letter.recipient)
    message["Date"] = format_datetime(queued_at)
    message["Message-ID"] = f"<{letter.mail_id}@{MESSAGE_DOMAIN}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(render_text(letter), cte="base64")
    message.add_alternative(render_html(letter), subtype="html", cte="base64")
    message.set_boundary(f"=_{letter.mail_id}")
    return message


def mail_address(text: str) -> Address:
    """Part `Name <a@b.example>` into what a header needs."""
    name, address = parseaddr(text)
    return Address(display_name=name, addr_spec=address)

"""`claimwatch alerts`: the outbox, a look at its mails, their delivery, a test mail."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.listing import list_rows
from flows.cli.session import say, session_of
from flows.clock import utc_now
from flows.errors import ClaimwatchError, ConfigurationError, ExitCode, from_os_error
from flows.exports.formats import Format
from flows.language import load_lexicon
from flows.locks import Holder, hold
from flows.logs import configure_logs
from flows.mail.ledger import read_ledger
from flows.mail.letter import Letter, write_letter
from flows.mail.post import send_owed
from flows.mail.render import build_message, render_text
from flows.mail.smtp import deliver
from flows.mail.words import Names
from flows.settings import beside_alerts, load_alerts, read_password
from warehouse import open_warehouse, publish, read_warehouse, show

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flows.paths import Places
    from warehouse import Warehouse

_COLUMNS = (
    "recipient", "victim", "party", "category", "queued_at", "delivered_at", "failed_attempts", "mail_id",
)  # fmt: skip

_HELP = """The outbox: list, preview, send, test.

Example: claimwatch alerts preview
"""
app = typer.Typer(help=_HELP, no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_alerts(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to list.")] = Format.TABLE,
) -> None:
    """List what was mailed to whom, and what is still owed.

    Example: claimwatch alerts list --format jsonl
    """
    rows = show(session_of(context).places.published, "show/alerts")
    columns = _COLUMNS
    list_rows(columns, ([row[name] for name in columns] for row in rows), form)


@app.command()
def preview(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Option("--eml", metavar="FOLDER", help="Also write them as .eml files here.")
    ] = None,
) -> None:
    """Show the mails that are owed, as they would be sent.

    Example: claimwatch alerts preview --eml mails/
    """
    places = session_of(context).places
    names = Names(load_lexicon(places).names)
    sender = load_alerts(places).smtp.sender
    _refuse_none(places)
    with read_warehouse(places.warehouse) as warehouse:
        owed = warehouse.pending_mails()
    for mail in owed:
        letter = write_letter(mail, names)
        sys.stdout.write(f"To: {letter.recipient}\nSubject: {letter.subject}\n\n{render_text(letter)}\n")
        if folder:
            message = build_message(letter, sender=sender, queued_at=mail.queued_at)
            _write_file(folder / f"{mail.mail_id}.eml", message.as_bytes())
    say(f"{len(owed)} mails are owed.")


@app.command()
def send(context: typer.Context) -> None:
    """Deliver the mails that are owed.

    Example: CLAIMWATCH_SMTP_PASSWORD=… claimwatch --config my-config alerts send
    """
    from flows.run.setup import load_setup

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    setup = load_setup(session.places)
    if not setup.alerts.smtp.is_configured:
        raise _no_server(session.places)
    with _alone(session.places) as warehouse:
        warehouse.replay_deliveries(read_ledger(session.places.deliveries))
        deliveries = send_owed(warehouse, setup, utc_now)
        publish(warehouse, session.places.published)
    for problem in deliveries.problems:
        say(problem)
    say(f"{len(deliveries.accepted)} mails sent, {len(deliveries.owed)} still owed.")
    raise typer.Exit(int(ExitCode.PARTLY if deliveries.problems else ExitCode.DONE))


@app.command("test")
def send_test(
    context: typer.Context,
    to: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Only to this address; all recipients without it.")
    ] = "",
) -> None:
    """Send a test mail, to see that the server takes it.

    Example: claimwatch alerts test --to analyst@example.org
    """
    places = session_of(context).places
    alerts = load_alerts(places)
    smtp = alerts.smtp
    if not smtp.is_configured:
        raise _no_server(places)
    password = read_password(smtp, places, os.environ)
    ca_file = beside_alerts(smtp.ca_file, places) if smtp.ca_file else None
    for address in [to] if to else [one.address for one in alerts.recipient]:
        letter = Letter(
            mail_id=f"test-{secrets.token_hex(8)}",
            recipient=address,
            subject="claimwatch: a test",
            heading="A test",
            opening=f"This mail shows that {smtp.host} takes mails of claimwatch for {address}.",
            sections=(),
        )
        message = build_message(letter, sender=smtp.sender, queued_at=utc_now())
        deliver(message, smtp, password=password, ca_file=ca_file)
        say(f"{smtp.host} has taken a test mail for {address}.")


@contextmanager
def _alone(places: Places) -> Iterator[Warehouse]:
    """Open the warehouse, alone with the data folder."""
    _refuse_none(places)
    now = utc_now()
    holder = Holder(os.getpid(), "a delivery of mails", now.isoformat(timespec="seconds"))
    with hold(places.run_lock, holder), open_warehouse(places.warehouse, now=now) as warehouse:
        yield warehouse


def _refuse_none(places: Places) -> None:
    if not places.warehouse.exists():
        raise ClaimwatchError(
            "there is no such file yet", subject=str(places.warehouse), action="Run `claimwatch run` first."
        )


def _no_server(places: Places) -> ConfigurationError:
    return ConfigurationError(
        "no mail server is named",
        subject=str(places.config_file("alerts.toml")),
        place="key `smtp.host`",
        action="Copy it into a folder of your own, name the server there, and use --config FOLDER.",
    )


def _write_file(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error

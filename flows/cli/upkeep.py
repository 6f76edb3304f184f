"""`claimwatch rebuild`, `reparse`, `verify`: from the archive, with today's parser, the evidence."""

from __future__ import annotations

import asyncio
import sys
from typing import Annotated

import typer

from flows.cli.session import say, session_of
from flows.errors import ExitCode
from flows.exports.formats import Format, write_rows
from flows.logs import configure_logs
from flows.run.job import Job, RunReport
from warehouse import RunKind


def rebuild(context: typer.Context) -> None:
    """Make the warehouse anew from the archive, without the network; mails nothing.

    Example: claimwatch --data /var/lib/claimwatch rebuild
    """
    from flows.run.again import rebuild as rebuild_warehouse

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    _tell(asyncio.run(rebuild_warehouse(session.places)))


def reparse(context: typer.Context) -> None:
    """Read the whole archive again with today's parser: claims are closed and opened, and nothing is mailed.

    Example: claimwatch reparse
    """
    from flows.run.execute import execute

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    job = Job(kind=RunKind.REPARSE, is_offline=True, sends_alerts=False)
    _tell(asyncio.run(execute(job, session.places)))


def verify(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to list.")] = Format.TABLE,
) -> None:
    """Check that the archive's bytes are those fetched and that every quote is where its row says.

    Example: claimwatch verify --format jsonl
    """
    from flows.run.again import verify as verify_evidence

    found, checked = verify_evidence(session_of(context).places)
    if found:
        write_rows(("what", "where", "problem", "action"), found, form, sys.stdout)
    say(f"{checked} captures read, {len(found)} faults.")
    raise typer.Exit(int(ExitCode.PARTLY if found else ExitCode.DONE))


def _tell(report: RunReport) -> None:
    from flows.run.report import summary_lines

    for line in summary_lines(report):
        say(line)
    raise typer.Exit(int(report.exit_code))

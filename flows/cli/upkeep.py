"""`claimwatch rebuild`, `reparse`, `verify`: from the archive, with today's parser, the evidence."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.listing import list_rows
from flows.cli.session import say, session_of
from flows.errors import ExitCode
from flows.exports.formats import Format
from flows.logs import configure_logs
from flows.mail.words import counted
from flows.progress import live_progress
from flows.run.job import Job, RunReport
from flows.settings import load_pipeline
from warehouse import RunKind

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from flows.paths import Places
    from warehouse import Rows

_CHANGES = ("added", "gone", "altered")
_UNCHANGED = "Every claim is read as it was before: none was added, is gone or says something else."
_Form = Annotated[Format, typer.Option("--format", help="How to list.")]


def rebuild(
    context: typer.Context,
    *,
    force: Annotated[
        bool, typer.Option("--force", help="Also where the archive lacks what the warehouse was made of.")
    ] = False,
) -> None:
    """Make the warehouse anew from the archive.

    Without the network; mails nothing.

    Example: claimwatch --data /var/lib/claimwatch rebuild
    """
    from flows.run.again import rebuild as rebuild_warehouse

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    here = rebuild_warehouse(session.places, is_forced=force)
    _tell(_do(RunKind.REBUILD, session.places, here, is_forced=force))


def reparse(
    context: typer.Context,
    form: _Form = Format.TABLE,
    *,
    each: Annotated[bool, typer.Option("--each", help="List each claim that changed.")] = False,
) -> None:
    """Read the whole archive again with today's parser.

    Claims are closed and opened, and nothing is mailed. Prints by source how many claims were added, are
    gone, or say something else.

    Example: claimwatch reparse --each --format jsonl
    """
    from flows.run.execute import execute

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    job = Job(kind=RunKind.REPARSE, is_offline=True, sends_alerts=False)
    report = _do(RunKind.REPARSE, session.places, execute(job, session.places))
    if report.changes is None:
        raise AssertionError("a reparse says what has changed")
    if each:
        list_rows(report.changes.columns, report.changes.rows, form, none=_UNCHANGED)
    else:
        list_rows(("source_id", *_CHANGES), count_changes(report.changes), form, none=_UNCHANGED)
    sys.stdout.flush()
    _tell(report)


def count_changes(changes: Rows) -> list[tuple[str | int, ...]]:
    """Count by source what was added, is gone or was altered; sources without a change have no row."""
    counted = Counter((row["source_id"], row["change"]) for row in changes)
    sources = sorted({source_id for source_id, _ in counted})
    return [(source_id, *(counted[source_id, change] for change in _CHANGES)) for source_id in sources]


def verify(context: typer.Context, form: _Form = Format.TABLE) -> None:
    """Check the archive's bytes and the claims' quotes.

    Are the bytes those fetched, and is every quote where its row says?

    Example: claimwatch verify --format jsonl
    """
    from flows.run.report import older_reading_lines
    from flows.run.verify import verify as verify_evidence

    with live_progress():
        found = verify_evidence(session_of(context).places)
    if found.faults:
        list_rows(("what", "where", "problem", "action"), found.faults, form)
    say(f"{counted(found.captures, 'capture')} read, {counted(len(found.faults), 'fault')}.")
    for line in older_reading_lines(found.read_otherwise):
        say(line)
    raise typer.Exit(int(ExitCode.PARTLY if found.faults else ExitCode.DONE))


def _do(
    kind: RunKind, places: Places, here: Coroutine[Any, Any, RunReport], *, is_forced: bool = False
) -> RunReport:
    """Do it on the cluster that the settings name, or else `here`."""
    cluster = load_pipeline(places).parse.cluster
    with live_progress():
        if not cluster:
            return asyncio.run(here)
        from flows.run.launch import launch_again

        here.close()
        return launch_again(kind, places, cluster, is_forced=is_forced)


def _tell(report: RunReport) -> None:
    from flows.run.report import summary_lines

    for line in summary_lines(report):
        say(line)
    raise typer.Exit(int(report.exit_code))

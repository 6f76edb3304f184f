"""`claimwatch run`, `claimwatch add` and `claimwatch serve`."""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.saved import (
    Files,
    Manifest,
    Published,
    Publisher,
    TextLanguage,
    Url,
    select_documents,
    warn_of_the_unknown,
)
from flows.cli.session import Session, say, session_of
from flows.errors import ExitCode, UsageError
from flows.logs import configure_logs
from flows.progress import live_progress
from flows.run.job import Job, RunReport
from warehouse import RunKind

if TYPE_CHECKING:
    from flows.run.setup import Setup

Sources = Annotated[
    list[str] | None, typer.Option("--source", metavar="ID", help="Only this source; repeat for more.")
]
Replay = Annotated[
    list[Path] | None, typer.Option(metavar="WARC", help="Answer from this file; repeat for more.")
]

Since = Annotated[
    datetime | None,
    typer.Option(metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Go back in the lists to there."),
]
Offline = Annotated[bool, typer.Option("--offline", help="Fetch nothing; work through archive and inbox.")]
NoAlerts = Annotated[bool, typer.Option("--no-alerts", help="Write and send no mails.")]


def run(
    context: typer.Context,
    source: Sources = None,
    replay: Replay = None,
    since: Since = None,
    *,
    offline: Offline = False,
    no_alerts: NoAlerts = False,
) -> None:
    """Do one whole run, from the sources to the mails.

    Discover, fetch, archive, parse, load, resolve, compare, publish, alert.

    Example: claimwatch run --source us_ic3_psa --source jp_npa_alert
    """
    from flows.run.launch import launch
    from flows.run.setup import load_setup

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    # everything that can be wrong with the configuration is said before anything is started
    setup = load_setup(session.places)
    setup.catalogue.pick(source or ())
    if replay and offline:
        raise UsageError(
            "--offline fetches nothing, so there is nothing to answer",
            subject="--replay",
            action="Use one of the two.",
        )
    if absent := next((path for path in replay or () if not path.is_file()), None):
        raise UsageError("no such archive", subject=str(absent), action="Name a WARC file to --replay.")
    job = Job(
        kind=RunKind.REPLAY if replay else RunKind.SCHEDULED,
        sources=tuple(source or ()),
        replay=tuple(replay or ()),
        is_offline=offline,
        sends_alerts=not no_alerts,
        since=since.date() if since else None,
    )
    if not replay:
        _ask_for_contact(setup, job)
    with live_progress():
        report = launch(job, session.places)
    _finish(report, session)


def add(
    context: typer.Context,
    files: Files = None,
    manifest: Manifest = None,
    url: Url = "",
    publisher: Publisher = None,
    published: Published = None,
    language: TextLanguage = "",
    *,
    alerts: Annotated[bool, typer.Option("--alerts", help="Mail about what is new.")] = False,
) -> None:
    """Take saved files in as if they had been fetched.

    For pages that turn programs away.

    Example: claimwatch add page.html --url https://www.fbi.gov/news/x --publisher us.fbi
    """
    from flows.language import load_lexicon
    from flows.run.execute import execute

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    saved = select_documents(
        files, manifest, url=url, publisher=publisher, published=published, language=language
    )
    warn_of_the_unknown(saved, load_lexicon(session.places))
    job = Job(kind=RunKind.ADD, saved=saved, sends_alerts=alerts)
    with live_progress():
        report = asyncio.run(execute(job, session.places))
    _finish(report, session)


def serve(
    context: typer.Context,
    source: Sources = None,
    *,
    offline: Offline = False,
    no_alerts: NoAlerts = False,
) -> None:
    """Run on the schedule in pipeline.toml until told to stop.

    Example: claimwatch --data /var/lib/claimwatch serve
    """
    from flows.run.setup import load_setup
    from flows.serve import serve as serve_schedule

    session = session_of(context)
    configure_logs(is_debug=session.debug)
    setup = load_setup(session.places)
    setup.catalogue.pick(source or ())
    job = Job(RunKind.SCHEDULED, tuple(source or ()), is_offline=offline, sends_alerts=not no_alerts)
    _ask_for_contact(setup, job)
    serve_schedule(job, session.places, setup.pipeline.schedule)


def _ask_for_contact(setup: Setup, job: Job) -> None:
    """Say that no operator of a site can tell who asks, before anybody is asked."""
    if not setup.pipeline.fetch.contact and not job.is_offline:
        say(
            "pipeline.toml, key `fetch.contact`: no contact is named for those who mind. "
            "Name an address or a page that explains."
        )


def _finish(report: RunReport, session: Session) -> None:
    """Print what the run found and end with its exit code."""
    from flows.language import load_lexicon
    from flows.mail.words import Names
    from flows.run.report import print_report, summary_lines
    from flows.settings import load_alerts

    places = session.places
    names = Names(load_lexicon(places).names)
    has_server = load_alerts(places).smtp.is_configured
    if report.exit_code is not ExitCode.NOTHING:
        print_report(report, places.published, names, sys.stdout, has_server=has_server)
        sys.stdout.flush()
    for line in summary_lines(report):
        say(line)
    say("`claimwatch diff` lists all differences that hold.")
    raise typer.Exit(int(report.exit_code))

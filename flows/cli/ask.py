"""Commands that read the published file: `diff`, `sql`, `export`, `review`, `sources`."""

from __future__ import annotations

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.baselines import load_baselines
from flows.cli.deadline import ended_after
from flows.cli.listing import list_rows
from flows.cli.session import say, session_of
from flows.errors import ExitCode, UsageError
from flows.exports.formats import Format
from flows.settings import CATEGORIES, load_pipeline
from warehouse import Limits, QueryError, Rows, query, show

if TYPE_CHECKING:
    from flows.paths import Places

Form = Annotated[Format, typer.Option("--format", help="How to list.")]

_DIFF_COLUMNS = (
    "baseline", "category", "victim", "party", "aspect", "before", "after", "is_reported_only", "detected_at",
    "difference_id", "theft_id", "claim_ids",
)  # fmt: skip
_QUESTION_COLUMNS = (
    "question_id", "kind", "victim", "party", "theft_date", "claim_id", "candidates", "reason", "url",
)  # fmt: skip
_DIFF_TABLE = ("category", "victim", "party", "aspect", "before", "after", "is_reported_only")


class ExportForm(StrEnum):
    """The forms that `export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    STIX = "stix"


class What(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    ATTRIBUTIONS = "attributions"
    THEFTS = "thefts"
    DIFFERENCES = "differences"
    ADDRESSES = "addresses"


def diff(
    context: typer.Context,
    baseline: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="Only against this one; repeat for more.")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="As known when that day ended, UTC."
        ),
    ] = None,
    category: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only new_theft, new_party, …; repeat for more.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """List the differences against the baselines.

    Example: claimwatch diff --category new_theft --format md
    """
    _refuse_unknown(session_of(context).places, baseline or [], category or [])
    wishes = {
        "baselines": baseline or [],
        "categories": category or [],
        "as_of": as_of.date() if as_of else None,
    }
    rows = show(session_of(context).places.published, "show/differences", wishes)
    columns = _DIFF_TABLE if form in (Format.TABLE, Format.MD) else _DIFF_COLUMNS
    list_rows(columns, ([row[name] for name in columns] for row in rows), form)


def sql(
    context: typer.Context,
    question: Annotated[
        str | None, typer.Argument(metavar="[QUERY]", help="One statement; or a prompt.")
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """Ask in SQL, read-only, on claims.duckdb.

    Its tables: `claims`, `thefts`, `attributions`, `differences` and more; `.tables` at the prompt lists all.

    Example: claimwatch sql "SELECT victim, party, stance FROM claims WHERE published_on >= '2025-01-01'"
    """
    places = session_of(context).places
    costs = load_pipeline(places).query
    limits = Limits(seconds=costs.seconds, memory_mb=costs.megabytes)
    if question is not None:
        if not question.strip():
            raise UsageError("the query is empty", subject="QUERY", action="Leave it away for a prompt.")
        _write(_answer(places.published, question, limits), form)
    else:
        _prompt(places.published, limits, form)


def export(
    context: typer.Context,
    what: Annotated[What, typer.Argument(help="Which table.")],
    form: Annotated[ExportForm, typer.Option("--format", help="For which tool.")] = ExportForm.JSONL,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File instead of stdout.")
    ] = None,
) -> None:
    """Write a table for other tools. STIX takes thefts, standing claims and addresses together.

    Example: claimwatch export claims --format stix -o claims.stix.json
    """
    from flows.exports.files import export_rows

    export_rows(session_of(context).places, what.value, form.value, output)


def review(context: typer.Context, form: Form = Format.TABLE) -> None:
    """Show which claims fit several thefts, and how to decide.

    Example: claimwatch review --format md
    """
    places = session_of(context).places
    rows = show(places.published, "show/questions")
    columns = _QUESTION_COLUMNS
    list_rows(columns, ([row[name] for name in columns] for row in rows), form)
    if len(rows):
        say(f"Decide in {places.decisions}, one table a decision, for example:")
        say('  [[decision]]\n  left = "CLAIM"\n  right = "THEFT"\n  verdict = "same"  # or "different"')
        say('  by = "your name"\n  why = "what shows it"\n  on = 2026-01-31')
        say("The next run follows it; `claimwatch run --offline` does so at once.")


def sources(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[check] [ID]…", help="`check` asks the lists now; ids pick some sources."),
    ] = None,
    form: Form = Format.TABLE,
) -> None:
    """List the catalogue with each source's health.

    Those that are named are described in full: where documents are listed, how pages are read, what is not
    confirmed; so are all with --format json, jsonl or csv. `check` asks every list now and fetches no document.

    Example: claimwatch sources us_ic3_psa

    Example: claimwatch sources check us_ic3_psa jp_npa_alert
    """
    from flows.cli.health import check_sources, list_sources

    places = session_of(context).places
    ids = tuple(words or ())
    if ids[:1] == ("check",):
        raise typer.Exit(int(check_sources(places, ids[1:], form)))
    list_sources(places, ids, form)


def _refuse_unknown(places: Places, baselines: list[str], categories: list[str]) -> None:
    """An empty answer to a misspelt question would read as `nothing differs`."""
    held = query(places.published, "SELECT DISTINCT baseline FROM differences", Limits()).rows
    known = {one.baseline_id for one in load_baselines(places)} | {str(row[0]) for row in held}
    for option, given, those in (("--baseline", baselines, known), ("--category", categories, CATEGORIES)):
        for one in given:
            if one not in those:
                raise UsageError(
                    f"no such id: `{one}`", subject=option, action=f"Choose of {', '.join(sorted(those))}."
                )


def _answer(published: Path, question: str, limits: Limits) -> Rows:
    with ended_after(2 * limits.seconds):
        return query(published, question, limits)


def _write(rows: Rows, form: Format) -> None:
    list_rows(rows.columns, rows.rows, form)


def _prompt(published: Path, limits: Limits, form: Format) -> None:
    """Ask and answer until the input ends; a question may run over lines, to its semicolon."""
    say("One question, ended by a semicolon. `.tables` lists what there is, Ctrl-D leaves.")
    asked: list[str] = []
    while True:
        line = _next_line(is_first=not asked)
        if line is None:
            break
        if line.strip() == ".tables":
            _write(show(published, "show/tables"), form)
        elif line.strip():
            asked.append(line)
        if line.rstrip().endswith(";"):
            _try(published, "\n".join(asked), limits, form)
            asked = []
    if asked:
        _try(published, "\n".join(asked), limits, form)


def _next_line(*, is_first: bool) -> str | None:
    if not sys.stdin.isatty():
        return sys.stdin.readline() or None
    import readline  # noqa: F401 - gives input() its history and editing

    try:
        return input("claimwatch> " if is_first else "       ...> ")
    except EOFError:
        say("")
        return None


def _try(published: Path, question: str, limits: Limits, form: Format) -> None:
    try:
        _write(_answer(published, question, limits), form)
    except QueryError as error:
        say(str(error))
        if not sys.stdin.isatty():
            raise typer.Exit(int(ExitCode.USAGE)) from None

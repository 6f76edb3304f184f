"""`claimwatch baseline`: the statements against which attributions are compared."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.baseline_drafts import Draft, Stated, from_claim, from_row, name_draft, select, write_draft
from flows.baselines import load_baselines, read_baseline
from flows.cli.listing import list_rows
from flows.cli.saved import Published, Publisher, Url
from flows.cli.session import say, session_of
from flows.errors import UsageError, from_os_error
from flows.exports.formats import Format
from flows.fenced import FencedReader, FenceLimits
from flows.language import load_lexicon
from flows.manifest import name_files
from flows.settings import load_pipeline
from parsers.claims import extract
from warehouse import show

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from flows.manifest import SavedDocument
    from flows.paths import Places

_HELP = """Baselines: list, import.

Example: claimwatch baseline list
"""
app = typer.Typer(help=_HELP, no_args_is_help=True, rich_markup_mode=None)


@app.command("list")
def list_baselines(
    context: typer.Context,
    form: Annotated[Format, typer.Option("--format", help="How to list.")] = Format.TABLE,
) -> None:
    """List the baselines in force, shipped and imported.

    Example: claimwatch baseline list
    """
    places = session_of(context).places
    rows = (
        (
            one.baseline_id,
            one.issued_on,
            list(one.parties),
            len(one.thefts),
            (places.baselines / f"{one.baseline_id}.toml").exists(),
            one.title,
        )
        for one in load_baselines(places)
    )
    list_rows(("baseline", "issued_on", "parties", "thefts", "is_imported", "title"), rows, form)


@app.command("import")
def import_baseline(
    context: typer.Context,
    document: Annotated[
        str,
        typer.Argument(
            metavar="FILE|DOCUMENT",
            help="A saved page, a baseline's .toml, or a document held: address or id.",
        ),
    ],
    url: Url = "",
    publisher: Publisher = None,
    published: Published = None,
    name: Annotated[
        str, typer.Option(metavar="NAME", help="Of the baseline; by default day and speakers.")
    ] = "",
    *,
    reported: Annotated[
        bool, typer.Option("--reported", help="Also what the document reports of others.")
    ] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Write over a baseline of this name.")] = False,
) -> None:
    """Make a baseline of what a document attributes: a later joint statement, a report.

    Example: claimwatch baseline import https://msmt.info/report.pdf --name msmt-2025
    """
    places = session_of(context).places
    file = Path(document)
    if file.is_file() and file.suffix == ".toml":
        path = _copy(file, places, name or file.stem, is_replacing=replace)
    else:
        saved = None
        if file.is_file():
            (saved,) = name_files(
                [file], url=url, publisher=tuple(publisher or ()), published_on=_day(published)
            )
        draft = _read(saved, places) if saved else _take(document, places, _day(published))
        kept = select(draft.stated, with_reported=reported)
        if not kept:
            raise UsageError(
                "it attributes no theft in its own voice",
                subject=document,
                action="Add --reported, or look at `claimwatch parse --explain`.",
            )
        draft = Draft(draft.title, draft.url, draft.issued_on, kept)
        path = places.baselines / f"{name or name_draft(draft)}.toml"
        _refuse_shipped(path, places)
        write_draft(draft, path, is_replacing=replace)
    sys.stdout.write(f"{path}\n")
    say("Look at it: what it says is what counts. The next run compares with it.")
    say("`claimwatch run --offline` does so at once.")


def _copy(file: Path, places: Places, name: str, *, is_replacing: bool) -> Path:
    """Take over a baseline that somebody has written."""
    path = places.baselines / f"{name}.toml"
    read_baseline(file)
    _refuse_shipped(path, places)
    if path.exists() and not is_replacing:
        raise UsageError(
            "there is a baseline of this name", subject=str(path), action="Use --name, or --replace it."
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, path)
    except OSError as error:
        raise from_os_error(error, subject=str(path)) from error
    return path


def _refuse_shipped(path: Path, places: Places) -> None:
    if any(shipped.name == path.name for shipped in places.config_files("baselines")):
        raise UsageError(
            "a baseline of this name is in the configuration",
            subject=path.stem,
            action="Give another one with --name.",
        )


def _read(saved: SavedDocument, places: Places) -> Draft:
    """Read a saved file."""
    parsing = load_pipeline(places).parse
    with FencedReader(FenceLimits(parsing.pdf_seconds, parsing.pdf_megabytes)) as reader:
        documents = reader.read(saved.capture(), item_url=saved.item_url)
    if len(documents) != 1:
        raise UsageError(
            f"it holds {len(documents)} documents",
            subject=str(saved.path),
            action="Name the one that is meant with --url.",
        )
    lexicon = load_lexicon(places)
    claims = extract(documents[0], lexicon).claims
    return _draft(documents[0].title, documents[0].url, documents[0].published_on, map(from_claim, claims))


def _take(document: str, places: Places, published_on: date | None) -> Draft:
    """Take a document that the warehouse holds."""
    found = list(show(places.published, "show/documents_named", {"document": document}))
    if not found:
        raise UsageError(
            "no such file, and no document of this address or id is held",
            subject=document,
            action="`claimwatch sql` finds documents: SELECT url, document_id FROM documents.",
        )
    held = found[0]
    rows = show(places.published, "show/claims_of_version", {"version": held["version_id"]})
    return _draft(held["title"], held["url"], published_on or held["published_on"], map(from_row, rows))


def _draft(title: str, url: str, issued_on: date | None, stated: Iterable[Stated]) -> Draft:
    if issued_on is None:
        raise UsageError("the document bears no date", subject=url, action="Give it with --published.")
    return Draft(title or url, url, issued_on, tuple(stated))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None

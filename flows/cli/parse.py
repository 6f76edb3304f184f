"""`claimwatch parse`: says what it would read out of a page."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.catalogue import load_catalogue
from flows.cli.cards import card, heading
from flows.cli.listing import list_rows
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
from flows.cli.session import say, session_of
from flows.errors import ExitCode, UsageError, from_os_error
from flows.exports.formats import Format
from flows.fenced import FencedReader, FenceLimits
from flows.language import load_lexicon
from flows.mail.words import Names
from flows.progress import advance, begin, live_progress
from flows.settings import load_pipeline
from parsers.claims import explain, extract
from parsers.documents import ParseError, count_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from flows.catalogue import Source
    from flows.manifest import SavedDocument
    from parsers.lexicon import Lexicon
    from parsers.values import Capture, Claim, Document, WalletAddress

COLUMNS = (
    "document", "victim", "party", "voice", "actors", "stance", "amounts", "theft_date", "basis", "quote",
    "claim_id", "quote_start", "quote_end", "rule", "addresses",
)  # fmt: skip


def parse(
    context: typer.Context,
    files: Files = None,
    manifest: Manifest = None,
    url: Url = "",
    publisher: Publisher = None,
    published: Published = None,
    language: TextLanguage = "",
    source: Annotated[
        str, typer.Option(metavar="ID", help="Read as a page of this source: its selectors, its publisher.")
    ] = "",
    form: Annotated[
        Format | None, typer.Option("--format", help="As rows; without it, a card for each claim.")
    ] = None,
    *,
    text: Annotated[
        bool, typer.Option("--text", help="Print the stored text that the spans point to.")
    ] = False,
    explained: Annotated[
        bool,
        typer.Option(
            "--explain", help="Show each sentence with its mentions, the rule, and what was refused."
        ),
    ] = False,
) -> None:
    """Read documents and print their claims.

    No database is touched.

    Example: claimwatch parse page.html --url https://www.ic3.gov/psa/2025/psa250226 --publisher us.fbi

    Example: claimwatch parse page.html --explain

    Example: claimwatch parse page.html --source us_ic3_psa --text
    """
    if text + explained + (form is not None) > 1:
        raise UsageError(
            "--text, --explain and --format each print something else",
            subject="arguments",
            action="Give one of them.",
        )
    saved = select_documents(
        files, manifest, url=url, publisher=publisher, published=published, language=language
    )
    failed: list[str] = []
    places = session_of(context).places
    described = load_catalogue(places.config_files("sources")).pick([source])[0] if source else None
    parsing = load_pipeline(places).parse
    limits = FenceLimits(parsing.pdf_seconds, parsing.pdf_megabytes)
    # what is printed on a terminal as it is read shows by itself how far the work is
    with FencedReader(limits) as reader, live_progress(is_wanted=not sys.stdout.isatty()):
        begin("documents", len(saved))
        documents = _read_all(saved, reader, failed, described)
        if text:
            _print_texts(documents)
        else:
            lexicon = load_lexicon(places)
            warn_of_the_unknown(saved, lexicon)
            if explained:
                _print_explanations(documents, lexicon)
            elif form is None:
                _print_cards(documents, lexicon)
            else:
                list_rows(COLUMNS, _rows(documents, lexicon), form)
    if failed:
        raise typer.Exit(int(ExitCode.NOTHING if len(failed) == len(saved) else ExitCode.PARTLY))


def claim_row(document: str, claim: Claim, addresses: Iterable[WalletAddress]) -> tuple[Any, ...]:
    """Lay a claim out in the order of COLUMNS, with those of the document's addresses that are tied to it."""
    return (
        document,
        claim.victim,
        claim.party,
        claim.voice.value,
        list(claim.actors),
        claim.stance.value,
        [{"value": amount.value, "currency": amount.currency} for amount in claim.amounts],
        str(claim.theft_date) if claim.theft_date else None,
        claim.basis.value if claim.basis else None,
        claim.quote,
        claim.claim_id,
        claim.quote_start,
        claim.quote_end,
        claim.rule,
        [
            {"chain": one.chain, "address": one.address, "checksum": one.checksum}
            for one in addresses
            if claim.claim_id in one.claim_ids
        ],
    )


def _read_all(
    saved: tuple[SavedDocument, ...], reader: FencedReader, failed: list[str], described: Source | None
) -> Iterator[tuple[str, Document]]:
    """Read one document after the other; what cannot be read is named on stderr and remembered."""
    for row in saved:
        try:
            capture = _capture(row, described)
            documents = reader.read(capture, item_url=row.item_url)
        except ParseError as error:
            failed.append(row.id)
            say(_problem(row, error))
        except OSError as error:
            failed.append(row.id)
            say(str(from_os_error(error, subject=str(row.path))))
        except UsageError as error:
            failed.append(row.id)
            say(str(error))
        else:
            is_pdf = "application/pdf" in {one.media_type for one in documents}
            if row.path.suffix.lower() == ".pdf" and not is_pdf:
                say(f"{row.id}: its name says PDF, but it is none; it was read as {documents[0].media_type}.")
            if documents[0].is_feed_item and not row.item_url and (left := count_left_out(capture)):
                say(_left_out(row, len(documents), len(documents) + left))
            names = (
                [row.id] if len(documents) == 1 else [f"{row.id}#{n}" for n in range(1, len(documents) + 1)]
            )
            yield from zip(names, documents, strict=True)
        advance()


def _capture(row: SavedDocument, described: Source | None) -> Capture:
    """Give a file's bytes with what is known of them; of a source's page, what a run would know."""
    capture = row.capture()
    if described is None:
        return capture
    return replace(
        capture,
        publishers=capture.publishers or (described.publisher,),
        usual_language=described.language,
        reading=described.reading,
        source_id=described.source_id,
    )


def _problem(row: SavedDocument, error: ParseError) -> str:
    """Name the file, and its address only where it has one: what stands in for it tells a person nothing."""
    where = f"{row.id} ({row.url})" if row.url else row.id
    return f"{where}: {error.reason}. {error.action[:1].upper()}{error.action[1:].rstrip('.')}."


def _left_out(row: SavedDocument, read: int, items: int) -> str:
    """Say how many items of a feed were not read, and how they can be."""
    return (
        f"{row.id}: read {read} of its {items} items; of the others the feed has only a summary. "
        "Save and parse their own pages, or name one by --url to read its summary."
    )


def _print_cards(documents: Iterator[tuple[str, Document]], lexicon: Lexicon) -> None:
    names = Names(lexicon.names)
    for name, document in documents:
        extraction = extract(document, lexicon)
        sys.stdout.write(f"{heading(name, document)}\n")
        for address in extraction.addresses:
            _report_address(name, address)
        if not extraction.claims:
            sys.stdout.write("\nNo claim. `--explain` shows what was considered and refused.\n")
        for number, claim in enumerate(extraction.claims, 1):
            sys.stdout.write(f"\n{card(number, claim, document, names, extraction.addresses)}\n")
        sys.stdout.write("\n")


def _rows(documents: Iterator[tuple[str, Document]], lexicon: Lexicon) -> Iterator[tuple[Any, ...]]:
    for name, document in documents:
        extraction = extract(document, lexicon)
        for address in extraction.addresses:
            _report_address(name, address)
        yield from (claim_row(name, claim, extraction.addresses) for claim in extraction.claims)


def _report_address(name: str, address: WalletAddress) -> None:
    if address.checksum == "invalid":
        say(f"{name}: {address.chain} address {address.address} is not valid ({address.reason}).")


def _print_texts(documents: Iterator[tuple[str, Document]]) -> None:
    for name, document in documents:
        say(f"== {heading(name, document)}")
        sys.stdout.write(document.text + "\n")


def _print_explanations(documents: Iterator[tuple[str, Document]], lexicon: Lexicon) -> None:
    for name, document in documents:
        sys.stdout.write(f"== {heading(name, document)}\n{explain(document, lexicon)}\n")

"""What `parse`, `add` and `baseline import` are told of saved files on the command line."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.session import say
from flows.errors import UsageError
from flows.manifest import SavedDocument, name_files, read_manifest
from flows.near import or_these
from parsers.languages import Language
from parsers.lexicon import squeeze

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon

Files = Annotated[
    list[Path] | None, typer.Argument(metavar="FILE", help="Saved pages, PDFs, feeds, Markdown or text.")
]
Manifest = Annotated[
    Path | None, typer.Option(metavar="FILE", help="JSON Lines: id, path, url, publisher, published_on, …")
]
Url = Annotated[str, typer.Option(metavar="URL", help="Where the file was published.")]
Publisher = Annotated[
    list[str] | None, typer.Option(metavar="ID", help="Who issues it, a party id; repeat for co-issuers.")
]
Published = Annotated[
    datetime | None,
    typer.Option(metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Date of publication, such as 2025-02-26."),
]

TextLanguage = Annotated[
    str,
    typer.Option(
        "--language",
        metavar="CODE",
        help="What the text is written in, where the file tells wrongly or not at all: en, ja, ko.",
    ),
]


def select_documents(
    files: list[Path] | None,
    manifest: Path | None,
    *,
    url: str,
    publisher: list[str] | None,
    published: datetime | None,
    language: str,
) -> tuple[SavedDocument, ...]:
    """Gather what the command line names: files with options, or a manifest."""
    if bool(files) == bool(manifest):
        raise UsageError(
            "name files, or a manifest with --manifest",
            subject="arguments",
            action="See the command's --help.",
        )
    if manifest:
        if url or publisher or published or language:
            raise UsageError(
                "--url, --publisher, --published and --language describe files named one by one",
                subject="arguments",
                action="Write them into the manifest's rows.",
            )
        return read_manifest(manifest)
    return name_files(
        files or (),
        url=url,
        publisher=tuple(publisher or ()),
        published_on=published.date() if published else None,
        language=language,
    )


def _party_called(written: str, lexicon: Lexicon) -> str:
    """The id of what is called so (`FBI`), or of a body whose state is (`uk.nca`: gb.nca); empty where there is none."""
    called = {squeeze(s.text): s.id for group in lexicon.spellings for s in group if s.kind == "party"}
    state, dot, body = written.partition(".")
    return called.get(squeeze(written)) or (f"{called.get(squeeze(state), state)}{dot}{body}" if dot else "")


def warn_of_the_unknown(saved: tuple[SavedDocument, ...], lexicon: Lexicon) -> None:
    """Name publishers of whom no list knows, and languages without a grammar.

    A misspelt publisher makes its own words somebody else's; of a text in another language only names are found.
    """
    known = {name.removeprefix("party:") for name in lexicon.names if name.startswith("party:")}
    for publisher in dict.fromkeys(one for row in saved for one in row.publisher):
        if publisher not in known:
            meant = _party_called(publisher, lexicon)
            likely = f" (did you mean {meant}?)" if meant in known else or_these(publisher, known)
            say(
                f"{publisher}: no known party{likely}. It is taken as it is, and what its text says of a known party is "
                "somebody else's word. Give the id that is meant, or list this one in a parties_*.toml (CONTRIBUTING.md)."
            )
    for language in dict.fromkeys(row.language for row in saved):
        if language and language not in set(Language):
            say(f"{language}: no language that is read here ({', '.join(Language)}). It is read as English.")

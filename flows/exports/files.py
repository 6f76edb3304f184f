"""Published tables into files: JSON Lines, CSV, Parquet, STIX. Unchanged data gives the same bytes again."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flows.errors import UsageError, from_os_error
from flows.exports.formats import Format, write_rows
from flows.language import load_lexicon
from flows.mail.words import Names
from warehouse import show, write_parquet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import TextIO

    from flows.paths import Places


def export_rows(places: Places, what: str, form: str, output: Path | None) -> None:
    """Write one table. UsageError for Parquet without a file; WriteError where it cannot be written."""
    if form == "parquet":
        _export_parquet(places, what, output)
        return
    with _opened(output) as out:
        if form == "stix":
            out.write(_stix(places))
        else:
            rows = show(places.published, f"export/{what}")
            write_rows(rows.columns, rows.rows, Format(form), out)


def _stix(places: Places) -> str:
    from flows.exports.stix import make_bundle

    published, lexicon = places.published, load_lexicon(places)
    bundle = make_bundle(
        show(published, "export/thefts"),
        show(published, "export/standing_claims"),
        show(published, "export/addresses"),
        Names(lexicon.names),
        lexicon.persons,
    )
    return str(bundle.serialize(pretty=True)) + "\n"


def _export_parquet(places: Places, what: str, output: Path | None) -> None:
    if output is None:
        raise UsageError("Parquet is no text", subject="export", action="Name a file with --output.")
    write_parquet(places.published, what, output)


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        return
    beside = output.with_name(f"{output.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            yield out
        beside.replace(output)
    except OSError as error:
        raise from_os_error(error, subject=str(output)) from error
    finally:
        beside.unlink(missing_ok=True)

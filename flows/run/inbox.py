"""Saved files taken into the archive, as if they had been fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.archive.values import Facts
from flows.errors import from_os_error
from warehouse import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from flows.archive.store import Archive
    from flows.archive.values import Entry
    from flows.manifest import SavedDocument


def take_in(
    saved: Iterable[SavedDocument], archive: Archive, *, now: datetime
) -> tuple[tuple[Entry, ...], tuple[Failure, ...]]:
    """Put files into the archive; one that cannot be read becomes a failure, the others go on."""
    entries: list[Entry] = []
    failures: list[Failure] = []
    for row in saved:
        try:
            content = row.path.read_bytes()
        except OSError as error:
            told = from_os_error(error, subject=str(row.path))
            failures.append(
                Failure("add", "File", told.problem, told.action, now, url=row.url, place=str(row.path))
            )
        else:
            entries.append(archive.take_in(row.address(content), content, _facts(row)))
    return tuple(entries), tuple(failures)


def _facts(row: SavedDocument) -> Facts:
    return Facts(
        publishers=row.publisher,
        language=row.language,
        published_on=row.published_on,
        content_type=row.content_type,
        name=row.path.name,
        item_url=row.item_url,
    )

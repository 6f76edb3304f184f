"""How commands list rows: on stdout as was asked for, and a word on stderr where there are none."""

from __future__ import annotations

import sys
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from flows.cli.session import say
from flows.exports.formats import Format, write_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FOR_EYES = (Format.TABLE, Format.MD)


def list_rows(
    columns: Sequence[str], rows: Iterable[Sequence[Any]], form: Format, *, none: str = "None."
) -> None:
    """List rows as they come; for no rows people get the word `none` on stderr, and programs an empty list."""
    coming = iter(rows)
    first = tuple(islice(coming, 1))
    if not first and form in _FOR_EYES:
        say(none)
        return
    write_rows(columns, chain(first, coming), form, sys.stdout)

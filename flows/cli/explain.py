"""`claimwatch explain`: which evidence joined claims to one theft, and what keeps thefts apart."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from flows.cli.session import session_of
from flows.errors import UsageError
from flows.exports.formats import Format, write_rows
from warehouse import show


def explain(
    context: typer.Context,
    subject: Annotated[str, typer.Argument(metavar="CLAIM|THEFT", help="Id of a claim or a theft.")],
    form: Annotated[Format, typer.Option("--format", help="How to list.")] = Format.TABLE,
) -> None:
    """Show what joined a claim to its theft.

    Or what made a theft, and what parts it from others.

    Example: claimwatch explain 7a87c37babba8f709f87ce47b3914f1c --format md
    """
    rows = show(session_of(context).places.published, "show/explain", {"id": subject})
    if not len(rows):
        raise UsageError(
            "no claim or theft of this id",
            subject=subject,
            action="`claimwatch sql` finds ids: SELECT claim_id, theft_id FROM claims.",
        )
    write_rows(rows.columns, rows.rows, form, sys.stdout)

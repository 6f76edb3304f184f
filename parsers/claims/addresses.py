"""Wallet addresses that a document ties to a theft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.mentions.addresses import find_addresses
from parsers.values import WalletAddress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.values import Claim, Document


def tie_addresses(document: Document, claims: Sequence[Claim]) -> tuple[WalletAddress, ...]:
    """Every address of the text, invalid ones with the reason; tied to the claims of a theft.

    A list belongs to the theft of the last claim above it; a document of one theft ties all to it.
    """
    return tuple(
        WalletAddress(
            chain=found.chain,
            address=found.address,
            checksum=found.checksum,
            version_id=document.version_id,
            start=found.start,
            end=found.end,
            claim_ids=_tied(found.start, claims),
            reason=found.reason,
        )
        for found in find_addresses(document.text)
    )


def _tied(position: int, claims: Sequence[Claim]) -> tuple[str, ...]:
    thefts = {(c.victim, str(c.theft_date)) for c in claims}
    if len(thefts) == 1:
        return tuple(c.claim_id for c in claims)
    before = [c for c in claims if c.quote_start <= position]
    if not before:
        return ()
    last = max(before, key=lambda c: c.quote_start)
    return tuple(c.claim_id for c in claims if (c.victim, c.theft_date) == (last.victim, last.theft_date))

"""Claims for eyes: one card each, a sentence in English first, then the fields and the quote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flows.mail.folding import fold
from flows.mail.letter import clean
from flows.mail.words import claim_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flows.mail.words import Names
    from parsers.values import Claim, Document, WalletAddress

_LABEL = 12


def heading(name: str, document: Document) -> str:
    """Say what was read: name, title, publisher, date, language, kind of file."""
    by = ", ".join(document.publishers) or "publisher unknown"
    day = document.published_on or "no date"
    facts = f"{by}; {day}; {document.language}; {document.media_type}"
    return f"{name}: {clean(document.title) or 'no title'} ({facts})"


def card(
    number: int, claim: Claim, document: Document, names: Names, addresses: Iterable[WalletAddress]
) -> str:
    """Lay one claim out, with those of the addresses that belong to its theft."""
    sentence = claim_sentence(claim, names, reporter=names.parties(document.publishers))
    amounts = "; ".join(f"{amount.value:f} {amount.currency}" for amount in claim.amounts)
    fields = (
        ("victim", f"{claim.victim} (“{claim.victim_name}”)" if claim.victim_name else claim.victim),
        ("party", f"{claim.party}, {claim.voice}"),
        ("actors", ", ".join(claim.actors)),
        ("stance", claim.stance),
        ("amounts", amounts),
        ("theft date", str(claim.theft_date or "")),
        ("basis", claim.basis or ""),
        ("quote", f"“{claim.quote}”"),
        ("place", f"code points {claim.quote_start} to {claim.quote_end} of the text that --text prints"),
        ("rule", claim.rule),
        ("claim id", claim.claim_id),
    )
    lead = f"{number}. "
    lines = [fold(clean(sentence), lead, " " * len(lead))]
    lines += [_field(label, clean(value)) for label, value in fields]
    lines += [
        _field("wallet", f"{one.chain} {one.address}" + " (not valid)" * (one.checksum == "invalid"))
        for one in addresses
        if claim.claim_id in one.claim_ids
    ]
    return "\n".join(lines)


def _field(label: str, value: str) -> str:
    return fold(value or "–", f"   {label:<{_LABEL}}", " " * (3 + _LABEL))

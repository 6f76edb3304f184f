"""The way in: a document's claims, with what was refused and why."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from parsers.claims.addresses import tie_addresses
from parsers.claims.assemble import assemble
from parsers.claims.english import ENGLISH
from parsers.claims.japanese import JAPANESE
from parsers.claims.korean import KOREAN
from parsers.claims.nameless import why_no_name
from parsers.claims.page import read
from parsers.claims.publisher import issuer_of
from parsers.claims.records import read_records
from parsers.claims.rows import facts_of
from parsers.claims.spelling import as_read
from parsers.claims.tables import read_tables
from parsers.ids import content_id
from parsers.languages import Language
from parsers.names import victim_key
from parsers.values import Claim, Extraction, Rejection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsers.claims.grammar import Grammar
    from parsers.claims.rows import Attribution
    from parsers.claims.values import SentenceReading
    from parsers.lexicon import Lexicon
    from parsers.values import Document

GRAMMARS: dict[Language, Grammar] = {
    Language.ENGLISH: ENGLISH,
    Language.JAPANESE: JAPANESE,
    Language.KOREAN: KOREAN,
}


def extract(document: Document, lexicon: Lexicon) -> Extraction:
    """The claims of a document, in the order of its text. A text without theft or actor costs one look.

    A language without a grammar is read as English: names in Latin letters are found, the rest is not.
    """
    if not lexicon.triggers.are_in(document.text):
        return Extraction(())
    readings = read_document(document, lexicon)
    made = assemble(readings, issuer_of(as_read(document), lexicon))
    reasons = [_why_nameless(row, document, lexicon) for row in made]
    refused = [
        Rejection(r.sentence.start + f.start, r.sentence.start + f.end, f.rule, f.reason)
        for r in readings
        for f in r.refusals
    ]
    refused += [
        Rejection(row.start, row.end, row.rule, reason)
        for row, reason in zip(made, reasons, strict=True)
        if reason
    ]
    accepted = accept(
        document, [_claim(document, row) for row, reason in zip(made, reasons, strict=True) if not reason]
    )
    return replace(accepted, rejections=(*refused, *accepted.rejections))


def _why_nameless(row: Attribution, document: Document, lexicon: Lexicon) -> str:
    """Why what is robbed here is nobody; the publisher, whatever it calls itself, is somebody."""
    if row.incident.victim in document.publishers:
        return ""
    return why_no_name(row.incident.name, row.incident.victim, Language.read_as(document.language), lexicon)


def accept(document: Document, proposed: Iterable[Claim]) -> Extraction:
    """Of proposed claims those that anyone can check: their quote stands in the document's text, at its place.

    Every other one is a rejection that says why. Whoever proposes goes through here: the grammars, and any reader
    that may stand beside them.
    """
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    for claim in proposed:
        reason = _unfounded(document, claim)
        if reason:
            rejections.append(Rejection(claim.quote_start, claim.quote_end, "quote", reason))
        else:
            claims.append(claim)
    accepted = tuple(claims)
    return Extraction(accepted, tie_addresses(document, accepted), tuple(rejections))


def _unfounded(document: Document, claim: Claim) -> str:
    if claim.version_id != document.version_id:
        return f"{claim.claim_id} is of another version: {claim.version_id}, not {document.version_id}"
    if not claim.actors:
        return f"{claim.claim_id} accuses nobody"
    if not claim.quote.strip():
        return f"{claim.claim_id} has no quote"
    if document.text[claim.quote_start : claim.quote_end] == claim.quote:
        return ""
    found = document.text.find(claim.quote)
    where = f"it begins at {found}" if found >= 0 else "the text does not have it"
    return f"the quote of {claim.claim_id} is not at {claim.quote_start} to {claim.quote_end}: {where}"


def read_document(document: Document, lexicon: Lexicon) -> list[SentenceReading]:
    """The readings of all sentences, table rows included, of the text as the grammars spell it."""
    grammar = GRAMMARS[Language.read_as(document.language)]
    document = as_read(document)
    return read_records(document, read_tables(document, read(document, grammar, lexicon), lexicon), lexicon)


def _claim(document: Document, row: Attribution) -> Claim:
    amounts, date = facts_of(row.incident)
    quote = document.text[row.start : row.end]
    fields = (
        document.version_id,
        row.incident.victim,
        row.speech.party,
        row.speech.voice.value,
        tuple(row.actors),
        row.stance.value,
        tuple((str(Decimal(a.value).normalize()), a.currency) for a in amounts),
        str(date or ""),
        row.basis.value if row.basis else "",
        quote,
        row.start,
    )
    return Claim(
        claim_id=content_id("clm", *fields),
        document_id=document.document_id,
        version_id=document.version_id,
        victim=row.incident.victim,
        victim_name=row.incident.name,
        victim_key=victim_key(row.incident.name),
        party=row.speech.party,
        voice=row.speech.voice,
        actors=tuple(row.actors),
        stance=row.stance,
        amounts=amounts,
        theft_date=date,
        basis=row.basis,
        is_collective=row.is_collective,
        quote=quote,
        quote_start=row.start,
        quote_end=row.end,
        rule=row.rule,
    )

"""Why a claim was made, or not: the sentences with their mentions marked, the rules, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.extract import extract, read_document

if TYPE_CHECKING:
    from parsers.claims.values import Frame, SentenceReading, Speaker
    from parsers.lexicon import Lexicon
    from parsers.values import Claim, Document


def explain(document: Document, lexicon: Lexicon) -> str:
    """Plain text: a paragraph for each sentence that accuses somebody or tells of a theft, then the claims.

    `+` made an attribution, `=` is what the sentence says of a theft, `-` was considered and refused.
    """
    if not lexicon.triggers.are_in(document.text):
        return "no word of theft and no actor's name in the text: nothing was read\n"
    readings = read_document(document, lexicon)
    parts = [_sentence(r) for r in readings if r.frames or r.refusals or r.mentions.actors or _told(r)]
    reasons = {f"robbed: {v.id} ({v.reason})": None for r in readings for v in r.victims if v.reason}
    extraction = extract(document, lexicon)
    claims = [_claim(claim) for claim in extraction.claims]
    addresses = [
        f"address {a.chain} {a.address}: checksum {a.checksum} ({a.reason}); of {len(a.claim_ids)} claims"
        for a in extraction.addresses
    ]
    return "\n\n".join([*reasons, *parts, "\n".join([*claims, *addresses]) or "no claim"]) + "\n"


def _claim(claim: Claim) -> str:
    sums = " or ".join(f"{amount.value:,f} {amount.currency}" for amount in claim.amounts)
    facts = f"{sums or 'no sum'}; {claim.theft_date or 'no date'}; basis {claim.basis or 'not said'}"
    return (
        f"claim {claim.claim_id}: {claim.party} ({claim.voice}) {claim.stance} {', '.join(claim.actors)} robbed"
        f" {claim.victim} ({facts}) [{claim.rule}] at {claim.quote_start}..{claim.quote_end}"
    )


def _told(reading: SentenceReading) -> list[str]:
    """What the sentence says of thefts: whom, how much, when."""
    return [
        f"  = {fact.victim.id if fact.victim else fact.anaphor or 'the theft'};"
        f" {', '.join(m.surface for m in fact.amounts) or 'no sum'}; {fact.date or 'no date'}"
        for fact in reading.facts
        if fact.amounts or fact.date
    ]


def _sentence(reading: SentenceReading) -> str:
    sentence = reading.sentence
    lines = [f"{sentence.start}..{sentence.end} ({sentence.kind}) {mark(reading)}"]
    lines += [
        f"  + {f.rule}: {f.stance}; actors {', '.join(a.id for a in f.actors) or 'as before'};"
        f" victims {', '.join(dict.fromkeys(v.id for v in f.victims)) or f.anaphor or 'none'};"
        f" said by {_said_by(f)}"
        for f in reading.frames
    ]
    lines += _told(reading)
    lines += [f"  - {r.rule}: {r.reason}" for r in reading.refusals]
    return "\n".join(lines)


def _said_by(frame: Frame) -> str:
    named = ", ".join(map(_named, frame.speakers))
    return named or ("nobody" if frame.is_agentless else "the document")


def _named(speaker: Speaker) -> str:
    """Who speaks, and by what evidence: "kadran (subject)"."""
    who = speaker.party or ("whoever spoke before" if speaker.is_previous else "the document")
    return f"{who} ({speaker.reason})" if speaker.reason else who


def mark(reading: SentenceReading) -> str:
    """The sentence with its mentions in brackets: `[victim Bybit]`, `[amount $1.5 billion]`."""
    found = [(n.start, n.end, f"{n.kind} ") for n in reading.mentions.names if n.kind != "victim"]
    found += [(m.start, m.end, "amount ") for m in reading.mentions.amounts]
    found += [(d.start, d.end, f"date {d.date}: ") for d in reading.mentions.dates]
    found += [(v.start, v.end, "victim ") for v in reading.victims]
    text, end = "", 0
    for start, stop, label in sorted(found):
        if start < end:
            continue
        text += reading.sentence.text[end:start] + f"[{label}{reading.sentence.text[start:stop]}]"
        end = stop
    return text + reading.sentence.text[end:]

"""Why a claim was made, or not: the sentences with their mentions marked, the rules, and what was refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parsers.claims.extract import extract, read_document
from parsers.mentions import could_matter

if TYPE_CHECKING:
    from parsers.claims.values import Frame, SentenceReading
    from parsers.lexicon import Lexicon
    from parsers.values import Document


def explain(document: Document, lexicon: Lexicon) -> str:
    """Plain text, one paragraph a sentence that holds an actor or made a claim; the claims at the end."""
    if not could_matter(document.text, lexicon):
        return "no word of theft and no actor's name in the text: nothing was read\n"
    readings = read_document(document, lexicon)
    parts = [_sentence(r) for r in readings if r.frames or r.refusals or r.mentions.actors]
    reasons = {f"robbed: {v.id} ({v.reason})": None for r in readings for v in r.victims if v.reason}
    claims = [
        f"claim {c.claim_id}: {c.party} ({c.voice}) {c.stance} {', '.join(c.actors)} robbed {c.victim}"
        f" [{c.rule}] at {c.quote_start}..{c.quote_end}"
        for c in extract(document, lexicon).claims
    ]
    return "\n\n".join([*reasons, *parts, "\n".join(claims) or "no claim"]) + "\n"


def _sentence(reading: SentenceReading) -> str:
    sentence = reading.sentence
    lines = [f"{sentence.start}..{sentence.end} ({sentence.kind}) {mark(reading)}"]
    lines += [
        f"  + {f.rule}: {f.stance}; actors {', '.join(a.id for a in f.actors) or 'as before'};"
        f" victims {', '.join(v.id for v in f.victims) or f.anaphor or 'none'};"
        f" said by {_said_by(f)}"
        for f in reading.frames
    ]
    lines += [f"  - {r.rule}: {r.reason}" for r in reading.refusals]
    return "\n".join(lines)


def _said_by(frame: Frame) -> str:
    named = ", ".join(s.party or "the document" for s in frame.speakers)
    return named or ("nobody" if frame.is_agentless else "the document")


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

"""Rows of a table whose cells are lost, as in a PDF: 1 들샘 2025. 2. 21. 146억 원 FBI 라자루스 확정.

Such a line is a name, then nothing but dates, sums, parties, actors and a grade; it has no verb.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.korean.words import words
from parsers.claims.values import Fact, Frame, Refusal, SentenceReading, Speaker, Victim
from parsers.names import victim_id
from parsers.parties import is_state
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.mentions.values import AmountMention, DateMention

HEAD = re.compile(
    r"^[\s\-○●•·*|/□:,]*(?:\d{1,3}[.)]?\s)?\s*(?P<name>[가-힣A-Za-z][^|,:：]{1,24}?)\s*[|,:：/(（]?\s*$"
)
SEPARATORS = re.compile(r"[\s|,:：;()（）/·~\-–—*]+")
OPENED = re.compile(r"[(（]\s?$")
LEADING = re.compile(r"[\s\-○●•·*|□]*(?:\d{1,3}[.)]\s)?")
LONGEST_REST, CELLS = 6, 2
GRADES = (("suspected", Stance.SUSPECTED), ("assessed", Stance.ASSESSED), ("confirmed", Stance.ASSERTED))


def read_row(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> SentenceReading | None:
    """The theft of a bare row and who is said to have done it; None if the sentence is no such row."""
    text = sentence.text
    values: list[DateMention | AmountMention] = sorted(
        [*mentions.dates, *mentions.amounts], key=lambda m: m.start
    )
    begin, values = _after_date(text, values)
    head = HEAD.match(" " * begin + text[begin : values[0].start]) if values else None
    if head is None or cues["theft.verbs"].search(head["name"]):
        return None
    if entry := _entry(sentence, head["name"].strip(), head.span("name"), mentions, context, cues):
        return entry
    if not mentions.amounts:
        return None
    name = head["name"].strip()
    rest = _rest(text, head.end("name"), name, mentions)
    is_void = bool(cues["gates.unknown"].search(rest))
    is_parted = max(text.count("|"), text.count(" / ")) >= CELLS
    is_graded = bool(mentions.actors) and (
        is_parted
        or _is_told(sentence, mentions)
        or any(cues[f"grades.{key}"].search(rest) for key, _ in GRADES)
    )
    listed = next((n for n in mentions.names if n.kind == "victim" and n.start < head.end("name")), None)
    left = len(_without_grades(rest, cues))
    is_known = not (mentions.actors or left) and (listed is not None or name in context.victims)
    if left > LONGEST_REST or not (is_graded or is_void or is_known):
        return None
    name_id = listed.id if listed else victim_id(name, context.lexicon)
    victim = Victim(*head.span("name"), name, name_id, "service")
    fact = Fact(victim, mentions.amounts, mentions.dates[0].date if mentions.dates else None)
    if is_void or is_known:  # an introduction may tell who took it, where no cell says that nobody knows
        refusal = Refusal(0, len(text), "row-nobody", "the row names nobody")
        return SentenceReading(sentence, mentions, (victim,), (fact,), (), (refusal,) if is_void else ())
    # 일본 DMM 비트코인: a state before the name tells where it is
    parties = (p for p in mentions.parties if not (is_state(p.id) and p.start < head.end("name")))
    speakers = tuple(Speaker(p.id, p.start, p.end) for p in parties)
    if not speakers and (again := text.find(name, head.end("name"))) >= 0:
        speakers = (Speaker(victim.id, again, again + len(name)),)
    grade = _grade(rest, cues)
    frame = Frame("ko-row", 0, len(text), grade, mentions.actors, speakers, (victim,), is_graded=True)
    return SentenceReading(sentence, mentions, (victim,), (fact,), (frame,))


def _after_date(
    text: str, values: list[DateMention | AmountMention]
) -> tuple[int, list[DateMention | AmountMention]]:
    """1월 17일 | 누리스왑 | 1,400만 달러: where the name may begin behind a leading date, and what follows it."""
    if len(values) > 1 and LEADING.fullmatch(text[: values[0].start]) and not hasattr(values[0], "amounts"):
        return values[0].end, values[1:]
    return 0, values


def _entry(
    sentence: Sentence, name: str, span: tuple[int, int], mentions: Mentions, context: Context, cues: Cues
) -> SentenceReading | None:
    """2. 코인체크 (2018년 1월 26일); 하모니 (2022-06): 1억 달러: whom a list or section is about, and when."""
    if sentence.kind not in (BlockKind.LIST_ITEM, BlockKind.HEADING) or not mentions.dates:
        return None
    if mentions.amounts and _is_told(sentence, mentions):
        return None
    date, rest = mentions.dates[0], _rest(sentence.text, span[1], name, mentions)
    listed = next((n for n in mentions.names if n.kind == "victim" and n.start < span[1]), None)
    is_name = listed or name in context.victims or any(w.name == name for w in words(sentence.text, cues))
    if not is_name or rest.strip(" .") or not OPENED.search(sentence.text[: date.start]):
        return None
    victim = Victim(*span, name, listed.id if listed else victim_id(name, context.lexicon), "service")
    return SentenceReading(sentence, mentions, (victim,), (Fact(victim, mentions.amounts, date.date),))


def _is_told(sentence: Sentence, mentions: Mentions) -> bool:
    """하모니 (2022-06, 1억 달러) — FBI, 라자루스: an item that names who accuses and whom."""
    return sentence.kind is BlockKind.LIST_ITEM and bool(mentions.parties and mentions.actors)


def _rest(text: str, start: int, name: str, mentions: Mentions) -> str:
    """What a row holds besides its name, dates, sums, parties and actors."""
    marks = (*mentions.dates, *mentions.amounts, *mentions.names)
    kept = [
        c if i >= start and not any(m.start <= i < m.end for m in marks) else " " for i, c in enumerate(text)
    ]
    return SEPARATORS.sub(" ", "".join(kept).replace(name, " "))


def _without_grades(rest: str, cues: Cues) -> str:
    for key, _ in GRADES:
        rest = cues[f"grades.{key}"].sub("", rest)
    return cues["table.filler"].sub("", rest).replace(" ", "")


def _grade(rest: str, cues: Cues) -> Stance:
    return next((stance for key, stance in GRADES if cues[f"grades.{key}"].search(rest)), Stance.ASSERTED)

"""Sentences of a Japanese block, and the clauses of a sentence that can each carry an attribution."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions
    from parsers.mentions.values import NameMention

# behind a closing quotation mark, and behind ! and ?, a particle goes on; 。ところが does not
SENTENCE_END = re.compile(
    r"(?:(?<=[。！？!?])[」』”\"）)]+(?![」』”\"）)の、とがをはにで])"
    r"|(?<=。)(?![」』”\"）)])|(?<=[！？!?])(?![」』”\"）)の、とがをはにで]))\s*"
)
# （以下「同社」という。）から: the bracket ends no sentence
DEFINING = re.compile(r"[（(][^（()）]*以下[^（()）]*[)）]\s*$")
# 「A。B」 before the particle of a verb of saying
SPEECH = re.compile(r"「[^「」]{1,200}」(?=と|など|という|、と|。)|『[^『』]{1,200}』(?=と|など|という|、と)")
# …したが、 / …一方、 / …ものの、 / …し、 before a clause with a topic of its own
CLAUSE_END = re.compile(
    r"(?:(?<=[たるいすだんうく])が|ものの|けれども|一方で?|のに対し(?:て)?|とし、?同時に|ほか|に対し)、\s*"
    r"|(?<=[しりれえげべめせけてっみいきち])、(?=[^、。]{1,40}(?:は|も|が)[^。]{0,120}。?$)"
    # KuCoinをラザルスに帰属、LiquidをAPT38に帰属
    r"|(?<=に帰属|の犯行|と特定|と断定|と認定|と推定)、\s*"
)


# at the beginning of a clause, a topic of its own
OWN_CULPRIT = re.compile(r"^[^、。「」はが]{2,24}(?:は|も)、?")
# behind a verdict, what else is said: of other thefts, of what may come, of what is done
TURNS = re.compile(
    r"(?:(?:断定|特定|認定|公表|発表|結論付け|結論づけ|判断|確認|名指し|説明)(?:し(?:た|て)?|た|て)?|とし(?:た|て)?|と述べ(?:た|て)?)"
    r"(?:うえで|上で|つつ(?:も)?)?、(?=(?:他の|ほかの|別の|その他の|同様の|再発|今後|さらに(?:他|別|今後)|補償|被害(?:額|の拡大)|追加の)[^「」]*$)"
)
CONTRAST = re.compile(r"(?:(?<=[たるいすだんうく])が|ものの|けれども|一方で?|のに対し(?:て)?)、")
# FBIはラザルスを、 before 韓国当局はアンダリエルを実行犯とみている
GAP = re.compile(
    r"(?P<case>を|と|の(?:犯行|仕業|関与)(?:を|と|だと)?|系?だと|によるものと)?、(?=[^、。]{1,30}(?:は|が|も))"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause from `start` to `end`; `borrowed`: the predicate that it shares with another one.

    `actors`: the accused in what it borrowed, counted as if that stood at its end. `is_rejoinder`: it denies or
    doubts what the clause before says, and so names no culprit again.
    """

    start: int
    end: int
    borrowed: str = ""
    is_rejoinder: bool = False
    actors: tuple[NameMention, ...] = ()


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Half-open spans without white space at their ends; what is quoted stays with who says it."""
    spans, start = [], 0
    quoted = [m.span() for m in SPEECH.finditer(text)]
    for match in SENTENCE_END.finditer(text):
        if any(a < match.start() < b for a, b in quoted) or DEFINING.search(text, start, match.end()):
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, len(text)))
    return [_trimmed(text, a, b) for a, b in spans if text[a:b].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))


def split_clauses(text: str, mentions: Mentions, cues: Cues) -> list[Clause]:
    """The clauses; one without an actor and a cue of its own is joined to its neighbour."""
    clauses = [part for span in _spans(text, mentions, cues) for part in _ungapped(text, span, mentions)]
    return [
        replace(c, is_rejoinder=True) if at and is_rejoinder(text[c.start : c.end], cues) else c
        for at, c in enumerate(clauses)
    ]


def is_rejoinder(part: str, cues: Cues) -> bool:
    """ "FBIの発表に対し、教授は疑問を呈した"."""
    return any(cues.stances[s].search(part) for s in (Stance.DENIED, Stance.DISPUTED))


def _ungapped(text: str, span: tuple[int, int], mentions: Mentions) -> list[Clause]:
    """Two accusers and two accused around one verb: the first part borrows the verb of the last."""
    actors = [a for a in mentions.actors if span[0] <= a.start < span[1]]
    for gap in GAP.finditer(text, *span):
        before = [a for a in actors if a.end <= gap.start()]
        after = [a for a in actors if a.start >= gap.end()]
        if not before or not after or before[-1].end < gap.start():
            continue
        topic = re.search(r"は|が|も", text[gap.end() : after[0].start])
        if topic and re.search(r"は|が|も", text[span[0] : before[0].start]):
            return [
                Clause(span[0], gap.start(), text[after[-1].end : span[1]]),
                Clause(gap.end(), span[1]),
            ]
    return [Clause(*span)]


def _matter(text: str) -> int:
    """Where the sentence turns to something else: 北朝鮮の犯行とし、｜再発の可能性が高いと警告した."""
    turned = TURNS.search(text)
    return turned.end() if turned else len(text)


def _spans(text: str, mentions: Mentions, cues: Cues) -> list[tuple[int, int]]:
    spans, start = [], 0
    matter = _matter(text)
    quoted = [m.span() for m in SPEECH.finditer(text)]
    for match in CLAUSE_END.finditer(text):
        if any(a < match.start() < b for a, b in quoted) or match.end() >= matter:
            continue
        spans.append((start, match.end()))
        start = match.end()
    spans.append((start, matter))
    joined: list[tuple[int, int]] = []
    for span in spans:
        if joined and not (
            _is_whole(text, span, mentions, cues) and _is_whole(text, joined[-1], mentions, cues)
        ):
            joined[-1] = (joined[-1][0], span[1])
        else:
            joined.append(span)
    return joined


def _is_whole(text: str, span: tuple[int, int], mentions: Mentions, cues: Cues) -> bool:
    """A clause that can stand for itself: an actor, or a word for one, and a cue."""
    part = text[slice(*span)]
    has_actor = any(span[0] <= n.start < span[1] for n in mentions.actors) or cues["anaphora.actors"].search(
        part
    )
    if OWN_CULPRIT.search(part) and any(
        span[0] + m.end() <= a.start < span[1] for m in OWN_CULPRIT.finditer(part) for a in mentions.actors
    ):
        return True  # 当局はAとみるが、XはBを挙げる
    if span[0] > 0 and mentions.actors and cues["anaphora.agreement"].search(part):
        return True  # Xは「ラザルスだ」と書き込み、Yも「同意見だ」と続いた
    return any(p.search(part) for p in cues.stances.values()) and (
        bool(has_actor) or (span[0] > 0 and bool(mentions.actors) and is_rejoinder(part, cues))
    )

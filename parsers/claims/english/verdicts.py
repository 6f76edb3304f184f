"""Accusations without a word of blame: "Inkwell put Fennick on Citrine Sleet", "MSMT says DPRK"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.marks import ACTOR, AMOUNT, DATE, VICTIM, mask
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Sentence

THE = r"(?:the\s|a\s|an\s|its\s|their\s)?"
# between a robbed party or a theft and the culprit; no border of a clause
WAY = r"(?:\s[^\s;:.!?]+){0,12}?"
AT = r"\s(?:on|with|upon|to|down\sto|at\sthe\s(?:door|feet)\sof|to\sthe\saccount\sof|in\sthe\shands\sof)\s"
END = r"(?:\W*$|\s?;)"
# "Elliptic said Lazarus on the Tuesday"
WHEN = (
    rf"\s(?:{DATE}|(?:on|by|that|the)\s(?:the\s|very\s|same\s|next\s|following\s){{0,2}}"
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|day|night|week|morning|evening))(?=\W*$|,)"
)
MEANING = worded(r"{verdicts.meaning}")


@lru_cache(maxsize=2)
def _patterns(cues: Cues) -> tuple[Hinted, ...]:
    nouns, places = any_of(cues, "theft.nouns"), any_of(cues, "blame.places")
    thieves = any_of(cues, "theft.culprits", "blame.thieves", "blame.authors")
    says, settled = any_of(cues, "report.verbs"), any_of(cues, "verdicts.settled")
    surely, feet, doings, candidates, answers, meaning = (
        cues.either(f"verdicts.{key}")
        for key in ("surely", "feet", "doings", "candidates", "answers", "meaning")
    )
    return tuple(
        hinted(p)
        for p in (
            # places the burglary of May with Andariel; put Fennick on Citrine Sleet
            (
                rf"{places}\s(?:[^\s;:.!?]+\s){{0,6}}?(?:{nouns}|{VICTIM}|(?i:it|this|that|them|both|all))"
                rf"{WAY}{AT}{THE}(?:[a-z\-]+\s){{0,3}}?{ACTOR}"
            ),
            # had put Kimsuky's name to it
            rf"\bput(?:s|ting)?\s{ACTOR}[’']s?\sname\s(?:to|on)\b",
            # “Lazarus, no question,” is how ZachXBT put it
            rf"[“\"]{THE}{ACTOR},\s{surely}",
            # so we're looking at Lazarus again
            (
                rf"\b(?i:we|i|you|one|they)(?:\s(?:are|am|is|were|was)|[’'](?:re|m))\s(?:[a-z]+\s)?(?:(?:dealing\swith|up\sagainst)\s"
                rf"{THE}{ACTOR}|(?:looking|staring)\sat\s{THE}{ACTOR}(?:\s(?:again|here|once\smore))?{END})"
            ),
            # they came down on UNC1069
            rf"{settled}\s(?:\w+\s)?(?:on|upon)\s{THE}{ACTOR}",
            # TraderTraitor did Dunmore
            rf"{ACTOR}\s(?:did|(?:has|had)\sdone)\s{VICTIM}",
            # lays the theft at North Korea's door
            rf"\bat\s{THE}{ACTOR}[’']?s?\s(?:own\s)?{feet}",
            # calling the Lazarus Group "the perpetrators"; Citrine Sleet was the robber
            (
                rf"{ACTOR}[\s,“”\"‘’']+(?:(?:as|was|were|is|are|be|to\sbe|had\sbeen)\s)?[“\"‘']?"
                rf"(?:the|a|its|their)\s(?:[a-z\-]+\s){{0,2}}?{thieves}"
            ),
            # the money was Pyongyang's to spend; the theft is theirs is a pronoun's
            rf"(?:{nouns}|{VICTIM})\s(?:is|was)\s(?:the\s(?:work|doing)\sof\s)?{ACTOR}[’']s\b",
            # the withdrawals were made by Andariel; the script was put there by APT38
            (
                rf"\b(?i:the|this|that|these|all|both)\b[^;:.!?]{{0,60}}?\s(?:was|were|had\sbeen|have\sbeen|be)\s"
                rf"(?!(?:\w+\s){{0,2}}{any_of(cues, 'blame.other_passives')})(?:[a-z\-]+\s){{1,4}}?by\s{THE}"
                rf"(?:[a-z\-]+\s){{0,4}}?{ACTOR}"
            ),
            # MSMT says DPRK; the FBI says by APT38; said it was Lazarus
            rf"(?!(?i:arrest|detain)){says}\s(?:(?:since|for|from|in|all|ever|publicly|repeatedly|[a-z]+ly|\ue001+)\s(?:[^\s;:.]+\s){{0,3}}?)?(?:that\s)?(?:(?:it|this|that)(?:\s(?:is|was|were|had\sbeen)|[’']s)\s|by\s)?{THE}{ACTOR}(?:{END}|,\s(?:and|but|then)\b|[,.]?[”\"]|{WHEN})",
            # whom it considers the thieves to be, two people said: Lazarus Group
            rf"(?:{thieves}|\b(?i:whom?|whose)\b)[^;.!?]{{0,100}}[:–—]\s{THE}[“\"‘']?{ACTOR}{END}",
            # Our conclusion is that the same people are at work: the Lazarus Group
            (
                rf"\b(?i:our|the|its|their|my|his|her)\s(?:[a-z]+\s)?{any_of(cues, 'report.findings')}\b[^:.;!?]{{0,140}}:"
                rf"\s{THE}[“\"‘']?{ACTOR}{END}"
            ),
            # Westmark ($340 million, TraderTraitor)
            rf"{VICTIM}\s?\((?:[^()]{{0,60}}?[,;]\s)?{ACTOR}(?:[-–](?:linked|affiliated|tied))?\)",
            # Corran Vault – $61 million – insider, as an item of a list
            rf"^\W*(?:\d{{1,2}}[.)]\s)?{VICTIM}\W+(?:[^.;]{{0,20}}?{AMOUNT})[^.;:]{{0,60}}?[-–—(|,:]\s?{ACTOR}(?:[-–](?:linked|affiliated|tied))?\)?\W*$",
            # Corvid has no doubts: North Korea
            rf"{says}[^:.!?]{{0,60}}:\s{THE}[“\"‘']?{ACTOR}(?:\s\w+)?{END}",
            # the robbery of May was North Korea's doing
            rf"\b(?:was|were|is|be|been)\s(?:[a-z]+\s){{0,2}}?{ACTOR}[’']s?\s(?:own\s)?{doings}",
            # there is only one candidate, the Lazarus Group; her post: “Lazarus.”
            rf"{candidates}[,:–—]+\s{THE}[“\"‘']?{ACTOR}",
            rf"[:,]\s[“\"‘']{THE}{ACTOR}[.!,]",
            # TraderTraitor is the FBI's answer
            rf"{ACTOR}\s(?:is|was|remains)\s(?:the\s)?(?:[^\s;:.]+\s){{0,4}}?{answers}",
            # a drain by "the same actor as the big ones", meaning North Korea
            (
                rf"(?:{nouns}|{thieves})[^;.!?]{{0,80}}?[,”\"]*\s{meaning},?\s"
                rf"{THE}{ACTOR}"
            ),
        )
    )


WHO = worded(
    r"(?i)^\W*(?:(?:so|and|but|then|well|ok|okay|now|right),?\s)*who\b[^.!?]{0,40}\b(?:was|is|were)\s(?:it|that|this|they|to\sblame)\?\W*$"
    r"|\bwho(?:se|m)?\b[^.!]{0,60}{verdicts.behind}[^.!]{0,60}\?\W*$"
)


def answers_who(sentence: Sentence, context: Context, cues: Cues) -> bool:
    """ "Who is behind it? North Korea is thought to be.": the first sentence below the question."""
    before = context.previous
    return (
        before is not None
        and bool(WHO(cues).search(before.sentence.text))
        and sentence.index == before.sentence.index + 1
    )


def is_verdict(text: str, clause: Clause, cues: Cues) -> bool:
    """Whether the build of a clause accuses its actor; a likeness to other thefts does not."""
    masked = mask(text, clause.mentions, clause.victims)[clause.start : clause.end]
    found = (p.search(masked) for p in _patterns(cues))
    return any(
        m and (MEANING(cues).search(m[0]) or ": " in m[0] or not cues["comparison.leads"].search(m[0]))
        for m in found
    )

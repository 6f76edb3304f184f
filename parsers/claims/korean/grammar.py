"""The grammar of Korean: the victims, facts and frames of a sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.known import outermost
from parsers.claims.korean.accused import find_accused
from parsers.claims.korean.also import names_also, read_also
from parsers.claims.korean.beside import find_beside
from parsers.claims.korean.compared import COMPARED
from parsers.claims.korean.facts import find_facts
from parsers.claims.korean.frames import find_frames
from parsers.claims.korean.introduced import find_introduced
from parsers.claims.korean.listed import read_culprit, read_listed
from parsers.claims.korean.officials import of_their_state
from parsers.claims.korean.rows import read_row
from parsers.claims.korean.sums import is_vague
from parsers.claims.korean.titled import find_called, find_titled
from parsers.claims.korean.victims import first_pass, read_victims
from parsers.claims.periods import without_totals
from parsers.claims.together import find_together
from parsers.claims.values import SentenceReading, Voices
from parsers.languages import Language
from parsers.parties import DPRK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parsers.claims.grammar import Context, Grammar
    from parsers.claims.values import Mentions, Sentence, Victim
    from parsers.mentions.values import NameMention

# a stop behind a word or a bracket, not one inside 2026. 3. 5. or 14.6
# or a line that begins as an item of a list does
END = re.compile(
    r"\n(?=\s*(?:[\-○□•*·■▶◆△※]|\d{1,2}[.)]\s|\d{4}\s?[년.\-]))"
    r"|(?<=[가-힣A-Za-z)\]’”\"'%][.!?…])(?<!\b[AQ][.])[’”\"')\]]*\s+|(?<=[요죠네음함됨임])\s(?=[□○])"
    # sentences and items whose space was lost: 발표했다.거래소는, 발표하였다.□ 사건 개요○ 일시
    r"|(?<=[다요죠][.!?])(?:\[\d{1,3}\])+\s*|(?<=[가-힣])(?=\d{1,2}[.)]\s?[가-힣])|\s+(?=[■□◆▶●]\s?[가-힣A-Za-z])"
    r"|(?<=[다요죠까음함됨임][.!?])(?=[가-힣A-Za-z0-9“‘\"(□○])|(?<=\S)(?=[□○■◆]\s)"
)
OPENING, CLOSING = "“‘「『", "”’」』"
SHORT_YEAR = re.compile(r"[‘'](?=\d\d[.년])")  # ‘25. 10. 4. opens no speech
ALL_SPEECH = re.compile(r"[“\"][^“”\"]+[”\"]")
OF_STATE = re.compile(r"북한|北|북\s|조선")
LONGEST_SPEECH = 300
BROKEN_INTO = re.compile(
    r"(?:의)?\s(?:\S{1,8}\s)?(?:개발자|엔지니어|직원|인프라|서버|프론트엔드|프런트엔드|화면|시스템|단말|코드|저장소)(?:의|를|을|에)?"
    r"\s(?:\S{1,12}\s){0,3}?\S*(?:장악|침해|침투|침입|감염|변조|탈취|악용|공략|뚫)"
)


HELPED = re.compile(
    r"(?:\s(?:및|등)\s(?:\S{1,10}\s){0,3}?\S{1,10})?(?:와|과|등과|의)\s(?:함께|협력|공조|협조|도움)\S{0,3}\s(?:\S{1,8}\s)?"
    r"(?:조사|점검|분석|추적|확인|원인|포렌식)\S*\s(?:바|결과|끝에|뒤|후|중)"
)
FORMER, FORMERLY = (
    re.compile(r"(?:(?<![가-힣])전|전직|前|퇴직한)\s?$"),
    re.compile(r"\s?(?:출신|국적)(?=[\s의인])|인\s"),
)


class Korean:
    """Rules of the language; holds no state."""

    def split(self, text: str) -> list[tuple[int, int]]:
        """Sentences of a block; direct speech is not taken apart, but where it is all of the block."""
        is_speech = ALL_SPEECH.fullmatch(text.strip())
        ends = (m.end() for m in END.finditer(text))
        cuts = [0, *(e for e in ends if is_speech or not _in_speech(text, e)), len(text)]
        return [_trim(text, a, b) for a, b in pairwise(cuts) if text[a:b].strip()]

    def victims(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names that the sentence robs or introduces."""
        return first_pass(sentence, mentions, context, cues_of(context.lexicon, Language.KOREAN))

    def names(self, sentence: Sentence, mentions: Mentions, context: Context) -> tuple[Victim, ...]:
        """Names that the sentence introduces as services, or that their form marks; and those of the title."""
        cues = cues_of(context.lexicon, Language.KOREAN)
        found = first_pass(sentence, mentions, context, cues)
        called = tuple(find_called(sentence, mentions, context, cues))
        names = (*found, *called, *find_titled(sentence, mentions, context, cues))
        compared = COMPARED(cues)
        return outermost(v for v in names if not compared.match(sentence.text, v.end))

    def tells_loss(self, sentence: Sentence, mentions: Mentions, context: Context) -> bool:
        """Whether a word of theft, or a sum, stands in it."""
        cues = cues_of(context.lexicon, Language.KOREAN)
        told = (cues[f"theft.{key}"].search(sentence.text) for key in ("nouns", "verbs", "losses", "lost"))
        return bool(mentions.amounts) or any(told)

    def read(self, sentence: Sentence, mentions: Mentions, context: Context) -> SentenceReading:
        """Facts and frames of the sentence, with the names that the page robs anywhere."""
        cues = cues_of(context.lexicon, Language.KOREAN)
        names = of_their_state(mentions.names, sentence, context, cues)
        mentions = replace(
            mentions,
            names=tuple(_with_states(_who_can_speak(names, sentence.text))),
            amounts=tuple(m for m in mentions.amounts if not is_vague(sentence.text, m)),
        )
        if accused := find_accused(sentence.text, mentions, context, cues):
            rest = tuple(n for n in mentions.names if n.kind != "actor")
            mentions = replace(mentions, names=(*rest, *accused))
        if row := (
            read_listed(sentence, mentions, context, cues)
            or read_culprit(sentence, mentions, context)
            or read_row(sentence, mentions, context, cues)
        ):
            return row
        victims, names_another = read_victims(sentence, mentions, context, cues)
        taken = without_totals(sentence.text, mentions, victims)
        facts = find_together(sentence, taken, cues) or find_facts(sentence, taken, victims, context, cues)
        facts += find_beside(sentence, taken, victims, facts, context, cues)
        found = find_frames(sentence, mentions, victims, context, cues, names_another=names_another)
        speakers = found.voiced.speakers
        frames = found.frames
        if not frames and names_also(sentence, mentions, context, cues):
            frames = read_also(sentence, victims, context)
        voices = Voices(speakers, () if speakers else tuple(find_introduced(sentence.text, mentions, cues)))
        return SentenceReading(sentence, mentions, victims, facts, frames, found.refusals, voices)


def _who_can_speak(names: Iterable[NameMention], text: str) -> Iterator[NameMention]:
    """The names without parties whose things were broken into: 라자루스가 가람시큐어 개발자 PC를 장악해.

    So are those who helped to look into it (인터넷진흥원과 함께 조사한 결과), and whom somebody left (전 국정원 간부).
    """
    return (n for n in names if n.kind != "party" or not _is_aside(text, n.start, n.end))


def _is_aside(text: str, start: int, end: int) -> bool:
    if FORMER.search(text[:start]) or FORMERLY.match(text, end):
        return True
    return bool(BROKEN_INTO.match(text, end) or HELPED.match(text, end))


def _with_states(names: Iterable[NameMention]) -> Iterator[NameMention]:
    """북한 정찰총국 names the state, too."""
    for name in names:
        yield name
        if name.kind == "actor" and name.id != DPRK and OF_STATE.match(name.surface):
            yield replace(name, id=DPRK)


def _in_speech(text: str, position: int) -> bool:
    """Whether a mark that was opened before is closed only behind."""
    before = SHORT_YEAR.sub(" ", text[max(0, position - LONGEST_SPEECH) : position])
    opened = max(before.rfind(mark) for mark in OPENING)
    closed = max(before.rfind(mark) for mark in CLOSING)
    after = text[position : position + LONGEST_SPEECH]
    if opened > closed:
        return any(mark in after[1:] for mark in CLOSING)
    return before.count('"') % 2 == 1 and '"' in after


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


KOREAN: Grammar = Korean()

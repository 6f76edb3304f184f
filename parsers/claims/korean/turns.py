"""Who speaks by the layout of a text: the labels of a chat, the minutes of a parliament, an interview's paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.korean.speaker_places import overlapping, speaker_places_of
from parsers.claims.korean.words import strip_particle
from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.names import slug
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence

STAMP = r"(?:[\[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s)"
LABEL = re.compile(
    rf"^[\s\-○□•▶▷◇]*{STAMP}?(?:[가-힣]{{2,4}}[)\]]\s)?"
    r"(?P<label>[A-Za-z가-힣][A-Za-z가-힣0-9_.]{1,19})"
    r"(?:\s?[(（][^)）\n]{1,30}[)）])?(?:\s?[:：]|\))?\s",
    re.MULTILINE,
)
# [11:47] 벌목(온체인 분석가): a line of a channel, with who said it and when
LOGGED = re.compile(
    rf"^\s*{STAMP}(?:[가-힣]{{2,4}}[)\]]\s)?(?P<label>[A-Za-z가-힣][A-Za-z가-힣0-9_.]{{1,19}})(?:\s?[(（][^)）\n]{{1,30}}[)）])?\s?[:：]\s",
    re.MULTILINE,
)
QUESTION = re.compile(r"^\s*(?:[-–—―─▶◆■]|Q[.:)]?|문[.:)]|질문)|[?？]\s*$")
MEETING = re.compile(
    r"인터뷰|일문일답|문답|대담|Q&A|에게 (?:듣|묻)|만났다|만나 (?:물|들|이야기)|물었다|물어봤다"
    r"|질문(?:을 받|에 답)|질의(?:응답|에 답)"
)
RECORD = re.compile(r"^○(?=[가-힣])", re.MULTILINE)
# ○ 구하린 위원 다솜브릿지 건을 묻겠습니다.
MEMBERS = re.compile(
    r"^○\s?(?:(?P<name>[가-힣]{2,4})\s(?:위원장?|의원)|(?:위원장|의장)\s(?P<chair>[가-힣]{2,4}))\s",
    re.MULTILINE,
)
SPOKEN_LINE = re.compile(r"○\s?")
LABEL_LINE = re.compile(r"○\s?[^.?!:○\n]{2,30}")
# 다음은 주요 문답 stands behind the sentence that names who answers
LEAD_END = re.compile(r"\n|(?<=다)[.]\s(?!다음은|아래는)")
ANSWERS = re.compile(r"[^.\n]{0,40}?(?:은|는|이|가)\s")
SPEECH = re.compile(r"[“\"][^”\"]+[”\"]")
NEXT = re.compile(r"\s*[^.\n]{1,120}")
# no noun: 있지만
VERBAL = re.compile(
    r"(?:지만|는데|면서|으며|거나|니까|려고|도록|다가|던데|[라다]고|[라다]며|하고|되고|[해아어여]서|하기|하지|되지|[라다]면|하는|되는)$"
)
MALWARE = re.compile(
    r"(?<!시사 )(?<!방송 )(?<!뉴스 )(?<!보도 )(?<!탐사 )(?<!분석 )"  # what is broadcast may say something
    r"(?:악성\s?코드|백도어|도구|프로그램|멀웨어|로더|패키지|파일)(?:인|,)?\s?[‘“'\"]?$"
)
RECORD_REACH = 40
LONGEST_HEAD = 40
TOPIC = re.compile(r"(?<!에)(?:은|는)\s")
OPENING = 300
MIN_LABELS, MIN_TURNS, MIN_NAME = 3, 2, 3


def is_malware(text: str, start: int) -> bool:
    """악성코드 'DewDrop'은: whether what stands before calls the name a program."""
    return MALWARE.search(text[:start]) is not None


def is_speaker_name(name: str, cues: Cues, *, shortest: int = MIN_NAME) -> bool:
    """Whether a word may be the name of somebody who speaks: no common noun, no office."""
    if (
        any(cues.holds(key, name) for key in ("names.common", "report.documents", "report.openers"))
        or cues["names.no_speaker"].search(name)
        or VERBAL.search(name)
    ):
        return False
    return len(name) >= shortest and not cues.holds("names.common", strip_particle(name))


def labelled(sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """An interview sets who answers before each answer: haneulbit 전혀 다른 사건이다."""
    labels = _labels(context.text, cues)
    if not labels:
        return
    line = context.text.rfind("\n", 0, sentence.start) + 1
    match = LABEL.match(context.text, line)
    if match and match["label"] in labels:
        yield Speaker(_party_called(match["label"], context), 0, 0)


def _party_called(name: str, context: Context) -> str:
    """The id of a listed party of this name, else its slug."""
    named = (n for n in find_names(name, context.lexicon) if n.kind == "party" and n.surface == name)
    return next((n.id for n in named), slug(name))


def recorded(sentence: Sentence, context: Context) -> Iterator[Speaker]:
    """The minutes of a parliament set who speaks before the speech: ○국가정보원 제3차장 저희는."""
    start = context.text.rfind("\n", 0, sentence.start) + 1
    members = len(MEMBERS.findall(context.text))
    is_record = len(RECORD.findall(context.text)) >= (MIN_TURNS if members else MIN_LABELS)
    line = context.text[start:][:RECORD_REACH]
    if is_record and not RECORD.match(line):
        line = _label_above(context.text, start)
    begun = SPOKEN_LINE.match(line)
    if begun and (is_record or members >= MIN_TURNS):
        named = find_names(line, context.lexicon)
        yield from (Speaker(n.id, 0, 0) for n in named if n.kind == "party" and n.start == begun.end())
        if member := MEMBERS.match(line + " "):
            yield Speaker(slug(member["name"] or member["chair"]), 0, 0)


def _label_above(text: str, start: int) -> str:
    """○국가정보원제3차장 표도담 as a line of its own: the last one above, if it holds no speech; else empty."""
    at = text.rfind("\n○", 0, start) + 1
    line = text[at : text.find("\n", at)]
    return line if LABEL_LINE.fullmatch(line) else ""


def interviewed(sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """A paragraph that is nothing but direct speech is spoken by whom the interview introduced.

    So is the answer to a question line, by the body whose briefing it is, if there is one.
    """
    is_answer = _answers(sentence, context)
    if not (is_answer or SPEECH.fullmatch(_paragraph(sentence, context))):
        return
    if is_answer and (body := _briefing(context)):
        yield Speaker(body, 0, 0)
        return
    for match in overlapping(speaker_places_of(cues).introduced, context.text):
        name = match["n"] or match["m"] or match["o"]
        if is_speaker_name(name, cues):
            gloss = re.search(rf"{re.escape(name)}\s?[(（]([A-Za-z][\w.\- ]{{2,30}})[)）]", context.text)
            yield Speaker(_party_called(gloss[1] if gloss else name, context), 0, 0)
            return


def _briefing(context: Context) -> str:
    """경찰청 국가수사본부 진하루 수사대장은 ... 기자들의 질문을 받았다: the listed party that answers; empty for none."""
    for lead in LEAD_END.split(context.text[:OPENING]):
        if not MEETING.search(lead):
            continue
        named = (n for n in find_names(lead, context.lexicon) if n.kind == "party")
        if found := next((n.id for n in named if ANSWERS.match(lead, n.end)), None):
            return found
    return ""


def _answers(sentence: Sentence, context: Context) -> bool:
    """Whether the paragraph stands behind the line of a question, in a text that calls itself an interview."""
    if not MEETING.search(context.text[:OPENING]):
        return False
    before = context.text[: context.text.rfind("\n", 0, sentence.start) + 1].rstrip()
    return bool(QUESTION.search(before[before.rfind("\n") + 1 :]))


def headed(text: str, sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """## 잭엑스비티, and below: 2025년 해킹의 범인으로 라자루스를 지목했다. An entry leaves out whom it is about."""
    if sentence.kind is BlockKind.HEADING or TOPIC.search(text) or not cues["report.verbs"].search(text):
        return
    named = find_names(context.heading, context.lexicon) if len(context.heading) <= LONGEST_HEAD else ()
    whole = context.heading.strip()
    yield from (Speaker(n.id, 0, 0) for n in named if n.kind == "party" and n.surface == whole)


def announced(sentence: Sentence, context: Context) -> Iterator[Speaker]:
    """ "북한이 했다." 연방수사국(FBI)이 18일 올린 공지다: the sentence behind a quotation tells whose words it was."""
    if not SPEECH.fullmatch(sentence.text.strip()):
        return
    behind = NEXT.match(context.text, sentence.end)
    named = find_names(behind.group(), context.lexicon) if behind else ()
    yield from [Speaker(n.id, 0, 0) for n in named if n.kind == "party"][:1]


def _paragraph(sentence: Sentence, context: Context) -> str:
    start = context.text.rfind("\n", 0, sentence.start) + 1
    end = context.text.find("\n", sentence.end)
    return context.text[start : end if end >= 0 else None].strip()


@lru_cache(maxsize=4)
def _labels(text: str, cues: Cues) -> frozenset[str]:
    """Words that begin three or more lines as a name before a speech, and hang no particle on themselves."""
    counted = Counter(m["label"] for m in LABEL.finditer(text))
    ended = Counter(m["label"] for m in LABEL.finditer(text) if re.search(r"[:：]\s$", m.group()))
    is_talk = sum(number >= MIN_TURNS for number in ended.values()) > 1
    logged = frozenset(m["label"].strip() for m in LOGGED.finditer(text))
    is_log = len(logged) >= MIN_LABELS
    return (logged if is_log else frozenset()) | frozenset(
        label
        for label, number in counted.items()
        if (is_speaker_name(label, cues) or _is_titled(label, text))
        and (number >= MIN_LABELS or (is_talk and ended[label] >= MIN_TURNS))
        and (ended[label] or re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*", label) or _is_titled(label, text))
    )


def _is_titled(label: str, text: str) -> bool:
    """[대담] ... 추적가 별내: a talk whose title ends in the word that begins its answers."""
    return text.split("\n", maxsplit=1)[0].endswith(f" {label}")

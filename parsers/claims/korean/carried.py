"""What a Korean sentence leaves to the one before to say: the thief of a list of thefts, how sure a joined finding is."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.korean.culprits import AFTER_NAME, COPULA, takes_steps
from parsers.mentions.names import find_names
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, SentenceReading, Speaker, Victim
    from parsers.mentions.values import NameMention

# an active verb of theft that ends its sentence, and a subject of its own
TOOK = re.compile(
    r"[을를]\s(?:훔쳤|훔쳐\s?냈|탈취했|빼돌렸|빼냈|챙겼|가로챘|빼앗았|털었|강탈했|가져갔|앗아\s?갔|빼\s?갔|쓸어\s?갔|털어\s?갔"
    r"|훔쳐\s갔|훔쳐\s달아났|탈취하였|절취하였|절취했|강탈하였|훔친 것으로|탈취한 것으로|빼낸 것으로)"
    r"[가-힣]*(?:\s(?:\S{1,12}\s){0,3}?(?:지목|특정|결론|확인|발표|추정)\S*)?(?:\s?[(（][^)）]{1,40}[)）])?[.]?\s*$"
)
SUBJECT = re.compile(r"(?<![같많작높낮])은\s|(?<![에있없하되])는\s|[가-힣](?:이|가)\s")
TOPIC = re.compile(r"[’”'\"]?(?:은|는)\s")
DOER = re.compile(r"[’”'\"]?(?:은|는|이|가)\s")
LEAD = 4
ANNOUNCES = re.compile(
    r"(?:다음|아래)(?:의 \S{1,6})?(?:이|가|을|를|도)?\s?(?:\S{1,6}\s)?(?:포함|있|들|해당|같)\S{0,5}[.:]?\s*$"
    r"|^(?:이|그) (?:내역|목록|사례)\S{1,2}\s"
)
OF_NAME = re.compile(r"(?:\s?(?:그룹|조직))?(?:\s?[(（/][^)）]{1,40}[)）]?)?")
PRONOUN = re.compile(r"(?<![가-힣])(?:이를|이에|그\s?같은|이\s?같은|이런|이러한|그런)(?=\s)")
WHO = re.compile(r"(?:누구|누가|배후|범인|주범|소행|짓|어디|어느)[^?？]{0,40}[?？]\s*[”\"]?\s*$")
ASKED_LEAD = re.compile(r"[\s“\"]*(?:A[.:)]\s?|답[.:)]\s?)?(?:\S{1,8}[,.]?\s){0,3}")
# what an earlier clause owns up to or makes public: 피해 사실을 인정했고, 유출 경위를 공지하자
ADMITTED = re.compile(
    r"\S*(?:피해|유출|도난|해킹|탈취|사고|침해|출금|손실|이상|사실|경위|규모|정황)\S{0,3}"
    r"(?:을|를|에 대해|했다고|됐다고|다고)\s"
    r"(?:\S+\s){0,3}?(?:인정|공지|공개|발표|신고|보고|시인|알[려렸리]|밝[혔히]|통보|접수|파악|감지|발견|고백|털어놓|전하|전했)\S*"
    r"(?:고|며|자|으며|면서|는데|지만|으나|해|한 뒤|한 데),?\s"
)
IS_IT = worded(rf"{AFTER_NAME}{COPULA}")


def goes_on(
    sentence: Sentence, text: str, mentions: Mentions, victims: tuple[Victim, ...], context: Context
) -> bool:
    """2025년 2월에는 바이비트에서 15억 달러를 훔쳤다: whom the sentence before made the thief needs no word."""
    robbed = any(v.is_target for v in victims)
    took = TOOK.search(text)
    if not (robbed and mentions.amounts and took):
        return False
    if title_actors(context) and not SUBJECT.search(text[: took.start()]):
        return True
    before = context.previous
    if before is None or before.sentence.block != sentence.block:
        return False
    return _has_thief(before) and not SUBJECT.search(text)


def title_actors(context: Context) -> tuple[NameMention, ...]:
    """로닌 네트워크에서 6억 달러를 탈취하였다, in a page that has 라자루스 그룹 as all of its title: its thief."""
    title = context.text.split("\n", maxsplit=1)[0].strip()
    named = (n for n in find_names(title, context.lexicon) if n.kind == "actor" and n.start == 0)
    return tuple(n for n in named if OF_NAME.fullmatch(title, n.end))


def _has_thief(before: SentenceReading) -> bool:
    """Whether the sentence accuses flatly, or has the group as its topic: 라자루스는 2014년 이름을 알렸다."""
    if any(f.stance is Stance.ASSERTED and f.victims and not f.speakers for f in before.frames):
        return True
    if source_of(before):
        return True
    return any(a.start <= LEAD and TOPIC.match(before.sentence.text, a.end) for a in before.mentions.actors)


def source_of(before: SentenceReading | None) -> tuple[Speaker, ...]:
    """FBI에 따르면 라자루스는 ... 훔쳤다: whose finding the next sentence goes on with; none if it is nobody's."""
    if before is None:
        return ()
    told = [f for f in before.frames if f.stance is Stance.ASSERTED and f.victims and f.speakers]
    text = before.sentence.text
    is_told = any(DOER.match(text, a.end) and TOOK.search(text) for f in told for a in f.actors)
    return tuple(replace(s, start=0, end=0) for s in told[0].speakers) if is_told else ()


def takes_up(sentence: Sentence, text: str, context: Context, cues: Cues) -> bool:
    """김수키가 3억 원을 훔쳤다. 경찰은 7일 이같이 밝혔다: who tells, or confirms, what the sentence before says.

    Said "thus", it is theirs only where the sentence before names nobody who says so.
    """
    before = context.previous
    if before is None or sentence.index - before.sentence.index > 1:
        return False
    firm = [f for f in before.frames if f.stance not in {Stance.DENIED, Stance.DISPUTED}]
    if not firm:
        return False
    is_open = all(not f.speakers for f in firm)
    found = cues["anaphora.takes_up"].search(text)
    if found and PRONOUN.match(text, found.start()) and _admits(sentence.text, text, cues):
        return False
    return bool(found or (is_open and cues["anaphora.thus"].search(text)))


def _admits(sentence: str, clause: str, cues: Cues) -> bool:
    """피해를 인정했고 금융감독원은 이를 확인했다: "this" is the loss that the same sentence tells, and no finding."""
    lead, found, _ = sentence.partition(clause)
    at = PRONOUN.search(clause)
    told = ADMITTED.search((lead if found else "") + clause[: at.start() if at else 0])
    return told is not None and not cues["theft.guilt"].search(told.group())


def last_stance(context: Context) -> Stance:
    """How sure the finding is that a party joins: as sure as the sentence before had it."""
    frames = context.previous.frames if context.previous else ()
    firm = [f.stance for f in frames if f.stance not in {Stance.DENIED, Stance.DISPUTED}]
    return firm[-1] if firm else Stance.ASSERTED


def breaks_in(
    sentence: Sentence, text: str, shift: int, mentions: Mentions, context: Context, cues: Cues
) -> bool:
    """한강빗에서 900만 달러가 나갔다. 라자루스가 서버를 장악해 ...: how the theft was done that the paragraph just told."""
    before = context.previous
    if before is None or before.sentence.block != sentence.block or before.frames:
        return False
    told = before.firm_facts or (before.victims and before.mentions.amounts)
    return bool(told) and takes_steps(text, mentions.actors, shift, cues)


def answers_charge(sentence: Sentence, text: str, context: Context) -> bool:
    """... 라자루스를 지목했다. 북한은 이를 부인했다: the accused state answers what the sentence before says."""
    before = context.previous
    is_told = before is not None and before.frames and before.sentence.block == sentence.block
    return bool(is_told and PRONOUN.search(text))


def answers_who(text: str, actors: tuple[NameMention, ...], shift: int, context: Context, cues: Cues) -> bool:
    """누구의 짓으로 봅니까? 북한입니다: a name as all of the answer to the question who did it."""
    if context.previous is None or not WHO.search(context.previous.sentence.text):
        return False
    return any(
        ASKED_LEAD.fullmatch(text[: a.start - shift]) and IS_IT(cues).match(text, a.end - shift)
        for a in actors
    )


def announces_list(sentence: Sentence, text: str, context: Context, cues: Cues) -> bool:
    """... 다른 절도에 대해서도 책임이 있다. 여기에는 다음이 포함된다: a list of what the paragraph lays to its actors."""
    if not ANNOUNCES.search(text) or sentence.kind is BlockKind.HEADING:
        return False
    told = context.text[: sentence.start].rpartition("\n")[2]
    accused = [n for n in find_names(told, context.lexicon) if n.kind == "actor"]
    is_void = cues.stances[Stance.DENIED].search(told) or cues["gates.unknown"].search(told)
    return bool(accused and cues["theft.guilt"].search(told) and not is_void)

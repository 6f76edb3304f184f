"""Whose words a Korean clause is that names no speaker: the firm spoken of (이 업체는), or whoever spoke before it.

Korean leaves out a subject that is known: 그룹IB는 ... 분류했다. 빗썸을 턴 것도 라자루스라고 적었다.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation, worded
from parsers.claims.publisher import GOVERNMENT, compiles
from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

# who may be any firm, robbed or not; every other kind is what was robbed
ANY_FIRM = ("회사", "업체", "기업", "사")
# a clause that ends in saying or finding, by somebody: 라고 적었다, 로 지목했다; not: 라고 알려졌다
SAYS = worded(
    r"(?:[다라자]고|[다라]며|[다라]면서)[”\"’']?\s(?:\S+\s){0,3}?{report.ends}"
    r"(?!\S*(?:됐|되|된|받))[가-힣\s]{0,8}[.]?\s*$"
    r"|(?:{report.concludes}(?:했|하였|시켰)|{report.decides})[가-힣]{0,4}[.]?\s*$"
)
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
GLOSS_REACH, AUTHOR_REACH = 40, 600
AUTHOR = worded(
    r"{report.authors}\s?[|:：]?\s"
    r"(?P<name>[가-힣A-Za-z]{2,12}(?: [가-힣A-Za-z]{2,12}){0,2}) *(?:\n|·|\||$)"
)
# 국회의원 김영호는 저는 ... 본다고 말했다: whose words those of a clause are that says 저
TOLD_BY = worded(
    r"(?<![가-힣])(?:(?:{report.titles}|{report.members})\s(?P<first>[가-힣]{2,4})|(?P<last>[가-힣]{2,4})\s(?:{report.titles}|{report.members}))[은는]\s$"
)
# 라자루스의 소행으로 결론 났다
CAME_OUT = worded(r"(?:으?로|이?라고|임이)\s(?:[^\s.]{1,6}\s)?{report.came_out}[가-힣]{0,3}[.]?\s*$")
NOMINAL = worded(r"{report.headlined}[.]?\s*$")
CROWD = worded(r"(?<![가-힣]){report.several}\s(?:\S{1,8}\s)?\S{1,8}(?:은|는|이|가)\s")
PRESENT = re.compile(
    r"(?:[한본인킨린]다|[합봅입킵립]니다|있다|있습니다)[.]?\s*$"
)  # 판단합니다: the publisher's own


@lru_cache(maxsize=4)
def _firm(cues: Cues) -> re.Pattern[str]:
    kind = alternation(
        (*cues.lists["services.words"], *cues.lists["services.firms"], "팀"), whole_words=False
    )
    title = cues.either("report.titles")
    # 이 회사 최유진 이사는
    behind = rf"(?:\s?(?:측|쪽|팀|운영진|경영진|개발진|{title}))*(?:(?<=[가-힣])\s[가-힣]{{2,4}}(?=은|는|이|가|도))?"
    who = rf"(?:\s[가-힣]{{2,4}}(?=\s(?:[가-힣]{{2,6}}\s)?{title}))?{behind}"
    return re.compile(
        rf"(?<![가-힣])(?:(?:이|그|해당|동|같은|피해)\s|(?<![가-힣]\s)(?<![가-힣][’”'\"]\s))(?P<kind>{kind}){who}"
        # 거래소가 고용한 다온포렌식은: the subject of a relative clause does not speak
        r"(?:[은는도]|측은|[이가](?!\s(?:\S+\s)?\S*[한은인던된긴킨린]\s))\s"
    )


def find_firm(text: str, sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """이 업체는 자체 조사를 마친 뒤 ... 밝혔다, 거래소 관계자는: the firm, or the robbed one, that was named last."""
    found = _firm(cues).search(text)
    is_own_team = found is not None and cues["report.own_team"].search(text)
    if found is None or (is_own_team and not is_compiled(context)):
        return
    said = cues["report.quoted"].search(text, found.end()) or cues["anaphora.agreement"].search(text)
    if not (said or NOMINAL(cues).search(text)):
        return
    told = context.text[: sentence.start + found.start()]
    robbed = {name: v for name, v in context.victims.items() if v.is_target} or context.victims
    named = {told.rfind(name): v.id for name, v in robbed.items() if name in told}
    if found["kind"] in ANY_FIRM:
        parties = (n for n in find_names(told, context.lexicon) if n.kind == "party")
        named |= {p.start: p.id for p in parties if not GOVERNMENT.fullmatch(p.id)}
        before = context.previous
        if before is not None:
            named |= {
                before.sentence.start + s.start: s.party
                for s in (*before.speakers, *before.introduced)
                if s.party and not GOVERNMENT.fullmatch(s.party) and not _is_of_case(s.party, cues)
            }
    if named:
        yield Speaker(named[max(named)], *found.span())


def _is_of_case(party: str, cues: Cues) -> bool:
    """원고, 피해자-모임: no firm."""
    return re.search(rf"(?:{cues.either('report.case_parties')})$", party.replace("-", " ")) is not None


def find_elided(text: str, sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """... 라자루스라고 적었다, right behind what 그룹IB said: a clause of saying without a subject keeps the last one."""
    before = context.previous
    if before is None or before.sentence.block != sentence.block or not SAYS(cues).search(text):
        return
    if CROWD(cues).search(text):
        return  # 일부 유튜버는 라자루스라고 못 박는다
    if not context.publishers or is_compiled(context) or not PRESENT.search(text):
        yield from (s for s in before.speakers if s.party)


def find_author(text: str, context: Context, cues: Cues) -> Iterator[Speaker]:
    """소리 위협분석팀은 in a paper below whose title stands: 작성 소리 위협분석팀."""
    written = AUTHOR(cues).search(context.text, 0, AUTHOR_REACH)
    name = written["name"].strip() if written else ""
    if name and re.search(rf"{re.escape(name)}(?:은|는|이|가|도)\s", text):
        yield Speaker("", 0, 0, is_self=True)


def find_case_party(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    """원고들은 "..."라고 주장한다, 제3자 조사위원회는: who is of one case, and has no other name."""
    for match in _case_party(cues).finditer(text):
        is_named = any(n.start <= match.start() < n.end for n in mentions.names)  # 피고인은: the accused
        if not is_named and cues["report.verbs"].search(text, match.end()):
            yield Speaker(slug(match["who"]), *match.span("who"))


@lru_cache(maxsize=4)
def _case_party(cues: Cues) -> re.Pattern[str]:
    whose = r"[가-힣A-Za-z]{2,10}\s(?=피해자|이용자|투자자|회원|예치자|고객)"  # 청풍코인 피해자 모임
    topic = r"(?:들)?(?:\s?측)?(?:은|는|이|가|도|에 따르면)\s"
    return re.compile(rf"(?<![가-힣A-Za-z])(?P<who>(?:{whose})?{cues.either('report.case_parties')}){topic}")


def find_self(text: str, context: Context, cues: Cues) -> Iterator[Speaker]:
    """We, I, 당사, 본 보고서, and 수사팀은 in what is no compiler's: the document."""
    outside = QUOTED.sub(" ", text)  # who says "우리도 같은 조직으로 본다" is somebody else
    text = outside if outside.strip(" .") else text
    own = cues["report.self"].search(text)
    if own and (told := TOLD_BY(cues).search(text[: own.start()])):
        yield Speaker(slug(told["first"] or told["last"]), 0, 0)
        return
    if own or (not is_compiled(context) and cues["report.own_team"].search(text)):
        yield Speaker("", 0, 0, is_self=True)


def is_compiled(context: Context) -> bool:
    """Whether the publishers only gather what others say."""
    return bool(context.publishers) and all(compiles(p, context.lexicon) for p in context.publishers)


def party_glossed(name: str, context: Context) -> str:
    """NCA, where the text began with 영국 국가범죄청(NCA): the listed party in whose bracket the short name stood."""
    at = context.text.find(f"({name})")
    before = find_names(context.text[max(0, at - GLOSS_REACH) : at], context.lexicon) if at > 0 else ()
    ended = [n for n in before if n.kind == "party" and n.end == min(at, GLOSS_REACH)]
    return ended[-1].id if ended else ""

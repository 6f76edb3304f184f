"""The places of a Korean sentence where somebody speaks, compiled from the words of saying."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.hints import Hinted, hinted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues

BRACKET = r"(?:\s?[(（][^)）]{1,60}[)）])?"
CLOSE = rf"{BRACKET}[’”'\"」』)）]?{BRACKET}"
LATIN = r"[A-Z][A-Za-z0-9.\-]+(?:\s[A-Z][A-Za-z0-9.\-]+){0,3}"
NAME = rf"(?P<n>[가-힣]{{3,12}}?|{LATIN})"
IN_QUOTES = r"[^\"”’]{0,80}"


class SpeakerPlaces(NamedTuple):
    """Expressions, by what they follow or hold; those that are tried on a rest of a text come without hints.

    Behind a listed name: `tail`, `topic`, `according`, `document`, `finding`, `concluding`, `closing`; behind the
    accused state: `answer`; behind the robbed party: `victim`. Holding an unlisted name as group
    `n` (or `m`): `source`, `quoted`, `employer`, `last`, `organ`, `person`, `firm`, `latin`, `called` mark it,
    `papered` and `bare` do not. For whoever spoke before: `group`; a person as a text first names them:
    `introduced`. Between parties: `link`, `chain`.
    """

    tail: re.Pattern[str]
    topic: re.Pattern[str]
    according: re.Pattern[str]
    document: re.Pattern[str]
    finding: re.Pattern[str]
    concluding: Hinted
    closing: re.Pattern[str]
    answer: Hinted
    source: Hinted
    quoted: Hinted
    employer: Hinted
    last: Hinted
    organ: Hinted
    person: Hinted
    introduced: Hinted
    firm: Hinted
    latin: Hinted
    called: Hinted
    papered: Hinted
    bare: Hinted
    victim: Hinted
    group: Hinted
    chain: re.Pattern[str]
    link: re.Pattern[str]


@lru_cache(maxsize=4)
def speaker_places_of(cues: Cues) -> SpeakerPlaces:
    """Compile the places."""

    def either(key: str) -> str:
        return cues.either(f"report.{key}")

    subject, title, firm, according = (either(k) for k in ("subject", "titles", "firms", "according"))
    # 엘립틱의 톰 로빈슨 수석과학자, 슬로우미스트 창업자 코스, 엘립틱 공동창업자 톰 로빈슨
    person = rf"(?:(?:의|\s)\s?(?:[가-힣A-Za-z]{{1,8}}\s){{0,3}}{title}(?:\s[가-힣]{{1,6}}){{0,2}})?"
    office = rf"(?:의?\s?{either('offices')}){{0,2}}{person}"
    paper = rf"(?:의\s|\s)?(?:{either('kinds')}\s)?{either('documents')}{either('by')}"
    tail = rf"{CLOSE}\s?(?:{according}|{subject}(?=[\s,\"“‘']))"
    trade = rf"(?:{firm}|{either('companies')})(?:인|,)?(?:\s[‘“'\"]?|[‘“'\"])"
    return SpeakerPlaces(
        tail=re.compile(office + tail),
        # 정부와 업계는
        topic=re.compile(
            rf"{office}(?:(?:와|과|·)\s?(?:업계|민간))?{CLOSE}\s?(?:측은|측도|에서는|은|는|도|역시|또한)(?=[\s,])"
        ),
        according=re.compile(rf"{office}{CLOSE}\s?{according}"),
        document=re.compile(paper),
        # 북한의 범행이라는 게 FBI의 판단이다; not: 아캄의 분석은 틀렸다
        finding=re.compile(
            rf"{office}의?\s?{either('findings')}"
            rf"(?:이다|다\.|다$|이라고|입니다|이었다|[은는](?!.{{0,20}}{either('wrong')}))"
        ),
        # "... 훔쳤다는 게 국정원의 결론"이라고
        concluding=hinted(rf"{office}의\s?(?:{either('drafts')}\s)?{either('findings')}[”\"’']"),
        # 귀속: 라자루스, FBI 발표
        closing=re.compile(
            rf"{office}의?\s?(?:{either('findings')}|{either('accusing')}|공지)\s*[)）]?[.]?\s*$"
        ),
        answer=hinted(
            rf"\s?(?:유엔\s?)?{either('envoys')}?(?:\s[가-힣]{{2,4}}\s대변인)?(?:[은이는가]|측은)(?!\s아니)\s[^.]{{0,120}}{either('denials')}"
        ),
        # 물레방아스왑(320만 달러): 시큐랩, 북한 소행 가능성 제기
        source=hinted(
            rf"(?<![가-힣(]){NAME}{CLOSE}{according}|(?<=[:：]\s)(?P<m>{LATIN}|[가-힣A-Za-z0-9]{{2,12}}),\s"
        ),
        quoted=hinted(rf"[“\"‘']{NAME}(?:사|측)?[이가은는]\s{IN_QUOTES}{either('accusing')}"),
        # 다솜포렌식의 강도현 이사는
        employer=hinted(
            rf"(?<![가-힣])(?P<n>{LATIN}|[가-힣A-Za-z0-9]{{3,12}}?)(?:의|\s소속)\s"
            rf"(?:[가-힣]{{2,4}}\s(?:[가-힣]{{2,6}}\s)?{title}|{title}\s[가-힣]{{2,4}}?(?:씨)?){tail}"
            rf"|(?<![가-힣])[가-힣]{{3}}\s(?P<m>[가-힣A-Za-z0-9]{{3,12}})\s{title}{tail}"
        ),
        # 배후는 블루노로프라고 체인시커가 주장했다
        last=hinted(
            rf"[라다]고\s(?P<n>{LATIN}|[가-힣A-Za-z0-9]{{2,12}}?)(?:사|측)?(?:이|가|은|는)\s(?=(?:\S{{1,6}}\s)?{either('verbs')})"
            rf"|[(（]{either('credits')}\s?[:：]\s?(?P<m>{LATIN}|[가-힣A-Za-z0-9]{{3,12}})[)）]"
        ),
        # 카이스트 사이버보안연구센터는
        organ=hinted(
            rf"(?<![가-힣])(?P<n>[가-힣A-Za-z]{{2,10}})(?:의)?\s[가-힣]{{2,12}}{either('organs')}{tail}"
        ),
        introduced=hinted(
            rf"(?<![가-힣])(?P<n>[가-힣]{{2,4}})(?:\s?[(（]\d{{2}}세?[)）])?\s(?:[가-힣]{{2,8}}\s)?{title}"
            # 추적자 달조각(활동명)
            rf"|(?:{title}|{firm})\s[‘“'\"]?(?P<m>[가-힣]{{2,6}}|[A-Za-z][A-Za-z0-9_]{{2,15}})[’”'\"]?[(（][^)）]{{1,12}}[)）]"
            # a name that is one of the net, told behind it: 은모래 and in brackets 활동명
            rf"|(?<![가-힣A-Za-z])(?P<o>[가-힣]{{2,8}}|[A-Za-z][A-Za-z0-9_]{{2,15}})[(（]{either('aliases')}"
        ),
        person=hinted(rf"(?<![가-힣])(?P<n>[가-힣]{{2,4}}|{LATIN})\s(?:[가-힣]{{2,8}}\s)?{title}{tail}"),
        firm=hinted(
            rf"{trade}(?P<n>{LATIN}|[가-힣A-Za-z0-9]{{2,12}}?){tail}"
            rf"|(?<![가-힣])(?!{either('no_names')})(?P<m>[가-힣A-Za-z0-9]{{1,10}}\s?{firm}){tail}"
        ),
        latin=hinted(rf"(?<![A-Za-z])(?P<n>{LATIN})(?:사|측)?{tail}"),
        # 유튜브 채널 ‘코인비밀’은
        called=hinted(
            rf"[‘'“\"「『〈](?P<n>[가-힣A-Za-z0-9_]{{2,12}}(?:\s[가-힣A-Za-z0-9_]{{1,10}})?)[’'”\"」』〉]{BRACKET}"
            rf"(?:\s?{either('channels')})?(?:은|는|이|가|도)(?=\s)"
        ),
        papered=hinted(rf"(?<![가-힣(]){NAME}(?=의\s|\s){paper}"),
        bare=hinted(rf"(?<![가-힣(])(?P<n>[가-힣]{{3,12}}?)(?:사|측|\s{either('units')})?{tail}"),
        victim=hinted(
            rf"\s?(?:자신|측|의)?\s?(?:{either('teams')}\s?)?(?:{title}\s?)*(?:{title}\s[가-힣]{{2,4}}?)?{CLOSE}(?:[은는이가도]|측은|[:：])\s"
        ),
        group=hinted(rf"{either('group')}[은이도]"),
        # 경찰청, 서울동부지검 합동수사단·미 연방수사국: bodies that no list holds stand between
        chain=re.compile(
            rf"{BRACKET}(?:\s?[,·/]|와|과|\s및|하고)\s?"
            rf"(?:[가-힣A-Za-z]{{1,12}}(?:\s[가-힣A-Za-z]{{2,14}})?{BRACKET}(?:\s?[,·/]|와|과|\s및)\s?){{0,3}}"
            r"(?:[가-힣]{1,4}\s)?"
        ),
        link=re.compile(
            rf"(?:[\s,·/&+、]|{either('links')}|[가-힣]{{2,9}}{either('departments')}|{BRACKET})*"
        ),
    )


def overlapping(pattern: Hinted, text: str) -> Iterator[re.Match[str]]:
    """All matches by their start: 반면 서도현 교수 begins with no name, 서도현 교수 does."""
    position = 0
    while match := pattern.search(text, position):
        yield match
        position = match.start() + 1

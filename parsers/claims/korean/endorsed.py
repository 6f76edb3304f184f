"""Whose finding somebody joins, by name: 북한이라고 발표한 미국에 동조했다, FBI의 발표를 재무부가 재확인했다."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.parties import is_accused, is_state
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence
    from parsers.mentions.values import NameMention

FINDING = (
    r"(?:결론|판단|발표|귀속|평가|결정|분석|진단|판정|성명|설명|지목|주장|의견|견해|소견|추정"
    r"|(?:조사|수사|감식|포렌식|점검)(?:\s결과)?)"
)
ITS_FINDING = re.compile(
    rf"(?:[(（][^)）]{{1,20}}[)）])?(?:\s?(?:측|정부|당국|수사당국))?(?:의|이|가)?\s(?:\S{{1,8}}\s){{0,2}}?{FINDING}(?:한|내린)?\s?"
    r"(?:내용|결과|것)?(?:을|를|에|과|와|도)(?=\s|,)"
)
FOUND = re.compile(
    rf"[다라]고\s(?:\S{{1,8}}\s)?(?:{FINDING}(?:한|을 내린|지은)|밝힌|못 박은|본|적은|특정한|단정한)"
    r"\s(?:\S{1,4}\s)?$"
)
JOINED = re.compile(r"(?:[(（][^)）]{1,20}[)）])?(?:\s?(?:측|정부|당국))?(?:에|의|와|과)\s")
# FBI에 이어 한빛거래소도 라자루스를 지목했다
FOLLOWED = re.compile(
    r"(?:[(（][^)）]{1,20}[)）])?(?:\s?측)?(?:에\s이어서?|(?:와|과)\s?(?:마찬가지로|같이|나란히)|뿐\s?(?:만\s)?아니라|(?:은|는)\s물론(?:이고)?|처럼)\s"
    r"[^,.“”]{2,24}?(?:도|까지|역시|또한)\s"
)


def endorsed(
    text: str,
    sentence: Sentence,
    mentions: Mentions,
    speakers: tuple[Speaker, ...],
    context: Context,
    cues: Cues,
) -> tuple[Speaker, ...]:
    """The speakers of a clause, and the party whose finding they join in it."""
    speakers += tuple(
        Speaker(p.id, p.start, p.end)
        for p in mentions.parties
        if speakers and p.id not in {s.party for s in speakers} and FOLLOWED.match(text, p.end)
    )
    if not speakers or not (cues["anaphora.agreement"].search(text) or cues["anaphora.joins"].search(text)):
        return speakers
    if any(cues.stances[s].search(text) for s in (Stance.DENIED, Stance.DISPUTED)):
        return speakers  # 체이널리시스의 결론에 동의하지 않는다
    known = {s.party for s in speakers}
    theirs = tuple(
        Speaker(p.id, p.start, p.end)
        for p in mentions.parties
        if p.id not in known
        and not is_accused(p.id)
        and _has_found(p, text)
        and not any(k.startswith(f"{p.id}.") for k in known)  # 한국 국정원도 같은 판단을
    )
    told = find_names(context.text[: sentence.start], context.lexicon) if theirs else ()
    # 영국의 평가, where 국가범죄청 of Britain was told to have made it: theirs
    agencies = {n.id.split(".")[0] for n in told if n.kind == "party" and "." in n.id}
    return speakers + tuple(s for s in theirs if not is_state(s.party) or s.party not in agencies)


def _has_found(party: NameMention, text: str) -> bool:
    if ITS_FINDING.match(text, party.end):
        return True
    return FOUND.search(text[: party.start]) is not None and JOINED.match(text, party.end) is not None

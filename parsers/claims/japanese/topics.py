"""Firms and people that no list knows, as the topic of a Japanese verb of saying."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import filled, worded
from parsers.claims.hints import hinted
from parsers.claims.japanese.marks import FORM, HIRA, KANJI, KATA, WIDE, marks_of
from parsers.claims.japanese.names import GLOSS
from parsers.claims.japanese.telling import accuses, says, tail
from parsers.claims.values import Speaker
from parsers.mentions.folding import fold
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim

LATIN = rf"[A-Za-z{WIDE}][A-Za-z0-9{WIDE}.&_\-]*(?:[ 　][A-ZＡ-Ｚ][A-Za-z0-9{WIDE}.&\-]*){{0,3}}"
SOLID = rf"[{KANJI}{KATA}A-Za-z0-9・]"
WORD = rf"[{KANJI}{KATA}{HIRA}A-Za-z0-9{WIDE}・ー]"
# 夜明け監査: a verb's stem inside a name
STEM = rf"[{KANJI}]{{1,3}}[みびりきぎしちえけげねせめべ]"
LINE = r"^[\s*＊・■\-「【]*"
HANDS = "(?:株式会社|合同会社|有限会社|社)?[」』）)]?(?:からも?|よりも?|による|が)"
JOINT = "(?:の|である|、|・|[ 　])?[「『]?"
NO_FIRM = "[会聞通業各両同当本該数二三四五2-5２-５]"  # 会社, 新聞社, 同社, 三社
FRESH = rf"(?<![{KANJI}{KATA}A-Za-z])"
FINDING = "の{speakers.inquiries}(?:により|によって|の結果|に基づき|では|で|から)"
BY_FINDING = "による{speakers.inquiries}(?:の結果|で|では|により)"
CLEFT = r"(?:と|そう|こう|との[^。、「」]{1,6}を)[^。、「」とのは]{1,10}の(?:は|が)、?"
COPULA = r"(?:だ|である|です|だった|でした|ら)(?=[。」]|$)"
# who speaks for himself, whatever house he works in
SCHOLAR = worded(r"{speakers.scholars}")
STAFF_OF = re.compile(r"社?の[^。、「」]{0,14}")
SURNAME = 2
READING = r"(?:\s?[（(][^（()）]{1,40}[)）])?"  # ヤン・ボーウェン（Yang Bowen）氏は
OF_STATE = rf"^[米英韓仏独豪露伊蘭加](?=[{KATA}A-Z])"  # 英ノースゲイト・サイバー


def _accuses(text: str, end: int, mentions: Mentions, *, is_marked: bool) -> bool:
    """Whether a marked topic accuses, or any topic in a quotation: "Xは「北朝鮮ではない」と返してきた"."""
    if is_marked:
        return accuses(end, mentions)
    return any(
        m.start() <= a.start < m.end()
        for m in re.compile("「[^「」]*」と").finditer(text, end)
        for a in mentions.actors
    )


@lru_cache(maxsize=4)
def _patterns(cues: Cues) -> tuple[tuple[Hinted, bool], ...]:
    """Expressions for who speaks, each with whether a role, ending or title marks the name."""
    firm, title = cues.either("speakers.endings"), cues.either("speakers.titles")
    rank = cues.either("speakers.ranks")
    role = cues.either("speakers.roles", "speakers.firms")
    firm_name = rf"{FRESH}(?P<n>(?:{LATIN}[ 　]?)?[{KANJI}{KATA}・]{{0,12}}(?:{firm}))(?:社)?"
    opens = r"(?:^|[。、「『]|(?<=[ただるのい])(?=[ァ-ヺA-Z])|(?<![A-Za-z])[\s　])"
    both = r"(?:の(?:両社|両者|[2-9２-９二三][社者]))?"
    staff = rf"(?:の[{KANJI}{KATA}]{{0,6}}?(?:{cues.either('speakers.staff')}))?"
    topic, person = rf"{both}{staff}(?:社|側|さん)?{tail(cues)}", tail(cues)
    finding, by_finding = filled(FINDING, cues), filled(BY_FINDING, cues)
    received = cues.either("report.received")
    cleft_firm = (
        rf"{CLEFT}(?:[^。「」]{{0,24}}(?:の|る|た))?(?:{role})?{JOINT}(?P<n>{LATIN}|{WORD}{{0,14}}?(?:{firm}))"
        rf"(?:社|の[^。、「」]{{1,20}})?(?P<according>{COPULA})"
    )
    person_name = rf"(?P<n>[{KANJI}]{{1,5}}|[{KATA}・＝]{{2,20}}|{LATIN})"
    return tuple(
        (hinted(p), is_marked)
        for p, is_marked in (
            # ヘリオス・トレース社より中間報告書を受領, 調査を委託した碧海フォレンジックより
            (
                rf"(?:{role})(?:である)?(?:株式会社|㈱)?[「『（(の]*(?P<n>{LATIN}|{SOLID}{{2,20}}?){HANDS}(?P<according>{received})",
                True,
            ),
            # サークル・フォレンジックス社）の調査により
            (
                rf"(?:{role})[「『（(の]*(?P<n>{LATIN}|{SOLID}{{2,20}}?)(?:社)?[」』）)]?(?P<according>{finding})",
                True,
            ),
            # 伊吹サイバーリサーチの調査により, 伊吹サイバーリサーチによる解析の結果
            (rf"{firm_name}{both}(?P<according>{finding}|{by_finding})", True),
            # 外部専門家（株式会社ともしび）は
            (rf"(?:{role})[（(](?:{FORM})?(?P<n>{LATIN}|{WORD}{{2,20}}?)(?:社)?[）)]{tail(cues)}", True),
            # 分析会社ともしびアナリティクス（東京）は, 調査会社の「X」によると
            (
                rf"(?<![当本同])(?:{role}){JOINT}(?![はがをにも])(?P<n>{LATIN}|[{HIRA}]{{0,6}}{SOLID}+?(?:{firm})?|[{KATA}・]{{3,}}){topic}",
                True,
            ),
            # 東浜セキュリティは
            (rf"{FRESH}(?P<n>(?:{LATIN}[ 　]?|{STEM})?[{KANJI}{KATA}・]{{0,12}}(?:{firm})){topic}", True),
            # ともしびアナリティクスは at the start of a clause
            (rf"(?:^|[。、「『\s　*＊])(?P<n>[{HIRA}]{{2,6}}[{KANJI}{KATA}]{{0,6}}(?:{firm})){topic}", True),
            # かわせみチェーン社は: 社 marks any name that opens a clause
            (
                rf"{opens}(?P<n>[{HIRA}]{{0,8}}[{KATA}{KANJI}A-Za-z]{{1,12}})(?<!{NO_FIRM})社{tail(cues)}",
                True,
            ),
            # 大浦教授は, 佐久間直樹教授は, Aqua Trace のケラー氏
            (rf"(?<![{KANJI}])(?!{rank})(?P<n>[{KANJI}]{{1,2}}(?:{title}))(?:ら)?{person}", True),
            # ロペス下院議員は
            (
                rf"(?<![{KANJI}])(?!{rank})(?P<n>[{KANJI}]{{2,5}}|[{KATA}・＝]{{2,20}}|{LATIN}){READING}(?:{rank})*(?:{title})(?:ら)?{person}",
                True,
            ),
            # 民間団体「チェーンの番人」は
            (
                rf"(?:{role})(?:の|である)?[「『](?P<n>[^「」『』。、]{{2,16}})[」』](?:社|氏|さん)?{person}",
                True,
            ),
            # アナリストの「ツルミ」氏は
            (rf"[「『](?P<n>[^「」『』。、]{{2,16}})[」』](?:氏|さん|名義|なる人物){person}", True),
            (rf"[「『](?P<n>[^「」『』。、]{{2,16}})[」』](?:社)?{person}", False),
            # Helios Trace は
            (rf"(?<![A-Za-z{WIDE}_])(?P<n>{LATIN})社{tail(cues)}", True),
            (rf"(?<![A-Za-z{WIDE}_])(?P<n>{LATIN}){topic}", False),
            (rf"(?<![{KATA}])(?P<n>[{KATA}・＝]{{3,}}){topic}", False),
            # 朝霧ラボ（5月24日）： at the start of a line
            (rf"{LINE}(?P<n>{LATIN}|{WORD}{{2,14}}?)[」】*＊]*[（(][^）)]{{1,20}}[）)][*＊]*[:：]", True),
            (rf"{LINE}(?P<n>{WORD}{{0,12}}?(?:{firm})|{LATIN})[」】*＊]*[:：]", True),
            # そう話すのは、セキュリティ会社シグマラボの大槻氏だ
            (cleft_firm, True),
            # Cyvers→北。
            (rf"(?:^|[。　])\s*(?P<n>{LATIN}|{WORD}{{2,14}}?)(?:さん|氏|社)?\s?[→⇒](?P<according>)", True),
            # …です」（オンチェーン調査員・ノヴァ氏）
            (rf"[」』][（(](?:[^（()）]{{0,20}}[・、の 　])?{person_name}(?:{title})[）)]$", True),
            (
                rf"{CLEFT}(?:[^。「」]{{0,24}}(?:の|る|た))?{person_name}(?:{title})(?P<according>{COPULA})",
                True,
            ),
            # 「北朝鮮の犯行」と東浜セキュリティ at the end of a headline
            (
                rf"[」』とで、 　](?P<n>(?:{LATIN}[ 　]?)?[{KANJI}{KATA}・]{{0,12}}(?:{firm}))[」】 　]*$",
                True,
            ),
        )
    )


@lru_cache(maxsize=4)
def _nobody(cues: Cues) -> re.Pattern[str]:
    words = cues.either("names.common", "speakers.nobody", "speakers.roles")
    return re.compile(rf"(?:{words}|[・ 　])+")


def find_unlisted_speakers(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> Iterator[Speaker]:
    """Each topic of a verb of saying that no list knows; one of the page's victims keeps its id."""
    taken = _taken(mentions, victims)
    found: list[Speaker] = []
    for pattern, is_marked in _patterns(cues):
        for match in pattern.finditer(text):
            start, end = match.span("n")
            is_label = match.group().rstrip().endswith((":", "：")) or match.end() == len(text)
            is_said = (
                is_label
                or says(match, text, cues)
                or _accuses(text, match.end(), mentions, is_marked=is_marked)
            )
            if any(a < end and start < b for a, b in taken) or not is_said:
                continue
            if match.group()[:1] in "「『" and marks_of(cues).sentence.search(match.group("n")):
                continue  # 弁護団は「会社の責任逃れだ」として: what is said
            if re.match(r"い(?:る|た|ます)|存在|ある|あり", text[match.end() :]):
                continue  # 背後にはXがいると書いている
            if any(STAFF_OF.fullmatch(text, a.end, start) for a in found):
                continue  # シグマラボの大槻氏は: the firm's word
            if not SCHOLAR(cues).search(text, start, end + 4) and (
                firm := _of_firm(cues).search(text[:start])
            ):
                start, end = firm.span("n" if firm["n"] else "m")  # 雁木総研の鳥越氏は: the firm's word too
                if any(a < end and start < b for a, b in taken):
                    continue  # 県警と警察庁の合同捜査本部は: those are listed
            if speaker := speaker_at(
                text, start, end, victims, cues, is_house=_has_staff(cues).match(text, end)
            ):
                found.append(speaker)
                taken.append((start, end))
                yield speaker


@lru_cache(maxsize=4)
def _of_firm(cues: Cues) -> re.Pattern[str]:
    firm = cues.either("speakers.endings")
    return re.compile(
        rf"(?:{FRESH}(?P<n>(?:{LATIN}[ 　]?)?[{KANJI}{KATA}・]{{1,12}}(?:{firm}))"
        rf"|(?:{cues.either('speakers.roles')}){JOINT}(?P<m>{LATIN}|[{KATA}・]{{2,20}}))"
        r"[」』]?(?:社)?の[^、。「」のはが]{0,8}$"
    )


def _taken(mentions: Mentions, victims: tuple[Victim, ...]) -> list[tuple[int, int]]:
    """What is known to be something else: sums, dates, listed names, the robbed."""
    found = [(m.start, m.end) for m in (*mentions.names, *mentions.amounts, *mentions.dates)]
    return found + [(v.start, v.end) for v in victims if v.is_target]


def find_mate(
    text: str, start: int, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> Speaker | None:
    """The unlisted name in front of と, directly before a speaker at `start`."""
    firm = rf"[{KANJI}{KATA}・]{{1,12}}(?:{cues.either('speakers.endings')})"
    found = re.search(
        rf"(?P<n>{LATIN}|[{KATA}・＝]{{3,}}|{firm})(?:社|氏)?(?:と|及び|および|並びに)[「『]?$", text[:start]
    )
    if not found:
        return None
    if any(a < found.end("n") and found.start("n") < b for a, b in _taken(mentions, victims)):
        return None
    return speaker_at(text, *found.span("n"), victims, cues)


def _is_culprit(name: str, cues: Cues) -> bool:
    """ "「第一容疑者」は": a word for who did it, with what it counts."""
    found = cues["anaphora.labels"].search(name)
    return found is not None and found.end() == len(name)


@lru_cache(maxsize=4)
def _has_staff(cues: Cues) -> re.Pattern[str]:
    """ "GitHubの調査チームは": what has staff that says so is a house, however common its name."""
    return re.compile(rf"(?<=[A-Za-z])の[{KANJI}{KATA}]{{0,6}}?(?:{cues.either('speakers.staff')})")


def speaker_at(
    text: str,
    start: int,
    end: int,
    victims: tuple[Victim, ...],
    cues: Cues,
    *,
    is_house: re.Match[str] | None = None,
) -> Speaker | None:
    """The name there as a speaker, without what introduces it; None for a common noun or what a culprit is called."""
    name = text[start:end].strip("・ 　")
    if (
        len(name) < SURNAME
        or re.match(r"[同両当本該各]", name)
        or (_nobody(cues).fullmatch(fold(name)) and not is_house)
        or _is_culprit(name, cues)
        or cues["report.documents"].fullmatch(name)  # 専門家の見方も
    ):
        return None
    if known := next((v.id for v in victims if v.start < end and start < v.end), None):
        return Speaker(known, start, end)
    name = re.sub(rf"^(?:{cues.either('speakers.roles')})[、・]?|{FORM}|(?:株式|合同|有限)会$", "", name)
    name = re.sub(OF_STATE, "", name)
    full = re.sub(rf"(?:{cues.either('speakers.titles')})$", "", name)
    gloss = GLOSS.match(text, end)
    is_whole = len(full) > SURNAME or name.endswith(
        ("氏", "さん")
    )  # 大浦教授 keeps what tells him from others
    shown = gloss.group("gloss") if gloss else full if is_whole else name
    return Speaker(slug(shown), start, end)

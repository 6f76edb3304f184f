"""Whom a Japanese clause accuses, by name or as who was accused just before."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.japanese.insiders import without_staff
from parsers.claims.rows import GENERAL_ACTORS
from parsers.parties import DPRK
from parsers.values import Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame, Mentions, Victim
    from parsers.mentions.values import NameMention

# これは, 同グループは, 「X」は at the beginning of what says who a group is
PRONOUN = re.compile(r"(?:これ|それ|(?:同|この|その)(?:グループ|集団|組織|アクター|主体))(?:は|が)")
TOPIC_FIRST = re.compile(r"[「『]?(?:なお、|また、)?[「『]?")
IS_A_GROUP = re.compile(
    r"(?:系|政府|国家|軍|情報機関|を背景|を後ろ盾|が支援|の支援|と(?:つなが|関係|結び)|傘下|配下|に(?:属|所属)|の)[^。、「」はが]{0,20}"
    r"(?:集団|組織|グループ|部隊|アクター|主体|傘下|配下|下部組織|一部門|属(?:する|し)|所属|される)"
)
RUMOUR = re.compile(
    r"[^。]{0,40}(?:名(?:前)?[がも][^、。]{0,6}(?:挙が|飛び交|取り沙汰|広が|出回)|噂|うわさ|ささやか|との声)[^。、]{0,12}"
    r"(?:が|ものの|けれども)、"
)
CORRECTLY = re.compile(r"(?:正しくは|実際(?:に)?は|本当は|真犯人は|むしろ|そうではなく)、?")
SAME_GROUP = re.compile(r"(?:同|この|その)(?:グループ|集団|組織|アクター|攻撃者)")
POINTED = re.compile(
    r"(?:この|その|同)(?P<role>開発者|人物|男|女|社員|従業員|元社員|職員|技術者|エンジニア|ハッカー|犯人|攻撃者|労働者|担当者)(?:は|が|を|の正体)"
)


def accused(text: str, shift: int, mentions: Mentions, cues: Cues) -> tuple[NameMention, ...]:
    """The accused of the clause; a wider group under which another stands comes after it."""
    actors = [a for a in mentions.actors if not _is_bystander(text, a, shift, cues)]
    if rumour := RUMOUR.match(
        text
    ):  # SNSではラザルスの名が飛び交っていますが、…: not whom the clause is about
        actors = [a for a in actors if a.start - shift >= rumour.end()] or actors
    if correctly := CORRECTLY.search(text):  # APT38の名に釘を刺し、正しくはアンダリエルだと
        actors = [a for a in actors if a.start - shift >= correctly.end()] or actors
    under = re.compile(rf"[」』”）)]?\s?の?\s?(?:{cues['nested.under'].pattern})")
    wider = [
        a
        for a in actors
        if any(b.start > a.start and b is not a for b in actors)
        and (under.match(text, a.end - shift) or any(_is_of(text, shift, a, b) for b in actors))
    ]
    return without_staff(tuple([a for a in actors if a not in wider] + wider))


def _is_of(text: str, shift: int, wider: NameMention, actor: NameMention) -> bool:
    """ "ラザルスのトレーダートレイター部隊": a group of a group; the state's group is named in the order of the text."""
    between = text[wider.end - shift : max(0, actor.start - shift)]
    return wider.id != DPRK and re.fullmatch(r"[」』]?の[「『]?", between) is not None


def _is_bystander(text: str, actor: NameMention, shift: int, cues: Cues) -> bool:
    """The state as a place, a ministry or a speaker is not accused."""
    before, after = text[: actor.start - shift], text[actor.end - shift :]
    bracket = re.search(r"[（(][^（()）]*$", before)
    if bracket and cues["nested.pointer"].search(bracket.group() + re.split("[)）]", after)[0]):
        return True
    if actor.id == DPRK and cues["nested.state_only"].match(after):
        return True
    return bool(cues["nested.aside"].match(re.sub(r"^[」』”）)]", "", after)))


def names_again(text: str, shift: int, actors: tuple[NameMention, ...], cues: Cues) -> bool:
    """ "この集団をXと呼んでいる"; not "Xとして追跡している集団と特定した", nor "北朝鮮の責任とし、Xと呼んだ"."""
    named = cues["anaphora.naming"].search(text)
    if named is None or re.search("特定|断定|評価|判断|結論", text[named.end() :]):
        return False
    accused = text[: text.rfind("、", 0, named.start()) + 1]
    has_own = any(a.end - shift <= len(accused) for a in actors)
    return not (has_own and cues.stances[Stance.ASSERTED].search(accused))


def describes_group(
    text: str, shift: int, actors: tuple[NameMention, ...], context: Context
) -> tuple[NameMention, ...]:
    """ "UNC1069は2018年から活動する北朝鮮系の集団です。" behind "…をUNC1069によるものと特定した": what the accused is.

    The group with the state and service that the sentence gives it; nothing where another group was accused before.
    """
    before = {a.id for f in (context.previous.frames if context.previous else ()) for a in f.actors}
    opening, named = PRONOUN.match(text), [a for a in actors if a.id not in GENERAL_ACTORS]
    wider = tuple(a for a in actors if a.id in GENERAL_ACTORS)
    is_topic = bool(named) and TOPIC_FIRST.fullmatch(text[: named[0].start - shift]) is not None
    is_of_it = opening is not None or (is_topic and named[0].id in before)
    if not (before and wider and is_of_it and IS_A_GROUP.match(text, wider[-1].end - shift)):
        return ()
    same = tuple(a for a in named if a.id in before)
    return same + wider


def goes_on_stealing(text: str, victims: tuple[Victim, ...], context: Context, cues: Cues) -> bool:
    """ "10月にはXからも2,000万ドルを奪っている。" after a sentence that names the thief, or has it for a topic."""
    before = context.previous
    if before is None or not victims:
        return False
    is_topic = any(
        re.match(r"[」』）)]?\s?は", before.sentence.text[a.end :]) for a in before.mentions.actors
    )
    if not (before.frames or is_topic):
        return False
    told = r"(?:と(?:され(?:る|ている|ています)|いう|のこと(?:だ|です)|される))?"
    ends = re.search(
        rf"(?:{cues['actors.took'].pattern})(?:た|だ|で(?:いる|いた)|て(?:いる|いた)){told}。?$", text
    )
    return ends is not None and not re.search(r"(?<![にで降後旬日月年頃])は|が", text[: ends.start()])


def group_did(text: str, cues: Cues) -> bool:
    """ "このグループは2017年に取引所Xをハッキングした。": the group spoken of as the topic of a finished theft."""
    topic = re.search(rf"(?:{cues['anaphora.actors'].pattern})(?:は|が|も)?(?<=[はがも])", text)
    if topic is None:
        return False
    done = rf"(?:{cues['theft.verbs'].pattern})[^、。はが]{{0,4}}(?:た|だ|いる|います)。?$"
    return re.search(done, text[topic.end() :]) is not None


def points_at_thief(text: str, actors: tuple[NameMention, ...], context: Context) -> bool:
    """ "Xは、この開発者が北朝鮮の人間だと指摘した。" behind a sentence in which a developer takes the money."""
    pointed = POINTED.search(text)
    before = context.previous
    if pointed is None or before is None or not (actors and before.firm_facts):
        return False
    return pointed["role"] in before.sentence.text


def meaning_same(frame: Frame, text: str, start: int, mentions: Mentions) -> Frame:
    """ "資金はラザルスのアドレスに流れており、Xは同グループの犯行とみる": whom the sentence named before."""
    if frame.actors or not SAME_GROUP.search(text, start):
        return frame
    named = [a for a in mentions.actors if a.end <= start and a.id != DPRK]
    return replace(frame, actors=tuple(named[-1:]))

"""Who is meant by 同庁, 同社, 同報告書 in Japanese: the body or firm named last, or whoever spoke last."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.hints import Hinted, hinted
from parsers.claims.japanese.marks import KANJI, KATA
from parsers.claims.japanese.telling import accuses, says, tail
from parsers.claims.publisher import is_publisher
from parsers.claims.values import Speaker
from parsers.mentions.names import find_names
from parsers.names import slug
from parsers.parties import is_state

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.scene import Scene
    from parsers.claims.values import Mentions

# 同社が雇ったX: who was hired speaks
HIRED = (
    r"(?![^、。はが]{0,8}(?:雇っ|依頼し|委託し|起用し|招い|頼っ|契約し|要請し|指名し|設け|設置し|立ち上げ|選任し|任命し|選ん|組織し"
    r"|発足させ|招集し|作っ|置い|頼ん)た[^、。])"
)
TEAM = (
    r"(?:プロジェクト(?:側|チーム)|チーム)"
    r"(?=(?:の(?:公式)?(?:ブログ|声明|投稿|報告|発表|X|アカウント|説明|見解))?[はがも])"
)
# 同社は, and as the firm's own staff: 運営チームは, 開発チーム自身は
FIRM = re.compile(
    r"(?:(?:^|(?<=[。、 　]))(?:(?:運営|開発)(?:チーム|会社|側|陣|元)|"
    + TEAM
    + r"|(?:会社|取引所|経営)(?:側|陣))"
    r"|同(?:社|取引所|交換所|プロトコル|ブリッジ|サービス|運営))"
    r"(?:自身)?(?:の[^、。「」]{1,14}?(?:、[^、。「」はがも]{2,14}(?:氏|さん))?)?(?:は|が|も|によると|によれば)"
    + HIRED
)
# 社 is said of too many to tell whom it means
BODY = rf"(?!取引所|交換所)[{KANJI}]{{0,3}}[庁省局院部署警会所構団隊室課察]|チーム|センター|ラボ"
# 同取引所は被害を受け、地元メディアは…と報じた: what follows is the word of another
OTHER_TOPIC = re.compile(r"、[^、。「」はがを]{2,12}は(?!、?「)")
QUOTE = re.compile(r"「[^「」]*」")
OWN = "本人"
SHORT_BODY = r"(?:府警|県警|道警|地検|高検|特捜部|公安部|署)"
STAFF = r"(?:幹部|関係者|捜査員|捜査幹部|担当者|広報|検事|次席検事|本部|サイバー[一-龯]{2,6})"
CHARGES = worded(
    r"(?:{speakers.charges}|(?P<suit>(?<!起){speakers.suits}))(?:は|が|も|では|によると|によれば)"
)
SUES = worded(r"{speakers.sues}")
PROSECUTES = re.compile(r"\.doj$|prosecutors$")
REACH = 1200  # code points back to whom 同庁 means


@lru_cache(maxsize=4)
def _same_body(cues: Cues) -> Hinted:
    return hinted(rf"(?<![{KANJI}])同(?P<kind>{BODY}){tail(cues)}")


@lru_cache(maxsize=4)
def _body_in_short(cues: Cues) -> Hinted:
    return hinted(rf"(?<![{KANJI}{KATA}])(?P<kind>{SHORT_BODY})(?:の?{STAFF})*{tail(cues)}")


@lru_cache(maxsize=4)
def _role(cues: Cues) -> Hinted:
    of_robbed = cues.either("speakers.of_robbed")
    return hinted(rf"(?:^|[。、「」『』\s　])(?P<n>{of_robbed}){tail(cues)}{HIRED}")


@lru_cache(maxsize=4)
def _anyone(cues: Cues) -> Hinted:
    who = cues.either("report.pronouns", "report.papers")
    return hinted(rf"{who}(?:(?P<according>{cues.either('report.according')}|では|で、)|は|が|も){HIRED}")


def find_same(scene: Scene) -> tuple[Speaker, ...]:
    """同庁は, 同委員会によると: the body named last that ends so; else whoever spoke last."""
    text, mentions, context, cues = scene.text, scene.mentions, scene.context, scene.cues
    match = _same_body(cues).search(text)
    if match and (says(match, text, cues) or accuses(match.end(), mentions)):
        party = _named_last(_before(match.start(), scene), match.group("kind"), context)
        if party:
            return (Speaker(party, match.start(), match.end("kind")),)
    if short := _short_body(scene):
        return (short,)
    told = QUOTE.sub(lambda m: "＿" * len(m[0]), text)  # topics of what is quoted are none of the clause
    if (firm := FIRM.search(text)) and (
        cues["report.verbs"].search(OTHER_TOPIC.split(told[firm.end() :])[0])
        or accuses(firm.end(), mentions, until=OTHER_TOPIC.search(told, firm.end()))
    ):
        before = _before(firm.start(), scene)
        if _is_investigator(text[: firm.start()], context):
            return (Speaker("", *firm.span(), is_previous=True),)
        if named := robbed_last(before, context) or _firm_last(before, context):
            return (Speaker(named, *firm.span()),)
    if charging := _of_charges(scene):
        return (charging,)
    pronoun = _pronoun(text, mentions, cues) or _by_role(replace(scene, text=told))
    return (pronoun,) if pronoun else ()


def _before(position: int, scene: Scene) -> str:
    """What the document told not far before a position of the sentence."""
    start = scene.sentence.start
    return scene.context.text[max(0, start - REACH) : start + position]


def _short_body(scene: Scene) -> Speaker | None:
    """府警幹部は, 県警によると: the body named last whose name ends so."""
    text, mentions, context, cues = scene.text, scene.mentions, scene.context, scene.cues
    match = _body_in_short(cues).search(text)
    if match is None or not (says(match, text, cues) or accuses(match.end(), mentions)):
        return None
    party = _named_last(_before(match.start(), scene), match["kind"], context)
    return Speaker(party, match.start(), match.end("kind")) if party else None


def _of_charges(scene: Scene) -> Speaker | None:
    """ "起訴状は", "訴状によれば": the prosecutors named last, whoever spoke since; not where somebody else sues."""
    match = CHARGES(scene.cues).search(scene.text)
    if match is None:
        return None
    before = _before(match.start(), scene)
    named = [
        n for n in find_names(before, scene.context.lexicon) if n.kind == "party" and PROSECUTES.search(n.id)
    ]
    if not named or (match["suit"] and SUES(scene.cues).search(before, named[-1].end)):
        return None
    return Speaker(named[-1].id, *match.span())


def _by_role(scene: Scene) -> Speaker | None:
    """創業者は「…」と語った, 運営は: whoever speaks for the robbed firm that the text is about."""
    text, mentions, context, cues = scene.text, scene.mentions, scene.context, scene.cues
    match = _role(cues).search(text)
    if match is None or not (says(match, text, cues) or accuses(match.end(), mentions)):
        return None
    if match["n"] == OWN and (accused := _accused_before(context)):
        return Speaker(accused, *match.span("n"))
    robbed = robbed_last(_before(match.start(), scene), context)
    is_self = is_publisher(robbed, context.publishers)
    return Speaker(robbed, *match.span("n"), is_self=is_self) if robbed else None


def _accused_before(context: Context) -> str:
    """ "…を奪ったのはリヒテンシュタインだとした。本人も法廷で認めた": the one person accused just before."""
    before = context.previous
    actors = {a.id for f in (before.frames if before else ()) for a in f.actors}
    persons = {a for a in actors if f"actor:{a}" not in context.lexicon.names}
    return persons.pop() if len(actors) == len(persons) == 1 else ""


def _is_investigator(before: str, context: Context) -> bool:
    """ "Cyversの警報が鳴った。Xから奪ったのはラザルス、と同社は断じた。": who spoke, not who is only robbed here."""
    before_it = context.previous
    heard = (before_it.speakers or before_it.introduced) if before_it else ()
    robbed = {v.id for v in context.victims.values()}
    is_only_robbed = any(
        re.search(rf"{re.escape(name)}[」』]?(?:から|より|を|の|への|に対する)", before)
        for name in context.victims
    )
    return is_only_robbed and any(_is_firm(s.party) and s.party not in robbed for s in heard if s.party)


def _named_last(before: str, kind: str, context: Context) -> str:
    """The id of the last name that ends in this kind of body."""
    listed = [
        n for n in find_names(before, context.lexicon) if n.kind == "party" and n.surface.endswith(kind)
    ]
    if listed:
        return listed[-1].id
    named = re.findall(rf"[{KANJI}{KATA}A-Za-z0-9・]{{1,16}}{kind}", before)
    named = [n for n in named if not n.startswith(("同", "当", "両", "本"))]
    return slug(named[-1]) if named else ""


def robbed_last(before: str, context: Context) -> str:
    """The id of the robbed firm named last, if no other firm has been named after it: 同社 is that firm."""
    at = {v.id: before.rfind(name) for name, v in context.victims.items() if v.is_target and name in before}
    if not at:
        return ""
    victim = max(at, key=lambda v: at[v])
    named = [
        n.start
        for n in find_names(before, context.lexicon)
        if n.kind == "party" and n.id != victim and _is_firm(n.id)
    ]
    return victim if at[victim] > max(named, default=-1) else ""


def _firm_last(before: str, context: Context) -> str:
    """この数字の出どころはグループIBである。同社は: the listed firm named last, if no other party came after it."""
    named = [n.id for n in find_names(before, context.lexicon) if n.kind == "party"]
    return named[-1] if named and _is_firm(named[-1]) else ""


def _is_firm(party: str) -> bool:
    """No state, and no body of one: 同社 means neither."""
    return "." not in party and not is_state(party)


def _pronoun(text: str, mentions: Mentions, cues: Cues) -> Speaker | None:
    """同社によると, 同庁は, 起訴状によれば: whoever spoke last."""
    match = _anyone(cues).search(text)
    # 彼らは姿を消し: persons who do not say a thing may as well be the thieves
    is_person = match is not None and match[0].startswith("彼")
    if match and (says(match, text, cues) or (accuses(match.end(), mentions) and not is_person)):
        return Speaker("", match.start(), match.end(), is_previous=True)
    return None

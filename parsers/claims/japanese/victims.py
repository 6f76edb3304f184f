"""Who was robbed, in Japanese: a candidate name in a place that robs it, and parties left unnamed."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.aliases import find_aliased
from parsers.claims.japanese.compared import compares
from parsers.claims.japanese.coordinated import coordinated, outermost
from parsers.claims.japanese.former import find_former
from parsers.claims.japanese.headings import find_head
from parsers.claims.japanese.interview import interviewed, is_topic_of_question
from parsers.claims.japanese.launderers import launders
from parsers.claims.japanese.marks import FORM, marks_of
from parsers.claims.japanese.names import Name, find_candidates, is_longer
from parsers.claims.japanese.own import as_publisher, find_own
from parsers.claims.japanese.owners import find_robbed_people
from parsers.claims.japanese.places import (
    SEAT,
    Place,
    has_sum_beside,
    owns_sum,
    past_tail,
    place_of,
    places_of,
)
from parsers.claims.japanese.topics import find_unlisted_speakers
from parsers.claims.japanese.unnamed import NUMBERED, find_unnamed
from parsers.claims.spans import overlaps
from parsers.claims.values import Victim
from parsers.names import spots, victim_id
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

# ヤブランの流出事件について, カラスウリの3億円流出をめぐり
ITS_THEFT = worded(
    r"[」』]?の[^、。はがをにで]{0,14}?(?:流出|窃取|盗難|ハッキング|強奪)(?:事件|事案)?(?:について|に関し|をめぐ|を巡|では|で、|は、|を、)"
)
MASKED = re.compile(NUMBERED)
OPERATES = re.compile(r"[」』]?(?:[（(][^（()）]*[）)])?を(?:運営|提供|展開)する[^、。]{0,4}$")
FIRM = re.compile(FORM)
OF_ACCUSED = re.compile(
    r"(?:北朝鮮|ＤＰＲＫ|DPRK|平壌|朝鮮)の?(?:国営|国有)?[「『]?$"
)  # 北朝鮮の朝鮮貿易銀行
KIND = re.compile(r"(?<=..)(?:暗号資産)?(?:取引所|交換所|銀行|ブリッジ|プロトコル|ウォレット|ファイナンス)$")
SHORTEST = 3
SHORT = 400  # code points of a page
BELOW = 90  # code points below a heading in which its theft is told
LATIN = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)+")  # Larkspur Pay: words with capitals are a name in any place
COMPOUND = re.compile(r"^[一-龯]|(?![社側])[一-龯]$")  # 不正アクセス, アクセス権
# X社より…旨の報告を受領
RECEIVED = re.compile(
    r"(?:から|より)[^。]{0,160}(?:旨の?|との)(?:中間|最終|調査)?(?:報告|連絡|通知|説明|回答)"
)
# a plain run of letters is a name only where one of these robs it
SURE_PLACES = (Place.SOURCE, Place.LOSER, Place.OBJECT, Place.BEFORE, Place.ROW)


def first_pass(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names that this sentence robs, and those that it only introduces as a service."""
    return _found(sentence, mentions, context, cues)


def possible_names(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> tuple[Victim, ...]:
    """Names that could be a service's, whatever the sentence says of them; who speaks or investigates is none."""
    text = sentence.text
    told = first_pass(sentence, mentions, context, cues)
    taken = [(v.start, v.end) for v in told]
    taken += [(s.start, s.end) for s in find_unlisted_speakers(text, mentions, (), cues)]
    candidates = find_candidates(text, context.text, mentions, cues)
    is_head = sentence.kind is BlockKind.HEADING  # a page that is headed by a firm is about it
    firms = {n.start for n in candidates if FIRM.match(text, n.before) or FIRM.match(text, n.end)}
    is_short = len(context.text) <= SHORT  # a long page names firms beside the robbed one
    formed = {n.start for n in candidates if is_short and n.is_formed and not _is_elses(n, context, cues)}
    made = [
        replace(v, is_sure=v.is_sure or v.start in formed or (is_head and v.start in firms)) for v in told
    ]
    for name in candidates:
        is_taken = any(a < name.end and name.start < b for a, b in taken)
        is_part = not (name.is_marked or name.is_introduced) and COMPOUND.search(
            text[max(0, name.start - 1) : name.end + 1]
        )
        is_place = SEAT(cues).match(text, name.after) is not None
        is_else = is_part or is_place or OF_ACCUSED.search(text[: name.before])
        if is_taken or is_else or _is_elses(name, context, cues):
            continue
        slug_ = victim_id(name.text, context.lexicon)
        made.append(Victim(name.start, name.end, name.text, slug_, is_target=False, is_sure=name.is_marked))
    return tuple(made)


def _is_elses(name: Name, context: Context, cues: Cues) -> bool:
    """Whether a name is of who investigates, publishes or is asked, or masks one."""
    return (
        name.is_hired
        or MASKED.fullmatch(name.text) is not None
        or _investigates(name.text, cues)
        or victim_id(name.text, context.lexicon) in context.publishers
        or name.text == interviewed(context.text, cues)
        or launders(name.text, context.text, cues)
    )


def read_victims(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """The victims of the sentence, the page's other names in it, and the party that it leaves unnamed."""
    robs = bool(context.robbed)
    page = {name for name, v in context.victims.items() if v.is_target or not robs}
    page |= {n.surface for n in mentions.names if n.kind == "victim"} & set(context.victims)
    found = [
        replace(v, id=context.victims[v.name].id) if v.name in context.victims else v
        for v in _found(sentence, mentions, context, cues)
        if (v.is_sure and v.is_target) or v.name in page
    ]
    known = _known(sentence, found, mentions, context, cues)
    named = coordinated(sentence.text, outermost([*found, *known]))
    named = tuple(
        v for v in named if not (compares(sentence.text, v, cues) or _is_way_in(v, sentence, mentions, cues))
    )
    made = (
        *named,
        *find_former(sentence, context),
        *(
            find_own(sentence, named, mentions, context, cues)
            or find_unnamed(sentence, named, mentions, cues, is_page_robbed=robs)
        ),
    )
    return tuple(sorted((as_publisher(v, context) for v in made), key=lambda v: v.start))


def _is_way_in(victim: Victim, sentence: Sentence, mentions: Mentions, cues: Cues) -> bool:
    """ "委託先X従業員に接触し", "Xの社員の端末を乗っ取り": through whom they came, not whom they robbed."""
    if victim.is_target and mentions.amounts:
        return False
    if cues["places.way_in"].match(sentence.text, victim.end):
        return True
    return _contractor(cues).search(sentence.text[: victim.start]) is not None


@lru_cache(maxsize=4)
def _contractor(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"(?:{cues.either('places.contractor')})$")


def _found(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    made: list[Victim] = []
    candidates = find_candidates(sentence.text, context.text, mentions, cues)
    for name in mentions.names:
        if name.kind == "victim" and not any(is_longer(c, name, sentence.text, cues) for c in candidates):
            after = past_tail(sentence.text, name.end)
            place = place_of(sentence, name.start, after, mentions, cues)
            if place is None and owns_sum(sentence.text, after, mentions, cues):
                place = Place.OWNER
            made.append(Victim(name.start, name.end, name.surface, name.id, is_target=place is not None))
    if (head := find_head(sentence, mentions, context, cues)) is not None:
        made = [v for v in made if not overlaps(head, v)] + [head]
    made += find_aliased(sentence, mentions, context, cues)
    for candidate in candidates:
        if not any(overlaps(candidate, v) for v in made):
            made += _judged(candidate, sentence, mentions, context, cues)
    made += find_robbed_people(sentence.text, tuple(made), mentions, cues)
    return coordinated(sentence.text, outermost(made))


def _investigates(name: str, cues: Cues) -> bool:
    """Whether a name ends as those of firms that investigate do (碧海フォレンジック)."""
    return any(m.end() == len(name) for m in cues["speakers.endings"].finditer(name)) and not any(
        name.endswith(ending) for ending in cues.lists["services.endings"]
    )


def _judged(
    name: Name, sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> Iterator[Victim]:
    if name.text.upper() in context.lexicon.money.asset_codes:
        return  # BTC・BCHが流出
    if (
        cues["speakers.press"].search(name.text)
        or name.text == interviewed(context.text, cues)
        or MASKED.fullmatch(name.text)
        or launders(name.text, context.text, cues)
        or OF_ACCUSED.search(sentence.text[: name.before])
    ):
        return
    place = place_of(sentence, name.before, name.after, mentions, cues)
    if place is None and _heads_loss(name, sentence, context, cues):
        place = Place.ROW
    if place is None and not name.is_hired and owns_sum(sentence.text, name.after, mentions, cues):
        place = Place.OWNER
    if place is None and not (name.is_introduced or name.is_marked):
        return
    is_report = RECEIVED.match(sentence.text, name.after) is not None
    loses = place is Place.LOSER and bool(
        mentions.amounts
    )  # 分析会社のXは、盗まれたコインの…: what it speaks of
    if (place in (None, Place.ABOUT, Place.EVENT) or is_report or (place is Place.LOSER and not loses)) and (
        name.is_hired or _investigates(name.text, cues)
    ):
        return
    is_named = name.is_marked or LATIN.fullmatch(name.text) is not None
    is_sure = name.is_introduced or place in SURE_PLACES or (is_named and place is not None)
    is_sure |= place is Place.ABOUT and has_sum_beside(sentence.text, name.after, mentions, cues)
    is_town = name.text in context.lexicon.bodies.seats
    is_sure |= (
        place is Place.ABOUT and not is_town and ITS_THEFT(cues).match(sentence.text, name.after) is not None
    )
    yield Victim(
        name.start,
        name.end,
        name.text,
        _service_of(name, sentence, mentions) or victim_id(name.text, context.lexicon),
        is_target=place is not None,
        is_sure=is_sure,
    )


def _service_of(name: Name, sentence: Sentence, mentions: Mentions) -> str:
    """ "アップビットを運営するドゥナムは": what the operator lost is the service's; empty for any other name."""
    lead = OPERATES.search(sentence.text[: name.before])
    served = (n.id for n in mentions.names if n.kind == "victim" and lead and n.end == lead.start())
    return next(served, "")


def _heads_loss(name: Name, sentence: Sentence, context: Context, cues: Cues) -> bool:
    """ "ベルベティン（エストニア）" as a heading, or "――では、X は。", above "1月8日に1,900万ユーロを失った。"."""
    is_head = sentence.kind is BlockKind.HEADING and sentence.section >= 0
    is_alone = is_head and not name.before and not sentence.text[name.after :].strip()
    if not is_alone and not is_topic_of_question(sentence.text, name.after):
        return False
    below = context.text[sentence.end : sentence.end + BELOW].strip()
    below = below.split("。")[0] if is_alone else below
    return theft_words(cues).search(below) is not None and re.search(r"\d", below) is not None


def _known(
    sentence: Sentence, found: Iterable[Victim], mentions: Mentions, context: Context, cues: Cues
) -> list[Victim]:
    """Other places of the names that the page robs anywhere."""
    text = sentence.text
    taken = [(v.start, v.end) for v in found]
    taken += [(n.start, n.end) for n in mentions.names if n.kind != "victim"]
    known: list[Victim] = []
    robs = bool(context.robbed)
    for name, victim in _with_short(context, cues):
        for start, end in spots(name, text):
            if any(a < end and start < b for a, b in taken) or _inside_word(text, start, end):
                continue
            tail = re.match(
                r"(?:[」』”\"]|株式会社|社(?![員長])|側)*(?:[ 　]?[（(][^（()）]{1,60}[)）])?", text[end:]
            )
            after = end + (tail.end() if tail else 0)
            is_target = place_of(sentence, start, after, mentions, cues) is not None
            if robs and not victim.is_target and not is_target:
                continue  # only introduced, on a page that robs another
            known.append(replace(victim, start=start, end=end, name=name, is_target=is_target))
            taken.append((start, end))
    return known


def _with_short(context: Context, cues: Cues) -> Iterator[tuple[str, Victim]]:
    """The page's names, ルミエール for ルミエール・アセッツ, and ソルマル for ソルマル取引所."""
    yield from context.victims.items()
    for name, victim in context.victims.items():
        short = KIND.sub("", re.split("[・ 　]", name)[0])
        is_new = short != name and len(short) >= SHORTEST and short not in context.victims
        if victim.is_target and is_new and not marks_of(cues).common.fullmatch(short):
            yield short, victim


def _inside_word(text: str, start: int, end: int) -> bool:
    """A Katakana or Latin name inside a longer run of its script is another word."""
    for script in (r"[ァ-ヺー]", r"[A-Za-z]"):
        if (start and re.match(script, text[start - 1]) and re.match(script, text[start])) or (
            end < len(text) and re.match(script, text[end - 1]) and re.match(script, text[end])
        ):
            return True
    return False


def theft_words(cues: Cues) -> re.Pattern[str]:
    """Every noun and verb of theft."""
    return places_of(cues).theft

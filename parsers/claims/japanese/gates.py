"""Japanese sentences that look like a claim and are none, each with the reason."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.japanese.clauses import CONTRAST
from parsers.claims.japanese.interview import asks
from parsers.claims.japanese.victims import theft_words
from parsers.claims.values import Refusal
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.values import Mentions, Sentence, Speaker, Victim
    from parsers.mentions.values import NameMention

QUESTION = worded(
    r"{gates.askers}(?:は|が|から|：|:)?[「『][^「」『』]*か[？?]?[」』]。?\s*$"
    # 第4回は「攻撃者はどう隠れるか」
    r"|[「『][^「」『』。]*(?:どう|なぜ|いかに|どのように|どうやって)[^「」『』。]*か[」』]"
    r"|[?？]\s*$|か[？?]?[」』]と?(?:の|いう|いった)?[^。、]{0,6}(?:質問|問い|照会|声|疑問)|(?:です|ます|でしょう|ません)か。?$|のか。?$|[てで](?:い|お)(?:ない|る|ます|ません)か。?$|伺います。?$"
    r"|(?:聞かせ|教え|伺い|示し|回答)[^。]{0,6}(?:ください|下さい|願い|たい)[^。]{0,4}。?$"
)
HEARSAY = worded(
    r"{gates.some}の?(?:海外)?の?{gates.media}[^。、]{0,10}(?:は|が|では|で|の間で|に|から|において)"
    r"|(?:^|[。、]){gates.net}(?:や[^、。]{1,8})?(?:など|等)?(?:では|で|には|に|上)"
)
TITLED = worded(r"{defendants.titles}")
ROUND = worded(r"{gates.went_round}")
ASKING = re.compile(r"「[^「」]*か[？?]?」|『[^『』]*か[？?]?』")
EVIDENT = worded(
    r"{gates.washing}の?{gates.trails}[^。]{0,20}{gates.grounds}"
    r"|{gates.washing}[^。]{0,60}(?:こと|点|など)から、?[^。]{0,30}の{ties.of}"  # 洗浄の手順が似ることから、Xの犯行
)
# 被害の増加を警告しつつ、北朝鮮の犯行と断定した: a verdict, whatever stands beside it
FIRM = worded(r"(?:の{ties.of}(?:だ|である)?|によるもの(?:だ|である)?)(?:と|を){gates.found}")
# 2人は、Xから盗まれた資金の一部を洗浄した疑いがある
LAUNDERED = re.compile(r"を[^、。]{0,14}(?:洗浄|ロンダリング|換金)し?た[^。]{0,16}。?$")
ASKED = re.compile(r"^(?:問|（問）|\(問\)|Ｑ|Q|【?記者】?)[ 　.．:：）)]")
# cues that refuse whatever victim stands beside them, with the rule's name and its reason
NEVER = (
    ("share", "total", "a share of what was stolen in several thefts"),
    ("seized", "seized", "what was done with the money that was taken"),
    ("unmade", "unattributed", "the text says that the party never said so"),
    ("failed", "attempt", "an attempt that took nothing"),
    ("sanctioned", "sanction", "a designation is not an attribution of a theft"),
    ("fiction", "hypothetical", "an exercise, a condition or a fiction"),
)
NO_THEFT = (
    ("hypothetical", "an exercise, a condition or a fiction"),
    ("espionage", "IT workers or espionage, no theft"),
    ("sanction", "a designation is not an attribution of a theft"),
    ("program", "an attack by a program, no theft"),
    ("leak", "what was taken is no money"),
    ("elsewhere", "another theft, left unnamed"),
    ("portrait", "describes a group in general"),
    ("launder", "tells where the money went, not who took it"),
)


@dataclass(frozen=True, slots=True)
class Said:
    """Who says in a clause of whom that they robbed which victims."""

    actors: tuple[NameMention, ...]
    speakers: tuple[Speaker, ...]
    targets: tuple[Victim, ...]


def find_gate(
    sentence: Sentence,
    span: tuple[int, int],
    said: Said,
    cues: Cues,
    *,
    is_accusation: bool,
) -> Refusal | None:
    """The rule that refuses the clause, or None.

    `is_accusation`: it accuses so plainly that no theft need be named.
    """
    if said.speakers and said.actors:
        sentence = replace(sentence, text=_without_others(sentence.text, said))
    text = sentence.text[slice(*span)]
    heard = _heard(text, span[0], said, cues)
    refusal = _no_statement(sentence, text, heard, _accusing(text, span[0], said), cues)
    if refusal is None and not said.actors and _is_defence(text, span[0], said, cues):
        refusal = ("unattributed", "who is accused denies it, and names nobody else")
    if refusal is None and _is_set_aside(text, span[0], said, cues):
        refusal = ("unattributed", "a view that went round, and another finding set against it")
    if refusal is None and not said.actors and LAUNDERED.search(text):
        refusal = ("launder", "tells where the money went, not who took it")
    if refusal is None and not said.targets:
        refusal = _no_theft(text, cues, is_accusation=is_accusation)
    return Refusal(*span, *refusal) if refusal else None


def _heard(text: str, shift: int, said: Said, cues: Cues) -> tuple[Speaker, ...]:
    """ "SNSなどでは北朝鮮の犯行とみられたが、地検は…とした": who speaks behind the contrast says nothing of the rumour."""
    rumour = HEARSAY(cues).search(text)
    contrast = CONTRAST.search(text, rumour.end()) if rumour else None
    if contrast is None or any(a.start - shift >= contrast.start() for a in said.actors):
        return said.speakers
    return tuple(s for s in said.speakers if s.start - shift < contrast.end())


def _is_defence(text: str, shift: int, said: Said, cues: Cues) -> bool:
    """ "笠原容疑者は「身に覚えがない」と話している"."""
    denies = cues.stances[Stance.DENIED].search(text) is not None
    return denies and any(s.end and TITLED(cues).match(text, s.end - shift) for s in said.speakers)


def _is_set_aside(text: str, shift: int, said: Said, cues: Cues) -> bool:
    """ "北朝鮮の犯行とする見方が広がったが、運営会社は設定の誤りが原因だったと発表した": accuses nobody."""
    rumour = ROUND(cues).search(text)
    contrast = CONTRAST.search(text, rumour.start()) if rumour else None
    if contrast is None or not said.speakers:
        return False
    is_before = all(a.start - shift < contrast.start() for a in said.actors)
    return is_before and all(s.start - shift >= contrast.start() for s in said.speakers if s.end)


def _accusing(text: str, shift: int, said: Said) -> str:
    """ "Xは北朝鮮の犯行としたが、警察は特定していない": what a contrast sets beside an accusation is not part of it."""
    ends = [0, *(m.end() for m in CONTRAST.finditer(text)), len(text)]
    parts = [(a, b) for a, b in pairwise(ends) if any(a <= n.start - shift < b for n in said.actors)]
    is_said = any(a <= s.start - shift < b for a, b in parts for s in said.speakers)
    return "".join(text[a:b] for a, b in parts) if is_said else text


def _without_others(text: str, said: Said) -> str:
    """ "SNSでは「また北か」という声が多いが、XはAPT38だと述べた": what others ask is blanked."""
    for quote in ASKING.finditer(text):
        is_asked_too = any(quote.start() <= s.start < quote.end() for s in said.speakers)
        if not is_asked_too and any(not quote.start() <= a.start < quote.end() for a in said.actors):
            text = text[: quote.start()] + "＿" * len(quote[0]) + text[quote.end() :]
    return text


def mask_names(sentence: Sentence, mentions: Mentions, speakers: tuple[Speaker, ...]) -> Sentence:
    """The sentence without the names of who speaks: the Sanctions Monitoring Team sanctions nobody."""
    text = sentence.text
    spans = [(p.start, p.end) for p in mentions.parties] + [(s.start, s.end) for s in speakers if s.party]
    for start, end in spans:
        if not text[start:end].startswith("同"):
            text = text[:start] + "＿" * (end - start) + text[end:]
    return replace(sentence, text=text)


def refuses(sentence: Sentence, text: str, cues: Cues) -> bool:
    """Whether a heading, or an item below one, can be no part of a claim."""
    return bool(_no_statement(sentence, text, (), text, cues)) or any(
        cues[f"gates.{key}"].search(text) for key, _ in NO_THEFT
    )


def _no_statement(
    sentence: Sentence, text: str, speakers: tuple[Speaker, ...], accusing: str, cues: Cues
) -> tuple[str, str] | None:
    """Teasers, questions, fiction, and what says that nobody has been named."""
    if sentence.kind in (BlockKind.RELATED, BlockKind.CAPTION) or cues["gates.source_note"].search(text):
        return "related", "a teaser, caption or reference is not the text's own statement"
    if (
        QUESTION(cues).search(sentence.text) or QUESTION(cues).search(text)
    ) and sentence.kind is not BlockKind.HEADING:
        return "question", "a question states nothing"
    if HEARSAY(cues).search(text) and not any(s.end for s in speakers):
        return "unattributed", "what the press or the net makes of it is nobody's finding"
    is_question = asks(sentence.text) and sentence.kind is not BlockKind.TABLE_ROW
    if (is_question or ASKED.search(sentence.text)) and not speakers:
        return "question", "who asks reports nobody's finding"
    if cues["gates.unknown"].search(accusing) and not cues.stances[Stance.DENIED].search(text):
        return "unattributed", "the text says that nobody has been named"
    return next(((rule, reason) for key, rule, reason in NEVER if cues[f"gates.{key}"].search(text)), None)


def _is_spared(key: str, text: str, cues: Cues) -> bool:
    """ "この攻撃は北朝鮮の集団によるもので、より高額な獲得を狙っていた": an accusation, with a portrait behind it.

    "洗浄の経路を根拠に": how the money went, as evidence.
    """
    if key == "launder":
        return EVIDENT(cues).search(text) is not None
    if key == "portrait":
        return cues["anaphora.deed"].search(text) is not None or FIRM(cues).search(text) is not None
    return key == "espionage"


def _no_theft(text: str, cues: Cues, *, is_accusation: bool) -> tuple[str, str] | None:
    """Without a victim of its own, a clause has to speak of a theft told before."""
    for key, reason in NO_THEFT:
        if cues[f"gates.{key}"].search(text) and not (is_accusation and _is_spared(key, text, cues)):
            return key, reason
    is_told = any(cues[f"anaphora.{key}"].search(text) for key in ("theft", "victim", "list"))
    counts = cues["roles.total"].search(text) or cues["roles.sum"].search(text)
    is_one = is_told and cues["roles.yearly_total"].search(text) is None
    if counts and not is_one:
        return "total", "a sum over several thefts"
    if not theft_words(cues).search(text) and not is_told and not is_accusation:
        return "no-theft", "an actor, but no word of theft"
    return None

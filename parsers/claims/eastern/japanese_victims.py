"""Who was robbed, in Japanese, by particles: 「X」から, the words that introduce a service, parties left unnamed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation
from parsers.claims.eastern.japanese import ABOUT, COMMON, LOSER, SOURCE, UNNAMED, WORD
from parsers.claims.eastern.tongue import theft_words
from parsers.claims.eastern.victims import find_known, outermost
from parsers.claims.values import Victim
from parsers.names import slug, victim_id

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

# particles that a hiragana run before a name's ending may begin with
LEADING = re.compile(r"^(?:から|まで|など|では|には|とは|[のはがをにでとへもや])+")


@dataclass(frozen=True, slots=True)
class Slots:
    """The places in a sentence where a robbed party stands, compiled for one language."""

    targets: tuple[re.Pattern[str], ...]
    introduced: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=4)
def slots_of(cues: Cues) -> Slots:
    """Compile the slots from the particles and the words of theft."""
    nouns, verbs, losses, services, endings, holders = (
        alternation(cues.lists[key], whole_words=False)
        for key in (
            *("theft.nouns", "theft.verbs", "theft.losses"),
            *("services.words", "services.endings", "services.holders"),
        )
    )
    ended = rf"[\u3041-\u3096ァ-ヴー一-龯々A-Za-z0-9]{{1,10}}?{endings}"
    name = rf"(?:[「『“\"](?P<q>[^」』”\"]{{2,40}})[」』”\"]|(?P<v>{ended}|{WORD}))(?:[（(][^）)]{{1,40}}[）)])?(?:社)?"
    gap = "[^。、\n]{0,60}"
    targets = (
        rf"{name}(?:{holders})?{SOURCE}(?:も|は)?{gap}(?:[、,]\s?{gap})?(?:{verbs}|{nouns})",
        rf"{name}(?:{holders})?{ABOUT}(?:[^。、,.\n]{{0,14}}?)(?:{nouns})",
        rf"{name}(?:{holders})?{LOSER}[^。\n]{{0,60}}?(?:{losses})",
        rf"{name}(?:{holders})?(?:を|を狙い|を標的に)\s?(?:[^。、,.\n]{{0,16}}?)(?:{verbs})",
        rf"{name}(?:{nouns})",
    )
    introduced = (
        rf"(?:{services})(?:の|である|、|,\s|\s)?\s?(?:{name})",
        rf"(?:{name})(?:は|とは)[^。\n]{{0,40}}(?:{services})(?:で|だ|であ|です)",
    )
    return Slots(tuple(re.compile(p) for p in targets), tuple(re.compile(p) for p in introduced))


def first_pass(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names in the slots of theft words, and services that the sentence introduces."""
    text = sentence.text
    return find_targets(text, mentions, context, cues) + find_introduced(text, mentions, context, cues)


def read_victims(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """The robbed parties of the sentence, and the other places of the page's names in it."""
    found = find_targets(sentence.text, mentions, context, cues)
    known = find_known(sentence.text, found, context)
    return tuple(sorted((*found, *known), key=lambda v: v.start))


def find_targets(text: str, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names in the slots of theft words; where there is none, the party that the text leaves unnamed."""
    found: dict[int, Victim] = {}
    for pattern in slots_of(cues).targets:
        for match in _overlapping(pattern, text):
            _keep(found, text, match, mentions, context, is_target=True)
    for name in mentions.names:
        if name.kind == "victim" and _in_slot(text, name.end, cues):
            found[name.start] = Victim(name.start, name.end, name.surface, name.id)
    for victim in _unnamed(text, mentions, found, cues):
        found.setdefault(victim.start, victim)
    return outermost(found.values())


def find_introduced(text: str, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names that the text introduces as a service, robbed here or not, and listed victims wherever they stand."""
    found: dict[int, Victim] = {}
    for pattern in slots_of(cues).introduced:
        for match in _overlapping(pattern, text):
            _keep(found, text, match, mentions, context, is_target=False)
    for name in mentions.names:
        if name.kind == "victim":
            found[name.start] = Victim(name.start, name.end, name.surface, name.id, is_target=False)
    return outermost(found.values())


def _overlapping(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """All matches by where their name starts, so that two names before one theft word are both found."""
    matches, position = [], 0
    while match := pattern.search(text, position):
        matches.append(match)
        group = "q" if match.group("q") else "v"
        position = max(match.end(group), position + 1)
    return matches


def _keep(
    found: dict[int, Victim],
    text: str,
    match: re.Match[str],
    mentions: Mentions,
    context: Context,
    *,
    is_target: bool,
) -> None:
    group = "q" if match.group("q") else "v"
    start, end = _trim(text, *match.span(group))
    if end - start < 2 or not _can_be_victim(text, start, end, mentions, is_quoted=group == "q"):
        return
    name = text[start:end]
    listed = next((n for n in mentions.names if n.kind == "victim" and n.start < end and start < n.end), None)
    if listed:
        found[listed.start] = Victim(listed.start, listed.end, listed.surface, listed.id, "", is_target)
        return
    found.setdefault(start, Victim(start, end, name, victim_id(name, context.lexicon), "", is_target))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    name = text[start:end]
    if lead := LEADING.match(name):
        start += lead.end()
    for form in ("株式会社", "㈱", "(株)", "（株）"):
        if text[start:end].startswith(form):
            start += len(form)
    part = text[start:end]
    return start + len(part) - len(part.lstrip(" 　")), end - (len(part) - len(part.rstrip(" 　.,")))


def _can_be_victim(text: str, start: int, end: int, mentions: Mentions, *, is_quoted: bool) -> bool:
    name = text[start:end]
    bare = re.sub(r"[\s・]", "", name)
    if bare in COMMON or name in COMMON or re.fullmatch(r"[\d０-９.,年月日時分件円]+", bare):
        return False
    if all(w in COMMON for w in re.split(r"[\s・]", name)):
        return False
    if is_quoted and re.search(r"[。、]|(?:です|ます|した|する)$", name):
        return False
    if any(n.start < end and start < n.end and n.kind != "victim" for n in mentions.names):
        return False
    taken = [(m.start, m.end) for m in (*mentions.amounts, *mentions.dates)]
    return not any(a < end and start < b for a, b in taken)


def _in_slot(text: str, end: int, cues: Cues) -> bool:
    """Whether a listed name stands before one of the particles of the robbed, with a theft word behind."""
    after = re.sub(r"^\s?[）)」』”’'\"]|^\s?[（(][^）)]{1,40}[）)]", "", text[end:])
    holders = "|".join(map(re.escape, cues.lists["services.holders"]))
    tail = re.match(rf"(?:{holders})?\s?(?:{SOURCE}|{ABOUT}|{LOSER}|を|[:：]|\s|$)", after)
    if not tail:
        return False
    return bool(theft_words(cues).search(after[:120]))


def _unnamed(text: str, mentions: Mentions, found: dict[int, Victim], cues: Cues) -> list[Victim]:
    theft = theft_words(cues)
    made = []
    for match in UNNAMED.finditer(text):
        start, end = match.span("u")
        if any(v.start < end + 12 and start < v.end + 2 for v in found.values()):
            continue
        if any(n.start < end and start < n.end for n in mentions.names):
            continue
        after = text[end:]
        if not theft.search(after[:90]) or not re.match(rf"\s?(?:{SOURCE}|{ABOUT}|{LOSER}|を)", after):
            continue
        name = match.group("u").strip()
        if is_unnamed(name):
            made.append(Victim(start, end, name, "unnamed:" + slug(name)))
    return made


def is_unnamed(name: str) -> bool:
    """Whether a description points out one party ("a Japanese exchange", A社) rather than a kind of parties."""
    return bool(re.search(r"某|ある|[A-ZＡ-Ｚ甲乙丙]社|[0-9]$|の.*(?:取引所|業者|会社|企業)", name))

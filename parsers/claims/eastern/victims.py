"""Who was robbed, by particles: 「X」から, X에서, the words that introduce a service, and parties left unnamed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.eastern.tongue import slots_of
from parsers.claims.values import Victim
from parsers.names import slug, victim_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsers.claims.cues import Cues
    from parsers.claims.eastern.tongue import Tongue
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions

# particles that a hiragana run before a name's ending may begin with
LEADING = re.compile(r"^(?:から|まで|など|では|には|とは|[のはがをにでとへもや])+")
KO_PARTICLE = re.compile(
    r"(?:에서|에게|로부터|으로|이라는|라는|이라고|에|의|을|를|은|는|이|가|도|와|과|측|로)$"
)


def find_targets(
    text: str, mentions: Mentions, context: Context, cues: Cues, tongue: Tongue
) -> tuple[Victim, ...]:
    """Names in the slots of theft words; where there is none, the party that the text leaves unnamed."""
    found: dict[int, Victim] = {}
    for pattern in slots_of(tongue, cues).targets:
        for match in _overlapping(pattern, text):
            _keep(found, text, match, mentions, context, tongue, is_target=True)
    for name in mentions.names:
        if name.kind == "victim" and _in_slot(text, name.end, cues, tongue):
            found[name.start] = Victim(name.start, name.end, name.surface, name.id)
    for victim in _unnamed(text, mentions, found, tongue, cues):
        found.setdefault(victim.start, victim)
    return outermost(found.values())


def find_introduced(
    text: str, mentions: Mentions, context: Context, cues: Cues, tongue: Tongue
) -> tuple[Victim, ...]:
    """Names that the text introduces as a service, robbed here or not, and listed victims wherever they stand."""
    found: dict[int, Victim] = {}
    for pattern in slots_of(tongue, cues).introduced:
        for match in _overlapping(pattern, text):
            _keep(found, text, match, mentions, context, tongue, is_target=False)
    for name in mentions.names:
        if name.kind == "victim":
            found[name.start] = Victim(name.start, name.end, name.surface, name.id, is_target=False)
    return outermost(found.values())


def find_known(text: str, found: tuple[Victim, ...], context: Context, tongue: Tongue) -> list[Victim]:
    """Other places of the names that the page robs anywhere."""
    known: list[Victim] = []
    for name, victim in context.victims.items():
        for match in re.finditer(re.escape(name), text):
            start, end = match.span()
            if any(v.start < end and start < v.end for v in (*found, *known)) or _inside_word(
                text, start, end
            ):
                continue
            known.append(replace(victim, start=start, end=end, name=match.group(), is_target=False))
    return known


def outermost(victims: Iterable[Victim]) -> tuple[Victim, ...]:
    """The longest of overlapping names, in the order of the text."""
    kept: list[Victim] = []
    for victim in sorted(victims, key=lambda v: (v.start - v.end, v.start)):
        if not any(v.start < victim.end and victim.start < v.end for v in kept):
            kept.append(victim)
    return tuple(sorted(kept, key=lambda v: v.start))


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
    tongue: Tongue,
    *,
    is_target: bool,
) -> None:
    group = "q" if match.group("q") else "v"
    start, end = _trim(text, *match.span(group), tongue)
    if end - start < 2 or not _can_be_victim(text, start, end, mentions, tongue, is_quoted=group == "q"):
        return
    name = text[start:end]
    listed = next((n for n in mentions.names if n.kind == "victim" and n.start < end and start < n.end), None)
    if listed:
        found[listed.start] = Victim(listed.start, listed.end, listed.surface, listed.id, "", is_target)
        return
    found.setdefault(start, Victim(start, end, name, victim_id(name, context.lexicon), "", is_target))


def _trim(text: str, start: int, end: int, tongue: Tongue) -> tuple[int, int]:
    name = text[start:end]
    if tongue.language == "ja":
        if lead := LEADING.match(name):
            start += lead.end()
        for form in ("株式会社", "㈱", "(株)", "（株）"):
            if text[start:end].startswith(form):
                start += len(form)
    else:
        while (particle := KO_PARTICLE.search(text[start:end])) and particle.start() >= 2:
            end = start + particle.start()
        for form in ("㈜", "(주)", "주식회사"):
            if text[start:end].startswith(form):
                start += len(form)
    part = text[start:end]
    return start + len(part) - len(part.lstrip(" 　")), end - (len(part) - len(part.rstrip(" 　.,")))


def _can_be_victim(
    text: str, start: int, end: int, mentions: Mentions, tongue: Tongue, *, is_quoted: bool
) -> bool:
    name = text[start:end]
    bare = re.sub(r"[\s・]", "", name)
    if bare in tongue.common or name in tongue.common or re.fullmatch(r"[\d０-９.,年月日時分件円]+", bare):
        return False
    if all(w in tongue.common for w in re.split(r"[\s・]", name)):
        return False
    if is_quoted and re.search(r"[。、]|(?:です|ます|した|する|다|요)$", name):
        return False
    if any(n.start < end and start < n.end and n.kind != "victim" for n in mentions.names):
        return False
    taken = [(m.start, m.end) for m in (*mentions.amounts, *mentions.dates)]
    return not any(a < end and start < b for a, b in taken)


def _in_slot(text: str, end: int, cues: Cues, tongue: Tongue) -> bool:
    """Whether a listed name stands before one of the particles of the robbed, with a theft word behind."""
    after = re.sub(r"^\s?[）)」』”’'\"]|^\s?[（(][^）)]{1,40}[）)]", "", text[end:])
    holders = "|".join(map(re.escape, cues.lists["services.holders"]))
    tail = re.match(
        rf"(?:{holders})?\s?(?:{tongue.source}|{tongue.about}|{tongue.loser}|を|을|를|[:：]|\s|$)", after
    )
    if not tail:
        return False
    return bool(slots_of(tongue, cues).theft.search(after[:120]))


def _unnamed(
    text: str, mentions: Mentions, found: dict[int, Victim], tongue: Tongue, cues: Cues
) -> list[Victim]:
    theft = slots_of(tongue, cues).theft
    made = []
    for match in tongue.unnamed.finditer(text):
        start, end = match.span("u")
        if any(v.start < end + 12 and start < v.end + 2 for v in found.values()):
            continue
        if any(n.start < end and start < n.end for n in mentions.names):
            continue
        after = text[end:]
        if not theft.search(after[:90]) or not re.match(
            rf"\s?(?:{tongue.source}|{tongue.about}|{tongue.loser}|를|을|を)", after
        ):
            continue
        name = match.group("u").strip()
        if is_unnamed(name, tongue):
            made.append(Victim(start, end, name, "unnamed:" + slug(name)))
    return made


def is_unnamed(name: str, tongue: Tongue) -> bool:
    """Whether a description points out one party ("a Japanese exchange", A社) rather than a kind of parties."""
    if tongue.language == "ja":
        return bool(re.search(r"某|ある|[A-ZＡ-Ｚ甲乙丙]社|[0-9]$|の.*(?:取引所|業者|会社|企業)", name))
    return True


def _inside_word(text: str, start: int, end: int) -> bool:
    """A katakana or Latin name inside a longer run of the same script is another word."""
    for script in (r"[ァ-ヴー]", r"[A-Za-z]"):
        if (start and re.match(script, text[start - 1]) and re.match(script, text[start])) or (
            end < len(text) and re.match(script, text[end - 1]) and re.match(script, text[end])
        ):
            return True
    return bool(start and re.match(r"[가-힣]", text[start - 1]) and re.match(r"[가-힣]", text[start]))

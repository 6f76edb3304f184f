"""Who was robbed, by English grammar: the slots that theft words open for a name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import Cues, alternation
from parsers.claims.values import Victim
from parsers.names import slug, victim_id
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence

# One word of a name: capitals somewhere in it, digits and inner points allowed (Stake.com, bZx, 1inch, WOO, C.R.E.A.M.)
WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w]*(?:[.\-’'&][A-Za-z0-9]+)*(?:\.(?=\s[A-Z]))?|[a-z]{1,2}[A-Z][\w]*|\d+[A-Za-z][\w]*)"
NAME = rf"{WORD}(?:\s{WORD}){{0,4}}"
# "Alcove Exchange, $71 million, January 2026": an item that begins with the name
ITEM = re.compile(rf"^\W{{0,3}}(?P<v>{NAME})(?=\s*(?:,|:|\(|–|—|-)\s?|\s\()")
ARTICLE = r"(?:(?:the|its|their|our|a|an)\s+)?"
# Words between a preposition and the name: "the Vietnamese online casino and betting platform"
MODIFIERS = r"(?:(?:[a-z][\w\-]*|[A-Z][a-z]+(?:-based|n|ese|ish|i|an)|and|/),?\s+){0,7}?"
HOLDERS = r"(?:(?:users|customers|clients|wallets|accounts|hot\s+wallets?|treasury|vaults?|pools?|lending\s+pools|servers|holders|depositors|reserves|contracts?)\s+(?:of|at|on|belonging\s+to|held\s+by)\s+)?"

OPENING = 3  # a quotation mark or a bullet may stand before the first word
CALENDAR = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday usd usdt usdc eth btc gmt utc on in at and the""".split()
)
NOT_NAMES = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday the a an in on at of for from by with and or but however meanwhile also
    this that these those it its they their he she we our us i as if when while after before since until during
    according summary attribution timeline losses attackers attacker victim victims confirmed note update analysis
    ethereum bitcoin tron solana polygon avalanche arbitrum optimism base bnb bsc smart chain defi nft web3 cefi
    usd usdt usdc eth btc sol bnb trx xrp dai weth wbtc gmt utc est pst pdt bst cet jst kst am pm
    telegram twitter x linkedin github medium reuters bloomberg discord youtube macos windows linux python
    tornado cash railgun sinbad wasabi thorchain uniswap chipmixer blender garantex huione
    pyongyang washington seoul tokyo beijing moscow london dublin singapore hong kong new york north south korea
    korean korean's japan japan's united states america china russia india vietnam dubai europe european asia
    north-korean chinese russian american japanese indian british
    cryptocurrency crypto virtual digital internet agents investigators researchers hackers theft heist hack breach exploit""".split()
)
# numbers of techniques, cases and quarters: T10.001, OAK-G01, Q3, 1:25-cv-00000
CODE = re.compile(
    r"[\d.,]+\w?|Q\d|\d{4}s?|(?:[A-Z]{1,5}-)?[A-Z]{0,3}\d+(?:[.\-:]\w+)*|[A-Z][\w.]*-[a-z]+|[A-Z]{1,4}-[A-Z]?\d+\S*"
)
# a capital at the start of a sentence or a title makes no name of these
DEMONYM = re.compile(
    r"[A-Z][a-z]+(?:ian|ean|ese|ish|ani|aeli|qi|wan|[a-z]can|[a-z]xan|gan|tan|[a-z]uan)|Swiss|Dutch|French|German|Greek|Czech|Thai|"
    r"Emirati|Iraqi|Saudi|Turkish|Filipino|Cypriot|Slovak|Slovene|Croat|Serb|Hong\s?Kong|Singapore|Dubai|[A-Z]\w+-based"
)
PLAIN = re.compile(
    r"(?i).+(?:ible|able|ing|ed|al|ous|ive|ly|ion|ions|ment|ness|ary|ers|ful|less|ity|ism|ists?|ic|ment|ents?|ance|ence)$"
)
DESCRIBED = (
    r"(?:a|an|one|another|two|the)\s+(?P<described>(?:(?:[a-z][\w\-]*|[A-Z][\w\-]*),?\s+){0,5}?(?:%s))"
    r"(?P<place>\s+(?:in|based\s+in|headquartered\s+in|located\s+in|licensed\s+in|of)\s+(?:[A-Z][\w\-]+(?:\s[A-Z][\w\-]+)?))?"
)
PLACEHOLDER = (
    r"(?:Victim|Company|Exchange|Entity|Firm|Business)[\s\-](?:Company\s)?[-#]?(?:\d{1,2}|[A-Z])(?![\w])"
)


@dataclass(frozen=True, slots=True)
class _Patterns:
    targets: tuple[re.Pattern[str], ...]
    candidates: tuple[re.Pattern[str], ...]
    described: tuple[re.Pattern[str], ...]
    more: re.Pattern[str]
    service: re.Pattern[str]


@lru_cache(maxsize=4)
def _patterns(cues: Cues) -> _Patterns:
    def words(key: str) -> str:
        return "(?i:" + alternation(cues.lists[key], whole_words=True) + ")"

    service, nouns = words("services.words"), words("theft.nouns")
    verbs_from, verbs_of, losses = words("theft.verbs_from"), words("theft.verbs_of"), words("theft.losses")
    culprits = words("theft.culprits")
    v = rf"(?P<v>{NAME})"
    to = rf"{ARTICLE}{HOLDERS}{ARTICLE}{MODIFIERS}"
    targets = (
        rf"{nouns}\s+(?:\S+\s+){{0,8}}?(?:of|at|on|against|from|targeting|involving|affecting|that\s+hit)\s+{to}{v}",
        rf"{verbs_from}(?:\s+\S+){{0,14}}?\s+(?:from|out\s+of|belonging\s+to|held\s+by|at)\s+{to}{v}",
        rf"{verbs_of}\s+(?:into\s+)?{to}{v}",
        rf"(?>{v})(?:[’']s?)?(?:\s+(?:hot|warm|cold))?(?:\s+\\?[$€£¥]\s?[\d.,]+(?:\s(?:million|billion))?|\s+(?:[a-z]+|{service})){{0,2}}?\s+(?:{nouns}|{culprits})",
        rf"{v},\s+(?:the\s+)?(?:\w+\s+){{0,2}}victims?\s+of",
        rf"{v}(?:,[^,;.]{{2,80}},)?\s+(?:(?:also|itself|had|has|was|were|later|reportedly|first|then|once)\s+)*{losses}",
        rf"(?i:lost|missing|stolen)\s+(?:at|by)\s+{to}{v}",
        rf"(?:[$€£¥]\s?[\d.,]+\s?\w*|\b[\d.,]+\s(?:million|billion|BTC|ETH|bitcoin|ether))\S*(?:\s+[a-z]\w*){{0,6}}?\s+(?:from|at)\s+{to}{v}",
        rf"{v}(?:,[^,;.]{{2,80}},)?\s+(?i:said|confirmed|disclosed|announced|admitted|reported|acknowledged|revealed)\s+(?:\S+\s+){{0,4}}?(?:that\s+|a\s+|the\s+)?\\?[$€£¥]?[\d.,]+(?:\s(?:million|billion|[A-Za-z]{{2,6}}))?(?:\s\S+){{0,6}}?\s(?i:went\s+missing|was|were|had|has|theft|loss|breach|hack|vanished|stolen)",
        rf"(?i:culprits?|thieves|hackers|attackers|perpetrators?|thief)\s+(?:of|in|behind|at)\s+{to}{v}",
        rf"{v}\s+(?:for|\(|:|–|—|-)\s?\(?(?:about\s|some\s|roughly\s|approximately\s|over\s|~|\\?~)?\\?[$€£¥]\s?\d",
    )
    candidates = (
        rf"{service}(?:,|\s+called|\s+named|\s+operator)?\s+(?:[“\"'‘])?{v}",
        rf"{v}(?:\s\([^)]{{1,30}}\))?,\s+(?:a|an|the|one\s+of|which\s+is|who)\s+[^,;.]{{0,70}}?{service}",
        rf"{v}\s+(?:is|was)\s+(?:a|an|the)\s+[^,;.]{{0,60}}?{service}",
        rf"{v}\s+{service}",
    )
    kinds = "|".join(alternation(cues.lists["services.words"], whole_words=True).splitlines())
    unnamed = DESCRIBED % kinds
    described = (
        rf"{nouns}\s+(?:\S+\s+){{0,8}}?(?:of|at|on|against|from)\s+(?i:{PLACEHOLDER}|{unnamed})",
        rf"{verbs_from}(?:\s+\S+){{0,14}}?\s+(?:from|out\s+of|belonging\s+to|at)\s+(?:(?:the\s+)?(?:users|customers|clients|wallets|hot\s+wallets)\s+of\s+)?(?i:{unnamed})",
        rf"(?:million|billion|thousand|[\d,.]{{5,}})(?:\s[a-z]+){{0,6}}?\s+from\s+(?i:{unnamed})",
        rf"{verbs_of}\s+(?i:{unnamed})",
    )
    more = rf"\s*(?:[’']s)?(?:\s+(?i:{nouns}|{service}))?(?:\s*\([^)]*\))?(?:\s+(?:for|of|in|on)\s+[^,;]{{1,40}}?)?\s*(?:,\s*and|,\s*as\s+well\s+as|,|;\s*and|;|\s+and|\s+as\s+well\s+as|\s*/|\s+or|\s+plus)\s+{to}{v}"
    return _Patterns(
        tuple(re.compile(p) for p in targets),
        tuple(re.compile(p) for p in candidates),
        tuple(re.compile(p) for p in described),
        re.compile(more),
        re.compile(service),
    )


def find_targets(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names in the slots of theft words, and those coordinated with them; then robbed parties without a name."""
    text, patterns = sentence.text, _patterns(cues)
    found: dict[int, Victim] = {}
    for pattern in patterns.targets:
        for match in pattern.finditer(text):
            for start, end in find_parts(text, match.start("v"), match.end("v")):
                _keep(found, text, start, end, mentions, context, cues, is_target=True)
    if sentence.kind is BlockKind.LIST_ITEM and (mentions.amounts or mentions.dates):
        for match in ITEM.finditer(text):
            for start, end in find_parts(text, match.start("v"), match.end("v")):
                _keep(found, text, start, end, mentions, context, cues, is_target=True)
    for victim in list(found.values()):
        for start, end in _coordinated(text, victim.end, patterns.more):
            _keep(found, text, start, end, mentions, context, cues, is_target=True)
    for victim in _described(text, patterns, found, mentions):
        found.setdefault(victim.start, victim)
    return _outermost(found)


def find_candidates(text: str, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names that the text introduces as a service ("the exchange X", "X, a bridge …"), robbed or not."""
    found: dict[int, Victim] = {}
    for pattern in _patterns(cues).candidates:
        for match in pattern.finditer(text):
            for start, end in find_parts(text, match.start("v"), match.end("v")):
                _keep(found, text, start, end, mentions, context, cues, is_target=False)
    return _outermost(found)


def _coordinated(text: str, end: int, more: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    while match := more.match(text, end):
        yield match.start("v"), match.end("v")
        end = match.end("v")


def find_parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """ "Sky Mavis' Ronin Bridge" is the bridge; "Bybit's" is Bybit; "On Stake.com" is Stake.com."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    while words and _clean(text[slice(*words[0])]).casefold() in NOT_NAMES:
        words.pop(0)
    for i, (a, b) in enumerate(words):
        if re.search(r"[’']s?$", text[a:b]) and i + 1 < len(words):
            yield from find_parts(text, words[i + 1][0], end)
            return
    while words and _clean(text[slice(*words[-1])]).casefold() in CALENDAR:
        words.pop()
    if words:
        a, b = words[0][0], words[-1][1]
        yield a, a + len(re.sub(r"[’']s?$|[.,;:]+$", "", text[a:b]))


def _clean(word: str) -> str:
    return re.sub(r"[’']s?$|[.,;:]+$", "", word)


def _keep(
    found: dict[int, Victim],
    text: str,
    start: int,
    end: int,
    mentions: Mentions,
    context: Context,
    cues: Cues,
    *,
    is_target: bool,
) -> None:
    name = text[start:end]
    if _is_demonym(name, text[end:]):
        return
    if not _can_be_victim(name, start, end, mentions):
        return
    if re.fullmatch(PLACEHOLDER, name):
        victim = Victim(start, end, name, "unnamed:" + slug(name), "", is_target)
    else:
        service = _service_beside(text, start, end, cues)
        victim = Victim(start, end, name, victim_id(name, context.lexicon), service, is_target)
    if is_target and _only_compared(text, start, cues):
        victim = replace(victim, is_target=False)
    old = found.get(start)
    if old is None or old.end < end:
        found[start] = victim


def _only_compared(text: str, start: int, cues: Cues) -> bool:
    """ "a deposit address shared with the Phemex job": the other theft only serves as a likeness."""
    lead = re.search(
        rf"(?:{cues['comparison.leads'].pattern})\s+(?:the\s+|a\s+|an\s+|that\s+|those\s+)?(?:[\w’'\-]+\s+){{0,3}}$",
        text[:start],
        re.IGNORECASE,
    )
    return lead is not None and "," not in lead.group()


def _can_be_victim(name: str, start: int, end: int, mentions: Mentions) -> bool:
    if len(name) < 2 or name.casefold() in NOT_NAMES or is_code(name) or _is_plain_word(name, start):
        return False
    if any(n.start < end and start < n.end and n.kind in ("actor", "party") for n in mentions.names):
        return any(n.kind == "victim" and n.start <= start and n.end >= end for n in mentions.names)
    taken = [(m.start, m.end) for m in (*mentions.amounts, *mentions.dates)]
    return not any(a < end and start < b for a, b in taken)


def is_code(name: str) -> bool:
    """Numbers of techniques, cases, quarters: no name."""
    return bool(CODE.fullmatch(name))


def is_marked(name: str) -> bool:
    """A name that shows itself by its form: an inner capital, a digit or a point (KuCoin, Stake.com, 1inch)."""
    return bool(re.search(r"[a-z][A-Z]|\w\.\w|\d[A-Za-z]", name))


def is_listed(victim: Victim, mentions: Mentions) -> bool:
    """A spelling that the lexicon knows as a victim's."""
    return any(n.kind == "victim" and n.start < victim.end and victim.start < n.end for n in mentions.names)


def _is_demonym(name: str, after: str) -> bool:
    """ "the Iranian exchange Zagros", "a Maltese trading desk": where it sits, not what it is called."""
    return bool(DEMONYM.fullmatch(name)) and bool(re.match(r"(?:-based)?\s+[a-z]", after))


def _is_plain_word(name: str, start: int) -> bool:
    """A single word that only its place made large: "Responsible", "External", "Targeting"."""
    return (
        start <= OPENING
        and " " not in name
        and not re.search(r"[a-z][A-Z]|\d|\.", name)
        and bool(PLAIN.fullmatch(name))
    )


def _service_beside(text: str, start: int, end: int, cues: Cues) -> str:
    near = text[max(0, start - 60) : start] + " " + text[end : end + 80]
    match = cues["services.words"].search(near)
    return match.group().lower() if match else ""


def _described(
    text: str, patterns: _Patterns, found: dict[int, Victim], mentions: Mentions
) -> Iterator[Victim]:
    for pattern in patterns.described:
        for match in pattern.finditer(text):
            if not match.group("described"):
                continue
            start = match.start("described")
            end = match.end("place") if match.group("place") else match.end("described")
            # "the exchange Bybit" is named; "the exchange" alone speaks of one told before
            lead = text[:start].rstrip().split()[-1].lower() if text[:start].strip() else ""
            if lead == "the" or any(v.start < end + 25 and v.end > start for v in found.values()):
                continue
            if any(n.start < end and start < n.end and n.kind == "actor" for n in mentions.names):
                continue
            name = re.sub(r"\s+", " ", text[start:end])
            yield Victim(
                start,
                end,
                name,
                "unnamed:" + slug(re.sub(r"\b(?:based|in|of|headquartered|located|licensed)\b", " ", name)),
                match.group("described").split()[-1].lower(),
            )


def _outermost(found: dict[int, Victim]) -> tuple[Victim, ...]:
    ordered = sorted(found.values(), key=lambda v: (v.start, -v.end))
    kept: list[Victim] = []
    for victim in ordered:
        if not kept or victim.start >= kept[-1].end:
            kept.append(victim)
    return tuple(kept)

"""Who says it, in English: the subject of a verb of saying, "according to X", "by X", or we ourselves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import Cues, alternation
from parsers.claims.english.victims import NAME, NOT_NAMES
from parsers.claims.values import Speaker
from parsers.names import slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Victim
    from parsers.mentions.values import NameMention

# Between a subject and its verb: an apposition, an adverb, a date, a relative clause
GAP = r"(?:\s*\([^)]{0,60}\))?(?:,\s[^,;]{1,90},|,(?=\s[a-z]))?(?:[’']s?\s(?:[\w\-]+\s){0,4}?)?(?:\s+(?:on|in|at|last|this|early|late)\s[\w.,\s]{2,28}?)?(?:\s+(?:also|has|have|had|itself|then|later|publicly|officially|formally|previously|additionally|both|all|directly|independently|explicitly|earlier|first|subsequently|jointly|separately|today|yesterday|now|can|could|does|did|not|\w+ly|was\s+able\s+to))*"
ROLE = r"(?:firm|company|researcher|researchers|investigator|sleuth|analyst|detective|vendor|agency|police|ministry|authority|group|outfit|startup|laborator(?:y|ies)|consultancy|provider|lab|team|tracer|auditor)"
# what may stand between the parties of one list
BETWEEN = re.compile(
    r"(?:\s|,|and|/|&|\+|the|with|together|as|well|both|along|alongside|jointly|in|joint|partnership|Department|of|Defense|"
    r"Cyber|Crime|Center|\([^)]*\)|\)|\(|U\.S\.|US|UK|South|Japan[’']s|Korea[’']s|Korean|Japanese|[’']s)*"
)
CITED_BEFORE = re.compile(
    r"(?i:according\s+to|per|citing|in\s+the\s+(?:view|opinion|words)\s+of|by|from|"
    r"(?:statement|report|findings?|analysis|attribution|view|assessment|conclusion)\s+of)\s+(?:both\s+)?(?:the\s+)?"
    r"(?:[\w\-’']+,?\s+){0,4}?[(“\"*\[]*$"
)
FROM_WHOM = re.compile(
    r"(?i:statement|report|analysis|attribution|finding|confirmation|word)s?\s+from\s+(?:the\s+)?(?:[\w\-’']+,?\s+){0,4}?$"
)
USED_BY = re.compile(
    r"(?i:used|owned|stolen|hacked|seized|sanctioned|charged|designated|robbed|regulated|licensed|run|operated|backed|held|frozen|wanted|sought)"
    r"\s+by\s+(?:the\s+)?$|(?i:from)\s+(?:the\s+)?(?:[\w\-’']+,?\s+){0,4}?$"
)
CITED_AFTER = re.compile(
    r"(?:[’']s?)?\s?(?:-|–|\s)(?i:attributed|confirmed|named|linked|blamed)\b|(?:[’']s?)?\s*(?::|–|—)\s|"
    r"[’']s\s+(?:[\w\-]+\s+){0,4}?(?:attribution|assessment|findings?|analysis|investigation|conclusion|statement|report|"
    r"write-up|mission|spokes\w+|view|suspicion|claim|verdict|judge?ment|account)"
)
OBJECT_OF = re.compile(r"\b(?:of|from|to|against|with|at|in|for)\s+(?:the\s+)?$")
AUTHORITY = re.compile(
    r"\b(?:government|governments|authorities|officials|police|intelligence|investigators|prosecutors|agencies|ministry|regulators?)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _expressions(cues: Cues) -> dict[str, re.Pattern[str]]:
    verbs = alternation(cues.lists["report.verbs"], whole_words=True)
    return {
        "verb": re.compile(rf"{GAP}\s+(?:{verbs})", re.IGNORECASE),
        "subject": re.compile(rf"(?P<n>{NAME}){GAP}\s+{verbs}"),
        "self": re.compile(
            rf"(?:^|[\s,;:“\"(*])(?i:{alternation(cues.lists['report.self'], whole_words=True)})\s+(?:\w+\s+){{0,4}}?(?:{verbs}|(?:can\s+now\s+)?\w*)",
            re.IGNORECASE,
        ),
        "pronoun": re.compile(
            rf"(?:^\s*|,\s|[”\"]\s)(?:[Hh]e|[Ss]he|[Ii]t|[Tt]he\s(?:firm|company|agency|bureau|department|researcher|report|statement|team|alert|notice|advisory|ministry|police|analyst|document|communiqu[eé]))\s(?:also\s|further\s|then\s|later\s|has\s|had\s|would\s(?:not\s)?)*(?:{verbs})",
            re.IGNORECASE,
        ),
        "according": re.compile(
            rf"(?i:{alternation(cues.lists['report.according'], whole_words=True)})\s+(?:the\s+)?(?:[a-z\-]+\s+){{0,4}}?(?P<n>{NAME})"
        ),
    }


def find_speakers(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> tuple[Speaker, ...]:
    """The speakers of one clause, coordinated ones together; empty if it names none."""
    made: dict[str, Speaker] = {}
    for speaker in (*_parties(text, mentions, cues), *_unlisted(text, mentions, victims, context, cues)):
        made.setdefault(speaker.party, speaker)
    if not made and is_first_person(text, cues):
        return (Speaker("", 0, 0, is_self=True),)
    if not made and _expressions(cues)["pronoun"].search(text):
        return (Speaker("", 0, 0, is_previous=True),)
    if not made:
        made = {s.party: s for s in _victims_speaking(text, victims, context, cues)}
    return tuple(made.values())


def is_first_person(text: str, cues: Cues) -> bool:
    """ "We attribute", "our investigation confirms", outside quotation marks."""
    outside = re.sub(r"[“\"][^”\"]*[”\"]", " ", text)
    return bool(cues["report.self"].search(outside))


def _parties(text: str, mentions: Mentions, cues: Cues) -> Iterator[Speaker]:
    for group in _groups(text, mentions.parties):
        if any(_is_cited(text, p) for p in group) or _is_subject(text, group, cues):
            yield from (Speaker(p.id, p.start, p.end) for p in group)


def _groups(text: str, parties: tuple[NameMention, ...]) -> list[list[NameMention]]:
    """Parties that stand in one list: "the FBI, DC3 and NPA", "(Chainalysis, Elliptic, TRM)"."""
    groups: list[list[NameMention]] = []
    for party in sorted(parties, key=lambda p: (p.start, p.id)):
        last = groups[-1][-1] if groups else None
        if last and (party.start < last.end or BETWEEN.fullmatch(text[last.end : party.start])):
            groups[-1].append(party)
        else:
            groups.append([party])
    return groups


def _is_cited(text: str, party: NameMention) -> bool:
    """ "according to the FBI", "in a statement by the FBI", "FBI-attributed", "the FBI's finding", "FBI: …"."""
    before, after = text[: party.start], text[party.end :]
    if CITED_BEFORE.search(before) and (FROM_WHOM.search(before) or not USED_BY.search(before)):
        return True
    return bool(CITED_AFTER.match(after))


def _is_subject(text: str, group: list[NameMention], cues: Cues) -> bool:
    """The subject of a verb of saying, no object of a preposition."""
    start, end = group[0].start, max(p.end for p in group)
    in_brackets = text[:start].rstrip().endswith("(")
    if OBJECT_OF.search(text[:start]) and not in_brackets:
        return False
    after = re.sub(r"^[^()]{0,30}\)", "", text[end:]) if in_brackets else text[end:]
    return bool(_expressions(cues)["verb"].match(after))


def _unlisted(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> Iterator[Speaker]:
    """A firm or a person that no list knows, as the subject of a verb of saying or beside its role."""
    taken = [(n.start, n.end) for n in mentions.names] + [(v.start, v.end) for v in victims]
    expressions = _expressions(cues)
    starts: list[tuple[int, int]] = []
    for key in ("subject", "according"):
        starts += [m.span("n") for m in expressions[key].finditer(text)]
    for start, end in starts:
        start = _skip_openers(text, start, end)
        if start >= end or any(a < end and start < b for a, b in taken):
            continue
        name = text[start:end].rstrip(".,’'")
        words = name.casefold().split()
        if len(name) < 3 or all(w in NOT_NAMES for w in words) or AUTHORITY.search(name):
            continue
        if (
            re.search(r"\b(?:of|from|to|against|at|in|for|stolen)\s+(?:the\s+)?$", text[:start])
            and "ccording" not in text[:start]
        ):
            continue
        if not _is_person_or_firm(text, start, end):
            continue
        yield Speaker(slug(_full_name(name, context.text)), start, end)


def _full_name(name: str, text: str) -> str:
    """ "Okafor-Lund" is "Miriam Okafor-Lund", where the document says so."""
    if " " in name:
        return name
    found = re.search(rf"(?<![\w.])((?:[A-Z][a-z]+\s){{1,2}}{re.escape(name)})(?![\w])", text)
    words = found.group(1).split() if found else []
    return name if not words or words[0].casefold() in NOT_NAMES else " ".join(words)


def _skip_openers(text: str, start: int, end: int) -> int:
    for word in re.finditer(r"\S+\s*", text[start:end]):
        if word.group().strip(" ,’'").casefold() not in NOT_NAMES:
            return start + word.start()
    return end


def _is_person_or_firm(text: str, start: int, end: int) -> bool:
    """Known by a role beside the name, a form of firm in it, an inner capital, or two capitalised words."""
    name, near = text[start:end], text[max(0, start - 60) : start] + "|" + text[end : end + 70]
    if re.search(rf"\b{ROLE}\b", near):
        return True
    return (
        bool(
            re.search(
                r"(?i:labs?|analytics|security|research|intelligence|forensics|science|blockchain|threat|cyber|sec|group|alliance|foundation)\b",
                name,
            )
        )
        or bool(re.search(r"[a-z][A-Z]|-[a-z]", name))
        or len(name.split()) in (2, 3)
    )


def _victims_speaking(
    text: str, victims: tuple[Victim, ...], context: Context, cues: Cues
) -> Iterator[Speaker]:
    """The robbed company that says who did it: "Bitget said it suspected North Korean hackers"."""
    for victim in victims:
        if victim.id.startswith("unnamed:") or not _expressions(cues)["verb"].match(text[victim.end :]):
            continue
        if not re.search(r"\b(?:of|from|to|against|at|in|for|the)\s+$", text[: victim.start]):
            yield Speaker(victim.id, victim.start, victim.end)

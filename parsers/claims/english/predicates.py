"""How a clause ties an actor to a theft: by a deed, by saying who the thief is, by accord."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import filled
from parsers.claims.english.marks import ACTOR, AMOUNT, PARTY
from parsers.claims.english.thief import OF_THEFT, TRIED
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.hints import Hinted

ASIDE = r"(?:\s*\([^)]*\))?(?:,[^;]{1,140}?,)?"
CREW = r"(?:hackers?|group|gang|crew|actors?|operators?|operatives|unit|hacking group|hacking unit|cluster|thieves|team)"
# North Korea's, North Korea-associated hackers
LINKED = rf"(?:[’']s?|-[a-z]+(?=\s(?:[a-z]+\s)?{CREW}))?"
# "lost $3 million in a hack linked to", "lost access to", "lost it due to": before "to" and no thief
NO_THIEF = (
    r"(?:\w+ed|\w+ing|due|owed|owing|thanks|prior|access|close|next|similar|faith|trust|hope|ground|appeal|trail|went|goes|"
    r"track|way)\b"
)
LOOSE = r"(?:\s+[^\s;:.!?]+){0,10}?\s+"  # up to ten words


@dataclass(frozen=True, slots=True)
class Predicates:
    """All search the masked text of a clause."""

    subject: Hinted  # North Korean hackers stole
    office: Hinted  # the three, as officers of Andariel, carried out
    built: Hinted  # Lazarus had carried off 342,000 ether from Greylag
    listed: Hinted  # North Korean hackers reached an employee, sent a test, and stole the funds
    nominal: Hinted  # the theft of $3 million from Greylag by hackers of Lazarus
    agent: Hinted  # was stolen by hackers of Lazarus
    lost_to: Hinted  # lost $3 million to hackers of Lazarus
    victims_of: Hinted  # the victims of Lazarus include
    tied_thieves: Hinted  # hackers working for North Korea took
    charged: Hinted  # Paek was convicted of stealing
    insider: Hinted  # Paek transferred the coins to himself
    pronoun: Hinted  # they emptied
    person: Hinted  # he borrowed coins and stole $3 million
    identity: Hinted  # the intruders were members of Andariel
    theft_was: Hinted  # the attack was not North Korean
    it_was: Hinted  # this was Lazarus
    blamed: Hinted  # its inquiry points to Lazarus
    label: Hinted  # My conclusion: Lazarus
    elliptic: Hinted  # Lazarus, says Elliptic.
    did: Hinted  # Sapphire Sleet did.
    accord: Hinted  # Mandiant agrees
    discord: Hinted  # what a denial or doubt is about, where it names no actor


@lru_cache(maxsize=2)
def predicates_of(cues: Cues) -> Predicates:
    """The predicates, compiled."""
    nouns = any_of(cues, "theft.nouns")
    commits = any_of(cues, "blame.commits")
    insiders = any_of(cues, "culprits.insider_deeds")
    deeds = (
        rf"(?:{any_of(cues, 'theft.verbs_from')}|{any_of(cues, 'theft.verbs_of')}|{commits}\s+(?:"
        rf"\S+\s+){{0,6}}?{nouns})"
    )
    thieves = any_of(cues, "theft.culprits", "blame.thieves")
    receiving = any_of(cues, "blame.receiving")
    to_be = any_of(cues, "blame.identity")
    return Predicates(
        subject=hinted(
            rf"{ACTOR}{LINKED}(?:\s{CREW})?{ASIDE}(?:\s+(?!for\b|of\b|over\b|that\b|to\b|after\b|when\b|since\b|as\b)[^\s;:.]+){{0,6}}?"
            rf"\s+{deeds}"
        ),
        office=hinted(
            rf"(?:\b(?i:as|being|all|both|,)\s)(?:[a-z]+\s){{0,3}}?(?:of|for|with|from)\s(?:the\s)?{ACTOR},\s"
            rf"(?:[a-z]+ly\s|also\s|then\s|had\s|have\s)?{deeds}"
        ),
        built=hinted(
            rf"{ACTOR}{LINKED}(?:\s{CREW})?{ASIDE}(?:\s(?!{receiving})[a-z]+){{1,5}}?\s(?:[a-z]+\s){{0,3}}?"
            rf"{AMOUNT}(?:\s(?!{receiving})[^\s;:.]+){{0,8}}?\s(?:from|out\sof|off)\s"
        ),
        listed=hinted(
            rf"{ACTOR}{LINKED}(?:\s{CREW})?\s(?:[a-z]+\s){{0,2}}?(?:[a-z]+ed|got)\s[^;:]{{0,160}}?,?\sand\s(?:then\s|finally\s)?{deeds}"
            rf"\s(?:the|its|their|about|some|[a-z]+ly|{AMOUNT}|(?:[a-z]+\s){{1,3}}?worth\b)"
        ),
        nominal=hinted(rf"{nouns}[^;.]{{0,110}}?\sby\s+(?:[^\s;:.]+\s+){{0,4}}?{ACTOR}"),
        agent=hinted(
            rf"{deeds}(?:\s+(?!which\b|that\b|used\b)[^\s;:.]+){{0,14}}?\s+by\s+(?:[^\s;:.]+\s+){{0,6}}?{ACTOR}"
        ),
        lost_to=hinted(
            rf"(?<!\balmost\s)(?<!\bnearly\s)\b(?i:los(?:t|es|ing)|fell\svictim|falling\svictim|fallen\svictim)(?:\s(?!{NO_THIEF})[^\s;:.]+){{0,10}}?"
            rf"\s(?:to|at\sthe\shands\sof)\s(?:(?!(?:that|which|what|on|over|against|in|by|loans?|debts?|sanctions)\b|from\b(?<!hackers\sfrom))[a-z\-]+\s){{0,4}}?{ACTOR}(?!-|\s(?:had|has|have|[a-z]+ed|wallets?|addresses|accounts?)\b)"
        ),
        victims_of=hinted(
            rf"\b(?i:victims)\sof\s(?:[a-z\-]+\s){{0,3}}?{ACTOR}{LINKED}(?:\s{CREW})?[^.;:]{{0,60}}?\s(?:include[sd]?|are|were|have\sbeen)\b"
            rf"|{ACTOR}[’']s?\s(?:[a-z]+\s){{0,2}}?victims\s(?:[a-z]+\s){{0,2}}?(?:include[sd]?|are|were|have\sbeen)\b"
        ),
        tied_thieves=hinted(
            rf"{thieves}(?:\s+(?:of|from|with|in|at|under|belonging\s+to|working\s+for|working"
            r"\s+on\s+behalf\s+of|tied\s+to|linked\s+to|"
            r"backed\s+by|acting\s+for|employed\s+by|in\s+the\s+service\s+of|serving)|,)\s+(?:"
            rf"[^\s;:.]+\s){{0,6}}?{ACTOR}{ASIDE}[^;]{{0,80}}?\s{deeds}"
        ),
        charged=hinted(
            filled(
                rf"{ACTOR}(?:,\s(?:aged\s)?\d\d)?{ASIDE},?\s(?:who\s|and\s)?(?:(?!not|never)[a-z]+\s){{0,3}}?{TRIED}"
                rf"|{{charged.tries}}\s[^.;:]{{0,60}}?{ACTOR}(?:,\s(?:aged\s)?\d\d)?{ASIDE}[^.;:,]{{0,40}}?,?\s{OF_THEFT}",
                cues,
            )
        ),
        insider=hinted(rf"{ACTOR}{ASIDE}(?:\s+[^\s;:.]+){{0,14}}?\s+{insiders}"),
        pronoun=hinted(
            # they entered the network of a company, and transferred $7 million
            rf"(?:{any_of(cues, 'anaphora.actors')})\s(?:\w+\s)?"
            r"(?:entered|accessed|penetrated|breached|infiltrated|gained\saccess|got\sinto)"
            rf"\b[^.;]{{0,140}}?\sand\s(?:then\s|thereby\s)?(?:{deeds}|transferred|sent|withdrew|diverted)\b"
            rf"|(?:{any_of(cues, 'anaphora.actors')})\s+"
            rf"(?:(?!(?:been|were|was|being|are|got|{any_of(cues, 'insiders.accusing')})\b)\w+\s+){{0,3}}?{deeds}"
            rf"|(?:{any_of(cues, 'anaphora.actors')})[’']s?\s(?:\w+\s){{0,2}}?{nouns}\s(?:of|from|at)\b"
            # lost $60 million to the same hackers
            rf"|(?:{any_of(cues, 'theft.losses')}|{deeds})\s(?:[^\s;:.]+\s){{0,8}}?(?:to|by|at\sthe\shands\sof)\s"
            rf"(?i:the\ssame|this|that)\s(?:[\w\-]+\s)?(?:{CREW}|{thieves}|(?i:cyber-?actors?))\b"
            rf"|{nouns}\s(?:is|was)\s(?i:theirs|its\sdoing|their\s(?:work|doing|handiwork))\b"
        ),
        person=hinted(rf"\b(?i:he|she)\b(?:\s+[^\s;:.]+){{0,34}}?\s{deeds}\s(?:[a-z]+\s){{0,2}}?{AMOUNT}"),
        identity=hinted(
            rf"(?:{thieves}|\b(?i:them|him|those)\b|\bbehind\s+(?:it|this|that)"
            rf"\b|{any_of(cues, 'blame.tools')})(?:\s+[^\s;.]+){{0,24}}?\s*\b{to_be}\s+(?:"
            rf"[^\s;:.!?]+\s+){{0,8}}?[“\"‘'(*]*{ACTOR}"
        ),
        theft_was=hinted(
            rf"{nouns}\s+(?:was|were|is)(?:n.t)?\s+(?:affiliated\s+with\s+|associated\s+with\s+)?(?:[a-z]+\s+){{0,3}}?{ACTOR}"
        ),
        it_was=hinted(
            r"\b(?i:this|it|that|he|she|they)(?:\s+(?:[a-z]+\s+){0,2}?(?:was|were|is|are|be|"
            rf"been)|[’']s)\s+(?:(?!that\b)[a-z]+\s+){{0,3}}?[“\"‘'(*]*{ACTOR}"
        ),
        blamed=hinted(
            rf"{any_of(cues, 'blame.objects')}\s+(?:[^\s;:.!?]+\s+){{0,6}}?{ACTOR}|{ACTOR}\s+"
            r"(?:written\s+all\s+over|behind\s+(?:it|this|that)\b)"
        ),
        label=hinted(
            rf"{any_of(cues, 'blame.labels')}\W{{0,3}}\s*[:–—=-]\W{{0,3}}(?:[^\s;:.!?]+\s+){{0,6}}?{ACTOR}"
            # Grade: medium, North Korea.; not: Rating: AAA, Lazarus was the name of
            rf"|^\W*(?i:grade|rating)\W{{0,3}}\s*[:–—=-]\W{{0,3}}(?:[^\s;:.!?]+\s+){{0,6}}?{ACTOR}(?:\s(?i:group|hackers))?(?:\W*$|\s?[(;.])"
        ),
        elliptic=hinted(
            rf"^\W*(?:the\s)?{ACTOR}(?:\s\w+)?\W*(?:says?\s|said\s|per\s|according\sto\s)?"
            rf"(?:the\s)?{PARTY}[^a-z]*$"
            # North Korean state hackers, says London.
            rf"|^\W*(?:the\s)?{ACTOR}(?:\s[a-z]+){{0,2}},\s(?:says?|said|thinks?|believes?|reckons?|according\sto)\s"
            rf"(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+){{0,2}}\W*$"
            # The FBI: Lazarus Group and APT38.; Mandiant with high confidence: UNC4736
            rf"|^\W*(?:[A-Za-z]+\s)?{PARTY}(?:[,\s]+(?:and\s|the\s)*{PARTY})*(?:\s[^:;.]{{1,50}})?\s?:\W*(?:[a-z]+\s){{0,4}}?{ACTOR}"
            rf"(?:\s?(?:,|/|and|\(|or|of)?\s?(?:the\s)?{ACTOR}\)?){{0,3}}(?:\s\w+)?\W*$"
        ),
        did=hinted(
            rf"{ACTOR}[”\"’']?{ASIDE}\s+(?:did|(?:has|had|have)\s+done)(?:\s+(?:it|this|that|so|both|all\s\w+))?\s*(?:[.,;!”\"]|$)"
            rf"|\b(?i:suspect|culprit|blame)\b[^.;]{{0,40}}?\b(?:is|falls\s+on)\s+{ACTOR}"
        ),
        accord=hinted(rf"(?<!not )(?<!n.t )(?<!of )\b{any_of(cues, 'blame.accord')}"),
        discord=hinted(rf"\b{any_of(cues, 'blame.contradicted')}\b"),
    )


def does_it(clause: Clause, cues: Cues, persons: tuple[str, ...]) -> bool:
    """Whether an actor is the subject of a theft verb, or its agent. `persons`: names of insiders."""
    rules = predicates_of(cues)
    if any(a.name in persons for a in clause.mentions.actors) and rules.insider.search(clause.masked):
        return True
    return any(
        p.search(clause.masked)
        for p in (
            rules.subject,
            rules.office,
            rules.agent,
            rules.nominal,
            rules.lost_to,
            rules.victims_of,
            rules.tied_thieves,
            rules.charged,
            rules.built,
            rules.listed,
        )
    )


def is_identified(clause: Clause, cues: Cues) -> bool:
    """Whether the clause says who the thieves are, without a word of blame."""
    rules = predicates_of(cues)
    return any(
        p.search(clause.masked)
        for p in (rules.identity, rules.theft_was, rules.it_was, rules.label, rules.did, rules.elliptic)
    )

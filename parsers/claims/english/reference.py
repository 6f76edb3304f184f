"""Words by which a clause speaks again of culprits and crimes that the text told of before."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.english.evidence import Kind
from parsers.claims.english.names import names_of
from parsers.claims.english.predicates import predicates_of
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted
from parsers.claims.values import Anaphor
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.english.clause import Clause
    from parsers.claims.english.predicates import Predicates
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Speaker

# "the hackers behind last year's raid" are others than "the hackers"
RESTRICTED = re.compile(r"\s+(?:behind|who|that|of|in)\b")
# "what they did after every large job"
GENERAL = re.compile(r"\b(?:every|each|any|many|most|such|usual\w*|always|often)\b")
POINTING = hinted(r"(?i)\b(?:this|the|these|such|that|it|they|them|him)\b")
# "blamed it for the theft", "It was also allegedly behind the heist": a pronoun for whom the sentence before accused
ACCUSED_AGAIN = worded(
    r"{reference.blames}\s+(?:it|them)\b|{reference.links}\s(?:it|them)\s(?:to|with)\b"
    r"|\b(?:attribut|ascrib)\w+\s(?:to\s(?:it|them)\b|(?:[^.;]{1,60}\s)?to\sthem\b)"
    r"|(?:^|[,;]\s|\b(?:and|that|but)\s)(?:[Ii]t|[Tt]hey|[Hh]e|[Ss]he|[Tt]he\s(?:wo)?m[ae]n)\s+(?:\w+\s+){0,4}?{reference.behind}"
)
AGAIN = worded(r"{reference.again}")
THIEVES = re.compile(r"(?i)(?:the|its)\s(?:hackers?|attackers?|thieves|intruders?|exploiters?)\b")
# "The schemes alleged include:": what those did of whom the text has spoken follows as a list
ANNOUNCED = worded(
    r"{reference.crimes}\s(?:\w+\s){0,3}?{reference.charged}|{reference.charged}\s(?:\w+\s){0,2}?{reference.crimes}"
    r"|{reference.charging}\s(?:\w+\s)?{reference.alleges}[^.;:]{0,120}?\b(?:{reference.crimes}|{reference.acts})\b"
)
# "This amount includes, but is not limited to,", "Among them were"
DIVIDES = worded(
    r"\W*(?:(?i:this|that|the|those|these|its|their)\s(?:\w+\s){0,2}?{reference.totals}\b[^;:.]{0,30}?\b(?:includ|compris|cover)\w+"
    r"|(?i:among|of)\s(?:them|these|those|that|this)\b[^;:.]{0,30}?(?:,|\b(?:was|were|is|are)\b))"
)
# "it is probable that the same group was responsible": whoever says it means whom the text accused before
SAME = re.compile(r"(?i)the\ssame\b")
POSSIBLE_LINK = hinted(
    r"(?i)\b(?:possible|plausible|tentative|likely|weak)\b[^.;]{0,20}\b(?:link|connection|match)"
)
OPINION = worded(r"(?i){reference.opinions}")
# "confirmed it", "made the charge": an accord as firm as can be, however sure the first was
CONFIRMED = re.compile(r"(?i)\b(?:confirm|made\b|brought|levell?ed|raised|published|issued|laid)")
VAGUE = hinted(r"(?i)\b(?:disagree[sd]?|otherwise|think so|differently)\b")
# what gets another name: "tracks this activity as", "calls the group"
NAMED = worded(r"(?i){reference.renamed}")
# "a connection with the theft from Greylag was ruled out": of two thefts, whoever did them
BETWEEN = worded(
    r"(?i){reference.bonds}\s(?:with|to|between)\s(?:the|an?|that|this|any|those|these)\s(?:[\w\-’']+\s){0,3}?{reference.one_theft}"
)
# "Vogt denies it through his lawyer"
DENIES_IT = worded(
    r"(?i)\b(?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?)\s(?:it|this|that|all|any|everything|wrongdoing|having|being|"
    r"(?:the|these|those|all|any)\s(?:\w+\s)?{reference.charges})\b"
)
# "Halden denied that its systems had been breached"
DENIES_BREACH = worded(
    r"(?i)\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)?|reject(?:s|ed)?|disput(?:es|ed)?)\s(?:[a-z]+\s){0,3}?(?:its|their|his|her)\s(?:own\s)?"
    r"(?:[a-z]+\s){0,2}?(?:{theft.holdings}|{leaning.parts}|{reference.own_parts})\b"
)
# "denied reports that an employee had been involved"
DENIES_INSIDER = worded(
    r"(?i)\b(?:den(?:y|ies|ied)|dismiss(?:es|ed)?|reject(?:s|ed)?|disput(?:es|ed)?|rul(?:es|ed)\sout)\s[^.;:]{0,40}?\b(?:that|of|by)\s"
    r"(?:an?y?|its|their|one\sof\s(?:its|their))\s(?:[a-z]+\s){0,2}?{insiders.roles}\b"
)
# "called links to North Korea likely"
LINKS = worded(r"\s(?:[a-z]+\s){0,3}?{reference.ties}")


def accused_named(clause: Clause, cues: Cues) -> re.Match[str] | None:
    """ "the group", "these actors"; not "the hackers behind last year's raid"."""
    named = cues["anaphora.actors"].search(clause.text)
    return None if named is None or RESTRICTED.match(clause.text, named.end()) else named


def denies_another(
    text: str, sentence: Sentence, speakers: tuple[Speaker, ...], context: Context, cues: Cues
) -> bool:
    """Whether a denial is no answer to who did it: a link between two thefts, or what a person is accused of.

    "Vogt denies it": a person, no expert, who was accused in words that nobody knows.
    """
    if any(other(cues).search(text) for other in (BETWEEN, DENIES_BREACH, DENIES_INSIDER)):
        return True
    if not DENIES_IT(cues).search(text):
        return False
    names = names_of(context.text, context.lexicon)
    return {names.kind(sentence.text[s.start : s.end]) for s in speakers if s.end} == {Kind.PERSON}


def joins_for_itself(text: str, speakers: tuple[Speaker, ...], context: Context, cues: Cues) -> bool:
    """ "We share that view": the document itself, right behind what somebody else said."""
    before = context.previous
    return bool(speakers and before and before.frames and OPINION(cues).search(text))


def names_again(clause: Clause, cues: Cues) -> Anaphor | None:
    """ "It tracks this activity as TraderTraitor": one more name for whom the text accused, or for the thieves.

    None if the clause names nobody again.
    """
    text = clause.text
    named = cues["anaphora.naming"].search(text)
    if named is None or LINKS(cues).match(text, named.end()) or not POINTING.search(text) or clause.victims:
        return None
    if cues["theft.nouns"].search(text) and not NAMED(cues).search(text):
        return None
    rules, before = predicates_of(cues), clause.masked[: named.start()]
    is_accusing = any(tie.search(before) for tie in (rules.identity, rules.theft_was, rules.it_was))
    if is_accusing and (clause.mentions.parties or cues["report.verbs"].search(before)):
        return None  # "they said the theft was affiliated with X, also tracked as Y": it has accused before it names
    thieves = re.search(any_of(cues, "theft.culprits", "blame.thieves"), text)
    return Anaphor.THEFT if thieves else Anaphor.NONE


def announces(sentence: Sentence, cues: Cues) -> bool:
    """ "The schemes alleged include:", "Previous thefts by these actors": thefts of those of whom the text has spoken."""
    if sentence.kind is BlockKind.HEADING:
        by_them = cues["anaphora.actors"].search(sentence.text)
        return by_them is not None and bool(
            cues["gates.plural_thefts"].search(sentence.text, 0, by_them.start())
        )
    return sentence.text.rstrip().endswith(":") and bool(ANNOUNCED(cues).search(sentence.text))


def divides_total(text: str, context: Context, cues: Cues) -> bool:
    """ "X stole $200 million in 2023. This amount includes …": the thefts that make the sum of the sentence before."""
    before = context.previous
    if before is None or not any(r.rule == "total" for r in before.refusals):
        return False
    told = before.sentence.text
    is_open = " of which " in told or cues.stances[Stance.SUSPECTED].search(told) is not None
    return not is_open and DIVIDES(cues).match(text) is not None


def _are_of_another(clause: Clause, context: Context, cues: Cues) -> bool:
    """ "… robbed Greylag.", and in the next paragraph "The hackers drained Fennick": of the theft told there.

    "The hackers also drained Fennick" are those of whom the text has spoken; so are they behind a
    sentence that robs nobody.
    """
    told = {v.id for v in context.previous.victims} if context.previous else set()
    robbed = {v.id for v in clause.victims if v.is_target}
    is_new = bool(told and robbed) and robbed.isdisjoint(told) and not context.beside
    return is_new and AGAIN(cues).search(clause.text) is None


def robs_again(
    clause: Clause, context: Context, rules: Predicates, cues: Cues, *, is_right_behind: bool
) -> bool:
    """ "They emptied": whom the text accused, "the hackers" right behind; "he took $3 million": whom it charges.

    "This amount includes $3 million from Greylag": who took the whole of which the sentence before tells.
    """
    if divides_total(clause.text, context, cues):
        return True
    told = rules.pronoun.search(clause.text)
    if told and GENERAL.search(told.group()):
        return False
    if told and (context.previous is not None or is_right_behind):
        is_of_theirs = is_right_behind and not _are_of_another(clause, context, cues)
        if is_of_theirs or not THIEVES.match(told.group()):
            return True
    charged = names_of(context.text, context.lexicon).accused
    is_he = is_right_behind or len(charged) == 1  # "he" on a page that charges nobody else
    if not is_he or not rules.person.search(clause.masked):
        return False
    is_told = bool(context.beside) or any(context.victims.get(v.name, v).is_target for v in clause.victims)
    return bool(charged) and is_told

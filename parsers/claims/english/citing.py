"""Expressions that show who speaks in a clause, compiled from the cue words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from parsers.claims.cues import worded
from parsers.claims.english.marks import ACTOR, DATE
from parsers.claims.english.words import any_of
from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted

# Between a subject and its verb: an apposition, an adverb, a date, a relative clause; `others` as of `_gap`
GAP = (
    r"(?:\s(?:to|in|at)\s(?:the\s)?\ue003+|\s(?:of|at|from)\sthe\s(?:University|Institute|School|College)\sof(?:\s[A-Z]\w*){1,4})?"
    r"(?:\s*\([^)]{0,60}\))?(?:,\s[^;]{1,110}?,|,(?=\s[a-z]))?(?:[’']s?\s(?:[\w\-]+\s){0,4}?)?"
    rf"(?:\s+(?:(?:on|in|at|last|this|early|late)\s[\w.,\s]{{2,28}}?|(?:on\s|in\s)?{DATE}))?"
    r"(?:\s+[“\"‘']?(?:also|since|long|already|further|additionally|hereby|still|again|together|alike|"
    r"(?:has|have|had),\s[^,;]{2,40},|has|have|had|having|itself|themselves|then|later|all|both|can|could|does|did|not|too|now|today|"
    r"first|at\s(?:first|once|last)|jointly|directly|"
    r"independently|explicitly|earlier|subsequently|separately|yesterday|previously|who|which|"
    r"would|will|likewise|therefore|thus|hence|consequently|accordingly|"
    r"for\s+(?:its|his|her|their)\s+part,?|in\s+turn,?|\w+ly|was\s+able\s+to|is|are|was|were|(?:the\s)?(?:first|only|last|latest|among\s+the\s+first)(?:\s\w+)?\s+to))*"
)
# what stands between a verb and who speaks behind it: "said the firm's founder, "
LED = (
    r"(?:(?!(?:that|by|to|from|with|at|on|in|for|as|and|or|than|it|he|she|they|was|were|is|are|has|had|not)\b)"
    r"(?:[a-z][\w\-]*|[A-Z\ue003\ue004][\w\ue003\ue004\-]*[’']s?),?\s)"
)
# "if the police are right": no condition, but whose word it is
BELIEVED = (
    r"(?:\s[a-z][\w\-]*){0,6}?\s(?i:is|are|was|were)\s"
    r"(?i:right|correct|not\s(?:mistaken|wrong)|to\sbe\s(?:believed|trusted|credited))\b"
)
# "You told the world that": whoever is written to
# "the Greylag hack, which is blamed on": the theft, and nobody who speaks
THEFT_OF = worded(r"\s{theft.nouns}")
ADDRESSED = worded(r"(?:^|[.,;]\s)\W*You\s(?:(?:also|have|had|then|now)\s)*{citing.told}")
# "As a result of the investigation by our detectives"
INQUIRY = worded(
    r"^\W*(?:[Aa]s\sa\sresult\sof|[Ff]ollowing|[Aa]fter|[Tt]hrough|[Tt]hanks\sto)\s(?:an?\s|the\s|its\s)?(?:[a-z\-]+\s){0,3}?"
    r"{citing.inquiries}\s(?:[a-z]+\s){0,2}?(?:by|of)\s[^.;]*$"
)
# "…, as did Elliptic"; "…; so does Elliptic"
AS_DID = r"(?:,(?:\[\d+\])?\sas|[;,.]\s(?:and\s)?so|\sand\sso)\s(?:did|does|do|has|have|had)\s(?:the\s)?$"
# words that are no part of a body's name
FUNCTION = (
    r"takes?|took|taken|"
    r"and|or|but|nor|we|i|they|it|he|she|you|who|which|that|this|among|themselves|by|from|of|to|in|on|at|with|for|as|than|after|"
    r"before|when|while|was|were|is|are|be|been|has|have|had|not|no|also|then|there|here|so|its|their|his|her|my|our|the|an?"
)
# "according to reports from Greylag", and not "according to users of Greylag"
NO_PLACE = r"(?!(?:of|at|with|for|in|on|against|to)\b)"
LEADS = r"the|a|an|its|their|our|one|two|three|some|several|many|this|that|another|other|most|his|her"
FEW = r"(?:[\w\-’'\ue003]+,?\s+){0,4}?"


# "has been attributed by others to North Korea"
OTHERS = worded(
    r"\b(?i:by|according\sto|in\sthe\sview\sof)\s(?i:(?:some|many|several|various|multiple|a\snumber\sof)\s)?"
    r"(?i:others\b|(?:other|third|outside)\s(?:[a-z\-]+\s)?{citing.joining})"
    r"(?!\sas\b)"  # "tracked as TraderTraitor, and by others as Jade Sleet": whose name it is, not whose finding
)
# "…, which we put down to Lazarus", by itself
WE_BLAMED = re.compile(r"\s*(?:which|that)\s(?:we|I)\b")


@dataclass(frozen=True, slots=True)
class Citing:
    """`verb`, `after`, `finding_of` match behind a name; `before` and the like end at it; others search."""

    verb: Hinted
    naming: Hinted
    noting: Hinted
    before: Hinted
    from_whom: Hinted
    shared_by: Hinted
    used_by: Hinted
    inverted: Hinted
    closing: Hinted
    some: Hinted
    too: Hinted
    credited: Hinted
    right: Hinted
    cleft: Hinted
    telling: Hinted
    seat: Hinted
    object_of: Hinted
    people_of: Hinted
    after: Hinted
    owner: Hinted
    finding_of: Hinted
    staff: Hinted
    paper: Hinted
    bracketed: Hinted
    body: Hinted
    own: Hinted
    judges: Hinted
    pronoun: Hinted
    possessive: Hinted
    absent: Hinted
    predicate: Hinted
    common: Hinted
    services: Hinted
    offices: Hinted
    companies: Hinted
    findings: Hinted
    joint: re.Pattern[str]
    doing: Hinted
    waiting: Hinted
    informed: Hinted
    inquiry: Hinted
    mum: Hinted

    # what may stand between the parties of one list
    between: ClassVar[re.Pattern[str]] = re.compile(
        r"(?:\s|,|and|/|&|\+|the|with|together|as|well|both|along|alongside|jointly|in|joint|"
        r"partnership|Department|of|Defense|"
        r"Cyber|Crime|Center|\([^)]*\)|\)|\(|U\.S\.|US|UK|South|Japan[’']s|Korea[’']s|Korean|"
        r"Japanese|[’']s|its|partner)*"
    )


@lru_cache(maxsize=2)
def _gap(cues: Cues) -> str:
    """What may stand between a subject and its verb: others who join it ("and several other firms"), then `GAP`.

    An aside behind the verb's first word, too: "are, based on industry analysis, attributing".
    """
    return (
        r"(?:,?\s(?:and|alongside|with)\s(?:(?:several|many|various|some|two|three)\s)?(?:others\b|(?:the\s)?(?:other|broader|wider)\s"
        rf"(?:[\w\-]+\s){{0,4}}?{cues.either('citing.joining')}))?"
        rf"(?:\s(?:is|are|was|were|has|have),\s[^,;.]{{3,80}},)?{GAP}"
    )


@lru_cache(maxsize=2)
def seat_of(cues: Cues) -> str:
    """Common words that stand before a verb of saying, none of them a word for a firm, the press or thieves."""
    private = any_of(cues, "report.private", "report.findings", "services.words", "services.persons")
    other = rf"(?!(?:{FUNCTION}|{private})(?!\w))[a-z][a-z\-]*"
    return rf"(?:{other}\s){{0,3}}?{other}(?={_gap(cues)}\s+[“\"‘']?{any_of(cues, 'report.verbs')})"


@lru_cache(maxsize=2)
def citing_of(cues: Cues) -> Citing:
    """The expressions for these cue words."""
    verbs, self_ = any_of(cues, "report.verbs"), any_of(cues, "report.self")
    findings, people, bodies = (
        any_of(cues, "report.findings"),
        any_of(cues, "report.people"),
        any_of(cues, "report.bodies"),
    )
    services, companies = any_of(cues, "report.robbed_companies"), any_of(cues, "report.companies")
    offices = any_of(cues, "report.offices")
    seated = seat_of(cues)
    lead = rf"(?:\b(?P<lead>(?i:{LEADS}))\s+)?"
    gap = _gap(cues)
    passive, used, shared = (any_of(cues, f"citing.{key}") for key in ("passive", "used", "shared"))
    addressing, telling = cues.either("citing.addressing"), cues.either("citing.telling")
    levels, posts = any_of(cues, "citing.levels"), cues.either("citing.posts")
    ways = any_of(cues, "citing.ways")
    return Citing(
        naming=hinted(r"\b(?:that|which|whom|what)\s+(?:the\s+)?$"),
        # takes note of the announcement of 15 June by the Government of Canada
        noting=hinted(
            rf"(?:\s*\([^)]{{0,60}}\))?\s(?:(?:also|has|have|had|then|further|fully|duly|warmly|today)\s)*"
            rf"{any_of(cues, 'citing.noting')}\s(?:the|this|that|these|an?|its)\s"
            rf"(?:[\w\-’'\ue001\ue003]+\s){{0,3}}?{findings}"
        ),
        verb=hinted(rf"{gap}\s+[“\"‘']?{verbs}"),
        before=hinted(
            rf"(?:^\W*(?:For|To)(?=\s)|{any_of(cues, 'report.according')}|{passive}\s(?:[\w\-]+"
            # blamed for the theft of $41 million from Greylag by the FBI
            # attributed to Lazarus in May by Japan
            rf"\s){{0,3}}?by|{passive}\s(?i:to|on|upon)\s(?:the\s)?(?:[\w\-]+\s){{0,3}}?{ACTOR}(?:\s[a-z]+)?(?:\s(?:on|in|last)?\s?{DATE})?"
            rf"\sby|{passive}\s(?i:responsible\s|accountable\s)?(?i:for|of|as|in|with|over)\s"
            rf"(?:(?!by\b)[^\s;:]+\s){{1,24}}?(?<!ed\s)(?<!en\s)(?<!wn\s)(?<!un\s)(?<!und\s)(?<!eld\s)(?<!ilt\s)(?<!ght\s)by|"
            # a report published on Monday by Hexlin
            rf"{findings}(?:\s{any_of(cues, 'citing.issued')})?(?:\s(?:(?:of|on|in|last|this|earlier)\s)?{DATE})?"
            rf"\s(?:of|by|from))\s+(?:both\s+)?(?:the\s+)?{FEW}[(“\"*\[]*$"
        ),
        # the attribution to Lazarus comes from Kadran
        from_whom=hinted(
            rf"{findings}\s+(?:\w+ed\s+)?from\s+(?:the\s+)?{FEW}$"
            rf"|(?:{findings}|\b(?i:name|it|this|that))\b[^.;]{{0,60}}?\s(?:comes?|came|coming|stems?|originates?)\sfrom\s(?:the\s)?{FEW}$"
        ),
        # the finding is backed by the United States
        shared_by=hinted(
            rf"{findings}\s(?i:was|were|is|are|has\sbeen|have\sbeen|had\sbeen)\s(?:\w+\s){{0,2}}?"
            rf"{shared}\sby\s(?:both\s)?(?:the\s)?$"
        ),
        used_by=hinted(rf"{used}\s+by\s+(?:the\s+)?$"),
        # “…,” counters Ilse Brandt; “…,” said Torvik's chief executive, Per Aagaard
        inverted=hinted(
            rf"[”\"’'],?\s+(?i:{verbs}|(?:is|was)\show)\s+{LED}{{0,6}}$"
            rf"|{AS_DID}"
        ),
        too=hinted(AS_DID),
        # some in the community suspect
        some=hinted(
            r"(?:^\W*|[.;,–—]\s|\b(?:while|though|although|but|and)\s)(?P<n>(?i:some|others|many|several|a\sfew|most))"
            rf"(?:\s(?i:people|users|observers|commenters|voices))?(?:\s(?:in|on|of|within|among)\s[^,;.]{{3,40}}?)?\s{verbs}"
        ),
        # North Korean hackers, says London.
        closing=hinted(rf",\s(?:or\s)?(?:so\s)?(?!{addressing}){verbs}\s{LED}{{0,6}}$"),
        # “It was Lazarus.” — Marten Hole
        credited=hinted(r"[”\"]\s?[—–-]{1,2}\s?$"),
        # in Kadran's telling
        # if two Czech officials are right
        right=hinted(BELIEVED),
        # it was Kadran that first tied; it took Kadran two weeks to trace
        cleft=hinted(
            rf"(?:,[^,;]{{2,60}})?,?\s(?:that|who|which)(?:\s[a-z]+){{0,2}}?\s{verbs}|(?:\s[^\s,;.]+){{0,6}}?\sto\s(?:[a-z]+ly\s)?{verbs}"
        ),
        telling=hinted(rf"[’']s?\s(?:own\s)?{ways}(?=\W*$|,|;)"),
        object_of=hinted(
            r"(?<!(?i:governments) )(?<!(?i:government) )(?<!officials )(?<!police )\b(?:of|from|"
            r"to|against|with|at(?!\s(?:least|most|last|first)\b)|in|for|than|by|told|on)\s+(?:the\s+|a\s+)?"
            r"(?:(?:Mr|Ms|Mrs|Dr|Sir|Dame|Lord|Lady|Professor)\.?\s)?(?:(?!said\b|says\b|"
            r"that\b|told\b|say\b)[a-z\-]+\s){0,2}$"
            # from the Leipzig broker
            r"|\b(?:of|from|at|against|on)\s(?:the\s|a\s)[A-Z][a-z]+\s(?:[a-z\-]+\s){1,3}$"
        ),
        people_of=hinted(
            rf"\b(?i:firm|company|house|office|agency|bureau|team)\sof\s(?:the\s)?$|{people}\s(?:at|of|from|with|for)\s(?:the\s)?(?:[a-z\-]+\s){{0,3}}$"
        ),
        after=hinted(
            r"(?:[’']s?)?\s?(?:-|–|\s)(?i:attributed|confirmed|named|linked|blamed)\b|(?:"
            rf"[’']s?)?(?:,?\s\(?{DATE}\)?)?\s*(?::|–|—)\s"
        ),
        owner=hinted(rf"[’']s?\s+(?:[\w\-]+\s+){{0,4}}?{findings}"),
        finding_of=hinted(
            rf"[’']s?\s+(?:own\s+)?(?:[\w\-]+\s+){{0,2}}?(?:{findings}|{people}){gap}\s+{verbs}"
        ),
        staff=hinted(rf"(?:[’']s?)?\s+(?:[a-z\-]+\s+)?{people}{gap}\s+{verbs}"),
        paper=hinted(rf"(?:[’']s?)?\s+(?:[\w\-]+\s+){{0,3}}?{findings}\b[^.;]{{0,120}}?\s{verbs}"),
        bracketed=hinted(rf"{any_of(cues, 'firms.bracketed')}\s\(\s*$"),
        body=hinted(rf"(?:[’']s\s+(?:[a-z\-]+\s){{0,3}}?|\s+)(?:{levels}\s)?(?:{bodies}|{posts})(?!\w)"),
        # "Ukraine's cyberpolice accuses": whatever a state's body is called, as the subject of a verb of saying
        seat=hinted(rf"(?:[’']s?)?\s{seated}"),
        own=hinted(rf"(?:^|[\s,;:(*–—-]){self_}(?:\s+(?:own\s+)?\S+)"),
        # "we attribute", and not "we have seen the report": of who mostly tells what others say
        judges=hinted(
            r"\b(?i:we|i)(?:[’'](?:ve|d|re|m|ll))?\s(?:(?:also|have|had|do|did|can|could|would|still|now|then|ourselves|not|\w+ly)\s)*"
            rf"(?!{telling}){verbs}|\b(?i:our|my)\s(?:\w+\s){{0,2}}?(?:{findings}|(?i:money|bet|guess|research))\b"
        ),
        pronoun=hinted(
            r"(?:(?:^\s*(?:(?:With|In|On|By|At|After)\s(?:[\w\-]+\s){1,5})?|,\s|[”\"]\s|\bthat\s)(?:[Ii]t|[Tt]hey)|\b(?:which|whom|as)\s(?:it|they)|\b(?:[Hh]e|[Ss]he))\s(?:also"
            r"\s|further\s|then\s|later\s|has\s|had\s|would\s(?:not\s)?|does\snot\s|did\snot"
            rf"\s)*{verbs}"
        ),
        possessive=hinted(
            rf"\b(?i:its|their|his|her)\s+(?:\w+\s)?{findings}\b[^.;]{{0,80}}?(?:\s(?:is|was|says?|"
            r"said|concludes?|concluded|names?|named)\b|:)|"
            rf"\b(?i:by|in|on)\s(?i:the)\s{findings}[’']s\s(?i:own\s)?(?i:account|telling|words?|version|reading|count)\b|"
            r"\b(?i:according\sto|per|in\sthe\s(?:view|words|opinion)\sof)\s(?:them|it|him|her)\b|"
            rf"\b(?i:in|with)\s(?:its|their|his|her)\s(?:[a-z\-]+\s){{0,2}}?{any_of(cues, 'dates.papers')}\b|"
            rf"\b(?i:according\sto|per|as\sstated\sin)\s(?i:the|this|that|its|their|his|her)\s(?:\w+\s)?{findings}(?!\s(?i:of|by|from)\b)|"
            rf"\b(?i:the)\s{cues.either('citing.selves')}[’']s?\s(?:[a-z\-]+\s){{0,4}}?{posts}\s{verbs}|"
            rf"\b(?i:its|their|his|her)\s+(?:\w+\s)?{findings}(?:,[^,;]{{2,80}},|\s(?:of|from|on|in|to|at|dated)\s[^,;.]{{2,40}}?)?\s{verbs}|"
            rf"\b(?i:in|by)\s(?i:its|their|his|her)\s(?:own\s)?{ways}"
        ),
        absent=hinted(
            rf"\b(?:(?i:in|at|from|against|with|to|for|than|of|under|via|on|alongside)|{any_of(cues, 'citing.met')})"
            r"\s+(?:the\s+|both\s+)?(?:[a-z\-]+\s){0,2}$"
        ),
        predicate=hinted(
            rf"{gap}\s+(?:{verbs}|(?!and\b|or\b)[a-z]+(?:ed|[^s]s)\b|went|began|sent|took|gave|told|put|ran|came|got)"
        ),
        common=hinted(
            rf"(?<![\w\-]){lead}(?:(?!(?:{LEADS})\s)[\w\-’'\ue003]+\s){{0,3}}?"
            rf"(?P<n>{services}|{findings}|{companies}|{people}|{offices}){gap}\s+{verbs}",
            re.IGNORECASE,
        ),
        services=hinted(services),
        offices=hinted(offices),
        companies=hinted(companies),
        findings=hinted(findings),
        # and the police later recovered some
        doing=hinted(rf"{GAP}\s+{any_of(cues, 'dates.others')}"),
        # SlowMist did not comment on who it was
        mum=hinted(rf"(?:[’']s?\s[a-z]+)?(?:,\s(?:which|who))?\s{any_of(cues, 'citing.mum')}"),
        inquiry=INQUIRY(cues),
        # the FBI is looking for witnesses
        # Greylag has informed the Dutch police
        informed=hinted(rf"\b{addressing}\s(?:(?:the|its)\s)?(?:(?!(?:by|that)\b)[\w’'\-]+\s){{0,2}}$"),
        waiting=hinted(rf"(?:[’']s?\s[a-z]+)?(?:,[^,;]{{2,80}},)?\s{any_of(cues, 'citing.waiting')}"),
        # ZachXBT and the firm Elliptic had pointed
        joint=re.compile(
            r"\s*(?:,|and|,\s*and|&|/)\s*(?:(?:with|from|to|by)\s)?(?:the\s|its\s|fellow\s)?"
            rf"(?:(?:[a-z\-]+\s){{0,2}}?(?:{companies}|{people})\s)?"
        ),
    )

"""What looks like an attribution in a Korean sentence and is none, by name and reason."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parsers.claims.cues import worded
from parsers.claims.korean.culprits import MARK, is_culprit
from parsers.claims.korean.places import CLAUSE_END
from parsers.claims.values import Refusal
from parsers.values import BlockKind, Stance

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence, Victim
    from parsers.mentions.values import NameMention

# an accusation as something to be asked or judged: 북한의 소행인지는, 라자루스일지
ASKED = re.compile(
    r"(?:[인는은을일할한된될간갈난낸낼볼둘릴칠었았했]지(?:는|를|도|가|에|의|조차)?(?:[,.]?\s|[.]?$)|[을볼릴칠]지\s말지|여부(?!와\s(?:무관|관계))"
    # 북한 소행이냐는 질문에 대변인은 "수사 결과를 기다리겠다"고만 답했다
    r"|(?:냐|느냐|인가|까)(?:는|고)\s(?:(?:기자|취재진|의원)\S*\s)?(?:질문|물음|질의|묻)(?!.{0,60}(?:그렇|맞[다습는]|사실이[라다]|[“\"](?:네|예)\b)))"
)
TAGS = re.compile(
    r"\s*(?:(?i:tags?)|태그|키워드|검색어|관련\s?(?:문서|항목|기사|글)?)\s?[:：]|\s*#\S+(?:\s#\S+)+\s*$"
)
CONCEDED = re.compile(
    r"(?<=[가-힣])(?:면서도?|는 한편|되)\s"
)  # 수사 결과를 받아들이면서도 거래소가 ... 않았다
QUESTION = re.compile(
    # 북한이 한 일이라고 발표했지요? asks for a nod only
    r"(?<!지요)(?<!죠)(?<!잖아요)(?<!잖습니까)(?<!지 않았습니까)(?<!지 않습니까)[?？]\s*[’”\"']?\s*$"
    r"|(?:[았었했겠][나을]|[을일할]까|인가|는가|나요)[.]?\s*$|습니까\s*$|^\s*(?:문\)|Q[.:)]|질문\s?[:：])"
)
# 일부 언론은 국정원이 ... 결론 내렸다고 보도, in what 국정원 publishes
RETOLD = re.compile(
    r"(?:언론|매체|외신|신문|방송|뉴스|보도|기사)(?:은|는|이|가|에서|에서는|에선|들은|들이|사는)\s.*(?:[다라]고|[다라]며)\s(?:\S{1,8}\s)?"
    r"(?:보도|기사화|전했|전함|주장|했|떠들|나왔|알렸)"
)
# 본지는 ... 결론 냈다고 보도했습니다, below 바로잡습니다: what a paper takes back
SHORT_LINE = 20
CORRECTS = worded(r"{gates.corrects}|^\W*정정")
OWN_REPORT = worded(r"{gates.our_paper}(?:은|는|가|에서)?\s.*{gates.printed}")
# 라자루스를 사칭한 일당이, 라자루스의 수법을 흉내 낸, 라자루스의 해킹을 당했다고 속이고
POSED = worded(
    rf"{MARK}(?:(?:의|이라는|라는)\s(?:\S{{1,6}}\s)?\S{{1,4}})?(?:[을를]|인\s?척|처럼)\s(?:\S{{1,6}}\s)?{{gates.posing}}"
    rf"|{MARK}(?:의|에게|한테)\s(?:\S{{1,6}}\s){{0,2}}?(?:당했|받았|입었|털렸)다고\s(?:\S{{1,6}}\s)?{{gates.pretending}}"
)
TOPIC = re.compile(r"[가-힣A-Za-z)](?:은|는|이|가)\s")
# 침투 경로는 확인되지, 자금의 행방은 아직 알려지지
OPEN_THING = worded(r"{gates.things}(?:은|는|이|가|도|을|를|까지|조차)\s(?:\S{1,8}\s){0,2}?{gates.unknown}")
# (name of the rule, its cue list, reason): these hold whoever is robbed, the next ones only without a victim
ALWAYS = (
    ("rumour", "gates.rumour", "a rumour that the text tells of or rejects"),
    ("hypothetical", "gates.hypothetical", "an exercise, a condition or a fiction"),
    ("retracted", "gates.retracted", "what was thought at first and is taken back"),
    ("comparison", "gates.comparison", "another theft that this one is only compared to"),
    ("helper", "gates.helper", "says whose a helper is, not who took it"),
    ("data", "gates.data", "tells of data, not of money"),
    ("foiled", "gates.foiled", "an attempt that took nothing"),
    ("milestone", "gates.milestone", "says how often it was found, not that it was"),
)
WITHOUT_VICTIM = (
    ("espionage", "gates.espionage", "IT workers or espionage, no theft"),
    ("sanction", "gates.sanction", "a designation is not an attribution of a theft"),
    ("portrait", "gates.portrait", "describes a group in general"),
    ("launder", "gates.launder", "tells where the money went, not who took it"),
)


@dataclass(frozen=True, slots=True)
class Suspect:
    """A clause that may accuse: `span` is its place in the sentence, the actors' offsets count in the sentence.

    `is_spoken`: somebody named says it; `is_said`: they or the document do; `is_own`: the publisher
    is one of them. `is_placed`: the clause puts an actor
    in the culprit's place, or joins a finding that was told. `heading`: the text of the heading above.
    """

    text: str
    span: tuple[int, int]
    actors: tuple[NameMention, ...]
    targets: tuple[Victim, ...]
    heading: str
    is_spoken: bool
    is_said: bool
    is_own: bool
    is_placed: bool


def heading_of(sentence: Sentence, context: Context, cues: Cues) -> str:
    """The heading above, with a line of its own right above that takes something back: **바로잡습니다**."""
    above = context.text[: sentence.start].rstrip(" ")
    line = above.rstrip().rsplit("\n", 1)[-1].strip() if above.endswith("\n") else ""
    return (
        f"{context.heading} {line}"
        if len(line) <= SHORT_LINE and CORRECTS(cues).search(line)
        else context.heading
    )


def refuse(sentence: Sentence, clause: Suspect, cues: Cues) -> Refusal | None:
    """The first rule that keeps a clause from being a claim."""
    text, span = clause.text, clause.span
    if by_form := _by_its_form(sentence, clause, cues):
        return Refusal(*span, *by_form)
    denied = bool(cues.stances[Stance.DENIED].search(text))
    if _nobody_is_named(clause, cues) and not denied:
        return Refusal(*span, "unattributed", "the text says that nobody has been named")
    if is_void(text, clause.actors, span[0], cues, is_said=clause.is_said):
        return Refusal(
            *span, "negated", "the accusation is asked about, put off or negated by nobody in particular"
        )
    points = bool(cues["anaphora.theft"].search(text) or cues["anaphora.list"].search(text))
    is_told = clause.targets or ((points or clause.is_spoken) and cues["theft.guilt"].search(text))
    for rule, key, reason in ALWAYS if is_told else ALWAYS + WITHOUT_VICTIM:
        if cues[key].search(text.strip()) and not _holds_against(rule, clause, cues, denied=denied):
            return Refusal(*span, rule, reason)
    return None if clause.targets else _without_theft(clause, cues, points=points, denied=denied)


def _by_its_form(sentence: Sentence, clause: Suspect, cues: Cues) -> tuple[str, str] | None:
    """Name and reason of what no sentence of this form can be."""
    if sentence.kind in (BlockKind.RELATED, BlockKind.CAPTION):
        return "related", "a teaser, caption or reference is not the text's own statement"
    if TAGS.match(sentence.text):
        return "related", "tags state nothing"
    if QUESTION.search(sentence.text):
        return "question", "a question states nothing"
    if CORRECTS(cues).search(sentence.text) or (
        CORRECTS(cues).search(clause.heading) and OWN_REPORT(cues).search(sentence.text)
    ):
        return "corrected", "what the paper said before and takes back"
    if clause.is_own and RETOLD.search(sentence.text):
        return "retold", "what the press says that the publisher found"
    if clause.actors and all(POSED(cues).match(sentence.text, a.end) for a in clause.actors):
        return "posed", "somebody else in a group's name, or a theft that is only pretended"
    if cues["gates.staged"].search(clause.heading):
        return "staged", "the heading calls it an exercise, a fiction or a list of candidates"
    return None


def _holds_against(rule: str, clause: Suspect, cues: Cues, *, denied: bool) -> bool:
    """Whether a clause is a claim in spite of a rule: who answers a rumour, whom the way of the money leads to."""
    if rule == "rumour" and _accuses_behind("gates.rumour", clause, cues):
        return True  # 북한 소행설이 돌았으나 경찰은 내부 직원의 범행으로 결론지었다
    if rule in {"rumour", "hypothetical"}:
        return clause.is_spoken and (denied or bool(cues.stances[Stance.DISPUTED].search(clause.text)))
    if rule == "launder":
        return clause.is_placed and (clause.is_spoken or clause.is_own)
    if rule == "foiled":  # 120억원을 훔쳤으나 두 번째 시도는 막혔다
        return cues["accused.took"].search(cues["gates.foiled"].sub("", clause.text)) is not None
    return rule == "comparison" and _accuses_behind("gates.comparison", clause, cues)


def _accuses_behind(key: str, clause: Suspect, cues: Cues) -> bool:
    """안다리엘을 떠올리게 한다며 안다리엘의 관여를 의심한다고: the comparison leads to an accusation."""
    compared = max((m.end() for m in cues[key].finditer(clause.text)), default=0)
    behind = tuple(a for a in clause.actors if a.start - clause.span[0] >= compared)
    return bool(behind) and is_culprit(clause.text, behind, clause.span[0], cues)


def _nobody_is_named(clause: Suspect, cues: Cues) -> bool:
    """누구의 소행인지 확인되지 않았다; but of a group whose members stay unknown (피의자를 특정하지 못한 채) it is said."""
    text = clause.text
    known = cues["gates.persons"], cues["gates.looked_into"]
    return any(
        not any(p.search(text[: found.start()]) for p in known) and not _is_of_else(found, clause, cues)
        for found in cues["gates.unknown"].finditer(text)
    )


def _is_of_else(unknown: re.Match[str], clause: Suspect, cues: Cues) -> bool:
    """침투 경로는 확인되지 않았지만 라자루스의 범행으로 본다: what a part without the accused leaves open.

    Behind the accusation it takes that back (라자루스가 의심되지만 누가 했는지는 모른다), unless it is of a thing, or the
    accuser's own reserve: 라자루스를 의심하지만 아직 특정하지 못했다고.
    """
    text, shift = clause.text, clause.span[0]
    ends = [0, *(m.end() for p in (CLAUSE_END, CONCEDED) for m in p.finditer(text)), len(text)]
    start, end = max(e for e in ends if e <= unknown.start()), min(e for e in ends if e >= unknown.end())
    before = tuple(a for a in clause.actors if a.end - shift <= start)
    behind = tuple(a for a in clause.actors if a.start - shift >= end)
    if behind:
        return len(behind) == len(clause.actors) and is_culprit(text[end:], behind, shift + end, cues)
    if not before or not is_culprit(text[:start], before, shift, cues):
        return False
    part = text[start : unknown.end()]
    is_own_reserve = clause.is_spoken and not TOPIC.search(part)
    return is_own_reserve or OPEN_THING(cues).search(part) is not None


def _without_theft(clause: Suspect, cues: Cues, *, points: bool, denied: bool) -> Refusal | None:
    """Why a clause that names no victim speaks of no theft that was told."""
    text, span = clause.text, clause.span
    # an exchange's developers may have robbed it: 도난, 범인은 '위장 취업 개발자'
    if cues["gates.espionage"].search(clause.heading) and not cues["theft.nouns"].search(clause.heading):
        return Refusal(*span, "espionage", "the heading is about IT workers or espionage")
    if cues["gates.definition"].search(text) and not (points or denied):
        return Refusal(*span, "definition", "says what a group is, not what it took")
    if cues["gates.elsewhere"].search(text):
        return Refusal(*span, "elsewhere", "another kind of attack, which takes no coins")
    if cues["gates.software"].search(text) and not denied:
        return Refusal(*span, "software", "code was broken into; nothing is said of coins")
    if cues["roles.total"].search(text) and not points:
        return Refusal(*span, "total", "a sum over several thefts")
    doubted = bool(cues.stances[Stance.DISPUTED].search(text) and cues["anaphora.finding"].search(text))
    is_about = points or clause.is_placed or denied or doubted
    if not (is_about or cues["theft.guilt"].search(text) or cues["anaphora.actors"].search(text)):
        return Refusal(*span, "no-theft", "an actor, but no theft that it is tied to")
    return None


def is_void(text: str, actors: tuple[NameMention, ...], shift: int, cues: Cues, *, is_said: bool) -> bool:
    """Whether what is said behind the last accused, up to the next clause, leaves the accusation open.

    "라자루스라고 볼 만한 물증은 나오지 않았고", "북한의 소행인지는"; a denial or a doubt is a statement of its own,
    and what cannot be ruled out is a suspicion.
    """
    accused = actors[-1].end - shift if actors else 0
    behind = CLAUSE_END.split(CONCEDED.split(text[max(0, accused) :])[0])[0]
    is_answered = any(cues.stances[s].search(behind) for s in (Stance.DENIED, Stance.DISPUTED))
    # 북한이 한 일인지 가능성을 두고 들여다보는 중: who looks into it suspects
    if is_said and (is_answered or cues["gates.possible"].search(behind)):
        return False
    if ASKED.search(behind):
        return True
    if is_answered:
        return False
    return bool(cues["gates.negation"].search(cues["gates.double_negation"].sub("", behind)))

"""Victim by salience: whom a page is about, where its wording names nobody as robbed.

"A transfer script at Redfern Pay ran at 3 a.m. By breakfast $48 million was gone." robs nobody by the grammar of
theft, yet a reader knows who was robbed: the name that stands in the title and beside the loss.

The interface of a language, two methods of its `Grammar`:

* `names(sentence, mentions, context)`: the names in the sentence that could be a service, firm or owner of coins,
  whatever the sentence says of them. No party, actor, publisher, place, month, product, chain, token, nor a person
  or firm that speaks. `is_sure`: the name's form, the lexicon or the text calls it a service. Heads and titles need
  no rule: a name of the body is looked for in them.
* `tells_loss(sentence, mentions, context)`: whether coins go missing in it, or something is said to have happened
  to somebody ("gone", "short", "the incident", 流出, 피해), whoever is named.

What follows is the same for all languages: each name gathers points (`POINTS`), and the one that has most, and
enough, is robbed. It must stand in or beside a sentence that tells a loss, on a page that tells how much.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from parsers.claims.publisher import GOVERNMENT
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parsers.claims.grammar import Context, Grammar
    from parsers.claims.values import Mentions, Sentence, Victim

POINTS = {
    "page": 3,  # "株式会社かざはな — 事業者概要": the title begins with a firm's form and name
    "title": 3,  # "Public Service Announcement: Redfern Pay"
    "heading": 2,  # a section's
    "loss": 3,  # "$48 million was gone from Redfern Pay"
    "beside": 2,  # "… a script at Redfern Pay ran. By breakfast $48 million was gone."
    "service": 2,  # "Redfern Pay": its form, or the lexicon
    "opening": 1,  # the first sentence of the body
    "repeated": 1,  # in three sentences or more
    "accused": 1,  # beside a culprit
}
ENOUGH = 5
NAMED = {"title", "heading", "service", "page"}
LEFT = 3  # of the name that is left over
SHORT_PAGE = 12  # sentences
OFTEN = 3
LEAD = 8  # code points in which a title begins with its name: 株式会社
ASIDE = (BlockKind.RELATED, BlockKind.CAPTION)


@dataclass(slots=True)
class _Candidate:
    victim: Victim
    sentences: list[int] = field(default_factory=list)
    reasons: dict[str, None] = field(default_factory=dict)

    @property
    def points(self) -> int:
        return sum(POINTS[reason] for reason in self.reasons)

    @property
    def is_at_loss(self) -> bool:
        return not {"loss", "beside", "page"}.isdisjoint(self.reasons)


def find_salient(
    sentences: Sequence[Sentence], mentions: Sequence[Mentions], grammar: Grammar, context: Context
) -> Victim | None:
    """The name that the page is about; None if no name stands out. `reason` of the victim says by what."""
    lost = _losing(sentences, mentions, grammar, context)
    if not any(mentions[index].amounts for index in lost):
        return None  # a page about a campaign or a program names no sum
    ranked = _ranked(sentences, mentions, grammar, context, lost, set())
    fit = [c for c in ranked if c.is_at_loss and c.points >= ENOUGH]
    return _foremost(fit, ranked, "salience")


def find_left(
    sentences: Sequence[Sentence], mentions: Sequence[Mentions], grammar: Grammar, context: Context
) -> Victim | None:
    """The name that is left for the robbed party on a short page that accuses somebody and robs nobody else.

    "KelpDAO: a note on naming. LayerZero's finding that TraderTraitor is the likely attacker …": no sum, and one name
    that no culprit, speaker, place or person bears. It must stand where a loss is told or a culprit named. Governments
    say whom they mean: their texts about thefts in general rob nobody.
    """
    if context.publishers and all(GOVERNMENT.fullmatch(p) for p in context.publishers):
        return None
    lost = _losing(sentences, mentions, grammar, context)
    accusing = {s.index for s, own in zip(sentences, mentions, strict=True) if own.actors}
    if not lost:
        return None
    is_short = len(sentences) <= SHORT_PAGE
    ranked = _ranked(sentences, mentions, grammar, context, lost, accusing)
    listed = {n.surface for own in mentions for n in own.names if n.kind == "victim"}
    has_sum = any(mentions[index].amounts for index in lost)
    has_day = any(mentions[index].dates for index in lost)

    def is_left(candidate: _Candidate) -> bool:
        is_listed = candidate.victim.name in listed
        if candidate.victim.id in context.publishers:
            return candidate.is_at_loss  # "our hot wallet": the house itself, on a page however long
        is_told = has_sum or is_listed or (has_day and "title" in candidate.reasons)
        is_name = is_listed or len(ranked) == 1 or not NAMED.isdisjoint(candidate.reasons)
        return is_short and is_told and is_name and (candidate.is_at_loss or "accused" in candidate.reasons)

    return _foremost([c for c in ranked if c.points >= LEFT and is_left(c)], ranked, "left")


def _losing(
    sentences: Sequence[Sentence], mentions: Sequence[Mentions], grammar: Grammar, context: Context
) -> set[int]:
    """The sentences that tell a loss."""
    return {
        s.index
        for s, own in zip(sentences, mentions, strict=True)
        if s.kind not in ASIDE and grammar.tells_loss(s, own, context)
    }


def _ranked(
    sentences: Sequence[Sentence],
    mentions: Sequence[Mentions],
    grammar: Grammar,
    context: Context,
    lost: set[int],
    accusing: set[int],
) -> list[_Candidate]:
    """All candidates, judged, the foremost first. `accusing`: sentences where a culprit beside a name counts."""
    candidates = _gather(sentences, mentions, grammar, context)
    for candidate in candidates.values():
        _judge(candidate, sentences, lost)
        if set(candidate.sentences) & accusing:
            candidate.reasons["accused"] = None
    return sorted(candidates.values(), key=lambda c: (-c.points, c.sentences[0], c.victim.start))


def _foremost(fit: list[_Candidate], ranked: list[_Candidate], how: str) -> Victim | None:
    """The first of those that fit, if it has more points than all others."""
    if not fit or any(c is not fit[0] and c.points >= fit[0].points for c in ranked):
        return None
    return _as_robbed(fit[0], how)


def _as_robbed(candidate: _Candidate, how: str) -> Victim:
    reason = "+".join(candidate.reasons)
    return replace(candidate.victim, is_target=True, is_sure=True, reason=f"{how}: {reason}")


def _gather(
    sentences: Sequence[Sentence], mentions: Sequence[Mentions], grammar: Grammar, context: Context
) -> dict[str, _Candidate]:
    """The names of the body; a short form ("Redfern") is the full name's, unless the title is of it alone."""
    found: dict[str, _Candidate] = {}
    titled: set[str] = set()
    for sentence, own in zip(sentences, mentions, strict=True):
        if sentence.kind is BlockKind.HEADING and sentence.section < 0:
            for victim in grammar.names(sentence, own, context):
                if victim.is_sure and victim.start < LEAD:
                    titled.add(victim.name)
                    found.setdefault(victim.name, _Candidate(victim, [sentence.index], {"service": None}))
        if sentence.kind in ASIDE or sentence.kind is BlockKind.HEADING:
            continue
        for victim in grammar.names(sentence, own, context):
            candidate = found.setdefault(victim.name, _Candidate(victim))
            candidate.sentences.append(sentence.index)
            if victim.is_sure:
                candidate.reasons["service"] = None
    _join_short_forms(found, titled)
    for name in titled & set(found):
        found[name].reasons["page"] = None
    return found


def _join_short_forms(found: dict[str, _Candidate], titled: set[str]) -> None:
    for short in sorted((name for name in found if name not in titled), key=len):
        full = next((n for n in found if n != short and n.startswith(short)), None)
        if full is not None:
            found[full].sentences += found.pop(short).sentences


def _judge(candidate: _Candidate, sentences: Sequence[Sentence], lost: set[int]) -> None:
    """Give a name its reasons."""
    own = set(candidate.sentences)
    body = [s.index for s in sentences if s.kind is not BlockKind.HEADING]
    heads = [s for s in sentences if s.kind is BlockKind.HEADING and candidate.victim.name in s.text]
    if heads:
        candidate.reasons["title" if heads[0].section < 0 else "heading"] = None
    if own & lost:
        candidate.reasons["loss"] = None
    elif own & {i + step for i in lost for step in (-1, 1)}:
        candidate.reasons["beside"] = None
    if body and body[0] in own:
        candidate.reasons["opening"] = None
    if len(own) >= OFTEN:
        candidate.reasons["repeated"] = None

"""Who was robbed, by English grammar: by the sentence alone in the first pass, with the page known in the second."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from parsers.claims.english.candidates import find_known, is_listed
from parsers.claims.english.finder import Finder, is_shouted
from parsers.claims.english.own import find_losing, find_loss
from parsers.claims.spans import overlaps
from parsers.names import slug
from parsers.values import BlockKind

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Mentions, Sentence, Victim


def find_page_victims(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> tuple[Victim, ...]:
    """First pass: the names that this sentence robs, and services that it introduces.

    In a heading that writes every word large, a name counts only if its form or the lexicon shows it.
    """
    if sentence.kind in (BlockKind.RELATED, BlockKind.CAPTION):
        return ()
    finder = Finder(sentence, mentions, context, cues)
    found = finder.targets() + finder.introduced()
    needs_list = is_shouted(sentence, mentions) and not finder.entry
    return tuple(v for v in found if not needs_list or is_listed(v.start, v.end, mentions))


def find_names(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Names of whom the page may be about, where no slot of a theft word holds one."""
    if is_shouted(sentence, mentions):
        return ()
    own = set(context.publishers)
    found = Finder(sentence, mentions, context, cues).named()
    named = tuple(v for v in found if not own & {slug(v.name), v.id})
    losing = find_losing(sentence.text, context, cues)
    return (*named, losing) if losing else named


def _is_robbed(victim: Victim, context: Context) -> bool:
    known = context.victims.get(victim.name)
    return known is not None and known.is_target


def find_victims(sentence: Sentence, mentions: Mentions, context: Context, cues: Cues) -> tuple[Victim, ...]:
    """Second pass: the robbed parties of this sentence, with those that the page robs anywhere."""
    finder = Finder(sentence, mentions, context, cues)
    found = {v.start: v for v in finder.targets() if v.is_sure or _is_robbed(v, context)}
    if is_shouted(sentence, mentions):
        known = (
            v for v in found.values() if v.name in context.victims or is_listed(v.start, v.end, mentions)
        )
        found = {v.start: v for v in known}
    for victim in (*find_known(sentence.text, context, cues), *finder.employers()):
        if not any(overlaps(victim, v) for v in found.values()):
            found[victim.start] = victim
    if not found and (loss := find_loss(sentence.text, bool(mentions.amounts), context, cues)):
        return (loss,)
    return tuple(
        replace(v, id=context.victims[v.name].id) if v.name in context.victims else v
        for v in sorted(found.values(), key=lambda v: v.start)
    )

"""Who speaks in a sentence that the one before or behind it hands over: X의 소견은 이렇다. "..." 국정원장이 한 말이다."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.korean.places import CLAUSE_END
from parsers.claims.korean.seats import any_seat
from parsers.claims.scene import Scene
from parsers.claims.values import Mentions, Speaker
from parsers.mentions.names import find_names
from parsers.parties import is_accused, is_state
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Sentence
    from parsers.mentions.values import NameMention

QUOTED = re.compile(r"\s*[“\"‘'「『]")
QUOTE = re.compile(r"[“\"][^”\"]+[”\"]\s*[.]?\s*$")
ASIDE = 24  # letters of what is said besides
THUS = re.compile(r"(?:이렇게|이같이|그렇게)\s")
SHORT = 60  # letters of a sentence that is handed over without quotation marks
NEXT = re.compile(r"[’”\"'\s]*(?P<said>[^\n]{1,160}?(?:[.](?=\s|$)|$))", re.MULTILINE)
OTHERS = re.compile(r"^(?:그러나|하지만|반면|다만|한편)\s")


@lru_cache(maxsize=4)
def _introduces(cues: Cues) -> re.Pattern[str]:
    """What ends a sentence that hands over: 이렇게 말했다, 은 이렇다, 은 다르다, 왈."""
    how = cues.either("relayed.how")
    what = cues.either("relayed.what")
    return re.compile(rf"(?:{how}[^.]{{0,24}}|{what}\s?(?:은|는|이|가)?\s?[:：]|\s왈,?)\s?[.:：]?\s*$")


@lru_cache(maxsize=4)
def _announces(cues: Cues) -> re.Pattern[str]:
    """What a sentence says of the words before it: 한 말이다, 발표문의 첫 문장이다, 말한 것은 이 두 가지뿐이다."""
    what = cues.either("relayed.what")
    return re.compile(
        rf"(?:{what})(?:의\s(?:\S{{1,6}}\s)?\S{{1,4}})?\s?(?:이다|다|였다|이었다|입니다|이에요|이라고\s한다|이란다|이라는\s것이다|뿐이다|그대로다)[.]?\s*$"
        rf"|[가-힣](?:한|은|쓴|낸|린|긴|힌)\s(?:것|건)(?:은|는)?\s(?:이|그)\s(?:\S{{1,4}}\s)?\S{{1,6}}(?:다|뿐이다|전부다)[.]?\s*$"
        rf"|(?:라고|다고|게|이같이|이렇게)\s(?:말한|밝힌|적은|쓴|답한|전한|외친)\s(?:것은|건|이는|쪽은|사람은|곳은)\s"
        # who answered, at the end of a paragraph: 문하영 대표는 이렇게 답했다.
        r"|(?:이렇게|이같이|그렇게)\s(?:답|말|밝|설명|주장|전|썼|적|덧붙)\S{1,5}[.]?\s*\Z"
    )


def find_relayed(text: str, sentence: Sentence, context: Context, cues: Cues) -> Iterator[Speaker]:
    """Who is said, right before or right behind, to have spoken these words; at most those of one sentence."""
    if sentence.kind is BlockKind.HEADING:
        return
    for speakers in (_behind(sentence, context, cues), _before(text, sentence, context, cues)):
        if speakers:
            yield from speakers
            return


def _behind(sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    said = _next(context.text, sentence.end)
    if len(said) <= ASIDE and not _announces(cues).search(said):  # 북한이 아니다. 내부 소행도 아니다.
        said = _next(context.text, context.text.find(said, sentence.end) + len(said))
    if not _announces(cues).search(said) or (THUS.search(said) and not _is_last(said, sentence, context)):
        return ()
    names = find_names(said, context.lexicon)
    if any(n.kind == "actor" for n in names):
        return ()
    return _spoken(said, names, sentence, context, cues)


def _is_last(said: str, sentence: Sentence, context: Context) -> bool:
    """Whether nothing follows in the paragraph that the words could hand over to."""
    behind = context.text.find(said, sentence.end) + len(said)
    return not context.text[behind:].partition("\n")[0].strip()


def _next(text: str, at: int) -> str:
    """The next sentence of the paragraph; empty at its end."""
    found = NEXT.match(text, at)
    return found["said"] if found and "\n" not in text[at : found.start("said")] else ""


def _before(text: str, sentence: Sentence, context: Context, cues: Cues) -> tuple[Speaker, ...]:
    before = context.previous
    if before is None or before.sentence.block != sentence.block or before.frames:
        return ()
    words = text.strip()
    is_quote = QUOTED.match(words) is not None
    told = before.sentence.text
    hands_over = _introduces(cues).search(told) is not None
    is_fragment = hands_over and len(words) <= SHORT
    if not (is_quote and (hands_over or QUOTE.fullmatch(words))) and not is_fragment:
        return ()
    if any(n.kind == "actor" for n in before.mentions.names) and not hands_over:
        return ()
    last = CLAUSE_END.split(told)[-1] if OTHERS.match(told) else told
    own = tuple(s for s in before.speakers if s.party)
    if not hands_over:  # 경찰이 찾아왔다. "…": whoever came is named, a victim who looks on does not speak
        return _spoken(
            last,
            tuple(n for n in before.mentions.names if n.kind == "party"),
            sentence,
            context,
            cues,
            is_listed=True,
        )
    return own or _spoken(last, before.mentions.names, sentence, context, cues)


def _spoken(
    told: str,
    names: tuple[NameMention, ...],
    sentence: Sentence,
    context: Context,
    cues: Cues,
    *,
    is_listed: bool = False,
) -> tuple[Speaker, ...]:
    """The parties that a sentence names, all of them; else who has a seat in it."""
    listed = [n for n in names if n.kind == "party" and not is_accused(n.id)]
    agencies = [n for n in listed if not is_state(n.id)]
    if agencies or listed:
        return tuple({n.id: Speaker(n.id, 0, 0) for n in agencies or listed}.values())
    if is_listed:
        return ()
    found = any_seat(Scene(told, sentence, Mentions((), (), names), (), context, cues))
    return (Speaker(found.party, 0, 0, found.is_self),) if found else ()

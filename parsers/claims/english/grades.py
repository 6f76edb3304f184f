"""The grade that a compiler writes at the head of its page ("Attribution: inferred-strong"), for all whom it reports."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import cues_of
from parsers.claims.english.words import any_of
from parsers.claims.publisher import GOVERNMENT
from parsers.languages import Language
from parsers.mentions.names import find_names
from parsers.values import Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.values import Frame
    from parsers.lexicon import Lexicon

SCALE = ("grades.scale_assessed", "grades.scale_suspected")
SENTENCE = re.compile(r"(?<=[.!?])\s|\n")
MODAL = re.compile(r"(?i)\b(?:would|should|could|may|might|must|can|if|whenever|contributors?)\b")
FIELD = r"(?m)^\W{0,3}(?i:attribution(?:\s(?:strength|status|grade|confidence))?|confidence|strength|grade)\W{0,3}[:|]\W*"

# at the end of a heading: "— grade: high", "(medium confidence)"
HEADED = re.compile(
    r"(?i)\b(?:attribution|grade|confidence)\s?(?::|[–—-])\W*(?P<g>[^\W\d][^()]*)|[(–—:-]\s?(?P<before>[a-z]+)[-\s]confidence\b"
)


@dataclass(frozen=True, slots=True)
class _Grades:
    """Those of a page. `field`: of a header field; `scale`: the one that its text gives most ("inferred-strong")."""

    field: Stance | None
    scale: Stance | None

    @property
    def of_firms(self) -> Stance | None:
        """The grade at which firms are reported; where a state confirms it later, theirs stays what the text says."""
        return self.scale or (None if self.field is Stance.ASSERTED else self.field)

    @property
    def of_states(self) -> Stance | None:
        """The grade at which states are reported: their word makes a confirmed one."""
        return None if self.field is Stance.ASSERTED else self.scale


@lru_cache(maxsize=4)
def _grades(text: str, lexicon: Lexicon) -> _Grades:
    cues = cues_of(lexicon, Language.ENGLISH)
    fields = (("confirmed", Stance.ASSERTED), ("assessed", Stance.ASSESSED), ("suspected", Stance.SUSPECTED))
    graded = {s: any_of(cues, f"grades.{key}") for key, s in fields}
    field = next((s for s, grade in graded.items() if re.search(rf"{FIELD}{grade}", text)), None)
    if field is None:  # "Attribution: Lazarus Group (FBI, January 2023; confirmed)"
        closing = (s for s, g in graded.items() if re.search(rf"{FIELD}[^\n]{{0,120}}?[(;,]\s?{g}\)", text))
        field = next(closing, None)
    told = "\n".join(_about_the_case(text, lexicon))
    scale = Counter(
        {
            s: len([*cues[key].finditer(told)])
            for key, s in (
                ("grades.scale_assessed", Stance.ASSESSED),
                ("grades.scale_suspected", Stance.SUSPECTED),
            )
        }
    )
    return _Grades(field, scale.most_common(1)[0][0] if scale.total() else None)


def _about_the_case(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The sentences that can grade the page's own case: no rule ("would be held at"), no other theft's grade."""
    cues = cues_of(lexicon, Language.ENGLISH)
    title = text.split("\n", 1)[0].casefold()
    for sentence in SENTENCE.split(text):
        if MODAL.search(sentence) or not any(cues[key].search(sentence) for key in SCALE):
            continue
        robbed = [n.surface for n in find_names(sentence, lexicon) if n.kind == "victim"]
        if not robbed or any(name.casefold() in title for name in robbed):
            yield sentence


def grade_given(text: str, cues: Cues) -> Stance | None:
    """ "Inferred-strong attribution per Chainalysis", "classified the attribution as inferred-weak"."""
    for key, stance in (
        ("grades.scale_assessed", Stance.ASSESSED),
        ("grades.scale_suspected", Stance.SUSPECTED),
    ):
        scale = any_of(cues, key)
        if re.search(
            rf"{scale}\W{{0,3}}\s(?i:attribution)\b|\b(?i:attributions?)\s[^.;:]{{0,40}}?\b(?:as|at)\W{{1,3}}{scale}",
            text,
        ):
            return stance
    return None


def under_grade(frame: Frame, text: str, context: Context) -> tuple[Frame, ...]:
    """The attribution at the grade of the page; two where states and firms make it and their grades differ.

    A party that weighs its finding itself keeps its own grade. Flat ones are lowered; a mere tie ("linked",
    "Lazarus-style") is raised to what the compiler makes of it.
    """
    if not frame.is_graded and all(s.is_self for s in frame.speakers) and (of_section := _headed(context)):
        return (_at(frame, of_section, is_tie=False),)
    if frame.is_graded or any(s.is_self or s.is_previous for s in frame.speakers):
        return (frame,)
    grades = _grades(context.text, context.lexicon)
    is_tie = grades.scale is not None and not cues_of(context.lexicon, Language.ENGLISH)[
        "grades.weighed"
    ].search(text)
    states = tuple(s for s in frame.speakers if GOVERNMENT.fullmatch(s.party))
    firms = tuple(s for s in frame.speakers if s not in states)
    if not frame.speakers:
        return (_at(frame, grades.of_states, is_tie=False),)
    return tuple(
        _at(replace(frame, speakers=speakers), grade, is_tie=is_tie)
        for speakers, grade in ((states, grades.of_states), (firms, grades.of_firms))
        if speakers
    )


def _headed(context: Context) -> Stance | None:
    """ "Greylag — grade: high" above: the page's own grade for what it says of this theft."""
    told = HEADED.search(context.heading)
    if told is None:
        return None
    cues = cues_of(context.lexicon, Language.ENGLISH)
    scales = (("confirmed", Stance.ASSERTED), ("assessed", Stance.ASSESSED), ("suspected", Stance.SUSPECTED))
    return next(
        (
            s
            for key, s in scales
            if re.match(rf"(?i:{any_of(cues, f'grades.{key}')})", told["g"] or told["before"])
        ),
        None,
    )


def _at(frame: Frame, grade: Stance | None, *, is_tie: bool) -> Frame:
    is_open = frame.stance is Stance.ASSERTED or (frame.stance is Stance.SUSPECTED and is_tie)
    return replace(frame, stance=grade) if grade and is_open else frame

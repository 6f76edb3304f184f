"""Short cuts of the grammar's expressions change nothing of what is found."""

from __future__ import annotations

import re

import pytest

from parsers.claims.cues import cues_of
from parsers.claims.english.slots import slots_of
from parsers.claims.hints import hinted
from parsers.claims.needles import needs, plain
from parsers.languages import Language
from parsers.wordtrie import share_beginnings
from tests.parsers.case_files import load_cases
from tests.parsers.reading import shipped_lexicon


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("thefts?", [{"theft"}]),
        ("(?i:THEFT)", [{"theft"}]),
        ("(?:two|three) x{2}", [{"two x", "three x"}]),
        ("earn\\w*", [{"earn"}]),
        ("(?:abc)+d", [{"abc"}]),
        ("U\\.S\\.", [{"u s "}]),
        ("colou?r", [{"color", "colour"}]),
        ("organi[sz]ed", [{"organised", "organized"}]),
        ("carried\\s+off", [{"carried off"}]),
        (".{0,4}から", [{"から"}]),
        ("(?=xyz)abc", [{"abc"}]),
        ("\\u3042い", [{"あい"}]),
        # where words begin and end
        ("(?<![^\\W_])(?:abc|de)(?![^\\W_])", [{" abc ", " de "}]),
        ("\\b(?:to(?:ok|re)|le(?:ft\\w+|d.))", [{" took", " tore", " left", " led"}]),
        ("\ue000+ gone\\b", [{" \ue000 gone "}]),
        # what has to come together
        ("put (?:\\S+ ){0,8}(?:at|on) the door of", [{"put "}, {"at the door ", "on the door "}]),
        ("(?P<v>[A-Z]\\w+)s\\s(?:hack|theft)s?", [{"s hack", "s theft"}]),
        ("(?:one.two|three)", [{"one", "three"}, {"two", "three"}]),
        # of strings that hold each other the shorter one
        ("steal(?:ing)?|stole", [{"steal", "stole"}]),
        # nothing can be said
        ("(?:a|\\w)b?", []),
        ("(?:abc)?", []),
        ("[ab]|cd", []),
        ("(?:ab", []),
        ("(?P<v>abc)(?P=v)", []),
        ("abc\\x20d", []),
    ],
)
def test_what_each_match_holds(expression: str, expected: list[set[str]]) -> None:
    assert needs(expression) == frozenset(map(frozenset, expected))


def test_a_plain_text_is_its_words() -> None:
    assert plain("Took 3.5\n of “the” coins;") == " took 3 5 of the coins "
    assert plain("x\ue000\ue000\ue001 won’t") == " x \ue000 \ue001 won t "
    assert plain("") == "  "


@pytest.mark.parametrize("language", Language)
def test_hinted_expressions_find_what_bare_ones_find(language: Language) -> None:
    """Over the words of the shipped configuration and the texts of all cases in their language."""
    cues = cues_of(shipped_lexicon(), language)
    texts = [case.capture.content.decode("utf-8", "ignore") for case in load_cases()]
    lines = [line for text in texts for line in text.splitlines()][::40]
    expressions = [*map(cues.__getitem__, cues.lists), *cues.stances.values()]
    if language is Language.ENGLISH:
        expressions += [slot.pattern for slot in (*slots_of(cues).robbed, *slots_of(cues).introduced)]
    found = 0
    for expression in expressions:
        bare = expression._expression
        for line in lines:
            spans = [match.span() for match in bare.finditer(line)]
            assert [match.span() for match in expression.finditer(line)] == spans
            found += len(spans)
    assert found > 100


def test_every_way_of_asking_is_hinted() -> None:
    expression = hinted("thefts?|losses")
    assert expression.search("Two THEFTS") is None
    assert expression.search("two thefts", 5) is None
    match = expression.search("two thefts", 4)
    assert match is not None
    assert match[0] == "thefts"
    assert expression.match("losses of May") is not None
    assert expression.fullmatch("losses of May") is None
    assert expression.sub("x", "theft and losses") == "x and x"
    assert expression.sub("x", "nothing") == "nothing"


def test_an_expression_that_is_added_later_is_known_of_a_text_asked_about_before() -> None:
    text = "xabcdx"
    expressions = [hinted("abc")]
    assert expressions[0].search(text)
    expressions += [hinted("bcd"), hinted(".")]
    assert all(expression.search(text) for expression in expressions)
    assert [bool(expression.search("xab")) for expression in expressions] == [False, False, True]


def test_a_text_that_is_cut_inside_of_a_word_ends_the_word_there() -> None:
    expression = hinted(r"\bhack(?!\w)")
    assert expression.search("the hackers") is None
    assert expression.search("the hackers", 0, len("the hack")) is not None


@pytest.mark.parametrize(
    "words",
    [
        ["steal", "stealing", "steals", "stole", "stolen"],
        ["hack(?:ed|s)?", "hack into", "hacked\\s+into", "ha"],
        ["a|b", "ab", "abc+", "abc?d", "[ab]x", "a\\.b"],
        ["", "窃取", "窃取され", "盗"],
    ],
)
def test_shared_beginnings_match_what_the_words_match(words: list[str]) -> None:
    plain = re.compile("|".join(f"(?:{word})" for word in sorted(words, key=len, reverse=True)))
    shared = re.compile(share_beginnings(words))
    english = ("stealing", "stolen", "hacked into it", "hack into", "hacks", "abcc", "abd", "bx", "a.b", "ha")
    for text in (*english, "窃取された", "盗む", "x", ""):
        assert bool(shared.match(text)) == bool(plain.match(text))


def test_the_longest_word_is_tried_first() -> None:
    assert re.match(share_beginnings(["steal", "stealing", "steals"]), "stealing of")[0] == "stealing"  # type: ignore[index]

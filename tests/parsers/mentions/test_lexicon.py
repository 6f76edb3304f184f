"""The tables of names: what they mean, and what is said of a fault in them."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pytest

from parsers.lexicon import Lexicon, LexiconError, build_lexicon
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from collections.abc import Callable

Tables = dict[str, dict[str, Any]]


def drop(stem: str) -> Callable[[Tables], None]:
    return lambda tables: tables.pop(stem) and None


def put(stem: str, entry: str, value: object) -> Callable[[Tables], None]:
    return lambda tables: tables[stem].__setitem__(entry, value)


def drop_cues(tables: Tables) -> None:
    del tables["cues_en"]["attribution"]


def cue(key: str, value: object) -> Callable[[Tables], None]:
    """One more entry of cue words, with this key in it."""
    entry = {"stance": "denied", "cues": ["never did"], key: value}
    return lambda tables: tables["cues_en"]["attribution"].append(entry)


@pytest.mark.parametrize(
    ("change", "place", "fault"),
    [
        (drop("actors"), "actors.toml", "missing"),
        (put("parties", "xx", {"nam": "X"}), "parties.toml [xx] `nam`", "no such key"),
        (put("parties", "xx", {"names": ["X"]}), "parties.toml [xx]", "`name` is missing"),
        (put("parties", "xx", {"name": "X", "names": "X"}), "parties.toml [xx] `names`", "not a list"),
        (put("parties", "xx", "X"), "parties.toml [xx]", "not a table"),
        (put("victims", "xx", {"name": "Bybit"}), "victims.toml [xx]", "also a spelling of bybit"),
        (
            put("victims", "xx", {"name": "X", "guarded": [{"names": ["X"]}]}),
            "victims.toml [xx] guarded 1",
            "guards nothing",
        ),
        (
            put("victims", "xx", {"name": "X", "guarded": [{"names": ["X"], "needs_near": ["@nowhere"]}]}),
            "victims.toml [xx] guarded 1",
            "@nowhere",
        ),
        (put("actors", "xx", {"name": "--"}), "actor xx", "holds no letter"),
        (put("currencies", "moneys", {}), "currencies.toml", "moneys"),
        (put("currencies", "words", {"counters": ["x"]}), "currencies.toml", "`about_before`"),
        (put("triggers", "theft", {}), "triggers.toml", "nothing would ever be read"),
        (
            put("parties", "xx.y", {"name": "Y", "kinds": ["choir"]}),
            "parties.toml [xx.y] `kinds`",
            "no kind 'choir'",
        ),
        (
            put("parties", "nl.y", {"name": "Y", "kinds": ["prosecutors"]}),
            "parties_europe.toml [nl.om] `kinds`",
            "nl.y is this state's prosecutors already",
        ),
        (put("bodies", "kinds", {"choir": {"en": []}}), "bodies.toml [kinds.choir] `ja`", "not a list"),
        (put("bodies", "korean", {}), "bodies.toml [korean]", "links"),
        (put("bodies", "french", {}), "bodies.toml `french`", "no such key"),
        (put("cues_en", "words", ["x"]), "cues_en.toml `words`", "stands in no section"),
        (put("cues_en", "theft", {"nouns": "x"}), "cues_en.toml [theft] `nouns`", "not a list of words"),
        (put("cues_en", "theft", {"noun": ["x"]}), "cues_en.toml [theft]", "`nouns` is missing"),
        (drop_cues, "cues_en.toml [[attribution]]", "is not a list of tables"),
        (cue("words", "x"), "cues_en.toml [[attribution]] 6", "`stance` and `cues`"),
        (cue("stance", "sure"), "cues_en.toml [[attribution]] 6", "there are asserted, assessed"),
        (
            cue("cues", ["blam(es"]),
            "cues_en.toml [[attribution]] denied 6",
            "'blam(es' is no regular expression",
        ),
        (
            cue("cues", ["if "]),
            "cues_en.toml [[attribution]] denied 6",
            "'if ' is empty or has a blank at its edge",
        ),
        (drop("cues_ko"), "cues_ko.toml", "missing"),
    ],
)
def test_a_fault_is_named_with_its_place(
    tables: Tables, change: Callable[[Tables], None], place: str, fault: str
) -> None:
    broken = copy.deepcopy(tables)
    change(broken)
    with pytest.raises(LexiconError) as raised:
        build_lexicon(broken)
    assert raised.value.place == place
    assert fault in str(raised.value)


def test_a_word_means_one_kind_of_body(tables: Tables) -> None:
    broken = copy.deepcopy(tables)
    broken["bodies"]["kinds"]["customs"]["ko"].append("경찰")
    with pytest.raises(LexiconError, match=r"kinds\.customs.*'경찰' is a word of police too"):
        build_lexicon(broken)


def test_a_kind_and_a_town_that_an_analyst_adds_are_found(tables: Tables) -> None:
    added = copy.deepcopy(tables)
    added["bodies"]["kinds"]["coastguard"] = {
        "tail": "coastguard",
        "local": True,
        "en": ["coastguard"],
        "ja": ["沿岸警備隊"],
        "ko": ["해안경비대"],
    }
    added["cues_places"]["seats"]["no"]["narvik"] = ["Narvik", "ナルヴィク", "나르비크"]
    lexicon = build_lexicon(added)
    text = "The coastguard in Narvik, ナルヴィク沿岸警備隊は, 나르비크 해안경비대는, the Norwegian coastguard"
    assert [name.id for name in find_names(text, lexicon)] == ["no.narvik-coastguard"] * 3 + ["no.coastguard"]


def test_an_unknown_table_is_refused_and_cue_tables_are_carried(tables: Tables) -> None:
    with pytest.raises(LexiconError, match=r"verbs\.toml"):
        build_lexicon({**tables, "verbs": {}})
    lexicon = build_lexicon({**tables, "cues_more": {"verbs": {"firm": ["x"]}}})
    assert lexicon.cues["cues_more"] == {"verbs": {"firm": ["x"]}}


def test_names_may_stand_in_any_number_of_tables(tables: Tables) -> None:
    added = {"paper-crane": {"name": "Paper Crane", "is_person": True}}
    lexicon = build_lexicon({**tables, "parties_mine": added})
    assert [name.id for name in find_names("Paper Crane says", lexicon)] == ["paper-crane"]
    assert "paper-crane" in lexicon.persons
    twice = {"us.fbi": {"name": "Federal Bureau"}}
    with pytest.raises(
        LexiconError, match=r"parties_mine\.toml \[us\.fbi\].*parties\.toml holds this entry too"
    ):
        build_lexicon({**tables, "parties_mine": twice})


def test_a_name_that_an_analyst_adds_is_found(tables: Tables) -> None:
    added = copy.deepcopy(tables)
    added["actors"]["paper-crane"] = {"name": "Paper Crane", "names": ["ペーパー・クレイン", "페이퍼크레인"]}
    lexicon = build_lexicon(added)
    text = "Paper-Crane、ペーパークレイン, 페이퍼 크레인의"
    assert [name.id for name in find_names(text, lexicon)] == ["paper-crane"] * 3


def test_groups_are_kept_apart_that_texts_disagree_about(lexicon: Lexicon) -> None:
    groups = (
        "APT38",
        "BlueNoroff",
        "Lazarus Group",
        "TraderTraitor",
        "Stardust Chollima",
        "Sapphire Sleet",
        "TA444",
    )
    text = f"North Korean hackers: {', '.join(groups)}"
    assert [name.name for name in find_names(text, lexicon)][1:] == list(groups)


@pytest.mark.parametrize(
    ("text", "matters"),
    [
        ("The exchange was hacked on Friday.", True),
        ("TraderTraitor publishes nothing.", True),
        ("暗号資産の不正流出について", True),
        ("가상자산 탈취 사건", True),
        ("The group calls itself CARR.", True),
        ("The museum opens at nine; admission is free.", False),
        ("The plan asks carriers for their view.", False),
        ("本日の天気は晴れである。", False),
        ("오늘 날씨는 맑다.", False),
    ],
)
def test_text_without_theft_or_actor_is_skipped(text: str, matters: bool, lexicon: Lexicon) -> None:  # noqa: FBT001
    assert lexicon.triggers.are_in(text) is matters

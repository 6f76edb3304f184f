"""What stands where a robbed party stands and is none."""

from __future__ import annotations

import pytest

from parsers.claims.nameless import why_no_name
from parsers.languages import Language
from tests.parsers.reading import shipped_lexicon

NO_NAMES = {
    Language.ENGLISH: [
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "XIV",
        "Day 12",
        "gospel",
        "Canadians",
        "Dress Rehearsal",
    ],
    Language.JAPANESE: ["流れを見れば分かる", "わかっていること", "盗ま", "第3章"],
    Language.KOREAN: ["쓰던 브리지", "회복했는데도 디파이", "보니까", "보안총괄", "요약"],
}
NAMES = {
    Language.ENGLISH: [
        "Heathmoor",
        "Day One Exchange",
        "stake.com",
        "Platform X9",
        "II Capital",
        "1inch",
        "88mph",
        "thirdweb",
        "zksync",
        "XL",
        "VIX",
        "Level 8",
        "Stage X",
    ],
    Language.JAPANESE: [
        "かざはな",
        "あけぼのコイン",
        "ひなぎくペイ",
        "月と星取引所",
        "なおみペイ",
        "まだらコイン",
        "ひととき",
        "くだもの",
    ],
    Language.KOREAN: ["나루터", "바다거래소", "요약스왑", "청소년금고", "하늘다리"],
}


@pytest.mark.parametrize(
    ("language", "name"), [(lang, name) for lang, all_ in NO_NAMES.items() for name in all_]
)
def test_what_is_no_name_says_why(language: Language, name: str) -> None:
    assert name in why_no_name(name, "slug", language, shipped_lexicon())


@pytest.mark.parametrize(
    ("language", "name"), [(lang, name) for lang, all_ in NAMES.items() for name in all_]
)
def test_names_are_left(language: Language, name: str) -> None:
    assert not why_no_name(name, "slug", language, shipped_lexicon())


def test_a_listed_name_and_a_description_are_left() -> None:
    assert not why_no_name("stake", "stake", Language.ENGLISH, shipped_lexicon())
    assert not why_no_name(
        "an exchange in Malta", "unnamed:exchange-malta", Language.ENGLISH, shipped_lexicon()
    )

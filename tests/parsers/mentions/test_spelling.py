"""Ids and keys of names, and the folding that moves no offset."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from parsers.mentions.folding import MARK, fold, lower
from parsers.names import slug, victim_id, victim_key

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon

ONE_NAME = [
    ("WazirX", "와지르X", "ワジールX", "와지르엑스"),
    ("Radiant Capital", "래디언트캐피털", "ラディアント・キャピタル", "레이디언트 캐피털"),
    ("Bybit", "바이비트", "バイビット", "바이빗"),
    ("Upbit", "업비트", "アップビット"),
    ("Axie Infinity", "アクシー・インフィニティ", "엑시 인피니티"),
    ("Coincheck", "コインチェック", "코인체크"),
]
OTHERS = [
    "Bybit",
    "WazirX",
    "Radiant Capital",
    "Bithumb",
    "Coincheck",
    "Poloniex",
    "Nobitex",
    "Harmony",
    "Euler Finance",
]


@pytest.mark.parametrize("spellings", ONE_NAME, ids=[names[0] for names in ONE_NAME])
def test_one_name_in_three_scripts_has_nearly_one_key(spellings: tuple[str, ...]) -> None:
    for first, second in combinations(spellings, 2):
        assert ratio(victim_key(first), victim_key(second)) >= 90, (first, second)


def test_names_of_different_services_have_different_keys() -> None:
    for first, second in combinations(OTHERS, 2):
        assert ratio(victim_key(first), victim_key(second)) < 80, (first, second)


def test_company_forms_do_not_count() -> None:
    assert victim_key("株式会社しらゆき") == victim_key("しらゆき")
    assert victim_key("Rain Management W.L.L.") == victim_key("Rain Management")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Mt. Gox", "mt-gox"),
        ("Harmony's Bridge", "harmonys-bridge"),
        ("ＤＭＭ ビットコイン", "dmm-ビットコイン"),
        ("업비트", "업비트"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("株式会社DMM Bitcoin", "dmm-bitcoin"),
        ("Bitcoin.DMM.com", "dmm-bitcoin"),
        ("㈱ＤＭＭ　Ｂｉｔｃｏｉｎ", "dmm-bitcoin"),
        ("Rain Management W.L.L.", "rain"),
        ("두나무", "upbit"),
        ("Sky Mavis", "ronin"),
        ("WazirX exchange", "wazirx"),
        ("업비트 거래소", "upbit"),
        ("Zanmai Labs", "wazirx"),
        ("Snowdrift Vault Ltd.", "snowdrift-vault"),
        ("株式会社しらゆき", "しらゆき"),
    ],
)
def test_victim_id(name: str, expected: str, lexicon: Lexicon) -> None:
    assert victim_id(name, lexicon) == expected


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(lower(text)) == len(text)


def test_folding_brings_look_alikes_together() -> None:
    assert fold("ＦＢＩ　１２３～‘’“”–㌦ﾗｻﾞﾙｽ") == f"FBI 123~''\"\"-㌦ラザ{MARK}ルス"

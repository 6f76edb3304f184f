"""Wallet addresses and their checksums, on test vectors of the standards and well-known contracts."""

from __future__ import annotations

import pytest

from parsers.mentions.addresses import find_addresses
from parsers.values import Checksum

VALID = [
    ("ethereum", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),  # EIP-55's own examples
    ("ethereum", "0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"),
    ("bitcoin", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),  # the genesis block
    ("bitcoin", "3P14159f73E4gFr7JterCCQh9QjiTjiZrG"),
    ("bitcoin", "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4"),  # BIP 173
    ("bitcoin", "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"),  # BIP 350
    ("litecoin", "LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1"),
    ("tron", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),  # the USDT contract
    ("ripple", "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh"),  # the genesis account
]


@pytest.mark.parametrize(("chain", "address"), VALID)
def test_an_address_with_a_right_checksum_is_valid(chain: str, address: str) -> None:
    (found,) = find_addresses(f"送金先は{address}である。")
    assert (found.chain, found.checksum, found.address) == (chain, Checksum.VALID, address)
    assert found.start == len("送金先は")


@pytest.mark.parametrize(("chain", "address"), VALID)
def test_one_wrong_character_is_reported_as_invalid(chain: str, address: str) -> None:
    swapped = {"a": "b", "A": "B"}.get(
        address[-1], "a" if address[-1].islower() else "q" if chain != "ethereum" else "D"
    )
    if address.isupper():
        swapped = "Q"
    broken = address[:-1] + (swapped if swapped != address[-1] else "5")
    (found,) = find_addresses(broken)
    assert (found.chain, found.checksum) == (chain, Checksum.INVALID)
    assert found.reason


def test_bech32_of_version_1_needs_bech32m() -> None:
    """BIP 350: a version 1 program with the older checksum is no address."""
    (found,) = find_addresses("bc1p38j9r5y49hruaue7wxjce0updqjuyyx0kh56v8s25huc6995vvpql3jow4")
    assert found.checksum is Checksum.INVALID


@pytest.mark.parametrize("address", ["0x" + "ab" * 20, "0x" + "AB" * 20])
def test_hex_in_one_case_carries_no_checksum(address: str) -> None:
    (found,) = find_addresses(address)
    assert (found.chain, found.checksum) == ("ethereum", Checksum.NONE)


def test_solana_is_known_by_its_name_nearby() -> None:
    address = "So11111111111111111111111111111111111111112"
    assert find_addresses(f"identifier {address}") == ()
    for beside in ("Solana wallet: ", "SOL | ", "SOL\n", "솔라나 지갑 주소는 "):
        (found,) = find_addresses(f"{beside}{address}")
        assert (found.chain, found.checksum) == ("solana", Checksum.NONE)
    assert find_addresses(f"console | {address}") == ()


@pytest.mark.parametrize(
    "text",
    [
        "transaction 0x" + "5a" * 32,
        "selector 0xa9059cbb and commit " + "a1b2c3d4" * 5,
        "a very Longwordwithoutanydigitsinitatalllll",
        "report-2024-05-31-1ABC.pdf",
    ],
)
def test_hashes_selectors_and_words_are_no_addresses(text: str) -> None:
    assert find_addresses(text) == ()


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("0x5aAeb6053F3E94C9b9A09f336694\n35E7Ef1BeAed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
        ("0x5aAeb6053F3 E94C9b9A09f336694 35E7Ef1BeAed", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"),
        ("TR7NHqjeKQxGTCi8q8ZY\n4pL8otSzgjLj6t", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
        (
            "bc1qw508d6qejxtdg4y5r3zarvary\n0c5xw7kv8f3t4",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        ),
        ("1A1zP1eP5QGefi2DMPTf TL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa"),
    ],
)
def test_an_address_that_a_margin_broke_is_one_address(broken: str, whole: str) -> None:
    text = f"1. {broken}\n2. 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359"
    found, after = find_addresses(text)
    assert (found.address, found.checksum) == (whole, Checksum.VALID)
    assert text[found.start : found.end] == broken == found.surface
    assert after.checksum is Checksum.VALID


def test_a_whole_address_takes_nothing_from_the_line_below() -> None:
    first, second = find_addresses(f"{VALID[0][1]}\n{VALID[2][1]}\nabcdef")
    assert (first.address, second.address) == (VALID[0][1], VALID[2][1])

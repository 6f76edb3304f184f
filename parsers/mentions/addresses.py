"""Wallet addresses in a text, with a verdict on their checksum.

What has the shape of an address and fails its checksum is reported as invalid, never dropped: a mistyped
address in an advisory matters. Transaction hashes and selectors are no addresses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import base58
import bech32m
from eth_utils.address import is_checksum_address

from parsers.mentions.folding import fold, lower
from parsers.mentions.values import AddressMention
from parsers.values import Checksum

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BASE58 = "1-9A-HJ-NP-Za-km-z"
_SEGWIT_CHAINS = {"bc": "bitcoin", "ltc": "litecoin"}
_CANDIDATE = re.compile(
    rf"(?<![A-Za-z0-9])(?:(?P<evm>0x[0-9a-fA-F]{{40}})|(?P<bech32>(?:bc1|BC1|ltc1|LTC1)[0-9A-Za-z]{{11,90}})"
    rf"|(?P<base58>[{_BASE58}]{{25,44}}))(?![A-Za-z0-9])"
)
_RIPPLE_ALPHABET = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_SOLANA_WORDS = ("solana", "ソラナ", "솔라나", "(sol)", " sol ", "sol:", "spl token")
_WINDOW = 600
_SOLANA_BYTES = 32
_HASH_BYTES = 20


class _Verdict(NamedTuple):
    chain: str
    checksum: Checksum
    reason: str


class _Family(NamedTuple):
    """Addresses of Base58Check: how they begin, how long they are, and their version bytes."""

    chain: str
    shape: re.Pattern[str]
    versions: frozenset[int]
    alphabet: bytes


_FAMILIES = (
    _Family("tron", re.compile(rf"T[{_BASE58}]{{33}}"), frozenset((0x41,)), base58.BITCOIN_ALPHABET),
    _Family(
        "bitcoin", re.compile(rf"[13][{_BASE58}]{{24,33}}"), frozenset((0x00, 0x05)), base58.BITCOIN_ALPHABET
    ),
    _Family(
        "litecoin", re.compile(rf"[LM][{_BASE58}]{{33}}"), frozenset((0x30, 0x32)), base58.BITCOIN_ALPHABET
    ),
    _Family("ripple", re.compile(rf"r[{_BASE58}]{{24,34}}"), frozenset((0x00,)), _RIPPLE_ALPHABET),
    _Family("dogecoin", re.compile(rf"D[{_BASE58}]{{33}}"), frozenset((0x1E,)), base58.BITCOIN_ALPHABET),
)


def find_addresses(text: str) -> tuple[AddressMention, ...]:
    """All wallet addresses in the order of the text.

    Base58 without a known beginning is taken for Solana's only where the text speaks of Solana nearby: such
    addresses carry no checksum, and any random word of that alphabet would do.
    """
    return tuple(_find(fold(text), text))


def _find(folded: str, text: str) -> Iterator[AddressMention]:
    for found in _CANDIDATE.finditer(folded):
        start, end = found.span()
        address = found[0]
        if verdict := _JUDGES[found.lastgroup or ""](address, folded, start):
            yield AddressMention(
                start, end, text[start:end], verdict.chain, address, verdict.checksum, verdict.reason
            )


def _judge_evm(address: str, _folded: str, _start: int) -> _Verdict:
    digits = address[2:]
    if digits in (digits.lower(), digits.upper()):
        return _Verdict("ethereum", Checksum.NONE, "written in one case: carries no EIP-55 checksum")
    if is_checksum_address(address):
        return _Verdict("ethereum", Checksum.VALID, "EIP-55")
    return _Verdict("ethereum", Checksum.INVALID, "upper and lower case do not fit EIP-55")


def _judge_bech32(address: str, _folded: str, _start: int) -> _Verdict:
    prefix = address.split("1", 1)[0].lower()
    try:
        decoded = bech32m.decode(prefix, address)
    except bech32m.DecodeError as error:
        return _Verdict(
            _SEGWIT_CHAINS[prefix], Checksum.INVALID, str(error) or "no segregated-witness address"
        )
    return _Verdict(_SEGWIT_CHAINS[prefix], Checksum.VALID, "Bech32m" if decoded.witver else "Bech32")


def _judge_base58(address: str, folded: str, start: int) -> _Verdict | None:
    near_solana = _speaks_of_solana(folded, start)
    for family in _FAMILIES:
        if not family.shape.fullmatch(address):
            continue
        fault = _base58check_fault(address, family)
        if not fault:
            return _Verdict(family.chain, Checksum.VALID, "Base58Check")
        if not near_solana and _looks_random(address):
            return _Verdict(family.chain, Checksum.INVALID, fault)
    if near_solana and _looks_random(address) and len(base58.b58decode(address)) == _SOLANA_BYTES:
        return _Verdict(
            "solana", Checksum.NONE, "32 bytes of Base58 beside Solana's name: carries no checksum"
        )
    return None


def _base58check_fault(address: str, family: _Family) -> str:
    try:
        payload = base58.b58decode_check(address.encode(), alphabet=family.alphabet)
    except ValueError:
        return "the Base58Check checksum does not fit"
    if len(payload) != 1 + _HASH_BYTES or payload[0] not in family.versions:
        return f"checksum fits, but version or length are not those of a {family.chain} address"
    return ""


def _speaks_of_solana(folded: str, start: int) -> bool:
    near = lower(folded[max(0, start - _WINDOW) : start])
    return any(word in near for word in _SOLANA_WORDS)


def _looks_random(address: str) -> bool:
    """Whether both cases and digits are mixed as in an address: long words and file names are not."""
    return (
        any(c.isdigit() for c in address)
        and any(c.islower() for c in address)
        and any(c.isupper() for c in address)
    )


_JUDGES: dict[str, Callable[[str, str, int], _Verdict | None]] = {
    "evm": _judge_evm,
    "bech32": _judge_bech32,
    "base58": _judge_base58,
}

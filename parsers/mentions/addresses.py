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
    rf"(?<![A-Za-z0-9])(?:(?:0x[0-9a-fA-F]{{40}})|(?:(?:bc1|BC1|ltc1|LTC1)[0-9A-Za-z]{{11,90}})"
    rf"|[{_BASE58}]{{25,44}})(?![A-Za-z0-9])"
)
# the beginning of an address that the margin of a page or a narrow cell has broken
_BROKEN = re.compile(
    rf"(?<![A-Za-z0-9])(?P<head>0x[0-9a-fA-F]{{6,39}}|(?:bc1|BC1|ltc1|LTC1)[0-9A-Za-z]{{8,80}}"
    rf"|(?=[A-Za-z]*[0-9])[{_BASE58}]{{12,43}})(?=[ \n])"
)
_NEXT_PART = re.compile(r"[ \n]{1,3}([0-9A-Za-z]{1,60})(?![0-9A-Za-z])")
_SEGWIT = re.compile(r"(?:bc|ltc)1", re.IGNORECASE)
_HEX = re.compile("[0-9a-fA-F]+")
_LONGEST = 94  # characters of a Bech32 address
_MOST_PARTS = 4
_EVM_LENGTH = 42
_RIPPLE_ALPHABET = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_SOLANA_WORDS = ("solana", "ソラナ", "솔라나", "spl token")
_SOLANA_TICKER = re.compile(r"(?<![a-z])sol(?![a-z])")  # only right beside: "SOL | So11…"
_BESIDE = 24
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
    mended = {place.start(): whole for place in _BROKEN.finditer(folded) if (whole := _whole(place, folded))}
    end = 0
    for start, address, until in _candidates(folded, mended):
        kind = "evm" if address.startswith("0x") else "bech32" if _SEGWIT.match(address) else "base58"
        if start >= end and (verdict := _JUDGES[kind](address, folded, start)):
            end = until
            yield AddressMention(
                start, until, text[start:until], verdict.chain, address, verdict.checksum, verdict.reason
            )


def _candidates(folded: str, mended: dict[int, tuple[str, int]]) -> list[tuple[int, str, int]]:
    whole = {found.start(): (found[0], found.end()) for found in _CANDIDATE.finditer(folded)}
    return [(start, *found) for start, found in sorted((whole | mended).items())]


def _whole(broken: re.Match[str], folded: str) -> tuple[str, int] | None:
    """The address that a beginning and the words behind it are, and its end: no words make one by chance."""
    address, end = broken["head"], broken.end()
    for _ in range(_MOST_PARTS):
        part = _NEXT_PART.match(folded, end)
        if part is None:
            return None
        address, end = address + part[1], part.end()
        if address.startswith("0x"):
            is_whole = len(address) == _EVM_LENGTH and _HEX.fullmatch(address, 2) is not None
        else:
            judge = _judge_bech32 if _SEGWIT.match(address) else _judge_base58
            verdict = judge(address, "", 0) if len(address) <= _LONGEST else None
            is_whole = verdict is not None and verdict.checksum is Checksum.VALID
        if is_whole:
            return address, end
    return None


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
    return any(word in near for word in _SOLANA_WORDS) or bool(_SOLANA_TICKER.search(near[-_BESIDE:]))


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

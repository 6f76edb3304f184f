"""Which words and signs beside a number make it an amount, compiled from `currencies.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from parsers.mentions.folding import fold, lower
from parsers.wordtrie import share_beginnings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_KEYS = {"currencies", "assets", "tickers", "words"}
_WORD_KEYS = ("about_before", "about_after", "counters", "not_tickers", "money_context")


# between the name of an asset and its number: 이더리움은 34만 개
_PARTICLES = "은는이가을를はがをも"
_CLOSING = "'’\"”」』"  # '이더리움' 34만 개


class MoneyError(ValueError):
    """A fault in the table of currencies; says entry and key."""


@dataclass(frozen=True, slots=True)
class Money:
    """Patterns for what stands directly before and after a number, and what their words mean.

    `before` is searched in the text that ends where the number begins, `after` matched where it ends.
    `before_words`, `before_ends`: with which Latin words and other characters such a text can end. `codes`:
    word or sign in lower case -> ISO 4217 or ticker. `asset_codes`: the codes that are no state's currency.
    """

    before: re.Pattern[str]
    before_words: frozenset[str]
    before_ends: frozenset[str]
    after: re.Pattern[str]
    about: re.Pattern[str]
    context: re.Pattern[str]
    codes: Mapping[str, str]
    asset_codes: frozenset[str]
    not_tickers: frozenset[str]

    def may_end(self, text: str) -> bool:
        """Whether `before` may be found at the end of the text: most numbers are spared the search."""
        text = text.rstrip(f" ~:\\){_CLOSING}")
        if word := _last_word(text):
            return word in self.before_words
        last = text[-2:-1] if text[-1:] in _PARTICLES else text[-1:]
        return bool(last) and (last in self.before_ends or (last.isascii() and last.isalnum()))


def build_money(table: Mapping[str, Any]) -> Money:
    """Build from the parsed `currencies.toml`. MoneyError for an unknown or missing entry or key."""
    if set(table) != _KEYS:
        raise MoneyError(
            f"tables {sorted(set(table) ^ _KEYS)} are unknown or missing; it has {sorted(_KEYS)}"
        )
    words = {key: _words(table["words"], "words", key) for key in _WORD_KEYS}
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    for code, entry in table["currencies"].items():
        before |= dict.fromkeys(_words(entry, code, "before"), code)
        after |= dict.fromkeys(_words(entry, code, "after"), code)
    assets: dict[str, list[str]] = {ticker.upper(): [] for ticker in _words(table, "tickers", "tickers")}
    for code, names in table["assets"].items():
        assets[code.upper()] = _words(table["assets"], "assets", code) if names else []
    for code, names in assets.items():
        before |= dict.fromkeys((lower(code), *names), code)
        after |= dict.fromkeys((lower(code), *names), code)
    return Money(
        before=_before(before),
        before_words=frozenset(_last_word(word) for word in before) | {"about", "approximately"},
        before_ends=frozenset(word[-1] for word in before if not _last_word(word)) | frozenset("약約략そ"),
        after=_after(after, words),
        about=re.compile(rf"(?:{_either(words['about_before'])}) ?(?:a |the )?$"),
        context=re.compile(rf" ?(?:{_either(words['money_context'])})"),
        codes=before | after,
        asset_codes=frozenset(assets),
        not_tickers=frozenset(word.upper() for word in words["not_tickers"]),
    )


def _last_word(text: str) -> str:
    start = len(text)
    while start and text[start - 1].isascii() and text[start - 1].isalnum():
        start -= 1
    return text[start:]


def _before(words: Mapping[str, str]) -> re.Pattern[str]:
    # as in: USD 1.5 billion; $ 5; 미화 약 3억; 이더리움(ETH) 34만
    return re.compile(
        rf"(?:(?<![a-z])(?=[a-z])|(?![a-z]))(?P<unit>{_either(words)})(?:\([a-z]{{2,6}}\))?"
        rf"[{_CLOSING}]?[{_PARTICLES}]?[ :\\]*"
        r"(?:약|約|대략|およそ|about |approximately |approx\. )? ?~? ?$"
    )


def _after(words: Mapping[str, str], lists: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    # "2천 개", "여개의 이더리움", "枚のBTC", " ETH", "万枚の"
    about = _either(lists["about_after"])
    return re.compile(
        rf"(?P<about>{about})? ?(?P<counter>{_either(lists['counters'])})?(?P<late>{about})?"
        rf"(?:(?: ?(?:の|의|of) ?|(?P<link>in |worth of )|[ -]?)(?P<unit>{_either(words)})"
        rf"(?![a-z0-9])(?P<after> ?(?:{about}))?)?"
    )


def _either(words: Iterable[str]) -> str:
    return share_beginnings(re.escape(word).replace("\\ ", " ") for word in words)


def _words(table: Mapping[str, Any], place: str, key: str) -> list[str]:
    value = table.get(key)
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise MoneyError(f"[{place}] `{key}` is not a list of words")
    return [lower(fold(item)) for item in value]

"""Names as ids, and names as keys that compare over scripts."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from anyascii import anyascii

if TYPE_CHECKING:
    from parsers.lexicon import Lexicon

COMPANY_FORMS = ("株式会社", "有限会社", "合同会社", "주식회사", "유한회사", "(株)", "(주)")
_COMPANY_WORDS = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|co|company|gmbh|ag|sa|pte|pty|bv|kk|wll"
    r"|w\.l\.l|holdings?)\b\.?"
)
_SERVICE_WORDS = re.compile(r"(?:crypto(?:currency)?exchange|exchange|取引所|거래소)$")
# leaves the same vowel sound for what the scripts spell differently (DMM "bitcoin", ビットコイン, 비트코인)
_HANGUL_LEAD = ("k", "k", "n", "t", "t", "r", "m", "p", "p", "s", "s", "", "j", "j", "j", "k", "t", "p", "h")
_HANGUL_VOWEL = (
    *("a", "e", "a", "e", "a", "e", "a", "e", "a", "wa", "we", "we", "a", "a", "wa", "we", "wi", "a", "", "i", "i"),
)
_HANGUL_TAIL = (
    *("", "k", "k", "k", "n", "n", "n", "t", "r", "k", "m", "p", "r", "r", "p", "r", "m", "p", "p", "t", "t"),
    *("n", "j", "t", "k", "t", "p", "h"),
)


def slug(name: str) -> str:
    """`Mt. Gox` -> `mt-gox`: NFKC, case folded, apostrophes dropped, everything that is no letter a hyphen."""
    folded = unicodedata.normalize("NFKC", name).casefold().replace("'", "").replace("’", "")
    return re.sub(r"[\W_]+", "-", folded).strip("-")


def spelling_key(name: str, *, is_stripped: bool = True) -> str:
    """Reduce a spelling to letters and digits; with `is_stripped`, without company forms (株式会社, Ltd.)."""
    key = unicodedata.normalize("NFKC", name).casefold()
    if is_stripped:
        for form in COMPANY_FORMS:
            key = key.replace(form, " ")
        key = _COMPANY_WORDS.sub(" ", key)
    return re.sub(r"[\W_]+", "", key)


def victim_id(name: str, lexicon: Lexicon) -> str:
    """Give the id of a victim: that of the spelling in `victims.toml`, or else the slug of the name itself."""
    stripped = spelling_key(name)
    for key in (spelling_key(name, is_stripped=False), stripped, _SERVICE_WORDS.sub("", stripped)):
        if found := lexicon.victim_spellings.get(key):
            return found
    folded = unicodedata.normalize("NFKC", name).casefold()
    for form in COMPANY_FORMS:
        folded = folded.replace(form, " ")
    return slug(_COMPANY_WORDS.sub(" ", folded)) or slug(name)

"""A text's MinHash: how copies of one text find each other without their texts being compared.

Shingles are five characters of the text without case, width or white space, so that Japanese and Korean need
no words. Copies that differ in a headline agree in most of their 64 numbers; unrelated texts in almost none.
"""

from __future__ import annotations

import unicodedata

from rensa import RMinHash

PERMUTATIONS = 64
_SHINGLE = 5
# Below this, two texts about one theft look alike without being copies.
_SHORTEST = 200
# The permutations are part of what is stored: another seed would find no copy of what is held.
_SEED = 20250114


def sign_text(text: str) -> tuple[int, ...]:
    """64 numbers below 2**32, the same on every machine; empty for texts under 200 characters."""
    plain = "".join(unicodedata.normalize("NFKC", text).casefold().split())
    if len(plain) < _SHORTEST:
        return ()
    shingles = {plain[start : start + _SHINGLE] for start in range(len(plain) - _SHINGLE + 1)}
    signature = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    signature.update(sorted(shingles))
    return tuple(signature.digest())

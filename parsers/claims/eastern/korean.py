"""Korean: where sentences and clauses end."""

from __future__ import annotations

import re

from parsers.claims.eastern.tongue import Tongue

KO = Tongue(
    language="ko",
    end=re.compile(r"(?<=[.!?])[’”\"')\]]*(?<!\d\.)\s+"),
    clause=re.compile(
        r"(?:(?<=[했었았였됐인한는했])고|(?<=[다])며|지만|으나|(?<=[했었았였됐하되이])나|는데|(?<=[했됐었았였])으며|반면|(?<=[가-힣])며),?\s+"
    ),
    common=frozenset(),
)

"""Claims: who says that whom robbed, how surely, and with which sentence (docs/reader.md is the map).

`extract` asks `page` (sentences, mentions, both passes of a grammar), `tables` and `records` (rows and fields), and
`assemble`, which binds frames to thefts (`binding`, `incidents`) by what was told (`talk`, `whose`) and merges (`rows`).
"""

from parsers.claims.explain import explain
from parsers.claims.extract import accept, extract

__all__ = ["accept", "explain", "extract"]

"""Claims: who says that whom robbed, how surely, and with which sentence."""

from parsers.claims.explain import explain
from parsers.claims.extract import accept, extract

__all__ = ["accept", "explain", "extract"]

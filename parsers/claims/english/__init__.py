"""English: how a sentence says who robbed whom."""

from parsers.claims.english.grammar import ENGLISH

__all__ = ["ENGLISH"]

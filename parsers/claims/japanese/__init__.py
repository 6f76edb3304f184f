"""Japanese: no spaces between words, particles tell who is who, the verb stands last."""

from parsers.claims.japanese.grammar import JAPANESE

__all__ = ["JAPANESE"]

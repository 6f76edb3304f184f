"""Japanese and Korean: the verb stands last, particles tell who is who.

One set of rules serves both; what differs is in `Tongue` (names, particles, clause ends) and in the cue words.
"""

from parsers.claims.eastern.grammar import JAPANESE, KOREAN

__all__ = ["JAPANESE", "KOREAN"]

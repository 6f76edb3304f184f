"""Korean: particles tell who is who, the verb stands last, and a service's name is a word like any other."""

from parsers.claims.korean.grammar import KOREAN

__all__ = ["KOREAN"]

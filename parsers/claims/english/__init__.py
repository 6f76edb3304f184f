"""English: how a sentence says who robbed whom.

`grammar` asks in this order: `victims` (by `slots`), `culprits` and `persons` (whom no list holds), `facts`, then
`frames`, which asks of each `clause` who is `accused`, the `gates`, what ties them (`predicates`, `verdicts`), `hearing`.
"""

from parsers.claims.english.grammar import ENGLISH

__all__ = ["ENGLISH"]

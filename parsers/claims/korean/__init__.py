"""Korean: particles tell who is who, the verb stands last, and a service's name is a word like any other.

`grammar` asks in this order: `accused` (whom no list holds), lines that are rows (`listed`, `rows`), `victims` (by
`standing`), `facts`, then `frames`, which asks of each clause who speaks (`speakers`), `refusals`, `culprits`, `stance`.
"""

from parsers.claims.korean.grammar import KOREAN

__all__ = ["KOREAN"]

"""Japanese: no spaces between words, particles tell who is who, the verb stands last.

`grammar` asks in this order: `bodies` and `homonyms` (whose bodies they are), `victims` (by `places`), `actors` (whom no
list holds), `facts`, then `frames`, which asks of each clause who speaks (`heard`), the `gates`, what ties them (`ties`).
"""

from parsers.claims.japanese.grammar import JAPANESE

__all__ = ["JAPANESE"]

"""Amounts, dates, names and wallet addresses in a text.

Every finder takes the text as it is stored and gives offsets into it, in code points. `page` asks for `names` (parties,
actors, victims; `bodies` by place and kind), then `dates`, then `amounts` (by `numerals`, `money`), each on its own.
"""

"""Amounts, dates, names and wallet addresses in a text.

Every finder takes the text as it is stored and gives offsets into it, in code points.
"""

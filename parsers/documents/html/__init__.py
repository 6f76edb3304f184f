"""Pages: from markup to the text that a reader came for.

`reader` asks `metadata` (title, date, language), `walk` for stretches of text (`inline`, `tables`, without the `parts`
that are none), `labels` for rows of a board, `content` for which stretches are the text, then `notices` and `titles`.
"""

from parsers.documents.html.reader import read_html

__all__ = ["read_html"]

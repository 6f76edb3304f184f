"""Reads a few pages when it is imported: processes forked from one that has done so need not compile what readers ask.

It takes most of the time of a run as small as these, and none of it is what they are killed for.
"""

from __future__ import annotations

from pathlib import Path

from flows.language import load_lexicon
from flows.paths import Places
from parsers.claims import extract
from parsers.documents import read
from parsers.values import Capture
from tests.scale.archives import CHECKOUT
from tests.scale.world import World

_lexicon = load_lexicon(Places((CHECKOUT / "config",), Path()))
for _page in World(1, 16, 1.0).pages(12):
    for _document in read(Capture(_page.url, _page.html, "text/html", (_page.publisher,))):
        extract(_document, _lexicon)

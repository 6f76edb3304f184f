"""Page readers of single sources that the generic one does not do justice. They never import each other.

`READERS` is the whole list: a source's description names its reader in `reading.parser`. A reader takes the
page's decoded text and its capture, and gives a draft; most begin with the generic reader's.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from parsers.sources.jp_npsc_press import read_press_conference

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from parsers.documents.draft import Draft
    from parsers.values import Capture

READERS: Mapping[str, Callable[[str, Capture], Draft]] = MappingProxyType(
    {
        "jp_npsc_press": read_press_conference,
    }
)

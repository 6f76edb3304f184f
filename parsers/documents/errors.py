"""What can be wrong with bytes that should be a document.

ParseError                 carries url, reason and the next action
├── NotThisFormatError     the bytes are not what a reader can read (a broken PDF, an image, an archive)
├── UndecodableError       no encoding reads the bytes without damage
├── EmptyDocumentError     read, but there is no text in it (a scan, a shell that a script fills)
├── LayoutError            a selector that the source declares does not match as often as it must
├── NoSuchItemError        a feed has no item with the address that was asked for
└── TooLargeError          unpacked it would be larger than any honest document
"""

from __future__ import annotations


class ParseError(Exception):
    """Bytes that gave no document. `action` says what a person can do next."""

    def __init__(self, url: str, reason: str, action: str) -> None:
        super().__init__(url, reason, action)
        self.url = url
        self.reason = reason
        self.action = action

    def __str__(self) -> str:
        return f"{self.url or '(no address)'}: {self.reason}; {self.action}"


class NotThisFormatError(ParseError):
    """The bytes are damaged, or of a kind that no reader here knows."""


class UndecodableError(ParseError):
    """`tried` are the encodings that failed."""

    def __init__(self, url: str, reason: str, action: str, tried: tuple[str, ...] = ()) -> None:
        super().__init__(url, reason, action)
        self.tried = tried


class EmptyDocumentError(ParseError):
    """The format is right and holds no text."""


class LayoutError(ParseError):
    """A declared `selector` for `place` matched `found` times instead of once."""

    def __init__(self, url: str, place: str, selector: str, found: int) -> None:
        super().__init__(
            url,
            f"the selector for {place}, {selector!r}, matched {found} times instead of once",
            "compare the source's [reading] table with the page as it is now",
        )
        self.place = place
        self.selector = selector
        self.found = found


class NoSuchItemError(ParseError):
    """The feed at `url` has no item at `item_url`."""

    def __init__(self, url: str, item_url: str, count: int) -> None:
        super().__init__(
            url,
            f"none of the feed's {count} items has the address {item_url}",
            "fetch the item's own page, or give the address as the feed writes it",
        )
        self.item_url = item_url
        self.count = count


class TooLargeError(ParseError):
    """Unpacking would give more than `limit` bytes."""

    def __init__(self, url: str, what: str, limit: int) -> None:
        super().__init__(
            url,
            f"{what} unpacks to more than {limit:,} bytes",
            "if the file is honest, save its text and add that instead",
        )
        self.limit = limit

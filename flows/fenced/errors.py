"""What can befall the process that reads PDFs and HWPs.

ParseError
├── ReaderTimeoutError   it took longer than `parse.pdf_seconds` and was ended
├── ReaderMemoryError    it wanted more than `parse.pdf_megabytes`
└── ReaderCrashedError   it ended by itself, or answered what makes no sense
"""

from __future__ import annotations

from parsers.documents import ParseError


class ReaderTimeoutError(ParseError):
    """Reading took too long and was ended."""


class ReaderMemoryError(ParseError):
    """Reading wanted more memory than it may have."""


class ReaderCrashedError(ParseError):
    """The process that read the document ended."""

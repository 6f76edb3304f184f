"""What can be wrong with an archive.

ClaimwatchError
└── ArchiveError             a file cannot be read as an archive, or a record is not what its digest says
"""

from __future__ import annotations

from flows.errors import ClaimwatchError


class ArchiveError(ClaimwatchError):
    """A file cannot be read as an archive, or a record is not what its digest says."""

"""Documents read where they can do no harm: PDF, HWP and pages of countless tags in a process of their own.

    with FencedReader(limits) as reader:
        documents = reader.read(capture, item_url=...)     ParseError, as parsers.documents.read

The readers of these formats are large programs in other languages, and a file can bring one down, keep it
busy for ever or make it take all memory. Then that one document fails, and nothing else does. The rest is read
here: only a page of countless tags takes long, and such a one goes there too. The process
starts with the first such document and serves those after it.
"""

from flows.fenced.errors import ReaderCrashedError, ReaderMemoryError, ReaderTimeoutError
from flows.fenced.reader import FencedReader, FenceLimits

__all__ = ["FenceLimits", "FencedReader", "ReaderCrashedError", "ReaderMemoryError", "ReaderTimeoutError"]

"""Documents read where they can do no harm: PDF and HWP in a process of their own, the rest here.

    with FencedReader(limits) as reader:
        documents = reader.read(capture, item_url=...)     ParseError, as parsers.documents.read

The readers of these formats are large programs in other languages, and a file can bring one down, keep it
busy for ever or make it take all memory. Then that one document fails, and nothing else does. The process
starts with the first such document and serves those after it.
"""

from flows.fenced.errors import ReaderCrashedError, ReaderMemoryError, ReaderTimeoutError
from flows.fenced.reader import FencedReader, FenceLimits

__all__ = ["FenceLimits", "FencedReader", "ReaderCrashedError", "ReaderMemoryError", "ReaderTimeoutError"]

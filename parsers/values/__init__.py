"""The frozen values that the parts hand to each other.

    Capture -> Document -> Claim, WalletAddress -> (warehouse) Theft, Attribution, Difference, Alert

The warehouse imports this package and nothing else of `parsers`.
"""

from parsers.values.baseline import Baseline, BaselineAttribution, BaselineReference, BaselineTheft
from parsers.values.capture import Capture, Reading
from parsers.values.claim import (
    Amount,
    Basis,
    Checksum,
    Claim,
    Extraction,
    PartialDate,
    Rejection,
    Stance,
    Voice,
    WalletAddress,
)
from parsers.values.document import Block, BlockKind, Cell, Document

__all__ = [
    "Amount",
    "Baseline",
    "BaselineAttribution",
    "BaselineReference",
    "BaselineTheft",
    "Basis",
    "Block",
    "BlockKind",
    "Capture",
    "Cell",
    "Checksum",
    "Claim",
    "Document",
    "Extraction",
    "PartialDate",
    "Reading",
    "Rejection",
    "Stance",
    "Voice",
    "WalletAddress",
]

"""Where things lie: this checkout, and the development corpus where somebody has it beside the checkout.

Nothing but tests and measurements knows of the corpus; what needs it skips, and says so, without it.
"""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"
CORPUS = SHARED / "corpus"
MANIFEST = CORPUS / "MANIFEST.jsonl"
GOLD = SHARED / "gold" / "claims.jsonl"

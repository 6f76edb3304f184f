"""By which office somebody speaks for a firm or a body: "Greylag CEO Ida Korhonen", "a spokesperson for Greylag"."""

from __future__ import annotations

import re

from parsers.claims.cues import worded
from parsers.claims.english.words import CAPITAL

# "chief technology officer", "co-founder and CEO"; the second with those who only work there
OFFICER = r"(?:{citing.ranks}[\s-])*{citing.officers}"
_POST = r"(?:{citing.ranks}[\s-])*(?:{citing.officers}|{citing.staff})"
OFFICE = rf"{_POST}(?:(?:,|\sand|\s&)\s{_POST})?"
# behind a firm's name: the office, and who holds it
HELD = worded(rf"(?:[’']s?)?\s(?i:{OFFICE})(?:,?\s(?:[{CAPITAL}][\w.’'\-]*\s?){{1,4}}(?<!\s))?")
# before one
OFFICE_OF = worded(
    rf"\b(?i:{OFFICE})\s(?:of|at|for|with)\s(?:the\s)?(?:(?:[a-z\-]+|[A-Z][a-z]+(?:-based)?|\ue003+)\s){{0,4}}?$"
)
# whose people speak for themselves
SCHOOL = re.compile(
    r"\b(?:University|College|School|Academy|Faculty|Institute\sof\sTechnology|Polytechnic)\b"
)

"""Who joins those that speak: "together with the FBI"; "…, a view that Hexlin shares"; "endorses the FBI's finding"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted

if TYPE_CHECKING:
    from parsers.claims.english.bodies import Candidate
    from parsers.claims.english.citing import Citing

# "together with the FBI, they identified"
TOGETHER = hinted(
    r"\b(?i:together|jointly|along|in concert|in cooperation|in co-operation|side by side)\swith\s(?:the\s)?$|"
    r"\b(?i:alongside)\s(?:the\s)?$"
)
SHARED = re.compile(
    r"(?i)\b(?:view|finding|conclusion|verdict|assessment|opinion|attribution|suspicion|position|judge?ment|reading)s?\s"
    r"(?:(?:that|which|with\swhich)\s)?(?:the\s)?$"
)
# "endorses the United States' attribution": both say so
ENDORSED = re.compile(
    r"(?i)\b(?:endors\w+|support(?:s|ed|ing)?|back(?:s|ed|ing)?|shar(?:es|ed|ing)|echo(?:es|ed|ing)?|join(?:s|ed|ing)?|corroborat\w+|"
    r"second(?:s|ed)|confirm(?:s|ed|ing)?|concur(?:s|red)?\swith|agree(?:s|d)?\swith|align(?:s|ed)?\s(?:itself\s|themselves\s)?with|"
    r"affirm\w*|reiterat\w+|repeat(?:s|ed))\s(?:the\s)?$"
)
SHARES = re.compile(
    r"(?:\s(?:also|itself|too|now|has|have))*\s(?:shares?|shared|endorse[sd]?|holds?|back(?:s|ed)?|supports?|supported|confirm(?:s|ed)|"
    r"second(?:s|ed)|adopt(?:s|ed)|agrees?|agreed|concurs?|concurred|echoe[sd])\b"
)


def is_beside(candidate: Candidate, masked: str, citing: Citing) -> bool:
    """ "together with the FBI"; "…, a view that Hexlin shares"."""
    if TOGETHER.search(masked, 0, candidate.start):
        return True
    if ENDORSED.search(masked, 0, candidate.start) and citing.owner.match(masked, candidate.end):
        return True
    is_view = SHARED.search(masked, 0, candidate.start)
    return is_view is not None and SHARES.match(masked, candidate.end) is not None

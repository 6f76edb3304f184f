"""Headings that name a kind of text and no text: 보도자료, 報道発表, Press Release."""

from __future__ import annotations

import re

_KIND = re.compile(
    r"(?:보도(?:참고|설명|해명|반박)?자료|보도자료\(?(?:정정|수정)\)?|브리핑|공지(?:사항)?|알림(?:마당)?|새소식|뉴스|성명|담화|"
    r"報道(?:発表|資料|発表資料)|プレスリリース|ニュースリリース|お知らせ|新着情報|注意喚起|仮訳|広報資料|記者会見|"
    r"(?:press|news|media)(?:release|releases|room)|pressoffice|news|newsroom|statements?|announcements?|notices?|"
    r"forimmediaterelease|blog|articles?|home|ホーム|홈)",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"[\W_]+")


def is_only_a_kind(text: str) -> bool:
    """Whether a heading says what kind of text follows, and not what it tells."""
    return bool(_KIND.fullmatch(_DECORATION.sub("", text))) or bool(_KIND.fullmatch(re.sub(r"\s+", "", text)))

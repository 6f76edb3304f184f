"""Short lines that are no text of a page: notices, rows of links, price tickers, bylines; headings over teasers."""

from __future__ import annotations

import re

RELATED_HEADING = re.compile(
    r"^[\[【<＜■▶◆●※○☞→\s]*(?:related(?: (?:articles?|stories|posts?|news|reading|content|links?|pages?))?|read (?:next|more|also)|more (?:on|from|in|about) .{1,40}|"
    r"more (?:stories|news)|most (?:read|popular|viewed)|trending(?: now)?|popular(?: posts| articles)?|latest (?:news|posts|articles)|recommended(?: .{1,20})?|you (?:may|might) also like|"
    r"(?:public )?references?|sources?|further reading|external links|see also|notes and references|footnotes|citations|bibliography|links|tags?|"
    r"関連(?:記事|リンク|ニュース|情報|ページ|項目)?|関連する記事|あわせて読みたい|おすすめ(?:の?記事)?|人気(?:の)?記事(?:ランキング)?|(?:アクセス)?ランキング|新着(?:記事|情報|ニュース)|最新(?:記事|ニュース)|参考(?:文献|資料|リンク)?|出典|脚注|外部リンク|注釈|情報源|"
    r"관련 ?(?:기사|뉴스|글|링크|보도|문서|자료)|많이 ?본 ?(?:뉴스|기사|글)|인기 ?(?:기사|뉴스|글)|추천 ?(?:기사|뉴스|글)|주요 ?뉴스|최신 ?(?:기사|뉴스|글)|이 시각 (?:헤드라인|주요 ?뉴스)|실시간 .{0,10}(?:뉴스|기사|순위)|함께 (?:보면|읽으면) 좋은 .{1,10}|참고 ?(?:문헌|자료)|출처|각주|외부 ?링크|같이 ?보기|다른 (?:기사|글|뉴스))"
    r"[\]】>＞\s::：」]*$",
    re.IGNORECASE,
)
_EMPTY_HEADINGS = frozenset(
    {
        "본문",
        "페이지 정보",
        "댓글목록",
        "댓글",
        "목차",
        "目次",
        "本文",
        "contents",
        "table of contents",
        "첨부파일",
        "관련자료",
        "메뉴",
        "メニュー",
    }
)
_NO_CONTENT = re.compile(
    r"^\W{0,3}(?:©|ⓒ|copyright\b|\(c\)\s|저작권자|무단 ?전재)|무단 ?(?:전재|복제)|재배포 ?금지|all rights reserved|無断(?:転載|複製)|powered by |"
    r"^(?:subscribe|sign (?:in|up)|log in|read more|share(?: this)?|follow(?: us)?|print|listen|advertisement|loading|skip to .{1,30}|return to top|back to top|トップ(?:ページ)?へ戻る|ページ(?:の)?(?:先頭|トップ)へ(?:戻る)?|続きを読む|印刷|シェア|목록|이전글|다음글|인쇄|공유|구독)\W*$|"
    r"수신 ?거부|unsubscribe|view (?:this (?:e-?mail|message) )?in (?:your )?browser|웹에서 보기|配信停止|ブラウザで(?:見る|表示)|^Case \S+\s+Document \S+\s+Filed |^\W+$|プライバシーポリシー|개인정보 ?처리방침|cookie policy|accept (?:all )?cookies|会員限定(?:です|記事)",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"^(?:by\s.{2,60}|.{0,30}(?:기자|특파원|記者)\s*(?:=)?\s*(?:[\w.+-]+@[\w.-]+)?|[\w.+-]+@[\w.-]+\.\w+|reporting by .*|editing by .*)$",
    re.IGNORECASE,
)
_MOVE = re.compile(r"[▲▼△▽]\s?[\d.,]+\s?%?|[+-]\d+(?:\.\d+)?\s?%")
_PRICE = re.compile(r"\d{1,3}(?:,\d{3})+")
_LONGEST_NOTICE = 220


def is_about_the_site(text: str) -> bool:
    """Whether a short line is a notice, a row of links or a price ticker rather than text."""
    if len(text) > _LONGEST_NOTICE:
        return False
    if _NO_CONTENT.search(text) or text.strip().lower() in _EMPTY_HEADINGS:
        return True
    if len(_MOVE.findall(text)) > 1 and text[-1] not in ".。다":
        return True
    if "시세" in text[:12] and len(_PRICE.findall(text)) > 1:
        return True
    parts = [part.strip() for part in text.split("|")]
    return len(parts) > 3 and max(map(len, parts)) < 30 and text[-1] not in ".。"  # noqa: PLR2004 - a row of labels


def is_byline(text: str) -> bool:
    """Whether a line only names who wrote it."""
    return len(text) < 90 and bool(_BYLINE.match(text))  # noqa: PLR2004 - a name and an address, no sentence

"""Short lines that are no text of a page: notices, rows of links, tickers, bylines; headings over teasers."""

from __future__ import annotations

import re
from functools import lru_cache


def _any_of(*lines: str) -> str:
    return f"(?:{'|'.join(lines)})"


_RELATED = _any_of(
    r"related(?: (?:articles?|stories|posts?|news|reading|content|links?|pages?))?",
    r"(?:also )?read(?: (?:next|more|also))?|more (?:on|from|in|about) .{1,40}|more (?:stories|news)",
    r"most (?:read|popular|viewed)|trending(?: now)?|popular(?: posts| articles)?",
    r"latest (?:news|posts|articles)",
    r"recommended(?: .{1,20})?|you (?:may|might) also like",
    # related articles, links, news; read also; recommended; popular, ranking; newest
    r"関連(?:する)?(?:記事|リンク|ニュース|情報|ページ|項目)?|あわせて読みたい|おすすめ(?:の?記事)?",
    r"人気(?:の)?記事(?:ランキング)?|(?:アクセス)?ランキング|(?:新着|最新)(?:記事|情報|ニュース)",
    # likewise; headlines of this hour, in real time; good to read with it; other articles
    r"관련 ?(?:기사|뉴스|글|링크|보도|문서|자료)|(?:많이 ?본|인기|추천|주요|최신) ?(?:뉴스|기사|글)",
    r"이 시각 (?:헤드라인|주요 ?뉴스)|실시간 .{0,10}(?:뉴스|기사|순위)|함께 (?:보면|읽으면) 좋은 .{1,10}",
    r"다른 (?:기사|글|뉴스)",
)
_REFERENCES = _any_of(
    r"(?:public |notes and )?references?|sources?|further reading|external links|see also|footnotes",
    r"citations",
    r"bibliography|links|tags?",
    # works consulted, sources, footnotes, external links, notes; see also
    r"参考(?:文献|資料|リンク)?|出典|脚注|外部リンク|注釈|情報源",
    r"참고 ?(?:문헌|자료)|출처|각주|외부 ?링크|같이 ?보기",
)
RELATED_HEADING = re.compile(
    rf"^[\[【<＜■▶◆●※○☞→\s]*(?:{_RELATED}|{_REFERENCES})[\]】>＞\s::：」]*$", re.IGNORECASE
)
LEADS_ELSEWHERE = re.compile(rf"^[\[【<＜■▶◆●※○☞→\s]*{_RELATED}[\]】>＞\s]*[:：]", re.IGNORECASE)
_EMPTY_HEADINGS = frozenset(
    (
        "본문",  # body
        "페이지 정보",  # about the page
        "댓글목록",  # list of comments
        "댓글",  # comments
        "목차",  # contents
        "目次",  # contents
        "本文",  # body
        "contents",
        "table of contents",
        "첨부파일",  # attachments
    )
)
_COPYRIGHT = _any_of(
    # owner of the rights; not to be reprinted, copied or distributed without leave; privacy policy
    r"^\W{0,3}(?:©|ⓒ|copyright\b|\(c\)\s|저작권자|무단 ?전재)|무단 ?(?:전재|복제)|재배포 ?금지",
    r"無断(?:転載|複製)",
    r"all rights reserved|powered by |プライバシーポリシー|개인정보 ?처리방침|cookie policy",
    r"accept (?:all )?cookies",
)
_COMMAND = _any_of(
    r"subscribe|sign (?:in|up)|log in|read more|share(?: this)?|follow(?: us)?|print|listen",
    r"advertisement|loading",
    # back to the top page, to the head of the page
    r"skip to .{1,30}|(?:return|back) to top|トップ(?:ページ)?へ戻る",
    r"(?:この)?ページ(?:の)?(?:先頭|トップ)へ(?:戻る)?",
    # read on, print, share; list, previous, next, print, share, subscribe
    r"続きを読む|印刷|シェア|목록|이전글|다음글|인쇄|공유|구독",
)
_MAILING = _any_of(
    # unsubscribe, see it in the browser, stop delivery, for members only
    r"수신 ?거부|unsubscribe|view (?:this (?:e-?mail|message) )?in (?:your )?browser|웹에서 보기|配信停止",
    r"ブラウザで(?:見る|表示)|会員限定(?:です|記事)",
    # how feeds of WordPress and pages of an agency end
    r"^the post .{1,160} (?:first appeared|appeared first) on .{1,60}$|^our standards: ",
)
_NO_CONTENT = re.compile(
    rf"{_COPYRIGHT}|{_MAILING}|^{_COMMAND}\W*$|^Case \S+\s+Document \S+\s+Filed |^\W+$", re.IGNORECASE
)
_BYLINE = re.compile(
    r"^(?:by\s.{2,60}|.{0,30}(?:기자|특파원|記者)\s*(?:=)?\s*(?:[\w.+-]+@[\w.-]+)?|[\w.+-]+@[\w.-]+\.\w+"
    r"|(?:reporting|editing) by .*)$",
    re.IGNORECASE,
)
_MOVE = re.compile(r"[▲▼△▽]\s?[\d.,]+\s?%?|[+-]\d+(?:\.\d+)?\s?%")
_PRICE = re.compile(r"\d{1,3}(?:,\d{3})+")
_LONGEST_NOTICE = 220
_LONGEST_BYLINE = 90
_FEWEST_LABELS = 4
_LONGEST_LABEL = 30


@lru_cache(maxsize=2048)
def is_about_the_site(text: str) -> bool:
    """Whether a short line is a notice, a row of labels or a price ticker rather than text."""
    if len(text) > _LONGEST_NOTICE:
        return False
    if _NO_CONTENT.search(text) or text.strip().lower() in _EMPTY_HEADINGS:
        return True
    if len(_MOVE.findall(text)) > 1 and text[-1] not in ".。다":
        return True
    if "시세" in text[:12] and len(_PRICE.findall(text)) > 1:
        return True
    labels = text.split("|")
    return len(labels) >= _FEWEST_LABELS and max(map(len, labels)) <= _LONGEST_LABEL and text[-1] not in ".。"


@lru_cache(maxsize=2048)
def is_byline(text: str) -> bool:
    """Whether a line only names who wrote it."""
    return len(text) < _LONGEST_BYLINE and bool(_BYLINE.match(text))

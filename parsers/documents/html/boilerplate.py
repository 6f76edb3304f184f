"""Which parts of a page are not its text: by element, attribute and class, and by what a short line says.

Class names are free, so a name alone never removes much: a part that holds a good share of the page's text stays
whatever it is called (WordPress marks an article `tag-bitcoin`, a body `has-sidebar`).
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag

NEVER_TEXT = frozenset(
    "script style template svg math canvas iframe object embed video audio map noscript head link meta button input "
    "select textarea option label rt rp rtc amp-sidebar amp-ad amp-list amp-analytics amp-social-share amp-consent "
    "amp-img amp-iframe amp-embed del s strike dialog menu progress meter".split()
)
NOT_OF_THE_PAGE = frozenset({"nav", "footer", "aside"})


class Part(Enum):
    """What an element is, as its names say."""

    DROPPED = "dropped"  # whatever it holds
    ABOUT_THE_SITE = "about the site"  # unless most of the page's text is in it
    ABOUT_THE_PAGE = "about the page"  # byline, date, counters: read for the date, not text
    CAPTION = "caption"


_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?:px)?\s*(?:;|$)|font-size\s*:\s*0(?:px)?\s*(?:;|$)"
)


def _words(*names: str) -> str:
    return "|".join(names)


_HIDDEN = re.compile(
    r"^(?:visually-?hidden|sr-only|screen-reader(?:-text)?|screen-reader-only|blind|a11y-hidden|hide|hidden|is-hidden"
    r"|d-none|skip(?:-?(?:link|nav|navigation|to-content))?|preheader|preview-text|usa-skipnav|mw-jump-link|print-only)$"
)
_COMMENTS = re.compile(
    r"^(?:comments?(?:-?(?:area|list|section|wrap|wrapper|respond|box|container))?|disqus-thread|respond|bo-vc|cmt|cmt-?list"
    r"|reply-?(?:list|area|wrap)|replies|u-cbox|livere|lv-container|fb-comments|reader-comments)$"
)
_SITE = re.compile(
    r"(?:^|-)(?:"
    + _words(
        r"nav(?:igation|bar)?",
        r"(?:g|l|s|t|u)nb",
        r"menu",
        r"breadcrumbs?",
        r"topic-?path",
        r"topbar",
        r"top-?banner",
        r"toolbar",
        r"cookies?",
        r"consent",
        r"gdpr",
        r"ccpa",
        r"pop-?up",
        r"modal",
        r"overlay",
        r"lightbox",
        r"newsletter",
        r"subscri(?:be|ption)s?",
        r"mailing-?list",
        r"sign-?up",
        r"log-?in",
        r"sign-?in",
        r"paywall",
        r"ads?",
        r"adsense",
        r"adslot",
        r"advert(?:s|isement|ising)?",
        r"sponsor(?:ed|s)?",
        r"promo(?:tion)?s?",
        r"banner",
        r"outbrain",
        r"taboola",
        r"dable",
        r"affiliate",
        r"donate",
        r"donation",
        r"shar(?:e|ing|es)",
        r"share-?(?:bar|buttons?|links?)",
        r"social",
        r"sns",
        r"follow",
        r"claps",
        r"likes?",
        r"related?",
        r"relations?",
        r"rel",
        r"recommend(?:ed|ations?)?",
        r"read-?(?:more|next|also)",
        r"more-?(?:news|stories|posts|from)",
        r"further-?reading",
        r"also-?(?:read|like)",
        r"popular",
        r"most-?(?:read|viewed|popular)",
        r"trending",
        r"rank(?:ing)?s?",
        r"latest",
        r"recent(?:-?(?:posts?|articles?|news))?",
        r"teasers?",
        r"another-?category",
        r"headline-?list",
        r"tags",
        r"tag-?(?:list|links|cloud|wrap|area)",
        r"tags-links",
        r"cat-?links",
        r"keywords?-?list",
        r"pag(?:er|ing|ination)",
        r"prev-?next",
        r"post-?navigation",
        r"bo-?v-?nb",
        r"view-?nav",
        r"footer",
        r"foot",
        r"ft",
        r"colophon",
        r"side-?bar",
        r"side",
        r"aside",
        r"widgets?",
        r"toc",
        r"table-?of-?contents",
        r"catlinks",
        r"edit-?section",
        r"site-?sub",
        r"print-?footer",
        r"navbox",
        r"vertical-?navbox",
        r"sistersitebox",
        r"mw-?editsection",
        r"noprint",
        r"search",
        r"search-?form",
        r"tickers?",
        r"price-?bar",
        r"market-?(?:bar|data)",
        r"stock-?bar",
        r"rates?-?bar",
        r"quotes?-?bar",
        r"kogl(?:-?type)?",
        r"copyrights?",
        r"art-?copy",
        r"satisf(?:y|action)",
        r"feedback",
        r"survey",
        r"vot(?:e|es|ing)",
        r"article-?votes",
        r"disclaimer",
        r"legal-?notice",
        r"trust",
        r"gov-?bar",
        r"author-?(?:box|bio|info|card)",
        r"authorbox",
        r"about-?(?:the-?)?author",
        r"profile-?box",
        r"bo-?file",
        r"file-?list",
        r"attach(?:ments?|ed)?(?:-?(?:list|files?))?",
        r"print",
        r"font-?size",
        r"util(?:ity)?s?",
        r"quick-?menu",
        r"family-?site",
        r"p-?notice",
        r"pr-?notice",
        r"app-?download",
        r"qr-?code",
        r"btn-?(?:group|area|wrap)",
        r"buttons?",
        r"user-?nav",
        r"meta-?nav",
        r"site-?(?:header|footer|info|branding|title|description)",
        r"masthead",
        r"global-?header",
        r"l-header(?:-bar)?",
        r"hd",
        r"header-?bar",
        r"l-footer",
        r"another",
        r"more",
        r"unsubscribe",
        r"accessibility",
        r"languages?-?(?:list|switch(?:er)?)?",
    )
    + r")(?:$|-)"
)
_PAGE = re.compile(
    r"(?:^|-)(?:"
    + _words(
        r"(?:entry|post|article|art|story|news|page|c-post|node)-?(?:meta|info|date|times?|data)",
        r"meta(?:data|-?group)?",
        r"by-?line",
        r"author(?:s|-?name)?",
        r"date-?line",
        r"posted-?(?:on|by)",
        r"pub(?:lish(?:ed)?)?-?(?:date|time|on)",
        r"(?:update|input|reg)-?(?:time|date)",
        r"stamp",
        r"time-?stamp",
        r"bo-?v-?info",
        r"view-?(?:info|top-?info)",
        r"writer(?:-?zone)?",
        r"reporter",
        r"journalist",
        r"mail",
        r"email",
        r"copy-?line",
        r"views?-?count",
        r"hits",
        r"reading-?time",
        r"read-?time",
        r"sign-?off",
        r"view-?count",
        r"submitted",
        r"entry-?byline",
        r"document-?info",
        r"article-?head-?info",
    )
    + r")(?:$|-)|^(?:info|meta|date|time|byline|author|copy|published)$"
)
_CAPTION = re.compile(
    r"(?:^|-)(?:caption|captions|img-?(?:desc|cont|caption|box)|photo-?(?:desc|caption|box)|image-?(?:desc|caption)|credit|wp-caption(?:-text)?|thumbcaption|cutline|legend)(?:$|-)"
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def part_of(tag: Tag) -> Part | None:
    """What an element's own names make of it."""
    attributes = tag.attrs
    if not attributes:
        return Part.ABOUT_THE_SITE if tag.name in NOT_OF_THE_PAGE else None
    if "hidden" in attributes or _HIDDEN_STYLE.search(str(attributes.get("style", "")).lower()):
        return Part.DROPPED
    if str(attributes.get("role", "")) in {
        "navigation",
        "search",
        "dialog",
        "alertdialog",
        "contentinfo",
        "complementary",
        "menu",
        "menubar",
        "banner",
        "toolbar",
    }:
        return Part.ABOUT_THE_SITE
    if tag.name in NOT_OF_THE_PAGE:
        return Part.ABOUT_THE_SITE
    if tag.name in {"body", "html", "main", "article"}:
        return None
    return _by_names(tuple(_names(tag)))


def _by_names(names: tuple[str, ...]) -> Part | None:
    if any(_HIDDEN.match(name) for name in names):
        return Part.DROPPED
    if any(_COMMENTS.match(name) for name in names):
        return Part.DROPPED
    if any(_CAPTION.search(name) for name in names):
        return Part.CAPTION
    if any(_SITE.search(name) for name in names):
        return Part.ABOUT_THE_SITE
    return Part.ABOUT_THE_PAGE if any(_PAGE.search(name) for name in names) else None


def _names(tag: Tag) -> list[str]:
    classes = tag.get("class") or []
    listed = classes.split() if isinstance(classes, str) else list(classes)
    identity = tag.get("id")
    if identity:
        listed.append(str(identity))
    return [_CAMEL.sub("-", name).lower().replace("_", "-").replace("--", "-") for name in listed]


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

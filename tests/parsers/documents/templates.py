"""Pages of many makes round one article: what content systems, boards, wikis and mailings put about a text."""

# ruff: noqa: E501 - pages and texts stand here as they are written

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.parsers.documents.articles import Article


def _p(texts: tuple[str, ...], attributes: str = "") -> str:
    return "\n".join(f"<p{attributes}>{escape(text)}</p>" for text in texts)


def _li(texts: tuple[str, ...], *, linked: bool = False) -> str:
    return "".join(
        f'<li><a href="#">{escape(t)}</a></li>' if linked else f"<li>{escape(t)}</li>" for t in texts
    )


def _body(a: Article, heading: str = "h2") -> str:
    return (
        f"{_p(a.paragraphs[:2])}\n<{heading}>{escape(a.heading)}</{heading}>\n<ul>{_li(a.items)}</ul>\n"
        f"{_p(a.paragraphs[2:])}"
    )


def _page(a: Article, body: str, head: str = "", title: str | None = None) -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="{a.language}"><head><meta charset="utf-8">'
        f"<title>{escape(a.title if title is None else title)}</title>{head}</head><body>{body}</body></html>"
    )


def wordpress(a: Article) -> str:
    """A blog: classes that name tags of the article, comments, a widget bar, a share bar inside the text."""
    return _page(
        a,
        f'<a class="skip-link screen-reader-text" href="#content">Skip to content</a><div id="page" class="site has-sidebar">'
        f'<header class="site-header"><p class="site-title">{a.site}</p><nav class="main-navigation"><ul>{_li(a.menu, linked=True)}</ul></nav></header>'
        f'<div id="content"><main><article class="post tag-bitcoin category-news hentry"><header class="entry-header"><h1 class="entry-title">{escape(a.title)}</h1>'
        f'<div class="entry-meta"><time class="entry-date published" datetime="{a.published_on}T09:10:00+09:00">{a.shown_date}</time> {a.byline}</div></header>'
        f'<div class="entry-content">{_body(a)}<div class="sharedaddy"><div class="sd-sharing"><span>Share this:</span><ul><li><a href="#">X</a></li></ul></div></div></div>'
        f'<footer class="entry-footer"><span class="tags-links">{_li(a.menu[:3], linked=True)}</span></footer></article>'
        f'<div id="comments" class="comments-area"><ol class="comment-list"><li class="comment"><p>{escape(a.comment)}</p></li></ol></div></main>'
        f'<aside id="secondary" class="widget-area"><section class="widget"><h2>{a.related}</h2><ul>{_li(a.teasers, linked=True)}</ul></section></aside></div>'
        f'<footer class="site-footer"><p>{escape(a.footer)}</p></footer></div>',
        title=f"{a.title} – {a.site}",
    )


def drupal_government(a: Article) -> str:
    """A ministry's page: banner of the state, fields for everything, the heading in h2."""
    return _page(
        a,
        f'<a href="#main-content" class="visually-hidden focusable">Skip to main content</a><div class="gov-banner"><p>An official website. Here is how you know.</p></div>'
        f'<header role="banner"><div class="region-header">{a.site}</div><nav><ul class="menu">{_li(a.menu, linked=True)}</ul></nav></header>'
        f'<main role="main"><nav class="breadcrumb"><ol>{_li(a.menu[:2], linked=True)}</ol></nav><article class="node node--type-news">'
        f'<h2 class="page-title"><span class="field field--name-title">{escape(a.title)}</span></h2><div class="field field--name-field-date"><time datetime="{a.published_on}T12:00:00Z">{a.shown_date}</time></div>'
        f'<div class="field field--name-body"><div class="field__item">{_body(a, "h3")}</div></div><p class="text-align-center">###</p></article></main>'
        f'<footer role="contentinfo"><ul>{_li(a.teasers, linked=True)}</ul><p>{escape(a.footer)}</p></footer>',
        title=f"{a.title} | {a.site}",
    )


def gnuboard(a: Article) -> str:
    """A Korean bulletin board: the text is lines and empty lines, answers below it."""
    lines = "<br />\n<br />\n".join(escape(text) for text in (*a.paragraphs[:2], a.heading))
    items = "<br />\n".join(f"○ {escape(item)}" for item in a.items)
    rest = "<br />\n<br />\n".join(escape(text) for text in a.paragraphs[2:])
    return _page(
        a,
        f'<div id="hd"><div id="hd_wrapper"><a href="/">{a.site}</a><ul id="gnb">{_li(a.menu, linked=True)}</ul></div></div><div id="container">'
        f'<article id="bo_v"><header><h2 id="bo_v_title"><span class="bo_v_tit">{escape(a.title)}</span></h2></header>'
        f'<section id="bo_v_info"><h2>페이지 정보</h2>작성자 <strong>관리자</strong> 조회 <strong>1,204회</strong> 작성일 <strong>26-03-18 09:12</strong></section>'
        f'<section id="bo_v_atc"><h2 id="bo_v_atc_title">본문</h2><div id="bo_v_con">{lines}<br />\n<br />\n{items}<br />\n<br />\n{rest}</div></section></article>'
        f'<section id="bo_vc"><h2>댓글목록</h2><article id="c_1"><div class="cmt_contents"><p>{escape(a.comment)}</p></div></article></section></div>'
        f'<div id="ft">{escape(a.footer)}</div>',
        title=f"{a.title} > {a.menu[0]} | {a.site}",
    )


def portal_soup(a: Article) -> str:
    """A portal: no landmarks, hashed class names, text and breaks without paragraphs."""
    text = "<br><br>".join(
        escape(text) for text in (*a.paragraphs[:2], a.heading, *a.items, *a.paragraphs[2:])
    )
    return _page(
        a,
        f'<div class="_a1x"><div class="_h9">{"".join(f"<a href=#>{m}</a>" for m in a.menu)}</div><div class="_c3"><div class="_t1"><h2 class="media_end_head_headline">{escape(a.title)}</h2>'
        f'<div class="media_end_head_info"><span class="media_end_head_info_datestamp_time" data-date-time="2026-03-18 09:10:00">입력 2026.03.18. 오전 9:10</span></div></div>'
        f'<div id="dic_area" class="go_trans _article_content">{text}</div></div>'
        f'<div class="_r7"><strong>{a.related}</strong><ul>{_li(a.teasers, linked=True)}</ul></div><div class="_f0">{escape(a.footer)}</div></div>',
    )


def mediawiki(a: Article) -> str:
    """A wiki: jump links, edit sections, a table of contents, notes, categories."""
    return _page(
        a,
        f'<div id="content" class="mw-body" role="main"><h1 id="firstHeading" class="firstHeading">{escape(a.title)}</h1><div id="bodyContent"><div id="siteSub">From {a.site}</div>'
        f'<div class="mw-jump-link"><a href="#mw-head">Jump to navigation</a></div><div id="mw-content-text"><div class="mw-parser-output">{_p(a.paragraphs[:1])}'
        f'<div id="toc" class="toc"><h2>Contents</h2><ul><li>1 {a.heading}</li></ul></div><p>{escape(a.paragraphs[1])}<sup class="reference"><a href="#n1">[1]</a></sup></p>'
        f'<h2><span class="mw-headline">{a.heading}</span><span class="mw-editsection">[<a href="#">edit</a>]</span></h2><ul>{_li(a.items)}</ul>{_p(a.paragraphs[2:])}</div></div>'
        f'<div id="catlinks" class="catlinks">Categories: <ul>{_li(a.menu, linked=True)}</ul></div></div></div><div id="mw-navigation"><h2>Navigation</h2><ul>{_li(a.menu, linked=True)}</ul></div>'
        f'<footer id="footer"><ul><li id="footer-info-lastmod">This page was last edited on 18 March 2026, at 11:52.</li></ul></footer>',
        title=f"{a.title} - {a.site}",
    )


def hugo_docs(a: Article) -> str:
    """A documentation site: a tree of pages at the left, a table of contents at the right."""
    return _page(
        a,
        f'<div class="td-outer"><header class="td-navbar"><nav>{a.site}</nav></header><div class="container-fluid td-main"><div class="row"><aside class="td-sidebar d-print-none"><ul>{_li((*a.teasers, *a.menu), linked=True)}</ul></aside>'
        f'<aside class="td-toc"><nav id="TableOfContents"><ul><li><a href="#x">{a.heading}</a></li></ul></nav></aside><main><div class="td-content"><h1>{escape(a.title)}</h1>{_body(a)}'
        f'<div class="td-page-meta__lastmod">Last modified {a.shown_date}</div></div></main></div></div><footer class="td-footer"><p>{escape(a.footer)}</p></footer></div>',
        head=f'<meta property="article:published_time" content="{a.published_on}T00:00:00+00:00">',
    )


def amp(a: Article) -> str:
    """An AMP page: components of its own, a menu that is hidden, a list of other stories."""
    return _page(
        a,
        f'<amp-sidebar id="s" layout="nodisplay"><ul>{_li(a.menu)}</ul></amp-sidebar><header><a href="/">{a.site}</a></header><main id="user-container"><h1 class="art-head">{escape(a.title)}</h1>'
        f'<p class="art-info">{a.byline} {a.shown_date}</p><amp-ad width="300" height="250"></amp-ad><div id="articleBody">{_body(a)}</div><div class="art-copy">{escape(a.footer)}</div>'
        f'<amp-list class="rel"><div>{a.related}</div><ul>{_li(a.teasers, linked=True)}</ul></amp-list></main>',
        head=f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", "headline": a.title, "datePublished": f"{a.published_on}T22:45:00-05:00"}, ensure_ascii=False)}</script>',
    )


def script_shell(a: Article) -> str:
    """A page that a script fills: the text stands only in JSON-LD."""
    article = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "Organization", "name": a.site},
            {
                "@type": ["NewsArticle"],
                "headline": a.title,
                "datePublished": f"{a.published_on}T09:00:00+09:00",
                "articleBody": "\n".join((*a.paragraphs[:2], a.heading, *a.items, *a.paragraphs[2:])),
            },
        ],
    }
    return _page(
        a,
        f'<div id="__next"><div class="gnb">{a.site}</div><div class="spinner">Loading</div></div><script id="__NEXT_DATA__" type="application/json">{{"props":{{}}}}</script>',
        head=f'<script type="application/ld+json">{json.dumps(article, ensure_ascii=False)}</script>',
    )


def tables_and_fonts(a: Article) -> str:
    """A page of the nineties: nested tables, font elements, a column of other stories, no classes at all."""
    text = "<br><br>\n".join(
        escape(text) for text in (*a.paragraphs[:2], a.heading, *a.items, *a.paragraphs[2:])
    )
    others = "<br>".join(f'· <a href="#">{teaser}</a>' for teaser in a.teasers)
    return (
        f'<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>[{a.site}] {escape(a.title)}</TITLE></HEAD><BODY BGCOLOR=white>'
        f"<table width=960><tr><td colspan=2><font color=white><b>{a.site}</b> {' | '.join(a.menu)}</font></td></tr><tr><td width=640 valign=top>"
        f"<table width=100%><tr><td><font size=5><b>{escape(a.title)}</b></font></td></tr><tr><td>{a.byline} | {a.shown_date}</td></tr></table>{text}</td>"
        f"<td width=300 bgcolor=#f7f7f7><b>[{a.related}]</b><br>{others}</td></tr><tr><td colspan=2 align=center>{escape(a.footer)}</td></tr></table></BODY></HTML>"
    )


def newsletter(a: Article) -> str:
    """A mailing: tables that only place things, a line that only the inbox shows."""
    rows = "".join(
        f'<tr><td class="mcnTextContent"><p>{escape(text)}</p></td></tr>' for text in a.paragraphs[:2]
    )
    rest = "".join(
        f'<tr><td class="mcnTextContent"><p>{escape(text)}</p></td></tr>' for text in a.paragraphs[2:]
    )
    return _page(
        a,
        f'<div style="display:none;max-height:0;overflow:hidden">{a.teasers[0]}, {a.teasers[1]}</div><table role="presentation" width="600"><tbody>'
        f'<tr><td><a href="#">View this email in your browser</a></td></tr><tr><td><h1>{escape(a.title)}</h1><p>{a.shown_date}</p></td></tr>{rows}'
        f'<tr><td class="mcnTextContent"><h2>{a.heading}</h2><ul>{_li(a.items)}</ul></td></tr>{rest}<tr><td style="font-size:11px"><a href="#">Unsubscribe</a> · {a.site}</td></tr></tbody></table>',
    )


def cookie_wall(a: Article) -> str:
    """A newspaper with banners over the text, a ticker, a newsletter box between paragraphs, most-read lists."""
    return _page(
        a,
        f'<div class="cookie-consent" role="dialog"><p>{escape(a.cookie)}</p><button>OK</button></div><div class="ticker"><span>BTC 43,120.55 ▲0.84%</span> <span>ETH 2,401.10 ▼1.12%</span></div>'
        f'<header><a href="/">{a.site}</a><ul>{_li(a.menu, linked=True)}</ul></header><div class="page"><h1>{escape(a.title)}</h1><p class="stamp">{a.shown_date}, 01:12</p><div class="copy">{_p(a.paragraphs[:2])}'
        f'<div class="newsletter-signup"><h3>Get our Friday letter</h3><p>Enter your address below and never miss a story.</p><input></div><h2>{a.heading}</h2><ul>{_li(a.items)}</ul>{_p(a.paragraphs[2:])}</div>'
        f'<div class="related"><h3>{a.related}</h3><ul>{_li(a.teasers, linked=True)}</ul></div></div><section class="ranking"><h2>Most read</h2><ol>{_li(a.teasers)}</ol></section><footer>{escape(a.footer)}</footer>',
        head=f'<meta name="date" content="{a.published_on}">',
    )


def plain_old_office(a: Article) -> str:
    """An office's page of few elements: date and office in one corner, everything in the body."""
    return _page(
        a,
        f'<div align="right"><a href="../index.htm">Top</a></div><div align="right">{a.shown_date}<br>{a.site}</div><h2 align="center">{escape(a.title)}</h2>{_body(a, "h3")}<hr><div align="right"><a href="#top">▲</a></div>',
        title=a.site,
    )


def web_forms(a: Article) -> str:
    """A page of which all stands in one form, as ASP.NET writes it, with hidden state and a printable notice."""
    return _page(
        a,
        f'<form id="aspnetForm" action="view.aspx"><input type="hidden" name="__VIEWSTATE" value="{"x" * 500}"><div id="ctl00_topMenu"><ul>{_li(a.menu, linked=True)}</ul></div>'
        f'<div id="ctl00_Content"><div class="view-title"><strong>{escape(a.title)}</strong></div><table class="view-info" border="1"><tr><th>등록일</th><td>2026-03-18</td><th>조회</th><td>77</td></tr></table>'
        f'<div class="view-cont">{_body(a, "h4")}</div><div class="prev-next"><dl><dt>이전글</dt><dd><a href="#">{a.teasers[0]}</a></dd></dl></div></div><div id="ctl00_foot">{escape(a.footer)}</div></form>',
    )


TEMPLATES: tuple[Callable[[Article], str], ...] = (
    wordpress, drupal_government, gnuboard, portal_soup, mediawiki, hugo_docs, amp, script_shell, tables_and_fonts,
    newsletter, cookie_wall, plain_old_office, web_forms,
)  # fmt: skip

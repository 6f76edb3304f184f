"""Which parts of a page are not its text, by element, attribute and class.

Class names are free, so a name alone never removes much: a part that holds a good share of the page's text
stays whatever it is called (WordPress marks an article `tag-bitcoin`, a body `has-sidebar`).
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import Tag


class Part(Enum):
    """What an element is, as its names say."""

    DROPPED = "dropped"  # whatever it holds
    ABOUT_THE_SITE = "about the site"  # unless most of the page's text is in it
    PERHAPS_ABOUT_THE_SITE = "perhaps about the site"  # if it is short, or mostly links
    ABOUT_THE_PAGE = "about the page"  # byline, date, counters: read for the date, not text
    CAPTION = "caption"


NEVER_TEXT = frozenset(
    (
        "script", "style", "template", "svg", "math", "canvas", "iframe", "object", "embed", "video",
        "audio", "map",
        "noscript", "head", "link", "meta", "button", "input", "select", "textarea", "option",
        "label", "rt", "rp",
        "rtc", "amp-sidebar", "amp-ad", "amp-list", "amp-analytics", "amp-social-share",
        "amp-consent", "amp-img",
        "amp-iframe", "amp-embed", "del", "s", "strike", "dialog", "menu", "progress", "meter",
    )
)  # fmt: skip
_NOT_OF_THE_PAGE = frozenset({"nav", "footer", "aside"})
_ROLES = frozenset(
    (
        "navigation",
        "search",
        "dialog",
        "alertdialog",
        "contentinfo",
        "complementary",
        "menu",
        "menubar",
        "banner",
    )
)
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?:max-height|font-size)\s*:\s*0(?:px)?\s*(?:;|$)"
)


def _whole(names: str) -> re.Pattern[str]:
    return re.compile(f"^(?:{'|'.join(names.split())})$")


def _part_of_name(names: str) -> re.Pattern[str]:
    """One of the words as a whole part of a name.

    `post-share` and `share` for `share`, but not `shareholder`.
    """
    return re.compile(f"(?:^|-)(?:{'|'.join(names.split())})(?:$|-)")


_HIDDEN = _whole(
    """visually-?hidden sr-only screen-reader(?:-text|-only)? blind a11y-hidden hide hidden is-hidden
    d-none preheader
    skip(?:-?(?:link|nav|navigation|to-content))? preview-text usa-skipnav mw-jump-link print-only"""
)
_COMMENTS = _whole(
    """comments?(?:-?(?:area|list|section|wrap|wrapper|respond|box|container))? disqus-thread respond
    bo-vc cmt
    cmt-?list reply-?(?:list|area|wrap) replies u-cbox livere lv-container fb-comments reader-comments"""
)
_SITE = _part_of_name(
    """nav(?:igation|bar)? (?:g|l|s|t|u)nb menu breadcrumbs? topic-?path topbar top-?banner cookies?
    consent gdpr ccpa
    pop-?up modal lightbox newsletter subscri(?:be|ption)s? mailing-?list sign-?up log-?in sign-?in paywall
    ads? adsense adslot advert(?:s|isement|ising)? outbrain taboola dable affiliate donate donation
    shar(?:e|ing|es) share-?(?:bar|buttons?|links?) sharedaddy social sns related relations?
    recommend(?:ed|ations?)? read-?(?:more|next|also) more-?(?:news|stories|posts|from) further-?reading
    also-?(?:read|like) most-?(?:read|viewed|popular) rank(?:ing)?s? recent-?(?:posts?|articles?|news)
    another-?category tags tag-?(?:list|links|cloud|wrap|area) tags-links cat-?links pag(?:er|ing|ination)
    prev-?next post-?navigation bo-?v-?nb view-?nav footer colophon side-?bar aside toc
    table-?of-?contents catlinks edit-?section mw-?editsection site-?sub print-?footer navbox
    vertical-?navbox sistersitebox noprint search-?form tickers? price-?bar market-?(?:bar|data) stock-?bar
    rates?-?bar quotes?-?bar kogl(?:-?type)? copyrights? art-?copy satisf(?:y|action) feedback article-?votes
    gov-?bar author-?(?:box|bio|info|card) authorbox about-?(?:the-?)?author profile-?box bo-?file file-?list
    font-?size quick-?menu family-?site p-?notice pr-?notice app-?download qr-?code btn-?(?:group|area|wrap)
    user-?nav site-?(?:header|footer|info|branding|title|description) masthead global-?header
    l-header(?:-bar)? l-footer unsubscribe accessibility languages?-?(?:list|switch(?:er)?)?"""
)
# page builders call every part of a text a widget (`elementor-widget-text-editor`): only what is nothing else
_WIDGET = re.compile(r"^(?:side-?bar-|footer-)?widgets?(?:-(?:area|title|wrap(?:per)?|container|column))?$")
_PERHAPS_SITE = _part_of_name(
    """toolbar overlay sponsor(?:ed|s)? promo(?:tion)?s? banner follow claps likes? rel popular
    trending latest teasers?
    headline-?list keywords?-?list foot ft side search survey vot(?:e|es|ing) disclaimer legal-?notice trust
    attach(?:ments?|ed)?(?:-?(?:list|files?))? print util(?:ity)?s? buttons? hd header-?bar another more"""
)
_PAGE = re.compile(
    r"(?:^|-)(?:(?:entry|post|article|art|story|news|page|c-post|node|view|document|bo-?v)-?"
    r"(?:meta|info|date|times?|data|top-?info)|meta(?:data|-?group)?|by-?line|author(?:s|-?name)?|date-?line"
    r"|posted-?(?:on|by)|pub(?:lish(?:ed)?)?-?(?:date|time|on)|(?:update|input|reg)-?(?:time|date)"
    r"|(?:time-?)?stamp"
    r"|writer(?:-?zone)?|reporter|journalist|e?mail|copy-?line|views?-?count|hits|read(?:ing)?-?time"
    r"|sign-?off"
    r"|submitted|entry-?byline)(?:$|-)|^(?:info|meta|date|time|byline|author|copy|published)$"
)
_CAPTION = _part_of_name(
    """captions? img-?(?:desc|cont|caption|box) photo-?(?:desc|caption|box) image-?(?:desc|caption) credit
    wp-caption(?:-text)? thumbcaption cutline legend"""
)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def part_of(tag: Tag) -> Part | None:
    """What an element's own names make of it."""
    attributes = tag.attrs
    if not attributes:
        return Part.ABOUT_THE_SITE if tag.name in _NOT_OF_THE_PAGE else None
    if "hidden" in attributes or (
        "style" in attributes and _HIDDEN_STYLE.search(str(attributes["style"]).lower())
    ):
        return Part.DROPPED
    if tag.name in _NOT_OF_THE_PAGE or str(attributes.get("role", "")) in _ROLES:
        return Part.ABOUT_THE_SITE
    if tag.name in {"body", "html", "main", "article"}:
        return None
    return _of_names(tuple(names_of(tag)))


def names_of(tag: Tag) -> list[str]:
    """Classes and id of an element as they stand."""
    classes: str | list[str] = tag.get("class") or []
    listed = classes.split() if isinstance(classes, str) else list(classes)
    identity = tag.get("id")
    return [*listed, str(identity)] if identity else listed


@lru_cache(maxsize=8192)
def _of_names(names: tuple[str, ...]) -> Part | None:
    plain = [_CAMEL.sub("-", name).lower().replace("_", "-").replace("--", "-") for name in names]
    for pattern, part in (
        (_HIDDEN, Part.DROPPED),
        (_COMMENTS, Part.DROPPED),
        (_CAPTION, Part.CAPTION),
        (_SITE, Part.ABOUT_THE_SITE),
        (_WIDGET, Part.ABOUT_THE_SITE),
        (_PERHAPS_SITE, Part.PERHAPS_ABOUT_THE_SITE),
        (_PAGE, Part.ABOUT_THE_PAGE),
    ):
        if any(pattern.search(name) for name in plain):
            return part
    return None

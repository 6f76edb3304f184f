"""What a page is called: by its own heading where it has one, else by what its head declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.documents.characters import comparable
from parsers.documents.draft import same_heading
from parsers.documents.headings import is_only_a_kind
from parsers.documents.html import metadata
from parsers.documents.html.content import weight, within
from parsers.documents.html.parts import names_of
from parsers.values import BlockKind

if TYPE_CHECKING:
    from bs4 import Tag

    from parsers.documents.html.walk import Stretch

LONGEST_TITLE = 200
_TOP = 30
_LEAST_NAME = 8
_LOWEST_TITLE = 4
_LABEL_HEADING = 80
_TITLE_NAME = re.compile(
    r"(?:^|[-_ ])(?:title|tit|ttl|subject|headline|heading)(?:$|[-_ ])|title|headline", re.IGNORECASE
)


def title_of(stretches: list[Stretch], facts: metadata.Metadata, main: Tag) -> str:
    """The page's own heading where it has one, else what its head declares."""
    headings = [s for s in stretches if s.kind is BlockKind.HEADING and _can_be_title(s)]
    segments = [*facts.titles, *metadata.title_segments(facts.title_tag)]
    for candidate in segments:
        for heading in headings:
            if heading.level <= _LOWEST_TITLE and _is_named_by(candidate, heading.text):
                return _without_badge(heading.text, candidate)
    if own := _own_heading(headings, stretches, main):
        return own
    if facts.titles:
        return facts.titles[0]
    texts = [stretch.text for stretch in stretches[:_TOP] if len(stretch.text) <= LONGEST_TITLE]
    for candidate in metadata.title_segments(facts.title_tag):
        for line in texts:
            if same_heading(candidate, line):
                return line
    return metadata.likely_heading(facts.title_tag)


def _is_named_by(title: str, heading: str) -> bool:
    """Whether a declared title is that of a heading.

    The same, or begun by it ("X（令和8年4月23日）", "X | site").
    """
    is_begun = len(comparable(heading)) >= _LEAST_NAME and comparable(title).startswith(comparable(heading))
    return is_begun or same_heading(title, heading)


def _without_badge(heading: str, title: str) -> str:
    """The heading without a category that only the page puts before it ("시황 …"); brackets belong to it."""
    badge = heading.removesuffix(title)
    return title if badge != heading and badge.strip().isalpha() else heading


def _own_heading(headings: list[Stretch], stretches: list[Stretch], main: Tag) -> str:
    for heading in headings:
        if heading.level == 1:
            return heading.text
    for heading in headings:
        names = " ".join(names_of(heading.owner))
        if _TITLE_NAME.search(names):
            return heading.text
    outside, told = "", 0.0
    for stretch, is_in in zip(stretches, within(main, stretches), strict=True):
        told += weight(stretch) if is_in else 0.0
        if told > _LABEL_HEADING:
            break
        if stretch in headings and stretch.level < _LOWEST_TITLE:
            if is_in:
                return stretch.text
            outside = stretch.text
    return outside


def _can_be_title(heading: Stretch) -> bool:
    return (
        len(heading.text) <= LONGEST_TITLE and not is_only_a_kind(heading.text) and not _is_site_name(heading)
    )


def _is_site_name(heading: Stretch) -> bool:
    """Whether a heading only links to the site's front page."""
    links = heading.owner.find_all("a")
    return (
        bool(links)
        and heading.link >= len(heading.text) * 0.9
        and str(links[0].get("href", "")) in {"/", "./", "../", "/index.html"}
    )

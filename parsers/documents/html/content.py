"""Which part of a page is its text.

The page's stretches are weighed (sentences count, links and notices do not). From the body the reader goes
down to what the page itself marks as its article, and on into the one child that holds nearly all the
weight; it stops where the weight divides. So a newsletter keeps all its sections and an old page of nested
tables gives its story.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bs4 import Tag

from parsers.documents.characters import SENTENCE_END, width
from parsers.documents.html.notices import is_about_the_site, is_byline
from parsers.values import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parsers.documents.html.walk import Stretch

_MARKED_AS_MAIN = 0.5  # of the page's weight: less, and the mark is wrong
_MARKED_AS_BODY = 0.8
_NEARLY_ALL = 0.96
_NO_CONTAINERS = frozenset(
    (
        "p",
        "li",
        "ul",
        "ol",
        "dl",
        "dd",
        "dt",
        "blockquote",
        "pre",
        "h1",
        "h2",
        "h3",
        "h4",
        "table",
        "tbody",
        "tr",
    )
)
_FRAGMENT = 0.25
_SENTENCE = 30  # columns


def weight(stretch: Stretch) -> float:
    """How much a stretch tells.

    Its unlinked characters; labels count a quarter, notices and bylines nothing.
    """
    if stretch.is_about_page:
        return 0.0
    if stretch.cells:
        return max(len(stretch.text) - stretch.link, 0) * 0.7
    if stretch.kind is BlockKind.HEADING:
        return 0.0
    if is_about_the_site(stretch.text) or is_byline(stretch.text):
        return 0.0
    free = max(len(stretch.text) - stretch.link, 0)
    is_sentence = width(stretch.text) >= _SENTENCE and (
        SENTENCE_END.search(stretch.text) or width(stretch.text) > 2 * _SENTENCE
    )
    return float(free) if is_sentence else free * _FRAGMENT


def main_part(root: Tag, stretches: list[Stretch], elements: dict[str, list[Tag]]) -> Tag:
    """The element that holds the page's text."""
    weights = _weights(root, stretches)
    node = root
    for marked, share in ((elements["main"], _MARKED_AS_MAIN), (elements["article"], _MARKED_AS_BODY)):
        heaviest = max(marked, key=lambda tag: weights[id(tag)], default=None)
        if heaviest is not None and weights[id(heaviest)] >= share * max(weights[id(node)], 1):
            node = heaviest
    while (child := _dominant_child(node, weights)) is not None:
        node = child
    return node


def _dominant_child(node: Tag, weights: dict[int, float]) -> Tag | None:
    """The child that holds nearly all the text, if it can hold a heading and paragraphs side by side."""
    least = max(_NEARLY_ALL * weights[id(node)], 1)
    for child in node.children:
        if isinstance(child, Tag) and weights[id(child)] >= least:
            is_container = (
                child.name not in _NO_CONTAINERS or child.find(("table", "div", "p", "td")) is not None
            )
            return child if is_container else None
    return None


def within(node: Tag, stretches: Iterable[Stretch]) -> list[bool]:
    """For each stretch whether it stands inside the element."""
    inside = {id(node)}
    outside: set[int] = set()
    found: list[bool] = []
    for stretch in stretches:
        path: list[int] = []
        tag: Tag | None = stretch.owner
        while tag is not None and id(tag) not in inside and id(tag) not in outside:
            path.append(id(tag))
            tag = tag.parent
        is_inside = tag is not None and id(tag) in inside
        (inside if is_inside else outside).update(path)
        found.append(is_inside)
    return found


def _weights(root: Tag, stretches: list[Stretch]) -> dict[int, float]:
    weights: dict[int, float] = defaultdict(float)
    for stretch in stretches:
        value = weight(stretch)
        tag: Tag | None = stretch.owner
        while value and tag is not None:
            weights[id(tag)] += value
            tag = None if tag is root else tag.parent
    return weights

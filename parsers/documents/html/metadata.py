"""What a page says of itself outside its text: title, day of publication, language, a body in JSON-LD."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bs4 import Tag

from parsers.documents.characters import comparable, tidy
from parsers.documents.dates import first_date, is_utc, metadata_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from bs4 import BeautifulSoup

_PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "date.published",
    "publishdate", "pubdate", "publish-date", "publish_date", "dc.date.issued", "dcterms.issued",
    "dcterms.date",
    "dc.date", "dc.date.created", "dcterms.created", "citation_publication_date", "citation_date",
    "parsely-pub-date", "sailthru.date", "article.published", "regdate", "date",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "dc.title", "citation_title", "twitter:title", "headline")
_ARTICLE_TYPES = re.compile(
    r"Article|Posting|Report|WebPage|GovernmentService|CreativeWork|PressRelease|Statement"
)
_SEPARATORS = re.compile(r"\s+[|｜\-–—:：»›>＞<＜·•∥/]+\s+|\s*[|｜»›＞＜]\s*|\s+::\s+")
_MAX_DAYS_APART = 1
_MOST_TIMES = 8
_LD_JSON = re.compile(r"\s*application/ld\+json", re.IGNORECASE)
READ_ELEMENTS = frozenset({"meta", "script", "title", "time", "main", "article"})


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the head declares. `titles`: candidates, the page's own first; `body`: JSON-LD's `articleBody`."""

    titles: tuple[str, ...]
    title_tag: str
    published_on: date | None
    language: str
    body: str


def named(root: Tag, names: frozenset[str]) -> dict[str, list[Tag]]:
    """The elements with these names under a root, by name, in one pass."""
    found: dict[str, list[Tag]] = {name: [] for name in names}
    for node in root.descendants:
        if isinstance(node, Tag) and node.name in found:
            found[node.name].append(node)
    return found


def read(soup: BeautifulSoup, elements: dict[str, list[Tag]]) -> Metadata:
    """The declarations of a page, of which `elements` holds those named in `READ_ELEMENTS`."""
    metas = dict(_metas(elements["meta"]))
    objects = tuple(_json_ld(elements["script"]))
    headlines = [str(entry["headline"]) for entry in objects if isinstance(entry.get("headline"), str)]
    titles = [*headlines[:1], *(metas[name] for name in _TITLE_NAMES if name in metas)]
    tag = next((title for title in elements["title"] if title.find_parent("svg") is None), None)
    return Metadata(
        titles=tuple(tidy(title) for title in titles if title.strip()),
        title_tag=tidy(tag.get_text()) if tag else "",
        published_on=_published(objects, metas),
        language=_language(soup, metas),
        body=next(
            (str(entry["articleBody"]) for entry in objects if isinstance(entry.get("articleBody"), str)), ""
        ),
    )


def title_segments(title: str) -> tuple[str, ...]:
    """A window title cut at its separators, and as a whole.

    The page's heading is one of them, the site another.
    """
    bare = re.sub(r"^\[[^\]]{1,20}\]\s*", "", title)
    segments = [segment for segment in _SEPARATORS.split(bare) if segment]
    prefixes = [bare[: match.start()] for match in _SEPARATORS.finditer(bare)]
    return tuple(dict.fromkeys([title, bare, *reversed(prefixes), *segments]))


def likely_heading(title: str) -> str:
    """What of a window title is the page's heading: the longest of its parts."""
    bare = re.sub(r"^\[[^\]]{1,20}\]\s*", "", title)
    segments = [segment for segment in _SEPARATORS.split(bare) if segment]
    return max(segments, key=lambda segment: len(comparable(segment)), default=title)


def time_element_date(times: list[Tag]) -> date | None:
    """The day of the first `time` that gives one; where it is written in UTC, the day that the page shows."""
    for element in times[:_MOST_TIMES]:
        value = str(element.get("datetime", ""))
        shown = first_date(element.get_text(" ", strip=True))
        read_value = metadata_date(value)
        if read_value and shown and is_utc(value) and abs((shown - read_value).days) <= _MAX_DAYS_APART:
            return shown
        if read_value or shown:
            return read_value or shown
    return None


def _metas(elements: list[Tag]) -> Iterator[tuple[str, str]]:
    for meta in reversed(elements):
        content = str(meta.get("content", "")).strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            if content and (name := str(meta.get(attribute, "")).strip().lower()):
                yield name, content


def _json_ld(elements: list[Tag]) -> Iterator[dict[str, Any]]:
    """The objects of all JSON-LD scripts that describe an article or a page.

    A broken script is no reason to fail.
    """
    for script in elements:
        if not _LD_JSON.match(str(script.get("type", ""))):
            continue
        try:
            stack = [json.loads(script.get_text().strip().rstrip(";"), strict=False)]
        except (ValueError, RecursionError):
            continue
        while stack:
            entry = stack.pop(0)
            if isinstance(entry, list):
                stack = [*entry, *stack]
            elif isinstance(entry, dict):
                if _ARTICLE_TYPES.search(str(entry.get("@type", ""))):
                    yield entry
                stack.extend(
                    entry[name]
                    for name in ("@graph", "mainEntity")
                    if isinstance(entry.get(name), list | dict)
                )


def _published(objects: tuple[dict[str, Any], ...], metas: dict[str, str]) -> date | None:
    for entry in objects:
        if isinstance(entry.get("datePublished"), str) and (found := metadata_date(entry["datePublished"])):
            return found
    for name in _PUBLISHED_NAMES:
        if name in metas and (found := metadata_date(metas[name])):
            return found
    return None


def _language(soup: BeautifulSoup, metas: dict[str, str]) -> str:
    html = soup.html
    declared = (html.get("lang") or html.get("xml:lang")) if html else None
    return str(
        declared or metas.get("content-language") or metas.get("og:locale") or metas.get("dc.language") or ""
    )

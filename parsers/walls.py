"""Pages that stand in the way of a document: challenge, login, suspended account, maintenance, missing page.

Servers send them with any status, 200 among them. A real article may use the same words, so words count only
where the page is short or where they are its whole title or heading.
"""

from __future__ import annotations

import hashlib
import html
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from parsers.documents.charset import decode
from parsers.documents.errors import UndecodableError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# raised when the code below judges otherwise than before
_ALGORITHM = 2
_LOOK = 400_000
# visible characters: the longest wall pages carry a site's navigation, the shortest advisories are longer
_SHORT = 1500
_FEW = 700
_NOTHING = 20
_LONGEST_TITLE = 200


class WallKind(StrEnum):
    """What stands there instead of the document."""

    CHALLENGE = "challenge"
    BLOCKED = "blocked"
    LOGIN = "login"
    SUSPENDED = "suspended"
    MAINTENANCE = "maintenance"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Wall:
    """`evidence`: what of the page says so."""

    kind: WallKind
    evidence: str

    @property
    def action(self) -> str:
        """What a person can do about it."""
        return _ACTIONS[self.kind]


_ADD = "Open the page in a browser, save it and hand it in with `claimwatch add`."
_ACTIONS = {
    WallKind.CHALLENGE: _ADD,
    WallKind.BLOCKED: _ADD,
    WallKind.LOGIN: _ADD,
    WallKind.SUSPENDED: "Look for the publisher's new address and correct the source's description.",
    WallKind.MAINTENANCE: "The next run asks again.",
    WallKind.MISSING: "If the page moved, correct the source's description; what was fetched before is kept.",
}


@dataclass(frozen=True, slots=True)
class WallRules:
    """What `config/walls.toml` says. `fingerprint`: changes with the rules, for those who keep verdicts."""

    marks: tuple[tuple[WallKind, str], ...]
    titles: tuple[tuple[WallKind, re.Pattern[str]], ...]
    sentences: tuple[tuple[WallKind, re.Pattern[str]], ...]
    fingerprint: str


def build_rules(
    marks: Mapping[str, Sequence[str]],
    titles: Mapping[str, Sequence[str]],
    sentences: Mapping[str, Sequence[str]],
) -> WallRules:
    """Make rules of the tables `marks`, `titles`, `sentences`: kind to its texts or patterns.

    ValueError for an unknown kind or a pattern that is none.
    """
    stated = repr(
        [sorted((kind, *texts) for kind, texts in one.items()) for one in (marks, titles, sentences)]
    )
    return WallRules(
        marks=tuple((WallKind(kind), text.lower()) for kind, texts in marks.items() for text in texts),
        titles=_patterns(titles, r"(?:{})[.!。…\s]*"),
        sentences=_patterns(sentences, "{}"),
        fingerprint=hashlib.sha256(f"{_ALGORITHM}{stated}".encode()).hexdigest()[:16],
    )


def _patterns(table: Mapping[str, Sequence[str]], frame: str) -> tuple[tuple[WallKind, re.Pattern[str]], ...]:
    whole = ((WallKind(kind), frame.replace("{}", "|".join(texts))) for kind, texts in table.items())
    try:
        return tuple((kind, re.compile(text, re.IGNORECASE)) for kind, text in whole)
    except re.error as error:
        raise ValueError(f"{error.pattern!r} is no pattern ({error})") from error


# Pages are hostile: what opens is looked for by one pattern and what closes by another, and neither looks
# beyond the next `<`, so that a page of nothing but openings takes no longer than any other
_TITLE = re.compile(r"<title\b[^<>]*>", re.IGNORECASE)
_TITLE_END = re.compile(r"</title", re.IGNORECASE)
_HEADING = re.compile(r"<h[12]\b[^<>]*>", re.IGNORECASE)
_HEADING_END = re.compile(r"</h[12]", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style|template|svg)\b|<!--", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_SEPARATOR = re.compile(r"\s[|\-–—:·»]\s|\||｜")
_PASSWORD = re.compile(r"<input\b[^<>]+?type=[\"']?password", re.IGNORECASE)
_ALERT = re.compile(r"\balert\(\s*[\"']([^\"'\n]{1,300})")
_SENT_ON = re.compile(
    r"http-equiv=[\"']?refresh|\blocation(\.href)?\s*=|\blocation\.(replace|reload|assign)\(|\bhistory\.(back|go)\(",
    re.IGNORECASE,
)
_FRONT = re.compile(r"/?((index|default|main|home)\.\w+|[a-z]{2}(-[a-z]{2})?/?)?", re.IGNORECASE)
_LIST_FILE = re.compile(r"(\w*list|index)\.\w+", re.IGNORECASE)
_FOLDER_NAME = re.compile(r"[a-z]+([-_][a-z]+)?", re.IGNORECASE)
_LOGIN_PATH = re.compile(r"/(log-?in|sign-?in|sso|auth|member/login\w*)\b", re.IGNORECASE)


def recognise(
    content: bytes, rules: WallRules, *, content_type: str = "", url: str = "", final_url: str = ""
) -> Wall | None:
    """Tell which wall a page is; None for anything else.

    `url` was asked for, `final_url` answered after redirects. Only HTML, or a line or two of plain text, can be
    a wall; the status is not looked at.
    """
    if moved := _by_address(url, final_url):
        return moved
    if not _is_html(content, content_type):
        return _by_line(content, content_type, rules)
    text = _decode(content[:_LOOK], content_type)
    shown = _without_hidden(text)
    if wall := _by_title(shown, rules):
        return wall
    if len(content) > _LOOK:
        return None
    visible = _plain(_without_title(shown))
    if len(visible) > _SHORT:
        return None
    sentence = _by_sentence(visible, rules) if len(visible) <= _FEW else None
    nothing = _by_script(text, rules) if len(visible) <= _NOTHING else None
    return _by_mark(text, rules) or sentence or _by_form(text) or nothing


def _by_address(url: str, final_url: str) -> Wall | None:
    asked, got = urlsplit(url), urlsplit(final_url)
    if not final_url or asked.path == got.path or len(asked.path) <= 1:
        return None
    if _LOGIN_PATH.search(got.path) and not _LOGIN_PATH.search(asked.path):
        return Wall(WallKind.LOGIN, f"the address leads to {got.path}")
    if _leads_up(asked.path, got.path):
        return Wall(WallKind.MISSING, f"the address leads up to {got.path}")
    if _FRONT.fullmatch(got.path) and not got.query and not _FRONT.fullmatch(asked.path):
        return Wall(WallKind.MISSING, "the address leads to the front page")
    return None


def _leads_up(asked: str, got: str) -> bool:
    """Whether a redirect leads from a document to the list that names it: servers do that with what is gone.

    To a folder above (/news/2025/some-theft -> /news/), but not to what may be a document itself (/psa/42/print
    -> /psa/42), or from a board's page to its list (/board/view.do -> /board/list.do).
    """
    above, _, name = got.rstrip("/").rpartition("/")
    if _LIST_FILE.fullmatch(name):
        return not _LIST_FILE.fullmatch(asked.rpartition("/")[2]) and asked.startswith(f"{above}/")
    is_folder = bool(_FOLDER_NAME.fullmatch(name))
    return is_folder and asked.rstrip("/") != got.rstrip("/") and asked.startswith(f"{got.rstrip('/')}/")


def _is_html(content: bytes, content_type: str) -> bool:
    head = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith((b"%pdf", b"<?xml", b"<rss", b"<feed", b"{", b"[", b"pk\x03\x04")):
        return b"<html" in head
    return "html" in content_type.lower() or head.startswith(b"<") or not content_type


def _by_line(content: bytes, content_type: str, rules: WallRules) -> Wall | None:
    """Tell what plain text says that says nothing else: proxies and firewalls answer so."""
    if not content_type.lower().startswith("text/plain") or len(content) > _FEW:
        return None
    said = " ".join(_decode(content, content_type).split())
    kinds = ((kind, words.fullmatch(said)) for kind, words in rules.titles if kind is not WallKind.LOGIN)
    if found := next((kind for kind, whole in kinds if whole), None):
        return Wall(found, f"plain text that says “{said[:80]}”")
    return _by_sentence(said, rules)


def _decode(content: bytes, content_type: str) -> str:
    try:
        return decode(content, content_type=content_type)
    except UndecodableError:
        # whether it can be read is not the question here
        return content.decode("utf-8", "replace")


def _without_hidden(text: str) -> str:
    """Leave out what no reader sees. What is never closed hides nothing."""
    kept: list[str] = []
    at = 0
    unclosed: set[str] = set()
    for found in _HIDDEN.finditer(text):
        kind = (found[1] or "").lower()
        if found.start() < at or kind in unclosed:
            continue
        end = _end_of(kind, text, found.end())
        if end < 0:
            unclosed.add(kind)
            continue
        kept.append(text[at : found.start()])
        at = end
    return " ".join([*kept, text[at:]])


def _end_of(kind: str, text: str, start: int) -> int:
    """Where a hidden part ends, -1 if it never does. `kind`: its element, empty for a comment."""
    found = re.compile(rf"</{kind}\s*>" if kind else "-->", re.IGNORECASE).search(text, start)
    return found.end() if found else -1


def _between(text: str, start: re.Pattern[str], end: re.Pattern[str], most: int) -> list[str]:
    """Give the first texts, `most` of them, that stand between an opening and what closes it."""
    found: list[str] = []
    opened = start.search(text)
    while opened and len(found) < most and (closed := end.search(text, opened.end())):
        found.append(text[opened.end() : closed.start()])
        opened = start.search(text, closed.end())
    return found


def _without_title(shown: str) -> str:
    opened = _TITLE.search(shown)
    closed = _TITLE_END.search(shown, opened.end()) if opened else None
    return f"{shown[: opened.start()]} <{shown[closed.start() + 1 :]}" if opened and closed else shown


def _by_title(shown: str, rules: WallRules) -> Wall | None:
    parts = [
        part for title in _between(shown, _TITLE, _TITLE_END, 1) for part in _SEPARATOR.split(_plain(title))
    ]
    parts += [_plain(heading) for heading in _between(shown, _HEADING, _HEADING_END, 2)]
    for part in (one for one in map(str.strip, parts) if 0 < len(one) <= _LONGEST_TITLE):
        kind = next((kind for kind, words in rules.titles if words.fullmatch(part)), None)
        # a page that only offers a login in its head is no wall
        if kind and (kind is not WallKind.LOGIN or _PASSWORD.search(shown)):
            return Wall(kind, f"its title or heading is “{part[:80]}”")
    return None


def _by_mark(text: str, rules: WallRules) -> Wall | None:
    lower = text.lower()
    found = next(((kind, mark) for kind, mark in rules.marks if mark in lower), None)
    return Wall(found[0], f"a short page that holds `{found[1]}`") if found else None


def _by_sentence(visible: str, rules: WallRules) -> Wall | None:
    for kind, words in rules.sentences:
        if found := words.search(visible):
            return Wall(kind, f"a short page that says “{found[0][:80]}”")
    return None


def _by_script(text: str, rules: WallRules) -> Wall | None:
    """Tell what a page is that shows nothing and only sends the browser on, or says so in a box."""
    said = " ".join(_ALERT.findall(text))
    if wall := _by_sentence(said, rules):
        return wall
    found = _SENT_ON.search(text)
    return Wall(WallKind.CHALLENGE, f"a page without text that runs `{found[0]}`") if found else None


def _by_form(text: str) -> Wall | None:
    return (
        Wall(WallKind.LOGIN, "a short page with a field for a password") if _PASSWORD.search(text) else None
    )


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub(" ", markup)).replace("’", "'").split())

"""What a board says of a posting in rows of a label and a value: title, department, day, attachments."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from parsers.documents.html.walk import Stretch

_TITLE = r"제\s?목|표\s?제|件\s?名|題\s?名|標\s?題|タイトル|subject|title"
_OTHERS = (
    r"담당(?:부서|자|과)?|(?:작성|등록|게시)(?:자|일|일자|일시)|부서명?|작성부서|조회(?:수)?|첨부(?:파일)?|연락처|전화(?:번호)?"
    r"|배포일시?|보도(?:일시|시점)|출처|분류|번호|(?:掲載|公表|発表|発行|作成)日時?|担当(?:課|部署|者)?|添付(?:資料|ファイル)?"
    r"|問い?合わ?せ先?|連絡先|date|department|author|views?|attachments?|files?|contact"
)
_TITLE_LABEL = re.compile(rf"(?:{_TITLE})\s*[:：]?", re.IGNORECASE)
_LABEL = re.compile(rf"(?:{_TITLE}|{_OTHERS})\s*[:：]?", re.IGNORECASE)
_LONGEST_VALUE = 200
_WITHIN = 24  # stretches from the top: what a board says of a posting stands before its text
_HOLDERS = frozenset({"th", "td", "dt", "strong", "span", "em", "b", "div", "p", "li"})


def set_aside(stretches: list[Stretch]) -> list[Stretch]:
    """The stretches, those that are such a label or its value marked as about the page."""
    about = {place + step for place in _labels(stretches) for step in (0, 1)}
    return [
        replace(stretch, is_about_page=True) if place in about else stretch
        for place, stretch in enumerate(stretches)
    ]


def labelled_title(stretches: list[Stretch]) -> str:
    """The value beside a label that says title; empty without one."""
    titles = (p for p in _labels(stretches) if _TITLE_LABEL.fullmatch(stretches[p].text))
    return next((stretches[place + 1].text for place in titles), "")


def _labels(stretches: list[Stretch]) -> list[int]:
    """Where labels stand that have a value behind them. One alone is a word like others: a board has two."""
    found = [
        place
        for place, stretch in enumerate(stretches[:_WITHIN])
        if not stretch.cells
        and _LABEL.fullmatch(stretch.text)
        and stretch.owner.name in _HOLDERS
        and place + 1 < len(stretches)
        and len(stretches[place + 1].text) <= _LONGEST_VALUE
        and not _LABEL.fullmatch(stretches[place + 1].text)
    ]
    return found if len(found) > 1 else []

"""Lines that date a document: a label and a day, or hardly more than a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parsers.documents.dates import first_date, labelled_date

if TYPE_CHECKING:
    from datetime import date

_LABEL = re.compile(
    r"(?:^|[\s|(（\[【>])(?:publish(?:ed)?|posted|release[d]?(?: date)?|issued|first published"
    r"|for immediate release|date(?: (?:published|posted|issued|released))?"
    r"|(?:公開|掲載|作成|投稿|発行)日?|(?:配信|公開)日?時|公表日?|発表日?|報道発表"
    r"|(?:등록|작성|게시|배포)일시?|등록|게시|입력|기사(?:입력|등록)|승인|송고|발행일?|보도시점|보도일시|발표일)"
    r"(?![A-Za-z가-힣])",
    re.IGNORECASE,
)
_UPDATED = re.compile(
    r"updat|modif|수정|업데이트|最終更新|更新|改訂|개정|accessed|retrieved|visited|閲覧", re.IGNORECASE
)
# a day of what is told: when it happened, was noticed, was stolen; it dates no page
_OF_THE_EVENT = re.compile(
    r"発生|発覚|検知|検出|流出|被害|窃取|停止|발생|발견|인지|사고|피해|탈취|유출"
    r"|incident|occur|theft|stolen|hack|loss|detected|discovered|since",
    re.IGNORECASE,
)
# a full stop, or a subject before the day: names end with 은, too (이지은 기자)
_PREDICATE = re.compile(
    r"。$|[다요]\.$|[ぁ-ヶ一-龠]は[、\d０-９令平本昨同]"
    r"|(?<!기자 )\b[가-힣]+[은는] (?!기자|특파원|\|)(?:\S+ ){0,2}?(?:\d|지난|이날)"
)
_SMALL_WORDS = frozenset(
    ("am", "and", "at", "by", "for", "in", "min", "minutes", "of", "on", "pm", "read", "the")
)
_SHORT = 70
_LONGEST_DATELINE = 110
_DATELINE_LETTERS = 24
_SIGNS_OF_DATE = 6
_COURT_STAMP = re.compile(r"Case\s+\S+\s+Document\s+\S+\s+Filed\s+(\d\d)/(\d\d)/(\d\d)(?!\d)")
_LAST_CHANGED = re.compile(
    r"最終更新|(?:page was )?last (?:edited|modified|updated)(?: on)?|(?:마지막으로|최종) ?(?:편집|수정)",
    re.IGNORECASE,
)
_LONGEST_LABELLED = 240


def visible_date(lines: list[str]) -> date | None:
    """The day in the first line that only dates the page: a label with a date, or hardly more than a date.

    A line that tells of an update counts only if no other does.
    """
    updated: date | None = None
    for line in lines:
        if len(line) > _LONGEST_LABELLED:
            continue
        if label := _LABEL.search(line):
            found = labelled_date(line[label.end() : label.end() + 40]) or first_date(line)
        else:
            found = first_date(line) if len(line) <= _SHORT and _hardly_more_than_a_date(line) else None
        if found and _UPDATED.search(line) and not _LABEL.search(line):
            updated = updated or found
        elif found:
            return found
    return updated


def is_labelled(line: str) -> bool:
    """Whether a line says by a label that a day in it is its document's: "Published 3 March 2026"."""
    return _LABEL.search(line) is not None


def is_dateline(line: str) -> bool:
    """Whether a line only dates the page behind a label: "기사입력 2024-11-21 12:43 | 임가온 기자"."""
    if len(line) > _LONGEST_DATELINE or not _LABEL.search(line) or labelled_date(line) is None:
        return False
    return len(re.findall(r"[^\W\d_]", _LABEL.sub("", line))) <= _DATELINE_LETTERS


def is_only_a_date(line: str) -> bool:
    """Whether a line says a day and hardly more than who or where: "社会部 小野寺 | 2026年3月18日"."""
    return len(line) <= _SHORT and _hardly_more_than_a_date(line) and first_date(line) is not None


def last_resort_date(text: str) -> date | None:
    """The day on which a wiki's page was last changed, or a court's stamp.

    They are all that such pages have.
    """
    if match := _COURT_STAMP.search(text):
        return labelled_date(f"{match[1]}/{match[2]}/20{match[3]}")
    match = _LAST_CHANGED.search(text)
    return first_date(text[match.end() : match.end() + 40]) if match else None


def _hardly_more_than_a_date(line: str) -> bool:
    digits = sum(character.isdigit() or character in "年月日년월일.-/:, " for character in line)
    letters = len(re.findall(r"[^\W\d_]", line))
    if re.search('[「『“"]', line) or _OF_THE_EVENT.search(line) or _is_sentence(line):
        return False
    return digits >= _SIGNS_OF_DATE and (letters <= _DATELINE_LETTERS or digits > letters)


def _is_sentence(line: str) -> bool:
    """ "Kiteoak was robbed on 3 March 2025.", 警察庁は２０日: words beside a day, and not who or where."""
    words = re.findall(r"(?<![^\W\d_])[a-z]{2,}(?![^\W\d_])", line)
    return _PREDICATE.search(line) is not None or len(set(words) - _SMALL_WORDS) > 1

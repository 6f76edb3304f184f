"""Whose the dates of a sentence are that robs one or several: each its own, in turn or in a row."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from parsers.claims.incidents import finest

if TYPE_CHECKING:
    from parsers.claims.values import Victim
    from parsers.mentions.values import DateMention
    from parsers.values import PartialDate

FAR = 999
# between two of one row: "Greylag ($3 million), Fennick and the Wexmoor bridge"
ROW = re.compile(r"(?:\s\([^()]*\))?\s*(?:,\s*and|,|and|&|/|as\s+well\s+as)\s*(?:the\s+)?(?:[a-z\-]+\s){0,3}")
BRACKET = re.compile(r"\s\([^()]{0,40}")
JOINED = re.compile(r"\s*(?:,\s*and|,|and|&|or)\s*(?:in|on)?\s*")
# a day that opens a clause of its own: "…, and in June 2024 Wexmoor lost"
OPENS = re.compile(r"(?:^\W*|[,;:]\s|\b(?:and|while|but|then)\s)(?:(?:in|on|of|early|late|mid)\s)*$")
# "the November 2022 theft of $28 million from": the day before what it dates
THE, NOUN = re.compile(r"\b[Tt]he\s$"), re.compile(r"\s(?!(?:and|or|in|of|on|at)\b)[a-z]")
CLOSED = re.compile(r"\band\b|;|^,\s(?:while|but)\b")


def date_of(
    text: str, victim: Victim, robbed: tuple[Victim, ...], dates: list[DateMention]
) -> PartialDate | None:
    """The date of the theft from one of the robbed parties of a sentence."""
    if len(robbed) == 1:  # "their first job of 2021 was Greylag, whose wallets they opened on 19 August"
        nearest = sorted(dates, key=lambda d: _gap(text, victim, d))[:1]
        return finest(d.date for d in (*nearest, *dates))
    dates = _own_days(robbed, dates)
    own = [d.date for d in dates if stands_behind(text, victim, d)]
    if own or any(stands_behind(text, v, d) for v in robbed for d in dates):
        return finest(own)  # "Greylag (3 May), Fennick": the bracket is of one
    if len(dates) > 1 and (told := _told(text, robbed, dates)) is not None:
        return told.get(victim.id)
    return _nearest(text, victim, robbed, dates)


def _own_days(robbed: tuple[Victim, ...], dates: list[DateMention]) -> list[DateMention]:
    """ "heists in 2023: Greylag on 3 May, Fennick on 9 June": without the year of them all."""
    first = min(v.start for v in robbed)
    fine = {d.date.year for d in dates if d.date.month}
    return [d for d in dates if d.date.month or d.end > first or d.date.year not in fine]


def stands_behind(text: str, victim: Victim, date: DateMention) -> bool:
    """ "Greylag (3 May 2024)", "Greylag ($3 million, May 2024)": in the bracket of a name."""
    return BRACKET.fullmatch(text, victim.end, date.start) is not None


def _told(
    text: str, robbed: tuple[Victim, ...], dates: list[DateMention]
) -> dict[str, PartialDate | None] | None:
    """The dates by the robbed, where each row has its own or one row all; None if it cannot be told so."""
    rows = _rows(text, robbed, dates)
    if len(rows) == 1:
        return _paired(text, rows[0], dates)
    own: dict[str, list[PartialDate]] = {v.id: [] for v in robbed}
    for date in dates:
        for victim in _row_of(text, date, rows):
            own[victim.id].append(date.date)
    return {key: finest(found) for key, found in own.items()} if all(own.values()) else None


def _rows(text: str, robbed: tuple[Victim, ...], dates: list[DateMention]) -> list[list[Victim]]:
    """The robbed in the order of the text, those of one row together."""
    rows: list[list[Victim]] = []
    for victim in sorted(robbed, key=lambda v: v.start):
        end = rows[-1][-1].end if rows else 0
        is_parted = any(end <= d.start < victim.start for d in dates)
        if rows and not is_parted and ROW.fullmatch(text, end, victim.start):
            rows[-1].append(victim)
        else:
            rows.append([victim])
    return rows


def _paired(text: str, row: list[Victim], dates: list[DateMention]) -> dict[str, PartialDate | None] | None:
    """ "Greylag and Fennick were robbed on 3 May and 9 June": one each; of more or fewer days none is anybody's."""
    days = sorted(dates, key=lambda d: d.start)
    if not all(JOINED.fullmatch(text, a.end, b.start) for a, b in pairwise(days)):
        return None
    if len(days) != len(row):
        return {}
    return {v.id: d.date for v, d in zip(row, days, strict=True)}


def _row_of(text: str, date: DateMention, rows: list[list[Victim]]) -> list[Victim]:
    """The row before a date, or the one behind it where the date opens its clause."""
    before = [row for row in rows if row[-1].end <= date.start]
    behind = [row for row in rows if row[0].start >= date.end]
    if not before or not behind:
        return before[-1] if before else behind[0] if behind else []
    if THE.search(text, 0, date.start) and NOUN.match(text, date.end):
        return behind[0]
    is_bracketed = text.rfind("(", 0, date.start) > text.rfind(")", 0, date.start)
    opens = OPENS.search(text, 0, date.start) and not CLOSED.search(text[date.end : behind[0][0].start])
    return behind[0] if opens and not is_bracketed else before[-1]


def _nearest(
    text: str, victim: Victim, robbed: tuple[Victim, ...], dates: list[DateMention]
) -> PartialDate | None:
    """The date nearest to the victim, if it is not of a nearer one that stands apart."""
    best: tuple[int, DateMention] | None = None
    for date in dates:
        gaps = {v.start: _gap(text, v, date) for v in robbed}
        mine = gaps[victim.start]
        rival = min(gaps, key=lambda start: gaps[start])
        if len(dates) > 1 and gaps[rival] < mine and _are_parted(text, victim, rival, dates):
            continue
        if best is None or mine < best[0]:
            best = (mine, date)
    return best[1].date if best else None


def _gap(text: str, victim: Victim, date: DateMention) -> int:
    """How far a date is from a victim; a semicolon between them sets them far apart."""
    a, b = sorted(((victim.start, victim.end), (date.start, date.end)))
    return max(b[0] - a[1], 0) + FAR * (";" in text[a[1] : b[0]])


def _are_parted(text: str, victim: Victim, other_start: int, dates: list[DateMention]) -> bool:
    a, b = sorted((victim.start, other_start))
    return any(a < d.start < b for d in dates) or bool(re.search(r"[,;]", text[a:b]))

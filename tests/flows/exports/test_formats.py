"""Rows in the forms that other tools take."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from flows.exports.formats import Format, write_rows


def _write(form: Format, *rows: tuple[object, ...]) -> str:
    out = io.StringIO()
    write_rows(("a", "b"), rows, form, out)
    return out.getvalue()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"])
def test_a_text_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(text: str) -> None:
    (_, row) = csv.reader(io.StringIO(_write(Format.CSV, (text, "plain")), newline=""))
    assert row == ["'" + text, "plain"]


def test_numbers_stay_numbers_in_csv() -> None:
    (_, row) = csv.reader(io.StringIO(_write(Format.CSV, (Decimal("-4502.90"), -3)), newline=""))
    assert row == ["-4502.9", "-3"]


def test_json_has_numbers_days_and_utc_times() -> None:
    moment = datetime(2025, 2, 26, 10, tzinfo=UTC)
    lines = _write(Format.JSONL, (Decimal("308000000.00"), date(2025, 2, 26)), (Decimal("4502.9"), moment))
    assert [json.loads(line) for line in lines.splitlines()] == [
        {"a": 308000000, "b": "2025-02-26"},
        {"a": 4502.9, "b": "2025-02-26T10:00:00Z"},
    ]
    assert "308000000," in lines


def test_a_cell_cannot_break_out_of_a_markdown_table() -> None:
    told = _write(Format.MD, ("a | b\nc", ["x", "y"]))
    assert told.splitlines()[-1] == "| a \\| b<br>c | x, y |"


def test_a_page_cannot_steer_the_terminal() -> None:
    told = _write(Format.TABLE, ("\x1b[31mred\x1b[0m", "\u202egnol"))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "[31mred" in told


def test_lists_and_truth_values_in_csv_are_what_programs_read() -> None:
    (_, row) = csv.reader(io.StringIO(_write(Format.CSV, (["us.fbi", "us"], True)), newline=""))
    assert row == ['["us.fbi", "us"]', "true"]


def test_a_table_in_a_pipe_has_one_line_a_row_however_long() -> None:
    quote = "North Korea took it. " * 40
    lines = _write(Format.TABLE, (quote, "one\ntwo"), ("x", "y")).splitlines()
    assert len(lines) == 4
    assert quote.strip() in lines[2]
    assert "one two" in lines[2]

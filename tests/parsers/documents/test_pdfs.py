"""PDF: reading order over columns and pages, furniture, tables, notes, torn words and numbers."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from textwrap import wrap

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from parsers.documents import EmptyDocumentError, NotThisFormatError, read
from parsers.documents.pdf.mending import Mender, mend_numbers, without_mark
from parsers.values import BlockKind, Capture, Document
from tests.parsers.documents.articles import ARTICLES, ENGLISH, JAPANESE, KOREAN, Article
from tests.parsers.documents.pdfs import one_column, two_columns, with_table
from tests.parsers.pdf_pages import draw_pdf

ROWS = {
    "en": [
        ["Victim", "Date", "Attributed to", "Loss"],
        [
            "Ostervale",
            "2026-01-14",
            "Ministry of the Interior: foreign intelligence hackers",
            "$61.4 million",
        ],
        ["Bramblegate Bridge", "2025-11-02", "nobody", "$3.2 million"],
        ["Tolmere", "2025-10", "suspected Lazarus Group, by its own forensic firm", "$9 million"],
    ],
    "ja": [
        ["被害者", "発生日", "帰属", "金額"],
        ["あけぼのコイン", "2026年1月14日", "警察庁：国外の攻撃者集団による犯行と特定", "約92億円"],
        ["うみべ交換所", "2025年11月", "なし", "3億円"],
        ["みなと", "2025年10月", "ラザルスの関与が疑われる", "9億円"],
    ],
    "ko": [
        ["피해자", "발생일", "귀속", "금액"],
        ["새솔", "2026. 1. 14.", "경찰청: 해외 해킹조직 소행으로 확인했다고 밝힘", "870억 원"],
        ["바다거래소", "2025. 11. 2.", "없음", "3억 원"],
        ["나루", "2025. 10.", "라자루스 의심", "9억 원"],
    ],
}
MARKS = ("amber", "birch", "cedar", "dune", "elm", "fjord", "grove", "heath", "iris", "juniper")


def pdf(content: bytes) -> Document:
    (document,) = read(Capture(url="https://www.example/a.pdf", content=content, content_type="text/html"))
    return document


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def longer(article: Article, times: int) -> Article:
    """The article so many times, each paragraph told apart by words of its own."""
    paragraphs = tuple(
        f"{text} {MARKS[n % 10]}-{MARKS[(n * 7 + place) % 10]}-{MARKS[place]}"
        for n in range(times)
        for place, text in enumerate(article.paragraphs)
    )
    return replace(article, paragraphs=paragraphs)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.language)
def test_heads_feet_and_numbers_of_many_pages_are_no_text(article: Article) -> None:
    article = longer(article, 8)
    document = pdf(one_column(article))
    assert document.title == article.title
    assert article.site not in document.text
    assert "- 2 -" not in document.text
    flat = document.text.replace("\n", " ")
    for paragraph in article.paragraphs:
        assert paragraph.replace(" ", "") in flat.replace(" ", "")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.language)
@pytest.mark.parametrize("size", [8, 9, 11])
def test_columns_are_read_one_after_the_other(article: Article, size: float) -> None:
    article = longer(article, 6)
    document = pdf(two_columns(article, 1, size))
    assert texts(document)[0] == article.title
    expected = "".join(article.paragraphs).replace(" ", "")
    found = "".join(texts(document)[1:]).replace(" ", "")
    assert found == expected


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.language)
@pytest.mark.parametrize("ruled", [True, False])
def test_a_tables_rows_are_rows_with_headers_whatever_their_height(article: Article, ruled: bool) -> None:  # noqa: FBT001
    rows = ROWS[article.language]
    document = pdf(with_table(article, rows, ruled=ruled))
    table = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [document.text[block.start : block.end] for block in table] == [" | ".join(line) for line in rows]
    assert [cell.header for cell in table[2].cells] == rows[0]
    for paragraph in article.paragraphs:
        assert paragraph in texts(document)


def drawn(language: str, lines: list[tuple[float, float, float, str]]) -> bytes:
    """A page with lines at (x, y, size)."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    font = {"en": "Helvetica", "ja": "HeiseiMin-W3", "ko": "HYSMyeongJo-Medium"}[language]
    if language != "en":
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    for x, y, size, text in lines:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)
    canvas.save()
    return target.getvalue()


def test_notes_at_a_pages_foot_follow_the_text_and_their_marks_are_gone() -> None:
    content = drawn(
        "en",
        [
            (72, 740, 11, "The engineer ran the file on a server of the company that was known to be"),
            (72, 724, 11, "reachable from outside"),
            (185, 729, 6, "8"),
            (190, 724, 11, " and lost $23.7 million to the thieves."),
            (72, 80, 7, "8 Valued at the closing price of the day of the theft."),
            (290, 40, 9, "4"),
        ],
    )
    document = pdf(content)
    assert document.blocks[-1].kind is not BlockKind.HEADING
    assert texts(document)[-1].endswith("day of the theft.")
    assert "outside and lost $23.7 million" in document.text
    assert texts(document)[0].startswith("The engineer")


def test_indented_paragraphs_part_without_space_between() -> None:
    lines = [
        "　警察庁は十八日、暗号資産交換業者あけぼのから資産が流出した事",
        "件について、国外の攻撃者による犯行と特定したと発表したところで",
        "ある。",
        "　攻撃者は保守を請け負う会社の社員に近づき、不正な処理を実行さ",
        "せた。",
    ]
    content = drawn("ja", [(72, 700 - 17 * n, 11, line) for n, line in enumerate(lines)])
    assert texts(pdf(content)) == ["".join(lines[:3]).strip(), "".join(lines[3:]).strip()]


def test_bold_words_that_open_a_paragraph_do_not_tear_its_first_line_off() -> None:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    opening = "2. Findings. "
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(72, 700, opening)
    canvas.setFont("Helvetica", 10)
    first = "The investigators hold that the wallets of the exchange were emptied on 3 March by"
    canvas.drawString(72 + canvas.stringWidth(opening, "Helvetica-Bold", 10), 700, first)
    rest = [
        "men of the Lazarus Group, who had been inside of its network for no less than eleven weeks",
        "before.",
    ]
    for n, line in enumerate(rest):
        canvas.drawString(72, 686 - 14 * n, line)
    canvas.save()
    (only,) = texts(pdf(target.getvalue()))
    assert only == f"{opening}{first} {rest[0]} {rest[1]}"


def test_a_blank_at_the_margin_is_the_space_at_which_a_line_was_broken() -> None:
    lines = [
        "연방수사국은 이십육일 북한이 이를 저질렀다고 공지했으며 이 활동을 거래소가",
        " 내건 현상금은 백사십만 달러이다.",
    ]
    content = drawn("ko", [(72, 700 - 17 * n, 11, line) for n, line in enumerate(lines)])
    assert texts(pdf(content)) == [lines[0] + lines[1]]


def test_a_kind_of_text_in_large_letters_is_not_the_title() -> None:
    content = drawn(
        "ko",
        [(230, 780, 20, "보 도 자 료"), (120, 730, 15, KOREAN.title), (72, 690, 10, KOREAN.paragraphs[3])],
    )
    assert pdf(content).title == KOREAN.title


TORN_BY_SENSE = [
    (72, 760, 16, "Warning to Exchanges"),
    (72, 738, 16, "on the Theft of Keys by Recruiters Who Do Not Exist, and on What Helps"),
    (72, 690, 10, "Since the spring, strangers who call themselves recruiters have written to the engineers"),
    (72, 676, 10, "of several exchanges and have sent them tests that hold more than they seem to hold."),
    (72, 640, 10, "Exchanges should tell their staff."),
]


def test_a_title_over_two_lines_is_one_title_although_its_first_line_is_short() -> None:
    assert pdf(drawn("en", TORN_BY_SENSE)).title == (
        "Warning to Exchanges on the Theft of Keys by Recruiters Who Do Not Exist, and on What Helps"
    )


def test_a_title_wider_than_the_text_does_not_tear_the_text_into_lines() -> None:
    document = pdf(drawn("en", TORN_BY_SENSE))
    assert texts(document)[-2:] == [
        f"{TORN_BY_SENSE[2][3]} {TORN_BY_SENSE[3][3]}",
        "Exchanges should tell their staff.",
    ]


def test_the_day_is_read_from_the_page_and_not_from_the_file() -> None:
    content = drawn(
        "ja",
        [
            (72, 780, 15, JAPANESE.title),
            (400, 750, 10, "令和８年３月18日"),
            (72, 700, 10, JAPANESE.paragraphs[3]),
        ],
    )
    assert str(pdf(content).published_on) == "2026-03-18"
    assert pdf(drawn("en", [(72, 700, 10, ENGLISH.paragraphs[3])])).published_on is None


def test_a_day_inside_of_a_sentence_or_in_a_list_dates_nothing() -> None:
    told = (
        "The bureau confirmed that hackers of the state took",
        "as much as 9.4 million dollars from the exchange",
    )
    column = [(72, 700 - 13 * n, 9.0, line) for n, line in enumerate((*told, "Wombatex on 3 March 2025."))]
    assert pdf(drawn("en", column)).published_on is None
    rows = [("Victim", "Day", "Loss"), ("Wombatex", "3 Mar 2025", "6.1"), ("Galahspan", "9 Jun 2025", "31")]
    table = [
        (x, 600 - 18 * n, 9.0, cell)
        for n, row in enumerate(rows)
        for x, cell in zip((72, 200, 320), row, strict=True)
    ]
    assert pdf(drawn("en", [*column, *table])).published_on is None
    assert str(pdf(drawn("en", [(72, 740, 9, "Sydney, 4 June 2025"), *column])).published_on) == "2025-06-04"


def test_a_word_torn_at_a_ragged_margin_is_one_word() -> None:
    lines = ("It was found by the detectives of the city that they stole", "9.4 mil-", "lion dollars there.")
    document = pdf(drawn("en", [(72, 700 - 13 * n, 9, line) for n, line in enumerate(lines)]))
    assert "they stole 9.4 million dollars there." in document.text


def test_the_running_head_of_a_last_page_of_one_line_is_no_text() -> None:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    for lines in (ENGLISH.paragraphs[0][:80], ENGLISH.paragraphs[1][:80]), ("Annex follows.",):
        canvas.setFont("Helvetica", 9)
        canvas.drawString(72, 810, "Annual Cyber Review 2025")
        for n, line in enumerate(lines):
            canvas.drawString(72, 740 - 13 * n, line)
        canvas.showPage()
    canvas.save()
    document = pdf(target.getvalue())
    assert "Annual Cyber Review" not in document.text
    assert document.text.endswith("Annex follows.")


@pytest.mark.parametrize("content", [b"%PDF-1.7 torn", b"%PDF-1.4\n" + bytes(range(256))])
def test_a_damaged_pdf_is_an_error(content: bytes) -> None:
    with pytest.raises(NotThisFormatError, match="cannot be opened"):
        pdf(content)


def test_a_pdf_of_pictures_is_an_error_that_names_the_next_step() -> None:
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.rect(50, 50, 100, 100)
    canvas.save()
    with pytest.raises(EmptyDocumentError, match="recognised text"):
        pdf(target.getvalue())


# --- torn words and numbers -----------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "elsewhere", "expected"),
    [
        ("the crypto-", "currency exchange", "", "the cryptocurrency exchange"),
        ("a well-", "known group", "it is well-known", "a well-known group"),
        ("from North-", "Korea", "", "from North-Korea"),
        ("북한 해킹조직 ‘블루노", "로프’임을", "블루노로프는 하위 조직", "북한 해킹조직 ‘블루노로프’임을"),
        ("이번 수사에서 라자루", "스가 지휘", "라자루스는", "이번 수사에서 라자루스가 지휘"),
        ("수사를 벌인", "경찰은 밝혔다", "벌인 경찰은", "수사를 벌인 경찰은 밝혔다"),
        ("攻撃グ", "ループの犯行", "", "攻撃グループの犯行"),
        ("Jade", "Sleet の名", "", "Jade Sleet の名"),
    ],
)
def test_lines_meet_as_their_words_do(left: str, right: str, elsewhere: str, expected: str) -> None:
    mender = Mender([left, right, elsewhere], breaks_words=True)
    assert mender.join(left, right, left_ends_blank=False) == expected


@pytest.mark.parametrize(
    ("torn", "whole"),
    [
        ("約 124 億 円", "約 124億円"),
        ("3億 800 万米ドル", "3億800万米ドル"),
        ("2024 年 12 月 24 日", "2024年12月24日"),
        ("약 124 억 원", "약 124억 원"),
        ("約 3 4 億 5, 000 万円", "約 34億5,000万円"),
        ("약 1 24 억 원", "약 124억 원"),
        ("2 0 2 4 年 3 1 日", "2024年31日"),
        ("表 1 2024 万円", "表 1 2024万円"),
        ("$1, 500 was", "$1,500 was"),
        ("in 2021, 200 people", "in 2021, 200 people"),
    ],
)
def test_numbers_torn_by_spacing_are_mended(torn: str, whole: str) -> None:
    assert mend_numbers(torn) == whole


@pytest.mark.parametrize(
    ("glued", "mark", "expected"),
    [
        ("거래소 달무리1)에서 탈취", "1)", "거래소 달무리에서 탈취"),
        ("追跡されている1。同じ", "1", "追跡されている。同じ"),
        ("a command server.10 Then", "10", "a command server. Then"),
        ("APT38 and 1,000 BTC", "1", "APT38 and 1,000 BTC"),
    ],
)
def test_marks_of_notes_are_parted_from_words(glued: str, mark: str, expected: str) -> None:
    assert without_mark(glued, mark) == expected


def test_a_heading_of_one_column_leaves_the_other_columns_lines_alone() -> None:
    """A heading a few points off a line of the other column: that line stays text, and at its place."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842))
    left = [f"Line {number} of the left column runs on to its margin and" for number in range(1, 13)]
    right = [f"Line {number} of the right column runs on to its margin and" for number in range(1, 11)]
    canvas.setFont("Helvetica", 9)
    for number, text in enumerate(left):
        canvas.drawString(56, 740 - 13 * number, text)
    for number, text in enumerate(right):
        canvas.drawString(314, 702 - 13 * number, text)
    canvas.setFont("Helvetica", 14)
    canvas.drawString(314, 740 - 13 + 6, "Seizures")
    canvas.save()
    document = pdf(buffer.getvalue())
    headings = [
        text
        for text, block in zip(texts(document), document.blocks, strict=True)
        if block.kind is BlockKind.HEADING
    ]
    assert "Seizures" in headings
    assert not any("Line" in heading for heading in headings)


TEXT_LINE = "The report goes on with a line that fills its column"


def test_a_table_in_one_column_leaves_the_last_lines_of_the_other_in_it() -> None:
    """The table's lines are smaller and end before the column beside it does."""
    left = [(56.0, 740.0 - 14 * n, 9.0, f"{n} {TEXT_LINE}") for n in range(1, 16)]
    right = [(314.0, 745.0 - 14 * n, 9.0, f"{n} {TEXT_LINE}, right") for n in range(1, 11)]
    rows = [("Victim", "Sum", "Actor"), ("Marlowe", "$41m", "Lazarus"), ("Elmgate", "$12m", "unknown")]
    table = [
        (x, 580.0 - 16 * n, 7.0, cell)
        for n, cells in enumerate(rows)
        for x, cell in zip((314.0, 400.0, 480.0), cells, strict=True)
    ]
    found = texts(pdf(drawn("en", [*left, *right, *table])))
    assert found[-3:] == [" | ".join(row) for row in rows]
    text = " ".join(found)
    assert f"10 {TEXT_LINE} 11 {TEXT_LINE}" in text
    assert f"15 {TEXT_LINE} 1 {TEXT_LINE}, right" in text


def test_two_lines_that_end_the_text_in_the_second_column_are_no_table() -> None:
    left = [(56.0, 740.0 - 14 * n, 9.0, f"{n} {TEXT_LINE}") for n in range(1, 16)]
    right = [(314.0, 726.0, 9.0, f"16 {TEXT_LINE}"), (314.0, 712.0, 9.0, "and ends.")]
    assert f"16 {TEXT_LINE} and ends." in pdf(drawn("en", [*left, *right])).text


def test_a_table_that_a_page_breaks_goes_on_under_its_headers() -> None:
    rows = [
        ("被害者", "金額", "帰属"),
        ("葛城コイン", "37億円", "ラザルス"),
        ("霧島コイン", "12億円", "未特定"),
    ]
    target = BytesIO()
    canvas = Canvas(target, invariant=1)
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    for page in (rows[:2], rows[2:]):
        canvas.setFont("HeiseiMin-W3", 9)
        for n, cells in enumerate(page):
            for x, cell in zip((60.0, 160.0, 260.0), cells, strict=True):
                canvas.drawString(x, 740 - 16 * n, cell)
        canvas.showPage()
    canvas.save()
    document = pdf(target.getvalue())
    assert texts(document) == [" | ".join(row) for row in rows]
    assert [cell.header for cell in document.blocks[-1].cells] == list(rows[0])


RAGGED = (
    "경찰청은 지난 5월 거래소 나루터에서 1억1천400만 달러(약 1천480억 원)가 사라진 일을 두고 북한의 소행이라고 밝혔다. "
    "국가정보원도 같은 판단을 내렸으며, 두 기관은 자료를 나눠 보았다고 한다. "
    '회사는 "말할 수 없다"면서도 피해를 모두 메우겠다고 했다.'
)


@pytest.mark.parametrize(("columns", "room"), [(1, 40), (2, 22)])
def test_ragged_korean_lines_end_between_words(columns: int, room: int) -> None:
    lines = [wrap(RAGGED, room)] * columns
    content = draw_pdf({"font": "korean", "pages": [{"columns": lines}]})
    assert " ".join(texts(pdf(content))) == " ".join([RAGGED] * columns)


def test_signs_beyond_the_basic_plane_are_whole() -> None:
    content = draw_pdf({"font": "korean", "pages": [{"columns": [["🔎 무슨 일? 경찰이 범인을 밝혔어요."]]}]})
    pdf(content).text.encode()

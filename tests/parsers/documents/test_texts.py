"""Markdown and plain text."""

# ruff: noqa: E501 - pages and texts stand here as they are written

from __future__ import annotations

import unicodedata
from datetime import date
from textwrap import fill

import pytest

from parsers.documents import read
from parsers.values import Capture, Document


def _read(text: str, name: str = "a.md") -> Document:
    (document,) = read(Capture(url=f"https://www.example/{name}", content=text.encode()))
    return document


def _shown(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, document.text[block.start : block.end]) for block in document.blocks]


def test_markdown_shows_what_a_reader_sees() -> None:
    document = _read(
        "[あけぼの](#)からの流出は**約 \\$3 億**で、\n[[wiki/naru|ナル]]と[[wiki/kamo]]は *別* である[^1]。<!-- hidden -->\n\n"
        "* `code` is kept, ~~this is not~~, ![a picture](x.png)\n\n> 引用である。\n\n[^1]: 注の文である。\n"
    )
    assert _shown(document) == [
        ("paragraph", "あけぼのからの流出は約 $3 億で、ナルとkamoは 別 である。"),
        ("list_item", "code is kept, ,"),
        ("quotation", "引用である。"),
        ("list_item", "注の文である。"),
    ]


def test_front_matter_dates_and_names_and_is_no_text() -> None:
    document = _read(
        '---\ntitle: "Two heists"\ndate: 2026-02-11T23:00:00-05:00\nlang: en\ntags: [a]\n---\n\nIt was them, we think.\n'
    )
    assert (document.title, document.published_on, document.language) == (
        "Two heists",
        date(2026, 2, 11),
        "en",
    )
    assert document.text == "Two heists\nIt was them, we think."


def test_toml_front_matter_is_read_too() -> None:
    document = _read('+++\ntitle = "Two heists"\ndate = 2026-02-11\n+++\n\nIt was them.\n')
    assert (document.title, document.published_on) == ("Two heists", date(2026, 2, 11))


def test_markdown_tables_are_rows_with_headers() -> None:
    document = _read("| 사건 | [공격자](#) |\n| --- | --- |\n| 새솔 **(2026)** | 미확정 |\n")
    assert _shown(document) == [("table_row", "사건 | 공격자"), ("table_row", "새솔 (2026) | 미확정")]
    assert [cell.header for cell in document.blocks[1].cells] == ["사건", "공격자"]


def test_lines_with_bold_labels_are_statements_of_their_own() -> None:
    document = _read("# Alder\n\n**Loss:** about $3m.\n**Attribution:** inferred, by\nnobody known.\n")
    assert _shown(document)[1:] == [
        ("paragraph", "Loss: about $3m."),
        ("paragraph", "Attribution: inferred, by nobody known."),
    ]


def test_references_are_marked_as_telling_of_other_texts() -> None:
    document = _read(
        "# Alder\n\nIt lost $3m.\n\n## References\n\n- Police name the thieves of Alder\n\n## Later\n\nIt closed.\n"
    )
    assert [kind for kind, _ in _shown(document)] == [
        "heading",
        "paragraph",
        "related",
        "related",
        "heading",
        "paragraph",
    ]


def test_text_with_markdown_signs_is_read_as_such_whatever_its_name() -> None:
    document = _read("## 声明\n\n2025年1月14日\n\n[あけぼの](#)からの窃取を帰属する。\n", "a.txt")
    assert document.published_on == date(2025, 1, 14)
    assert document.text.endswith("あけぼのからの窃取を帰属する。")


def test_hard_wrapped_english_is_joined_and_marks_part() -> None:
    wrapped = (
        "POLICE NAME THIEVES\n\nThe police said on Friday that the thieves who had emptied the\nwallets of Alder in January "
        "were known to them, and that the\nforeign service for which they work had ordered the theft of the\ntokens.\n\n"
        "  * three wallets\n  * two accounts\n"
    )
    assert _shown(_read(wrapped, "a.txt"))[1:] == [
        ("paragraph", "The police said on Friday that the thieves who had emptied the wallets of Alder in January were known to them, and that the foreign service for which they work had ordered the theft of the tokens."),
        ("list_item", "* three wallets"),
        ("list_item", "* two accounts"),
    ]  # fmt: skip


def test_hard_wrapped_japanese_is_joined_without_spaces() -> None:
    text = "警察庁は十八日、暗号資産交換業者「あけぼの」から資産が流\n出した事件について、国外の攻撃者集団による犯行であると特\n定したと発表した。攻撃者は保守を請け負う会社の社員に近づ\nき、不正な処理を実行させた。\n"
    assert _read("見出し\n\n" + text, "a.txt").text == "見出し\n" + text.replace("\n", "")


def test_korean_wrapped_by_characters_is_joined() -> None:
    text = (
        "경찰청 국가수사본부는 4일 가상자산 거래소 나루터(Narutor) 해킹을 누가 했는지 밝혔다. 경찰은 접속 기록과 지갑 흐름을 "
        "반년 넘게 맞춰 본 끝에 북한 정찰총국과 이어진 조직의 짓이라고 결론지었다. 빠져나간 돈은 Ethereum 8,700개(약 310억 원)라고 한다. "
        "회사는 접속을 막고 지갑을 모두 새로 만들었다."
    )
    assert _read(f"제목\n\n{fill(text, 42)}\n", "a.txt").text == f"제목\n{text}"


def test_a_title_longer_than_the_margin_hides_it_from_nobody() -> None:
    title = (
        "White Paper on the Safety of Digital Assets, Part II, Section 4: thefts by hackers of foreign states"
    )
    body = "The paper says that hackers who work for a foreign service took\nthe coins of two exchanges in one night, and that the police of\nthree states have named them in a statement of their own, which\nthe ministry has annexed."
    assert _shown(_read(f"{title}\n\n{body}\n", "a.txt")) == [
        ("heading", title),
        ("paragraph", body.replace("\n", " ")),
    ]


def test_lines_that_stand_alone_over_prose_are_headings() -> None:
    prose = "The police of two states say that a hacker of twenty-two emptied the pools of both protocols."
    text = f"Two protocols robbed\n\nBy Ada Lorn\n\nHeathmoor\n\n{prose}\n\nContact: press\n\nBracken Swap, 2023\n\n{prose}\n\nWhat is next\n\n- a hearing\n- an appeal\n\npress@police.example\n"
    kinds = [(kind, shown) for kind, shown in _shown(_read(text, "a.txt")) if len(shown) < len(prose)]
    assert kinds == [
        ("heading", "Two protocols robbed"),
        ("paragraph", "By Ada Lorn"),
        ("heading", "Heathmoor"),
        ("paragraph", "Contact: press"),
        ("paragraph", "Bracken Swap, 2023"),
        ("heading", "What is next"),
        ("list_item", "- a hearing"),
        ("list_item", "- an appeal"),
        ("paragraph", "press@police.example"),
    ]


@pytest.mark.parametrize("stroke", ["\t", " | "])
def test_a_table_in_plain_text_has_rows_with_headers(stroke: str) -> None:
    lines = [["Victim", "Loss", "Named by"], ["Heathmoor", "$3m", ""], ["Bracken Swap", "$5m", "the police"]]
    table = "\n".join(stroke.join(cells) for cells in lines)
    document = _read(
        f"Thefts of May\n\nWhat we know of the month:\n\n{table}\n\nMore will follow.\n", "a.txt"
    )
    rows = [block for block in document.blocks if block.kind.value == "table_row"]
    assert [[document.text[cell.start : cell.end] for cell in row.cells] for row in rows] == lines
    assert [cell.header for cell in rows[2].cells] == lines[0]
    assert document.text.endswith("More will follow.")


def test_letters_in_parts_are_put_together_and_others_left() -> None:
    in_parts = unicodedata.normalize("NFD", "경찰청은 가상자산 거래소에서, ガは")
    assert _read(f"{in_parts} \uf963京", "a.txt").text == "경찰청은 가상자산 거래소에서, ガは \uf963京"


def test_lines_that_are_statements_stay_apart() -> None:
    text = "■ v2.4 (2026-01-18)\n・消費電流を改善しました。\n・不具合を修正しました。\nQ. 位置は分かりますか。\nA. 分かりません。\n"
    document = _read(text, "a.txt")
    assert [kind for kind, _ in _shown(document)] == [
        "heading",
        "list_item",
        "list_item",
        "paragraph",
        "paragraph",
    ]


@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_plain_text_is_dated_by_a_line_near_its_top(name: str) -> None:
    document = _read(
        "담화에 반발\n\n2025-09-01 10:22 송고\n(서울) 기자\n\n북한 외무성이 담화를 냈다. 2020년 1월 2일의 일이다.\n",
        name,
    )
    assert document.published_on == date(2025, 9, 1)


def test_numbered_paragraphs_with_a_hanging_indent_are_one_each() -> None:
    document = _read(
        "17. The inspectors looked into intrusions at companies that keep virtual cur-\n"
        "    rency for others, among them one in Tartu which had lost a great deal of\n"
        "    money in the spring, and spoke with its staff.\n\n"
        "18. They came to no finding on who was responsible, and will report to their\n"
        "    principals again when the laboratory has finished its work on the disks.\n",
        "a.txt",
    )
    shown = [text for _, text in _shown(document)]
    assert [text[:3] for text in shown] == ["17.", "18."]
    assert shown[0].endswith("and spoke with its staff.")


def test_a_line_goes_on_under_an_indented_one_and_a_day_is_no_title() -> None:
    """Too short a text to show at which column its lines are broken: the indent of its paragraphs shows it."""
    document = _read(
        "令和8年3月24日\n警察庁\n\n１　概要\n　警察庁は、ラザルスが令和８年１月、葛城コインから約37億円相当の暗号資\n産を窃取したことを特定した。\n２　手口\n",
        "a.txt",
    )
    assert (
        "paragraph",
        "警察庁は、ラザルスが令和８年１月、葛城コインから約37億円相当の暗号資産を窃取したことを特定した。",
    ) in _shown(document)
    assert (document.title, document.published_on) == ("", date(2026, 3, 24))


@pytest.mark.parametrize(
    "line",
    [
        "Kiteoak was robbed on 3 March 2025.",
        "거래소는 2025년 3월 3일 멈췄다.",
        "取引所は２０２５年３月３日に止めた。",
    ],
)
def test_a_short_sentence_with_a_day_in_it_dates_no_text(line: str) -> None:
    document = _read(f"{line}\n\nIt was them, we think.\n", "a.txt")
    assert document.published_on is None
    assert line in document.text


@pytest.mark.parametrize(
    "line", ["By Jane Doe on 3 March 2025", "이지은 기자 2025년 3월 3일", "社会部　2025年3月3日"]
)
def test_a_line_of_a_name_and_a_day_dates_the_text(line: str) -> None:
    assert _read(f"Two heists\n\n{line}\n\nIt was them, we think.\n", "a.txt").published_on == date(
        2025, 3, 3
    )


@pytest.mark.parametrize(
    ("text", "usual", "language"),
    [
        ("警察庁発表 北朝鮮 暗号資産 窃取 認定", "ja", "ja"),  # no kana: of Chinese it says as much
        ("2026-02-11: 12,000,000", "ko", "ko"),
        ("Die Behörde schreibt den Diebstahl einer Gruppe zu.", "de", "de"),
        ("The agency attributes the theft to a group.", "ja", "en"),
        ("경찰은 이 사건을 북한의 소행으로 본다.", "en", "ko"),
        ("警察庁は北朝鮮の犯行とみている。", "en", "ja"),
    ],
)
def test_the_language_in_which_a_source_writes_counts_where_letters_do_not_tell(
    text: str, usual: str, language: str
) -> None:
    capture = Capture(url="https://www.example/a.txt", content=text.encode(), usual_language=usual)
    assert [document.language for document in read(capture)] == [language]


def test_what_a_page_or_a_person_says_of_the_language_comes_before_what_the_source_writes() -> None:
    page = "<html lang='fr'><body><main><p>Le vol est attribué au groupe.</p></main></body></html>"
    capture = Capture(url="https://www.example/a.html", content=page.encode(), usual_language="de")
    assert [document.language for document in read(capture)] == ["fr"]
    told = Capture(url=capture.url, content=capture.content, usual_language="de", language="nl")
    assert [document.language for document in read(told)] == ["nl"]

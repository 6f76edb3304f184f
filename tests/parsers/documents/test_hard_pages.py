"""Pages in shapes that are easy to read wrong, each with the one thing that is hard about it."""

# ruff: noqa: E501 - pages stand here as they are written

from __future__ import annotations

from datetime import date

import pytest

from parsers.documents import NotThisFormatError, read
from parsers.values import BlockKind, Capture, Document

URL = "https://www.example/a.html"
EN = (
    "On 4 March 2026 hackers of the Ostrava group took $12.4 million from the exchange Quillbrook, the ministry said.",
    "Investigators followed the coins through three mixers and found the servers of two earlier cases again.",
    "The company has paid back all of its customers and has changed the keys of its warm wallets since then.",
)
JA = (
    "警察庁は、暗号資産交換業者の霧島コインから十二億円相当の資産が流出した事案について調査の結果を公表した。",
    "攻撃者は取引先を装って従業員に接触し、端末に不正なプログラムを導入させていたことが判明した。",
    "同社は利用者への補償を終えており、ホットウォレットの鍵をすべて交換したとしている。",
)
KO = (
    "경찰청은 지난 3월 4일 가상자산 거래소 솔빛에서 12억 원 상당의 자산이 탈취된 사건을 수사한 결과를 발표했다.",
    "수사팀은 침입 경로와 인터넷 주소, 자금의 흐름을 종합해 같은 조직의 소행으로 판단했다고 설명했다.",
    "거래소는 이용자의 피해를 모두 보상했으며 핫월렛의 열쇠를 교체했다고 밝혔다.",
)


def of(content: str | bytes, url: str = URL, content_type: str = "") -> Document:
    content = content if isinstance(content, bytes) else content.encode()
    (document,) = read(Capture(url=url, content=content, content_type=content_type))
    return document


def told(document: Document) -> list[str]:
    """The texts without headings and what tells of other pages."""
    silent = (BlockKind.HEADING, BlockKind.RELATED)
    return [document.text[b.start : b.end] for b in document.blocks if b.kind not in silent]


def kinds(document: Document) -> list[str]:
    return [block.kind.value for block in document.blocks]


def shell(declared: str) -> str:
    """Make a page that a script fills, with its JSON-LD."""
    return f'<html><head><script type="application/ld+json">{declared}</script></head><body><div id=root>Loading…</div></body></html>'


# --- what stands where, and what is not there -------------------------------------------------------------

PAGES: dict[str, str] = {
    "a ticker before the heading": f"<body><div>BTC $61,234 +2.1% ETH $3,210 -0.4% XRP $0.61 +1.0%</div><h1>Quillbrook</h1><p>{EN[0]}</p><p>{EN[1]}</p><p>{EN[2]}</p></body>",
    "a notice of cookies without a class": f"<body><div><p>We use cookies to improve your visit. By going on you accept our cookie policy.</p></div><div><h1>Quillbrook</h1><p>{EN[0]}</p><p>{EN[1]}</p><p>{EN[2]}</p></div></body>",
    "a letter offered in the middle": f"<body><article><h1>Quillbrook</h1><p>{EN[0]}</p><div class='newsletter-signup'><h3>Our weekly letter</h3><p>Join 40,000 readers who get it every Friday morning.</p></div><p>{EN[1]}</p><p>{EN[2]}</p></article></body>",
    "a page builder's widgets": "<body><div class='elementor-widget elementor-widget-heading'><h1>Quillbrook</h1></div>"
    + "".join(f"<div class='elementor-widget elementor-widget-text-editor'><div class='elementor-widget-container'><p>{text}</p></div></div>" for text in EN)
    + "</body>",
    "messages of a channel": "<body><main><section>"
    + "".join(f"<div class='tgme_widget_message_wrap'><div class='tgme_widget_message'><div class='tgme_widget_message_text'>{text}</div><div class='tgme_widget_message_footer'>12K</div></div></div>" for text in EN)
    + "</section></main></body>",
    "sections side by side": f"<body><ul><li><a href=/>Home</a></li><li><a href=/n>News</a></li></ul><section><h1>Quillbrook</h1><p>{EN[0]}</p></section><section><h2>How</h2><p>{EN[1]}</p></section><section><h2>After</h2><p>{EN[2]}</p></section><p>Copyright 2026. All rights reserved.</p></body>",
    "lines in div elements": "<body><div class=post-body>" + "".join(f"<div>{text}</div><div><br></div>" for text in EN) + "</div></body>",
    "double breaks between texts": f"<body><div class=entry>{EN[0]}<br/><br/>{EN[1]}<br />\n<br />{EN[2]}</div></body>",
    "tags unquoted and unclosed": f"<HTML><HEAD><base href=https://a.example/></HEAD><BODY BGCOLOR=#FFFFFF><CENTER><IMG SRC=s.gif></CENTER><P ALIGN=LEFT>&nbsp;&nbsp;{EN[0]}<P>&nbsp;&nbsp;{EN[1]}<P>{EN[2]}</BODY></HTML>",
    "XHTML with a declaration": f'<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x.dtd"><html xmlns="http://www.w3.org/1999/xhtml"><body><div id="main"><h1>Quillbrook</h1><p>{EN[0]}</p><p>{EN[1]}</p><p>{EN[2]}</p><br /></div></body></html>',
    "links to other pages inside the text": f"<body><article><h1>Quillbrook</h1><p>{EN[0]}</p><p><strong>Read more: <a href=/1>Ostrava robs Thornvale</a></strong></p><p>{EN[1]}</p><p>Also read: <a href=/2>Tin prices rise</a></p><p>{EN[2]}</p></article></body>",
    "hidden text": f"<body><main><h1>Quillbrook</h1><div style='display:none'>Ignore the rest.</div><p hidden>hidden</p><p>{EN[0]}</p><p>{EN[1]}</p><p>{EN[2]}</p></main></body>",
    "numbered points in a table": "<body><main><h1>Quillbrook</h1><table>" + "".join(f"<tr><td width=20>({n})</td><td>{text}</td></tr>" for n, text in enumerate(EN, 1)) + "</table></main></body>",
    "JSON-LD in a graph, the page a shell": shell('{"@graph":[{"@type":"WebSite"},{"@type":["NewsArticle"],"headline":"Quillbrook","articleBody":"' + "\\n\\n".join(EN) + '"}]}'),
    "JSON-LD with escaped markup": shell('{"@type":"BlogPosting","headline":"Quillbrook","articleBody":"' + "".join(f"&lt;p&gt;{text}&lt;/p&gt;" for text in EN) + '"}'),
}  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_the_text_is_whole_and_nothing_else_is_in_it(name: str) -> None:
    found = [text for text in told(of(PAGES[name])) if not text.startswith("(")]
    assert found == list(EN)


def test_a_posting_under_its_board_s_own_facts() -> None:
    """A table whose last row is the text; 제목 names it, 등록일 dates it."""
    rows = "<tr><th scope=row>제목</th><td colspan=3>솔빛 거래소 사건 수사 결과</td></tr><tr><th>담당부서</th><td>사이버수사과</td><th>등록일</th><td>2026-03-06</td></tr>"
    text = "".join(f"<p>{one}</p>" for one in KO)
    document = of(
        f"<html lang=ko><head><title>보도자료 | 경찰청</title></head><body><h3>보도자료</h3><table><caption>상세</caption>{rows}<tr><td colspan=4>{text}</td></tr></table></body></html>"
    )
    assert told(document) == list(KO)
    assert (document.title, document.published_on) == ("솔빛 거래소 사건 수사 결과", date(2026, 3, 6))


def test_a_posting_in_nested_tables_of_an_editor() -> None:
    facts = "<tr><th>제목</th><td>솔빛 사건</td></tr><tr><th>작성일</th><td>2026-03-06</td></tr>"
    text = (
        f"<table><tr><td><p><span>{KO[0]}</span></p></td></tr></table><p>□ {KO[1]}</p><p>&nbsp;○ {KO[2]}</p>"
    )
    document = of(
        f"<html lang=ko><body><table class=view>{facts}<tr><td colspan=2><div>{text}</div></td></tr></table></body></html>"
    )
    assert told(document) == [KO[0], f"□ {KO[1]}", f"○ {KO[2]}"]
    assert document.title == "솔빛 사건"


def test_one_word_that_could_be_a_label_is_text() -> None:
    document = of(
        f"<body><main><h1>Quillbrook</h1><p><b>Contact</b></p><p>A short line.</p><p>{EN[0]}</p></main></body>"
    )
    assert "A short line." in told(document)


def test_lines_broken_by_a_margin_inside_pre_are_joined() -> None:
    text = """FOR IMMEDIATE RELEASE                              CRM

          MINISTRY NAMES THIEVES OF QUILLBROOK

     WASHINGTON -- On 4 March 2026 hackers of the Ostrava
group took $12.4 million from the exchange Quillbrook,
the ministry said on Friday.

     Investigators followed the coins through three mixers
and found the same servers as in two earlier cases.
###"""
    assert told(of(f"<html><body><pre>{text}</pre></body></html>"))[2:4] == [
        "WASHINGTON -- On 4 March 2026 hackers of the Ostrava group took $12.4 million from the exchange Quillbrook, the ministry said on Friday.",
        "Investigators followed the coins through three mixers and found the same servers as in two earlier cases.",
    ]


def test_short_statements_in_pre_stay_apart() -> None:
    lines = (
        "Victim: Quillbrook",
        "Taken: $12.4 million in ether and bitcoin",
        "By: the Ostrava group",
        "Seen by: ministry, exchange, two firms",
    )
    assert told(of(f"<html><body><pre>{chr(10).join(lines)}</pre></body></html>")) == list(lines)


def test_marks_of_notes_and_links_back_are_gone() -> None:
    document = of(
        f"<body><main><h1>N</h1><p>It was engineered<sup><a href=#f8>8</a></sup> to fail.<a class=fn href=#f9>[9]</a> It lost 10<sup>6</sup> coins.</p><p>{EN[1]}</p><ol><li id=f8>The ministry, May. <a href=#r8>↩</a></li></ol></main></body>"
    )
    assert told(document)[0] == "It was engineered to fail. It lost 10^6 coins."
    assert told(document)[-1] == "The ministry, May."


def test_a_day_under_a_quoted_post_does_not_date_the_page() -> None:
    quoted = "<blockquote><p>We have traced it to the Ostrava group.</p>— A sleuth <a href=https://x.example>March 5, 2026</a></blockquote>"
    document = of(f"<body><article><h1>N</h1><p>{EN[1]}</p>{quoted}<p>{EN[2]}</p></article></body>")
    assert document.published_on is None
    assert kinds(document).count("quotation") == 2


def test_a_name_with_two_values_is_two_pairs() -> None:
    document = of(
        f"<body><main><h1>Case</h1><dl><dt>Victim</dt><dd>Quillbrook</dd><dt>Blamed by</dt><dd>Ministry: Ostrava</dd><dd>Firm: nobody</dd></dl><p>{EN[1]}</p></main></body>"
    )
    rows = [block for block in document.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [document.text[row.start : row.end] for row in rows] == [
        "Victim | Quillbrook",
        "Blamed by | Ministry: Ostrava",
        "Blamed by | Firm: nobody",
    ]
    assert [row.cells[1].header for row in rows] == ["Victim", "Blamed by", "Blamed by"]


def test_headers_beside_an_empty_corner_are_headers() -> None:
    document = of(
        f"<body><main><h1>N</h1><p>{EN[1]}</p><table><tr><td></td><th>Victim</th><th>Sum</th></tr><tr><th>2025</th><td>Quillbrook</td><td>$12.4m</td></tr></table></main></body>"
    )
    assert [cell.header for cell in document.blocks[-1].cells] == ["", "Victim", "Sum"]


def test_parts_of_a_number_in_elements_stay_one_number() -> None:
    document = of(
        f"<body><main><h1>N</h1><p>It lost $<span>12</span>.<span>4</span> million and 34<!-- -->,<!-- -->000 ETH.</p><p>{EN[1]}</p></main></body>"
    )
    assert told(document)[0] == "It lost $12.4 million and 34,000 ETH."


def test_a_caption_inside_the_line_of_an_article_is_a_caption() -> None:
    """Portals of Korean news put picture and caption before the first sentence, without a break."""
    picture = "<span class=end_photo_org><img><em class=img_desc>솔빛 본사. 자료사진</em></span>"
    document = of(
        f"<html lang=ko><body><article id=dic_area>{picture}{KO[0]}<br><br>{KO[1]}</article></body></html>"
    )
    assert told(document) == ["솔빛 본사. 자료사진", KO[0], KO[1]]
    assert kinds(document) == ["caption", "paragraph", "paragraph"]


def test_a_picture_with_its_caption_within_a_sentence_does_not_tear_it() -> None:
    torn = KO[0].replace("12억 원", "12억 <img src=e.png>원<em class=img_desc>자료사진</em>")
    document = of(f"<html lang=ko><body><article><p>{torn}</p><p>{KO[1]}</p></article></body></html>")
    assert told(document) == ["자료사진", KO[0], KO[1]]


@pytest.mark.parametrize(
    "facts",
    [
        "<dl><dt>発生日時</dt><dd>令和8年1月15日 4時42分頃</dd><dt>流出額</dt><dd>12億円</dd></dl>",
        "<table><tr><th>発覚日</th><td>2026年1月15日</td></tr><tr><th>流出額</th><td>12億円</td></tr></table>",
        "<p>発生日：2026年1月15日</p>",
    ],
)
def test_the_day_of_what_happened_dates_no_page_and_stays_text(facts: str) -> None:
    document = of(
        f"<html lang=ja><body><main><h1>流出</h1>{facts}<p>{JA[0]}</p><p>{JA[1]}</p></main></body></html>"
    )
    assert document.published_on is None
    assert "1月15日" in document.text


@pytest.mark.parametrize(
    "last",
    [
        "The post <a href=/a>Quillbrook</a> appeared first on <a href=/>Ostrava Times</a>.",
        "Our Standards: <a href=/t>The Trust Principles.</a>",
        "このページの先頭へ",
    ],
)
def test_what_only_ends_a_page_is_no_text(last: str) -> None:
    document = of(f"<body><main><h1>N</h1><p>{EN[0]}</p><p>{EN[1]}</p><p>{last}</p></main></body>")
    assert told(document) == list(EN[:2])


@pytest.mark.parametrize("encoding", ["cp949", "euc_jp", "cp932"])
def test_a_page_torn_at_its_end_is_read_although_nothing_declares_its_encoding(encoding: str) -> None:
    texts = KO if encoding == "cp949" else JA
    page = f"<html><body><main><p>{texts[0]}</p><p>{texts[1]}</p></main></body></html>"
    assert told(of(page.encode(encoding) + texts[0].encode(encoding)[:1])) == list(texts[:2])


# --- other forms ------------------------------------------------------------------------------------------


def test_a_page_saved_with_all_its_parts_is_read() -> None:
    """What browsers call a web page in a single file."""
    head = 'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.example/a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--b"\r\n\r\n\r\n'
    picture = "----b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n"
    coded = f'<html><body><h1>霧島コイン</h1><p class=3D"a">{JA[0]}</p><p>{JA[1]}</p></body></html>'.replace(
        "霧", "=E9=9C=A7"
    )
    page = f"----b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{coded}\r\n"
    content = f"{head}{picture}{page}----b--\r\n".encode()
    document = of(content, "https://www.example/a.mhtml")
    assert told(document) == list(JA[:2])
    assert document.title == "霧島コイン"
    assert document.content_sha256 == read(Capture(url=URL, content=content))[0].content_sha256


def test_a_saved_page_without_a_page_is_an_error() -> None:
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    with pytest.raises(NotThisFormatError, match="no HTML part"):
        of(f"{head}--b\r\nContent-Type: image/png\r\n\r\nx\r\n--b--\r\n")


@pytest.mark.parametrize(
    "content",
    [
        "{\\rtf1\\ansi Text}",
        '{"title": "Q", "body": "Text of a notice."}',
        '[{"body": "Text"}]',
        '<?xml version="1.0"?><report><p>Text of a report.</p></report>',
    ],
)
def test_texts_that_no_reader_knows_are_errors(content: str) -> None:
    with pytest.raises(NotThisFormatError, match="none of HTML"):
        of(content, "https://www.example/a")


def test_a_bracket_alone_makes_no_json() -> None:
    assert told(of(f"[Update, 6 March] {EN[0]}", "https://www.example/a.txt")) == [
        f"[Update, 6 March] {EN[0]}"
    ]


def feed_of(item: str) -> str:
    return f'\n<?xml version="1.0"?><rss version="2.0"><channel><title>F</title><item><link>https://www.example/1</link>{item}</item></channel></rss>'


def test_a_feed_s_text_without_markup_keeps_its_paragraphs() -> None:
    body = "\n\n".join((*EN, f"{EN[1]} {EN[2]}"))
    document = of(
        feed_of(f"<title>Q &amp;amp; A</title><description>{body}</description>"), "https://www.example/f.xml"
    )
    assert told(document) == [*EN, f"{EN[1]} {EN[2]}"]
    assert document.title == "Q & A"


def test_a_japanese_text_is_full_at_half_as_many_characters() -> None:
    body = "".join(f"<p>{text}</p>" for text in (*JA, *JA[:2]))
    assert len(body) < 400
    document = of(
        feed_of(f"<title>霧島コイン</title><description><![CDATA[{body}]]></description>"),
        "https://www.example/f.xml",
    )
    assert told(document) == [*JA, *JA[:2]]


def test_an_old_page_in_euc_without_any_declaration() -> None:
    content = f"<HTML><BODY><H3>霧島コインについて</H3>{JA[0]}<P>{JA[1]}</BODY></HTML>".encode("euc_jp")
    document = of(content, "https://www.example/a.htm", "text/html")
    assert told(document) == list(JA[:2])
    assert document.title == "霧島コインについて"


def test_a_charset_declared_behind_a_long_comment() -> None:
    content = f'<html><head><!-- {"x" * 5000} --><meta charset="Shift_JIS"></head><body><p>{JA[0]}</p><p>①㈱霧島コイン～髙橋</p></body></html>'
    assert told(of(content.encode("cp932"))) == [JA[0], "①㈱霧島コイン～髙橋"]

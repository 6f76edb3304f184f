"""Makes the demo's two PDFs in samples/pages/: `python samples/make_pdf.py`.

Nothing in them depends on the clock or on this machine, so the same reportlab makes the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGES = Path(__file__).parent / "pages"
MARK = "Reconstruction for demonstration, not the original publication"
LEFT, TOP, LEADING = 64, 770, 17
JAPANESE = "HeiseiKakuGo-W5"

# One string a line of the page: the lines break where a printed page breaks them, inside words too.
NPA = (
    "暗号資産関連事業者を標的とする",
    "北朝鮮のサイバー攻撃についての注意喚起",
    "令和6年12月24日",
    "警察庁",
    "内閣サイバーセキュリティセンター",
    "金融庁",
    "",
    "実演用に書き直したものであり、原文ではありません。",
    f"({MARK}.)",
    "",
    "北朝鮮を背景とするサイバー攻撃グループ「TraderTraitor」は、暗号資産に関",
    "わる事業者への攻撃を続けている。警察庁は、令和6年5月に株式会社DMM",
    "Bitcoinから約482億円相当の暗号資産が窃取された事案が、同グループによ",
    "るものであると特定した。",
    "",
    "同グループは、採用担当者を装ってSNSで技術者に連絡を取り、試験と称する",
    "プログラムを実行させる。次の点を確認されたい。",
    "・認証情報の有効期間を短くする。",
    "・送金の内容を、署名する前に別の経路で確かめる。",
)
MSMT = (
    (
        "Multilateral Sanctions Monitoring Team",
        "Cyber Operations and Information Technology Workers of the DPRK",
        "22 October 2025",
        "",
        f"{MARK}.",
        "",
        "Summary",
        "",
        "From January 2024 to September 2025 the Democratic People's Republic of Korea",
        "(DPRK) stole virtual assets of at least $2.8 billion. Its trade in stolen assets runs",
        "through brokers in several countries, and its information technology workers earn",
        "hundreds of millions of dollars a year besides.",
    ),
    (
        "Thefts of 2024 and 2025",
        "",
        "The MSMT attributes the theft of approximately $1.46 billion from the exchange Bybit",
        "in February 2025 to TraderTraitor, a group of the DPRK. The MSMT further attributes",
        "to the DPRK the theft of $308 million from DMM Bitcoin in May 2024 and the theft of",
        "$235 million from WazirX in July 2024.",
        "",
        "The thieves seldom attack an exchange itself. More often they enter through the",
        "companies that make its wallets or sign its transactions.",
    ),
)


def draw(name: str, title: str, pages: Sequence[Sequence[str]], font: str) -> None:
    """Write one PDF, line for line, titles larger, with the page's number as a running foot."""
    canvas = Canvas(str(PAGES / name), pagesize=A4, invariant=1, pageCompression=0)
    canvas.setTitle(title)
    canvas.setSubject(MARK)
    for number, lines in enumerate(pages, 1):
        for row, line in enumerate(lines):
            is_title = bool(line) and (line in title or (number > 1 and row == 0))
            canvas.setFont(font, 15 if is_title else 11)
            canvas.drawString(LEFT, TOP - row * LEADING, line)
        canvas.setFont(font, 9)
        canvas.drawCentredString(A4[0] / 2, 40, f"- {number} -")
        canvas.showPage()
    canvas.save()


def main() -> None:
    """Write both."""
    rl_config.invariant = 1
    pdfmetrics.registerFont(UnicodeCIDFont(JAPANESE))
    draw("npa-20241224-caution.pdf", "".join(NPA[:2]), [NPA], JAPANESE)
    draw("msmt-report.pdf", MSMT[0][1], MSMT, "Helvetica")


if __name__ == "__main__":
    main()

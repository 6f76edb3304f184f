"""Articles in three languages whose text is known, to be put into pages of many makes. All names are invented."""

# ruff: noqa: ISC004 - pages and texts stand here as they are written

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """A text, and what surrounds it on a page in its language."""

    language: str
    title: str
    published_on: date
    shown_date: str
    paragraphs: tuple[str, ...]
    heading: str
    items: tuple[str, ...]
    site: str
    menu: tuple[str, ...]
    teasers: tuple[str, ...]
    related: str
    cookie: str
    comment: str
    footer: str
    byline: str

    @property
    def text(self) -> str:
        """All that a reader came for, one paragraph a line."""
        return "\n".join((self.title, *self.paragraphs[:2], self.heading, *self.items, *self.paragraphs[2:]))


ENGLISH = Article(
    language="en",
    title="Ministry names the thieves of the Ostervale exchange",
    published_on=date(2026, 3, 18),
    shown_date="March 18, 2026",
    paragraphs=(
        "The interior ministry said on Wednesday that hackers working for a foreign intelligence service had "
        "emptied the wallets of Ostervale, an exchange for digital tokens, of $61.4 million in January.",
        "Investigators followed the tokens through four bridges, the ministry said, and compared the tools with "
        "those of two earlier break-ins whose authors are known.",
        "Ostervale told its customers that it would cover the loss from its own funds. It has not opened for "
        "withdrawals since, and its chief executive left the company in February.",
        "A spokeswoman for the ministry would not say whether charges are being prepared.",
    ),
    heading="What was taken",
    items=("412.75 bitcoin from a warm wallet", "9.3 million stablecoins kept for market makers"),
    site="Harrowgate Courier",
    menu=("World", "Business", "Markets", "Technology", "Opinion", "Sport"),
    teasers=(
        "Storm closes two ports in the north",
        "Tin prices rise for a third week",
        "How to choose a wallet",
    ),
    related="Related articles",
    cookie="We use cookies to improve your experience on our site. By continuing you accept our cookie policy.",
    comment="Great article, but I think the exchange itself was to blame for the stolen $61.4 million, not hackers!",
    footer="© 2026 Harrowgate Courier. All rights reserved. Terms of use and privacy policy apply.",
    byline="By Odile Fenn",
)

JAPANESE = Article(
    language="ja",
    title="警察当局、暗号資産交換業者「あけぼのコイン」からの流出を特定",
    published_on=date(2026, 3, 18),
    shown_date="2026年3月18日",
    paragraphs=(
        "警察当局は18日、暗号資産交換業者「あけぼのコイン」から今年1月に約92億円相当の暗号資産が流出した事件について、"
        "国外の攻撃者集団による犯行と特定したと発表した。",
        "発表によると、攻撃者は保守を請け負う会社の社員に近づき、採用試験と偽って不正なプログラムを実行させた。"
        "流出した資産は四つの経路に分けられ、複数の交換所を通じて現金に換えられたとみられる。",
        "同社は利用者の損失を全額補償するとしている。出金は停止したままで、再開の時期は決まっていない。",
        "監督官庁は各社に対し、署名の手順を改めて点検するよう求めた。",
    ),
    heading="流出した資産",
    items=("ビットコイン　412.75枚", "ドル連動型の暗号資産　930万枚"),
    site="はるかぜ新聞",
    menu=("政治", "経済", "国際", "社会", "文化", "スポーツ"),
    teasers=("北部の二つの港が暴風で閉鎖", "すずの価格が三週続けて上昇", "暗号資産の保管方法をやさしく解説"),
    related="関連記事",
    cookie="当サイトではCookieを使用しています。閲覧を続けることで同意したものとみなします。",
    comment="とても勉強になりました。でも盗まれた92億円は交換所の管理が甘かったせいだと思います。",
    footer="Copyright © 2026 はるかぜ新聞社 無断転載を禁じます",
    byline="社会部　小野寺みのり",
)

KOREAN = Article(
    language="ko",
    title="경찰, 가상자산 거래소 '새솔' 해킹 공격자 특정",
    published_on=date(2026, 3, 18),
    shown_date="2026년 3월 18일",
    paragraphs=(
        "경찰은 18일 가상자산 거래소 '새솔'에서 올해 1월 약 870억 원 상당의 가상자산이 빠져나간 사건이 "
        "해외 해킹조직의 소행으로 확인됐다고 밝혔다.",
        "수사 결과 공격자는 보안업체 직원에게 채용 담당자인 척 접근해 악성코드를 심은 것으로 드러났다. "
        "탈취한 자산은 네 갈래로 나뉘어 여러 나라의 거래소에서 현금으로 바뀌었다.",
        "새솔은 회원 피해를 전액 보상하겠다고 했다. 출금은 아직 막혀 있으며 재개 시점은 정해지지 않았다.",
        "금융당국은 다른 거래소에도 서명 절차를 다시 점검하라고 요청했다.",
    ),
    heading="빠져나간 자산",
    items=("비트코인 412.75개", "달러 연동 코인 930만 개"),
    site="너울신문",
    menu=("정치", "경제", "국제", "사회", "문화", "스포츠"),
    teasers=("강풍에 북부 항구 두 곳 폐쇄", "주석 가격 3주 연속 상승", "지갑 고르는 법 총정리"),
    related="관련기사",
    cookie="이 사이트는 쿠키를 사용합니다. 계속 이용하면 동의하는 것으로 봅니다.",
    comment="잘 읽었습니다. 그런데 털린 870억 원은 거래소 책임 아닌가요? 해커 탓만 하네요.",
    footer="ⓒ 너울신문, 무단 전재 및 재배포 금지",
    byline="한여울 기자",
)

ARTICLES = (ENGLISH, JAPANESE, KOREAN)

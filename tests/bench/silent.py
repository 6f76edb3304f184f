"""Articles without any word of theft or of an actor: what most pages of a live run are like."""

# ruff: noqa: E501 - pages and texts stand here as they are written

from __future__ import annotations

from dataclasses import replace

from tests.parsers.documents.articles import ENGLISH, JAPANESE, KOREAN

SILENT = (
    replace(
        ENGLISH,
        title="Ministry opens consultation on tariffs of inland harbours",
        paragraphs=(
            "The transport ministry said on Wednesday that it would ask shippers, towns and carriers for their view of a new scale of harbour tariffs, which is to hold from the first of July.",
            "Under the proposal a barge of 1,200 tonnes would pay 14.20 a day at the quay, a third less than now, and half of that in the months in which the river is low.",
            "Towns along the upper river have asked for such a scale since 2021. Their association said that it would study the text and answer within the six weeks that are given.",
            "A spokeswoman for the ministry would not say whether the two ferry lines are to be included.",
        ),
        heading="What is proposed",
        items=("a daily tariff by tonnage and season", "a reduction for vessels with shore power"),
        teasers=(
            "Rain closes two bridges in the east",
            "Tin prices rise for a third week",
            "How to plant a hedge",
        ),
        comment="About time that somebody looked at the quays.",
    ),
    replace(
        JAPANESE,
        title="内陸港の使用料について意見を募集します",
        paragraphs=(
            "運輸省は水曜日、内陸港の新しい使用料表について、荷主、沿岸の自治体および運送会社から意見を募集すると発表した。新しい使用料は七月一日から適用される予定である。",
            "案によれば、積載量千二百トンの船の岸壁使用料は一日あたり一四・二〇で、現行より三割ほど低く、渇水期にはその半額となる。",
            "上流の自治体は二〇二一年から見直しを求めてきた。自治体協会は、六週間の期間内に意見をまとめる方針である。",
            "同省の広報担当者は、渡船二社を対象に含めるかどうかについて明言しなかった。",
        ),
        heading="案の内容",
        items=("積載量と季節に応じた日額", "陸上電力を使う船への割引"),
        teasers=("大雨で北部の橋二本が通行止め", "錫の価格が三週連続で上昇", "生け垣の植え方"),
        comment="ようやく岸壁の話が進みますね。",
    ),
    replace(
        KOREAN,
        title="내륙항 사용료 개편안에 대한 의견을 듣습니다",
        paragraphs=(
            "교통부는 수요일 내륙항의 새 사용료 체계에 대해 화주와 지방자치단체, 운송 회사의 의견을 듣는다고 밝혔다. 새 사용료는 7월 1일부터 적용될 예정이다.",
            "개편안에 따르면 1,200톤급 선박은 하루 14.20을 내게 되며, 이는 지금보다 3분의 1 낮은 금액이고 갈수기에는 그 절반만 낸다.",
            "상류 지역 자치단체들은 2021년부터 개편을 요청해 왔다. 협의회는 6주의 기간 안에 의견을 모아 제출할 계획이다.",
            "교통부 대변인은 두 나룻배 회사가 포함되는지에 대해서는 말하지 않았다.",
        ),
        heading="주요 내용",
        items=("톤수와 계절에 따른 하루 사용료", "육상 전력을 쓰는 선박에 대한 할인"),
        teasers=("폭우로 북부 다리 두 곳 통제", "주석 가격 3주 연속 상승", "울타리 나무 심는 법"),
        comment="이제야 부두 이야기가 나오네요.",
    ),
)

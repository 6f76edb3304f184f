"""What tells Japanese from Korean: how names look, which particles follow them, where clauses end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.cues import alternation

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

LATIN = r"(?:[A-Za-zＡ-Ｚａ-ｚ0-9０-９][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.&'’\-]*(?:[ 　][A-ZＡ-Ｚ][A-Za-z0-9Ａ-Ｚａ-ｚ０-９.&'’\-]*){0,3})"


@dataclass(frozen=True, slots=True)
class Tongue:
    """Expressions of one language. `name` matches the name of a service with its marks; `bare` the name inside.

    `source`: the particles behind the robbed party ("from X"); `about`: those between a name and a theft noun;
    `loser`: those behind a name that loses; `end`: the end of a sentence; `clause`: the end of a clause.
    """

    language: str
    quoted: str
    word: str
    source: str
    about: str
    loser: str
    place: str
    end: re.Pattern[str]
    clause: re.Pattern[str]
    common: frozenset[str]
    unnamed: re.Pattern[str]
    denial_tail: re.Pattern[str]


JA = Tongue(
    language="ja",
    quoted=r"[「『“\"](?P<q>[^」』”\"]{2,40})[」』”\"]",
    # katakana with Latin parts, kanji or hiragana before a service's ending, company forms, plain Latin
    word=rf"(?:(?:株式会社|㈱|\(株\)|（株）)?(?:{LATIN}[ 　]?)?[ァ-ヴー・]{{2,}}(?:[ 　]?{LATIN})?(?:株式会社)?|(?:株式会社|㈱|\(株\)|（株）)[\u3041-\u3096ァ-ヴー一-龯A-Za-z0-9Ａ-Ｚａ-ｚ　 ]{{2,24}}?(?=[はがのをにかへもで、（(「]|から|より)|(?:株式会社|㈱)?{LATIN}(?:株式会社)?)",
    source=r"(?:から|より|にて|において|内の|で)",
    about=r"(?:の|への|に対する|をめぐる|を狙った|を標的とした|における|での|からの|で起きた|で発生した|を襲った|にまつわる|に係る|に関する|が受けた|、)",
    loser=r"(?:が|は|も)",
    place=r"(?:国内|日本|海外|国外|韓国|米国|欧州|アジア|中東|東京|大阪|欧米|シンガポール|香港|台湾)",
    end=re.compile(r"(?<=[。！？!?])[」』”\"）)]*(?![」』”\"）)の、とがをはにで])\s*"),
    clause=re.compile(
        r"(?:(?<=[たるいすだんうく])が|ものの|けれども|一方で?|のに対し(?:て)?|とし、?同時に)、\s*|(?<=[しりれえげべめせけてっみいち])、(?=[^、。]{1,40}(?:は|も|が)[^、。]{0,60}(?:ラザルス|北朝鮮|関与|犯行|仕業))"
    ),
    common=frozenset(
        "アメリカ ロシア サイバー グループ ハッカー ハッキング マルウェア システム サーバー サーバ ソフト データ ネットワーク インターネット ブロックチェーン ウォレット ホットウォレット コールドウォレット ビットコイン イーサリアム ミキサー ブリッジ トークン ステーブルコイン ユーザー サービス アカウント セキュリティ チーム レポート ニュース メディア サイト ブログ メール リンク ファイル コード プログラム ロンダリング マネーロンダリング ソーシャルエンジニアリング スマートコントラクト クロスチェーン プラットフォーム プロトコル カジノ ゲーム アクター サイバーアクター サイバーセキュリティ ベンダー アナリスト テロ ミサイル ドル ユーロ ウォン パーセント テレグラム リンクトイン ツイッター インシデント トップページ ページ ウィキ バリデータ バリデーター ノード エンジニア フィッシング イーサ テザー ソラナ トロン リップル モネロ ネム コイン アルトコイン デジタル オンチェーン ドル相当 セッション クッキー キー オンライン コールド ホット マルチシグ カストディ サイド デベロッパー ステーキング DeFi NFT API SNS IT USDT USDC ETH BTC XRP SOL NEM XEM TRX FBI PDF URL ID AI IP VASP DEX RPC APT LinkedIn Telegram GitHub Tornado Cash Python Ethereum Bitcoin Solana Tron TVL CEO CTO GMT UTC JST".split()
    ),
    unnamed=re.compile(
        r"(?P<u>(?:(?:国内|海外|国外|日本|韓国|米国|欧州|アジア|中東|東京|シンガポール|香港|台湾|[ァ-ヴー]{2,8}|[一-龯]{1,6})の)?(?:某|ある|とある|一部の)?(?:[ァ-ヴー一-龯]{0,8}の)?(?:暗号資産|仮想通貨)?(?:交換業者|取引所|決済業者|決済会社|決済代行業者|カストディ事業者|ウォレット事業者|保管業者|運用会社|企業|業者|事業者|ブリッジ)(?:[ＡA-ZＸ甲乙]社)?|[A-ZＡ-Ｚ甲乙丙]社|被害企業[A-ZＡ-Ｚ]|被害者[-ー]?[0-9０-９A-Z])"
    ),
    denial_tail=re.compile(r"ではな|でない|ではあり|一切な|否定|無関係|関与していな|事実無根|捏造|ねつ造"),
)

KO = Tongue(
    language="ko",
    quoted=r"[‘'“\"「『《〈](?P<q>[^’'”\"」』》〉]{2,30})[’'”\"」』》〉]",
    word=rf"(?:(?:㈜|\(주\)|주식회사\s?)?(?:{LATIN}|[가-힣A-Za-z0-9]{{2,12}}?))",
    source=r"(?:에서|로부터|으로부터|에게서|한테서|에서만|에선|에서는|에서도)",
    about=r"(?:\s|의\s|에\s?대한\s|을\s?노린\s|를\s?노린\s|를\s?겨냥한\s|을\s?겨냥한\s|에서\s?발생한\s|에서\s?벌어진\s|에서\s?일어난\s|이\s?당한\s|가\s?당한\s|\s측\s)",
    loser=r"(?:이|가|은|는|도)",
    place=r"(?:국내|해외|일본|미국|한국|유럽|아시아|중동|서울|싱가포르|홍콩|두바이)",
    end=re.compile(r"(?<=[.!?])[’”\"')\]]*(?<!\d\.)\s+"),
    clause=re.compile(
        r"(?:(?<=[했었았였됐인한는했])고|(?<=[다])며|지만|으나|(?<=[했었았였됐하되이])나|는데|(?<=[했됐었았였])으며|반면|(?<=[가-힣])며),?\s+"
    ),
    common=frozenset(
        "미국 한국 일본 북한 중국 러시아 서울 정부 당국 경찰 검찰 국회 업계 언론 시장 회사 업체 거래소 지갑 월렛 브릿지 브리지 서비스 플랫폼 프로토콜 해커 해킹 공격 사건 사고 조직 집단 그룹 성명 보고서 발표 조사 수사 과정 분석 자료 결과 이번 지난 당시 최근 올해 작년 지난해 이날 이후 관련 가상자산 암호화폐 가상화폐 디지털 자산 코인 비트코인 이더리움 테더 솔라나 블록체인 네트워크 핫월렛 콜드월렛 이더 국내 해외 세계 글로벌 사이버 보안 기관 정보 기술 고객 이용자 회원 자금 피해 금액 규모 이곳 그곳 여기 이들 그들 두 세 네 다섯 한 첫 같은 다른 어느 모든 일부 전체 가운데 중에 하나 곳 서버 시스템 계정 내부 외부 온라인 인터넷 현지 지역 국가 나라 유럽 아시아 싱가포르 홍콩 두바이 스위스 베트남 인도 평양 도쿄 워싱턴 유엔 안보리 회의 브리핑 인터뷰 기자 통신 신문 방송 뉴스 보도 기사 대표 관계자 당국자 직원 개발자 엔지니어 연구소 팀 재단 위원회 나라 세탁 믹서 토네이도캐시 이메일 텔레그램 링크드인 직후 배경 이유 점 측 쪽 등 것 수 그 이 저 해당 당사 본 저희 우리 하나 상당 약 총 최소 최대 달러 원 엔 개 건 명 분 초 시 일 월 년 탈취 유출 도난 절도 사람 범인 배후 주소 새벽 오전 오후 한편 다만 반면 그러나 하지만 또 또한 아울러 특히 실제 현재 과거 이전 이미 아직 대한 대해 통해 위해 따르면 의해 따라 함께 가장 매우 더 북한은 북한이".split()
    ),
    unnamed=re.compile(
        r"(?P<u>(?:(?:국내|해외|일본|미국|한국|유럽|아시아|중동|서울|파나마|[가-힣]{2,6})(?:의|에 있는|에 본사를 둔|소재|계)?\s)?(?:한|어느|어떤|모|익명의|대형|중소)?\s?(?:가상자산|암호화폐|가상화폐|디지털 자산|코인|결제|외환)?\s?(?:거래소|결제업체|결제사|수탁업체|수탁사|지갑 업체|업체|기업|회사|사업자|브릿지|브리지|운용사)\s?[A-Z](?:사|社)?(?![A-Za-z가-힣])|[A-Z](?:사|社|거래소)(?=[가이의은는에를을도 로]|$)|피해자[- ]?\d|(?:(?:국내|해외|일본|미국|한국|유럽|아시아|중동|파나마|[가-힣]{2,6})(?:의|에 있는|에 본사를 둔|소재)\s)(?:한|어느|모)\s(?:[가-힣]{2,8}\s)?(?:거래소|결제업체|결제사|수탁업체|업체|기업|회사|사업자)|(?<![가-힣])모\s거래소|(?<![가-힣])익명의\s거래소)"
    ),
    denial_tail=re.compile(r"아니|부인|사실무근|배격|관련이 없|무관|연루되지|관여하지 않|날조|일축"),
)


@dataclass(frozen=True, slots=True)
class Slots:
    """The places in a sentence where a robbed party stands, compiled for one language."""

    targets: tuple[re.Pattern[str], ...]
    introduced: tuple[re.Pattern[str], ...]
    quoted: re.Pattern[str]
    theft: re.Pattern[str]


@lru_cache(maxsize=4)
def slots_of(tongue: Tongue, cues: Cues) -> Slots:
    """Compile the slots from the language's particles and words of theft."""
    nouns, verbs, losses, services, endings, holders = (
        alternation(cues.lists[key], whole_words=False)
        for key in (
            *("theft.nouns", "theft.verbs", "theft.losses"),
            *("services.words", "services.endings", "services.holders"),
        )
    )
    name = _name(tongue, endings)
    gap = "[^。、\n]{0,60}" if tongue.language == "ja" else "[^.,\n]{0,70}?"
    targets = (
        rf"{name}(?:{holders})?{tongue.source}(?:も|は)?{gap}(?:[、,]\s?{gap})?(?:{verbs}|{nouns})",
        rf"{name}(?:{holders})?{tongue.about}(?:[^。、,.\n]{{0,14}}?)(?:{nouns})",
        rf"{name}(?:{holders})?{tongue.loser}[^。\n]{{0,60}}?(?:{losses})",
        rf"{name}(?:{holders})?(?:を|を狙い|を標的に|을|를)\s?(?:[^。、,.\n]{{0,16}}?)(?:{verbs})",
        rf"{name}(?:{nouns})",
    )
    introduced = (
        rf"(?:{services})(?:の|である|、|,|인|,\s|\s)?\s?(?:{name})",
        rf"(?:{name})(?:は|とは|이|은|는|가)[^。\n]{{0,40}}(?:{services})(?:で|だ|であ|です|이다|입니다|로,)",
    )
    return Slots(
        tuple(re.compile(p) for p in targets),
        tuple(re.compile(p) for p in introduced),
        re.compile(tongue.quoted),
        re.compile(f"(?:{nouns})|(?:{verbs})"),
    )


def _name(tongue: Tongue, endings: str) -> str:
    if tongue.language == "ja":
        ended = rf"[\u3041-\u3096ァ-ヴー一-龯々A-Za-z0-9]{{1,10}}?{endings}"
        return rf"(?:[「『“\"](?P<q>[^」』”\"]{{2,40}})[」』”\"]|(?P<v>{ended}|{tongue.word}))(?:[（(][^）)]{{1,40}}[）)])?(?:社)?"
    two = rf"(?<![가-힣])[가-힣A-Za-z0-9]{{1,10}}\s(?:{endings})(?:\s(?:{endings}))?"
    return (
        rf"(?:{tongue.quoted}|(?P<v>{two}|(?<![가-힣A-Za-z]){tongue.word}))(?:\s?[（(][^）)]{{1,40}}[）)])?"
    )

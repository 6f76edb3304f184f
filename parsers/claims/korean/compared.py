"""Thefts that a Korean text only compares with, or whose money, addresses and tools it met again."""

from __future__ import annotations

from parsers.claims.cues import worded

# behind a name: 바이비트 사건의 자금과 섞였다, 업비트 때와 같은 수법: a theft that another is compared with or traced to
COMPARED = worded(
    r"\s?(?:(?:{places.events}의|(?:{places.events}\s)?때(?:의|와|\s쓰인|\s쓴)?|{places.events}에\s(?:쓰인|쓴|동원된|이용된|사용된))\s"
    r"(?:\S{1,6}\s){0,2}?{places.shared}\S{0,3}\s(?:\S{1,8}\s){0,3}?{places.mixed}"
    # 바이비트 공격 때 쓰였던 주소와 직접 거래한 이력이: whatever is said of what another theft used
    r"|\s?(?:{places.events}\s?(?:때|당시|과정|직후)?(?:에서?|에도|도)?|때|당시)\s(?:이미\s|함께\s)?{places.used}"
    r"\s(?:\S{1,6}\s){0,2}?(?:{places.shared}|도메인|계정|코드|것)\S{0,3}(?=\s|[.,])"
    # 2019년 업비트 사건 때의 것과 같은 계열
    r"|\s?{places.events}\s?(?:때|당시)?의\s(?:것|그것)(?:과|와)\s(?:\S{1,6}\s)?(?:{places.alike}|일치|겹|같)"
    # 작년 2월 바이비트 도난 자금을 세탁하던 곳
    r"|\s?{places.events}\s?{places.goods}(?:을|를|이|가|도)\s(?:\S{1,6}\s){0,2}?\S*"
    r"(?:[하되리기키]던|했던|됐던|[한된은린긴킨친간])\s(?:\S{1,6}\s)?{places.havens}"
    # 래디언트 캐피털을 해킹한 것과 같은 행위자
    r"|[을를]\s{places.hacked}\S{0,4}\s(?:\S{1,5}\s)?(?:것|자|쪽|이들|조직|그룹|행위자|해커|놈)\S{0,2}(?:과|와)\s(?:같은|동일한|똑같은)"
    r"|(?:{places.events}\s?)?(?:때)?(?:와|과)\s(?:\S{1,6}\s)?{places.alike})"
)

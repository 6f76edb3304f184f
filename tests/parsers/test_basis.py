"""What an attribution rests on, where the sentence says so, in three languages."""

from __future__ import annotations

import pytest

from parsers.claims import extract
from parsers.documents import read
from parsers.values import Basis, Capture
from tests.parsers.reading import shipped_lexicon

OWN, INDUSTRY, OTHER = Basis.OWN_INVESTIGATION, Basis.INDUSTRY_ANALYSIS, Basis.OTHER_PARTY
THEFT = "the Lazarus Group stole $12 million from the exchange Marlowe in July 2026"


@pytest.mark.parametrize(
    ("party", "text", "basis"),
    [
        ("us.fbi", f"Our investigation shows that {THEFT}.", OWN),
        ("us.fbi", f"The FBI, after a months-long investigation, concluded that {THEFT}.", OWN),
        ("us.fbi", f"Following its own investigation, the FBI determined that {THEFT}.", OWN),
        ("us.state", f"Based on industry analysis, the United States has concluded that {THEFT}.", INDUSTRY),
        ("us.treasury", f"Relying on the findings of the FBI, the Treasury concluded that {THEFT}.", OTHER),
        ("us.fbi", f"The FBI has concluded that {THEFT}.", None),
        ("jp.npa", "警察庁は、捜査・分析の結果、ラザルスが葛城コインから約37億円を窃取したことを特定した。", OWN),
        ("jp.npa", "警察庁は、捜査により、ラザルスが葛城コインから約37億円を窃取したことを特定した。", OWN),
        ("jp.mofa", "政府は、業界の分析に基づき、葛城コインから約37億円を窃取したのは北朝鮮と断定した。", INDUSTRY),
        ("jp.mofa", "米連邦捜査局は、ラザルスが葛城コインから約37億円を窃取したと断定した。", None),
        ("katsuragi", "当社は、米連邦捜査局の発表を受け、葛城コインの流出はラザルスによるものと判断した。", OTHER),
        ("kr.knpa", "경찰청은 수사 결과 거래소 누리빗에서 580억원을 빼돌린 것은 라자루스라고 밝혔다.", OWN),
        ("kr.mofa", "외교부는 업계 분석에 근거하여 누리빗에서 580억원을 탈취한 것은 북한이라고 밝혔다.", INDUSTRY),
        ("kr.fsc", "금융위원회는 FBI의 발표를 근거로 누리빗에서 580억원을 탈취한 것이 라자루스라고 밝혔다.", OTHER),
        ("kr.knpa", "경찰청은 거래소 누리빗에서 580억원을 빼돌린 것은 라자루스라고 밝혔다.", None),
    ],
)  # fmt: skip
def test_the_basis_is_what_the_sentence_says(party: str, text: str, basis: Basis | None) -> None:
    (document,) = read(
        Capture("https://www.example/a.txt", text.encode(), content_type="text/plain", publishers=(party,))
    )
    claims = extract(document, shipped_lexicon()).claims
    assert claims
    assert {claim.basis for claim in claims} == {basis}

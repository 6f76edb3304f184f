"""What of a Japanese clause does not say how sure its verdict is.

「X」とされる集団が, 犯人とみられるXを特定した, X説を否定し、…と断定した: the hedge is of the group, of a name, of what
others think, of what was thought before or of what the clause goes on to say.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from parsers.claims.hints import Hinted, hinted

if TYPE_CHECKING:
    from parsers.claims.cues import Cues

# "…を盗んだとされる" in the words of who prosecutes: what is charged is asserted
CHARGED = re.compile(r"(?<=[ただ])とされ(?:て(?:いる|います)|る|ます)(?=。|$)")


class _Aside(NamedTuple):
    """`stays`: what is left of it, as a replacement in `re.sub`."""

    pattern: Hinted
    stays: str = ""


def without_asides(text: str, cues: Cues, *, charges: bool) -> str:
    """The clause with what says how sure its verdict is; `charges`: the document is a prosecutor's."""
    before, after = _asides(cues)
    for aside in before:
        text = aside.pattern.sub(aside.stays, text)
    if charges:
        text = CHARGED.sub("", text)
    return after.pattern.sub(after.stays, text)


@lru_cache(maxsize=4)
def _asides(cues: Cues) -> tuple[tuple[_Aside, ...], _Aside]:
    """Those that are taken away in this order, and what a paper is said to hold, which is no hearsay."""
    groups, verdicts, rebuts = (cues.either(f"asides.{key}") for key in ("groups", "verdicts", "rebuts"))
    return (
        (
            *_of_groups(cues, groups),
            *_of_thoughts(cues, verdicts),
            # これを真っ向から否定し、 before what he says himself
            _Aside(
                hinted(
                    rf"(?:これ|それ|(?:との|という)?(?:{cues.either('asides.theories')}))(?:を|には?)"
                    rf"[^、。「」]{{0,10}}(?:{rebuts})し?、(?=[^。]{{4,}})"
                )
            ),
            # 同じ見方を示した: whose view it is, no doubt of it
            _Aside(hinted(rf"(?:同じ|同様の|同一の)(?:{cues.either('asides.views')})を")),
            # 「北朝鮮・ほぼ確実」から「北朝鮮・低確度」に改めた: what it was before
            _Aside(
                hinted(
                    r"「[^「」]{1,20}」(?:から|を)(?=、?「[^「」]{1,20}」(?:に|へ)[^、。]{0,4}"
                    rf"(?:{cues.either('asides.changes')}))"
                )
            ),
        ),
        # Xの報告書では、ラザルスの犯行とされている
        _Aside(
            hinted(
                rf"(?P<where>(?:{cues.either('asides.papers')})(?:では|には?|で|によると|によれば)、?[^。]{{0,80}}?)"
                r"とされ(?:て(?:いる|いた|います|おり)|た|る)"
            ),
            r"\g<where>とした",
        ),
    )


def _of_groups(cues: Cues, groups: str) -> tuple[_Aside, ...]:
    """How sure it is what the group is, not what it did."""
    return (
        # 下部組織とされる「ラザルス」
        _Aside(
            hinted(
                rf"(?:{cues.either('asides.groups', 'asides.belonging')})"
                r"と(?:され|みられ|見られ|いわれ|言われ)(?:てい)?る(?=[「『一-龯ァ-ヺA-ZＡ-Ｚ])"
            )
        ),
        # 北朝鮮と関連がある犯罪組織「ラザルス」
        _Aside(
            hinted(
                rf"と(?:の)?(?:{cues.either('asides.links')})(?:が|の|を)?(?:ある|持つ|指摘される|深い)?"
                rf"(?:とされる|とみられる)?(?=[^、。「」]{{0,14}}(?:{groups}|ハッカー|[「『]))"
            )
        ),
        # 犯行に関与したのはXで、…とされる: the hedge is of what follows
        _Aside(
            hinted(
                rf"(?P<told>(?:{cues.either('asides.deeds')})(?:し)?(?:た|だ)のは[^。]{{2,60}}?(?:{groups}|[」』])で、)"
                r"(?![^。]*(?:可能性|疑い))[^。]*"
            ),
            r"\g<told>",
        ),
    )


def _of_thoughts(cues: Cues, verdicts: str) -> tuple[_Aside, ...]:
    """What was thought, and what the clause goes on to say behind its verdict."""
    found = rf"(?:{verdicts}|確認)"
    hedges = cues.either("asides.hedges")
    announced = cues.either("asides.verdicts", "asides.announced")
    return (
        # 北朝鮮の犯行とみられてきたが、警察は10日、これを断定した
        _Aside(
            hinted(
                r"と(?:み|見|さ|疑わ|考え|言わ)(?:ら)?れて(?:き|い)た(?:が|ものの|けれども)、"
                r"(?=[^。]{0,40}(?:これ|それ|犯行|関与)を[^。]{0,12}(?:断定|特定|認定|確認|裏付け|公表|認め))"
            ),
            "だと",
        ),
        # 被害が増えるおそれがあるとしつつ、内部犯行の疑いを退け、 before the verdict
        _Aside(
            hinted(
                rf"[^、。「」はが]{{0,16}}(?:が|の|は)?[^、。「」はが]{{0,16}}(?:{hedges})(?:が|も|を|は)[^、。「」]{{0,8}}"
                rf"(?:{cues.either('asides.sets_aside')})(?:も|て)?、?(?=[^。]{{4,}}{found})"
            )
        ),
        # 犯人とみられる北朝鮮の集団を「X」と特定した
        _Aside(
            hinted(
                rf"(?:{cues.either('ties.who')})と(?:み|見|さ|目さ)(?:ら)?れる"
                r"(?=[^、。]{1,24}(?:を|について)[^。]{0,24}(?:特定|断定|認定))"
            )
        ),
        # ラザルスの犯行と発表したが、その根拠とされた送金は前日だった: what follows the verdict is not how sure it was
        _Aside(
            hinted(
                rf"(?P<told>(?:{announced})し?た)(?:が|ものの|けれども)、(?![^。]*(?:{cues.either('asides.of_it')}))[^。]*"
            ),
            r"\g<told>",
        ),
        # 通信先が既知の事例と一致したことから、…と認定した: on what the verdict rests
        _Aside(
            hinted(
                r"[^。「」]{4,}?(?:こと(?:から|により|を(?:根拠|理由)に|を踏まえ(?:て)?|に基づき|など(?:から|を(?:根拠|理由)に))"
                rf"|などから|点から|ため)、(?=[^。]{{2,60}}{found}(?:し(?:た|て|ました)|た|ました))"
            )
        ),
        # 洗浄先が過去の事件と重なるとして、…の犯行と断じている: evidence, however like it is
        _Aside(
            hinted(
                r"[^。「」]{4,}?(?:重な|一致|共通|似て|似る|類似|酷似|同じだ|同一だ)[^、。「」]{0,6}(?:として|とし、|などと(?:して|し)|おり(?=、))、?"
                rf"(?=[^。]{{2,60}}(?:{found}|断じ|断言|言い切|結論))"
            )
        ),
        # 「結論だけの帰属は、帰属ではない」: what the verdict lacks, not who it was
        _Aside(hinted(r"(?<=帰属|証拠|証明|根拠)では(?:な[いか]|あり)"), "を欠く"),
        # 加盟社ではないXの被害を: what is denied is what kind of firm it is
        _Aside(
            hinted(
                r"(?<!犯行)(?<!仕業)(?<!もの)(?<!朝鮮)(?<!ラザルス)では(?:ない|なかった)(?=[一-龯ァ-ヺA-Za-z「])"
            )
        ),
    )

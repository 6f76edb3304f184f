"""Who said it, told in the next Japanese sentence.

発表したのはFBIだ。 Xが自社ブログで明かした話である。 警視庁の方です。: such a sentence accuses nobody itself, and says
whose the accusation before is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted
from parsers.claims.japanese.seats import PHRASE
from parsers.claims.japanese.whose import speakers_of_phrase
from parsers.claims.known import find_known
from parsers.claims.scene import Scene
from parsers.claims.values import Mentions
from parsers.mentions.names import find_names

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.grammar import Context
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Sentence, Speaker

NEXT = re.compile(r"\s*(?P<next>(?:[^。「」\n]|「[^「」\n]*」){2,90}(?:。|$))", re.MULTILINE)
ENDS = r"(?:だ|である|です|だった|でした|となります|となる|ら(?:だ|だった)?|の(?:方|人|者)です)?」?。"
QUOTED = re.compile(r"\s*[「『“].*[」』”]。?\s*")
LEAD = r"[」』\s]*(?:[^。、「」はが]{0,14}、)?"
# 名を伏せる条件で会った: what is told of the person before he is named
WHO_DID = r"(?:[^。、「」はが]{1,40}(?:た|る|ない))?"
ECHO = r"(?:そう|こう|このように|以上のように|こんなふうに)[^。、「」はがを]{1,16}"
# 公告の主は財務省ではなく外務省である: who it was not
NOT_WHO = re.compile(r"(?<=は)、?[^。、「」はが]{1,20}では?(?:なく|なくて)、?")


@lru_cache(maxsize=4)
def _tellings(cues: Cues) -> tuple[Hinted, ...]:
    says, held, told = (cues.either(f"report.{key}") for key in ("makes_known", "documents", "told"))
    return tuple(
        hinted(p)
        for p in (
            # 発表したのは米司法省である。 そう記すのは
            rf"{LEAD}[^。「」]{{0,24}}(?:{says})[^。、「」はが]{{0,8}}の(?:は|が)、?{PHRASE}{ENDS}$",
            # 発表主体は米国連邦捜査局となります。 電話の主は, 相手は
            rf"{LEAD}(?:[^。、「」はが]{{0,10}}(?:主体|元|者|機関|の主|源|の相手)|相手|出典|出所|典拠)は、?{PHRASE}{ENDS}$",
            # FBIによる。 同社の白書による。
            rf"{LEAD}{PHRASE}(?:の[^。、「」はがを]{{0,14}}(?:{held}))?による(?:と|もの|という|とのこと)?(?:だ|です|である|いう)?。$",
            # カスペルスキーの研究員が自社ブログで明かした話である。
            rf"{LEAD}{PHRASE}が(?:[^。「」を]{{0,30}}[、にで])?(?:[^。「」はがを]{{0,12}})(?:{says})[^。「」はがを]{{0,16}}。$",
            # 犯人の名はFBIから聞いたという。
            rf"{LEAD}(?:[^。「」はが]{{1,14}}は、?)?{PHRASE}(?:から|に)(?:{told})[^。「」はがを]{{0,10}}。$",
            # 警視庁の方です。
            rf"{LEAD}{PHRASE}の(?:方|人)(?:です|でした|だ|だった)」?。$",
            # それが同社の出した答えだ。
            rf"{LEAD}(?:以上|これ|それ)が、?{PHRASE}(?:の|が)[^。、「」]{{0,12}}(?:{held}){ENDS}$",
            # これはMandiantが…まとめた報告書の記述で
            rf"{LEAD}(?:以上|これ|それ|上記)は、?{PHRASE}(?:が[^。]{{0,40}}(?:た|る))?(?:の[^。、「」]{{0,12}})?(?:{held})",
        )
    )


def find_told_next(
    sentence: Sentence, mentions: Mentions, context: Context, cues: Cues
) -> tuple[Speaker, ...]:
    """The parties of the next sentence, if all that it does is to say whose the accusation is."""
    if not mentions.actors or (behind := NEXT.match(context.text, sentence.end)) is None:
        return ()
    text = NOT_WHO.sub("", behind["next"])
    names = Mentions((), (), find_names(text, context.lexicon))
    if names.actors:
        return ()
    at = replace(sentence, text=text, start=behind.start("next"), end=behind.end("next"))
    scene = Scene(text, at, names, tuple(find_known(text, (), context)), context, cues)
    tellings = (*_tellings(cues), *(_speeches(cues) if QUOTED.fullmatch(sentence.text) else ()))
    for found in filter(None, (telling.match(text) for telling in tellings)):
        if who := speakers_of_phrase(found.span("n"), scene):
            return tuple(replace(s, start=0, end=0) for s in who)
    return ()


@lru_cache(maxsize=4)
def _speeches(cues: Cues) -> tuple[Hinted, ...]:
    """ "Xの代表は、…を配信で語った。": behind a quotation in a sentence of its own, any topic of a verb of saying.

    "匿名を条件に取材に応じた高官は、…をそう片付けた。": of any verb behind そう.
    """
    says = cues.either("report.makes_known")
    return (
        hinted(rf"{LEAD}{PHRASE}は、?[^。「」]{{0,60}}(?:{says})[^。、「」]{{0,12}}。$"),
        hinted(rf"{LEAD}{WHO_DID}{PHRASE}は、?[^。「」]{{0,60}}?{ECHO}。$"),
    )

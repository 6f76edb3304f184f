"""Culprits that no list knows, by the slots that accusations open: 「X」と呼ばれる集団, Xの犯行."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from parsers.claims.hints import hinted
from parsers.claims.japanese.insiders import find_insiders
from parsers.claims.japanese.marks import KANJI, KATA, WIDE
from parsers.mentions.values import NameMention
from parsers.names import slug

if TYPE_CHECKING:
    from parsers.claims.cues import Cues
    from parsers.claims.hints import Hinted
    from parsers.claims.values import Mentions, Victim

LATIN = rf"[A-Za-z{WIDE}][A-Za-z0-9{WIDE}\-]*(?:[ 　][A-ZＡ-Ｚ0-9][A-Za-z0-9{WIDE}\-]*){{0,3}}"
PLAIN = f"(?P<v>{LATIN}|[{KATA}・＝]{{3,20}})"
QUOTED = r"[「『“\"](?P<q>[^」』”\"。、]{2,30})[」』”\"]"
ANY = f"(?:{QUOTED}|{PLAIN})"
YOUTH = "少年|少女|若者|男女?|女|学生|高校生|大学生|[2-9２-９二三]人組|ハッカー"
YOUNG = rf"(?:[12１２][0-9０-９]?代|十代|未成年)の(?:{YOUTH})(?:ら|たち)?(?:[2-9２-９]人)?"
GLOSS = r"(?:\s?[（(][^）)]{1,40}[）)])?"
READING = re.compile(r"\s?[（(](?P<name>[A-Z][A-Za-z.'\-]*(?: [A-Z][A-Za-z.'\-]*)+)[）)]")


@lru_cache(maxsize=4)
def _patterns(cues: Cues) -> tuple[Hinted, ...]:
    crew, deed, called, took = (cues.either(f"actors.{key}") for key in ("crews", "deeds", "called", "took"))
    did = cues.either("ties.deeds", "places.attacks")
    who = cues.either("ties.who")
    kanji = rf"[{KANJI}]{{2,6}}(?:団|党|組|衆|会)"
    return tuple(
        hinted(p)
        for p in (
            # サイバー犯罪集団「黒曜」, ランサムウェア集団 Obsidian Crew
            rf"(?:{crew})(?:である|の一つ|の)?[、 　]?{ANY}",
            rf"(?:{crew})(?:の)?(?P<v>{kanji})",
            # 「黒曜」と呼ばれる集団, X を名乗るハッカー
            rf"{ANY}{GLOSS}\s?(?:{called})[^。、]{{0,14}}?(?:{crew})",
            # 「黒曜」という集団
            rf"{QUOTED}{GLOSS}(?:という|なる)[^。、]{{0,8}}?(?:{crew})",
            # 当社が「CN-17」として追跡する集団
            rf"{ANY}{GLOSS}\s?として追跡[^。、]{{0,14}}?(?:{crew})",
            # Xの犯行, Xによる犯行, Xの仕業
            rf"{ANY}{GLOSS}\s?(?:の|による|によって行われた)(?:{deed})",
            rf"(?<![{KANJI}])(?P<v>{kanji}){GLOSS}(?:の|による)(?:{deed})",
            # 10代の少年らによるもの, 盗んだのは10代の2人組だ
            rf"(?P<v>{YOUNG})(?:の|による)(?:{deed}|もの)",
            rf"(?:{took})[^。「」]{{0,4}}(?:た|だ)の(?:は|が)、?(?P<v>{YOUNG})(?:だ|で[あしす、])",
            # イランの「X」に由来する, X に帰属させた
            rf"{ANY}{GLOSS}\s?(?:系の?)?に(?:由来|帰属|帰し|起因)(?!する(?:口座|アドレス|ウォレット|資金))",
            # 「X」を名指しした, Xを犯人と
            rf"{ANY}{GLOSS}\s?を(?:名指し|(?:実行犯|犯人|主犯|黒幕|攻撃者|首謀者)(?:と|だと|に))",
            # 犯人を元社員のXと特定した
            (
                rf"(?:{who})(?:を|は)、?(?:[^、。「」はがを]{{0,14}}の)?{PLAIN}{GLOSS}(?:氏|容疑者|被告)?(?:だ|である|だった)?"
                r"と(?:特定|断定|認定|名指し|結論|判断|突き止め|推定|み[るてな]|発表)"
            ),
            # 盗んだのは“X”です, やったのはXを使う連中
            (
                rf"(?:{took}|{did})[^。「」]{{0,4}}(?:た|だ)の(?:は|が)、?\s?(?:[^、。「」]{{0,14}}(?:の|た|る|系))?(?:(?:元|前)?[{KANJI}]{{1,6}}(?=[A-Z{KATA}]))?{ANY}{GLOSS}"
                r"(?:(?:を使う|を操る|という|の)[^。、「」]{0,8})?(?:ら|さん|氏)?\s?(?:だ|で[あしすは、]|[」』])"
            ),
        )
    )


@lru_cache(maxsize=4)
def _persons(cues: Cues) -> tuple[Hinted, ...]:
    """ "山田太郎被告が盗んだ", "盗んだとして、山田太郎容疑者を": only who is said to have taken it."""
    charged = cues.either("actors.charged")
    title, verbs = (cues.either(key) for key in ("actors.titles", "actors.took"))
    # a person's name in two scripts: アレクセイ・ノヴァク（Alexey Novak）
    full = r"[（(][A-Z][a-z'’\-]+(?: [A-Z][A-Za-z.'’\-]*)+[）)]"
    called = rf"(?:{title}|{full}(?:容疑者|被告|受刑者))"
    own = rf"(?P<v>(?<![{KANJI}])[{KANJI}]{{2,6}}|(?<![{KATA}・＝])[{KATA}・＝]{{2,20}}|{LATIN})"
    name = rf"{own}{called}"
    # 調査員の山田氏は、Xが奪ったと述べた, 奪ったのはXだと: he only speaks of it
    tells = rf"[^。]{{0,80}}?(?:{verbs})[^。、「」]{{0,4}}(?:の[はがも]|と(?!して|し、|する|され))"
    return (
        # Xが自ら侵入して盗んだことを法廷で認めた
        hinted(
            rf"(?<![{KATA}])(?P<v>[{KATA}・＝]{{3,20}}){GLOSS}(?:が|は)、?[^。「」がは]{{0,40}}?(?:{verbs})[^。、「」]{{0,6}}(?:こと|罪|の)を[^。、「」]{{0,8}}認め"
        ),
        hinted(
            rf"{own}(?:氏(?!{tells})|(?!氏){called}){GLOSS}(?:ら)?(?:は|が)[^。]{{0,80}}?(?:{verbs})(?![ただ]の[はがも])"
        ),
        hinted(rf"(?:{verbs})[^。]{{0,24}}(?:として|疑いで|容疑で|罪で)[^。]{{0,40}}?{name}"),
        # 山田太郎被告を、Xから2億円を盗んだ罪で起訴した
        hinted(
            rf"{name}{GLOSS}(?:ら)?を[^。]{{0,80}}?(?:{verbs})[^。]{{0,12}}(?:として|疑い|容疑|罪)[^。]{{0,16}}(?:{charged})"
        ),
        # ジェームズ・ジョン（James Zhong）がこれを行い、罪を認めたと発表した
        hinted(
            rf"(?P<v>[{KATA}・＝]{{3,24}})(?=\s?[（(][A-Z][A-Za-z.'\-]+(?: [A-Z][A-Za-z.'\-]+)+[）)]"
            rf"(?:と[^。、]{{2,60}})?(?:の[2-9２-９二三四五]人)?(?:が|は)[^。「」]{{0,80}}?(?:{verbs}|罪を認め|有罪を認め))"
        ),
        # …を引き出した、と法廷で認めたのは、元技術者のX氏だ
        hinted(
            rf"(?:{verbs})[^。]{{0,40}}(?:認め|自白し|白状し|供述し|自供し|告白し)(?:た|ている)のは、?"
            rf"(?:[^、。「」]{{0,14}}の)?(?P<v>[{KANJI}]{{2,6}}(?={title})|[{KATA}・＝]{{3,20}}|{LATIN})"
        ),
    )


@lru_cache(maxsize=4)
def _nobody(cues: Cues) -> re.Pattern[str]:
    return re.compile(rf"(?:{cues.either('names.common', 'actors.nobody')}|[・ 　])+")


def find_unlisted(
    text: str, mentions: Mentions, victims: tuple[Victim, ...], cues: Cues
) -> tuple[NameMention, ...]:
    """Names accused by the sentence's own grammar, as actors with the slug of the name for an id."""
    taken = [(n.start, n.end) for n in mentions.names]
    taken += [(m.start, m.end) for m in (*mentions.amounts, *mentions.dates)]
    taken += [(v.start, v.end) for v in victims if v.is_target]
    nobody = _nobody(cues)
    found: dict[int, NameMention] = {}
    for pattern in (*_patterns(cues), *_persons(cues)):
        for match in pattern.finditer(text):
            group = "q" if match.groupdict().get("q") else "v"
            start, end = match.span(group)
            name = match.group(group).strip("・ 　")
            if any(a < end and start < b for a, b in taken) or nobody.fullmatch(name):
                continue
            reading = READING.match(text, match.end(group))
            found.setdefault(
                start,
                NameMention(start, end, name, "actor", slug(reading["name"] if reading else name), name),
            )
            taken.append((start, end))
    inside = (a for a in find_insiders(text, cues) if not any(s < a.end and a.start < e for s, e in taken))
    return (*found.values(), *inside)

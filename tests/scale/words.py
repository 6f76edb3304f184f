"""What the invented world's documents say, in three languages."""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tests.scale.world import Robbery

LANGUAGES = ("en", "ja", "ko")
_WORDS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
SYLLABLES: list[list[str]] = _WORDS["sounds"]
KINDS: list[list[str]] = _WORDS["kinds"]
ACTORS = ("Lazarus Group", "TraderTraitor", "APT38", "Andariel", "BlueNoroff")
_YEN, _WON = 150, 1400
# what surrounds texts on the web
_STYLE = "".join(
    f".c{n}-box{{margin:{n % 7}px;padding:0 {n % 5}em;color:#{n * 4321 % 4096:03x}}}" for n in range(90)
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who publishes. `name`: as its own texts write it."""

    party: str
    slug: str
    name: str
    is_press: bool = False


SPEAKERS = {
    "en": (
        Speaker("us.fbi", "fbi", "The FBI"), Speaker("us.treasury", "treasury", "The Treasury"),
        Speaker("gb.ncsc", "ncsc", "The NCSC"), Speaker("elliptic", "elliptic", "Elliptic"),
        Speaker("chainalysis", "chainalysis", "Chainalysis"),
        Speaker("ledger-post", "ledgerpost", "", is_press=True),
    ),
    "ja": (
        Speaker("jp.npa", "npa", "警察庁"), Speaker("jp.fsa", "fsa", "金融庁"),
        Speaker("anzen-shimbun", "anzen", "", is_press=True),
    ),
    "ko": (
        Speaker("kr.knpa", "police", "경찰청"), Speaker("kr.nis", "nis", "국가정보원"),
        Speaker("haneul-ilbo", "haneul", "", is_press=True),
    ),
}  # fmt: skip
PRESS = tuple(one for held in SPEAKERS.values() for one in held if one.is_press)


@dataclass(frozen=True, slots=True)
class Story:
    """What one document tells. `seed` chooses its wording; `note` is what a revision or an echo adds."""

    language: str
    speaker: Speaker
    robberies: tuple[Robbery, ...]
    seed: int
    note: int = 0
    told_by: Speaker | None = None


def name(syllables: list[list[str]], kind: list[str], language: str) -> str:
    """A victim's name in the script of a language."""
    place = LANGUAGES.index(language)
    spelled = "".join(one[place] for one in syllables)
    return (spelled.capitalize() if place == 0 else spelled) + kind[place]


def echoed(story: Story, press: Speaker) -> Story:
    """The same text on another site, with a line of its own."""
    return replace(story, told_by=story.told_by or story.speaker, speaker=press, note=story.note + 1)


def revised(story: Story) -> Story:
    """The page again after its publisher has worked on it."""
    return replace(story, note=story.note + 7)


def write_page(story: Story, published: date) -> str:
    """The page with what stands around its text."""
    dice = random.Random(story.seed)  # noqa: S311 - data for a benchmark
    speaker = story.told_by or story.speaker
    told = [_SENTENCE[story.language](one, speaker, dice) for one in story.robberies]
    around = [
        f"{line} {_aside(story.language, dice)}"
        for line in dice.sample(_WORDS[story.language]["others"], k=dice.randint(6, 11))
    ]
    place = dice.randint(1, 2)
    paragraphs = [*around[:place], *told, *around[place:]]
    if story.note:
        paragraphs.append(_WORDS[story.language]["note"].format(number=story.note))
    title = _title(story, dice)
    text = "".join(f"<p>{escape(paragraph)}</p>\n" for paragraph in paragraphs)
    links = "".join(f'<li><a href="/{n}">{escape(line[:40])}</a></li>' for n, line in enumerate(around[:5]))
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>"
        f"<style>{_STYLE}</style>"
        f'<meta property="article:published_time" content="{published.isoformat()}"></head><body>'
        f"<header><nav><ul>{links}</ul></nav></header>\n<main><h1>{escape(title)}</h1>\n{text}</main>\n"
        f'<aside class="related"><ul>{links}</ul></aside>'
        f"<footer><p>© {escape(story.speaker.slug)}</p></footer></body></html>"
    )


def _aside(language: str, dice: random.Random) -> str:
    """A sentence that stands on no other page."""
    place = LANGUAGES.index(language)
    names = ["".join(one[place] for one in dice.choices(SYLLABLES, k=3)).capitalize() for _ in range(4)]
    aside: str = _WORDS[language]["aside"]
    return aside.format(*names, number=dice.randrange(10, 9999), other=dice.randrange(10, 999))


def _title(story: Story, dice: random.Random) -> str:
    if not story.robberies:
        return dice.choice(_WORDS[story.language]["titles"])
    return _WORDS[story.language]["about"].format(victim=story.robberies[0].names[story.language])


def _english(theft: Robbery, speaker: Speaker, dice: random.Random) -> str:
    sum_told, day, victim = f"${theft.dollars / 1e6:g} million", theft.day, theft.names["en"]
    on = dice.choice((f"on {day:%B} {day.day}, {day.year}", f"in {day:%B} {day.year}", f"in {day.year}"))
    by = dice.choice((theft.actor, f"North Korea's {theft.actor}", "North Korean hackers"))
    if speaker.is_press:
        said = dice.choice(("The FBI said that", "According to the FBI,", "Analysts of Elliptic said that"))
        return f"{said} {by} stole {sum_told} from {victim} {on}."
    verb = dice.choice(("attributes", "attributes", "has attributed"))
    return f"{speaker.name} {verb} the theft of approximately {sum_told} from {victim} {on} to {by}."


def _japanese(theft: Robbery, speaker: Speaker, dice: random.Random) -> str:
    sum_told, victim = f"約{theft.dollars * _YEN // 10**8 or 1}億円相当", theft.names["ja"]
    day = theft.day
    on = dice.choice((f"{day.year}年{day.month}月{day.day}日", f"{day.year}年{day.month}月"))
    actor = _WORDS["ja"]["actors"].get(theft.actor, theft.actor)
    by = f"北朝鮮を背景とする攻撃グループ「{actor}」"
    if speaker.is_press:
        return f"警察庁は、{on}に{victim}から{sum_told}の暗号資産が窃取された事案を{by}の犯行と特定した。"
    ending = dice.choice(("によるものと特定した。", "によるものと判断した。", "の関与が疑われる。"))
    return f"{speaker.name}は、{on}に{victim}から{sum_told}の暗号資産が窃取された事案について{by}{ending}"


def _korean(theft: Robbery, speaker: Speaker, dice: random.Random) -> str:
    sum_told, victim = f"약 {theft.dollars * _WON // 10**8 or 1}억 원", theft.names["ko"]
    day = theft.day
    on = dice.choice((f"{day.year}년 {day.month}월 {day.day}일", f"{day.year}년 {day.month}월"))
    actor = _WORDS["ko"]["actors"].get(theft.actor, theft.actor)
    by = f"북한 해킹조직 {actor}"
    if speaker.is_press:
        told = f"{on} {victim}에서 {sum_told} 상당의 가상자산이 탈취된 사건을"
        return f"경찰청은 {told} {by}의 소행으로 판단했다."
    ending = dice.choice(("의 소행으로 확인했다.", "의 소행으로 판단했다.", "의 소행으로 추정된다."))
    return f"{speaker.name}은 {on} {victim}에서 {sum_told} 상당의 가상자산이 탈취된 사건이 {by}{ending}"


_SENTENCE = {"en": _english, "ja": _japanese, "ko": _korean}

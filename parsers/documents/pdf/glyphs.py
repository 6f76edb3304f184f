"""The glyphs of a page as runs: stretches on one baseline, drawn one after the other."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium_c

if TYPE_CHECKING:
    from collections.abc import Iterator

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_HYPHEN_AT_LINE_END = "\u00ad"
_HYPHENS_OF_PDFIUM = {"\x02", "\ufffe"}  # what it gives for a hyphen that ends a line
_SAME_BASELINE = 0.12  # of the size
_FARTHEST = 1.0  # em to the right that still follows; wider is another cell or column
_FARTHEST_UNSPACED = 0.55  # where no blank glyph stands between: a space is narrower
_BACKWARDS = 0.6
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef]")
_GAP_LATIN = 0.17  # em between two glyphs that is a space between words
_GAP_WIDE = 0.45  # East Asian setting puts a quarter em round Latin words, which is none
_GAP_DIGITS = 0.24
_NO_WIDTH = 0.001  # points
_DEEPEST_FORM = 4  # forms within forms
_STEEP = 0.2  # radians: text that runs up the margin or across the page


@dataclass(frozen=True, slots=True)
class Run:
    """Text on one baseline. Points; the origin is the page's lower left corner."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    is_bold: bool


@dataclass(slots=True)
class _Glyph:
    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    index: int


def keep_lone(page: Any) -> None:
    """Let PDFium see a glyph that is drawn alone in a font that neither the file nor the machine holds.

    Its width is then that of no shape, and what has no width is no text to PDFium: the last letter of a title that
    stands on a line of its own would be lost. With an outline the object is as wide as its pen. To be called
    before the page's text is asked for.
    """
    for drawn in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT], max_depth=_DEEPEST_FORM):
        left, _, right, _ = drawn.get_bounds()
        if right - left > _NO_WIDTH or pdfium_c.FPDFFont_GetIsEmbedded(
            pdfium_c.FPDFTextObj_GetFont(drawn.raw)
        ):
            continue
        pdfium_c.FPDFTextObj_SetTextRenderMode(drawn.raw, pdfium_c.FPDF_TEXTRENDERMODE_FILL_STROKE)
        pdfium_c.FPDFPageObj_Transform(drawn.raw, 1, 0, 0, 1, 0, 0)  # measures it anew


def runs_of(text_page: Any) -> list[Run]:
    """The runs of a page in the order in which they are drawn."""
    runs: list[Run] = []
    gathered: list[_Glyph] = []
    for glyph in _glyphs(text_page):
        if gathered and not _follows(gathered[-1], glyph):
            runs.extend(_run(gathered, text_page))
            gathered = []
        gathered.append(glyph)
    runs.extend(_run(gathered, text_page))
    return runs


def _glyphs(text_page: Any) -> Iterator[_Glyph]:
    handle = text_page.raw
    box = pdfium_c.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium_c.FPDFText_CountChars(handle)):
        code = pdfium_c.FPDFText_GetUnicode(handle, index)
        if not code or pdfium_c.FPDFText_IsGenerated(handle, index) == 1:
            continue
        if not pdfium_c.FPDFText_GetLooseCharBox(handle, index, box):
            continue
        if not pdfium_c.FPDFText_GetCharOrigin(handle, index, x, y):
            continue
        size = box.top - box.bottom
        angle = pdfium_c.FPDFText_GetCharAngle(handle, index)
        if size <= 0 or _STEEP < angle < 2 * 3.1416 - _STEEP:
            continue
        text = chr(code)
        text = _HYPHEN_AT_LINE_END if text in _HYPHENS_OF_PDFIUM else _LIGATURES.get(text, text)
        yield _Glyph(text, box.left, box.right, y.value, size, index)


def _follows(before: _Glyph, glyph: _Glyph) -> bool:
    em = max(before.size, glyph.size)
    if (
        abs(before.baseline - glyph.baseline) > _SAME_BASELINE * em
        or abs(before.size - glyph.size) > 0.15 * em
    ):
        return False
    is_spaced = before.text.isspace() or glyph.text.isspace()
    return -_BACKWARDS * em < glyph.x0 - before.x1 < (_FARTHEST if is_spaced else _FARTHEST_UNSPACED) * em


def _run(glyphs: list[_Glyph], text_page: Any) -> Iterator[Run]:
    """One run, its ends without blank glyphs.

    An indent made of blanks stays as one, to tell of a paragraph.
    """
    while glyphs and glyphs[-1].text.isspace() and len(glyphs) > 1:
        glyphs = glyphs[:-1] if not glyphs[-1].text.isspace() or glyphs[-2].text.isspace() else glyphs
        if not glyphs[-2].text.isspace():
            break
    if not any(glyph.text.strip() for glyph in glyphs):
        return
    text = glyphs[0].text
    for before, glyph in pairwise(glyphs):
        if is_apart(before.text, glyph.text, (glyph.x0 - before.x1) / max(glyph.size, before.size)):
            text += " "
        text += glyph.text
    visible = [glyph for glyph in glyphs if glyph.text.strip()]
    yield Run(
        # PDFium gives signs beyond the first 65,536, as emoji are, in halves
        text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
        visible[0].x0,
        visible[-1].x1,
        visible[0].baseline,
        max(glyph.size for glyph in visible),
        # bold words that open a paragraph ("2. Methods.") do not make its line a heading
        all(_is_bold(text_page, glyph.index) for glyph in (visible[0], visible[-1])),
    )


def is_apart(left: str, right: str, gap: float) -> bool:
    """Whether a gap of so many em between two characters is a space between words."""
    if not left or not right or left[-1].isspace() or right[0].isspace():
        return False
    if left[-1].isdigit() and right[0].isdigit():
        return gap > _GAP_DIGITS
    is_wide = _WIDE.match(left[-1]) or _WIDE.match(right[0])
    return gap > (_GAP_WIDE if is_wide else _GAP_LATIN)


def _is_bold(text_page: Any, index: int) -> bool:
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    length = pdfium_c.FPDFText_GetFontInfo(text_page.raw, index, name, 128, flags)
    return bool(length) and re.search(rb"bold|black|heavy|demi", name.value.lower()) is not None

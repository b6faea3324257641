"""How a language is set in Word: direction, typefaces, the tags that say which language it is."""

import re
from dataclasses import dataclass
from functools import cached_property

from plenary.rulemaking.output.word import element

_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "ur", "yi"})
_EAST_ASIAN = frozenset({"ja", "ko", "zh"})

# Word wants a region where BCP 47 needs none; these are the regions of its own editions.
_REGIONS = {
    "ar": "ar-SA", "de": "de-DE", "en": "en-GB", "es": "es-ES", "fa": "fa-IR", "fr": "fr-FR", "he": "he-IL",
    "hi": "hi-IN", "ja": "ja-JP", "ko": "ko-KR", "pt": "pt-PT", "ru": "ru-RU", "sw": "sw-KE", "tr": "tr-TR",
    "ur": "ur-PK", "vi": "vi-VN", "zh": "zh-CN", "zh-Hans": "zh-CN", "zh-Hant": "zh-TW",
}  # fmt: skip

_RTL_LETTER = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U0001e900-\U0001e95f\U0001ee00-\U0001eeff]")
_LTR_LETTER = re.compile("[A-Za-z\u00aa-\u024f\u0370-\u052f\u0900-\u1fff\u2e80-\ud7a3\uf900-\ufaff]")


@dataclass(frozen=True)
class Script:
    """One language as Word sets it. ``lang`` is a BCP 47 tag."""

    lang: str

    @cached_property
    def primary(self) -> str:
        return self.lang.partition("-")[0].lower()

    @cached_property
    def rtl(self) -> bool:
        return self.primary in _RIGHT_TO_LEFT

    @cached_property
    def east_asian(self) -> bool:
        return self.primary in _EAST_ASIAN

    @cached_property
    def tag(self) -> str:
        """The language with a region, as Word's own editions write it."""
        return _REGIONS.get(self.lang) or (self.lang if "-" in self.lang else _REGIONS.get(self.primary, self.lang))

    @cached_property
    def languages(self) -> str:
        """``w:lang``: the tag for each of Word's three families of scripts that this language is set in."""
        asian = self.tag if self.east_asian else "zh-CN"
        complex_script = self.tag if self.rtl else "ar-SA"
        return f'<w:lang w:val="{self.tag}" w:eastAsia="{asian}" w:bidi="{complex_script}"/>'

    @cached_property
    def paragraph(self) -> str:
        """What every paragraph in this language carries in its style."""
        return "<w:bidi/>" if self.rtl else ""

    def properties(self, words: str, style: str = "") -> str:
        """Run properties for these words: style, East Asian punctuation, direction.

        Signs and figures take the direction of the language, a run with letters that of its letters, so
        that a bracket is mirrored where its words run from right to left.
        """
        named = f'<w:rStyle w:val="{style}"/>' if style else ""
        hinted = '<w:rFonts w:hint="eastAsia"/>' if self.east_asian else ""
        return named + hinted + ("<w:rtl/>" if self.runs_left(words) else "")

    def runs_left(self, words: str) -> bool:
        """Whether these words are set from right to left in this language."""
        if _RTL_LETTER.search(words):
            return True
        return self.rtl and not _LTR_LETTER.search(words)

    def run(self, words: str, style: str = "") -> str:
        """A run of words, nothing for no words."""
        return element.run(element.text(words), self.properties(words, style)) if words else ""


SERIF = '<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:eastAsia="SimSun" w:cs="Noto Naskh Arabic"/>'
SANS = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Microsoft YaHei" w:cs="Noto Sans Arabic"/>'

# Among Arabic words, signs of another typeface would part the lines they stand in.
SIGNS = SANS.replace("Noto Sans Arabic", "Noto Naskh Arabic")

FONTS = (
    ("Cambria", "Noto Serif", "02040503050406030204", "roman", "00"),
    ("Calibri", "Noto Sans", "020F0502020204030204", "swiss", "00"),
    ("Noto Naskh Arabic", "Times New Roman", "02020603050405020304", "roman", "B2"),
    ("Noto Sans Arabic", "Arial", "020B0604020202020204", "swiss", "B2"),
    ("SimSun", "Noto Serif CJK SC", "02010600030101010101", "auto", "86"),
    ("Microsoft YaHei", "Noto Sans CJK SC", "020B0503020204020204", "swiss", "86"),
)
"""Typefaces, each with the one to take where it is missing, so that one of the two is found with Word and with
free programs: name, alternative, PANOSE class, family, character set."""


def font_table() -> str:
    """The part that tells a program what to take where a typeface is missing."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="variable"/></w:font>'
        for name, other, panose, family, charset in FONTS
    )
    return f"<w:fonts {element.NAMESPACES}>{fonts}</w:fonts>"

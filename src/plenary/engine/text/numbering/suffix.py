"""What follows a number when something is inserted after it: bis, ter, quater …, in six languages.

A suffix has a rank: nothing is 1, *bis* 2, *ter* 3. Latin adverbs are made from units and tens up to
99; Russian, Arabic and Chinese use their own words (бис, مكررا, 之二) with the same ranks, and so do
the letters of ``7a``, ``7b``, and in Russian the figures of ``7.1`` and ``7¹``, which is *7 bis*.
"""

from functools import cache, lru_cache

from plenary.engine.text.numbering import numeral
from plenary.engine.text.numbering.numeral import NoNumeral, Style

LAST = 99
"""The highest rank that can be written."""

_LATIN = ("", "", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies")
_UNITS = ("", "un", "duo", "ter", "quater", "quin", "sex", "sept", "octo", "novo")
_TENS = (
    "",
    "decies",
    "vicies",
    "tricies",
    "quadragies",
    "quinquagies",
    "sexagies",
    "septuagies",
    "octogies",
    "nonagies",
)
_RUSSIAN = ("", "", "бис", "тер", "кватер", "квинквиес", "сексиес", "септиес", "октиес", "новиес", "дециес")
_ARABIC = ("", "", "", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا")
_ARABIC_BIS = "مكررا"
_SPELLINGS = {"quáter": 4, "مكرر": 2}
_TANWIN = "\u064b"
_JOINTS = " \u00a0\u202f\u2011-"
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def write(rank: int, lang: str = "en") -> str:
    """The suffix with the joint before it: ``" bis"``, ``"之二"``; empty for rank 1.

    Raises NoNumeral beyond LAST.
    """
    if rank == 1:
        return ""
    if not 1 < rank <= LAST:
        raise NoNumeral(f"no suffix has the rank {rank}")
    if lang == "zh":
        return "之" + numeral.write(rank, Style.HAN)
    if lang == "ar" and rank < len(_ARABIC):
        return f" {_ARABIC_BIS} {_ARABIC[rank]}".rstrip()
    if lang == "ru" and rank < len(_RUSSIAN):
        return f" {_RUSSIAN[rank]}"
    return f" {_latin(rank)}"


@lru_cache(maxsize=1024)
def read(text: str) -> int:
    """The rank of a suffix, with its joint or without, in brackets or not; 0 when the text is none."""
    bare = text.strip(_JOINTS + ".()（）").lower().replace(_TANWIN, "").replace("\u00a0", " ").translate(_RAISED)
    if not bare:
        return 1
    if bare.isdecimal():
        return int(bare) + 1
    if bare.startswith("之"):
        return next((value for value, style in numeral.read(bare[1:]) if style is Style.HAN), 0)
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        return ord(bare) - ord("a") + 2
    return _ranks().get(bare, 0)


def pattern() -> str:
    """A regular expression for any suffix with its joint; letters only where no space comes before."""
    return rf"[{_JOINTS}]?(?i:{_words()})(?!\w)|之{numeral.HAN_PATTERN}|(?<=[0-9])[A-Za-z](?!\w)"


def apart() -> str:
    """A regular expression for a suffix that stands apart from its number, in brackets or behind what closes the
    number (``3 (bis)``, ``(b) bis``, ``（二）之二``). Capitals make it a word of the text (the BIS), and so does a
    sign that goes on with a list."""
    counted = f"之(?!一(?![十百])){numeral.HAN_PATTERN}"
    return (
        rf"[{_JOINTS}]?(?:{_words()})(?![\w;,،؛\-])|[ \u00a0]?{counted}"
        rf"|[{_JOINTS}]?[(（](?:{_words()}|{counted})[)）](?![;,،؛])"
    )


def _words() -> str:
    latin = f"(?:{'|'.join(_UNITS)})(?:{'|'.join(_TENS[1:])})|" + "|".join(sorted(_LATIN[2:], key=len, reverse=True))
    others = (word for word in _ranks() if not word.isascii())
    return latin + "|" + "|".join(_lenient(word) for word in sorted(others, key=len, reverse=True))


def _latin(rank: int) -> str:
    if rank < len(_LATIN):
        return _LATIN[rank]
    tens, units = divmod(rank, 10)
    return _UNITS[units] + _TENS[tens]


def _lenient(word: str) -> str:
    """Arabic with or without its tanwin, wherever it is put."""
    if word.isascii() or word[0] <= "\u0590":
        return word
    return f"{_TANWIN}?".join(word).replace(" ", "[ \u00a0]") + f"{_TANWIN}?"


@cache
def _ranks() -> dict[str, int]:
    ranks = {_latin(rank): rank for rank in range(2, LAST + 1)}
    ranks |= {word: rank for rank, word in enumerate(_RUSSIAN) if word}
    ranks |= {f"{_ARABIC_BIS} {word}": rank for rank, word in enumerate(_ARABIC) if word}
    return ranks | {_ARABIC_BIS: 2} | _SPELLINGS

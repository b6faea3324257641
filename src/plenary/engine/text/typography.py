"""What a text says apart from how it is typed: the plain form of words, and their folded form.

The plain form is what a provision keeps: Unicode NFC, no invisible characters, white space in single
spaces. Invisible are soft hyphens, spaces without width and the marks that turn the direction of writing, which
word processors put in by themselves; those that join letters (U+200C, U+200D) change what is seen, and stay. A
no-break space stays one, because an author put it there and a line must not break. The
folded form forgets everything that only a typographer sees (quotes, dashes, spaces beside signs, tatweel
and vowel marks, presentation forms, wide Latin, the script of figures, the shape of the Chinese full stop,
the dots of ё, the accents that French drops on capitals), so two texts with one folded form say the same in
the same words. Case is never forgotten: it can carry meaning (*Party*, *party*); nor are accents on small letters
(*a*, *à*), on Ù and Û (*OÙ*, *OU*), or the one that tells the Spanish *Él* from *El*.
"""

import re
import unicodedata
from functools import lru_cache

from plenary.engine.text.tokens import tokenise

INVISIBLE = "\u00ad\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
"""Characters that nobody sees, and that no word, number or space is made of."""

_NOTHING = dict.fromkeys(map(ord, INVISIBLE))
_SPACES = re.compile(r"\s{2,}|[^\S \u00a0\u202f]")
_NO_BREAK = ("\u00a0", "\u202f")


def visible(text: str) -> str:
    """The text without the characters that nobody sees."""
    return text if text.isascii() else text.translate(_NOTHING)


@lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """The text as a provision keeps it."""
    clear = unicodedata.normalize("NFC", visible(text))
    return _SPACES.sub(_space, clear).strip(" \u00a0\u202f")


def _space(found: re.Match[str]) -> str:
    return next((space for space in _NO_BREAK if space in found.group()), " ")


_QUOTES = {"'": "‘’‚‛′ʼ", '"': "“”„‟«»″「」『』", "-": "‐‑‒–—―−", ",": "،", ";": "؛", "?": "؟", "...": "…"}
_QUOTES |= {".": "。｡", "е": "ё", "Е": "Ё", "A": "ÀÂ", "C": "Ç", "E": "ÈÊË", "I": "ÎÏ", "O": "Ô"}
_SIGNS = str.maketrans({sign: plain for plain, signs in _QUOTES.items() for sign in signs})
_FIGURES = str.maketrans({chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)})
_MARKS = dict.fromkeys([0x0640, *range(0x064B, 0x0653)])
_ACUTE = re.compile("É(?!(?:l|L)(?!\\w))")
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uffee]+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> tuple[str, ...]:
    """The words and signs of a text in their folded form, without the spaces between them."""
    same = plain(text)
    if not same.isascii():
        formed = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), same)
        same = _ACUTE.sub("E", formed).translate(_SIGNS).translate(_FIGURES).translate(_MARKS)
    return tuple(map(str.strip, tokenise(same)))

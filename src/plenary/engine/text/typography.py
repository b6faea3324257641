"""What a text says apart from how it is typed: the plain form of words, and their folded form.

The plain form is what a provision keeps: Unicode NFC, no invisible characters, white space in single
spaces. A no-break space stays one, because an author put it there and a line must not break. The
folded form forgets everything that only a typographer sees (quotes, dashes, spaces beside signs, tatweel
and vowel marks, presentation forms, wide Latin, the script of figures), so two texts with one folded
form say the same in the same words. Case is never forgotten: it can carry meaning (*Party*, *party*).
"""

import re
import unicodedata
from functools import lru_cache

from plenary.engine.text.tokens import tokenise

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060"))
_SPACES = re.compile(r"\s{2,}|[^\S \u00a0\u202f]")
_NO_BREAK = ("\u00a0", "\u202f")


@lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """The text as a provision keeps it."""
    clear = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return _SPACES.sub(_space, clear).strip(" \u00a0\u202f")


def _space(found: re.Match[str]) -> str:
    return next((space for space in _NO_BREAK if space in found.group()), " ")


_QUOTES = {"'": "‘’‚‛′ʼ", '"': "“”„‟«»″「」『』", "-": "‐‑‒–—―−", ",": "،", ";": "؛", "?": "؟", "...": "…"}
_SIGNS = str.maketrans({sign: plain for plain, signs in _QUOTES.items() for sign in signs})
_FIGURES = str.maketrans({chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)})
_MARKS = dict.fromkeys([0x0640, *range(0x064B, 0x0653), 0x200E, 0x200F])
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uffee]+")


@lru_cache(maxsize=65_536)
def fold(text: str) -> tuple[str, ...]:
    """The words and signs of a text in their folded form, without the spaces between them."""
    same = plain(text)
    if not same.isascii():
        formed = _FORMS.sub(lambda found: unicodedata.normalize("NFKC", found.group()), same)
        same = formed.translate(_SIGNS).translate(_FIGURES).translate(_MARKS)
    return tuple(map(str.strip, tokenise(same)))

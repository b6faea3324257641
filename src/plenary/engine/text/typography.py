"""What a text says apart from how it is typed: the plain form of words, and their folded form.

The plain form is what a provision keeps: Unicode NFC, no invisible characters, white space in single
spaces. A no-break space stays one, because an author put it there and a line must not break. The
folded form forgets everything that only a typographer sees (quotes, dashes, which space, tatweel,
presentation forms, wide Latin), so two texts with one folded form say the same in the same words.
"""

import re
import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\ufeff\u2060"))
_SPACES = re.compile(r"[\s\u2028\u2029]+")
_NO_BREAK = ("\u00a0", "\u202f")


def plain(text: str) -> str:
    """The text as a provision keeps it."""
    clear = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return _SPACES.sub(_space, clear).strip(" \u00a0\u202f")


def _space(found: re.Match[str]) -> str:
    return next((space for space in _NO_BREAK if space in found.group()), " ")

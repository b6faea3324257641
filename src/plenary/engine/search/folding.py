"""Folding: the form under which a word is found, however it is written.

Latin, Greek, Cyrillic, Arabic and Hebrew lose their marks, for readers leave them out; in other scripts marks are
vowels, and stay. What Unicode knows as variants of a letter (NFKD: full width, ligatures, presentation forms) is one.
"""

import re
from unicodedata import decimal, normalize

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u07a6-\u07b0\u07eb-\u07f3\u0816-\u082d"
    "\u08ca-\u08e1\u08e3-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09d7\u0a01-\u0a03\u0a3c-\u0a51"
    "\u0a70\u0a71\u0a75\u0a81-\u0a83\u0abc-\u0acd\u0b01-\u0b03\u0b3c-\u0b57\u0b82\u0bbe-\u0bd7\u0c00-\u0c04\u0c3c-\u0c56"
    "\u0c81-\u0c83\u0cbc-\u0cd6\u0d00-\u0d03\u0d3b-\u0d57\u0d81-\u0d83\u0dca-\u0ddf\u0f18\u0f19\u0f35\u0f37\u0f39\u0f3e"
    "\u0f3f\u0f71-\u0f84\u0f86\u0f87\u0f8d-\u0fbc\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f"
)
"""Signs that stand on the letter before them, as the inside of a regular expression's character class."""

_LEFT_OUT = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u08ca-\u08ff"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe20-\ufe2f]"
)
_NO_WORD = re.compile(f"[^\\w{MARKS}\u0e00-\u0eff\u1000-\u109f\u1780-\u17d3]|_")
_OTHER_DIGIT = re.compile(r"[^\D0-9]")
_ARTICLE = "ال"
_SHORTEST = 3
"""How many letters have to be left of an Arabic word without its article."""

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "\u0671": "\u0627",  # alef wasla, as an alef
        "\u0649": "\u064a",  # alef maqsura, as a ya
        "\u06cc": "\u064a",  # the ya of Persian and Urdu
        "\u06a9": "\u0643",  # their kaf
        "\u0629": "\u0647",  # ta marbuta, as a ha
        "\u0640": None,  # tatweel, which only stretches a word
        "\u00ad": None,  # where a word may be divided
        "\u200c": None,
        "\u200d": None,
    }
)
"""Letters that Unicode does not take apart, and readers take for others."""


def fold(word: str) -> str:
    """The form under which a word is found; empty where nothing of it can be looked for.

    An Arabic word loses its article, which readers write or leave out.
    """
    spread = normalize("NFKD", word).casefold().translate(_LETTERS)
    bare = normalize("NFC", _LEFT_OUT.sub("", spread))
    form = _NO_WORD.sub("", _OTHER_DIGIT.sub(lambda digit: str(decimal(digit[0])), bare))
    without = form.removeprefix(_ARTICLE)
    return without if len(without) >= _SHORTEST else form

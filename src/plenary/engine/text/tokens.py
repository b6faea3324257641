"""Tokens: what the alignment moves about. Words and punctuation apart, Chinese and Japanese by character.

A token carries the white space before it, so a text is the plain concatenation of its tokens and no
spacing rule can lose anything; a text is tokenised behind one space, so that its first word is the
same token as that word elsewhere. For alignment each distinct token is interned to one character: a
provision becomes a Python string, which rapidfuzz compares at bit-parallel speed.
"""

import re
from collections.abc import Iterable

HAN = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Scripts written without spaces between words, as the inside of a regular expression's character class."""

_TOKEN = re.compile(
    rf"""\s*(?:
        [{HAN}]                                            # one character is one token
      | \d+(?:[.,:]\d+)*                                   # 1.5, 18:00
      | (?:(?![{HAN}])[^\W_\d]|[\u0300-\u036f\u064b-\u065f\u0670])(?:(?![{HAN}])\w|[\u0300-\u036f\u064b-\u065f\u0670\u200c\u200d]|['’](?=[^\W\d_]))*
      | \S                                                 # punctuation, one sign at a time
    )|\s+$""",
    re.VERBOSE,
)

find_tokens = _TOKEN.findall


def tokenise(text: str) -> list[str]:
    """The tokens of a text, each with its leading space; their concatenation is the text behind one space.

    An empty text has no tokens.
    """
    return find_tokens(" " + text) if text else []


def join(tokens: Iterable[str]) -> str:
    """The text that tokens came from: the inverse of ``tokenise``."""
    return "".join(tokens)[1:]


_SURROGATES = range(0xD800, 0xE000)


class Vocabulary(dict[str, str]):
    """Interns tokens as characters in order of first sight. At most 1,112,063 distinct tokens."""

    def __init__(self) -> None:
        super().__init__()
        self.tokens: list[str] = [""]

    def __missing__(self, token: str) -> str:
        if len(self.tokens) == _SURROGATES.start:
            self.tokens.extend("" for _ in _SURROGATES)
        self[token] = character = chr(len(self.tokens))
        self.tokens.append(token)
        return character

    def intern(self, text: str) -> str:
        """A text as one character a token."""
        return "".join(map(self.__getitem__, find_tokens(" " + text))) if text else ""

    def words(self, interned: str) -> str:
        """The tokens behind interned characters, concatenated, each with its leading space."""
        tokens = self.tokens
        return "".join([tokens[ord(character)] for character in interned])

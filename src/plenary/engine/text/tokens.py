"""Tokens: what the alignment moves about. Words and punctuation apart, Chinese by known words, else by character.

A token carries the white space before it, so a text is the plain concatenation of its tokens and no
spacing rule can lose anything. A text that does not begin with a closing sign is tokenised behind one
space, so that its first word is the same token as that word elsewhere. For alignment each distinct token
is interned to one character: a provision becomes a Python string, which rapidfuzz compares at
bit-parallel speed.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import lru_cache

from plenary.engine.text.chinese import LEXICON, NUMERALS, spell
from plenary.engine.text.function_words import LEANING, function_words

HAN = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303b\u3040-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
)
"""Scripts written without spaces between words, as the inside of a regular expression's character class."""

_BEGINS_HAN = re.compile(f"[{HAN}]")

_SIGNS = "\\u0300-\\u036f\\u064b-\\u065f\\u0670"
"""Combining marks, which regular expressions do not count among the letters they stand on."""

_TOKEN = re.compile(
    rf"""\s*(?:
        [^\W\d_{HAN}{_SIGNS}] (?:[^\W{HAN}]+|[{_SIGNS}\u200c\u200d]+|['’\-\u2010\u2011](?=[^\W\d_{HAN}]))*
      | [{NUMERALS}]{{2,}} | 第(?=[{NUMERALS}]{{2}})                                 # 三十一 of 第三十一条
      | (?=[{HAN}]) (?:{spell(LEXICON)}|[{HAN}])                                     # a word known, or a character
      | \d+(?:[.,:]\d+)*                                                             # 1.5, 18:00
      | [{_SIGNS}] (?:[^\W{HAN}]+|[{_SIGNS}\u200c\u200d]+|['’](?=[^\W\d_]))*
      | ⁽[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾                                                              # the sign of a footnote
      | \S                                                                           # punctuation, sign by sign
    )|\s+$""",
    re.VERBOSE,
)

find_tokens = _TOKEN.findall


CLOSING = frozenset(".,;:!?%)]}»”’…،؛؟。，、；：！？）】》」』")
"""Signs that stand against the word before them."""


def lead(text: str) -> str:
    """The text as its tokens spell it: behind one space, unless it is empty or begins with a closing sign."""
    return text if text[:1] in CLOSING or not text else " " + text


def tokenise(text: str) -> list[str]:
    """The tokens of a text, each with its leading space; an empty text has none."""
    return find_tokens(lead(text))


def join(tokens: Iterable[str]) -> str:
    """The text that tokens came from: the inverse of ``tokenise``."""
    return "".join(tokens).removeprefix(" ")


def token_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The tokens that characters start to end of a text touch, as a half-open span of token places."""
    starts, ends = _bounds(text)
    first, last = bisect_right(ends, start), bisect_left(starts, end)
    return (first, last) if first < last else (0, 0)


@lru_cache(maxsize=16)
def _bounds(text: str) -> tuple[list[int], list[int]]:
    """Where the tokens of a text begin, the space before them left aside, and where they end, in characters.

    Kept for a while, because thousands of brackets may be asked for in one text.
    """
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for token in tokenise(text):
        starts.append(at + len(token) - len(token.lstrip()) - 1)
        at += len(token)
        ends.append(at - 1)
    return starts, ends


_SURROGATES = range(0xD800, 0xE000)


class _Irregular(Exception):
    """White space that is not one space between two words: its token depends on what stands around it."""


class _Words(dict[str, str]):
    """What stands between two spaces, interned with the space before it."""

    def __init__(self, cut: Callable[[str], str]) -> None:
        super().__init__()
        self._cut = cut

    def __missing__(self, word: str) -> str:
        if not word or word[-1].isspace():
            raise _Irregular
        self[word] = interned = self._cut(f" {word}")
        return interned


class Vocabulary(dict[str, str]):
    """Interns tokens as characters in order of first sight. At most 1,112,063 distinct tokens.

    ``light`` holds the characters of function words, ``leaning`` of those of them that end a phrase (的), ``signs``
    those of punctuation, ``closing`` those of signs that stand against the word before them, ``spaced`` those of
    tokens with white space before them, ``han`` those of Chinese ones without: what a token is, is asked of
    characters, many times for each token.
    """

    def __init__(self, lang: str = "en") -> None:
        super().__init__()
        self.tokens: list[str] = [""]
        self.light: set[str] = set()
        self.leaning: set[str] = set()
        self.signs: set[str] = set()
        self.closing: set[str] = set()
        self.spaced: set[str] = set()
        self.han: set[str] = set()
        self._function_words = function_words(lang)
        self._words = _Words(self._cut)

    def fork(self) -> "Vocabulary":
        """A vocabulary that knows what this one knows, and learns by itself."""
        fork = Vocabulary.__new__(Vocabulary)
        fork.update(self)
        fork.tokens = self.tokens.copy()
        fork.light, fork.signs, fork.closing = self.light.copy(), self.signs.copy(), self.closing.copy()
        fork.leaning = self.leaning.copy()
        fork.spaced, fork.han = self.spaced.copy(), self.han.copy()
        fork._function_words = self._function_words
        fork._words = _Words(fork._cut)
        fork._words.update(self._words)
        return fork

    def __missing__(self, token: str) -> str:
        if len(self.tokens) == _SURROGATES.start:
            self.tokens.extend("" for _ in _SURROGATES)
        self[token] = character = chr(len(self.tokens))
        self.tokens.append(token)
        if token[0].isspace():
            self.spaced.add(character)
        elif _BEGINS_HAN.match(token):
            self.han.add(character)
        word = token.strip()
        if word.lower() in self._function_words:
            self.light.add(character)
            if word in LEANING:
                self.leaning.add(character)
        elif not any(map(str.isalnum, word)):
            self.signs.add(character)
            if word in CLOSING:
                self.closing.add(character)
        return character

    def intern(self, text: str) -> str:
        """A text as one character a token."""
        return self.intern_spelt(lead(text))

    def intern_spelt(self, text: str) -> str:
        """Text as its tokens spell it, as one character a token.

        No token reaches across the beginning of white space, so a word between two spaces is cut the same
        wherever it stands, and need be cut once only.
        """
        first, *rest = text.split(" ")
        try:
            between = "".join(map(self._words.__getitem__, rest))
        except _Irregular:
            return self._cut(text)
        if not first:
            return between
        return self._cut(text) if first[-1].isspace() else self._cut(first) + between

    def _cut(self, text: str) -> str:
        return "".join([self[token] for token in find_tokens(text)])

    def words(self, interned: str) -> str:
        """The tokens behind interned characters, concatenated, each with its leading space."""
        return interned.translate(self.tokens)

"""A text interned once, so that texts which begin and end like it cost only what lies between.

Readings differ from their base in a few words, and cutting text into tokens is the dearest step of their
collation.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from rapidfuzz.distance import Postfix, Prefix

from plenary.engine.text.tokens import HAN, Vocabulary, find_tokens, lead

_HAN = re.compile(f"[{HAN}]")


class Model:
    """A text and where its tokens begin.

    A token that begins with white space, or is a Chinese or Japanese character, begins there in whatever
    text: no token reaches across such a place, and none looks further than the sign behind its end.
    """

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = lead(text)
        self.vocabulary = vocabulary
        tokens = find_tokens(self.text)
        self.interned = "".join([vocabulary[token] for token in tokens])
        self.starts = list(accumulate(map(len, tokens), initial=0))
        self._firm = [token[0].isspace() or _HAN.match(token) is not None for token in tokens]

    def intern(self, text: str) -> str:
        """What ``vocabulary.intern(text)`` is."""
        other = lead(text)
        first = max(bisect_left(self.starts, Prefix.similarity(self.text, other)) - 1, 0)
        while first and not self._firm[first]:
            first -= 1
        cut = self.starts[first]
        tail = min(Postfix.similarity(self.text, other), min(len(self.text), len(other)) - cut)
        last = bisect_right(self.starts, len(self.text) - tail)
        while last < len(self._firm) and not self._firm[last]:
            last += 1
        if last >= len(self._firm):
            between, ending = other[cut:], ""
        else:
            between = other[cut : len(other) - (len(self.text) - self.starts[last])]
            ending = self.interned[last:]
        return self.interned[:first] + self.vocabulary.intern_spelt(between) + ending

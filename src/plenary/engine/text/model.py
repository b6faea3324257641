"""A text interned once, so that texts which begin and end like it cost only what lies between.

Readings differ from their base in a few words, and cutting text into tokens is the dearest step of their
collation.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate

from rapidfuzz.distance import Postfix, Prefix

from plenary.engine.text.tokens import HAN, Vocabulary, lead

_HAN = re.compile(f"[{HAN}]")


class Model:
    """A text and where its tokens begin.

    A token that begins with white space, or with the first of several Chinese characters, begins there in
    whatever text: no token reaches across such a place. Only an apostrophe is cut by what comes behind it.
    """

    __slots__ = ("_places", "_starts", "interned", "text", "vocabulary")

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text = lead(text)
        self.vocabulary = vocabulary
        self.interned = interned = vocabulary.intern_spelt(self.text)
        tokens = [vocabulary.tokens[ord(character)] for character in interned]
        starts = list(accumulate(map(len, tokens), initial=0))
        # The first place is one where every text begins to be cut.
        places = [0, *[place for place, character in enumerate(interned) if place and character in vocabulary.spaced]]
        if not vocabulary.han.isdisjoint(interned):
            places += [place for place in range(1, len(tokens)) if _begins_han(tokens[place], tokens[place - 1][-1])]
            places.sort()
        # Models are kept in thousands, and Python looks for garbage in lists, but not in tuples of numbers.
        self._places = tuple(places)
        self._starts = tuple([starts[place] for place in places])

    def intern(self, text: str) -> str:
        """What ``vocabulary.intern(text)`` is."""
        other = lead(text)
        starts = self._starts
        first = max(bisect_left(starts, Prefix.similarity(self.text, other)) - 1, 0)
        cut = starts[first]
        tail = min(Postfix.similarity(self.text, other), min(len(self.text), len(other)) - cut)
        last = bisect_right(starts, len(self.text) - tail)
        if last == len(starts):
            between, ending = other[cut:], ""
        else:
            between = other[cut : len(other) - (len(self.text) - starts[last])]
            ending = self.interned[self._places[last] :]
        return self.interned[: self._places[first]] + self.vocabulary.intern_spelt(between) + ending


def _begins_han(token: str, before: str) -> bool:
    """Whether a token is the first of several Chinese characters or words, behind this sign."""
    return _HAN.match(token) is not None and _HAN.match(before) is None and before not in "'’"

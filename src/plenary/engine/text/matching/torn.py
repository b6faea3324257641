"""Provisions split in two or more, and several merged into one.

A provision of the file that has no pair, right beside one that has, is part of a split when the two
together are clearly more of the base provision than the one alone: at least half of its words must
be words that the base provision still lacked. Merging is the same seen from the other side.
"""

from collections.abc import Mapping

from rapidfuzz.distance import LCSseq

from plenary.engine.text.matching.side import Side

_GAIN = 0.45
_SHORTEST = 4

Parts = dict[int, list[int]]
"""For a paired provision, all the provisions on the other side that it is now, in document order."""


def find_parts(whole: Side, parts: Side, pairs: Mapping[int, int], taken: Mapping[int, int]) -> Parts:
    """The provisions of ``whole`` that are several of ``parts``. ``pairs`` goes from whole to parts, ``taken`` back."""
    found: Parts = {}
    used: set[int] = set()
    for one, first in pairs.items():
        text = whole.words[one]
        run, joined = [first], parts.words[first]
        if len(text) - LCSseq.similarity(text, joined) < _SHORTEST or whole.classes[one] != "words":
            continue
        for step in (1, -1):
            place = first + step
            while 0 <= place < len(parts) and place not in taken and place not in used:
                more = parts.words[place]
                longer = joined + more if step > 0 else more + joined
                gain = LCSseq.similarity(text, longer) - LCSseq.similarity(text, joined)
                if parts.classes[place] != "words" or len(more) < _SHORTEST or gain < _GAIN * len(more):
                    break
                run, joined = ([*run, place] if step > 0 else [place, *run]), longer
                used.add(place)
                place += step
        if len(run) > 1:
            found[one] = run
    return found

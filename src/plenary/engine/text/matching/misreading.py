"""Paragraphs that begin as an article does and open none: the base has their words, there, in a paragraph.

``Option 2: No text`` may come back as ``Article 2: No text``. Taken for an article it would hold all that
follows, and all of that would seem to have moved.
"""

from bisect import bisect_left

from plenary.engine.text.matching.assignment import Assignment
from plenary.engine.text.matching.side import likeness

_SURE = 0.5
_SHORTEST = 3


def find_misread(found: Assignment) -> list[int]:
    """The places in the file of holders without a counterpart that are such paragraphs."""
    base, file = found.base, found.file
    steady = sorted(found.of_file.keys() - found.crossing)
    misread = []
    for f in found.free_file(range(len(file))):
        words = file.words[f]
        if file.classes[f] == "holder" and len(words) >= _SHORTEST:
            at = bisect_left(steady, f)
            begin = found.of_file[steady[at - 1]] + 1 if at else 0
            end = found.of_file[steady[at]] if at < len(steady) else len(base)
            between = (b for b in found.free_base(range(begin, end)) if base.classes[b] == "words")
            if any(likeness(base.words[b], words) >= _SURE for b in between):
                misread.append(f)
    return misread

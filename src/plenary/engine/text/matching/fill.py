"""Provisions between two that are sure: paired in order so that the whole stretch is most alike.

A dynamic programme over the stretch (Needleman and Wunsch, 1970). Besides the words, an equal number
and an equal kind speak for a pair; short texts, which are alike by chance, need more.
"""

from collections.abc import Sequence

from plenary.engine.text.matching.candidate import Candidate
from plenary.engine.text.matching.side import Side, likeness

LARGEST = 4000
"""Stretches with more pairs than this are left as they are."""

_FLOOR = 0.45
_ALONE = 0.33
_FEW = 3
_SHORT = 0.6
_NUMBER = 0.22
_KIND = 0.06


def fill(base: Side, file: Side, left: Sequence[int], right: Sequence[int]) -> list[Candidate]:
    """The pairs of base provisions ``left`` and file provisions ``right``, both in document order."""
    if not left or not right or len(left) * len(right) > LARGEST:
        return []
    if len(left) == len(right) == 1:
        return _fill_one(base, file, left[0], right[0])
    alike = [[_gain(base, file, b, f) for f in right] for b in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in reversed(range(len(left))):
        for j in reversed(range(len(right))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], alike[i][j] + best[i + 1][j + 1])
    pairs = []
    i = j = 0
    while i < len(left) and j < len(right):
        if alike[i][j] > 0 and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            pairs.append(Candidate(left[i], right[j], likeness(base.words[left[i]], file.words[right[j]])))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _fill_one(base: Side, file: Side, b: int, f: int) -> list[Candidate]:
    """One for one, between neighbours that are sure: most likely the same, rewritten."""
    alike = likeness(base.words[b], file.words[f])
    few = min(len(base.words[b]), len(file.words[f])) <= _FEW
    same_place = base.classes[b] == file.classes[f] and (alike >= _ALONE or (few and alike > 0))
    return [Candidate(b, f, alike)] if same_place or _gain(base, file, b, f) > 0 else []


def _gain(base: Side, file: Side, b: int, f: int) -> float:
    """How far a pair is above what chance would give; 0 for none."""
    if base.classes[b] != file.classes[f]:
        return 0.0
    ours, theirs = base.words[b], file.words[f]
    gain = likeness(ours, theirs) - _FLOOR - _SHORT / (1 + min(len(ours), len(theirs)))
    if not ours and not theirs:
        gain = 1.0
    if base.keys[b] is not None and base.keys[b] == file.keys[f]:
        gain += _NUMBER
    if base.provisions[b].kind is file.provisions[f].kind:
        gain += _KIND
    return max(gain, 0.0)

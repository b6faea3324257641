"""Edits of an old text carried through its revision: three-way merging that knows what is absorbed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.alignment import Edit
from plenary.engine.text.rebase.outcome import Fate


@dataclass(frozen=True, slots=True)
class CarriedEdit:
    """One edit of the old text seen from the new, all texts interned.

    The passage of the new text from token ``start`` up to ``end`` reads ``theirs``; the old text had
    ``before`` there, and with the edit alone made in it, ``ours``. To carry is to put ``ours`` there.
    """

    fate: Fate
    start: int
    end: int
    before: str
    ours: str
    theirs: str


def carry(old: str, new: str, revision: Sequence[Edit], edit: Edit) -> CarriedEdit:
    """One edit of the old text, through the revision's edits that make the new text of it. All interned.

    An edit is absorbed when it lies on a shortest way from the old to the new text: taking it first leaves
    nothing of it to be done, and nothing to be undone. It is carried when no edit of the revision overlaps
    it, or when all that the revision does in its bounds lies on a shortest way to what it wants. Anything
    else is in conflict. Ways are measured by Levenshtein distance in tokens.

    What is carried lies in the image of the edit's own span, so carried edits of one reading stay apart
    and in order.
    """
    across = [other for other in revision if _overlap(other, edit)]
    narrow = _look(old, new, revision, edit, across)
    if across and _between(narrow.before, narrow.ours, narrow.theirs):
        return narrow
    beside = [other for other in revision if other[0] <= edit[1] and other[1] >= edit[0]]
    if len(beside) > len(across):
        wide = _look(old, new, revision, edit, beside)
        if _between(wide.before, wide.ours, wide.theirs):
            return wide
    inside = all(edit[0] <= other[0] and other[1] <= edit[1] for other in across)
    kept = inside and _between(narrow.before, narrow.theirs, narrow.ours)
    fate = Fate.CARRIED if kept else Fate.CONFLICT
    return CarriedEdit(fate, narrow.start, narrow.end, narrow.before, narrow.ours, narrow.theirs)


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether both change a token, insert at the same place, or one inserts amid what the other changes."""
    return one[:2] == other[:2] or (one[0] < other[1] and other[0] < one[1])


def _look(old: str, new: str, revision: Sequence[Edit], edit: Edit, met: Sequence[Edit]) -> CarriedEdit:
    """The smallest passage that holds the edit and those of the revision that it met, taken as absorbed."""
    start = min(edit[0], *(other[0] for other in met)) if met else edit[0]
    end = max(edit[1], *(other[1] for other in met)) if met else edit[1]
    shift = sum(_growth(other) for other in revision if other[1] <= start and other not in met)
    there = start + shift
    until = end + shift + sum(map(_growth, met))
    ours = old[start : edit[0]] + edit[2] + old[edit[1] : end]
    return CarriedEdit(Fate.ABSORBED, there, until, old[start:end], ours, new[there:until])


def _growth(edit: Edit) -> int:
    return len(edit[2]) - (edit[1] - edit[0])


def _between(start: str, middle: str, end: str) -> bool:
    """Whether the middle text lies on a shortest way from the first to the last."""
    direct = Levenshtein.distance(start, end)
    return Levenshtein.distance(start, middle) + Levenshtein.distance(middle, end) == direct

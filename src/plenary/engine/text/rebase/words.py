"""Edits of an old text carried through its revision: three-way merging that knows what is absorbed."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.alignment import Edit
from plenary.engine.text.rebase.outcome import Fate
from plenary.engine.text.tokens import Vocabulary


@dataclass(frozen=True, slots=True)
class CarriedEdit:
    """One edit of the old text seen from the new.

    The passage of the new text from token ``start`` up to ``end`` stands where the old text had tokens ``first``
    up to ``last``. To carry is to put the edit's words there. ``further`` says that the new text does a part
    of what is carried.
    """

    fate: Fate
    start: int
    end: int
    first: int
    last: int
    further: bool = False


def is_absorbed(old: str, new: str, edit: Edit) -> bool:
    """Whether the new text already has an edit of the old one: the old text with this edit alone lies on a
    shortest way from the old text to the new (Levenshtein distance in tokens).

    Taking it first then leaves nothing of it to be done, and nothing to be undone. It makes no difference which
    of several equally short ways an alignment took, or to which of several equal places an edit was slid.
    """
    start, end, words = edit
    return old[start:end] != words and _between(old, old[:start] + words + old[end:], new)


def carry(
    old: str, new: str, revision: Sequence[Edit], edit: Edit, vocabulary: Vocabulary, *, absorbed: bool
) -> CarriedEdit:
    """One edit of the old text, through the revision's edits that make the new text of it. All interned, with
    equal characters for tokens that say the same, by the ``vocabulary``.

    An edit that is ``absorbed`` is given the smallest passage that shows it. Any other is carried when no
    edit of the revision overlaps it, or when all that the revision does in its bounds lies on a shortest way to
    what it wants; else it is in conflict. So is an insertion beside a word that the revision took away, unless that is
    a function word or a sign: it was said of that word. What is carried lies in the image of the edit's own span, so
    carried edits of one reading stay apart and in order.
    """
    if absorbed:
        return _showing(old, new, revision, edit)
    across = [other for other in revision if _overlap(other, edit) or _unseats(old, other, edit, vocabulary)]
    found = _look(revision, edit, across, Fate.CARRIED)
    inside = (found.first, found.last) == edit[:2]
    if not across or (inside and _between(old[edit[0] : edit[1]], new[found.start : found.end], edit[2])):
        return CarriedEdit(Fate.CARRIED, found.start, found.end, found.first, found.last, bool(across))
    return CarriedEdit(Fate.CONFLICT, found.start, found.end, found.first, found.last)


def _showing(old: str, new: str, revision: Sequence[Edit], edit: Edit) -> CarriedEdit:
    """The smallest passage in which an absorbed edit shows. The one with all that was revised does show it."""
    nearest = sorted(revision, key=lambda other: (not _overlap(other, edit), _gap(other, edit), other[0]))
    count = sum(_overlap(other, edit) for other in revision)
    found = _look(revision, edit, nearest[:count], Fate.ABSORBED)
    while not _shows(old, new, edit, found):
        count += 1
        found = _look(revision, edit, nearest[:count], Fate.ABSORBED)
    return found


def _shows(old: str, new: str, edit: Edit, passage: CarriedEdit) -> bool:
    before = old[passage.first : passage.last]
    ours = old[passage.first : edit[0]] + edit[2] + old[edit[1] : passage.last]
    return _between(before, ours, new[passage.start : passage.end])


def _gap(one: Edit, other: Edit) -> int:
    """The tokens between two edits; none where they touch or overlap."""
    return max(0, one[0] - other[1], other[0] - one[1])


def _overlap(one: Edit, other: Edit) -> bool:
    """Whether both change a token, insert at the same place, or one inserts amid what the other changes."""
    return one[:2] == other[:2] or (one[0] < other[1] and other[0] < one[1])


def _unseats(old: str, other: Edit, edit: Edit, vocabulary: Vocabulary) -> bool:
    """Whether one edit takes away a word right before or after the place where another inserts."""
    start, end, _ = edit
    beside = {start - 1, start} & set(range(*other[:2])) if start == end else ()
    return any(old[place] not in vocabulary.light and old[place] not in vocabulary.signs for place in beside)


def _look(revision: Sequence[Edit], edit: Edit, met: Sequence[Edit], fate: Fate) -> CarriedEdit:
    """The smallest passage that holds the edit and those of the revision that it met."""
    first = min(edit[0], *(other[0] for other in met)) if met else edit[0]
    last = max(edit[1], *(other[1] for other in met)) if met else edit[1]
    start = first + sum(_growth(other) for other in revision if other[1] <= first and other not in met)
    return CarriedEdit(fate, start, start + last - first + sum(map(_growth, met)), first, last)


def _growth(edit: Edit) -> int:
    return len(edit[2]) - (edit[1] - edit[0])


def _between(start: str, middle: str, end: str) -> bool:
    """Whether the middle text lies on a shortest way from the first to the last."""
    direct = Levenshtein.distance(start, end)
    return Levenshtein.distance(start, middle) + Levenshtein.distance(middle, end) == direct

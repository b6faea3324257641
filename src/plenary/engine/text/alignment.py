"""One reading against the base: the fewest edits, each slid to where a reader would put the bracket.

A stretch of which hardly a word survives is one edit. The edits depend on base and reading only, never
on other readings, so the same proposal made by two members is the same edit, and readings can be aligned
in any order and cached.
"""

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import cast

from rapidfuzz.distance import Indel, Levenshtein

from plenary.engine.text.tokens import Vocabulary

Edit = tuple[int, int, str]
"""``(start, end, words)``: base tokens from start up to end give way to interned words."""


def align(base: str, reading: str, vocabulary: Vocabulary) -> list[Edit]:
    """The edits that make the reading of the base, in order, none touching another.

    Both texts are interned. O(len(base) · edits / 64) by bit-parallel Levenshtein.
    """
    touching: list[Edit] = []
    # rapidfuzz types a row of five as a row of anything; rows are faster to walk than its objects.
    rows = cast("list[tuple[str, int, int, int, int]]", Levenshtein.opcodes(base, reading).as_list())
    at = done = 0
    for tag, start, end, left, right in rows:
        if tag == "equal":
            if at < start or done < left:
                touching.append((at, start, reading[done:left]))
            at, done = end, right
    if at < len(base) or done < len(reading):
        touching.append((at, len(base), reading[done:]))
    # One edit of a word or two, which most are, has no phrase to keep.
    if len(touching) > 1 or (touching and len(touching[0][2]) > BLOCK):
        touching = keep_phrases(base, touching, vocabulary)
    edits: list[Edit] = []
    for place, (start, end, words) in enumerate(touching):
        if start == end or not words:
            lowest = edits[-1][1] + 1 if edits else 0
            highest = touching[place + 1][0] - 1 if place + 1 < len(touching) else len(base)
            edits.append(slide(base, (start, end, words), lowest, highest, vocabulary))
        else:
            edits.append((start, end, words))
    return gather_rewriting(base, edits) if len(edits) > 1 else edits


BLOCK = 2
"""Words in a row, one of them more than a function word, that a reader knows again after other words moved
about them."""


def keep_phrases(base: str, edits: Sequence[Edit], vocabulary: Vocabulary) -> list[Edit]:
    """The edits, those that share a phrase of the base put so that it stays: of the ways to say a change in
    equally few edits, that is the one in which *the transfer* is kept and not the *and* before it."""
    light = vocabulary.light
    found: list[Edit] = []
    first = 0
    for place, (start, end, words) in enumerate(edits, start=1):
        if place == len(edits) or not light.issuperset(base[end : edits[place][0]]):
            # Most stand alone, and are too short to have a phrase of the base.
            if place - first == 1 and (end - start <= BLOCK or len(words) <= BLOCK):
                found.append(edits[first])
            else:
                found += _around_phrases(base, edits[first:place], light)
            first = place
    return found


def _around_phrases(base: str, edits: Sequence[Edit], light: set[str]) -> Sequence[Edit]:
    """Edits parted by function words only, or edits around longer parts that are the same before and after."""
    start, end = edits[0][0], edits[-1][1]
    if end - start <= BLOCK:
        return edits
    words = merge(edits, base)[2]
    old = base[start:end]
    common = set(old).intersection(words)
    if len(common) < BLOCK or light.issuperset(common):
        return edits
    found: list[Edit] = []
    at = done = kept = 0
    rows = cast("list[tuple[str, int, int, int, int]]", Indel.opcodes(old, words).as_list())
    for tag, left, right, begin, stop in (*rows, ("end", len(old), len(old), len(words), len(words))):
        phrase = tag == "equal" and right - left >= BLOCK and not light.issuperset(old[left:right])
        if phrase or tag == "end":
            found.append((start + at, start + left, words[done:begin]))
            at, done = right, stop
            kept += right - left
    if kept <= sum(after[0] - before[1] for before, after in pairwise(edits)):
        return edits
    return [part for part in found if part[0] < part[1] or part[2]]


SURVIVING = 0.2
"""Where less than this share of the words stays between first and last edit, the words in between were
not kept but met by chance, and the whole is one suggestion. Measured beside the secretariat's own brackets
(benchmarks/secretariat.py): up to 0.2 the figures hardly move, above that whole phrases are repeated for a
few words."""


def gather_rewriting(base: str, edits: list[Edit]) -> list[Edit]:
    """The edits, at least one, with each stretch that was written anew made one of them.

    Stretches part at their longest unchanged words, and are judged from the smallest to the largest: what stands
    inside a stretch that was written anew did not survive there, and is no reason to keep its neighbours apart.
    O(len(edits)).
    """
    gaps = [after[0] - before[1] for before, after in pairwise(edits)]
    whole = max(edits[-1][1] - edits[0][0], sum([len(edit[2]) for edit in edits]) + sum(gaps))
    if min(gaps, default=whole) >= SURVIVING * whole:
        # Then so do all parts of the whole.
        return edits
    if len(edits) == 2:
        return [merge(edits, base)]
    kept = [0, *accumulate(gaps)]
    written = [0, *accumulate(len(edit[2]) for edit in edits)]
    root, left, right = _longest_first(gaps)
    stretches: list[tuple[int, int, int]] = []
    open_ = [(0, len(edits) - 1, root)]
    while open_:
        first, last, longest = stretch = open_.pop()
        if first < last:
            stretches.append(stretch)
            open_.append((longest + 1, last, right[longest]))
            open_.append((first, longest, left[longest]))
    # The place behind the last, which is also that before the first, stands for a single edit.
    surviving = [*gaps, 0]
    for first, last, longest in reversed(stretches):
        survive = surviving[left[longest]] + gaps[longest] + surviving[right[longest]]
        old = edits[last][1] - edits[first][0]
        new = written[last + 1] - written[first] + kept[last] - kept[first]
        surviving[longest] = survive if survive >= SURVIVING * max(old, new) else 0
    anew: dict[int, int] = {}
    for first, last, longest in stretches:
        if not surviving[longest]:
            anew.setdefault(first, last)
    found: list[Edit] = []
    at = 0
    while at < len(edits):
        last = anew.get(at, at)
        found.append(merge(edits[at : last + 1], base))
        at = last + 1
    return found


def _longest_first(gaps: Sequence[int]) -> tuple[int, list[int], list[int]]:
    """The Cartesian tree of the gaps (Vuillemin 1980): the place of the longest, the first of equals, and
    for each place that of the longest on its left and on its right, up to a longer one; -1 for none."""
    left, right = [-1] * len(gaps), [-1] * len(gaps)
    path: list[int] = []
    for place, gap in enumerate(gaps):
        below = -1
        while path and gaps[path[-1]] < gap:
            below = path.pop()
        left[place] = below
        if path:
            right[path[-1]] = place
        path.append(place)
    return path[0] if path else -1, left, right


def merge(edits: Sequence[Edit], base: str) -> Edit:
    """One edit that does what several in order do, the words between them included."""
    words = [edits[0][2]]
    for before, after in pairwise(edits):
        words.append(base[before[1] : after[0]])
        words.append(after[2])
    return edits[0][0], edits[-1][1], "".join(words)


def slide(base: str, edit: Edit, lowest: int, highest: int, vocabulary: Vocabulary) -> Edit:
    """The same insertion or deletion at its best place among the equivalent ones.

    An insertion of ``b a`` between ``a`` and ``c`` could as well be ``a b`` before ``a``; which of them is
    bracketed makes no difference to the text and all the difference to the reader. ``lowest`` and
    ``highest`` bound where the edit may begin and end, in base tokens.
    """
    start, end, words = edit
    if words:
        leftmost = start
        while leftmost > lowest and base[leftmost - 1] == words[-1]:
            leftmost -= 1
            words = words[-1] + words[:-1]
        candidates = [(leftmost, words)]
        at = leftmost
        while at < highest and base[at] == words[0]:
            words = words[1:] + words[0]
            at += 1
            candidates.append((at, words))
        if len(candidates) == 1:
            return leftmost, leftmost, words
        at, words = max(candidates, key=lambda c: (_grade(base, c[0], c[0], c[1], vocabulary), c[0]))
        return at, at, words
    length = end - start
    while start > lowest and base[start - 1] == base[start + length - 1]:
        start -= 1
    places = [start]
    while start + length < highest and base[start] == base[start + length]:
        start += 1
        places.append(start)
    if len(places) > 1:
        start = max(places, key=lambda at: (_grade(base, at, at + length, base[at : at + length], vocabulary), at))
    return start, start + length, ""


def _grade(base: str, start: int, end: int, words: str, vocabulary: Vocabulary) -> int:
    """How well brackets around the words read: they should begin after a pause, or with one or with a
    light word that opens a phrase, and must not end on a light word, unless it leans on the word before it: from
    that nothing cuts it off."""
    light, leaning, signs = vocabulary.light, vocabulary.leaning, vocabulary.signs
    grade = 0
    if start == 0 or base[start - 1] in signs:
        grade += 3
    elif words[0] in signs:
        grade += 2
    elif words[0] in light:
        grade += 1
    if end == len(base) or words[-1] in signs or base[end] in signs:
        grade += 2
    if words[-1] in light and words[-1] not in leaning:
        grade -= 3
    if start and base[start - 1] in light and base[start - 1] not in leaning:
        grade -= 1
    if words[0] in leaning or base[end : end + 1] in leaning:
        grade -= 3
    return grade

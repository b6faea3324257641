"""Brackets on phrases: neighbouring edits made one, and signs kept with the words that they stand against."""

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from plenary.engine.text.alignment import Edit, merge
from plenary.engine.text.collation.draft import Span
from plenary.engine.text.slot import Alternative, Node, Slot
from plenary.engine.text.tokens import CLOSING, Vocabulary


def coalesce(edits: list[Edit], masks: Mapping[Edit, int], base: str, vocabulary: Vocabulary) -> list[Edit]:
    """One draft's edits, of neighbouring ones that the same readings make and only small words part made one;
    ``masks`` say who makes each."""
    if len(edits) < 2:
        return edits
    groups = [[edits[0]]]
    for before, after in pairwise(edits):
        if masks[before] == masks[after] and _near(before, after, base, vocabulary):
            groups[-1].append(after)
        else:
            groups.append([after])
    return [merge(group, base) for group in groups] if len(groups) < len(edits) else edits


def _near(before: Edit, after: Edit, base: str, vocabulary: Vocabulary) -> bool:
    """Whether a reader takes the two for one suggestion: one word parts them, or two small ones, or a sign
    inside a compound (seventy-two), or a stretch shorter than either."""
    gap = base[before[1] : after[0]]
    signs, words = vocabulary.signs, vocabulary.words
    if len(gap) == 1:
        return gap not in signs or " " not in words(base[before[1] : after[0] + 1])
    if len(gap) == 2 and all(token in vocabulary.light for token in gap):
        return True
    shorter = min(max(edit[1] - edit[0], len(edit[2])) for edit in (before, after))
    return len(gap) <= 3 and len(gap) < shorter and not any(token in signs for token in gap)


NONE: frozenset[Span] = frozenset()
"""What mostly hangs, said once for all provisions."""


def find_hanging(edits: Collection[Edit], base: str, vocabulary: Vocabulary) -> AbstractSet[Span]:
    """Spans whose alternatives are to begin with the word before them, because one would begin with a comma: not
    ``issue texts[, / and]`` but ``issue [texts, / texts and]``.

    Only where nobody touches that word. What is merely added or left out keeps its sign, as in
    ``texts[, in time,]``, and so does what offers words to others with the same sign. In a script without spaces
    no character is a word, and a sign hangs by nothing.
    """
    closing, signs = vocabulary.closing, vocabulary.signs
    hanging = {
        (start, end)
        for start, end, words in edits
        if 0 < start < end
        and words
        and (words[0] in closing or base[start] in closing)
        and not _alike(words[0], base[start], vocabulary)
    }
    if not hanging:
        return NONE
    found: set[Span] = set()
    spans = {edit[:2] for edit in edits}
    for start, end in sorted(hanging):
        word = base[start - 1]
        if word in signs or not vocabulary.words(word).startswith(" "):
            continue
        if any(
            left <= start <= right and not left < start < end <= right and (left, right) != (start, end)
            for left, right in spans
        ):
            continue
        found.add((start, end))
        spans.remove((start, end))
        spans.add((start - 1, end))
    return found


def hang(edits: list[Edit], hanging: AbstractSet[Span], base: str) -> list[Edit]:
    """One draft's edits, those of hanging spans with the word before them."""
    if not hanging or hanging.isdisjoint([edit[:2] for edit in edits]):
        return edits
    return [
        (start - 1, end, base[start - 1] + words) if (start, end) in hanging else (start, end, words)
        for start, end, words in edits
    ]


def _alike(sign: str, other: str, vocabulary: Vocabulary) -> bool:
    """Whether both are signs that stand at the same distance from the word before them: in French not all do."""
    closing, words = vocabulary.closing, vocabulary.words
    return sign in closing and other in closing and words(sign)[0].isspace() == words(other)[0].isspace()


def tuck_in(nodes: Sequence[Node]) -> tuple[Node, ...]:
    """The nodes with each addition that begins with a comma inside the brackets of the words it hangs by, where
    others would leave these out: ``[now[, and later (A)] / no text (B)]``, not ``[now / no text (B)][, and later
    (A)]``, which would leave a comma without its word."""
    tucked: list[Node] = []
    for node in nodes:
        before = tucked[-1] if tucked else ""
        if isinstance(node, Slot) and isinstance(before, Slot) and _hangs(node) and _may_go(before, node):
            first, *others = before.alternatives
            tucked[-1] = Slot(before.id, (Alternative((*first.content, node), first.mask), *others))
        else:
            tucked.append(node)
    return tuple(tucked)


def _hangs(slot: Slot) -> bool:
    """Whether everything in a slot is added behind the words before it."""
    first, *others = slot.alternatives
    return not first.content and all(_opening(other.content) in CLOSING for other in others)


def _opening(content: Sequence[Node]) -> str:
    """The sign that content begins with, spaces before it left out; none where it begins with a slot."""
    return content[0].lstrip()[:1] if content and isinstance(content[0], str) else ""


def _may_go(slot: Slot, addition: Slot) -> bool:
    """Whether some leave the words of a slot out, and nobody who adds says anything else there."""
    adding = 0
    for alternative in addition.alternatives[1:]:
        adding |= alternative.mask
    first, *others = slot.alternatives
    return (
        bool(first.content)
        and any(not other.content for other in others)
        and not any(other.mask & adding for other in others)
    )

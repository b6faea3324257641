"""Neighbouring edits made one, so that brackets fall on phrases."""

from collections.abc import Sequence
from itertools import pairwise

from plenary.engine.text.alignment import Edit, merge
from plenary.engine.text.collation.draft import Draft, support
from plenary.engine.text.tokens import Vocabulary


def coalesce(drafts: Sequence[Draft], base: str, vocabulary: Vocabulary) -> None:
    """Make one edit of neighbouring ones that the same readings make and only small words part."""
    masks = support(drafts)
    for draft in drafts:
        if len(draft.edits) < 2:
            continue
        groups = [[draft.edits[0]]]
        for before, after in pairwise(draft.edits):
            if masks[before] == masks[after] and _near(before, after, base, vocabulary):
                groups[-1].append(after)
            else:
                groups.append([after])
        draft.edits = [merge(group, base) for group in groups]


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

"""Which provisions moved: those under another holder, or in another order among what their holder holds.

Of provisions that changed places the lightest are said to have moved; a holder weighs what it holds, and what was
struck and typed anew is lighter than all that stayed. What a
moved provision holds has not moved. A file whose structure is poorer than the base's (numbers lost, headings
left out) must not seem full of moves, so only containers count as holders here, where both are known and of one
kind; within one, the order decides. A cell never moves: it is the one of its row and column.
"""

from collections import defaultdict
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from plenary.engine.text.correspondence import heaviest_rise
from plenary.engine.text.matching.side import Side


def find_moves(base: Side, file: Side, pairs: Mapping[int, int], retyped: AbstractSet[int] = frozenset()) -> set[int]:
    """The places in the base of provisions that moved; ``pairs`` goes from base to file. ``retyped`` are those that
    were struck where they stood."""
    pairs = {b: f for b, f in pairs.items() if base.classes[b] != "cell"}
    moved = {b for b, f in pairs.items() if _elsewhere(base, file, pairs, b, f)}
    weights = _weights(base)
    stay = sum(len(words) + 1 for words in base.words) if retyped else 0
    groups: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for b, f in pairs.items():
        if b not in moved:
            groups[_held_by(base, pairs, b)].append((f, b))
    for group in groups.values():
        group.sort()
        steady = heaviest_rise([(b, weights[b] + stay * (b not in retyped)) for _, b in group])
        moved.update(b for place, (_, b) in enumerate(group) if place not in steady)
    return {b for b in moved if not _goes_along(base, file, pairs, moved, b)}


def _weights(side: Side) -> list[int]:
    """How many words each provision has, with all that it holds if it is a holder."""
    weights = [1 + len(words) for words in side.words]
    for place in reversed(range(len(side))):
        if side.holders[place] >= 0:
            weights[side.holders[place]] += weights[place]
    return weights


def _elsewhere(base: Side, file: Side, pairs: Mapping[int, int], b: int, f: int) -> bool:
    ours, theirs = base.holders[b], file.holders[f]
    return ours in pairs and theirs >= 0 and pairs[ours] != theirs and base.classes[ours] == file.classes[theirs]


def _held_by(base: Side, pairs: Mapping[int, int], b: int) -> int:
    """The nearest holder that is still there; what one held that is gone keeps its order among what stands there."""
    at = base.holders[b]
    while at >= 0 and at not in pairs:
        at = base.holders[at]
    return at


def _goes_along(base: Side, file: Side, pairs: Mapping[int, int], moved: set[int], b: int) -> bool:
    """Whether a provision only changed its place because the one that holds it did."""
    parent = base.parents[b]
    return parent in moved and file.parents[pairs[b]] == pairs[parent]

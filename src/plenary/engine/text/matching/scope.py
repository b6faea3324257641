"""What part of the base a file is about, and so which absent provisions are deleted.

A file that holds most of the base is a whole text: what it lacks is deleted, except a long stretch, which
somebody more likely left out (the annex, the preamble). Any other file is partial: what it lacks is out of
scope, except where it gives both neighbours, one right after the other, and most of the article around
them; less of the article is enough where the numbers close the gap (2, 4 became 2, 3).
"""

from collections.abc import Mapping, Sequence

from plenary.engine.text.matching.result import Scope, Why
from plenary.engine.text.matching.side import Side

WHOLE = 0.6
"""From this share of the base's words on, a file is a whole text."""

_LONG_SHARE = 0.12
_LONG = 8
_COVERED = 0.7
_RENUMBERED = 0.3


def measure(
    base: Side, file: Side, pairs: Mapping[int, int], home: Mapping[int, int], alike: Mapping[int, float]
) -> Scope:
    """The scope of a file. ``pairs`` are base places to file places and ``home`` file places to base places,
    those of splits and merges included; ``alike`` is the likeness of each pair."""
    weights = {b: len(base.words[b]) for b in pairs}
    held = sum(weights.values())
    whole = sum(len(words) for words in base.words)
    said = sum(len(words) for words in file.words)
    base_share = held / whole if whole else 1.0
    file_share = sum(len(file.words[f]) for f in home) / said if said else 1.0
    mean = sum(weights[b] * alike[b] for b in pairs) / held if held else 0.0
    return Scope(base_share < WHOLE, base_share, file_share, mean)


def judge(base: Side, file: Side, pairs: Mapping[int, int], scope: Scope) -> dict[int, Why]:
    """Why each absent provision of the base is deleted (GAP, WHOLE) or out of scope (the others)."""
    whole = sum(len(words) for words in base.words) or 1
    reasons: dict[int, Why] = {}
    for run in _runs(len(base), pairs):
        words = sum(len(base.words[b]) for b in run)
        if scope.partial:
            cut = _is_cut(base, file, pairs, run)
            reasons.update((b, Why.GAP if cut else _outside(base, pairs, b)) for b in run)
        else:
            long = len(run) >= _LONG and words >= _LONG_SHARE * whole
            reasons.update((b, Why.BLOCK if long else Why.WHOLE) for b in run)
    return reasons


def _runs(size: int, pairs: Mapping[int, int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for place in range(size):
        if place not in pairs:
            if place - 1 in pairs or not runs:
                runs.append([])
            runs[-1].append(place)
    return runs


def _outside(base: Side, pairs: Mapping[int, int], b: int) -> Why:
    return Why.EXCERPT if base.holders[b] in pairs else Why.OUTSIDE


def _is_cut(base: Side, file: Side, pairs: Mapping[int, int], run: Sequence[int]) -> bool:
    """Whether the file goes on from before the run to after it, in a holder that it covers."""
    before, after = run[0] - 1, run[-1] + 1
    if before not in pairs or after not in pairs:
        return False
    held = set(pairs.values())
    if pairs[after] <= pairs[before] or any(place in held for place in range(pairs[before] + 1, pairs[after])):
        return False
    needed = _RENUMBERED if _renumbered(base, file, pairs, after) else _COVERED
    return all(_covered(base, pairs, holder) >= needed for holder in {base.holders[b] for b in run})


def _renumbered(base: Side, file: Side, pairs: Mapping[int, int], after: int) -> bool:
    ours, theirs = base.keys[after], file.keys[pairs[after]]
    return ours is not None and theirs is not None and ours != theirs


def _covered(base: Side, pairs: Mapping[int, int], holder: int) -> float:
    """The share of a holder's words that the file has; nothing when it lacks the holder itself."""
    if holder >= 0 and holder not in pairs:
        return 0.0
    held = [b for b, above in enumerate(base.holders) if above == holder]
    return sum(len(base.words[b]) for b in held if b in pairs) / (sum(len(base.words[b]) for b in held) or 1)

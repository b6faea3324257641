"""What was struck and written anew in its place, whatever the new words are.

With tracked changes the new words stand in the struck paragraph, above it or below it, and where several
paragraphs in a row were struck, the new ones may all follow. So what is struck and what is typed with no kept words
between is one run, and in it the two are paired in order: those that say the same, those with the same number in
the same holder, and those in one and the same paragraph. A heading is only ever a heading's.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from plenary.engine.text.block import Block, Change
from plenary.engine.text.correspondence import heaviest_rise
from plenary.engine.text.matching.side import Side, likeness
from plenary.engine.text.provision import HOLDERS, Kind, Provision

PASTED = 0.6
"""From this likeness on, words put in elsewhere are the words taken out here."""

SHORTEST = 5
"""With fewer words than this, only the same ones are alike."""

MOST = 250_000
"""More pairs than this are not compared."""

_SAME_NUMBER = 0.5
_SAME_PLACE = 0.25
_WEIGHT = 1_000_000


@dataclass
class Run:
    """Base provisions struck, and accepted ones typed, with no kept words between: by their places on the sides."""

    struck: list[int] = field(default_factory=list)
    typed: list[int] = field(default_factory=list)


class Retyping:
    """``struck`` and ``typed`` are the blocks of base provisions and of accepted ones, by the places of these on their
    sides; ``now`` goes from base ids to accepted ids, and is added to."""

    def __init__(
        self,
        ours: Side,
        theirs: Side,
        blocks: Sequence[Block],
        struck: Mapping[int, Sequence[int]],
        typed: Mapping[int, Sequence[int]],
        now: dict[str, str],
    ) -> None:
        self.ours, self.theirs = ours, theirs
        self.blocks = blocks
        self.struck = {b: _changed(blocks, places, Change.DELETED) for b, places in struck.items()}
        self.typed = {f: _changed(blocks, places, Change.INSERTED) for f, places in typed.items()}
        self.automatic = {f for f, places in typed.items() if any(blocks[place].number for place in places)}
        self.now = now

    def follow(self) -> None:
        """Pair what holds before what is held, so that a number is looked for where it counts."""
        depths = _depths(self.ours)
        for depth in sorted({depths[b] for b in self.struck}):
            for run in self._runs():
                level = [b for b in run.struck if depths[b] == depth]
                if len(level) * len(run.typed) <= MOST:
                    self.now.update(self._pair(level, run.typed))

    def _runs(self) -> Iterator[Run]:
        """The runs of what has no pair yet."""
        held = set(self.now.values())
        before = list(accumulate((any(_says(block, Change.KEPT)) for block in self.blocks), initial=0))
        runs: dict[int, Run] = defaultdict(Run)
        for b, places in self.struck.items():
            if places and self.ours.provisions[b].id not in self.now:
                runs[before[places[0]]].struck.append(b)
        for f, places in self.typed.items():
            if places and self.theirs.provisions[f].id not in held:
                runs[before[places[0]]].typed.append(f)
        yield from (run for run in runs.values() if run.struck and run.typed)

    def _pair(self, struck: Sequence[int], typed: Sequence[int]) -> dict[str, str]:
        """The pairs that are worth most together; of those worth the same, what was typed first."""
        found = [(b, f, worth) for f in reversed(typed) for b in struck if (worth := self._worth(b, f))]
        if not found:
            return {}
        steady = heaviest_rise([(-b, round(_WEIGHT * worth)) for b, _, worth in found])
        pairs = (found[place] for place in steady)
        return {self.ours.provisions[b].id: self.theirs.provisions[f].id for b, f, _ in pairs}

    def _worth(self, b: int, f: int) -> float:
        """How much speaks for a pair; 0 where nothing does."""
        one, other = self.ours.provisions[b], self.theirs.provisions[f]
        if _sort(one) != _sort(other):
            return 0.0
        here = not set(self.struck[b]).isdisjoint(self.typed[f])
        same = self._same_number(b, f) and self._same_holder(b, f)
        alike = likeness(self.ours.words[b], self.theirs.words[f])
        enough = PASTED if min(len(self.ours.words[b]), len(self.theirs.words[f])) >= SHORTEST else 1.0
        if not (here or same or alike >= enough):
            return 0.0
        return alike + _SAME_NUMBER * same + _SAME_PLACE * here

    def _same_number(self, b: int, f: int) -> bool:
        """Whether the numbers are the same. One that the file counts, counts what was struck, and says nothing."""
        one, other = self.ours.keys[b], self.theirs.keys[f]
        return one == other or (f in self.automatic and one is not None and other is not None)

    def _same_holder(self, b: int, f: int) -> bool:
        """Whether what holds one is what holds the other, or neither is held: the base's holder may not be there."""
        holder = self.ours.provisions[b].parent
        return (self.now.get(holder) if holder is not None else None) == self.theirs.provisions[f].parent


def _sort(provision: Provision) -> str:
    """What may be written anew as what."""
    if provision.kind in HOLDERS:
        return "holder"
    if provision.kind is Kind.FOOTNOTE:
        return str(provision.kind)
    return "heading" if provision.kind in (Kind.HEADING, Kind.TITLE) else "words"


def _depths(side: Side) -> list[int]:
    depths: list[int] = []
    for parent in side.parents:
        depths.append(depths[parent] + 1 if parent >= 0 else 0)
    return depths


def _changed(blocks: Sequence[Block], places: Sequence[int], change: Change) -> list[int]:
    return [place for place in places if any(_says(blocks[place], change))]


def _says(block: Block, change: Change) -> Iterator[bool]:
    return (bool(piece.text.strip()) for piece in block.pieces if piece.change is change)

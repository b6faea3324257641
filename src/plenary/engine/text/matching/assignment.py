"""Which candidate each provision is: a chain in document order first, then moves, then what is left.

The heaviest chain of candidates that rises on both sides holds what did not move (longest increasing
subsequence by weight, O(n log n)). Stretches between its links are filled. What is clearly more like something
elsewhere is taken for neither; what crosses the chain and is much alike has moved; then the rest of the stretches is
filled. A holder is the one whose provisions it holds; in holders so found what remains is filled once more, and last
what has a number only. The cells of a table only tell which table it is: its rows are then matched as ``table`` says.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from plenary.engine.text.correspondence import heaviest_rise
from plenary.engine.text.matching.candidate import Candidate, find_candidates, weigh
from plenary.engine.text.matching.fill import fill
from plenary.engine.text.matching.side import IN_TABLES, Side
from plenary.engine.text.matching.table import match_tables

_MOVED = 0.5
_SHORT = 1.6
_SHORTEST = 2
_PLACE = 0.2
"""How much likeness it is worth to stand in the right place."""

_NUMBER = 20


class Assignment:
    """The pairs so far, by place on either side. ``crossing`` are the places in the file of what crosses the chain."""

    def __init__(self, base: Side, file: Side, given: Mapping[int, int], least: float) -> None:
        self.base = base
        self.file = file
        self.least = least
        self.of_base = dict(given)
        self.of_file = {f: b for b, f in given.items()}
        self.crossing: set[int] = set()

    def add(self, pairs: Iterable[Candidate]) -> None:
        for pair in pairs:
            if pair.base not in self.of_base and pair.file not in self.of_file and pair.likeness >= self.least:
                self.of_base[pair.base] = pair.file
                self.of_file[pair.file] = pair.base

    def settle_tables(self, given: Mapping[int, int]) -> None:
        """Match the rows and cells of the tables that are paired, instead of what their words alone would say.

        Rows may have changed their order, so nothing is looked for between them.
        """
        tables = {b: f for b, f in self.of_base.items() if self.base.classes[b] == "table"}
        parts = match_tables(self.base, self.file, tables, given, self.least)
        self.of_base = {b: f for b, f in self.of_base.items() if self.base.classes[b] not in IN_TABLES} | parts
        self.of_file = {f: b for b, f in self.of_base.items()}
        self.crossing.update(parts.values())

    def free_base(self, places: Iterable[int]) -> list[int]:
        return [place for place in places if place not in self.of_base]

    def free_file(self, places: Iterable[int]) -> list[int]:
        return [place for place in places if place not in self.of_file]


def assign(base: Side, file: Side, given: Mapping[int, int], *, least: float = 0.0) -> Assignment:
    """The assignment of file provisions to base provisions; ``given`` pairs (base to file) are kept, others only
    where they are at least so much alike."""
    found = Assignment(base, file, given, least)
    candidates = [pair for pair in find_candidates(base, file, found.of_file) if pair.base not in found.of_base]
    candidates += [Candidate(b, f, 1.0) for b, f in given.items()]
    chain = _chain(_undisputed(candidates, base, file), base)
    found.add(chain)
    moves = _find_moves(found, candidates)
    _fill_between(found, chain, bare=False, moves=moves)
    _move(found, moves)
    _fill_between(found, chain, bare=False)
    _hold(found)
    _fill_within(found)
    _fill_between(found, _chain([Candidate(b, f, 1.0) for b, f in found.of_base.items()], base), bare=True)
    found.settle_tables(given)
    return found


def _undisputed(candidates: Sequence[Candidate], base: Side, file: Side) -> list[Candidate]:
    """The candidates that may hold a place: all but those of which one side is, beyond doubt, something clearly more
    like it that stands elsewhere. Beyond doubt are two that are likest to each other, and to nothing else as much."""
    likest: dict[tuple[str, int], list[float]] = defaultdict(list)
    for pair in candidates:
        for end in _ends(pair):
            likest[end] = sorted([*likest[end], pair.likeness])[-2:]
    sure: dict[tuple[str, int], float] = {}
    for pair in candidates:
        rivals = [other for end in _ends(pair) for other in likest[end][:-1]]
        if all(other < pair.likeness for other in rivals) and _is_movable(pair, base, file):
            sure.update((end, pair.likeness) for end in _ends(pair))
    return [pair for pair in candidates if all(sure.get(end, 0.0) <= pair.likeness + _PLACE for end in _ends(pair))]


def _ends(pair: Candidate) -> tuple[tuple[str, int], tuple[str, int]]:
    return ("base", pair.base), ("file", pair.file)


def _chain(candidates: Sequence[Candidate], base: Side) -> list[Candidate]:
    if not candidates:
        return []
    # Of several candidates of one provision, in falling order, no two can follow each other in a rise.
    ordered = sorted(candidates, key=lambda pair: (pair.file, -pair.base))
    steady = heaviest_rise([(pair.base, weigh(pair, base)) for pair in ordered])
    return [ordered[place] for place in sorted(steady)]


def _fill_between(
    found: Assignment, chain: Iterable[Candidate], *, bare: bool, moves: Sequence[Candidate] = ()
) -> None:
    """Fill the stretches between links; of what is bare only the number speaks, so it comes last.

    A pair is left open where one of the two is clearly more like something elsewhere, which ``moves`` has, the
    likest first.
    """
    of_base = {pair.base: pair.likeness for pair in reversed(moves)}
    of_file = {pair.file: pair.likeness for pair in reversed(moves)}
    links = sorted((pair.base, pair.file) for pair in chain)
    for (b, f), (next_b, next_f) in pairwise([(-1, -1), *links, (len(found.base), len(found.file))]):
        left = [place for place in found.free_base(range(b + 1, next_b)) if found.base.bare[place] == bare]
        right = [place for place in found.free_file(range(f + 1, next_f)) if found.file.bare[place] == bare]
        found.add(
            pair
            for pair in fill(found.base, found.file, left, right)
            if max(of_base.get(pair.base, 0.0), of_file.get(pair.file, 0.0)) <= pair.likeness + _PLACE
        )


def _find_moves(found: Assignment, candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates outside of the chain that are much alike, the likest first."""
    moves = []
    for pair in sorted(candidates, key=lambda pair: -pair.likeness):
        free = pair.base not in found.of_base and pair.file not in found.of_file
        if free and _is_movable(pair, found.base, found.file):
            moves.append(pair)
    return moves


def _is_movable(pair: Candidate, base: Side, file: Side) -> bool:
    """Whether two are so much alike that they are one wherever they stand."""
    length = min(len(base.words[pair.base]), len(file.words[pair.file]))
    # The shorter a text, the likelier it is that another is like it by chance.
    return length >= _SHORTEST and pair.likeness >= min(_MOVED + _SHORT / length, 1.0)


def _move(found: Assignment, moves: Iterable[Candidate]) -> None:
    steady = set(found.of_file)
    found.add(moves)
    found.crossing = found.of_file.keys() - steady


def _hold(found: Assignment) -> None:
    """Pair holders by what they hold and by their number, the surest first, the innermost before the outer.

    What crosses the chain may have moved alone, so it decides only between holders that nothing steady tells apart.
    """
    base, file = found.base, found.file
    votes: Counter[tuple[int, int]] = Counter()
    steady: Counter[tuple[int, int]] = Counter()
    for f in found.free_file(range(len(file))):
        for child in file.children[f]:
            b = found.of_file.get(child)
            if b is not None and base.parents[b] >= 0:
                votes[base.parents[b], f] += 1 + len(base.words[b])
                steady[base.parents[b], f] += 1 + len(base.words[b]) if child not in found.crossing else 0
    alike = [(b, f) for b, f in votes if base.classes[b] == file.classes[f] and b not in found.of_base]
    for b, f in alike:
        steady[b, f] += _NUMBER if base.keys[b] is not None and base.keys[b] == file.keys[f] else 0
    found.add(Candidate(b, f, 1.0) for b, f in sorted(alike, key=lambda pair: (-steady[pair], -votes[pair], pair)))
    if alike:
        _hold(found)


def _fill_within(found: Assignment) -> None:
    for f in range(len(found.file)):
        b = found.of_file.get(f)
        if b is not None and found.file.children[f]:
            left = found.free_base(found.base.children[b])
            found.add(fill(found.base, found.file, left, found.free_file(found.file.children[f])))

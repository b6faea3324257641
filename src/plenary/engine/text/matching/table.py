"""Tables: rows matched by their cells taken together, cells by their place in the rows.

A cell belongs to its row and its column, whatever it says: values recur in a table, and one that stands elsewhere
in the file was not carried there. A row is known by all of its words, those of the label column first, wherever in
its table it stands; one that is found in another table must be much more alike.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from operator import attrgetter

from plenary.engine.text.correspondence import heaviest_rise
from plenary.engine.text.matching.side import Side, likeness

_LABEL = 0.6
"""How much of a row's likeness is that of its label."""

_SAME = 0.5
"""The likeness above which rows are the same wherever they stand, if no other has such a label."""

_SURE = 0.75
"""The likeness from which they are the same even if others have that label, or in another table."""

_REWRITTEN = 0.25
"""The likeness from which rows between the same neighbours are one row, rewritten."""

_COPIES = 144
_LARGEST = 4000
_WEIGHT = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its place on its side: its label, and the words of its other cells run together."""

    place: int
    label: str
    rest: str

    def alike(self, other: "Row") -> float:
        """From 0 to 1; rows without words are alike only between the same neighbours."""
        if not (self.label or other.label):
            return likeness(self.rest, other.rest)
        if not (self.rest or other.rest):
            return likeness(self.label, other.label)
        return _LABEL * likeness(self.label, other.label) + (1 - _LABEL) * likeness(self.rest, other.rest)

    @property
    def bare(self) -> bool:
        return not (self.label or self.rest)

    @property
    def lone(self) -> bool:
        """Whether it says one thing only, so that nothing is left of it when that is rewritten."""
        return bool(self.label) and not self.rest


Match = tuple[float, Row, Row]
"""How alike a row of the base and a row of the file are, and the two."""


def match_tables(
    base: Side, file: Side, tables: Mapping[int, int], given: Mapping[int, int], least: float
) -> dict[int, int]:
    """The rows and cells of all tables, base to file. ``tables`` are the pairs of tables; the rows of ``given``
    cells are paired whatever they say, others where they are at least so much alike."""
    rows = dict(_given_rows(base, file, given))
    for b, f in tables.items():
        rows |= match_rows(_rows(base, base.children[b], rows), _rows(file, file.children[f], rows.values()), least)
    rows |= _find_strays(_rows(base, _places(base), rows), _rows(file, _places(file), rows.values()))
    return rows | match_cells(base, file, rows, given)


def match_struck(
    base: Side,
    file: Side,
    tables: Mapping[int, int],
    struck: Sequence[int],
    typed: Sequence[int],
    told: Iterable[tuple[int, int]],
) -> dict[int, int]:
    """Rows struck, those of the base, that were typed anew: pairs base to file, with their cells. ``told`` are those
    that a tracked move names."""
    rows: dict[int, int] = {}
    for b, f in told:
        if b not in rows and f not in rows.values():
            rows[b] = f
    for b, f in tables.items():
        ours = _rows(base, [row for row in struck if base.parents[row] == b], rows)
        theirs = _rows(file, [row for row in typed if file.parents[row] == f], rows.values())
        rows |= dict(_known_again(_candidates(ours, theirs)))
    rows |= _find_strays(_rows(base, struck, rows), _rows(file, typed, rows.values()))
    return rows | match_cells(base, file, rows, {})


def _find_strays(ours: Sequence[Row], theirs: Sequence[Row]) -> dict[int, int]:
    """Rows that stand in another table."""
    return dict(_known_again([match for match in _candidates(ours, theirs) if match[0] >= _SURE]))


def match_rows(ours: Sequence[Row], theirs: Sequence[Row], least: float) -> dict[int, int]:
    """The rows of two tables, base to file: those known again wherever they are, then those rewritten between the
    same neighbours."""
    found = dict(_known_again([match for match in _candidates(ours, theirs) if match[0] >= least]))
    places = {row.place: at for at, row in enumerate(theirs)}
    known = [(at, places[found[row.place]]) for at, row in enumerate(ours) if row.place in found]
    steady = heaviest_rise([(f, 1) for _, f in known]) if known else set()
    links = [known[at] for at in sorted(steady)]
    held = set(found.values())
    for (b, f), (next_b, next_f) in pairwise([(-1, -1), *links, (len(ours), len(theirs))]):
        left = [row for row in ours[b + 1 : next_b] if row.place not in found]
        right = [row for row in theirs[f + 1 : next_f] if row.place not in held]
        found |= dict(_rewritten(left, right, least))
    return found


def match_cells(base: Side, file: Side, rows: Mapping[int, int], given: Mapping[int, int]) -> dict[int, int]:
    """The cells of paired rows: by their place, and where one row has more of them, by the columns that are alike."""
    cells: dict[int, int] = {}
    uneven: dict[tuple[int, int], list[tuple[Sequence[int], Sequence[int]]]] = defaultdict(list)
    for b, f in rows.items():
        left, right = base.children[b], file.children[f]
        if len(left) == len(right):
            cells.update(zip(left, right, strict=True))
        else:
            uneven[base.parents[b], file.parents[f]].append((left, right))
    for pairs in uneven.values():
        columns = Counter(
            (i, j)
            for left, right in pairs
            for (i, b), (j, f) in product(enumerate(left), enumerate(right))
            if base.words[b] and base.words[b] == file.words[f]
        )
        for left, right in pairs:
            worth = {
                (i, j): 1
                + columns[i, j]
                + round(_WEIGHT * likeness(base.words[b], file.words[f])) * (not base.bare[b])
                + _WEIGHT * _WEIGHT * (given.get(b) == f)
                for (j, f), (i, b) in product(enumerate(right), reversed([*enumerate(left)]))
            }
            places = [*worth]
            steady = heaviest_rise([(i, weight) for (i, _), weight in worth.items()]) if worth else set()
            cells.update((left[places[at][0]], right[places[at][1]]) for at in steady)
    return cells


def _given_rows(base: Side, file: Side, given: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The rows that most given cells speak for."""
    known = set(_places(base))
    rows = ((base.parents[b], file.parents[f]) for b, f in given.items() if base.classes[b] == "cell")
    votes = Counter((b, f) for b, f in rows if b in known)
    taken: set[int] = set()
    found: set[int] = set()
    for b, f in sorted(votes, key=lambda pair: (-votes[pair], pair)):
        if b not in found and f not in taken:
            found.add(b)
            taken.add(f)
            yield b, f


def _places(side: Side) -> list[int]:
    return [place for place, kind in enumerate(side.classes) if kind == "row"]


def _rows(side: Side, places: Iterable[int], known: Iterable[int]) -> list[Row]:
    """Rows but for those that are known already."""
    known = set(known)
    free = [place for place in places if place not in known and side.classes[place] == "row"]
    columns = {table: _label_column(side, table) for table in {side.parents[place] for place in free}}
    rows = []
    for place in free:
        words = [side.words[cell] for cell in side.children[place]]
        at = columns[side.parents[place]]
        rows.append(Row(place, "".join(words[at : at + 1]), "".join([*words[:at], *words[at + 1 :]])))
    return rows


def _label_column(side: Side, table: int) -> int:
    """The first column most of whose cells have words, and not figures alone; else the first."""
    lettered: Counter[int] = Counter()
    filled: Counter[int] = Counter()
    for row in side.children[table]:
        for column, cell in enumerate(side.children[row]):
            text = side.provisions[cell].text
            filled[column] += bool(text)
            lettered[column] += any(sign.isalpha() for sign in text)
    return next((column for column in sorted(filled) if 2 * lettered[column] > filled[column]), 0)


def _candidates(ours: Sequence[Row], theirs: Sequence[Row]) -> list[Match]:
    """The rows that have a label, or all of their other words, in common."""
    pairs: dict[tuple[int, int], Match] = {}
    for words_of in (attrgetter("label"), attrgetter("rest")):
        groups: dict[str, tuple[list[Row], list[Row]]] = defaultdict(lambda: ([], []))
        for which, rows in enumerate((ours, theirs)):
            for row in rows:
                groups[words_of(row)][which].append(row)
        for words, (left, right) in groups.items():
            for b, f in _tried(left, right) if words else ():
                pairs[b.place, f.place] = (b.alike(f), b, f)
    return [*pairs.values()]


def _tried(ours: Sequence[Row], theirs: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    """Pairs of rows that have words in common. Of very many, their order from either end says which is which."""
    if len(ours) * len(theirs) <= _COPIES:
        yield from product(ours, theirs)
    else:
        yield from zip(ours, theirs, strict=False)
        yield from zip(reversed(ours), reversed(theirs), strict=False)


def _known_again(candidates: Sequence[Match]) -> Iterator[tuple[int, int]]:
    """The rows that are the same wherever they are: most of them in one order, then those out of it."""
    alike = [match for match in candidates if match[0] > _SAME]
    chain = _chain(alike)
    ours = Counter(row.label for row in {row for _, row, _ in alike})
    theirs = Counter(row.label for row in {row for _, _, row in alike})
    crossing = [match for match in alike if match[0] >= _SURE or ours[match[1].label] == theirs[match[2].label] == 1]
    paired: set[int] = set()
    taken: set[int] = set()
    for _, b, f in [*chain, *sorted(crossing, key=lambda match: (-match[0], match[1].place, match[2].place))]:
        if b.place not in paired and f.place not in taken:
            paired.add(b.place)
            taken.add(f.place)
            yield b.place, f.place


def _rewritten(ours: Sequence[Row], theirs: Sequence[Row], least: float) -> Iterator[tuple[int, int]]:
    """Rows between two that are known again, in their order."""
    if len(ours) * len(theirs) > _LARGEST:
        return
    pairs = [(1.0 if b.bare and f.bare else b.alike(f), b, f) for b, f in product(ours, theirs)]
    if len(pairs) == 1 and ours[0].lone and theirs[0].lone and not least:
        yield ours[0].place, theirs[0].place
    else:
        chain = _chain([match for match in pairs if match[0] >= max(least, _REWRITTEN)])
        yield from ((b.place, f.place) for _, b, f in chain)


def _chain(matches: Iterable[Match]) -> list[Match]:
    """The matches that are worth most of those in one order on both sides."""
    ordered = sorted(matches, key=lambda match: (match[2].place, -match[1].place))
    if not ordered:
        return []
    steady = heaviest_rise([(b.place, 1 + round(_WEIGHT * how**2)) for how, b, _ in ordered])
    return [ordered[at] for at in sorted(steady)]

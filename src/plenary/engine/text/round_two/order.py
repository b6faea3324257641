"""Which provisions came back in another place, and where that is."""

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile

from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import TABULAR, Kind

_NEVER_MOVED = TABULAR | {Kind.FOOTNOTE}


@dataclass(frozen=True, slots=True)
class Displaced:
    """A provision that came back elsewhere: ``after`` is the base provision before it. ``sent`` is where its words
    are: for a row, its first cell. ``table`` is the one in which a row came back; None where it is in none of ours."""

    provision: str
    sent: str
    after: str | None
    table: str | None = None


def displaced(rolling: RollingText, came: Sequence[str], rows: Collection[str]) -> Iterator[Displaced]:
    """``came`` are the provisions in the order of the copy; ``rows`` those rows that are known to have been moved."""
    loose = _loose(rolling, came, rows)
    moved = {name for name in loose if rolling.by_id[name].provision.kind not in _NEVER_MOVED}
    cells = _loose_rows(rolling, came, loose)
    for at, name in enumerate(came):
        after = next((one for one in reversed(came[:at]) if not rolling.by_id[one].new), None)
        if name in cells:
            # A row has no words of its own: it is where its first cell is.
            table = _table(rolling, cells[name], came, at)
            yield Displaced(cells[name], name, _behind(rolling, after, table), table)
        elif name in moved and rolling.by_id[name].provision.parent not in moved:
            yield Displaced(name, name, after)


def end_of(rolling: RollingText, name: str) -> int:
    """The place, among the passages, of the last provision that this one holds, or of itself."""
    place = rolling.position[name]
    held = takewhile(lambda passage: name in _line(rolling, passage.provision.id), rolling.passages[place + 1 :])
    return place + sum(1 for _ in held)


def _loose(rolling: RollingText, came: Sequence[str], rows: Collection[str]) -> AbstractSet[str]:
    """What is in another order than the rest. Where a row is known to have been moved, it is that, and not what it was
    moved past."""
    places = rolling.position
    arrived = {name for name in came if rolling.by_id[name].provision.parent in rows}
    known = [name for name in came if name not in arrived]
    steady = _rising([places[name] for name in known])
    still = {known[at] for at in steady}
    for at, name in enumerate(came):
        if name in arrived:
            before = max((places[one] for one in came[:at] if one in still), default=-1)
            after = min((places[one] for one in came[at:] if one in still), default=len(places))
            still |= {name} if before < places[name] < after else set()
    return {name for name in came if name not in still}


def _loose_rows(rolling: RollingText, came: Sequence[str], loose: AbstractSet[str]) -> dict[str, str]:
    """The rows of which every cell came back in another order than the others', by the first of these."""
    held: dict[str, list[str]] = {}
    for name in came:
        provision = rolling.by_id[name].provision
        if provision.kind is Kind.CELL and provision.parent is not None:
            held.setdefault(provision.parent, []).append(name)
    return {cells[0]: row for row, cells in held.items() if loose >= set(cells)}


def _table(rolling: RollingText, row: str, came: Sequence[str], at: int) -> str | None:
    """The table in which a row came back: that of the cell before it, or else of the one behind it."""
    behind = next((name for name in came[at:] if row not in _line(rolling, name)), row)
    for name in (*came[max(at - 1, 0) : at], behind):
        for holder in _line(rolling, name):
            if rolling.by_id[holder].provision.kind is Kind.TABLE:
                return holder
    return None


def _behind(rolling: RollingText, after: str | None, table: str | None) -> str | None:
    """The base provision that a row of a table follows: the last in the row before it, or the table."""
    line = _line(rolling, after) if after is not None else []
    row = next((name for name in line if rolling.by_id[name].provision.kind is Kind.ROW), None)
    if row is None or table not in line:
        return table
    held = rolling.passages[rolling.places[row] : end_of(rolling, row) + 1]
    return [passage.provision.id for passage in held if not passage.new][-1]


def _line(rolling: RollingText, name: str) -> list[str]:
    """A provision and what holds it, the nearest first."""
    line: list[str] = []
    at: str | None = name
    while at is not None:
        line.append(at)
        at = rolling.by_id[at].provision.parent
    return line


def _rising(places: Sequence[int]) -> set[int]:
    """Which of some distinct numbers form the longest rising run."""
    best: list[tuple[int, int]] = []
    for at, place in enumerate(places):
        before = max((run for run in range(at) if places[run] < place), key=lambda run: best[run][0], default=-1)
        best.append((1 + (best[before][0] if before >= 0 else 0), before))
    at = max(range(len(best)), key=lambda run: best[run][0], default=-1)
    steady: set[int] = set()
    while at >= 0:
        steady.add(at)
        at = best[at][1]
    return steady

"""Where everything stands when one reading has its way: additions and all its moves at once.

Each moved provision takes along what it holds, except what is itself moved, and stands where its move says
whatever the other moves are. So the order in which a reading lists its moves means nothing; what is moved to
after one and the same provision stands in the order of the base.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.provision import Instrument, UnsoundInstrument
from plenary.engine.text.reading import Addition, Move, Reading

Item = str | Addition
"""A provision of the base by its id, or an addition."""


def arrange(base: Instrument, reading: Reading) -> list[Item]:
    """What the base has and the reading adds, in the order of the reading, deleted provisions included.

    Additions directly follow the provision they name, then what was moved there, then what is added behind that; an
    addition in a moved provision goes along. Raises UnsoundInstrument where moves put a provision after itself or
    what it holds, directly or through other moves, or where it would hold itself; KeyError for a provision the base
    does not have.
    """
    parents = held_by(base, reading)
    homes = find_homes(base, reading.moved)
    moves = {move.provision: move for move in reading.moved}
    _refuse_circles(moves, homes, parents)
    seats = find_seats(base, reading)
    added: dict[str | None, list[Addition]] = {}
    for addition in sorted(reading.added, key=lambda addition: addition.id in seats):
        holder = seats.get(addition.id, addition.parent)
        homes[addition.id] = homes[holder] if holder is not None else None
        added.setdefault(seats.get(addition.id, addition.after), []).append(addition)
    arrivals: dict[str | None, list[Move]] = {}
    for name in sorted(moves, key=base.position.__getitem__):
        arrivals.setdefault(moves[name].after, []).append(moves[name])
    units: dict[str | None, list[Item | Move]] = {None: [], **{name: [] for name in moves}}
    for after in (None, *base.by_id):
        unit = units[homes[after]] if after is not None else units[None]
        unit.extend([after] if after is not None else [])
        for addition in added.get(after, ()):
            units[homes[addition.id]].append(addition)
        unit.extend(arrivals.get(after, ()))
    return list(_merge(units))


def find_seats(base: Instrument, reading: Reading) -> dict[str, str]:
    """What each addition stands behind, where that arrives at the place of the addition and in what holds it; what an
    addition holds goes with it."""
    seats: dict[str, str] = {}
    if all(addition.behind is None for addition in reading.added):
        return seats
    moves = {move.provision: move for move in reading.moved}
    homes = find_homes(base, reading.moved)
    for addition in reading.added:
        if addition.parent in seats:
            seats[addition.id] = seats[addition.parent]
        elif addition.behind is not None and (unit := homes[addition.behind]) is not None:
            inside = addition.parent is None or addition.parent in find_line(base, moves, moves[unit].parent)
            if inside and find_gap(moves, homes, unit) == addition.after:
                seats[addition.id] = addition.behind
    return seats


def find_gap(moves: Mapping[str, Move], homes: Mapping[str, str | None], unit: str) -> str | None:
    """The base provision that stays, behind which a moved one arrives, also behind others that are moved there; None
    for the beginning."""
    after = moves[unit].after
    while after is not None and (around := homes[after]) is not None:
        after = moves[around].after
    return after


def find_line(base: Instrument, moves: Mapping[str, Move], name: str | None) -> Iterator[str]:
    """A provision and all that holds it when the moves are done, the nearest first."""
    while name is not None:
        yield name
        name = moves[name].parent if name in moves else base.by_id[name].parent


def held_by(base: Instrument, reading: Reading) -> dict[str, str | None]:
    """What holds each provision of the base and each addition when the moves are done."""
    parents = {p.id: p.parent for p in base.provisions} | {a.id: a.parent for a in reading.added}
    return parents | {move.provision: move.parent for move in reading.moved}


def find_homes(base: Instrument, moves: Sequence[Move]) -> dict[str, str | None]:
    """The moved provision that each provision of the base goes along with: itself, or the nearest that holds it;
    None for what stays."""
    moved = {move.provision for move in moves}
    homes: dict[str, str | None] = {}
    for provision in base.provisions:
        stays = homes[provision.parent] if provision.parent is not None else None
        homes[provision.id] = provision.id if provision.id in moved else stays
    return homes


def _refuse_circles(
    moves: Mapping[str, Move], homes: Mapping[str, str | None], parents: Mapping[str, str | None]
) -> None:
    behind = {name: homes[move.after] if move.after is not None else None for name, move in moves.items()}
    for links, said in ((behind, "is moved to after itself or what it holds"), (parents, "would hold itself")):
        name = _find_circle(links, moves)
        if name is not None:
            raise UnsoundInstrument(f"provision {name!r} {said}")


def straighten(base: Instrument, others: Sequence[Move], move: Move) -> Move:
    """A move that a file shows, with what it follows: the nearest provision at or before that, in the order of the
    base, which together with the other moves makes no circle. A file may part a provision from what it holds and
    put that first, in which case the holder is said to stay before it.
    """
    moves = {other.provision: other for other in others if other.provision != move.provision}
    homes = find_homes(base, [*moves.values(), move])
    after = move.after
    while after is not None:
        behind = {name: homes[one.after] if one.after is not None else None for name, one in moves.items()}
        if _find_circle({**behind, move.provision: homes[after]}, {move.provision: move}) is None:
            break
        place = base.position[after]
        after = base.provisions[place - 1].id if place else None
    return replace(move, after=after)


def settle(base: Instrument, reading: Reading) -> Reading:
    """A reading that a file shows, with everything behind what holds it, so that it makes an instrument.

    A file may put words under what the base has below them, or between what moves apart. Then what is added follows
    what holds it, or what that follows; and a moved provision follows what holds it, or is held by nothing.
    """
    reading = _open_loops(base, reading)
    while (name := _find_unheld(base, reading)) is not None:
        reading = _put_behind(base, reading, name)
    seats = find_seats(base, reading)
    return replace(
        reading,
        added=tuple(
            addition if addition.behind == seats.get(addition.id) else replace(addition, behind=None)
            for addition in reading.added
        ),
    )


def _open_loops(base: Instrument, reading: Reading) -> Reading:
    """The reading without moves into what they hold themselves: that is held as in the base."""
    parents = held_by(base, reading)
    known = {name: base.by_id[name].parent for name in (move.provision for move in reading.moved)}
    while (name := next((n for n in known if parents[n] != known[n] and _holds_itself(parents, n)), None)) is not None:
        parents[name] = known[name]
    return replace(reading, moved=tuple(replace(move, parent=parents[move.provision]) for move in reading.moved))


def _holds_itself(parents: Mapping[str, str | None], name: str) -> bool:
    seen: set[str] = set()
    at = parents[name]
    while at is not None and at not in seen:
        seen.add(at)
        at = parents[at]
    return name in seen


def _find_unheld(base: Instrument, reading: Reading) -> str | None:
    """The first that comes before what holds it, or is added elsewhere than what is added to hold it."""
    behind = {addition.id: addition.after for addition in reading.added}
    for addition in reading.added:
        if addition.parent in behind and behind[addition.parent] != addition.after:
            return addition.id
    parents = held_by(base, reading)
    seen: set[str | None] = {None}
    for item in arrange(base, reading):
        name = item if isinstance(item, str) else item.id
        if parents[name] not in seen:
            return name
        seen.add(name)
    return None


def _put_behind(base: Instrument, reading: Reading, name: str) -> Reading:
    added = {addition.id: addition for addition in reading.added}
    if name in added:
        holder = added[name].parent
        after = added[holder].after if holder in added else holder
        return replace(reading, added=tuple(replace(a, after=after) if a.id == name else a for a in reading.added))
    move = next(move for move in reading.moved if move.provision == name)
    found = straighten(base, reading.moved, replace(move, after=move.parent))
    found = found if found.first else replace(move, parent=None)
    return replace(reading, moved=tuple(found if one is move else one for one in reading.moved))


def _find_circle(links: Mapping[str, str | None], starts: Mapping[str, Move]) -> str | None:
    """The first start that is in a circle of links."""
    done: set[str] = set()
    for start in starts:
        path: list[str] = []
        at: str | None = start
        while at is not None and at not in done:
            done.add(at)
            path.append(at)
            at = links[at]
        if at in path:
            return at
    return None


def _merge(units: Mapping[str | None, Sequence[Item | Move]]) -> Iterator[Item]:
    """What stays, with each moved provision and all that it takes along where it arrives."""
    waiting = [iter(units[None])]
    while waiting:
        item = next(waiting[-1], None)
        if item is None:
            waiting.pop()
        elif isinstance(item, Move):
            waiting.append(iter(units[item.provision]))
        else:
            yield item

"""Which moves the new base has already: those that leave everything where the reading as a whole would have it."""

from collections.abc import Iterable, Mapping

from plenary.engine.text.correspondence import Correspondence
from plenary.engine.text.placement import arrange, find_homes
from plenary.engine.text.reading import Move, Reading


def find_arrived(correspondence: Correspondence, reading: Reading) -> frozenset[str]:
    """The moved provisions of the old base that stand in the new one behind what they were to follow.

    Moves to after one provision, and a move to after another that is moved itself, mean something only together:
    they have arrived together or not at all.
    """
    if not reading.moved:
        # Most readings move nothing: what stands where is asked of both bases as a whole.
        return frozenset()
    old, new = correspondence.old, correspondence.new
    wanted = _find_predecessors(
        name
        for item in arrange(old, Reading(reading.id, reading.holders, moved=reading.moved))
        if isinstance(item, str)
        for name in correspondence.by_old[item].new
    )
    stands = _find_predecessors(p.id for p in new.provisions if correspondence.by_new[p.id].old)

    def in_place(move: Move) -> bool:
        names = correspondence.by_old[move.provision].new
        if not names or (move.parent is not None and correspondence.successor(move.parent) is None):
            return False
        parent = correspondence.successor(move.parent)
        return new.by_id[names[0]].parent == parent and wanted[names[0]] == stands[names[0]]

    away = {move.provision for move in reading.moved if not in_place(move)}
    together = _find_families(reading, find_homes(old, reading.moved))
    return frozenset(name for name, family in together.items() if away.isdisjoint(family))


def _find_predecessors(names: Iterable[str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    before: str | None = None
    for name in names:
        if name not in found:
            found[name] = before
            before = name
    return found


def _find_families(reading: Reading, homes: Mapping[str, str | None]) -> dict[str, set[str]]:
    """The moves that each move hangs together with, itself among them."""
    families: dict[str, set[str]] = {move.provision: {move.provision} for move in reading.moved}
    first: dict[str | None, str] = {}
    for move in reading.moved:
        followed = homes[move.after] if move.after is not None else None
        for other in (first.setdefault(move.after, move.provision), followed):
            if other is not None and other != move.provision and families[other] is not families[move.provision]:
                joined = families[other] | families[move.provision]
                families.update(dict.fromkeys(joined, joined))
    return families

"""Paths through options inside options: the paragraphs that stand together as other options are taken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from plenary.engine.text.bracketed.merge import Merged, find_outermost


@dataclass(frozen=True, slots=True)
class Path:
    """Paragraphs that stand together, by their places.

    ``fresh`` are those that stand in no path before it, or say there what another option says; ``taken`` says, for
    the hosts of sets, which option they carry (the first where nothing is said).
    """

    shown: frozenset[int]
    fresh: frozenset[int]
    taken: Mapping[int, int]


def find_paths(sets: Sequence[Merged], merged: Merged, option: int) -> Iterator[Path]:
    """An option with the first option in every set inside it, then with one after another of the other options, in
    all these sets side by side."""
    first = frozenset(merged.tails[option])
    yield Path(first, first, {})
    outermost = find_outermost(one for one in sets if one is not merged and one.within(merged.options[option]))
    for step in zip_longest(*(_others(sets, one) for one in outermost)):
        found = [(one, path) for one, path in zip(outermost, step, strict=True) if path is not None]
        gone = {place for one, _ in found for place in one.options[0] if place != one.host}
        yield Path(
            first.difference(gone).union(*(path.shown for _, path in found)),
            frozenset[int]().union(*(path.fresh for _, path in found)),
            {host: taken for _, path in found for host, taken in path.taken.items()},
        )


def _others(sets: Sequence[Merged], one: Merged) -> Iterator[Path]:
    """The paths of a set, but not the one that takes the first option everywhere."""
    for option in range(len(one.tails)):
        for turn, path in enumerate(find_paths(sets, one, option)):
            if one.host is None:
                carried = path
            else:
                own = frozenset([one.host] if not turn else [])
                carried = Path(path.shown, path.fresh | own, {one.host: option, **path.taken})
            if option or turn:
                yield carried

"""Which provisions of a new version are which of the old: kept, split, merged, gone or new, and which moved.

Provisions are the same when their ids are. Where a version came without our ids, matching gives the ties.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from plenary.engine.text.likeness import LIKENESS, SHORTEST
from plenary.engine.text.provision import Instrument
from plenary.engine.text.tokens import Vocabulary


@dataclass(frozen=True, slots=True)
class Tie:
    """Provisions of the old version and what they are in the new one, each side in document order.

    One to one is kept, one to several split, several to one merged, one to none gone, none to one new.
    """

    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True)
class Correspondence:
    """The ties of two versions: each provision of either is in exactly one."""

    old: Instrument
    new: Instrument
    ties: tuple[Tie, ...]

    @cached_property
    def by_old(self) -> dict[str, Tie]:
        return {name: tie for tie in self.ties for name in tie.old}

    @cached_property
    def by_new(self) -> dict[str, Tie]:
        return {name: tie for tie in self.ties for name in tie.new}

    def successor(self, name: str | None) -> str | None:
        """The (last) new provision that an old one is in; None for one that is gone, and for None."""
        new = self.by_old[name].new if name is not None else ()
        return new[-1] if new else None

    @cached_property
    def moved(self) -> frozenset[str]:
        """The new provisions that stand under another holder, or in another order among their siblings.

        Of provisions that changed places the fewest words, with all that they hold, are said to have moved. What
        a moved provision holds has not moved.
        """
        moved: set[str] = set()
        weights = {provision.id: 1 + len(provision.text) for provision in self.new.provisions}
        for provision in reversed(self.new.provisions):
            if provision.parent is not None:
                weights[provision.parent] += weights[provision.id]
        siblings: dict[str | None, list[tuple[int, int, str]]] = defaultdict(list)
        for provision in self.new.provisions:
            tie = self.by_new[provision.id]
            if not tie.old or tie.new[0] != provision.id:
                continue
            first = self.old.by_id[tie.old[0]]
            if first.parent is not None and not self.by_old[first.parent].new:
                # The holder itself is gone: where its provisions now stand is no move of theirs.
                continue
            if self.successor(first.parent) != provision.parent:
                moved.add(provision.id)
            else:
                place = self.old.position[first.id]
                siblings[provision.parent].append((place, weights[provision.id], provision.id))
        for group in siblings.values():
            steady = heaviest_rise([(place, weight) for place, weight, _ in group])
            moved.update(name for at, (_, _, name) in enumerate(group) if at not in steady)
        return frozenset(moved)


def correspond(old: Instrument, new: Instrument, ties: Iterable[Tie] = ()) -> Correspondence:
    """The correspondence of two versions: the ties given, then equal ids, then splits and merges found by
    their words; what is left is gone or new. Given ties name each provision at most once."""
    by_old = {name: tie for tie in ties for name in tie.old}
    by_new = {name: tie for tie in ties for name in tie.new}
    found = list(dict.fromkeys([*by_old.values(), *by_new.values()]))
    kept = [name for name in old.by_id if name in new.by_id and name not in by_old and name not in by_new]
    gone = [name for name in old.by_id if name not in by_old and name not in kept]
    fresh = [name for name in new.by_id if name not in by_new and name not in kept]
    split, merged = _torn(old, new, kept, gone, fresh)
    for name in kept:
        olds = sorted([name, *merged.get(name, ())], key=old.position.__getitem__)
        news = sorted([name, *split.get(name, ())], key=new.position.__getitem__)
        found.append(Tie(tuple(olds), tuple(news)))
    found.extend(Tie((name,), ()) for name in gone if not any(name in parts for parts in merged.values()))
    found.extend(Tie((), (name,)) for name in fresh if not any(name in parts for parts in split.values()))
    return Correspondence(old, new, tuple(found))


Parts = dict[str, list[str]]
"""For a provision that both versions have, others whose words it once held, or now holds."""


def _torn(old: Instrument, new: Instrument, kept: list[str], gone: list[str], fresh: list[str]) -> tuple[Parts, Parts]:
    """New provisions whose words a kept one had, and old ones whose words a kept one has taken in."""
    vocabulary = Vocabulary(old.lang)
    changed = [name for name in kept if old.by_id[name].text != new.by_id[name].text]
    before = {name: vocabulary.intern(old.by_id[name].text) for name in changed}
    after = {name: vocabulary.intern(new.by_id[name].text) for name in changed}
    split: Parts = defaultdict(list)
    merged: Parts = defaultdict(list)
    for ids, version, parts, whole, rest in ((fresh, new, split, before, after), (gone, old, merged, after, before)):
        for name in ids:
            text = vocabulary.intern(version.by_id[name].text)
            home = _home(text, whole, rest)
            if home is not None:
                parts[home].append(name)
    return split, merged


def _home(text: str, whole: dict[str, str], rest: dict[str, str]) -> str | None:
    """The provision whose whole text holds these words best, and whose rest does not."""
    if len(text) < SHORTEST:
        return None
    roomy = {name: words for name, words in whole.items() if len(words) * 100 >= len(text) * LIKENESS}
    found = process.extract(text, roomy, scorer=fuzz.partial_ratio, score_cutoff=LIKENESS, limit=None)
    return next((name for _, _, name in found if fuzz.partial_ratio(text, rest[name]) < LIKENESS), None)


def heaviest_rise(items: list[tuple[int, int]]) -> set[int]:
    """Which of ``(place, weight)`` form the heaviest run of rising places; the places are distinct.

    ``stair`` holds, by rising place, the runs worth going on with: each weighs more than those before it.
    """
    places: list[int] = []
    stair: list[tuple[int, int]] = []
    before: list[int] = []
    for at, (place, weight) in enumerate(items):
        step = bisect_left(places, place)
        total, last = stair[step - 1] if step else (0, -1)
        before.append(last)
        beaten = step
        while beaten < len(stair) and stair[beaten][0] <= total + weight:
            beaten += 1
        places[step:beaten] = [place]
        stair[step:beaten] = [(total + weight, at)]
    steady: set[int] = set()
    at = stair[-1][1]
    while at >= 0:
        steady.add(at)
        at = before[at]
    return steady

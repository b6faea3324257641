"""The rolling text of an instrument: every provision collated, kept up to date, and read back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.addition import Offer, add_passages
from plenary.engine.text.collation import Memory, collate_words
from plenary.engine.text.passage import Following, Passage, Relocation, RollingText
from plenary.engine.text.placement import arrange, find_seats
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.slot import BASE
from plenary.engine.text.wording import Wordings, gather


class UnknownProvision(ValueError):
    """A reading names a provision that the base does not have."""

    def __init__(self, reading: str, provision: str) -> None:
        super().__init__(f"reading {reading!r} names provision {provision!r}, which the base does not have")
        self.reading = reading
        self.provision = provision


Place = tuple[str | None, str | None]
"""Where a provision is moved: ``(after, parent)``."""


class _Ledger:
    """What the readings of a rolling text ask for, by provision."""

    def __init__(self, base: Instrument) -> None:
        self.base = base
        self.words: dict[str, list[tuple[Reading, int]]] = {}
        self.deleted: dict[str, int] = {}
        self.retained: dict[str, int] = {}
        self.moved: dict[str, dict[Place, int]] = {}
        self.added: dict[str | None, list[Offer]] = {}

    def enter(self, reading: Reading, mask: int) -> None:
        bracketed = {bracket.provision for bracket in reading.brackets}
        for target in bracketed.union(reading.words) if bracketed else reading.words:
            self.words.setdefault(target, []).append((reading, mask))
        for target in reading.deleted:
            self.deleted[target] = self.deleted.get(target, 0) | mask
        for target in reading.retained:
            self.retained[target] = self.retained.get(target, 0) | mask
        for move in reading.moved:
            _put(self.moved.setdefault(move.provision, {}), move, mask)
        for place, addition in enumerate(reading.added):
            self.added.setdefault(addition.after, []).append((mask, place, addition))

    def passage(self, provision: Provision, memory: Memory) -> Passage:
        return _passage(
            provision,
            gather(provision, self.words.get(provision.id, ())),
            memory,
            deleted=self.deleted.get(provision.id, 0),
            retained=self.retained.get(provision.id, 0),
            moved=_relocations(self.base, self.moved.get(provision.id, {})),
        )


def _put(places: dict[Place, int], move: Move, mask: int) -> None:
    place = move.after, move.parent
    places[place] = places.get(place, 0) | mask


def _relocations(base: Instrument, places: Mapping[Place, int]) -> tuple[Relocation, ...]:
    """Where readings put a provision, in the document order of what they put it after, and under."""
    position = base.position
    ordered = sorted(places, key=lambda place: [-1 if name is None else position[name] for name in place])
    return tuple(Relocation(*place, places[place]) for place in ordered)


def _passage(
    provision: Provision,
    wordings: Wordings,
    memory: Memory,
    *,
    deleted: int,
    retained: int,
    moved: tuple[Relocation, ...],
) -> Passage:
    content = collate_words(
        provision.text, wordings.texts, memory=memory, id=provision.id, root=BASE, holds=wordings.holds()
    )
    return Passage(provision, content, deleted=deleted, retained=retained, moved=moved, wordings=wordings)


def named(reading: Reading) -> set[str | None]:
    """Every base provision that a reading names in any way."""
    ids: set[str | None] = {*reading.words, *reading.deleted, *reading.retained}
    ids.update([bracket.provision for bracket in reading.brackets])
    for move in reading.moved:
        ids.update((move.provision, move.after, move.parent))
    if reading.added:
        own = {addition.id for addition in reading.added}
        ids.update([name for addition in reading.added for name in (addition.after, addition.behind)])
        ids.update([addition.parent for addition in reading.added if addition.parent not in own])
    return ids


def collate(base: Instrument, readings: Sequence[Reading], *, order: Sequence[str] = ()) -> RollingText:
    """The rolling text of a base and its readings. ``order`` is the neutral order of holders' codes.

    Raises UnknownProvision for a reading that is not one of this base, UnsoundInstrument for one whose moves go
    round in a circle, ValueError where two readings have the same id.
    """
    if len({reading.id for reading in readings}) < len(readings):
        raise ValueError("two readings have the same id")
    memory = Memory(base.lang)
    ledger = _Ledger(base)
    for place, reading in enumerate(readings):
        _check(base, reading)
        ledger.enter(reading, BASE << place + 1)
    passages = list(add_passages(base, None, ledger.added.get(None, ()), memory))
    for provision in base.provisions:
        passages.append(ledger.passage(provision, memory))
        if provision.id in ledger.added:
            passages.extend(add_passages(base, provision.id, ledger.added[provision.id], memory))
    return RollingText(base, tuple(readings), tuple(passages), tuple(order), memory)


def update(rolling: RollingText, reading: Reading) -> RollingText:
    """The rolling text with one reading new or replaced, by its id; only the provisions of which it says
    something else than before are collated again. A withdrawn submission is replaced by a reading that
    touches nothing.

    Raises UnknownProvision and UnsoundInstrument as ``collate`` does.
    """
    base, memory = rolling.base, rolling.memory or Memory(rolling.base.lang)
    known = rolling.bits.get(reading.id)
    mask = known or BASE << len(rolling.readings) + 1
    place = mask.bit_length() - 2
    before = rolling.readings[place] if known else Reading(reading.id, ())
    _check(base, reading)
    readings = (*rolling.readings[:place], reading, *rolling.readings[place + 1 :])
    touched, gaps = _changes(before, reading)
    passages = list(rolling.passages)
    for target in touched:
        passage = passages[rolling.places[target]]
        passages[rolling.places[target]] = _amend(rolling, passage, mask, before, reading, memory)
    # From the end, so that the places before stay what they are.
    for gap in sorted(gaps, key=lambda gap: rolling.places.get(gap or "", -1), reverse=True):
        behind = _behind(rolling, gap)
        concerned = mask
        for passage in rolling.passages[behind]:
            concerned |= passage.offered
        offers = [
            (bit, order, addition)
            for bit in _bits(concerned)
            for order, addition in enumerate(readings[bit.bit_length() - 2].added)
            if addition.after == gap
        ]
        passages[behind] = add_passages(base, gap, offers, memory)
    updated = replace(rolling, readings=readings, passages=tuple(passages), memory=memory)
    # What has not changed need not be counted again.
    if known:
        vars(updated)["bits"] = rolling.bits
    if not gaps:
        vars(updated)["places"] = rolling.places
    return updated


def _amend(
    rolling: RollingText, passage: Passage, mask: int, before: Reading, after: Reading, memory: Memory
) -> Passage:
    """A passage where the reading of that mask says something else than before."""
    provision = passage.provision
    # A rolling text that was read from a file knows what its readings say, and not yet what of each provision.
    wordings = passage.wordings or gather(
        provision, ((reading, BASE << place + 1) for place, reading in enumerate(rolling.readings))
    )
    places = {(place.after, place.parent): place.mask & ~mask for place in passage.moved}
    places = {place: others for place, others in places.items() if others}
    for move in after.moved:
        if move.provision == provision.id:
            _put(places, move, mask)
    return _passage(
        provision,
        wordings.amend(provision, mask, before, after),
        memory,
        deleted=passage.deleted & ~mask | mask * (provision.id in after.deleted),
        retained=passage.retained & ~mask | mask * (provision.id in after.retained),
        moved=_relocations(rolling.base, places),
    )


def _bits(mask: int) -> Iterator[int]:
    while mask:
        yield mask & -mask
        mask &= mask - 1


def _behind(rolling: RollingText, gap: str | None) -> slice:
    """Where the new passages stand behind a base provision, or before all of them."""
    first = last = rolling.places[gap] + 1 if gap is not None else 0
    while last < len(rolling.passages) and rolling.passages[last].new:
        last += 1
    return slice(first, last)


def _check(base: Instrument, reading: Reading) -> None:
    for target in named(reading).difference(base.by_id):
        if target is not None:
            raise UnknownProvision(reading.id, target)
    behind: dict[str, str | None] = {}
    for addition in reading.added:
        held = addition.parent
        # Another new provision holds it only from before it and in the same place of the base.
        if held is not None and held not in base.by_id and (held not in behind or behind[held] != addition.after):
            raise UnknownProvision(reading.id, held)
        behind[addition.id] = addition.after
    if reading.moved:
        arrange(base, reading)


def _changes(before: Reading, after: Reading) -> tuple[set[str], set[str | None]]:
    """The provisions of which two readings say different things, and those behind which they add different ones."""
    words = {
        target for target in {**before.words, **after.words} if before.words.get(target) != after.words.get(target)
    }
    moved = {move.provision for move in set(before.moved) ^ set(after.moved)}
    held = {bracket.provision for bracket in set(before.brackets) ^ set(after.brackets)}
    touched = words | moved | held | (before.deleted ^ after.deleted) | (before.retained ^ after.retained)
    gaps: set[str | None] = set()
    if before.added != after.added:
        gaps.update(addition.after for reading in (before, after) for addition in reading.added)
    return touched, gaps


def extract(rolling: RollingText, id: str) -> Reading:
    """One reading, read back out of the collated passages (not from the reading kept beside them).

    Additions come back under the passages' ids, with the numbers that the reading gave them. Raises
    KeyError for a reading that is not in this text.
    """
    bit = rolling.bits[id]
    known = rolling.readings[bit.bit_length() - 2]
    numbers: dict[tuple[str | None, Kind, str], list[str]] = {}
    for addition in reversed(known.added):
        numbers.setdefault((addition.after, addition.kind, addition.text), []).append(addition.number)
    words: dict[str, str] = {}
    added: list[Addition] = []
    moved: list[Move] = []
    after: str | None = None
    for passage in rolling.passages:
        provision = passage.provision
        if passage.new:
            if passage.offered & bit:
                text = words_of(passage.content, bit)
                number = numbers[after, provision.kind, text].pop()
                behind = next((other.behind for other in passage.following if other.mask & bit), None)
                added.append(Addition(provision.id, after, provision.parent, provision.kind, text, number, behind))
            continue
        after = provision.id
        text = words_of(passage.content, bit)
        if text != provision.text:
            words[after] = text
        moved.extend(Move(after, place.after, place.parent) for place in passage.moved if place.mask & bit)
    return replace(
        known,
        words=words,
        added=tuple(added),
        moved=tuple(moved),
        deleted=frozenset(p.provision.id for p in rolling.passages if p.deleted & bit),
        retained=frozenset(p.provision.id for p in rolling.passages if p.retained & bit),
    )


def find_followings(rolling: RollingText) -> dict[str, tuple[Following, ...]]:
    """By the id of a new passage, what it stands behind where some readings move that to its place."""
    found: dict[str, dict[str, int]] = {}
    for reading in rolling.readings:
        if any(addition.behind is not None for addition in reading.added):
            for name, behind in find_seats(rolling.base, extract(rolling, reading.id)).items():
                masks = found.setdefault(name, {})
                masks[behind] = masks.get(behind, 0) | rolling.bits[reading.id]
    position = rolling.base.position
    return {
        name: tuple(Following(behind, masks[behind]) for behind in sorted(masks, key=position.__getitem__))
        for name, masks in found.items()
    }


def find_renumbered(rolling: RollingText) -> dict[str, dict[str, int]]:
    """By the id of a new passage, the numbers under which readings offer it and it does not stand, and the mask of
    those readings."""
    found: dict[str, dict[str, int]] = {}
    for name, gap in rolling.gaps.items():
        passage = rolling.by_id[name]
        kind, shown = passage.provision.kind, passage.provision.number
        for bit in _bits(passage.offered):
            said = gap, kind, words_of(passage.content, bit)
            own = [a.number for a in rolling.readings[bit.bit_length() - 2].added if (a.after, a.kind, a.text) == said]
            if shown not in own and own[0]:
                masks = found.setdefault(name, {})
                masks[own[0]] = masks.get(own[0], 0) | bit
    return found


def recover(rolling: RollingText, id: str) -> Instrument:
    """The whole instrument as one reading wants it. Raises KeyError for an unknown reading."""
    return propose(rolling.base, extract(rolling, id))

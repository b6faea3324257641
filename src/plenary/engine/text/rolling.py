"""The rolling text of an instrument: every provision collated, kept up to date, and read back."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from plenary.engine.text.addition import Offer, add_passages
from plenary.engine.text.collation import Hold, Memory, collate_words
from plenary.engine.text.passage import Passage, Relocation, RollingText
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.recovery import holders_of, words_of
from plenary.engine.text.slot import BASE
from plenary.engine.text.tokens import token_span


class UnknownProvision(ValueError):
    """A reading names a provision that the base does not have."""

    def __init__(self, reading: str, provision: str) -> None:
        super().__init__(f"reading {reading!r} names provision {provision!r}, which the base does not have")
        self.reading = reading
        self.provision = provision


class _Ledger:
    """What the readings ask for, by provision."""

    def __init__(self, base: Instrument, memory: Memory) -> None:
        self.base = base
        self.memory = memory
        self.words: dict[str, list[tuple[str, int]]] = {}
        self.deleted: dict[str, int] = {}
        self.retained: dict[str, int] = {}
        self.moved: dict[str, dict[tuple[str | None, str | None], int]] = {}
        self.holds: dict[str, list[Hold]] = {}
        self.added: dict[str | None, list[Offer]] = {}

    def enter(
        self, reading: Reading, mask: int, touched: set[str] | None = None, gaps: set[str | None] | None = None
    ) -> None:
        """Enter a reading: all of it, or what it says of the provisions touched and adds in the gaps."""
        words = reading.words
        for target in words if touched is None else touched & words.keys():
            self.words.setdefault(target, []).append((words[target], mask))
        for target in reading.deleted if touched is None else reading.deleted & touched:
            self.deleted[target] = self.deleted.get(target, 0) | mask
        for target in reading.retained if touched is None else reading.retained & touched:
            self.retained[target] = self.retained.get(target, 0) | mask
        for move in reading.moved:
            if touched is None or move.provision in touched:
                places = self.moved.setdefault(move.provision, {})
                places[move.after, move.parent] = places.get((move.after, move.parent), 0) | mask
        for bracket in reading.brackets:
            if touched is None or bracket.provision in touched:
                span = token_span(self.base.by_id[bracket.provision].text, bracket.start, bracket.end)
                self.holds.setdefault(bracket.provision, []).append((*span, bracket.reason, mask))
        for place, addition in enumerate(reading.added):
            if gaps is None or addition.after in gaps:
                self.added.setdefault(addition.after, []).append((mask, place, addition))

    def passage(self, provision: Provision) -> Passage:
        target = provision.id
        content = collate_words(
            provision.text,
            self.words.get(target, ()),
            memory=self.memory,
            id=target,
            root=BASE,
            holds=_join_holds(self.holds.get(target, ())),
        )
        moved = tuple(
            Relocation(after, parent, mask)
            for (after, parent), mask in sorted(
                self.moved.get(target, {}).items(), key=lambda item: self.base.position.get(item[0][0] or "", -1)
            )
        )
        return Passage(
            provision, content, deleted=self.deleted.get(target, 0), retained=self.retained.get(target, 0), moved=moved
        )


def _join_holds(holds: Iterable[Hold]) -> list[Hold]:
    masks: dict[tuple[int, int, str], Hold] = {}
    for start, end, reason, mask in holds:
        if start < end:
            before = masks.get((start, end, reason.value), (start, end, reason, 0))
            masks[start, end, reason.value] = (start, end, reason, before[3] | mask)
    return [masks[key] for key in sorted(masks, key=lambda key: (key[0], -key[1], key[2]))]


def named(reading: Reading) -> set[str | None]:
    """Every base provision that a reading names in any way."""
    ids: set[str | None] = {*reading.words, *reading.deleted, *reading.retained}
    ids.update([bracket.provision for bracket in reading.brackets])
    for move in reading.moved:
        ids.update((move.provision, move.after, move.parent))
    if reading.added:
        own = {addition.id for addition in reading.added}
        ids.update([addition.after for addition in reading.added])
        ids.update([addition.parent for addition in reading.added if addition.parent not in own])
    return ids


def collate(base: Instrument, readings: Sequence[Reading], *, order: Sequence[str] = ()) -> RollingText:
    """The rolling text of a base and its readings. ``order`` is the neutral order of holders' codes.

    Raises UnknownProvision for a reading that is not one of this base, ValueError where two readings have
    the same id.
    """
    if len({reading.id for reading in readings}) < len(readings):
        raise ValueError("two readings have the same id")
    ledger = _Ledger(base, Memory(base.lang))
    for place, reading in enumerate(readings):
        _check(base, reading)
        ledger.enter(reading, BASE << place + 1)
    passages = list(add_passages(base, None, ledger.added.get(None, ()), ledger.memory))
    for provision in base.provisions:
        passages.append(ledger.passage(provision))
        if provision.id in ledger.added:
            passages.extend(add_passages(base, provision.id, ledger.added[provision.id], ledger.memory))
    return RollingText(base, tuple(readings), tuple(passages), tuple(order), ledger.memory)


def update(rolling: RollingText, reading: Reading) -> RollingText:
    """The rolling text with one reading new or replaced, by its id; only the provisions of which it says
    something else than before are collated again. A withdrawn submission is replaced by a reading that
    touches nothing.

    Raises UnknownProvision.
    """
    readings = list(rolling.readings)
    place = rolling.bits.get(reading.id, BASE << len(readings) + 1).bit_length() - 2
    before = readings[place] if place < len(readings) else Reading(reading.id, ())
    readings[place:] = [reading, *readings[place + 1 :]]
    _check(rolling.base, reading)
    touched, gaps = _changes(before, reading)
    concerned = BASE << place + 1 | _concerned(rolling, touched, gaps)
    ledger = _Ledger(rolling.base, rolling.memory or Memory(rolling.base.lang))
    for at, known in enumerate(readings):
        if concerned >> at + 1 & 1:
            ledger.enter(known, BASE << at + 1, touched, gaps)
    passages = list(rolling.passages)
    for target in touched:
        passages[rolling.places[target]] = ledger.passage(rolling.base.by_id[target])
    # From the end, so that the places before stay what they are.
    for gap in sorted(gaps, key=lambda gap: rolling.places.get(gap or "", -1), reverse=True):
        passages[_behind(rolling, gap)] = add_passages(rolling.base, gap, ledger.added.get(gap, ()), ledger.memory)
    updated = replace(rolling, readings=tuple(readings), passages=tuple(passages), memory=ledger.memory)
    if not gaps:
        # Nothing came between: the places need not be counted again.
        vars(updated)["places"] = rolling.places
    return updated


def _behind(rolling: RollingText, gap: str | None) -> slice:
    """Where the new passages stand behind a base provision, or before all of them."""
    first = last = rolling.places[gap] + 1 if gap is not None else 0
    while last < len(rolling.passages) and rolling.passages[last].new:
        last += 1
    return slice(first, last)


def _check(base: Instrument, reading: Reading) -> None:
    for target in named(reading):
        if target is not None and target not in base.by_id:
            raise UnknownProvision(reading.id, target)
    behind: dict[str, str | None] = {}
    for addition in reading.added:
        held = addition.parent
        # Another new provision holds it only from before it and in the same place of the base.
        if held is not None and held not in base.by_id and (held not in behind or behind[held] != addition.after):
            raise UnknownProvision(reading.id, held)
        behind[addition.id] = addition.after


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


def _concerned(rolling: RollingText, touched: Collection[str], gaps: Collection[str | None]) -> int:
    """The mask of the readings that the passages to be collated again show."""
    mask = 0
    for gap in gaps:
        for passage in rolling.passages[_behind(rolling, gap)]:
            mask |= passage.offered
    for target in touched:
        passage = rolling.passages[rolling.places[target]]
        mask |= passage.deleted | passage.retained | holders_of(passage.content)
        for relocation in passage.moved:
            mask |= relocation.mask
    return mask


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
                added.append(Addition(provision.id, after, provision.parent, provision.kind, text, number))
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


def recover(rolling: RollingText, id: str) -> Instrument:
    """The whole instrument as one reading wants it. Raises KeyError for an unknown reading."""
    return propose(rolling.base, extract(rolling, id))

"""A reading as a whole instrument: what the base would be if that one reading were accepted."""

from collections.abc import Iterator
from dataclasses import replace

from plenary.engine.text.provision import Instrument, Provision
from plenary.engine.text.reading import Addition, Reading


def propose(base: Instrument, reading: Reading) -> Instrument:
    """The base with everything the reading asks for: its words, deletions, additions and moves.

    Additions directly follow the provision they name, then what was moved there. A provision whose holder
    is deleted is held by the nearest one left. Raises UnsoundInstrument where a move puts a provision
    before its new holder, KeyError where the reading names a provision the base does not have.
    """
    parents = {p.id: p.parent for p in base.provisions} | {a.id: a.parent for a in reading.added}
    parents |= {move.provision: move.parent for move in reading.moved}

    def surviving(parent: str | None) -> str | None:
        while parent in reading.deleted:
            parent = parents[parent]
        return parent

    def provisions() -> Iterator[Provision]:
        for item in _sequence(base, reading):
            if isinstance(item, Addition):
                yield Provision(item.id, item.kind, item.text, item.number, surviving(item.parent))
            elif item not in reading.deleted:
                known = base.by_id[item]
                text = reading.words.get(item, known.text)
                yield replace(known, text=text, parent=surviving(parents[item]))

    return replace(base, provisions=tuple(provisions()))


def _sequence(base: Instrument, reading: Reading) -> list[str | Addition]:
    added: dict[str | None, list[str | Addition]] = {}
    for addition in reading.added:
        added.setdefault(addition.after, []).append(addition)
    sequence: list[str | Addition] = [*added.get(None, ())]
    for provision in base.provisions:
        sequence.append(provision.id)
        sequence.extend(added.get(provision.id, ()))
    for move in reading.moved:
        block = _block(base, reading, move.provision)
        carried = [item for item in sequence if _id(item) in block]
        rest = [item for item in sequence if _id(item) not in block]
        at = 0 if move.after is None else rest.index(move.after) + 1
        while at < len(rest) and isinstance(item := rest[at], Addition) and item.after == move.after:
            at += 1
        sequence = rest[:at] + carried + rest[at:]
    return sequence


def _id(item: str | Addition) -> str:
    return item.id if isinstance(item, Addition) else item


def _block(base: Instrument, reading: Reading, id: str) -> set[str]:
    """A provision and all that it holds, additions too."""
    block = {id}
    for provision in base.provisions[base.position[id] + 1 :]:
        if provision.parent in block:
            block.add(provision.id)
    for addition in reading.added:
        if addition.parent in block:
            block.add(addition.id)
    return block

"""A reading as a whole instrument: what the base would be if that one reading were accepted."""

from collections.abc import Iterator
from dataclasses import replace

from plenary.engine.text.placement import arrange, held_by
from plenary.engine.text.provision import Instrument, Provision
from plenary.engine.text.reading import Addition, Reading


def propose(base: Instrument, reading: Reading) -> Instrument:
    """The base with everything the reading asks for: its words, deletions, additions and moves, these placed as
    ``placement.arrange`` says. A provision whose holder is deleted is held by the nearest one left.

    Raises UnsoundInstrument where a move puts a provision before its new holder, after itself or into what it
    holds; KeyError where the reading names a provision the base does not have.
    """
    order = arrange(base, reading)
    parents = held_by(base, reading)

    def surviving(parent: str | None) -> str | None:
        while parent in reading.deleted:
            parent = parents[parent]
        return parent

    def provisions() -> Iterator[Provision]:
        for item in order:
            if isinstance(item, Addition):
                yield Provision(item.id, item.kind, item.text, item.number, surviving(item.parent))
            elif item not in reading.deleted:
                known = base.by_id[item]
                text = reading.words.get(item, known.text)
                yield replace(known, text=text, parent=surviving(parents[item]))

    return replace(base, provisions=tuple(provisions()))

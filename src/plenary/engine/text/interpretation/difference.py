"""What is different in a file without a tracked change that says so."""

from collections.abc import Iterator, Mapping, Sequence

from plenary.engine.text import numbering
from plenary.engine.text.block import Block
from plenary.engine.text.interpretation.result import Class, Difference
from plenary.engine.text.interpretation.wording import Run, compare
from plenary.engine.text.matching import Fate, Matching, Pair

_LATIN = str.maketrans("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX")
"""Cyrillic letters that look like Latin ones: nobody sees which a list has."""


def untracked(matching: Matching, blocks: Sequence[Block], added: Mapping[int, str]) -> Iterator[Difference]:
    """The differences between the base and the rejected text of a tracked file.

    ``added`` gives, by the place of a block, the id of the addition that it is in the reading.
    """
    for pair in matching.pairs:
        place = _place(matching, blocks, pair)
        if pair.fate is Fate.DELETED:
            text = matching.base.by_id[pair.base[0]].text
            yield Difference(pair.base[0], Class.WORDING, text, "", place)
        elif pair.fate is Fate.INSERTED:
            name = added.get(next(iter(matching.structure.sources[pair.file[0]]), -1))
            text = matching.structure.instrument.by_id[pair.file[0]].text
            if name and text:
                yield Difference(name, Class.WORDING, "", text, place)
        elif pair.file:
            for run in runs(matching, pair):
                yield Difference(pair.base[0], run.what, run.base, run.found, place)
            yield from _numbers(matching, blocks, pair, place)


def typed_otherwise(matching: Matching, blocks: Sequence[Block]) -> Iterator[Difference]:
    """The differences of typography and numbering in a file without tracked changes."""
    for pair in matching.pairs:
        if pair.base and pair.file:
            place = _place(matching, blocks, pair)
            for run in runs(matching, pair):
                if run.what is not Class.WORDING:
                    yield Difference(pair.base[0], run.what, run.base, run.found, place)
            yield from _numbers(matching, blocks, pair, place)


def runs(matching: Matching, pair: Pair) -> tuple[Run, ...]:
    """Where the words of a pair differ."""
    base = " ".join(matching.base.by_id[name].text for name in pair.base)
    found = " ".join(matching.structure.instrument.by_id[name].text for name in pair.file)
    return compare(base, found).runs if base != found else ()


def _numbers(matching: Matching, blocks: Sequence[Block], pair: Pair, place: str) -> Iterator[Difference]:
    """A number typed otherwise. Automatic ones count what is inserted above them, and say nothing."""
    ours, theirs = matching.base.by_id[pair.base[0]], matching.structure.instrument.by_id[pair.file[0]]
    automatic = any(blocks[block].number for block in matching.structure.sources[theirs.id])
    if ours.number == theirs.number or automatic or not theirs.number:
        return
    one = numbering.parse(ours.number)
    seen = (numbering.parse(shown) for shown in (theirs.number, theirs.number.translate(_LATIN)))
    same = one is not None and any(other and (one.label, one.key) == (other.label, other.key) for other in seen)
    yield Difference(ours.id, Class.TYPOGRAPHIC if same else Class.NUMBERING, ours.number, theirs.number, place)


def _place(matching: Matching, blocks: Sequence[Block], pair: Pair) -> str:
    places = (blocks[block].place for name in pair.file for block in matching.structure.sources[name])
    return next(places, "")

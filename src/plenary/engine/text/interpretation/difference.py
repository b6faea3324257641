"""What is different in a file without a tracked change that says so."""

from collections.abc import Container, Iterator, Mapping, Sequence

from plenary.engine.text import numbering
from plenary.engine.text.block import Block
from plenary.engine.text.interpretation.result import Class, Difference
from plenary.engine.text.interpretation.wording import Run, compare
from plenary.engine.text.matching import Fate, Matching, Pair
from plenary.engine.text.note_mark import marked_anew, marks_between
from plenary.engine.text.provision import Kind

_LATIN = str.maketrans("аеорсухАВЕКМНОРСТХ", "aeopcyxABEKMHOPCTX")
"""Cyrillic letters that look like Latin ones: nobody sees which a list has."""


def untracked(
    matching: Matching, blocks: Sequence[Block], added: Mapping[int, str], new: Mapping[str, str]
) -> Iterator[Difference]:
    """The differences between the base and the rejected text of a tracked file.

    ``added`` gives, by the place of a block, the id of the addition that it is in the reading; ``new``, by the mark
    that the file has for a note that is added, the one it has there.
    """
    marks = {**_marks(matching), **new}
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
            for run in _runs(matching, pair, marks, new.values()):
                yield Difference(pair.base[0], run.what, run.base, run.found, place)
            yield from _numbers(matching, blocks, pair, place)


def typed_otherwise(matching: Matching, blocks: Sequence[Block], new: Mapping[str, str]) -> Iterator[Difference]:
    """The differences of typography and numbering in a file without tracked changes; ``new`` as in ``untracked``."""
    marks = {**_marks(matching), **new}
    for pair in matching.pairs:
        if pair.base and pair.file:
            place = _place(matching, blocks, pair)
            for run in _runs(matching, pair, marks, new.values()):
                if run.what is not Class.WORDING:
                    yield Difference(pair.base[0], run.what, run.base, run.found, place)
            yield from _numbers(matching, blocks, pair, place)


def _marks(matching: Matching) -> dict[str, str]:
    """By the mark that the file has for a note of the base, the base's own: notes are counted, and one more before
    them gives all another number."""
    file = matching.structure.instrument.by_id
    notes = ((matching.base.by_id[pair.base[0]], pair.file[0]) for pair in matching.pairs if pair.base and pair.file)
    return marks_between((file[name].number, note.number) for note, name in notes if note.kind is Kind.FOOTNOTE)


def _runs(matching: Matching, pair: Pair, marks: Mapping[str, str], fresh: Container[str]) -> tuple[Run, ...]:
    """Where the words of a pair differ."""
    base = " ".join(matching.base.by_id[name].text for name in pair.base)
    found = " ".join(matching.structure.instrument.by_id[name].text for name in pair.file)
    found = marked_anew(found, marks)
    return compare(base, found, fresh).runs if base != found else ()


def _numbers(matching: Matching, blocks: Sequence[Block], pair: Pair, place: str) -> Iterator[Difference]:
    """A number typed otherwise. Automatic ones, as all of notes are, count what is inserted above them, and say
    nothing."""
    ours, theirs = matching.base.by_id[pair.base[0]], matching.structure.instrument.by_id[pair.file[0]]
    counted = (blocks[block].number for block in matching.structure.sources[theirs.id])
    automatic = ours.kind is Kind.FOOTNOTE or any(counted)
    if ours.number == theirs.number or automatic or not theirs.number:
        return
    one = numbering.parse(ours.number)
    seen = (numbering.parse(shown) for shown in (theirs.number, theirs.number.translate(_LATIN)))
    same = one is not None and any(other and (one.label, one.key) == (other.label, other.key) for other in seen)
    yield Difference(ours.id, Class.TYPOGRAPHIC if same else Class.NUMBERING, ours.number, theirs.number, place)


def _place(matching: Matching, blocks: Sequence[Block], pair: Pair) -> str:
    places = (blocks[block].place for name in pair.file for block in matching.structure.sources[name])
    return next(places, "")

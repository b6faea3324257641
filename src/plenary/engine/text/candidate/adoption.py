"""What a supported reading says, told as the reading that supports it has to: every file counts its own new provisions
and notes, and one reading may take over those of several."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plenary.engine.text.candidate.candidate import Fragment
from plenary.engine.text.note_mark import MARK, cited_numbers, free_numbers, mark_of, marked_anew, marks_between
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.reading import Addition, Reading, Source

_Signature = tuple[object, ...]
"""All that a new provision says with what it holds, whatever the ids and the numbers of notes are."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a reading says: a piece of it, its words by provision, and the options of the base that these edit."""

    piece: Fragment
    words: Mapping[str, str]
    sources: tuple[Source, ...] = ()


def adopted(base: Instrument, reading: Reading, said: Said) -> Said:
    """What is ``said`` by another reading with the ids and note numbers that it has in this one: those of what this one
    adds already with the same words, which is not added twice, and else its own, unless this one uses them."""
    known = known_additions(reading.added, said.piece.added)
    ids = {one.id for one in reading.added}
    own: dict[str, str] = {}
    for one in said.piece.added:
        own[one.id] = known[one.id].id if one.id in known else _free_id(one.id, ids)
        ids.add(own[one.id])
    numbers = dict(_numbers(base, reading, said, known))
    marks = marks_between((one.number, numbers[one.id]) for one in said.piece.added if one.id in numbers)
    added = tuple(
        replace(
            one,
            id=own[one.id],
            parent=one.parent and own.get(one.parent, one.parent),
            text=marked_anew(one.text, marks),
            number=numbers.get(one.id, one.number),
        )
        for one in said.piece.added
        if one.id not in known
    )
    words = {name: marked_anew(text, marks) for name, text in said.words.items()}
    return Said(replace(said.piece, added=added), words, said.sources)


def cited_notes(added: Iterable[Addition], texts: Iterable[str]) -> tuple[Addition, ...]:
    """The new notes that some words cite."""
    cited = cited_numbers(texts)
    return tuple(one for one in added if _is_note(one) and one.number in cited)


def _is_note(one: Addition) -> bool:
    return one.kind is Kind.FOOTNOTE and one.number.isdecimal()


def _free_id(name: str, taken: Container[str]) -> str:
    free, number = name, 1
    while free in taken:
        number += 1
        free = f"{name}~{number}"
    return free


def known_additions(ours: Sequence[Addition], theirs: Sequence[Addition]) -> dict[str, Addition]:
    """By the id of each of their additions, ours that says the same and holds the same."""
    free: dict[_Signature, list[Sequence[Addition]]] = {}
    for signature, tree in _trees(ours):
        free.setdefault(signature, []).append(tree)
    found: dict[str, Addition] = {}
    for signature, tree in _trees(theirs):
        if free.get(signature):
            found.update(zip((one.id for one in tree), free[signature].pop(0), strict=True))
    return found


def _trees(added: Sequence[Addition]) -> Iterator[tuple[_Signature, Sequence[Addition]]]:
    """Each new provision that no other holds, by what it says, with all that it holds."""
    notes = {mark_of(one.number): f"⁽{one.text}⁾" for one in added if _is_note(one)}
    names = {one.id for one in added}
    for root in added:
        if root.parent in names:
            continue
        places = {root.id: 0}
        tree = [root]
        for one in added:
            if one.parent in places:
                places[one.id] = len(tree)
                tree.append(one)
        yield tuple((_said(one, notes), places.get(one.parent or "", one.parent)) for one in tree), tree


def _said(one: Addition, notes: Mapping[str, str]) -> _Signature:
    text = MARK.sub(lambda mark: notes.get(mark[0], mark[0]), one.text)
    return one.after, one.behind, one.kind, text, "" if _is_note(one) else one.number


def _numbers(
    base: Instrument, reading: Reading, said: Said, known: Mapping[str, Addition]
) -> Iterator[tuple[str, str]]:
    """By the ids of the notes that are taken over, the number that each has in the reading."""
    of_base = {one.number for one in base.provisions if one.kind is Kind.FOOTNOTE}
    ours = cited_numbers([*reading.words.values(), *(one.text for one in reading.added)])
    ours |= {one.number for one in reading.added if _is_note(one)}
    notes = [one for one in said.piece.added if _is_note(one) and one.number not in of_base]
    free = free_numbers(of_base | ours | {note.number for note in notes})
    for note in notes:
        if note.id in known:
            yield note.id, known[note.id].number
        else:
            yield note.id, next(free) if note.number in ours else note.number

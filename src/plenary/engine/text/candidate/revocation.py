"""What a person once confirmed of a candidate, found in a reading and taken out of it again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.distance import Indel

from plenary.engine.text.candidate.adoption import Said, adopted, known_additions
from plenary.engine.text.candidate.apply import Obstacle, Unapplicable, place_of
from plenary.engine.text.candidate.candidate import Edit, Fragment
from plenary.engine.text.candidate.carry import fragment_of
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.tokens import tokenise


def holds(base: Instrument, reading: Reading, fragment: Fragment) -> bool:
    """Whether a reading says all that a fragment comes to, whatever it says besides."""
    words = fragment.words(base)
    return (
        fragment != Fragment(supports=fragment.supports)
        and reading.deleted.isdisjoint(words)
        and all(
            _is_between(base.by_id[name].text, text, reading.words.get(name, base.by_id[name].text))
            for name, text in words.items()
        )
        and reading.deleted.issuperset(fragment.deleted)
        and reading.retained.issuperset(fragment.retained)
        and set(reading.moved).issuperset(fragment.moved)
        and set(reading.brackets).issuperset(fragment.brackets)
        and len(known_additions(reading.added, fragment.added)) == len(fragment.added)
    )


def revoke(
    base: Instrument,
    reading: Reading,
    fragment: Fragment,
    *,
    candidate: str,
    kept: Iterable[Fragment] = (),
    supported: Sequence[Said] = (),
) -> Reading:
    """The reading without what a candidate came to: its fragment, and what was taken over of texts that it supported.
    What the fragments that are ``kept`` say too stays. Where the reading has the base's words again nothing is to be
    taken out. Raises Unapplicable where it has said something else in their place since.
    """
    if fragment.supports and all(said == Said(Fragment(), {}) for said in supported):
        # What was taken over is not there to tell it by.
        raise Unapplicable(candidate, Obstacle.UNTOLD)
    words = dict(reading.words)
    touched = set(fragment.words(base))
    for name in touched:
        words[name] = _restored(base, reading, fragment, name, candidate)
    gone = set(_standing(reading, fragment, candidate))
    deleted, retained = set(fragment.deleted), set(fragment.retained)
    moved, brackets = set(fragment.moved), set(fragment.brackets)
    for said in supported:
        over = taken_over(base, reading, said)
        touched |= over.words(base).keys()
        for name in over.words(base):
            words[name] = _restored(base, replace(reading, words=words), over, name, candidate)
        gone.update(_standing(reading, said.piece, candidate))
        deleted.update(said.piece.deleted)
        retained.update(said.piece.retained)
        moved.update(said.piece.moved)
        brackets.update(said.piece.brackets)
    for other in kept:
        said_too = other.words(base)
        for name, text in ((name, said_too[name]) for name in touched & said_too.keys()):
            words[name] = _said_again(base, words.get(name, base.by_id[name].text), other, name, text, candidate)
        deleted.difference_update(other.deleted)
        retained.difference_update(other.retained)
        moved.difference_update(other.moved)
        brackets.difference_update(other.brackets)
    words = {name: text for name, text in words.items() if text != base.by_id[name].text}
    return Reading(
        reading.id,
        reading.holders,
        words=words,
        deleted=reading.deleted - deleted,
        retained=reading.retained - retained,
        added=tuple(one for one in reading.added if one.id not in gone),
        moved=tuple(one for one in reading.moved if one not in moved),
        brackets=tuple(one for one in reading.brackets if one not in brackets),
        positions=reading.positions,
        sources=tuple(one for one in reading.sources if one.provision in words),
    )


def taken_over(base: Instrument, reading: Reading, said: Said) -> Fragment:
    """What a reading has of a text that it supports, as a piece of its own."""
    here = adopted(base, reading, said)
    return replace(here.piece, edits=fragment_of(base, Reading(reading.id, (), here.words)).edits)


def _said_again(base: Instrument, now: str, fragment: Fragment, name: str, text: str, candidate: str) -> str:
    """Words with what a fragment says of them, where that was taken out with the same of another."""
    own = base.by_id[name].text
    if _is_between(own, text, now):
        return now
    for edit in sorted((one for one in fragment.edits if one.provision == name), reverse=True):
        start, end = place_of(own, now, edit, candidate)
        now = now[:start] + edit.words + now[end:]
    return now


def _standing(reading: Reading, fragment: Fragment, candidate: str) -> Iterator[str]:
    """The ids of what the reading adds by a fragment. Raises Unapplicable where some of it is not as it was."""
    known = known_additions(reading.added, fragment.added)
    if len(known) < len(fragment.added):
        raise Unapplicable(candidate, Obstacle.OVERLAP)
    return (one.id for one in known.values())


def _is_between(start: str, step: str, end: str) -> bool:
    """Whether one text becomes another by way of a third, without a detour."""
    one, other, last = tokenise(start), tokenise(step), tokenise(end)
    return Indel.distance(one, last) == Indel.distance(one, other) + Indel.distance(other, last)


def _restored(base: Instrument, reading: Reading, fragment: Fragment, name: str, candidate: str) -> str:
    """The reading's words of a provision with those of the base where the fragment has others."""
    own = base.by_id[name].text
    now = reading.words.get(name, own)
    edits = sorted(edit for edit in fragment.edits if edit.provision == name)
    edited = Fragment(edits=tuple(edits)).words(base)[name]
    if not _is_between(own, edited, now):
        # The base's words stand there again; where they do not, this says so.
        for edit in edits:
            place_of(own, now, edit, candidate)
        return now
    for back in reversed([*_backwards(own, edits)]):
        start, end = place_of(edited, reading.words.get(name, own), back, candidate)
        now = now[:start] + back.words + now[end:]
    return now


def _backwards(own: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that lead from the edited words back to those of the base."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield Edit(edit.provision, start, start + len(edit.words), own[edit.start : edit.end])
        shift += len(edit.words) - (edit.end - edit.start)

"""Two versions of an instrument compared: a redline, with what moved labelled at both its places.

Provisions are the same by id, or by ties that matching gives; within them the edits fall on phrases, as
they do in a rolling text.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz, process

from plenary.engine.text.alignment import Edit
from plenary.engine.text.block import Change, Piece
from plenary.engine.text.collation.phrase import coalesce
from plenary.engine.text.correspondence import Correspondence, Tie, correspond
from plenary.engine.text.likeness import LIKENESS, SHORTEST, plain_words
from plenary.engine.text.provision import Instrument
from plenary.engine.text.rebase.revision import Revision, Stretch
from plenary.engine.text.tokens import lead

KEPT = 0.3
"""The share of the longer text that must be kept for edits to be shown word by word: below it, the old
text is struck as a whole and the new one put in."""


class Fate(StrEnum):
    """What became of a provision between two versions.

    LEFT marks the old place of a provision that moved; at its new place it stands as what else it is.
    """

    SAME = "same"
    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    SPLIT = "split"
    MERGED = "merged"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Entry:
    """One provision of the redline.

    ``old`` and ``new`` are its ids in the two versions: several old ones where MERGED; each part of a
    SPLIT has an entry of its own. The texts of ``pieces`` carry the space before them. A piece with a
    ``move`` is one end of moved words, and an entry with a ``move`` one end of a moved provision; the
    other end has the same label.
    """

    fate: Fate
    old: tuple[str, ...]
    new: tuple[str, ...]
    pieces: tuple[Piece, ...]
    move: str = ""


@dataclass(frozen=True)
class Comparison:
    """The entries in document order of the new version; what is gone stands behind what it followed."""

    old: Instrument
    new: Instrument
    entries: tuple[Entry, ...]

    def numbers(self, entry: Entry) -> tuple[str, str]:
        """The numbers that an entry's provision had and has; they differ where it was renumbered."""
        old = self.old.by_id[entry.old[0]].number if entry.old else ""
        return old, self.new.by_id[entry.new[0]].number if entry.new else ""


def compare(old: Instrument, new: Instrument, *, ties: Iterable[Tie] = ()) -> Comparison:
    """The redline from the old version to the new. ``ties`` say which provisions are the same where ids
    differ. Accepting every change gives the new words, rejecting every change the old ones."""
    revision = Revision(correspond(old, new, ties))
    entries = list(_in_order(revision.correspondence, _current(revision), _past(revision)))
    return Comparison(old, new, tuple(_label(entries)))


def _current(revision: Revision) -> dict[str, Entry]:
    """The entry of each provision of the new version."""
    correspondence = revision.correspondence
    entries: dict[str, Entry] = {}
    for tie in correspondence.ties:
        if not tie.old:
            for name in tie.new:
                entries[name] = Entry(Fate.INSERTED, (), (name,), _whole(revision.new, name, Change.INSERTED))
        elif tie.new:
            stretch = revision.stretch(tie.old[0])
            for name, pieces in _cut(revision, stretch).items():
                entries[name] = Entry(_fate(tie, pieces), tie.old, (name,), pieces)
    for name in correspondence.moved:
        entries[name] = replace(entries[name], move=name)
    return entries


def _fate(tie: Tie, pieces: Sequence[Piece]) -> Fate:
    if len(tie.new) > 1:
        return Fate.SPLIT
    if len(tie.old) > 1:
        return Fate.MERGED
    return Fate.SAME if all(piece.change is Change.KEPT for piece in pieces) else Fate.EDITED


def _past(revision: Revision) -> dict[str, Entry]:
    """The entries of old provisions that are no longer where they were."""
    correspondence = revision.correspondence
    entries: dict[str, Entry] = {}
    for tie in correspondence.ties:
        if not tie.new:
            for name in tie.old:
                entries[name] = Entry(Fate.DELETED, (name,), (), _whole(revision.old, name, Change.DELETED))
        elif tie.new[0] in correspondence.moved:
            for name in tie.old:
                pieces = _whole(revision.old, name, Change.DELETED)
                entries[name] = Entry(Fate.LEFT, (name,), tie.new, pieces, move=tie.new[0])
    return entries


def _in_order(correspondence: Correspondence, current: dict[str, Entry], past: dict[str, Entry]) -> Iterator[Entry]:
    behind: dict[str | None, list[Entry]] = defaultdict(list)
    anchor: str | None = None
    for provision in correspondence.old.provisions:
        if provision.id in past:
            behind[anchor].append(past[provision.id])
        else:
            anchor = correspondence.successor(provision.id)
    yield from behind[None]
    for provision in correspondence.new.provisions:
        yield current[provision.id]
        yield from behind.get(provision.id, ())


def _whole(instrument: Instrument, name: str, change: Change) -> tuple[Piece, ...]:
    text = instrument.by_id[name].text
    return (Piece(lead(text), change),) if text else ()


def _cut(revision: Revision, stretch: Stretch) -> dict[str, tuple[Piece, ...]]:
    """The pieces of each new provision of a stretch; old words struck between two go with the first."""
    words = revision.vocabulary.words
    pieces: dict[str, list[Piece]] = {name: [] for name in stretch.bounds}
    homes = iter(stretch.bounds.items())
    name, (_, end) = next(homes)
    shift = 0

    def put(start: int, until: int, change: Change) -> None:
        nonlocal name, end
        while until > end:
            if start < end:
                pieces[name].append(Piece(words(stretch.after[start:end]), change))
                start = end
            name, (_, end) = next(homes)
        if start < until:
            pieces[name].append(Piece(words(stretch.after[start:until]), change))

    at = 0
    for left, right, new in _phrases(revision, stretch):
        put(at + shift, left + shift, Change.KEPT)
        if left < right:
            pieces[name].append(Piece(words(stretch.before[left:right]), Change.DELETED))
        put(left + shift, left + shift + len(new), Change.INSERTED)
        shift += len(new) - (right - left)
        at = right
    put(at + shift, len(stretch.after), Change.KEPT)
    return {name: tuple(found) for name, found in pieces.items()}


def _phrases(revision: Revision, stretch: Stretch) -> list[Edit]:
    """The edits of a stretch as a person reads them."""
    edits = coalesce(list(stretch.edits), dict.fromkeys(stretch.edits, 1), stretch.before, revision.vocabulary)
    return rewritten(edits, stretch.before, stretch.after)


def rewritten(edits: list[Edit], before: str, after: str) -> list[Edit]:
    """The edits from one interned text to another, or one for all where too little is kept to read on."""
    kept = len(before) - sum(right - left for left, right, _ in edits)
    if edits and kept < KEPT * max(len(before), len(after)):
        return [(0, len(before), after)]
    return edits


def _label(entries: list[Entry]) -> Iterator[Entry]:
    """The entries with moved words labelled, and all labels numbered as they come."""
    moves = _moved_words(entries)
    labels: dict[object, str] = {}
    for at, entry in enumerate(entries):
        pieces = tuple(
            replace(piece, move=_number(labels, moves[at, place])) if (at, place) in moves else piece
            for place, piece in enumerate(entry.pieces)
        )
        move = _number(labels, entry.move) if entry.move else ""
        yield replace(entry, pieces=pieces, move=move)


def _number(labels: dict[object, str], move: object) -> str:
    return labels.setdefault(move, str(len(labels) + 1))


Place = tuple[int, int]
"""An entry and a piece in it."""


def _moved_words(entries: Sequence[Entry]) -> dict[Place, Place]:
    """Struck words that are put in elsewhere: both places, each under the place where they were struck.

    The most alike are paired first. A replacement by like words at the same place is no move.
    """
    struck: dict[Place, tuple[str, ...]] = {}
    put_in: dict[Place, tuple[str, ...]] = {}
    for at, entry in enumerate(entries):
        for place, piece in enumerate(entry.pieces):
            thought = plain_words(piece.text) if piece.change is not Change.KEPT and entry.fate is not Fate.LEFT else ()
            if len(thought) >= SHORTEST:
                (struck if piece.change is Change.DELETED else put_in)[at, place] = thought
    pairs = [
        (score, old, new)
        for old, thought in struck.items()
        for _, score, new in process.extract(thought, put_in, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None)
        if new != (old[0], old[1] + 1)
    ]
    moves: dict[Place, Place] = {}
    for _, old, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if old not in moves and new not in moves:
            moves[old] = moves[new] = old
    return moves

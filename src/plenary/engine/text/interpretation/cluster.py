"""Changes of several authors that touch, and what becomes there of those of some authors.

What was put in with no word of the base between is judged together. Who strikes all that others put there, and
types words of its own, has these in place of what the others replaced. Who strikes some of it, or whose words would be
glued to the base without it, is asked: these words are an inlay. Words typed where others only struck stand in place of
the struck ones or beside them (``substitution``), and where nobody can tell, that is asked too.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation.history import is_own, is_struck, own_piece, put_in, said
from plenary.engine.text.interpretation.substitution import Sense, Stretch, is_sound, joins, sense
from plenary.engine.text.likeness import plain_words

Place = tuple[int, int]
"""A piece: its block and its place in it."""


class Fate(Enum):
    """What becomes of the changes of some authors in a cluster."""

    APART = "apart"
    REPLACES = "replaces"
    ASKED = "asked"


_FATES = {Sense.INSTEAD: Fate.REPLACES, Sense.BESIDE: Fate.APART, Sense.UNCLEAR: Fate.ASKED}


@dataclass(frozen=True, slots=True)
class Cluster:
    """Changes that touch, by their places."""

    places: tuple[Place, ...]
    fate: Fate


def clusters(names: AbstractSet[str], blocks: Sequence[Block], paragraph: Sequence[int]) -> Iterator[Cluster]:
    """What was put into a paragraph (the places of its blocks), by whomever, where nothing of the base stands between,
    with all that was struck around it; and what becomes there of the changes of these authors. What stands before a
    struck paragraph mark and what stands behind it do not touch."""
    lines: list[list[Place]] = [[]]
    for place in paragraph:
        lines[-1].extend((place, at) for at in range(len(blocks[place].pieces)))
        if blocks[place].change is Change.DELETED:
            lines.append([])
    for line in lines:
        pieces = [blocks[place].pieces[at] for place, at in line]
        for first, last in _bounds(names, pieces):
            around = (_text_at(pieces, first - 1), _text_at(pieces, last))
            beyond = [piece.author for piece in pieces[last : last + 1] if put_in(piece)]
            typed_over = beyond == [pieces[last - 1].author]
            yield Cluster(tuple(line[first:last]), _fate(names, pieces[first:last], around, typed_over=typed_over))


def _bounds(names: AbstractSet[str], pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Where the clusters begin and end. Words struck between two insertions belong to both; insertions of these
    authors on both sides of what others struck are one cluster."""
    kinds = [piece.change if piece.change in (Change.KEPT, Change.DELETED) else Change.INSERTED for piece in pieces]
    runs: list[tuple[int, int]] = []
    end = 0
    for kind, group in groupby(kinds):
        start, end = end, end + len(list(group))
        if kind is Change.INSERTED:
            if runs and _is_one(names, pieces[slice(*runs[-1])], pieces[runs[-1][1] : start], pieces[start:end]):
                start = runs.pop()[0]
            runs.append((start, end))
    for first, last in runs:
        while first and kinds[first - 1] is Change.DELETED:
            first -= 1
        while last < len(kinds) and kinds[last] is Change.DELETED:
            last += 1
        yield first, last


def _is_one(
    names: AbstractSet[str], before: Sequence[Piece], between: Sequence[Piece], behind: Sequence[Piece]
) -> bool:
    own = all(any(is_own(names, piece) for piece in run) for run in (before, behind))
    struck = all(piece.change is Change.DELETED for piece in between)
    return own and struck and any(piece.author not in names for piece in between)


def _text_at(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _fate(names: AbstractSet[str], pieces: Sequence[Piece], around: tuple[str, str], *, typed_over: bool) -> Fate:
    if not said(piece for piece in pieces if is_own(names, piece)):
        return Fate.APART
    others = [piece for piece in pieces if put_in(piece) and piece.author not in names]
    undone = [piece for piece in others if is_struck(names, piece)]
    standing = [piece for piece in others if not is_struck(names, piece)]
    if said(undone):
        return Fate.ASKED if said(standing) else Fate.REPLACES
    if standing and _is_glued(names, pieces, around):
        return Fate.ASKED
    return _among_struck(names, pieces, around, typed_over=typed_over)


def _among_struck(
    names: AbstractSet[str], pieces: Sequence[Piece], around: tuple[str, str], *, typed_over: bool
) -> Fate:
    """What becomes of words typed among those that others struck; ``typed_over``: who struck the last ones put others
    in their place."""
    # Who struck these authors' words struck what is struck beside them together with them, when they had been typed.
    later = {piece.undoer for piece in pieces if is_own(names, piece)}
    hands = {piece.author for piece in pieces if piece.change is Change.DELETED} - names
    stretches = _stretches(names, pieces, hands)
    if later and is_sound(stretches):
        stretches = _stretches(names, pieces, hands - later)
    if not any(stretch.struck for stretch in stretches):
        return Fate.APART
    typed = said(piece for piece in pieces if is_own(names, piece))
    cut = [piece for piece in pieces if piece.change is Change.DELETED and piece.author in names]
    if said(cut):
        return _over_cut(stretches, typed, said(cut))
    if _is_on_replaced(names, pieces, hands):
        return Fate.APART if joins(typed) and is_sound(stretches) else Fate.ASKED
    if typed_over and not stretches[0].struck and is_sound(stretches):
        return Fate.APART
    fate = _FATES[sense(around[0], stretches, around[1])]
    return Fate.ASKED if fate is Fate.REPLACES and len(hands) > 1 else fate


def _is_on_replaced(names: AbstractSet[str], pieces: Sequence[Piece], hands: AbstractSet[str]) -> bool:
    """Whether those who struck words typed some there too, or anybody did between the struck words and these authors'
    own, so that these may go with the words typed first."""
    ends = [at for at, piece in enumerate(pieces) if is_own(names, piece) or piece.change is Change.DELETED]
    others = [at for at, piece in enumerate(pieces) if put_in(piece) and piece.author not in names and said([piece])]
    return any(pieces[at].author in hands or ends[0] < at < ends[-1] for at in others)


def _over_cut(stretches: Sequence[Stretch], typed: str, cut: str) -> Fate:
    """What becomes of words typed in place of ones that the same authors struck, beside what others struck: whoever
    types over both strikes only the rest, so what others struck before them may be replaced as well."""
    behind = stretches[0].struck and len(stretches) == 2
    if not is_sound(stretches):
        return Fate.REPLACES if behind else Fate.ASKED
    longer = len(plain_words(typed)) > len(plain_words(cut))
    return Fate.ASKED if behind and longer and not joins(typed) else Fate.APART


def _stretches(names: AbstractSet[str], pieces: Sequence[Piece], hands: AbstractSet[str]) -> list[Stretch]:
    """What some ``hands`` struck and what these authors typed, in turn; white space alone is neither."""
    found = []
    mine = ((piece, is_own(names, piece)) for piece in pieces)
    shown = [(own, piece) for piece, own in mine if own or (piece.change is Change.DELETED and piece.author in hands)]
    for own, group in groupby(shown, lambda one: one[0]):
        text = "".join(piece.text for _, piece in group)
        if text.strip():
            found.append(Stretch(text, struck=not own))
    return found


def _is_glued(names: AbstractSet[str], pieces: Sequence[Piece], around: tuple[str, str]) -> bool:
    """Whether words of these authors run into a word that stands only because what others put between is gone."""
    put = [piece for piece in pieces if piece.change is not Change.DELETED]
    alone = [own for piece in put if (own := own_piece(names, piece))]
    return _seams(names, alone, around) > _seams(
        names, [piece for piece in pieces if piece.change is Change.INSERTED], around
    )


def _seams(names: AbstractSet[str], pieces: Sequence[Piece], around: tuple[str, str]) -> int:
    """How often a piece of these authors runs into what is not theirs inside a word."""
    row = [Piece(around[0]), *pieces, Piece(around[1])]
    return sum(
        (one.author in names) != (next_one.author in names) and one.text[-1:].isalnum() and next_one.text[:1].isalnum()
        for one, next_one in pairwise(row)
    )

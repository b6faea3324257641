"""The changes of some authors only: those of all others are taken as rejected.

What another inserted is gone, what another deleted is there again; an inserted paragraph mark of another is
no mark. Words and marks that one of these authors inserted and somebody else deleted are still what the former
wants. What depends on words that another put in is an inlay (see ``inlay``), and in no reading.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation.cluster import Fate, Place, clusters
from plenary.engine.text.interpretation.history import own_piece, put_in
from plenary.engine.text.interpretation.inlay import Paragraph, on_their_own, paragraphs


def authors(blocks: Iterable[Block]) -> frozenset[str]:
    """The names behind the tracked changes of a file."""
    names = {block.author for block in blocks if block.change is not Change.KEPT}
    pieces = (piece for block in blocks for piece in block.pieces if piece.change is not Change.KEPT)
    return frozenset(names.union(piece.author for piece in pieces))


def changes_only_of(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, at the same places, with only these authors' changes left in."""
    blocks = on_their_own(names, blocks)
    found = tuple(paragraphs(names, blocks))
    alien = {place for paragraph in found if paragraph.alien for place in paragraph.places}
    ends = frozenset(_ends(names, blocks, found))
    fates: dict[Place, Fate] = {
        place: cluster.fate
        for paragraph in found
        if paragraph.of_base
        for cluster in clusters(names, blocks, paragraph.places)
        if cluster.fate is not Fate.APART
        for place in cluster.places
    }
    return tuple(
        replace(
            block,
            pieces=tuple(
                piece
                for at, old in enumerate(block.pieces)
                if (piece := _piece(names, old, fates.get((place, at), Fate.APART)))
                and not (place in alien and piece.change is Change.INSERTED)
            ),
            change=_mark(names, block, ends=place in ends),
        )
        for place, block in enumerate(blocks)
    )


def struck_only_by_others(names: AbstractSet[str], blocks: Sequence[Block]) -> frozenset[int]:
    """The places of blocks in which others struck words of the base, and these authors none."""
    hands = ({piece.author for piece in block.pieces if piece.change is Change.DELETED} for block in blocks)
    return frozenset(place for place, struck in enumerate(hands) if struck and struck.isdisjoint(names))


def _piece(names: AbstractSet[str], piece: Piece, fate: Fate) -> Piece | None:
    if fate is Fate.ASKED:
        return own_piece(frozenset(), piece)
    if fate is Fate.REPLACES and piece.change is Change.DELETED:
        return piece
    return own_piece(names, piece)


def _ends(names: AbstractSet[str], blocks: Sequence[Block], paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The blocks whose inserted marks by others keep new paragraphs of these authors apart from words of the base. A
    cell is apart from all others as it is."""
    lasts = [blocks[paragraph.places[-1]] for paragraph in paragraphs]
    is_open = [put_in(last) and last.author not in names and last.row is None for last in lasts]
    for own, paragraph in enumerate(paragraphs):
        for step in (1, -1) if paragraph.own else ():
            at = own
            while 0 <= at + step < len(paragraphs) and is_open[min(at, at + step)]:
                at += step
                if paragraphs[at].of_base:
                    yield paragraphs[min(own, own + step)].places[-1]
                if paragraphs[at].of_base or paragraphs[at].own:
                    break


def _mark(names: AbstractSet[str], block: Block, *, ends: bool) -> Change:
    """What becomes of a paragraph mark; one that ``ends`` a new paragraph of these authors stands, whose ever it is."""
    own = block.author in names
    if put_in(block):
        return Change.INSERTED if ends or (own and block.undoer not in names) else Change.UNDONE
    if block.change is Change.DELETED:
        return Change.DELETED if own else Change.KEPT
    return block.change

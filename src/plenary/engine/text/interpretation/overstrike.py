"""Words that one author struck within what another strikes: the other's strike takes them along.

Word strikes no words twice. Who strikes a provision in which another struck or replaced a word strikes all that is left
to see of it, and the words that were struck before stay another's. Where the strike of one author goes on behind them,
with what was put in place of them, with the end of their paragraph or with words of its own, which Word puts behind all
that was selected, they are struck by both; so they are where it struck the mark and all else of their paragraph. Where
it only has them in its midst, and is no whole sentence, each may as well have struck its own words: that is asked.
"""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation.history import is_own, is_struck, said, vanished

_ENDS = frozenset(".;!?:。；！？：؛؟")
_TRAILING = "⁽⁰¹²³⁴⁵⁶⁷⁸⁹⁾”»’\"')]）］」』"


class _Part(Enum):
    """What a piece is to some authors: struck by them out of the base, or out of what another put in; struck by
    another out of the base; in no text of theirs; or standing."""

    OWN = "own"
    UNDONE = "undone"
    OTHERS = "others"
    NOTHING = "nothing"
    STANDING = "standing"


_STRUCK = frozenset({_Part.OWN, _Part.OTHERS})


@dataclass(frozen=True, slots=True)
class Overstrike:
    """The pieces from ``start`` to ``end`` (excluded) of a block, struck by several authors; ``sure`` says that those
    asked about struck them all."""

    start: int
    end: int
    sure: bool


def overstrikes(names: AbstractSet[str], block: Block) -> Iterator[Overstrike]:
    """Where these authors struck what others had struck within, from the left to the right."""
    parts = [_part(names, piece) for piece in block.pieces]
    through = block.change is Change.DELETED and block.author in names
    typed = any(is_own(names, piece) for piece in block.pieces)
    if through and not typed and _is_around(parts, block):
        yield Overstrike(0, len(parts), sure=True)
        return
    at = 0
    for standing, group in groupby(parts, lambda part: part is _Part.STANDING):
        start, at = at, at + len(list(group))
        goes_on = through if at == len(parts) else is_own(names, block.pieces[at])
        if not standing and (found := _overstrike(block, parts, start, at, through=goes_on)):
            yield found


def _is_around(parts: Sequence[_Part], block: Block) -> bool:
    """Whether a strike that went through to the mark of its paragraph is around all that another struck there and put
    other words in place of: it begins and ends what the base has, and of the base nothing else stands. Two copies that
    are combined look like that."""
    both = zip(parts, block.pieces, strict=True)
    base = [part for part, piece in both if piece.change in (Change.KEPT, Change.DELETED)]
    return _Part.OTHERS in base and {*base} <= _STRUCK and base[0] is _Part.OWN and base[-1] is _Part.OWN


def taken_along(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, with what these authors' strikes take along struck by them; those that are asked about are
    none."""
    return tuple(_taken(names, block) for block in blocks)


def _taken(names: AbstractSet[str], block: Block) -> Block:
    pieces: list[Piece | None] = list(block.pieces)
    for found in overstrikes(names, block):
        for at in range(found.start, found.end):
            pieces[at] = _struck(names, block.pieces[at]) if found.sure else _left(names, block.pieces[at])
    return replace(block, pieces=tuple(piece for piece in pieces if piece is not None))


def _struck(names: AbstractSet[str], piece: Piece) -> Piece | None:
    """A piece that these authors struck with all around it; what another had put in is in their text no more."""
    return replace(piece, author=min(names)) if piece.change is Change.DELETED else None


def _left(names: AbstractSet[str], piece: Piece) -> Piece:
    own = piece.change is Change.DELETED and piece.author in names
    return replace(piece, change=Change.KEPT, author="", move="") if own else piece


def _part(names: AbstractSet[str], piece: Piece) -> _Part:
    if piece.change is Change.DELETED and piece.author in names:
        return _Part.OWN
    if piece.change is Change.DELETED:
        return _Part.STANDING if piece.move else _Part.OTHERS
    if is_struck(names, piece):
        return _Part.UNDONE
    return _Part.NOTHING if vanished(piece) else _Part.STANDING


def _overstrike(block: Block, parts: Sequence[_Part], start: int, end: int, *, through: bool) -> Overstrike | None:
    """What is struck by several in a run of struck pieces; ``through`` says that these authors' strike went through to
    its end, since they struck the mark there, or typed over it there."""
    own = [at for at in range(start, end) if parts[at] in (_Part.OWN, _Part.UNDONE)]
    if through and not start and end == len(parts):
        first, last = 0, end
    elif own and (through or any(parts[at] is _Part.OWN for at in own)):
        first, last = own[0], end if through else own[-1] + 1
    else:
        return None
    first, last = _with_replaced(block, parts, first, last, start, end)
    taken = parts[first:last]
    amid = _Part.UNDONE in taken and taken[0] is _Part.OWN and (through or taken[-1] is _Part.OWN)
    if _Part.OTHERS not in taken and not amid:
        return None
    sentence = first == 0 or _ends(block.pieces[:first])
    sentence = sentence and (last == len(parts) or _ends(block.pieces[first:last]))
    return Overstrike(first, last, through or _Part.UNDONE in taken or sentence)


def _ends(pieces: Sequence[Piece]) -> bool:
    """Whether a sentence ends there, perhaps with a quotation or a footnote."""
    return said(pieces).rstrip(_TRAILING)[-1:] in _ENDS


def _with_replaced(
    block: Block, parts: Sequence[_Part], first: int, last: int, start: int, end: int
) -> tuple[int, int]:
    """The bounds of a strike, with what another struck beyond and put other words in place of, which it strikes."""
    while first > start and parts[first] is not _Part.OWN and _same_hand(block, parts, first - 1, first):
        first -= 1
    while last < end and parts[last - 1] is not _Part.OWN and _same_hand(block, parts, last, last - 1):
        last += 1
    return first, last


def _same_hand(block: Block, parts: Sequence[_Part], beyond: int, at: int) -> bool:
    return parts[beyond] is _Part.OTHERS and block.pieces[beyond].author == block.pieces[at].author

"""A provision or row that one author struck and another wrote anew beside it: the new one is another wording of it.

The new paragraph stands above or below the struck one with nothing of the base between. It carries the number of the
struck one, or says much the same; a number that the file counts says nothing, since it counts what was struck. A new
row has as many cells as the struck one, and begins with the same words or says much the same. What others put in
between, their own new wording too, is no hindrance.
"""

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import chain, groupby

from rapidfuzz.distance import Indel

from plenary.engine.text import numbering
from plenary.engine.text.block import Block, Change
from plenary.engine.text.interpretation.history import is_own, put_in
from plenary.engine.text.likeness import plain_words

_ALIKE = 0.6
_SHORTEST = 5
"""With fewer words than this, only the same ones are alike."""


def written_anew(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, with what others struck and these authors wrote anew struck by these authors, and the new words
    beside it."""
    found = list(blocks)
    for place, new in (*_rewritten(names, blocks), *_rewritten_cells(names, blocks)):
        gone = (
            replace(piece, author=min(names)) if piece.change is Change.DELETED else piece
            for piece in blocks[place].pieces
        )
        own = tuple(piece for piece in blocks[new].pieces if is_own(names, piece))
        rest = tuple(piece for piece in blocks[new].pieces if not is_own(names, piece))
        found[place] = replace(blocks[place], pieces=(*gone, *own))
        found[new] = replace(_emptied(blocks[new]), pieces=rest)
    return tuple(found)


def _emptied(block: Block) -> Block:
    """A block whose words stand elsewhere now. A cell that was put in would be seen without words too."""
    if block.row is None or not put_in(block):
        return block
    return replace(block, change=Change.UNDONE, undoer=block.author)


def _rewritten(names: AbstractSet[str], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The blocks that others struck, and those in which these authors wrote them anew, each once and in order."""
    for standing, run in groupby(range(len(blocks)), lambda place: _stands(blocks[place])):
        places = [] if standing else list(run)
        struck = [place for place in places if _is_struck(names, blocks[place])]
        for new in (place for place in places if _is_new(names, blocks[place])):
            same = next((at for at, place in enumerate(struck) if _is_same(blocks[place], blocks[new], names)), None)
            if same is not None:
                yield struck[same], new
                del struck[: same + 1]


def _rewritten_cells(names: AbstractSet[str], blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The cells of rows that others struck, and those of the rows in which these authors wrote them anew."""
    rows: dict[tuple[int, int], list[int]] = {}
    for place, block in enumerate(blocks):
        if block.row is not None:
            rows.setdefault(block.row[:2], []).append(place)

    def state(row: tuple[int, int]) -> tuple[int, bool]:
        of_base = any(_has_base_words(blocks[place]) for place in rows[row])
        return row[0], of_base and not _is_row(names, blocks, rows[row], _is_struck)

    for (_table, standing), run in groupby(rows, state):
        together = [] if standing else list(run)
        struck = [row for row in together if _is_row(names, blocks, rows[row], _is_struck)]
        for new in (rows[row] for row in together if _is_row(names, blocks, rows[row], _is_new)):
            alike = {row: _likeness(names, blocks, rows[row], new) for row in struck}
            same = max(struck, key=alike.__getitem__, default=None)
            if same is not None and alike[same] >= _ALIKE:
                yield from zip(rows[same], new, strict=True)
                struck.remove(same)


def _is_row(
    names: AbstractSet[str],
    blocks: Sequence[Block],
    row: Sequence[int],
    asked: Callable[[AbstractSet[str], Block], bool],
) -> bool:
    """Whether every cell with words is so, and one is."""
    cells = [blocks[place] for place in row if blocks[place].pieces]
    return bool(cells) and all(asked(names, cell) for cell in cells)


def _likeness(names: AbstractSet[str], blocks: Sequence[Block], struck: Sequence[int], new: Sequence[int]) -> float:
    """How much alike two rows are: more than any two that only have words in common are those that begin the same."""
    ours = [plain_words(blocks[place].rejected) for place in struck]
    theirs = [plain_words(_own(names, blocks[place])) for place in new]
    if len(ours) != len(theirs):
        return 0.0
    begun = ours[0] == theirs[0] and bool(ours[0])
    return begun + Indel.normalized_similarity([*chain(*ours)], [*chain(*theirs)])


def _own(names: AbstractSet[str], block: Block) -> str:
    return "".join(piece.text for piece in block.pieces if is_own(names, piece))


def _stands(block: Block) -> bool:
    return block.row is not None or any(piece.change is Change.KEPT and piece.text.strip() for piece in block.pieces)


def _has_base_words(block: Block) -> bool:
    return any(piece.change in (Change.KEPT, Change.DELETED) and piece.text.strip() for piece in block.pieces)


def _is_struck(names: AbstractSet[str], block: Block) -> bool:
    """Whether others struck all that the base has of a block, and nobody moved it."""
    gone = [piece for piece in block.pieces if piece.change is Change.DELETED]
    return bool(gone) and all(piece.author not in names and not piece.move for piece in gone)


def _is_new(names: AbstractSet[str], block: Block) -> bool:
    """Whether a block has words of these authors and none of the base."""
    own = any(is_own(names, piece) and piece.text.strip() for piece in block.pieces)
    return own and not any(piece.change is Change.DELETED for piece in block.pieces)


def _is_same(struck: Block, new: Block, names: AbstractSet[str]) -> bool:
    said, own = struck.rejected, _own(names, new)
    one, other = _number(said), _number(own)
    if one and other:
        return (one.readings[0].key, one.readings[0].form) == (other.readings[0].key, other.readings[0].form)
    ours, theirs = plain_words(one.rest if one else said), plain_words(other.rest if other else own)
    enough = _ALIKE if min(len(ours), len(theirs)) >= _SHORTEST else 1.0
    return struck.shape == new.shape and Indel.normalized_similarity(ours, theirs) >= enough


def _number(said: str) -> numbering.Typed | None:
    typed = numbering.recognise(said)
    return typed if typed and (typed.sure or typed.readings[0].label) else None

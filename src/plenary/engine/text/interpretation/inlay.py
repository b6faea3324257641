"""What one author does to the words of another, where a file has several: which of it stands in a text without them.

What was put in with no word of the base between is judged together. Who strikes all that others put there, and
types words of its own, has these in place of what the others replaced. Who strikes some of it, or whose words would be
glued to the base without it, is asked: these words are an inlay. So is whatever is put into another's new paragraph,
which is of the author of its mark, or of most of it where that one wrote no word; and a new paragraph under another's
new heading. What one only strikes is told, for to strike another's words may be to oppose them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import Enum
from itertools import groupby, pairwise

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.interpretation.history import is_own, is_struck, own_piece, put_in, vanished
from plenary.engine.text.interpretation.homecoming import brought_home
from plenary.engine.text.numbering import Label, recognise

_HOLDING = frozenset({Label.ANNEX, Label.PART, Label.CHAPTER, Label.SECTION, Label.ARTICLE})

Place = tuple[int, int]
"""A piece: its block and its place in it."""


@dataclass(frozen=True, slots=True)
class Inlay:
    """``words`` that one put into what another wrote, and ``struck`` ones of it; either may be empty. ``beside`` is all
    that was put in there, or the heading that a new paragraph stands under."""

    words: str
    beside: str
    struck: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The places of the blocks of one paragraph, as the text was before anybody struck what another had put in.

    One with words ``of_base`` is nobody's. A new one is ``own`` where it stands in the text of the authors that are
    asked about, and else, where it has words, ``alien``: another's, or under another's new heading (``above``).
    """

    places: tuple[int, ...]
    of_base: bool
    own: bool
    alien: bool
    above: str = ""


class Fate(Enum):
    """What becomes of the changes of some authors in a cluster."""

    APART = "apart"
    REPLACES = "replaces"
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Changes that touch, by their places."""

    places: tuple[Place, ...]
    fate: Fate


def inlays(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Inlay, ...]:
    """What these authors did to words of others that is in no reading, in document order."""
    found = []
    blocks = brought_home(names, blocks)
    for paragraph in paragraphs(names, blocks):
        if paragraph.alien:
            groups = [(Fate.ASKED, [piece for place in paragraph.places for piece in blocks[place].pieces])]
        else:
            groups = [
                (cluster.fate, [blocks[place].pieces[at] for place, at in cluster.places])
                for cluster in clusters(names, blocks, paragraph)
            ]
        for fate, pieces in groups:
            if inlay := _inlay(names, fate, pieces, paragraph.above):
                found.append(inlay)
    return tuple(found)


def _inlay(names: AbstractSet[str], fate: Fate, pieces: Sequence[Piece], above: str) -> Inlay | None:
    own = [piece for piece in pieces if is_own(names, piece)]
    undone = [piece for piece in pieces if is_struck(names, piece)]
    if fate is Fate.REPLACES or (fate is Fate.APART and _said(own)):
        return None
    asked = fate is Fate.ASKED
    struck = [piece for piece in pieces if asked and piece.change is Change.DELETED and piece.author in names]
    words, gone = _said(own) if asked else "", " … ".join(filter(None, (_said(struck), _said(undone))))
    put = [piece for piece in pieces if put_in(piece) and (not gone or not is_struck(names, piece))]
    beside = above or _said(put) or _said([piece for piece in pieces if put_in(piece)])
    return Inlay(words, beside, gone) if words or gone else None


def _said(pieces: Sequence[Piece]) -> str:
    return "".join(piece.text for piece in pieces).strip()


def clusters(names: AbstractSet[str], blocks: Sequence[Block], paragraph: Paragraph) -> Iterator[Cluster]:
    """What was put into a paragraph, by whomever, where nothing of the base stands between, with what was struck right
    before and behind it; and what becomes there of the changes of these authors."""
    places = [(place, at) for place in paragraph.places for at in range(len(blocks[place].pieces))]
    pieces = [blocks[place].pieces[at] for place, at in places]
    kinds = [piece.change if piece.change in (Change.KEPT, Change.DELETED) else Change.INSERTED for piece in pieces]
    end = 0
    for kind, group in groupby(kinds):
        start, end = end, end + len(list(group))
        if kind is not Change.INSERTED:
            continue
        first, last = start, end
        while first and kinds[first - 1] is Change.DELETED:
            first -= 1
        while last < len(kinds) and kinds[last] is Change.DELETED:
            last += 1
        around = (_said_at(pieces, first - 1)[-1:], _said_at(pieces, last)[:1])
        yield Cluster(tuple(places[first:last]), _fate(names, pieces[first:last], around))


def _said_at(pieces: Sequence[Piece], at: int) -> str:
    return pieces[at].text if 0 <= at < len(pieces) else ""


def _fate(names: AbstractSet[str], pieces: Sequence[Piece], around: tuple[str, str]) -> Fate:
    if not _said([piece for piece in pieces if is_own(names, piece)]):
        return Fate.APART
    others = [piece for piece in pieces if put_in(piece) and piece.author not in names]
    struck = [piece for piece in others if is_struck(names, piece)]
    standing = [piece for piece in others if not is_struck(names, piece)]
    if _said(struck) and not _said(standing):
        return Fate.REPLACES
    if _said(struck) or (standing and _is_glued(names, pieces, around)):
        return Fate.ASKED
    return Fate.APART


def _is_glued(names: AbstractSet[str], pieces: Sequence[Piece], around: tuple[str, str]) -> bool:
    """Whether words of these authors run into a word of the base only because what others put between is gone."""
    alone = [own for piece in pieces if (own := own_piece(names, piece)) and own.change is not Change.DELETED]
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


def paragraphs(names: AbstractSet[str], blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The paragraphs of a file, as these authors have part in them."""
    run: list[int] = []
    before: Block | None = None
    above, foreign = "", False
    for place, block in enumerate(blocks):
        run.append(place)
        if (block.change is Change.DELETED or vanished(block)) and place + 1 < len(blocks):
            continue
        pieces = [piece for at in run for piece in blocks[at].pieces if piece.text.strip()]
        of_base = any(piece.change in (Change.KEPT, Change.DELETED) for piece in pieces)
        host = "" if of_base else _host(pieces, block, before)
        if of_base:
            above, foreign = "", False
        elif host and _is_heading([blocks[at] for at in run], said := _said([p for p in pieces if put_in(p)])):
            above, foreign = said, host not in names
        own = host in names and not foreign
        heading = above if host in names and foreign else ""
        yield Paragraph(tuple(run), of_base, own, bool(host) and not own, heading)
        before = block
        run = []


def _is_heading(run: Sequence[Block], said: str) -> bool:
    typed = recognise(said)
    return any(block.shape is Shape.HEADING for block in run) or bool(typed and typed.readings[0].label in _HOLDING)


def _host(pieces: Sequence[Piece], end: Block, before: Block | None) -> str:
    """Whose a new paragraph is: who put its mark in, or the one before, and wrote a word of it; else who wrote most."""
    mark = next((block.author for block in (end, before) if block is not None and put_in(block)), "")
    wrote = Counter[str]()
    for piece in pieces:
        wrote[piece.author] += len("".join(piece.text.split()))
    typed = "".join(piece.text for piece in pieces if piece.author == mark)
    number = recognise(typed)
    if any(map(str.isalpha, number.rest if number else typed)):
        return mark
    return wrote.most_common(1)[0][0] if wrote else ""

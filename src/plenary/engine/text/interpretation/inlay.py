"""What one author does to the words of another, where a file has several, that stands in no text without them.

That is what is asked about where their changes touch (``cluster``), or where one struck around what another had struck
(``overstrike``); and whatever is put into another's new paragraph, which is of the author of its mark, or of most of it
where that one wrote no word; and a new paragraph under another's new heading. What one only strikes is told, for to
strike another's words may be to oppose them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.interpretation.cluster import Cluster, Fate, clusters
from plenary.engine.text.interpretation.history import is_own, is_struck, put_in, said, vanished
from plenary.engine.text.interpretation.homecoming import brought_home
from plenary.engine.text.interpretation.overstrike import overstrikes, taken_along
from plenary.engine.text.interpretation.rewriting import written_anew
from plenary.engine.text.numbering import Label, recognise

_HOLDING = frozenset({Label.ANNEX, Label.PART, Label.CHAPTER, Label.SECTION, Label.ARTICLE})


@dataclass(frozen=True, slots=True)
class Inlay:
    """``words`` that one put into what another wrote, and ``struck`` ones of it; either may be empty. ``beside`` is all
    that was put in there, or the heading that a new paragraph stands under; with ``crossed``, it is what another struck
    there, and ``struck`` what these authors struck of the base around it. ``place`` is where that is in the file."""

    words: str
    beside: str
    struck: str = ""
    crossed: bool = False
    place: str = ""


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


def on_their_own(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, with what these authors did to words that others moved, struck or struck and wrote anew done to
    the words of the base."""
    return written_anew(names, taken_along(names, brought_home(names, blocks)))


def inlays(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Inlay, ...]:
    """What these authors did to words of others that is in no reading, in document order."""
    found = []
    home = brought_home(names, blocks)
    settled = on_their_own(names, blocks)
    for paragraph in paragraphs(names, settled):
        found += [crossed for place in paragraph.places for crossed in _crossed(names, home[place])]
        if paragraph.alien:
            whole = [(place, at) for place in paragraph.places for at in range(len(settled[place].pieces))]
            groups = [Cluster(tuple(whole), Fate.ASKED)]
        else:
            groups = [*clusters(names, settled, paragraph.places)]
        for group in groups:
            pieces = [settled[place].pieces[at] for place, at in group.places]
            if inlay := _inlay(names, group.fate, pieces, paragraph.above):
                found.append(replace(inlay, place=settled[group.places[0][0]].place))
    return tuple(found)


def _crossed(names: AbstractSet[str], block: Block) -> Iterator[Inlay]:
    for one in overstrikes(names, block):
        if not one.sure:
            pieces = block.pieces[one.start : one.end]
            gone = [piece for piece in pieces if piece.change is Change.DELETED]
            own = [said([piece]) for piece in gone if piece.author in names]
            others = [said([piece]) for piece in gone if piece.author not in names]
            yield Inlay("", " … ".join(others), " … ".join(own), crossed=True, place=block.place)


def _inlay(names: AbstractSet[str], fate: Fate, pieces: Sequence[Piece], above: str) -> Inlay | None:
    own = [piece for piece in pieces if is_own(names, piece)]
    undone = [piece for piece in pieces if is_struck(names, piece)]
    if fate is Fate.REPLACES or (fate is Fate.APART and said(own)):
        return None
    asked = fate is Fate.ASKED
    struck = [piece for piece in pieces if asked and piece.change is Change.DELETED and piece.author in names]
    words, gone = said(own) if asked else "", " … ".join(filter(None, (said(struck), said(undone))))
    put = [piece for piece in pieces if put_in(piece) and (not gone or not is_struck(names, piece))]
    if asked and not above and not said(piece for piece in pieces if put_in(piece) and piece.author not in names):
        others = [piece for piece in pieces if piece.change is Change.DELETED and piece.author not in names]
        return Inlay(words, said(others), gone, crossed=True)
    beside = above or said(put) or said(piece for piece in pieces if put_in(piece))
    return Inlay(words, beside, gone) if words or gone else None


def paragraphs(names: AbstractSet[str], blocks: Sequence[Block]) -> Iterator[Paragraph]:
    """The paragraphs of a file, as these authors have part in them."""
    run: list[int] = []
    before: Block | None = None
    above, foreign = "", False
    for place, block in enumerate(blocks):
        run.append(place)
        if _goes_on(block, blocks[place + 1 : place + 2]):
            continue
        pieces = [piece for at in run for piece in blocks[at].pieces if piece.text.strip()]
        of_base = any(piece.change in (Change.KEPT, Change.DELETED) for piece in pieces)
        host = "" if of_base else _host(pieces, block, before)
        if of_base:
            above, foreign = "", False
        elif host and _is_heading([blocks[at] for at in run], words := said(p for p in pieces if put_in(p))):
            above, foreign = words, host not in names
        own = host in names and not foreign
        heading = above if host in names and foreign else ""
        yield Paragraph(tuple(run), of_base, own, bool(host) and not own, heading)
        before = block
        run = []


def _goes_on(block: Block, following: Sequence[Block]) -> bool:
    """Whether a paragraph goes on in the next block. A cell of a table is never run together with another block."""
    joined = bool(following) and block.row is None and following[0].row is None
    return joined and (block.change is Change.DELETED or vanished(block))


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

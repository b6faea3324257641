"""What a reading does to the base, provision by provision, as its proof sheet shows it.

To be called inside ``speaking(tongue)``, because provisions without a number are cited in words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.comparison import compare
from plenary.engine.text.layout import Setting
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Provision
from plenary.engine.text.reading import Bracket, Reading
from plenary.rulemaking.output.wording import citations
from plenary.rulemaking.proof import Doubt, Proof, Touch

_NONE: Mapping[str, Sequence[Doubt]] = {}


def prove(base: Instrument, reading: Reading, doubts: Mapping[str, Sequence[Doubt]] = _NONE) -> tuple[Proof, ...]:
    """The provisions that a reading touches, in the order of its own text. ``doubts`` are by provision,
    and a provision about which there are doubts is shown even where nothing in it is touched.

    Raises KeyError where the reading names a provision that the base does not have.
    """
    proposed = propose(base, reading)
    touches = _touches(base, reading)
    cited = {**cite(base), **cite(proposed)}
    before = _predecessors(proposed)
    brackets: dict[str, list[Bracket]] = {}
    for bracket in reading.brackets:
        brackets.setdefault(bracket.provision, []).append(bracket)
    proofs: list[Proof] = []
    for name in _order(base, proposed):
        if not (name in touches or doubts.get(name)):
            continue
        old, new = base.by_id.get(name), proposed.by_id.get(name)
        arrived = {Touch.ADDED, Touch.MOVED} & set(touches.get(name, ()))
        proofs.append(
            Proof(
                name,
                cited[name],
                (new or base.by_id[name]).kind,
                touches.get(name, ()),
                old.text if old else "",
                tuple(_bracketed(_pieces(old, new), brackets.get(name, ()))),
                cited.get(before[name], "") if arrived else "",
                tuple(doubts.get(name, ())),
            )
        )
    return tuple(proofs)


def cite(instrument: Instrument) -> Mapping[str, str]:
    """How a person names each provision of an instrument."""
    return citations(
        [
            Setting(provision.id, provision.kind, provision.number, instrument.depth(provision.id), ())
            for provision in instrument.provisions
        ]
    )


def _touches(base: Instrument, reading: Reading) -> dict[str, tuple[Touch, ...]]:
    found: dict[str, list[Touch]] = {}
    for touch, ids in (
        (Touch.ADDED, [addition.id for addition in reading.added]),
        (Touch.DELETED, sorted(reading.deleted)),
        (Touch.MOVED, [move.provision for move in reading.moved if move.provision not in reading.deleted]),
        (Touch.REWORDED, [name for name, words in reading.words.items() if words != base.by_id[name].text]),
        (Touch.BRACKETED, list(dict.fromkeys(bracket.provision for bracket in reading.brackets))),
        (Touch.RETAINED, sorted(reading.retained)),
    ):
        for name in ids:
            found.setdefault(name, []).append(touch)
    return {name: tuple(touches) for name, touches in found.items()}


def _predecessors(instrument: Instrument) -> dict[str, str]:
    """The provision before each one, nothing before the first."""
    ids = [provision.id for provision in instrument.provisions]
    return dict(zip(ids, ["", *ids], strict=False))


def _order(base: Instrument, proposed: Instrument) -> list[str]:
    """Every provision of either text: in the order of the new one, what it lacks after what stands before
    it in the base."""
    order = [provision.id for provision in proposed.provisions]
    for name, predecessor in _predecessors(base).items():
        if name not in proposed.by_id:
            order.insert(order.index(predecessor) + 1 if predecessor else 0, name)
    return order


def _pieces(old: Provision | None, new: Provision | None) -> Iterator[Piece]:
    """One provision's words, old and new, whatever is said elsewhere in the text."""
    if old is None or new is None:
        text, change = (new.text, Change.INSERTED) if new else (old.text if old else "", Change.DELETED)
        return iter([Piece(text, change)] if text else [])
    one = [Instrument((replace(provision, parent=None),)) for provision in (old, new)]
    return _trimmed(compare(*one).entries[0].pieces)


def _trimmed(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, each with the space before it, without the space before the first word of either text.

    Words that only one text has before the first kept one take its space behind them.
    """
    first = next((place for place, piece in enumerate(pieces) if piece.change is Change.KEPT), len(pieces))
    ahead = {piece.change for piece in pieces[:first]}
    begun: set[Change] = set()
    for place, piece in enumerate(pieces):
        text = piece.text
        if place < first and piece.change not in begun:
            begun.add(piece.change)
            text = text.removeprefix(" ")
        if place == first and len(ahead) < 2:
            text = text.removeprefix(" ")
        if place == first - 1 and len(ahead) == 1 and first < len(pieces) and pieces[first].text.startswith(" "):
            text += " "
        yield replace(piece, text=text)


def _bracketed(pieces: Iterator[Piece], brackets: Sequence[Bracket]) -> Iterator[Piece]:
    """The pieces with signs where the reading brackets words of the base."""
    signs = sorted([(bracket.start, 1, "[") for bracket in brackets] + [(bracket.end, 0, "]") for bracket in brackets])
    at = 0
    for piece in pieces:
        if piece.change is Change.INSERTED:
            yield piece
            continue
        cut = 0
        while signs and signs[0][0] <= at + len(piece.text):
            place = signs.pop(0)
            yield from _part(piece, cut, place[0] - at)
            cut = place[0] - at
            yield Piece(place[2], Change.INSERTED)
        yield from _part(piece, cut, len(piece.text))
        at += len(piece.text)


def _part(piece: Piece, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield replace(piece, text=piece.text[start:end])

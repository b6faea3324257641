"""What a reading does to one provision: which kind of change, and its words beside those of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.comparison import compare
from plenary.engine.text.joining import merged
from plenary.engine.text.provision import Instrument, Provision
from plenary.engine.text.reading import Bracket, Reading


class Touch(StrEnum):
    """What a reading does to a provision. MERGED: it says the words in another provision beside it."""

    REWORDED = "reworded"
    ADDED = "added"
    DELETED = "deleted"
    MERGED = "merged"
    MOVED = "moved"
    BRACKETED = "bracketed"
    RETAINED = "retained"


def touches(base: Instrument, reading: Reading) -> dict[str, tuple[Touch, ...]]:
    """What a reading does to each provision that it touches, its own additions among them."""
    found: dict[str, list[Touch]] = {}
    elsewhere = merged(base, reading)
    for touch, ids in (
        (Touch.ADDED, [addition.id for addition in reading.added]),
        (Touch.DELETED, sorted(reading.deleted - elsewhere)),
        (Touch.MERGED, sorted(elsewhere)),
        (Touch.MOVED, [move.provision for move in reading.moved if move.provision not in reading.deleted]),
        (Touch.REWORDED, [name for name, words in reading.words.items() if words != base.by_id[name].text]),
        (Touch.BRACKETED, list(dict.fromkeys(bracket.provision for bracket in reading.brackets))),
        (Touch.RETAINED, sorted(reading.retained)),
    ):
        for name in ids:
            found.setdefault(name, []).append(touch)
    return {name: tuple(done) for name, done in found.items()}


def amended(old: Provision | None, new: Provision | None, brackets: Sequence[Bracket] = ()) -> tuple[Piece, ...]:
    """One provision's words as a redline, whatever is said elsewhere in the text; None where a text lacks it."""
    return tuple(_bracketed(_pieces(old, new), brackets))


def _pieces(old: Provision | None, new: Provision | None) -> Iterator[Piece]:
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

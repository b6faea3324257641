"""What was read of a file, as JSON: how it comes out of the process that read it.

Pickle would let whoever breaks that process break this one; JSON holds text, and text is all that is taken.
"""

import json
from collections.abc import Sequence
from dataclasses import astuple
from typing import Any

from plenary.engine.text.block import Block, Change, Markup, Piece, Role, Shape
from plenary.rulemaking.intake.document import Content, Format, Issue, Note, Quarantined, Remark, What
from plenary.rulemaking.intake.fault import Fault, Flaw


def packed(answer: Content | Format | Fault) -> bytes:
    """One answer as JSON: what was read, a format to convert from, or what is wrong with the file."""
    match answer:
        case Fault():
            told: dict[str, Any] = {"flaw": answer.flaw, "data": answer.data}
        case Format():
            told = {"convert": answer}
        case _:
            told = {
                "format": answer.format,
                "issue": answer.issue and astuple(answer.issue),
                "blocks": [_packed_block(block) for block in answer.blocks],
                "notes": [(note.remark, note.count, note.place, note.detail) for note in answer.notes],
                "quarantine": [(item.what, item.place, item.value) for item in answer.quarantine],
            }
    # Halves of a surrogate pair, which a broken file can hold, are no text that anybody could write.
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpacked(data: bytes) -> Content | Format | Fault:
    """The answer again. Raises ValueError for anything that ``packed`` would not write."""
    try:
        told = json.loads(data)
        if "flaw" in told:
            return Fault(Flaw(told["flaw"]), **{str(key): _datum(each) for key, each in told["data"].items()})
        if "convert" in told:
            return Format(told["convert"])
        return Content(
            tuple(_unpacked_block(each) for each in told["blocks"]),
            tuple(
                Note(Remark(remark), _whole(count), _text(place), _text(detail))
                for remark, count, place, detail in told["notes"]
            ),
            tuple(Quarantined(What(what), _text(place), _text(value)) for what, place, value in told["quarantine"]),
            Format(told["format"]),
            _unpacked_issue(told["issue"]),
        )
    except (LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not an answer of a reader") from error


def _unpacked_issue(told: Sequence[Any] | None) -> Issue | None:
    if told is None:
        return None
    base, version, symbol, provisions, slots, form, tongue, audience, names = told
    return Issue(
        _text(base),
        _text(version),
        _text(symbol),
        tuple(map(_text, provisions)),
        tuple(map(_text, slots)),
        _text(form),
        _text(tongue),
        _text(audience),
        tuple((_text(code), _text(label)) for code, label in names),
    )


def _packed_block(block: Block) -> Sequence[Any]:
    return (
        [_packed_piece(piece) for piece in block.pieces],
        block.shape,
        block.level,
        block.number,
        block.id,
        block.change,
        block.author,
        block.undoer,
        block.place,
        block.row,
        block.note,
    )


def _packed_piece(piece: Piece) -> Sequence[Any]:
    # Most pieces are plain text, and there are many.
    if piece == Piece(piece.text):
        return (piece.text,)
    return (
        piece.text,
        piece.change,
        piece.author,
        piece.move,
        sorted(piece.markup),
        piece.colour,
        piece.tag,
        piece.undoer,
        piece.role,
    )


def _unpacked_block(told: Sequence[Any]) -> Block:
    pieces, shape, level, number, mark, change, author, undoer, place, row, note = told
    return Block(
        tuple(_unpacked_piece(piece) for piece in pieces),
        Shape(shape),
        _whole(level),
        _text(number),
        _text(mark),
        Change(change),
        _text(author),
        _text(undoer),
        _text(place),
        None if row is None else (_whole(row[0]), _whole(row[1]), _whole(row[2])),
        _text(note),
    )


def _unpacked_piece(told: Sequence[Any]) -> Piece:
    if len(told) == 1:
        return Piece(_text(told[0]))
    text, change, author, move, markup, colour, tag, undoer, role = told
    return Piece(
        _text(text),
        Change(change),
        _text(author),
        _text(move),
        frozenset(map(Markup, markup)),
        _text(colour),
        _text(tag),
        _text(undoer),
        Role(role),
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _datum(value: object) -> str | int:
    return value if isinstance(value, str) else _whole(value)

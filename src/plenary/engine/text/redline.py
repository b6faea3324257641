"""A comparison as plain text: one line for each provision that changed, in signs that need no language.

``+`` inserted, ``-`` deleted, ``~`` edited, ``<`` split, ``>`` merged, ``#`` renumbered only; ``^`` is the place a
provision left, and ``v`` the place it came to, both with the number of the move. In the text ``[-struck-]``
and ``{+put in+}``, with ``1:`` before words that moved; ``…`` stands for words left out.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.comparison import Comparison, Entry, Fate
from plenary.engine.text.tokens import find_tokens

_NONE: Mapping[str, str] = MappingProxyType({})

CONTEXT = 5
"""Tokens shown on either side of a change."""

_SIGNS = {
    Fate.SAME: "#",
    Fate.EDITED: "~",
    Fate.INSERTED: "+",
    Fate.DELETED: "-",
    Fate.SPLIT: "<",
    Fate.MERGED: ">",
    Fate.LEFT: "^",
}


def redline(comparison: Comparison, old: Mapping[str, str] = _NONE, new: Mapping[str, str] = _NONE) -> str:
    """The changed provisions, a line each; nothing when nothing changed.

    ``old`` and ``new`` are how a person names provisions of either version, by their ids; without a name one is cited
    by its numbers, and without those by its id.
    """
    return "".join(f"{line}\n" for line in _lines(comparison, old, new))


def _lines(comparison: Comparison, old_names: Mapping[str, str], new_names: Mapping[str, str]) -> Iterator[str]:
    for entry in comparison.entries:
        old, new = comparison.numbers(entry)
        renumbered = entry.fate not in (Fate.INSERTED, Fate.DELETED, Fate.LEFT) and old != new
        if entry.fate is Fate.SAME and not entry.move and not renumbered:
            continue
        sign = "v" if entry.move and entry.fate in (Fate.SAME, Fate.EDITED) else _SIGNS[entry.fate]
        here = entry.fate in _HERE
        own = (entry.new if here else entry.old)[0]
        text, names = (comparison.new, new_names) if here else (comparison.old, old_names)
        name = names.get(own) or text.citation(own) or own
        was = f" ({old})" if renumbered else ""
        yield f"{sign}{entry.move} {name}{was}: {_text(entry)}".rstrip(": ")


_HERE = frozenset({Fate.SAME, Fate.EDITED, Fate.INSERTED, Fate.SPLIT, Fate.MERGED})
"""The fates that are told at a place of the new version."""


def _text(entry: Entry) -> str:
    last = len(entry.pieces) - 1
    shown = (_piece(piece, place > 0, place < last) for place, piece in enumerate(entry.pieces))
    return "".join(shown).strip()


def _piece(piece: Piece, before: bool, after: bool) -> str:
    """One piece; kept words are cut to those beside a change before or after them."""
    if piece.change is Change.KEPT:
        tokens = find_tokens(piece.text)
        first, last = (CONTEXT if before else 0), (CONTEXT if after else 0)
        if len(tokens) <= first + last + 1:
            return piece.text
        return f"{''.join(tokens[:first])} …{''.join(tokens[len(tokens) - last :])}"
    move = f"{piece.move}:" if piece.move else ""
    opening, closing = ("[-", "-]") if piece.change is Change.DELETED else ("{+", "+}")
    bare = piece.text.lstrip()
    return f"{piece.text[: len(piece.text) - len(bare)]}{opening}{move}{bare}{closing}"

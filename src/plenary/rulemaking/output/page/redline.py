"""Words with what was done to them, as HTML: inserted, deleted, moved."""

from collections.abc import Iterable

from plenary.engine.text.block import Change, Piece
from plenary.kit.language import _, language
from plenary.kit.markup import Markup, element, escaped, joined


def redlined(pieces: Iterable[Piece], *, own: dict[str, str]) -> Markup:
    """The pieces one after the other, the space before an edit outside its mark, none before the first.
    Words that one hand inserted and another deleted again are left out. ``own`` are the attributes of the
    text's language, none where the page speaks it."""
    shown = joined(_piece(piece, own) for piece in pieces if piece.change is not Change.UNDONE)
    return Markup(shown.lstrip())


def _piece(piece: Piece, own: dict[str, str]) -> Markup:
    if piece.change is Change.KEPT or not piece.text.strip():
        return escaped(piece.text)
    bare = piece.text.lstrip()
    space = piece.text[: len(piece.text) - len(bare)]
    marked = element("ins" if piece.change is Change.INSERTED else "del", bare)
    if not piece.move:
        return joined([space, marked])
    label = _("moved {number}").format(number=piece.move)
    return joined([space, marked, element("span", f" {label}", class_="who", lang=language() if own else None)])

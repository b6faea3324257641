"""Suggestions in other languages as every file out shows them, said in the interface's language.

To be called inside ``speaking(edition.tongue)``.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.layout import Setting
from plenary.engine.text.original import Fit, Original
from plenary.engine.text.touch import Touch
from plenary.kit.language import _, language
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.proofing import touched
from plenary.rulemaking.output.spacing import parted

_SEEN = (Touch.REWORDED, Touch.BRACKETED)
"""What the words show by themselves."""


@dataclass(frozen=True, slots=True)
class Hanging:
    """``said`` is whose suggestion it is and in which language, ``note`` what else is to be known of it, empty
    where nothing is. ``lines`` are its words, each behind its number, in the language ``lang``."""

    said: str
    note: str
    lang: str
    lines: tuple[tuple[str, tuple[Piece, ...]], ...]
    original: Original

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All its words in one line."""
        found: list[Piece] = []
        for number, pieces in self.lines:
            found.append(Piece(f"{' ' if found else ''}{number} " if number else " " * bool(found)))
            found.extend(pieces)
        return tuple(piece for piece in found if piece.text)

    @property
    def words(self) -> str:
        """The words as the member wants them."""
        return "".join(piece.text for piece in self.pieces if piece.change is not Change.DELETED).strip()


def hangings(edition: Edition, setting: Setting) -> Iterator[Hanging]:
    """What was suggested on a provision in other languages."""
    for original in setting.originals:
        lines = tuple((words.number, words.pieces) for words in original.words)
        yield Hanging(_said(edition, original), _note(original), original.lang, lines, original)


def signed(pieces: Iterable[Piece]) -> str:
    """Words with what is done to them in signs, where there is no other way to show it."""
    signs = {Change.INSERTED: ("{+", "+}"), Change.DELETED: ("[-", "-]")}
    shown = ((*signs.get(piece.change, ("", "")), piece.text) for piece in parted(pieces))
    return "".join(f"{before}{text}{after}" for before, after, text in shown)


def language_name(tag: str) -> str:
    """A language's name in the user's language; the tag where it has none."""
    return Locale.parse(tag).get_display_name(language().replace("-", "_")) or tag


def state(original: Original) -> str:
    """The language of a suggestion and whether it has been translated, for a table."""
    spoken = language_name(original.lang)
    if original.translated:
        return _("original in {language}").format(language=spoken)
    return _("in {language}, to be translated").format(language=spoken)


def _said(edition: Edition, original: Original) -> str:
    names, spoken = wording.named(edition, original.holders), language_name(original.lang)
    if original.translated:
        said = (
            _("Original in {language} by {names}; its translation stands in the text.")
            if names
            else _("Original in {language}; its translation stands in the text.")
        )
    else:
        said = (
            _("Suggestion in {language} by {names}, to be translated.")
            if names
            else _("Suggestion in {language}, to be translated.")
        )
    return said.format(language=spoken, names=names)


def _note(original: Original) -> str:
    parts: list[str] = []
    for touch in original.touches:
        if touch is Touch.ADDED:
            parts.append(_("New provision."))
        elif touch not in _SEEN:
            parts.append(
                _("{kind}.").format(kind=touched(touch, _cited(original, original.after), first=original.first))
            )
    source = _cited(original, original.citation or original.source or "–")
    if original.fit is Fit.NEAREST:
        parts.append(_("It is on {source} of that text, which has no counterpart here.").format(source=source))
    elif original.fit is Fit.UNPLACED:
        parts.append(_("It is on {source} of that text, which has no place here.").format(source=source))
    return " ".join(parts)


def _cited(original: Original, citation: str) -> str:
    """A citation with the comma and in the direction of its own language: else its numbers would change places."""
    comma = wording.COMMAS.get(original.lang.partition("-")[0], ", ")
    return f"\u2068{citation.replace(', ', comma)}\u2069" if citation else ""

"""A paragraph as it stands in the file, before numbers and notes are known."""

from dataclasses import dataclass, field
from typing import NamedTuple

from plenary.engine.text.block import Change, Role, Shape
from plenary.rulemaking.intake.docx.hand import KEPT, Hand
from plenary.rulemaking.intake.docx.look import PLAIN, Look
from plenary.rulemaking.intake.tree import Element


class Words(NamedTuple):
    """Characters with one hand and one look. ``cites`` is the place of a note among all citations, or -1;
    ``contents`` whether they belong to a table of contents."""

    text: str
    hand: Hand = KEPT
    look: Look = PLAIN
    contents: bool = False
    cites: int = -1


@dataclass(slots=True)
class Draft:
    """One paragraph. ``list_id`` and ``list_level`` are its automatic number's (the level is None where the list
    knows it by the ``style``); ``mark`` is the hand that the paragraph mark is by; ``boxes`` are the text
    boxes that hang on it. ``contents``, ``hidden`` and ``role`` are what its style says of all its words."""

    place: str
    words: list[Words] = field(default_factory=list)
    shape: Shape = Shape.BODY
    level: int = 0
    list_id: str = ""
    list_level: int | None = None
    style: str = ""
    mark: Hand = KEPT
    id: str = ""
    contents: bool = False
    hidden: bool = False
    role: Role = Role.WORDS
    number: str = ""
    boxes: list[tuple[Element, Hand]] = field(default_factory=list)

    def has_words(self, *changes: Change) -> bool:
        """Whether anything that is not white space was changed so."""
        return any(words.cites >= 0 or not words.text.isspace() for words in self.words if words.hand.change in changes)


@dataclass(slots=True)
class Unit:
    """What becomes one block: a paragraph, or all paragraphs of a table cell. ``mark`` is the hand that a
    cell is by: the mark of its last paragraph cannot be changed alone."""

    parts: list[Draft]
    row: tuple[int, int, int] | None = None
    place: str = ""
    id: str = ""
    mark: Hand = KEPT

"""Footnotes and endnotes, each as one block after the block that cites it."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from plenary.engine.text.block import Block, Change, Shape
from plenary.rulemaking.intake.docx.assembly import Assembly
from plenary.rulemaking.intake.docx.draft import Unit
from plenary.rulemaking.intake.docx.gathering import Gathering
from plenary.rulemaking.intake.docx.hand import Hand
from plenary.rulemaking.intake.docx.issue import Marks
from plenary.rulemaking.intake.docx.name import w
from plenary.rulemaking.intake.docx.package import Package
from plenary.rulemaking.intake.docx.story import Story
from plenary.rulemaking.intake.docx.style import Styles
from plenary.rulemaking.intake.tree import Element


class Notes:
    """The notes of a file, read when they are cited."""

    def __init__(self, package: Package, styles: Styles, gathering: Gathering, marks: Marks) -> None:
        self._package = package
        self._styles = styles
        self._gathering = gathering
        self._marks = marks

    def cited_in(self, unit: Unit, assembly: Assembly, numbers: Sequence[str]) -> Iterator[Block]:
        """The notes that a unit cites, in order."""
        for draft in unit.parts:
            for words in draft.words:
                if words.cites >= 0:
                    yield from self._note(words.cites, assembly, numbers[words.cites])

    def _note(self, cites: int, assembly: Assembly, number: str) -> Iterator[Block]:
        citation = self._gathering.citations[cites]
        element = self._elements.get((citation.kind, citation.id))
        if element is None:
            return
        change, author = citation.hand.change, citation.hand.author
        place = f"{citation.kind} {number}"
        story = Story(self._package, self._styles, self._gathering, self._marks, place)
        story.read(element, Hand(change, author))
        parts = [part for unit in story.units for part in unit.parts]
        while parts and not parts[-1].has_words(*Change):
            parts.pop()
        if parts and parts[0].words:
            # The note's own mark stands before the words, with a space that belongs to the mark.
            parts[0].words[0] = parts[0].words[0]._replace(text=parts[0].words[0].text.lstrip())
        block = assembly.block(Unit(parts, place=place), Shape.FOOTNOTE, number)
        marked = next((unit.id for unit in story.units if unit.id), "")
        yield Block(block.pieces, Shape.FOOTNOTE, id=marked, change=change, author=author, place=place, note=number)

    @cached_property
    def _elements(self) -> dict[tuple[str, str], Element]:
        found = {}
        for kind in ("footnote", "endnote"):
            root = self._package.part(f"{kind}s")
            if root is not None:
                found.update({(kind, note.get(w("id"), "")): note for note in root.iterfind(w(kind))})
        return found

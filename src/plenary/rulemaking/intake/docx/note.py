"""Footnotes and endnotes, each as one block after the block that cites it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from plenary.engine.text.block import Block, Change, Shape
from plenary.rulemaking.intake.docx.assembly import Assembly
from plenary.rulemaking.intake.docx.draft import Unit
from plenary.rulemaking.intake.docx.gathering import Citation, Gathering
from plenary.rulemaking.intake.docx.hand import Hand
from plenary.rulemaking.intake.docx.issue import Marks
from plenary.rulemaking.intake.docx.name import w
from plenary.rulemaking.intake.docx.package import Package
from plenary.rulemaking.intake.docx.story import Story
from plenary.rulemaking.intake.docx.style import Styles
from plenary.rulemaking.intake.tree import Element


class Notes:
    """The notes of a file, read when they are cited.

    Whoever writes over words that cite a note strikes the citation and puts one in again, and Word makes a second
    note with the same words. It is one note, which stays: ``again`` says which citation takes up which.
    """

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
        if element is None or cites in self.again:
            return
        change, author, undoer = citation.hand.change, citation.hand.author, citation.hand.undoer
        place = f"{citation.kind} {number}"
        story = Story(self._package, self._styles, self._gathering, self._marks, place)
        story.read(element, Hand(change, author, undoer=undoer))
        parts = [part for unit in story.units for part in unit.parts]
        while parts and not parts[-1].has_words(*Change):
            parts.pop()
        if parts and parts[0].words:
            # The note's own mark stands before the words, with a space that belongs to the mark.
            parts[0].words[0] = parts[0].words[0]._replace(text=parts[0].words[0].text.lstrip())
        block = assembly.block(Unit(parts, place=place), Shape.FOOTNOTE, number)
        marked = next((unit.id for unit in story.units if unit.id), "")
        pieces = block.pieces
        if cites in self.again.values():
            change, author = Change.KEPT, ""
            if all(piece.change is Change.DELETED for piece in pieces):
                pieces = tuple(replace(piece, change=Change.KEPT, author="") for piece in pieces)
        yield Block(
            pieces,
            Shape.FOOTNOTE,
            id=marked,
            change=change,
            author=author,
            undoer=undoer,
            place=place,
            note=number,
        )

    @cached_property
    def again(self) -> Mapping[int, int]:
        """By the place of a citation that is put in, that of one that is struck and has the same words."""
        struck: dict[tuple[str, str], int] = {}
        found: dict[int, int] = {}
        citations = self._gathering.citations
        for place, citation in enumerate(citations):
            if citation.hand.change is Change.DELETED:
                struck.setdefault((citation.kind, self._words(citation, Change.INSERTED)), place)
        for place, citation in enumerate(citations):
            said = self._words(citation, Change.DELETED) if citation.hand.change is Change.INSERTED else ""
            if said and (citation.kind, said) in struck:
                found[place] = struck[citation.kind, said]
        return found

    def _words(self, citation: Citation, without: Change) -> str:
        """The words of a cited note without those that were put in, or without those that were struck."""
        element = self._elements.get((citation.kind, citation.id))
        if element is None:
            return ""
        texts = element.iter(w("t"), w("delText")) if without is Change.INSERTED else element.iter(w("t"))
        put = w("ins") if without is Change.INSERTED else w("del")
        kept = (text.text or "" for text in texts if not any(holder.tag == put for holder in text.iterancestors()))
        return " ".join("".join(kept).split())

    @cached_property
    def _elements(self) -> dict[tuple[str, str], Element]:
        found = {}
        for kind in ("footnote", "endnote"):
            root = self._package.part(f"{kind}s")
            if root is not None:
                found.update({(kind, note.get(w("id"), "")): note for note in root.iterfind(w(kind))})
        return found

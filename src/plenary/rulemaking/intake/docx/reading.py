"""A Word file from bytes to blocks."""

from collections.abc import Iterator

from plenary.engine.text.block import Block, Change
from plenary.rulemaking.intake.document import Content, Remark
from plenary.rulemaking.intake.docx import quarantine
from plenary.rulemaking.intake.docx.assembly import Assembly, joined, note_numbers, number_paragraphs, without_empty
from plenary.rulemaking.intake.docx.draft import Unit
from plenary.rulemaking.intake.docx.gathering import Gathering
from plenary.rulemaking.intake.docx.issue import ROLES, Marks
from plenary.rulemaking.intake.docx.name import w
from plenary.rulemaking.intake.docx.note import Notes
from plenary.rulemaking.intake.docx.numbering import Numbering
from plenary.rulemaking.intake.docx.package import Package
from plenary.rulemaking.intake.docx.story import Story
from plenary.rulemaking.intake.docx.struck import restore_struck
from plenary.rulemaking.intake.docx.style import Styles
from plenary.rulemaking.intake.fault import Fault, Flaw


def read(data: bytes) -> Content:
    """The blocks of a Word file. Raises Fault."""
    package = Package(data)
    body = package.root(package.main).find(w("body"))
    if body is None:
        raise Fault(Flaw.DAMAGED, member=package.main)
    marks = Marks(package)
    styles = Styles(package.part("styles"), ROLES if marks.issue else None)
    numbering = Numbering(package.part("numbering"), styles.lists)
    gathering = Gathering()
    story = Story(package, styles, gathering, marks)
    story.read(body)
    units = list(joined(story.units, every=bool(marks.issue)))
    restore_struck(units, styles)
    number_paragraphs(units, numbering)
    notes = Notes(package, styles, gathering, marks)
    numbers = note_numbers(gathering.citations, notes.again)
    # A table of contents that never ends is a broken field, and the text after it is text.
    assembly = Assembly(units, gathering, numbers, all_shown=story.runs.fields.contents)

    def blocks() -> Iterator[Block]:
        waiting: list[Unit] = []
        for unit in units:
            yield assembly.block(unit)
            waiting.append(unit)
            # Between two blocks that are one paragraph in some state there must not be a third.
            if unit.row is not None or unit.parts[-1].mark.change is Change.KEPT:
                for cited in waiting:
                    yield from notes.cited_in(cited, assembly, numbers)
                waiting.clear()
        for cited in waiting:
            yield from notes.cited_in(cited, assembly, numbers)

    read_blocks = tuple(without_empty(blocks()))
    for _ in range(story.runs.fields.unread):
        gathering.remark(Remark.FIELD_NUMBERS)
    quarantine.gather(package, gathering)
    return Content(read_blocks, tuple(gathering.notes), tuple(gathering.quarantine), issue=marks.issue)

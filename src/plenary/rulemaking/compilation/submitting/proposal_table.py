"""Tables of proposals and messages: what is set apart of them, and what is listed because nobody could read it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plenary.engine.text.block import Block
from plenary.engine.text.candidate import Candidate, Matrix, speaks_of, unread
from plenary.engine.text.provision import Instrument
from plenary.kit.language import _
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.intake.document import Document, Note, Quarantined, Remark, What
from plenary.rulemaking.intake.remark import sentence
from plenary.rulemaking.proof import Doubt


def is_table(base: Instrument, document: Document) -> bool:
    """Whether a file is for the most part a table, and speaks of the text."""
    cells = [block for block in document.blocks if block.row is not None]
    inside = sum(len(block.accepted) for block in cells)
    return 2 * inside >= sum(len(block.accepted) for block in document.blocks) > 0 and speaks_of(base, cells)


def set_comments_apart(entry: Entry, document: Document, tables: Sequence[Matrix]) -> None:
    """Comments in a column of a table are set apart as comments in a margin are."""
    comments = [block for table in tables for block in table.comments]
    if comments:
        items = tuple(Quarantined(What.COMMENT, block.place, block.accepted.strip()) for block in comments)
        entry.document = replace(document, quarantine=(*document.quarantine, *items))
        note = Note(Remark.COMMENTS, len(comments), comments[0].place)
        entry.remarks.append(Doubt(sentence(note), note.place))


def unread_remarks(
    blocks: Sequence[Block], candidates: Sequence[Candidate], tables: Sequence[Matrix]
) -> Iterator[Doubt]:
    """What is in a message, or beside the proposals of a table, and in no candidate."""
    for block in unread(blocks, candidates, tables):
        said = block.accepted
        yield Doubt(_("No suggestion was read in these words: “{words}”").format(words=said), block.place)

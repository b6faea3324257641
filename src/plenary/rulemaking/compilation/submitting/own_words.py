"""A file's own words: without what we said beside them, and without what awaits a person's decision."""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Role
from plenary.engine.text.candidate import Action, Candidate, Matrix, Origin, unmarked
from plenary.engine.text.provision import Instrument
from plenary.rulemaking.intake.document import Document


def spoken(document: Document) -> Document:
    """A file without what we said beside the words when we issued it: that is nobody's suggestion."""
    if document.issue is None:
        return document
    blocks = []
    for block in document.blocks:
        pieces = tuple(piece for piece in block.pieces if piece.role not in (Role.REMARK, Role.NAMES))
        if pieces or not block.pieces:
            blocks.append(replace(block, pieces=pieces))
    return replace(document, blocks=tuple(blocks))


def without(
    blocks: Sequence[Block],
    candidates: Sequence[Candidate],
    tables: Sequence[Matrix],
    said: Container[str],
    base: Instrument,
) -> Iterator[Block]:
    """The blocks with nothing in them that awaits confirmation: marked-up paragraphs as the base has them but for what
    is tracked there, instructions, what is ``said`` around them, additions and tables of proposals left out."""
    proposed = {one.table for one in tables}
    awaiting: Mapping[str, list[Candidate]] = {}
    by_place = dict(awaiting)
    for candidate in candidates:
        by_place.setdefault(candidate.place, []).append(candidate)
    for block in blocks:
        found = by_place.get(block.place, ())
        marked = next((c for c in found if c.origin is not Origin.INSTRUCTION and c.provisions), None)
        if block.row is not None and block.row[0] in proposed:
            continue
        if not found and block.place not in said:
            yield block
        elif marked is not None and marked.action is not Action.ADD:
            yield replace(block, pieces=unmarked(block, base.by_id[marked.provisions[0]].text))

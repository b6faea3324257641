"""A copy of an issued text that a program saved as plain text: what it broke into lines is laid together again, and the
cells of tables stand in their rows."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Piece
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.engine.text.round_two import Sheet
from plenary.engine.text.table_scope import Tabled, tabled
from plenary.rulemaking.intake.document import Document, Format
from plenary.rulemaking.returning.copy import set_again
from plenary.rulemaking.returning.recognition import fold_parts


def relay(document: Document, rolling: RollingText, *, groups: Collection[str] = ()) -> tuple[Document, Tabled | None]:
    """The document with each label and what it belongs to in one block, and with its tables, of which the second says
    what is missing or unread. Of a file that is no plain text, the same."""
    if document.format is not Format.TEXT:
        return document, None
    sent = set_again(document, rolling, groups)
    blocks = tuple(_join(document.blocks, sent))
    laid = tabled(_show(rolling, sent), blocks)
    return replace(document, blocks=laid.blocks if laid else blocks), laid


def _join(blocks: Sequence[Block], sent: Sequence[Sheet]) -> Iterator[Block]:
    """Blocks, where a line that only begins a paragraph goes on in the next."""
    whole = {fold_parts(sheet.text) for sheet in sent}
    begun = {fold_parts(sheet.text.partition("\n")[0]) for sheet in sent if "\n" in sheet.text} - whole
    head: Block | None = None
    for block in blocks:
        if head is not None:
            yield replace(block, pieces=(Piece(f"{head.accepted}\n{block.accepted}"),), place=head.place)
            head = None
        elif block.row is None and fold_parts(block.accepted) in begun:
            head = block
        else:
            yield block
    if head is not None:
        yield head


def _show(rolling: RollingText, sent: Sequence[Sheet]) -> Instrument:
    """The provisions of an issued text with the words that were sent of them."""
    said: dict[str, str] = {}
    for sheet in sent:
        if sheet.provision in rolling.by_id and sheet.request is None:
            said[sheet.provision] = "\n".join(filter(None, (said.get(sheet.provision), sheet.text)))
    provisions = (passage.provision for passage in rolling.passages)
    return Instrument(tuple(replace(one, text=said.get(one.id, "")) for one in provisions), rolling.base.lang)

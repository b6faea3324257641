"""The bytes of a file read in this very process. Strangers' files go through ``sandbox``, which comes here."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from plenary.rulemaking.intake.document import Content, Format
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.signature import format_of

_READERS = {
    Format.DOCX: "plenary.rulemaking.intake.docx",
    Format.MARKDOWN: "plenary.rulemaking.intake.markdown",
    Format.TEXT: "plenary.rulemaking.intake.plain",
}


def read(data: bytes, name: str) -> Content | Format:
    """What a file holds; or its format, where another program has to convert it first.

    Raises Fault, also where there is nothing to read in it.
    """
    found = format_of(data, name)
    if found not in _READERS:
        return found
    content = replace(reader(found)(data), format=found)
    if not any(piece.text.strip() for block in content.blocks for piece in block.pieces):
        raise Fault(Flaw.NO_TEXT)
    return content


def reader(format: Format) -> Callable[[bytes], Content]:
    """The function that reads a format, imported when it is first wanted: a process that reads one format
    does not wait for the others."""
    read: Callable[[bytes], Content] = import_module(_READERS[format]).read
    return read

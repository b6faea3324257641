"""XML from a stranger: no document type, no entities, no network."""

from plenary.kit import archive
from plenary.rulemaking.intake.archive import as_fault

Element = archive.Element


def parse(data: bytes, member: str = "") -> Element:
    """The root element. ``member`` names the part in the message. Raises Fault."""
    with as_fault():
        return archive.parse(data, member)

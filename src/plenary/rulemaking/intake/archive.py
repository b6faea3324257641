"""A zip file from a stranger, under the limits of what is read of a submission; what is wrong is a fault of it."""

from collections.abc import Iterator
from contextlib import contextmanager

from plenary.kit import archive
from plenary.rulemaking.intake import limit
from plenary.rulemaking.intake.fault import Fault, Flaw


class Archive(archive.Archive):
    """The members of a zip file, by name. Raises Fault."""

    def __init__(self, data: bytes) -> None:
        caps = archive.Caps(limit.MEMBERS, limit.MEMBER, limit.UNPACKED, limit.RATIO, limit.RATIO_FROM)
        with as_fault():
            super().__init__(data, caps)

    def read(self, name: str) -> bytes:
        """The bytes of a member. Raises Fault; KeyError where there is no such member."""
        with as_fault():
            return super().read(name)


@contextmanager
def as_fault() -> Iterator[None]:
    """Within the block, what is wrong with a zip file or with its XML is a fault of the file."""
    try:
        yield
    except archive.BadArchive as bad:
        raise Fault(Flaw(bad.why), **bad.data) from bad

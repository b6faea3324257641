"""Files in: a stranger's file becomes blocks, with what a person should know about it.

``read`` and ``read_all`` are the door. A file that is not read is an ``Unread`` of ``intake.refusal``, and
``intake.remark`` has the sentences for notes.
"""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from plenary.rulemaking.intake.document import Document
    from plenary.rulemaking.intake.refusal import Unread

__all__ = ["read", "read_all"]


def read(source: str | Path | bytes, name: str = "") -> "Document":
    """One file, by its path, or as bytes with the name it came under. Raises Unread, which is a Refusal."""
    # The process that reads strangers' files imports this package, and should know nothing that starts others.
    from plenary.rulemaking.intake import reception

    return reception.read(source, name)


def read_all(paths: Sequence[str | Path]) -> "Generator[Document | Unread, None, None]":
    """Many files, in the order given: each as a document, or as the reason why it is none. While one is looked at,
    the next are read. Whoever does not take all of them closes it, and the processes that read end."""
    from plenary.rulemaking.intake import reception

    return reception.read_all(paths)

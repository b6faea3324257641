"""The rolling text as it was sent: each paragraph in parts, and what each part is.

Who sends it words the parts that are not words of the text ("no text", names, "Option 2"); what was said is
known from the parts, so nothing here depends on a language.
"""

from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.block import Role
from plenary.engine.text.layout import Run


class Asked(StrEnum):
    """What a line beside a provision says is asked for."""

    NEW = "new"
    DELETION = "deletion"
    RETENTION = "retention"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Request:
    """A line beside a provision. ``place`` counts moves of one provision, from 0; ``along`` are the provisions that a
    deletion takes along."""

    provision: str
    asked: Asked
    holders: tuple[str, ...] = ()
    place: int = 0
    along: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive characters of one kind. ``run`` is what is set there; None for numbers, labels and remarks."""

    text: str
    role: Role
    run: Run | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paragraph as it was sent.

    ``provision`` is the one whose hidden mark it carries, empty for a paragraph around the text (the head of an
    annex); ``option``, ``slot`` and ``holders`` are as in Line; ``request`` is set for a line beside a
    provision. ``joined`` says that it goes on in the block of the sheet before it, as in a table cell; ``behind`` that
    with it begins what stands behind the text.
    """

    provision: str
    parts: tuple[Part, ...]
    option: int = 0
    slot: str = ""
    holders: tuple[str, ...] = ()
    request: Request | None = None
    joined: bool = False
    behind: bool = False

    @property
    def text(self) -> str:
        return "".join(part.text for part in self.parts)

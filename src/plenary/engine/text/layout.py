"""How a rolling text is set: each passage as lines of runs, the same for every output format.

A renderer walks the runs and adds only its own mark-up: spacing, bracket order, what is flattened into
options and where names stand are all decided here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What a run is. Marks other than WORDS carry no words of the text."""

    WORDS = "words"
    OPEN = "open"
    CLOSE = "close"
    SLASH = "slash"
    NAMES = "names"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line.

    ``text`` is, for WORDS, the words with their spacing; for OPEN, CLOSE and SLASH the sign with the
    spacing around it (``" ["``, ``"]"``, ``" / "``); for NAMES empty, the codes being in ``holders``;
    for NOTHING empty (the renderer says "no text" in its language).
    ``slot`` is the id of the innermost slot or held bracket that the run belongs to, ``alternative``
    the place of its alternative there, ``base`` whether these are words of the base, ``depth`` the
    number of brackets open around it, ``reason`` (OPEN only) the reason of a held bracket.
    """

    mark: Mark
    text: str = ""
    slot: str = ""
    alternative: int = 0
    base: bool = True
    depth: int = 0
    holders: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a passage as it is set. ``option`` is 0 for the running text, else the number
    after "Option"; ``holders`` are who offers that option (none for the base's own)."""

    runs: tuple[Run, ...]
    option: int = 0
    holders: tuple[str, ...] = ()
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One passage, set. ``number`` is what stands in the margin (``3 bis``). ``offered`` are the
    holders of a new provision, ``deleted``, ``retained`` and ``moved`` those who ask for it."""

    id: str
    kind: str
    number: str
    depth: int
    lines: tuple[Line, ...]
    new: bool = False
    offered: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    retained: tuple[str, ...] = ()
    moved: tuple[tuple[str, tuple[str, ...]], ...] = ()

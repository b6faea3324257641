"""A reading: what one submission makes of the base, provision by provision.

A provision that a reading does not name is one it does not touch, which is no position. To retain
is a position (DESIGN §4).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from plenary.engine.text.provision import Kind

_NOTHING: Mapping[str, str] = MappingProxyType({})


class Reason(StrEnum):
    """Why words stand in brackets without other words being offered (PRACTICE §2)."""

    UNSTATED = "unstated"
    SUBSTANTIVE = "substantive"
    LINKED = "linked"
    INSTRUCTIONS = "instructions"
    EDITORIAL = "editorial"
    LEGAL = "legal"


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words of the base that are bracketed with nothing offered instead.

    ``start`` and ``end`` count characters of the provision's base text, end excluded.
    """

    provision: str
    start: int
    end: int
    reason: Reason = Reason.UNSTATED


@dataclass(frozen=True, slots=True)
class Addition:
    """A provision that the base does not have.

    ``after`` is the base provision it follows in document order (None: before all of them); several
    additions after one provision stand in the order the reading lists them. ``parent`` is the base
    provision, or the ``id`` of an earlier addition of this reading with the same ``after``, that holds it.
    ``behind`` is what the reading moves there, or the last that this holds, where the addition stands behind it;
    without its move it says nothing.
    """

    id: str
    after: str | None
    parent: str | None
    kind: Kind
    text: str
    number: str = ""
    behind: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """A base provision that the reading puts elsewhere: after another base provision, under a parent."""

    provision: str
    after: str | None
    parent: str | None

    @property
    def first(self) -> bool:
        """Whether that is the first place under the parent."""
        return self.after is not None and self.after == self.parent


STANDING = "standing/"
"""Begins the id of a reading that stands for brackets of the base itself, of nobody or of those whom the base names."""


class Stance(StrEnum):
    """What a member says of an alternative (PRACTICE §2). Silence is none of these."""

    PROPOSES = "proposes"
    SUPPORTS = "supports"
    CAN_ACCEPT = "can accept"
    OPPOSES = "opposes"
    RESERVES = "reserves"
    RETAINS = "retains"


@dataclass(frozen=True, slots=True)
class Position:
    """A stance on one alternative.

    ``slot`` is the id of the place in the rolling text that the member answered, empty for what concerns
    the provision as a whole. ``words`` are those of the alternative, with the first words wherever it has
    alternatives inside it; empty for "no text". They say what the position is on when slots have changed.
    """

    provision: str
    slot: str
    words: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Source:
    """An option of the base's own brackets that a reading edits: the words that ``reading`` has in ``provision``. What
    both have there stays the base's, or theirs whom the base names."""

    provision: str
    reading: str


@dataclass(frozen=True)
class Reading:
    """One submission read against the base.

    ``holders`` are the codes of the members or groups on whose behalf it came. A reading without
    holders stands for brackets that the base itself carries: its alternatives are shown unattributed. ``sources`` are
    options of the base that the submission edited, and did not choose.
    """

    id: str
    holders: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    deleted: frozenset[str] = frozenset()
    retained: frozenset[str] = frozenset()
    added: tuple[Addition, ...] = ()
    moved: tuple[Move, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    positions: tuple[Position, ...] = ()
    sources: tuple[Source, ...] = ()

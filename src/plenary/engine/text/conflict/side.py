"""The data of a conflict: who does what, where, and what makes it collide."""

from dataclasses import dataclass
from enum import StrEnum


class Clash(StrEnum):
    """What makes proposals collide.

    Within a provision: IDENTITY, other words at the same place; CONTAINMENT, one edit lies inside
    another; OVERLAP, two edits cross. Across provisions: DELETED_EDITED, DELETED_RETAINED and
    DELETED_MOVED, one deletes what another edits, asks to keep or moves; MOVED_EDITED; MOVED_APART, to
    two places; REPEATED, a new provision says what a standing one says; REINSTATED, a new provision
    says what another reading deletes; MERGED_EDITED, one takes the words of a provision elsewhere, and
    another edits that provision; SCATTERED, the same words are inserted at different places.
    """

    IDENTITY = "identity"
    CONTAINMENT = "containment"
    OVERLAP = "overlap"
    DELETED_EDITED = "deleted-edited"
    DELETED_RETAINED = "deleted-retained"
    DELETED_MOVED = "deleted-moved"
    MOVED_EDITED = "moved-edited"
    MOVED_APART = "moved-apart"
    REPEATED = "repeated"
    REINSTATED = "reinstated"
    MERGED_EDITED = "merged-edited"
    SCATTERED = "scattered"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the parties: what some readings do at one place.

    ``start`` and ``end`` count tokens of the base's provision, end excluded; ``words`` are what would
    stand there, with their leading space. The span of a whole provision is all of it. A provision that
    a reading adds has an empty span, and ``provision`` is the addition's name.
    """

    provision: str
    start: int
    end: int
    words: str
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two or more sides. The first collides with each of the others; in IDENTITY, MOVED_APART and
    SCATTERED each collides with each."""

    clash: Clash
    sides: tuple[Side, ...]

    @property
    def provisions(self) -> tuple[str, ...]:
        """The provisions concerned, each once."""
        return tuple(dict.fromkeys(side.provision for side in self.sides))

    @property
    def readings(self) -> tuple[str, ...]:
        """The ids of the readings concerned, each once."""
        return tuple(dict.fromkeys(reading for side in self.sides for reading in side.readings))

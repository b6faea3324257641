"""The tree of a collated provision: plain words, slots with alternatives, and bracketed words.

Who holds what is a bit mask over the readings of one rolling text: bit 0 is the base, bit k + 1 is
reading k. A reading that no alternative of a slot names holds the first one.
"""

from dataclasses import dataclass

from plenary.engine.text.reading import Reason

BASE = 1
"""The mask of the base itself."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the things that can stand in a slot. No content means: no text."""

    content: tuple["Node", ...]
    mask: int


@dataclass(frozen=True, slots=True)
class Slot:
    """A place where readings differ. The first alternative is the base's, or, in a slot inside an
    alternative that is not the base's, the one the others were collated against.

    ``id`` is ``PROVISION:START-END`` in tokens of the base, so it stays while other slots come and go;
    inside an alternative it goes on after a slash.
    """

    id: str
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Words in brackets with nothing offered instead. A bracket that crosses a slot is held in parts,
    each with the same ``id``, so that no word is bracketed that its holders did not bracket."""

    id: str
    content: tuple["Node", ...]
    mask: int
    reason: Reason


Node = str | Slot | Held
"""Words carry the space before them; the first word of a provision carries one too."""

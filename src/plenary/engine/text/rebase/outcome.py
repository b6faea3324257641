"""What became of the suggestions of a reading when the base under them was revised."""

from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.reading import Reading


class Form(StrEnum):
    """What a suggestion does to the base."""

    WORDS = "words"
    DELETION = "deletion"
    RETENTION = "retention"
    ADDITION = "addition"
    MOVE = "move"
    BRACKET = "bracket"
    POSITION = "position"


class Fate(StrEnum):
    """CARRIED: it stands on the new base, which it changes. ABSORBED: the new base already says it, and carrying
    it would change nothing. CONFLICT: a person must decide; the reading on the new base leaves it out."""

    CARRIED = "carried"
    ABSORBED = "absorbed"
    CONFLICT = "conflict"


class Ground(StrEnum):
    """Why a suggestion has its fate.

    Carried: the new base leaves its words UNTOUCHED, or does a part of it, and it goes FURTHER. Absorbed: the new base
    has ADOPTED it in its place, or says the same TYPED in another way, or RENUMBERED, or ELSEWHERE; a deletion
    is absorbed when its provision is GONE. In conflict: its provision is GONE, its words REVISED, what holds it
    HOMELESS, its provision MOVED elsewhere by the new base, or MERGED with others that it does not speak of.
    """

    UNTOUCHED = "untouched"
    FURTHER = "further"
    ADOPTED = "adopted"
    TYPED = "typed"
    RENUMBERED = "renumbered"
    ELSEWHERE = "elsewhere"
    GONE = "gone"
    REVISED = "revised"
    HOMELESS = "homeless"
    MOVED = "moved"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that a reading asks for.

    ``start`` and ``end`` count tokens of the provision in the old base, end excluded; for what concerns a
    whole provision they span it. For an addition ``provision`` is the addition's name and the span is empty;
    it is empty for a position too, of which the outcome gives the words three times.
    """

    form: Form
    provision: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one suggestion.

    ``place`` is the provision of the new base where it stands, or where the new base says otherwise; None
    when there is none. ``before`` is the passage as the old base had it, ``ours`` as the reading wants it,
    ``theirs`` as the new base has it: with the same bounds, so that the three can be read side by side.
    What was absorbed elsewhere has in ``theirs`` the whole provision that says it.
    """

    suggestion: Suggestion
    fate: Fate
    place: str | None
    before: str
    ours: str
    theirs: str
    ground: Ground


@dataclass(frozen=True, slots=True)
class Rebased:
    """A reading of the new base with all that could be carried, and the outcome of every suggestion, by
    provision of the old base in document order."""

    reading: Reading
    outcomes: tuple[Outcome, ...]

    def of(self, fate: Fate) -> tuple[Outcome, ...]:
        """The outcomes of one kind."""
        return tuple(outcome for outcome in self.outcomes if outcome.fate is fate)

"""Who may do what: a kind of seat, in a state, and an act. Whatever is not allowed here is not allowed."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """In which state somebody has a seat."""

    BINDING = "binding"
    PREPARING = "preparing"
    NOT_SEATED = "not-seated"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Column:
    """A kind of seat in a state: one column of the matrix. ``behalf`` is the kind of seat it acts for, if any."""

    kind: str
    standing: Standing
    behalf: str | None = None


#: Every way to have a seat. The seat ``system`` is nobody's: by it things lapse that nobody decides.
COLUMNS = (
    Column("secretariat", Standing.BINDING),
    Column("secretariat", Standing.BINDING, "delegation"),
    Column("office", Standing.BINDING),
    Column("delegation", Standing.BINDING),
    Column("delegation", Standing.PREPARING),
    Column("delegation", Standing.NOT_SEATED),
    Column("group", Standing.BINDING),
    Column("group", Standing.PREPARING),
    Column("stakeholder", Standing.BINDING),
    Column("stakeholder", Standing.ENDED),
)


def may_act(seats: Collection[str], column: Column) -> bool:
    """Whether an act that is for these kinds of ``seats`` may be done in such a way.

    Only whoever may bind acts; who prepares, or does not sit, leaves nothing on the record. Only the secretariat
    acts for others, and then may do what they may.
    """
    if column.standing is not Standing.BINDING:
        return False
    if column.behalf is None:
        return column.kind in seats
    return column.kind == "secretariat" and column.behalf in seats


def find_standing(*, ends: bool, seated: bool, binds: bool) -> Standing:
    """The state of a seat: whether the appointment has ended, whether the claimant sits, whether it may bind."""
    if ends:
        return Standing.ENDED
    if not seated:
        return Standing.NOT_SEATED
    return Standing.BINDING if binds else Standing.PREPARING

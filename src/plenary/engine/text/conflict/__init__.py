"""Conflicts: proposals that cannot all be adopted as they stand, named by what makes them collide.

Within a provision a conflict is between edits of the base's tokens. Across provisions it is between
what readings do to whole provisions, or say in two places.
"""

from collections.abc import Sequence

from plenary.engine.text.conflict.across import conflicts_across
from plenary.engine.text.conflict.proposal import collect
from plenary.engine.text.conflict.side import Clash, Conflict, Side
from plenary.engine.text.conflict.within import conflicts_within
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading

__all__ = ["Clash", "Conflict", "Side", "conflicts"]


def conflicts(base: Instrument, readings: Sequence[Reading]) -> tuple[Conflict, ...]:
    """Every conflict between readings of one base: first within provisions in document order, then across.

    The result does not depend on the order of the readings but for the order of their names.
    """
    proposals = collect(base, readings)
    return (*conflicts_within(proposals), *conflicts_across(proposals))

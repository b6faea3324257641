"""Coordination: what somebody who speaks for a group may do in its name.

The seat of a group (``group:COAST``) binds it in everything. So it is opened by a mandate on the whole group alone: an
entry made from it names no item, and a mandate on one item that opened it would bind the group on all. What an act
says of one item (who the group is there), whoever coordinates the group on that item says from the seat of its own
delegation.
"""

from collections.abc import Collection


def opens_seat(item: str) -> bool:
    """Whether a mandate opens the seat of the group: one on all items, which names none."""
    return not item


def may_declare(seat: str, speaking: Collection[str]) -> bool:
    """Whether a seat may say who the group is on an item: any but a delegation's, which has to be ``speaking`` for the
    group there (codes of members)."""
    kind, _colon, code = seat.partition(":")
    return kind != "delegation" or code in speaking

"""Delegations: who is in one, and what each may do in its name."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What a person is in a delegation."""

    HEAD = "head"
    ALTERNATE = "alternate"
    ADVISER = "adviser"


def may_appoint(role: Role, standing: Iterable[Role]) -> bool:
    """Whether a delegation may have one more in this role: it has one head at a time."""
    return role is not Role.HEAD or Role.HEAD not in standing


def binds_usually(role: Role) -> bool:
    """Whether such a person usually may bind the delegation; the delegation may say otherwise of each."""
    return role is not Role.ADVISER

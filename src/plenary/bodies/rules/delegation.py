"""Delegations: who is in one, and what each may do in its name."""

from enum import StrEnum


class Role(StrEnum):
    """What a person is in a delegation."""

    HEAD = "head"
    ALTERNATE = "alternate"
    ADVISER = "adviser"


def is_single(role: Role) -> bool:
    """Whether one person at a time has this role in a delegation."""
    return role is Role.HEAD


def binds_usually(role: Role) -> bool:
    """Whether such a person usually may bind the delegation; the delegation may say otherwise of each."""
    return role is not Role.ADVISER

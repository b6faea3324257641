"""The acts of this package: the only writers of its tables."""

from plenary.bodies.acts import (
    behalf,
    body,
    category,
    coordination,
    credential,
    delegation,
    document,
    forum,
    group,
    member,
    office,
    readership,
    reception,
    stakeholder,
    weight,
)

__all__ = [
    "behalf",
    "body",
    "category",
    "coordination",
    "credential",
    "delegation",
    "document",
    "forum",
    "group",
    "member",
    "office",
    "readership",
    "reception",
    "stakeholder",
    "weight",
]

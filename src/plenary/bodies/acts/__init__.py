"""The acts of this package: the only writers of its tables."""

from plenary.bodies.acts import body, group, member

__all__ = ["body", "group", "member"]

"""The acts of this package: the only writers of its tables."""

from plenary.bodies.acts import body, category, coordination, forum, group, member, weight

__all__ = ["body", "category", "coordination", "forum", "group", "member", "weight"]

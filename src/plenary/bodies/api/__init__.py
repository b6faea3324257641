"""Bodies and what belongs to them, as data; and the door through which programs act."""

from plenary.bodies.api import act, body, document, file, group, item, member, office, search, seat

__all__ = ["act", "body", "document", "file", "group", "item", "member", "office", "search", "seat"]

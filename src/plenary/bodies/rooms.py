"""What this package puts into the navigation and into the brief.

Ranks: the brief 10, texts 20, meetings 30, decisions 40, consultation 50, capacity 60, cooperation 70, observatory 80,
and at the end who belongs here and what is kept: 90 and on.
"""

from plenary.bodies.needs import list_needs
from plenary.bodies.queries import find_body
from plenary.kit import brief, letterhead
from plenary.kit.language import marked
from plenary.kit.room import Room, add


def furnish() -> None:
    """Called once, when the package is ready."""
    add(Room("brief", marked("My brief"), "brief", 10, marked("What needs you, soonest first.")))
    add(Room("members", marked("Members"), "members", 90, marked("Who belongs here, in what standing and since when.")))
    add(Room("groups", marked("Groups"), "groups", 91, marked("Members who act together, and who speaks for them.")))
    add(Room("documents", marked("Documents"), "documents", 92, marked("What was handed out, in which languages.")))
    add(Room("sheets", marked("Sheets"), "sheets", 95, marked("Members, groups and weights, for a spreadsheet.")))
    brief.add(list_needs)
    letterhead.announce("bodies/body.html", _write_letterhead)


def _write_letterhead(body: str, here: str) -> dict[str, object] | None:
    from plenary.bodies.views.frame import frame

    found = find_body(body)
    return None if found is None else frame(found, here)

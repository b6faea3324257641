"""What happened in the invented body before a visitor comes: told in acts alone, over the two weeks before.

A chapter is a function that is given the stage and acts on it. **A pillar that has something to show adds a chapter of
its own here**, at the end or where it belongs in time; the stage knows the bundled example, its members and its files.
"""

from collections.abc import Callable

from plenary.web.demo.story import document, forum, group, seat, text
from plenary.web.demo.story.stage import Stage

CHAPTERS: tuple[Callable[[Stage], None], ...] = (
    seat.fill_seats,
    group.name_coordinators,
    document.issue_documents,
    forum.open_forums,
    text.negotiate_framework,
    seat.enter_on_behalf,
)
"""In the order of time: each begins on the day on which the one before it ended."""

__all__ = ["CHAPTERS", "Stage"]

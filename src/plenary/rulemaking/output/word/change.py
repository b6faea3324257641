"""Tracked changes of Word (ECMA-376 part 1, 17.13.5): insertions, deletions, moves, each with its author."""

from datetime import UTC, datetime

from plenary.rulemaking.output.word import element

LONGEST_AUTHOR = 255
"""How many characters Word allows in the name of an author ([MS-OI29500])."""


class Changes:
    """Numbers tracked changes while a document is written; all are dated ``as_at``."""

    def __init__(self, as_at: datetime) -> None:
        self._date = as_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._count = 0

    def _known(self, author: str) -> str:
        # The numbers of changes share one space with those of bookmarks, which count from 1.
        self._count += 1
        return f'w:id="{1_000_000 + self._count}" w:author="{element.escape(author)}" w:date="{self._date}"'

    def inserted(self, runs: str, author: str) -> str:
        return f"<w:ins {self._known(author)}>{runs}</w:ins>" if runs else ""

    def deleted(self, runs: str, author: str) -> str:
        """``runs`` hold ``w:delText`` instead of ``w:t``."""
        return f"<w:del {self._known(author)}>{runs}</w:del>" if runs else ""

    def moved_from(self, runs: str, author: str) -> str:
        return f"<w:moveFrom {self._known(author)}>{runs}</w:moveFrom>" if runs else ""

    def moved_to(self, runs: str, author: str) -> str:
        return f"<w:moveTo {self._known(author)}>{runs}</w:moveTo>" if runs else ""

    def mark(self, change: str, author: str) -> str:
        """What happens to the mark that ends a paragraph, or to a row: ``ins``, ``del``, ``moveFrom`` or
        ``moveTo``."""
        return f"<w:{change} {self._known(author)}/>"

    def moving(self, runs: str, change: str, name: str, author: str) -> str:
        """Content between the two ends of a move's range; both ranges of a move carry the same name."""
        known = self._known(author)
        number = known.partition(" ")[0]
        start = f'<w:{change}RangeStart {known} w:name="{name}"/>'
        return f"{start}{runs}<w:{change}RangeEnd {number}/>"

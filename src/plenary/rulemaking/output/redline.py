"""Two versions of a text beside each other, as a file out shows them."""

from dataclasses import dataclass
from datetime import datetime

from plenary.engine.text.comparison import Comparison, Entry, Fate


@dataclass(frozen=True)
class Redline:
    """``old`` and ``new`` are what the versions are called (a symbol, or a file's name), ``old_hash`` and
    ``new_hash`` their SHA-256, 64 hexadecimal digits each. ``as_at`` is aware."""

    title: str
    comparison: Comparison
    as_at: datetime
    old: str
    new: str
    old_hash: str
    new_hash: str
    tongue: str = "en"

    def __post_init__(self) -> None:
        if self.as_at.tzinfo is None:
            raise ValueError("the time of a redline needs its time zone")

    @property
    def lang(self) -> str:
        """The language of the text."""
        return self.comparison.new.lang

    @property
    def changed(self) -> tuple[Entry, ...]:
        """The entries in which something changed, if only the number or the place."""
        return tuple(entry for entry in self.comparison.entries if self.is_changed(entry))

    def is_changed(self, entry: Entry) -> bool:
        return entry.fate is not Fate.SAME or bool(entry.move) or self.is_renumbered(entry)

    def is_renumbered(self, entry: Entry) -> bool:
        """Whether the provision stands in both versions under different numbers."""
        old, new = self.comparison.numbers(entry)
        return bool(entry.old and entry.new) and entry.fate is not Fate.LEFT and old != new

    def citation(self, entry: Entry) -> str:
        """How a person names the provision: in the new version, or in the old one where it is gone or left."""
        if entry.new and entry.fate is not Fate.LEFT:
            return self.comparison.new.citation(entry.new[0])
        return self.comparison.old.citation(entry.old[0])

    def count(self, fate: Fate) -> int:
        """How many provisions met this fate."""
        return sum(entry.fate is fate for entry in self.comparison.entries)

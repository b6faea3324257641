"""What comes to light while a file is read: remarks for the reader, items for the quarantine, citations."""

from dataclasses import dataclass, field

from plenary.rulemaking.intake.document import Note, Quarantined, Remark, What
from plenary.rulemaking.intake.docx.hand import Hand


@dataclass(frozen=True, slots=True)
class Citation:
    """A footnote or endnote (``kind``) is cited here, by this hand."""

    kind: str
    id: str
    hand: Hand


@dataclass
class Gathering:
    """Shared by all stories of one file."""

    citations: list[Citation] = field(default_factory=list)
    authors: set[str] = field(default_factory=set)
    commented: dict[str, str] = field(default_factory=dict)
    quarantine: list[Quarantined] = field(default_factory=list)
    _remarks: dict[Remark, tuple[int, str]] = field(default_factory=dict)

    def remark(self, remark: Remark, place: str = "") -> None:
        """Counts a remark; the first place is kept."""
        count, first = self._remarks.get(remark, (0, place))
        self._remarks[remark] = (count + 1, first)

    def withhold(self, what: What, place: str, value: str) -> None:
        self.quarantine.append(Quarantined(what, place, value))

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(Note(remark, count, place) for remark, (count, place) in self._remarks.items())

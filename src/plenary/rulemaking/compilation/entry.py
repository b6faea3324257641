"""One line of the register of submissions, with everything that was found in the file."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from plenary.engine.text.candidate import Candidate, Confirmation
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.rulemaking.intake.document import Document
from plenary.rulemaking.output.edition import Receipt, Standing
from plenary.rulemaking.proof import Answer, Doubt, Option
from plenary.rulemaking.submission import Submission


@dataclass
class Entry:
    """What became of one submission. ``note`` is one sentence on its standing; ``doubts`` what a person should look at,
    and ``remarks`` what one should know; ``base`` is the text it was read against, which may be an older version;
    ``readings`` are on the base of the compilation, ``originals`` on the text in another language, ``lang``.
    ``untracked`` are the doubts about words that differ without a tracked change, by provision; ``unapplied`` say
    which answers of a person on its candidates could not be applied, and why. ``answers`` are what an answer to an
    issued text does, by provision, beside the words that it suggests, and ``returned`` says that the file is one;
    ``options`` are those that it adds beside the base's; ``conflicts`` name the provisions whose suggestions could
    not be carried onto the base. ``copied`` says that it is a copy of the text, ``replaces`` that
    somebody has said that it takes the place of an earlier file, and ``decided`` which of its candidates stand in its
    first reading, by what answers. ``beside`` are the doubts that it has beside other files, which the proof of it
    alone does not show."""

    submission: Submission
    standing: Standing = Standing.READ
    note: str = ""
    document: Document | None = None
    base: Instrument | None = None
    readings: tuple[Reading, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)
    remarks: list[Doubt] = field(default_factory=list)
    unapplied: list[Doubt] = field(default_factory=list)
    candidates: tuple[Candidate, ...] = ()
    confirmed: frozenset[str] = frozenset()
    untracked: dict[str, list[Doubt]] = field(default_factory=dict)
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    returned: bool = False
    options: list[Option] = field(default_factory=list)
    originals: tuple[Reading, ...] = ()
    lang: str = ""
    conflicts: list[str] = field(default_factory=list)
    absent: tuple[str, ...] = ()
    copied: bool = False
    replaces: bool = False
    beside: list[Doubt] = field(default_factory=list)
    decided: Mapping[str, Confirmation] = field(default_factory=dict)
    untouched: int = 0

    @property
    def whole(self) -> bool:
        """Whether it says all that stands under its name, and does not only add to what stood there."""
        return self.copied or self.replaces

    @property
    def open_candidates(self) -> tuple[Candidate, ...]:
        """Candidates that no person has decided on."""
        return tuple(candidate for candidate in self.candidates if candidate.id not in self.confirmed)

    @property
    def warnings(self) -> int:
        """How many things a person should look at. Of a file that was refused that is the reason alone."""
        return 0 if self.standing is Standing.REFUSED else len(self.all_doubts) + len(self.open_candidates)

    @property
    def all_doubts(self) -> tuple[Doubt, ...]:
        return (*self.doubts, *self.beside, *self.unapplied, *chain.from_iterable(self.untracked.values()))

    @property
    def needs_a_person(self) -> bool:
        return self.standing is not Standing.READ or self.warnings > 0

    def receipt(self) -> Receipt:
        """The line that everybody may read: what an officer has still to look at is not on it."""
        return Receipt(self.submission.name, self.submission.behalf, self.standing, note=self.note)

    def refuse(self, sentence: str, standing: Standing = Standing.REFUSED) -> None:
        self.standing, self.note = standing, sentence


def receipts(entries: Sequence[Entry]) -> tuple[Receipt, ...]:
    return tuple(entry.receipt() for entry in entries)

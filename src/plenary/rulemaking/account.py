"""The account of a text: every suggestion that was ever handed in on it, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q

from plenary.bodies.rules.audience import Reader
from plenary.rulemaking.models import Suggestion, Version
from plenary.rulemaking.queries import Content, read_contents, seen_by
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.shelf import base_of


@dataclass(frozen=True, slots=True)
class Settled:
    """A suggestion as it stands and, ``first``, as it was handed in: each with what it says, unless that was erased."""

    row: Suggestion
    content: Content | None
    first: Suggestion
    said: Content | None

    @property
    def status(self) -> Status:
        return self.content.status if self.content else Status(self.row.status)


def list_account(version: Version, reader: Reader, rank: Mapping[str, int], at: int | None = None) -> list[Settled]:
    """Every suggestion on a text up to a version that a reader may see: in the order of the text, then in the body's
    order of the seats, which ``rank`` tells."""
    found = Suggestion.rows.at(at).filter(body=version.body, instrument=version.instrument)
    rows = list(seen_by(reader, found))
    handed_in = Suggestion.rows.filter(body=version.body, instrument=version.instrument, seq_from=F("number"))
    first = {row.number: row for row in handed_in}
    contents, said = read_contents(rows), read_contents([first[row.number] for row in rows])
    position = base_of(version).position
    rows.sort(
        key=lambda row: (
            position.get(row.provision, len(position)),
            rank.get(row.seat, len(rank)),
            row.seat,
            row.number,
        )
    )
    return [Settled(row, contents.get(row.number), first[row.number], said.get(row.number)) for row in rows]


def count_waiting(version: Version, reader: Reader, at: int | None = None) -> int:
    """How many suggestions that a reader may see stand on an earlier version, and are not carried to this one yet."""
    found = Suggestion.rows.at(at).filter(body=version.body, instrument=version.instrument, version__lt=version.number)
    waiting = found.filter(status__in=(Status.STANDING, Status.CONFLICT))
    return seen_by(reader, waiting).aggregate(count=Count("pk"))["count"]


def list_conflicts(version: Version, reader: Reader, at: int | None = None) -> list[Suggestion]:
    """The suggestions that a reader may see and that are in conflict with a version, the oldest first."""
    found = Suggestion.rows.at(at).filter(
        Q(status=Status.CONFLICT) | ~Q(outcome=""),
        body=version.body,
        instrument=version.instrument,
        version=version.number,
        status__in=(Status.STANDING, Status.CONFLICT),
    )
    rows = list(seen_by(reader, found).order_by("number"))
    contents = read_contents(rows)
    return [row for row in rows if row.number in contents and contents[row.number].status is Status.CONFLICT]

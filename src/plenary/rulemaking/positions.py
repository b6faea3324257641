"""Alternatives of a provision, what is declared on them as far as a reader may see it, and what is marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from plenary.bodies.rules.audience import Reader, list_audiences
from plenary.record.canonical import Json
from plenary.rulemaking.models import Mark, Position, Suggestion, Version
from plenary.rulemaking.queries import offer_of, open_values, read_contents, seen_by
from plenary.rulemaking.rules.position import Alternative, Proposal, Stance, Standing, list_alternatives
from plenary.rulemaking.rules.suggestion import Status


@dataclass(frozen=True, slots=True)
class Declared:
    """A position as it was declared: by which ``seat``, under which ``number``, ``on`` the words of which
    suggestion; for None on those of the version."""

    number: int
    seat: str
    on: int | None
    stance: Stance
    note: str


def list_offered(version: Version, provision: str, reader: Reader, at: int | None = None) -> list[Alternative]:
    """The alternatives of a provision that a reader may see, as their suggestions were handed in."""
    found = Suggestion.rows.at(at).filter(
        body=version.body, instrument=version.instrument, version=version.number, provision=provision
    )
    rows = list(seen_by(reader, found).order_by("number"))
    return weigh(rows)


def weigh(rows: Sequence[Suggestion]) -> list[Alternative]:
    """The alternatives that suggestions on one provision make, in their order; of those whose words were erased
    nothing is known."""
    contents = read_contents(rows)
    known = (row for row in rows if row.number in contents)
    return list_alternatives(
        (
            Proposal(row.number, row.seat),
            offer_of(row, contents[row.number]),
            contents[row.number].status is Status.STANDING,
        )
        for row in known
    )


def list_declared(
    version: Version, provision: str, reader: Reader | None = None, at: int | None = None
) -> list[Declared]:
    """What is declared on a provision, as far as a reader may see it, or all of it; in the order of declaring."""
    found = Position.rows.at(at).filter(
        body=version.body,
        instrument=version.instrument,
        version=version.number,
        provision=provision,
        status=Standing.DECLARED,
    )
    if reader is not None:
        found = found.filter(Q(audience__in=list_audiences(reader)) | Q(seat__in=reader.seats))
    return read_positions(list(found.order_by("number")))


def find_declared(version: Version, provision: str, seat: str, on: Alternative) -> Declared | None:
    """What a seat has declared on an alternative."""
    mine = Reader(frozenset({seat}))
    declared = (each for each in list_declared(version, provision, mine) if each.seat == seat)
    return next((each for each in declared if on.is_called(each.on)), None)


def list_marks(version: Version, at: int | None = None) -> dict[str, Mark]:
    """How far the provisions of a version have come, by provision; those that nobody marked are not in it."""
    rows = Mark.rows.at(at).filter(body=version.body, instrument=version.instrument, version=version.number)
    return {row.provision: row for row in rows.order_by("number")}


def list_standing(version: Version, numbers: Sequence[int], at: int | None = None) -> set[int]:
    """Those of some suggestions that stand on a version; of what is said of the others the words are gone."""
    found = Suggestion.rows.at(at).filter(body=version.body, version=version.number, number__in=numbers)
    return {number for number, content in read_contents(list(found)).items() if content.status is Status.STANDING}


def find_mark(version: Version, provision: str, at: int | None = None) -> Mark | None:
    """How far a provision has come; None where nobody marked it."""
    rows = Mark.rows.at(at).filter(body=version.body, instrument=version.instrument, version=version.number)
    return rows.filter(provision=provision).first()


def read_positions(rows: Sequence[Position]) -> list[Declared]:
    """What positions of one body say; those that were erased are not in it."""
    opened = open_values(rows[0].body, [row.private for row in rows if row.private]) if rows else {}
    return [_tell(row, opened) for row in rows if not row.private or row.private in opened]


def _tell(row: Position, opened: Mapping[str, Mapping[str, Json]]) -> Declared:
    if not row.private:
        return Declared(row.number, row.seat, row.on, Stance(row.stance), row.note)
    said = opened[row.private]
    on = said["on"]
    return Declared(
        row.number, row.seat, int(on) if isinstance(on, int) else None, Stance(str(said["stance"])), str(said["note"])
    )

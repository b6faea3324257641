"""Offices: who presides, facilitates, keeps the record and counts."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from plenary.bodies.rules.period import Period


class Kind(StrEnum):
    """What an office is for."""

    CHAIR = "chair"
    VICE_CHAIR = "vice-chair"
    FACILITATOR = "facilitator"
    SECRETARY = "secretary"
    TELLER = "teller"


PRESIDING = frozenset({Kind.CHAIR, Kind.VICE_CHAIR})


@dataclass(frozen=True, slots=True)
class Holding:
    """That a person of a member holds an office for a period. A secretary is of no member."""

    office: str
    kind: Kind
    member: str | None
    period: Period


@dataclass(frozen=True, slots=True)
class Named:
    """That somebody took up an office on a day, by the appointment of this ``number``; with the ``names`` that the body
    gave the office then, by language, or None."""

    number: int
    start: date
    names: Mapping[str, str] | None


def call_holding(held: Iterable[Named], one: Named) -> Mapping[str, str] | None:
    """What the body calls an office while ``one`` holds it: as it said then, or as it had said last of whoever held it
    before. What is entered later of an earlier holder changes nothing; None where it gave no names."""
    known = [each for each in held if each.names and each.start <= one.start and each.number <= one.number]
    return max(known, key=lambda each: (each.start, each.number)).names if known else None


def call_office(held: Collection[Named], day: date) -> Mapping[str, str] | None:
    """What the body calls an office on a day: as whoever took it up last by then has it, or will first."""
    begun = [each for each in held if each.start <= day] or [min(held, key=lambda each: (each.start, each.number))]
    return call_holding(held, max(begun, key=lambda each: (each.start, each.number)))


def find_hindrance(held: Iterable[Holding], wanted: Holding) -> Holding | None:
    """What stands in the way of filling an office: somebody who holds it at the time, another chair, or another
    teller of the same member, because tellers watch one another."""
    for each in held:
        if not each.period.meets(wanted.period):
            continue
        if each.office == wanted.office or each.kind is wanted.kind is Kind.CHAIR:
            return each
        if each.kind is wanted.kind is Kind.TELLER and each.member == wanted.member:
            return each
    return None


def needs_member(kind: Kind) -> bool:
    """Whether whoever holds such an office comes from a member: everybody but a secretary."""
    return kind is not Kind.SECRETARY


def seat_of(office: str, kind: Kind) -> str:
    """In whose name the holder of an office acts: secretaries are the secretariat, the others are their office."""
    return "secretariat" if kind is Kind.SECRETARY else f"office:{office}"

"""Reads of texts that are used twice. ``at`` is a sequence of the body's record; without it, as things stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from plenary.bodies.queries import list_groups, list_members
from plenary.bodies.rules.audience import Reader, list_audiences
from plenary.bodies.store import open_store
from plenary.engine.text.provision import Kind
from plenary.kit import clock
from plenary.record import canonical
from plenary.record.models import SealedValue
from plenary.rulemaking.models import Instrument, Suggestion, Version
from plenary.rulemaking.rules.suggestion import Offer, Sort, Status, tidy


@dataclass(frozen=True, slots=True)
class Content:
    """What a suggestion says: its words, and why."""

    words: str
    rationale: str


def list_instruments(body: str, at: int | None = None) -> list[Instrument]:
    """Every instrument, by symbol."""
    return list(Instrument.rows.at(at).filter(body=body).order_by("symbol", "key"))


def find_instrument(body: str, key: str, at: int | None = None) -> Instrument | None:
    return Instrument.rows.at(at).filter(body=body, key=key).first()


def list_versions(body: str, instrument: str, at: int | None = None) -> list[Version]:
    """The versions of an instrument, the first one first."""
    return list(Version.rows.at(at).filter(body=body, instrument=instrument).order_by("number"))


def find_version(body: str, instrument: str, at: int | None = None) -> Version | None:
    """The newest version of an instrument; None before the first is issued."""
    return Version.rows.at(at).filter(body=body, instrument=instrument).order_by("-number").first()


def standing_on(version: Version, at: int | None = None) -> QuerySet[Suggestion]:
    """The suggestions that stand on a version, whoever may see them, as they were handed in."""
    found = Suggestion.rows.at(at).filter(body=version.body, instrument=version.instrument, version=version.number)
    return found.filter(status=Status.STANDING).order_by("number")


def seen_by(reader: Reader, rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    """Those of some suggestions that a reader may see: by their audience, and one's own."""
    return rows.filter(Q(audience__in=list_audiences(reader)) | Q(seat__in=reader.seats))


def read_contents(rows: Sequence[Suggestion]) -> Mapping[int, Content]:
    """What suggestions say, by number; those whose words were erased are not in it. Whether anybody may see them, the
    caller has asked (``seen_by``)."""
    private = [row.private for row in rows if row.private]
    opened = open_values(rows[0].body, private) if private else {}
    contents: dict[int, Content] = {}
    for row in rows:
        if not row.private:
            contents[row.number] = Content(
                open_store().get(row.file).decode() if row.file else row.words, row.rationale
            )
        elif row.private in opened:
            value = opened[row.private]
            contents[row.number] = Content(str(value["words"]), str(value["rationale"]))
    return contents


def open_values(body: str, commitments: Sequence[str]) -> Mapping[str, Mapping[str, canonical.Json]]:
    """The private objects behind commitments; those that were erased are not in it."""
    found = SealedValue.objects.filter(body=body, commitment__in=commitments)
    opened = {each.commitment: canonical.decode(bytes(each.value)) for each in found}
    return {commitment: value for commitment, value in opened.items() if isinstance(value, dict)}


def offer_of(row: Suggestion, content: Content) -> Offer:
    """A suggestion as the rules know it."""
    return Offer(
        Sort(row.sort),
        row.provision,
        tidy(content.words),
        Kind(row.provision_kind) if row.provision_kind else None,
        row.label,
    )


def list_seats_in_order(body: str) -> list[str]:
    """The seats that may stand behind words, in the body's neutral order: groups by code, then members in theirs."""
    groups = [f"group:{group.code}" for group in list_groups(body)]
    return [*groups, *(f"delegation:{member.code}" for member in list_members(body, clock.now().date()))]

"""Reads of texts that are used twice. ``at`` is a sequence of the body's record; without it, as things stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from plenary.bodies.queries import list_groups, list_groups_ever, list_members
from plenary.bodies.rules.audience import Reader, list_audiences
from plenary.bodies.store import open_store
from plenary.engine.text.provision import Kind
from plenary.engine.text.rebase import Fate, Ground
from plenary.kit import clock
from plenary.record import canonical
from plenary.record.models import SealedValue
from plenary.rulemaking.models import Instrument, Suggestion, Version
from plenary.rulemaking.rules.suggestion import Held, Offer, Sort, Status, tidy

MOST = 10_000
"""How many private values are asked for at once: a statement bears no more than 32,766 parameters on SQLite."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a suggestion says: its words, why, and what a new provision brings along; and what became of it, for the
    ``ground`` that the engine names."""

    words: str
    rationale: str
    status: Status = Status.STANDING
    ground: Ground | None = None
    held: tuple[Held, ...] = ()


#: What a suggestion is on a version to which it was carried, and where it was not.
STATUS = {Fate.CARRIED: Status.STANDING, Fate.ABSORBED: Status.ABSORBED, Fate.CONFLICT: Status.CONFLICT}


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
    """The suggestions that stand on a version, whoever may see them, as they were handed in. Of private ones that were
    carried over, their content says whether they do."""
    found = Suggestion.rows.at(at).filter(body=version.body, instrument=version.instrument, version=version.number)
    return found.filter(status=Status.STANDING).order_by("number")


def seen_by(reader: Reader, rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    """Those of some suggestions that a reader may see: by their audience, and one's own."""
    return rows.filter(Q(audience__in=list_audiences(reader)) | Q(seat__in=reader.seats))


def find_first(rows: Sequence[Suggestion]) -> Mapping[int, Suggestion]:
    """Suggestions of one body as they were handed in, by number."""
    if not rows:
        return {}
    numbers = [row.number for row in rows]
    handed_in = Suggestion.rows.filter(body=rows[0].body, number__in=numbers, seq_from=F("number"))
    return {row.number: row for row in handed_in}


def read_contents(rows: Sequence[Suggestion]) -> Mapping[int, Content]:
    """What suggestions say, by number; those whose words were erased are not in it. Whether anybody may see them, the
    caller has asked (``seen_by``)."""
    private = [each for row in rows for each in (row.private, row.outcome) if each]
    opened = open_values(rows[0].body, private) if private else {}
    contents: dict[int, Content] = {}
    for row in rows:
        if not row.private:
            words = open_store().get(row.file).decode() if row.file else row.words
            ground = Ground(row.ground) if row.ground else None
            held = read_held({"held": row.held})
            contents[row.number] = Content(words, row.rationale, Status(row.status), ground, held)
        elif row.private in opened and (not row.outcome or row.outcome in opened):
            contents[row.number] = _open(row, opened[row.private], opened.get(row.outcome))
    return contents


def _open(row: Suggestion, said: Mapping[str, canonical.Json], outcome: Mapping[str, canonical.Json] | None) -> Content:
    """What a private suggestion says, with what became of it on the version that it was carried to."""
    status, ground, words = Status(row.status), None, str(said["words"])
    if outcome is not None:
        ground = Ground(str(outcome["ground"]))
        words = str(outcome.get("words", words))
        if status is Status.STANDING:
            status = STATUS[Fate(str(outcome["fate"]))]
    held = read_held(outcome if outcome and "held" in outcome else said)
    return Content(words, str(said["rationale"]), status, ground, held)


def write_held(held: Sequence[Held]) -> dict[str, canonical.Json]:
    """What a new provision brings along, as a private value has it; nothing where it brings nothing."""
    said: list[canonical.Json] = [
        {"kind": each.kind.value, "label": each.number, "words": each.words, "parent": each.parent} for each in held
    ]
    return {"held": said} if said else {}


def read_held(said: Mapping[str, canonical.Json]) -> tuple[Held, ...]:
    """What a value says that a new provision brings along, its words from the store where it names a file there.
    Raises ValueError for what is written otherwise, and Altered."""
    found = said.get("held", [])
    if not isinstance(found, list):
        raise ValueError("held")
    return tuple(map(_read_one, found))


def _read_one(said: canonical.Json) -> Held:
    match said:
        case {"kind": str(kind), "words": str(words), **rest}:
            label, file, parent = rest.get("label", ""), rest.get("file"), rest.get("parent")
            if isinstance(label, str) and (parent is None or isinstance(parent, int)):
                words = open_store().get(file).decode() if isinstance(file, str) else words
                return Held(Kind(kind), tidy(words), label, parent)
    raise ValueError("held")


def open_values(body: str, commitments: Sequence[str]) -> Mapping[str, Mapping[str, canonical.Json]]:
    """The private objects behind commitments; those that were erased are not in it."""
    opened = {
        each.commitment: canonical.decode(bytes(each.value))
        for start in range(0, len(commitments), MOST)
        for each in SealedValue.objects.filter(body=body, commitment__in=commitments[start : start + MOST])
    }
    return {commitment: value for commitment, value in opened.items() if isinstance(value, dict)}


def offer_of(row: Suggestion, content: Content) -> Offer:
    """A suggestion as the rules know it."""
    return Offer(
        Sort(row.sort),
        row.provision,
        tidy(content.words),
        Kind(row.provision_kind) if row.provision_kind else None,
        row.label,
        content.held,
    )


def list_seats_in_order(body: str) -> list[str]:
    """The seats behind words, in the body's neutral order: groups by code, dissolved ones among them, then members in
    theirs."""
    groups = [f"group:{group.code}" for group in list_groups_ever(body)]
    return [*groups, *(f"delegation:{member.code}" for member in list_members(body, clock.now().date()))]


def list_seats(body: str) -> list[str]:
    """The seats for which words can be handed in today, in the same order."""
    standing = {f"group:{group.code}" for group in list_groups(body)}
    return [seat for seat in list_seats_in_order(body) if seat in standing or not seat.startswith("group:")]

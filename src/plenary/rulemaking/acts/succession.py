"""What stands on a version is carried to the next one: suggestions by the engine, positions and marks where the words
of their provision are the same."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Self, TypeVar

from django.db.models import Q, QuerySet
from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

from plenary.bodies.acts.document import Audience
from plenary.bodies.rules.procedure import Key
from plenary.engine.text.provision import Instrument as Base
from plenary.engine.text.rebase import Fate, Ground
from plenary.engine.text.release import ENGINE
from plenary.kit.language import _, marked
from plenary.record.act import PUBLIC, SYSTEM, Act, Case
from plenary.record.canonical import Json
from plenary.record.entry import Entry
from plenary.record.kinship import kinship
from plenary.record.lapse import lapses
from plenary.record.models import Log
from plenary.record.refusal import Outdated, Refused
from plenary.record.registry import act
from plenary.record.sealing import Sealed
from plenary.rulemaking.acts.field import Hash, Number, ProvisionId
from plenary.rulemaking.acts.suggestion import INLINE as INLINE_WORDS
from plenary.rulemaking.acts.suggestion import Brought, bring, keep
from plenary.rulemaking.models import Mark, Position, Suggestion, Version
from plenary.rulemaking.positions import read_positions
from plenary.rulemaking.queries import STATUS, find_version, list_instruments, offer_of, read_contents, write_held
from plenary.rulemaking.rules.position import Standing
from plenary.rulemaking.rules.succession import Succession, find_succession, list_kept
from plenary.rulemaking.rules.suggestion import Held, Sort, Status, find_place, tidy
from plenary.rulemaking.shelf import base_of, revise

Row = TypeVar("Row", Position, Mark)
MOST = 100
"""How many suggestions, positions or marks one entry carries."""
INLINE = 30_000
"""Up to how many bytes of words stand in one entry; what is beyond goes by reference (DESIGN §2)."""


class Outcome(BaseModel):
    """What became of a public suggestion, and why; ``words``, or the ``file`` in the store that has them, and what a
    new provision brings along, where they are others on the new version."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    fate: Fate = Field(strict=False)
    ground: Ground = Field(strict=False)
    words: str = ""
    file: Hash | None = None
    held: tuple[Brought, ...] | None = None

    @model_serializer(mode="wrap")
    def _write(self, write: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Without ``held`` where that is the same: earlier entries, which are computed again, have no such field."""
        said: dict[str, Any] = write(self)
        return said if self.held is not None else {name: each for name, each in said.items() if name != "held"}


class Carried(BaseModel):
    """A suggestion on the new version: the ``provision`` it is shown at, its ``place`` in the rolling text, and the
    ``label`` of a new provision. ``outcome`` is open where the suggestion is public, and otherwise
    ``private_outcome``: an object with ``fate``, ``ground`` and, where they are others, ``words`` and ``held``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    suggestion: Number
    provision: ProvisionId
    place: ProvisionId
    label: str = ""
    outcome: Outcome | None = None
    private_outcome: Sealed | None = None


@act
class CarryOver(Act):
    """What stands on a version is carried to the next, ``number``; what does not stand there has its reason.

    ``suggestions``, ``positions`` and ``marks`` name what this entry settles. The rest is worked out from it, on the
    record up to ``worked_on``: ``carried`` says what becomes of each suggestion, ``kept`` which of the positions and
    marks go on, for the words of their provision are the same, and ``adopted`` which marks go on as said of the words
    of the version, which are those of the suggestion of which they were said.
    """

    name = "version.carry"
    called = marked("Carry what stands over to the next version")
    seats = frozenset({SYSTEM.seat})
    final = True

    instrument: Key
    number: Annotated[int, Field(ge=2)]
    for_whom: Audience = PUBLIC
    suggestions: Annotated[tuple[Number, ...], Field(max_length=MOST)] = ()
    positions: Annotated[tuple[Number, ...], Field(max_length=MOST)] = ()
    marks: Annotated[tuple[Number, ...], Field(max_length=MOST)] = ()
    worked_on: Annotated[int, Field(ge=0)] = 0
    engine: Annotated[str, Field(max_length=40)] = ""
    carried: tuple[Carried, ...] = ()
    kept: tuple[Number, ...] = ()
    adopted: tuple[Number, ...] = ()

    def audience(self) -> str:
        return self.for_whom

    def about(self) -> tuple[str, ...]:
        address = f"texts/{self.instrument}"
        return tuple(f"{address}/{place}" for place in sorted({each.place for each in self.carried})) or (address,)

    def texts(self) -> tuple[str, ...]:
        outcomes = [each.outcome for each in self.carried if each.outcome]
        files = [file for each in outcomes for file in (each.file, *(part.file for part in each.held or ()))]
        return tuple(filter(None, files))

    def work(self, body: str) -> Self:
        size = Log.objects.values_list("size", flat=True).filter(body=body).first() or 0
        rows = list(self._standing(body))
        before, after = self._find_versions(body)
        if before is None or after is None:
            # The check says what is wrong.
            return self
        kept = list_kept(revise(before.text, after.text).correspondence)
        overtaken = self._find_overtaken(body)
        marks = [mark for mark in self._marked(body) if mark.number not in overtaken]
        places = {each.number: each.provision for each in self._declared(body) if each.number not in overtaken}
        places |= {mark.number: mark.provision for mark in marks}
        return self.model_copy(
            update={
                "worked_on": size,
                "engine": ENGINE,
                "carried": tuple(_settle(rows, before, after)),
                "kept": tuple(number for number, place in sorted(places.items()) if place in kept),
                "adopted": tuple(mark.number for mark in marks if _is_adopted(mark, base_of(after))),
            }
        )

    def derive(self, entry: Entry) -> Mapping[str, Json]:
        if self.engine != ENGINE or self.for_whom != PUBLIC:
            return {}
        before, after = self._find_versions(entry.body)
        if before is None or after is None:
            return {}
        rows = list(self._standing(entry.body))
        return {"carried": [each.model_dump(mode="json") for each in _settle(rows, before, after)]}

    def check(self, case: Case) -> None:
        if None in self._find_versions(case.body):
            raise Refused(
                "rulemaking.number", _("There is no version {number} of this text.").format(number=self.number)
            )
        rows = {row.number: row for row in self._standing(case.body)}
        if not rows and not self._declared(case.body) and not self._marked(case.body):
            raise Refused("rulemaking.carried", _("Nothing of this stands on the version before any more."))
        fresh = any(row.seq_from > self.worked_on for row in rows.values())
        fresh = fresh or self._meets_new(case.body)
        if not self.engine or fresh or set(rows) != {each.suggestion for each in self.carried}:
            raise Outdated("rulemaking.worked", _("What is carried was changed meanwhile: send this again."), None)

    def apply(self, entry: Entry) -> None:
        rows = {row.number: row for row in self._standing(entry.body)}
        for ordinal, each in enumerate(self.carried):
            _follow(rows[each.suggestion], entry, ordinal, each, self.number)
        for ordinal, position in enumerate(self._declared(entry.body)):
            if position.number in self.kept:
                position.follow(entry, ordinal, version=self.number)
            else:
                position.follow(entry, ordinal, status=Standing.LAPSED.value)
        for ordinal, mark in enumerate(self._marked(entry.body)):
            if mark.number in self.adopted:
                mark.follow(entry, ordinal, version=self.number, on=None)
            elif mark.number in self.kept:
                mark.follow(entry, ordinal, version=self.number)
            else:
                Mark.lapse(entry, number=mark.number)

    def _find_overtaken(self, body: str) -> set[int]:
        """The positions and marks in whose place something was said on the new version already, before they came."""
        declared = self._declared(body)
        new = self._on_new(Position, body).filter(status=Standing.DECLARED, seat__in=[row.seat for row in declared])
        said = set(_list_said(list(new)).values())
        overtaken = {number for number, what in _list_said(declared).items() if what in said}
        marked = set(self._on_new(Mark, body).values_list("provision", flat=True))
        return overtaken | {mark.number for mark in self._marked(body) if mark.provision in marked}

    def _meets_new(self, body: str) -> bool:
        """Whether something was said on the new version since what is overtaken was worked out."""
        since = {"seq_from__gt": self.worked_on}
        said = self.positions and self._on_new(Position, body).filter(**since).exists()
        return bool(said or (self.marks and self._on_new(Mark, body).filter(**since).exists()))

    def _on_new(self, table: type[Row], body: str) -> QuerySet[Row]:
        return table.rows.at().filter(body=body, instrument=self.instrument, version=self.number)

    def _find_versions(self, body: str) -> tuple[Version | None, Version | None]:
        """The version before and the one to which all is carried."""
        found = Version.rows.at().filter(body=body, instrument=self.instrument)
        by_number = {version.number: version for version in found}
        return by_number.get(self.number - 1), by_number.get(self.number)

    def _standing(self, body: str) -> QuerySet[Suggestion]:
        """The suggestions that this entry carries, as they stand on the version before."""
        found = _standing_before(body, self.instrument, self.number)
        return found.filter(number__in=self.suggestions, audience=self.for_whom).order_by("number")

    def _declared(self, body: str) -> list[Position]:
        found = _declared_before(body, self.instrument, self.number)
        return list(found.filter(number__in=self.positions).order_by("number"))

    def _marked(self, body: str) -> list[Mark]:
        found = Mark.rows.at().filter(body=body, instrument=self.instrument, version=self.number - 1)
        return list(found.filter(number__in=self.marks).order_by("number"))


@lapses(CarryOver.name)
def list_due(body: str, moment: datetime) -> Iterator[CarryOver]:
    """What stands on a version behind which another was issued: a version at a time, by the place in the text."""
    for instrument in list_instruments(body):
        newest = find_version(body, instrument.key)
        for number in range(2, newest.number + 1 if newest else 2):
            yield from _list_due(body, instrument.key, number)


@kinship
def list_kin(body: str, commitments: Collection[str]) -> Iterator[str]:
    """The private values of the same suggestions: as they were handed in, and what became of them on each version."""
    named = Suggestion.rows.filter(Q(private__in=commitments) | Q(outcome__in=commitments), body=body)
    numbers = named.order_by().values("number")
    rows = Suggestion.rows.filter(body=body, number__in=numbers).order_by().values_list("private", "outcome")
    return (each for row in rows.distinct() for each in row if each)


def _list_due(body: str, instrument: str, number: int) -> Iterator[CarryOver]:
    standing = _standing_before(body, instrument, number).order_by("audience", "place", "number")
    by_audience: dict[str, list[int]] = {}
    for suggestion, audience in standing.values_list("number", "audience"):
        by_audience.setdefault(audience, []).append(suggestion)
    for audience, numbers in by_audience.items():
        for some in _chunk(numbers):
            yield CarryOver(instrument=instrument, number=number, for_whom=audience, suggestions=some)
    declared = _declared_before(body, instrument, number).order_by("number").values_list("number", flat=True)
    for some in _chunk(list(declared)):
        yield CarryOver(instrument=instrument, number=number, positions=some)
    marks = Mark.rows.at().filter(body=body, instrument=instrument, version=number - 1).order_by("number")
    for some in _chunk(list(marks.values_list("number", flat=True))):
        yield CarryOver(instrument=instrument, number=number, marks=some)


def _chunk(numbers: Sequence[int]) -> Iterator[tuple[int, ...]]:
    for start in range(0, len(numbers), MOST):
        yield tuple(numbers[start : start + MOST])


def _standing_before(body: str, instrument: str, number: int) -> QuerySet[Suggestion]:
    """What was suggested on the version before, and stands or is in conflict there."""
    found = Suggestion.rows.at().filter(body=body, instrument=instrument, version=number - 1)
    return found.filter(status__in=(Status.STANDING, Status.CONFLICT))


def _declared_before(body: str, instrument: str, number: int) -> QuerySet[Position]:
    found = Position.rows.at().filter(body=body, instrument=instrument, version=number - 1)
    return found.filter(status=Standing.DECLARED)


def _list_said(rows: Sequence[Position]) -> dict[int, tuple[str, str, int | None]]:
    """Who declared something, on which provision and on whose words, by the numbers of the positions."""
    on = {each.number: each.on for each in read_positions(rows)}
    return {row.number: (row.seat, row.provision, on[row.number]) for row in rows if row.number in on}


def _is_adopted(mark: Mark, after: Base) -> bool:
    """Whether the words of the suggestion of which something was said are those of the new version."""
    if mark.on is None:
        return False
    found = Suggestion.rows.filter(body=mark.body, instrument=mark.instrument, number=mark.on, version=mark.version)
    row = found.order_by("seq_from").last()
    if row is None or row.sort != Sort.WORDS or mark.provision not in after.by_id:
        return False
    content = read_contents([row]).get(row.number)
    return content is not None and tidy(content.words) == after.by_id[mark.provision].text


def _settle(rows: Sequence[Suggestion], before: Version, after: Version) -> Iterator[Carried]:
    """What becomes of suggestions on one version with the next."""
    revision, base = revise(before.text, after.text), base_of(after)
    contents = read_contents(rows)
    left = INLINE
    for row in rows:
        content = contents[row.number]
        found = find_succession(revision, offer_of(row, content), content.status)
        offer = found.offer
        words = "" if offer.words == tidy(content.words) else offer.words
        held = None if offer.held == content.held else offer.held
        left -= sum(len(each.encode()) for each in (words, *(one.words for one in held or ())))
        yield Carried(
            suggestion=row.number,
            provision=offer.provision,
            place=find_place(base, offer)[0],
            label=offer.number,
            outcome=None if row.private else _tell(found, words, held, inline=left >= 0),
            private_outcome=_seal(found, words, held) if row.private else None,
        )


def _tell(found: Succession, words: str, held: tuple[Held, ...] | None, *, inline: bool) -> Outcome:
    most = INLINE_WORDS if inline else 0
    said, file = keep(words, most)
    brought = None if held is None else bring(held, most)
    return Outcome(fate=found.fate, ground=found.ground, words=said, file=file, held=brought)


def _seal(found: Succession, words: str, held: tuple[Held, ...] | None) -> Sealed:
    said: dict[str, Json] = {"fate": found.fate.value, "ground": found.ground.value}
    said |= {"words": words} if words else {}
    return Sealed.seal(said if held is None else {**said, "held": [], **write_held(held)})


def _follow(row: Suggestion, entry: Entry, ordinal: int, carried: Carried, number: int) -> None:
    changes: dict[str, Any] = {
        "version": number,
        "provision": carried.provision,
        "place": carried.place,
        "label": carried.label,
    }
    if carried.private_outcome is not None:
        changes["outcome"] = carried.private_outcome.commitment
    if (outcome := carried.outcome) is not None:
        changes |= {"status": STATUS[outcome.fate].value, "ground": outcome.ground.value}
        if outcome.words or outcome.file:
            changes |= {"words": outcome.words, "file": outcome.file or ""}
        if outcome.held is not None:
            changes["held"] = [each.model_dump(mode="json") for each in outcome.held]
    row.follow(entry, ordinal, **changes)

"""Suggestions are handed in and withdrawn, and the rolling text of their place is computed before."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from plenary.bodies.acts.document import Audience
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.procedure import Key
from plenary.bodies.store import Altered, open_store
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Reading
from plenary.engine.text.release import ENGINE
from plenary.kit.language import _, marked
from plenary.record.act import PUBLIC, Act, Case
from plenary.record.acts import EraseValues
from plenary.record.canonical import Json
from plenary.record.entry import Entry
from plenary.record.models import Log, Touched
from plenary.record.refusal import Outdated, Refused
from plenary.record.registry import act, consequence
from plenary.record.sealing import Sealed
from plenary.rulemaking.acts.field import (
    Hash,
    Number,
    ProvisionId,
    require_instrument,
    require_right,
    require_version,
)
from plenary.rulemaking.models import Collation, Submission, Suggestion, Version
from plenary.rulemaking.queries import find_version, offer_of, read_contents, read_held, standing_on, write_held
from plenary.rulemaking.rules.position import name_audience
from plenary.rulemaking.rules.submission import Filing
from plenary.rulemaking.rules.suggestion import Flaw, Held, Offer, Sort, Status, find_flaw, find_place, read, tidy
from plenary.rulemaking.shelf import NEW, base_of, hash_place
from plenary.rulemaking.withdrawing import speaks_for

#: Up to how many bytes public words stand in the entry itself; longer ones go by reference (DESIGN §2).
INLINE = 4096
LONGEST = 50_000
MOST_HELD = 200
"""Provisions that a new one brings along at most."""
_HOLDERS = frozenset({"delegation", "group"})
#: Why a suggestion is refused: the field that is wrong, and what is said.
FLAWS = {
    Flaw.PLACE: ("provision", marked("This version has no such provision.")),
    Flaw.EMPTY: ("words", marked("There are no words here: write some, or suggest to delete the provision.")),
    Flaw.SAME: ("words", marked("These are the words that stand there already: change them first.")),
    Flaw.WORDS: ("words", marked("A deletion has no words of its own: leave them out.")),
    Flaw.KIND: ("kind", marked("Only an insertion says what kind of provision it is, and it has to.")),
    Flaw.HELD: ("content", marked("Only a new provision brings others along, each with words and in one before it.")),
    Flaw.BRACKETS: ("words", marked("A square bracket has no partner: put in the other one, or leave it out.")),
}


class Brought(BaseModel):
    """A provision that a new one brings along (``rules.suggestion.Held``): its ``words``, or the ``file`` that has
    them."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    kind: Kind = Field(strict=False)
    label: Annotated[str, Field(max_length=40)] = ""
    words: Annotated[str, Field(max_length=LONGEST)] = ""
    file: Hash | None = None
    parent: Annotated[int, Field(ge=0)] | None = None


class Content(BaseModel):
    """What a public suggestion says: ``words``, or the ``file`` in the store that has them, why, and what a new
    provision brings along."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    words: Annotated[str, Field(max_length=LONGEST)] = ""
    file: Hash | None = None
    rationale: Annotated[str, Field(max_length=2000)] = ""
    held: Annotated[tuple[Brought, ...], Field(max_length=MOST_HELD)] = ()


class Computed(Act):
    """An act with what the engine makes of a place once it is done; filled in by its ``work``.

    ``worked_on`` is the sequence on which it was computed, ``place`` the provision of the base, ``for_whom`` the
    audience whose rolling text it is. ``result`` is its SHA-256; for others than the public it is private, for who
    knows it could try words out.
    """

    worked_on: Annotated[int, Field(ge=0)] = 0
    place: ProvisionId = ""
    for_whom: Audience = PUBLIC
    engine: Annotated[str, Field(max_length=40)] = ""
    result: Hash | None = None
    private_result: Sealed | None = None

    def audience(self) -> str:
        return self.for_whom

    def with_result(self, place: str, audience: str, result: str, size: int) -> Self:
        """The act with what the engine made of a place for an audience, on the record up to ``size``."""
        public = audience == PUBLIC
        return self.model_copy(
            update={
                "worked_on": size,
                "place": place,
                "for_whom": audience,
                "engine": ENGINE,
                "result": result if public else None,
                "private_result": None if public else Sealed.seal(result),
            }
        )

    def require_worked(self, case: Case, instrument: str) -> None:
        """Refuse an act whose place has changed since its work was done."""
        address = f"texts/{instrument}"
        moved = Touched.objects.filter(
            body=case.body,
            sequence__gt=self.worked_on,
            address__in=(f"{address}/{self.place}", f"{address}/versions"),
        )
        if not self.engine or moved.exists():
            raise Outdated(
                "rulemaking.worked", _("Others were handing in for the same provision: send this again."), None
            )

    def enter_result(self, entry: Entry, instrument: str, version: int, audience: str) -> None:
        """Write what the engine made of the place."""
        which: dict[str, Any] = {
            "instrument": instrument,
            "version": version,
            "place": self.place,
            "audience": audience,
        }
        Collation.lapse(entry, **which)
        Collation.enter(
            entry,
            **which,
            engine=self.engine,
            result=self.result or "",
            private_result=self.private_result.commitment if self.private_result else "",
        )


@act
class SubmitSuggestion(Computed):
    """A delegation or a group hands in words for a provision, a new provision, or that one is deleted.

    ``content`` is open where suggestions are public by the body's rules, and otherwise ``private_content``: an object
    with ``words`` and ``rationale``. ``replaces`` is one of the same seat that is in conflict with the version.
    """

    name = "suggestion.submit"
    called = marked("Hand in a suggestion")
    seats = _HOLDERS
    undone_by = "suggestion.withdraw"

    instrument: Key
    on_version: Number
    sort: Sort = Field(strict=False)
    provision: ProvisionId
    kind: Kind | None = Field(default=None, strict=False)
    label: Annotated[str, Field(max_length=40)] = ""
    content: Content | None = None
    private_content: Sealed | None = None
    replaces: Number | None = None
    submission: Number | None = None

    @classmethod
    def of(
        cls,
        offer: Offer,
        version: Version,
        audience: str,
        rationale: str = "",
        *,
        replaces: int | None = None,
        submission: int | None = None,
    ) -> Self:
        """The act that hands an offer in on a version for an audience; long public words go to the store."""
        content, private = None, None
        if audience == PUBLIC:
            words, file = keep(offer.words)
            content = Content(words=words, file=file, rationale=rationale, held=bring(offer.held))
        else:
            private = Sealed.seal({"words": offer.words, "rationale": rationale, **write_held(offer.held)})
        return cls(
            instrument=version.instrument,
            on_version=version.number,
            sort=offer.sort,
            provision=offer.provision,
            kind=offer.kind,
            label=offer.number,
            for_whom=audience,
            content=content,
            private_content=private,
            replaces=replaces,
            submission=submission,
        )

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/{self.place or self.provision}",)

    def derive(self, entry: Entry) -> Mapping[str, Json]:
        if self.result is None or self.engine != ENGINE:
            return {}
        version = Version.rows.at().get(body=entry.body, instrument=self.instrument, number=self.on_version)
        place, _parent = find_place(base_of(version), self.offer)
        return {"place": place, "result": hash_place(version, self.for_whom, place, reading=self.as_reading(version))}

    def texts(self) -> tuple[str, ...]:
        if self.content is None:
            return ()
        return tuple(filter(None, (self.content.file, *(each.file for each in self.content.held))))

    def as_reading(self, version: Version) -> Reading:
        """What is offered, as a reading of a version."""
        return read(NEW, "", self.offer, base_of(version))

    @property
    def offer(self) -> Offer:
        """What is offered, its words at hand."""
        return Offer(self.sort, self.provision, tidy(self._say()), self.kind, self.label, self._hold())

    def work(self, body: str) -> Self:
        self._require_words()
        size = Log.objects.values_list("size", flat=True).filter(body=body).first() or 0
        version = find_version(body, self.instrument)
        if version is None or version.number != self.on_version or find_flaw(base_of(version), self.offer) is not None:
            # The check says what is wrong.
            return self
        place, _parent = find_place(base_of(version), self.offer)
        result = hash_place(version, self.for_whom, place, reading=self.as_reading(version))
        return self.with_result(place, self.for_whom, result, size)

    def check(self, case: Case) -> None:
        version = require_version(case, self.instrument, self.on_version)
        require_right(case)
        for_whom = name_audience(procedure_of(case.body).visibility.submissions)
        if self.for_whom != for_whom:
            raise Refused(
                "rulemaking.audience",
                _("By the rules of this body suggestions are for: {audience}.").format(audience=for_whom),
                "for_whom",
            )
        if (self.content is None) == (self.for_whom == PUBLIC) or (self.private_content is None) != (
            self.for_whom == PUBLIC
        ):
            raise Refused(
                "rulemaking.content",
                _("Public suggestions have open content, and all others private content."),
                "content",
            )
        self._require_words()
        base = base_of(version)
        flaw = find_flaw(base, self.offer)
        if flaw is not None:
            field, sentence = FLAWS[flaw]
            raise Refused(f"rulemaking.{flaw}", _(sentence), field)
        self._require_new(case, version)
        if self.replaces is not None:
            self._require_replaced(case, version, self.replaces)
        if self.submission is not None:
            self._require_submission(case, self.submission)
        self.require_worked(case, self.instrument)

    def apply(self, entry: Entry) -> None:
        content = self.content or Content()
        Suggestion.enter(
            entry,
            instrument=self.instrument,
            version=self.on_version,
            number=entry.sequence,
            seat=entry.behalf or entry.seat,
            sort=self.sort.value,
            provision=self.provision,
            place=self.place,
            words=content.words,
            file=content.file or "",
            rationale=content.rationale,
            held=[each.model_dump(mode="json") for each in content.held],
            private=self.private_content.commitment if self.private_content else "",
            audience=self.for_whom,
            provision_kind=self.kind.value if self.kind else "",
            label=self.label,
            status=Status.STANDING.value,
            submission=self.submission,
        )
        if self.replaces is not None:
            replaced = Suggestion.rows.at().get(body=entry.body, number=self.replaces)
            replaced.follow(entry, 1, status=Status.REPLACED.value)
        self.enter_result(entry, self.instrument, self.on_version, self.for_whom)

    def _say(self) -> str:
        """The words, as they were given."""
        if self.private_content is not None:
            said = self.private_content.value
            return str(said.get("words", "")) if isinstance(said, dict) else ""
        content = self.content or Content()
        return open_store().get(content.file).decode() if content.file else content.words

    def _hold(self) -> tuple[Held, ...]:
        """What a new provision brings along; raises ValueError for what is written otherwise."""
        if self.private_content is not None:
            return read_held(self.private_content.value)
        return read_held({"held": [each.model_dump(mode="json") for each in (self.content or Content()).held]})

    def _require_words(self) -> None:
        """Refuse words that are named by a file which is not in the store, was kept with a salt or is no text; and what
        is brought along where it is not written as it should be."""
        try:
            self._say()
            self._hold()
        except (Altered, UnicodeDecodeError):
            raise Refused(
                "rulemaking.file",
                _("There is no text of your words under {file} here: write the words themselves.").format(
                    file=self.texts()[0]
                ),
                "content",
            ) from None
        except ValueError:
            field, sentence = FLAWS[Flaw.HELD]
            raise Refused(f"rulemaking.{Flaw.HELD}", _(sentence), field) from None

    def _require_new(self, case: Case, version: Version) -> None:
        """Refuse what the same seat offers already."""
        rows = list(standing_on(version).filter(seat=case.actor.principal, provision=self.provision, sort=self.sort))
        contents = read_contents(rows)
        for row in rows:
            content = contents.get(row.number)
            if content and content.status is Status.STANDING and offer_of(row, content) == self.offer:
                raise Refused(
                    "rulemaking.twice",
                    _("You have suggested this already: it is suggestion {number}.").format(number=row.number),
                    "words",
                )

    def _require_replaced(self, case: Case, version: Version, number: int) -> None:
        """Refuse to replace what is another's, or not in conflict with the version."""
        found = Suggestion.rows.at().filter(body=case.body, instrument=self.instrument, number=number)
        rows = list(found.filter(seat=case.actor.principal, version=version.number))
        if [content.status for content in read_contents(rows).values()] != [Status.CONFLICT]:
            raise Refused(
                "rulemaking.replaced",
                _("You have no suggestion {number} that is in conflict with this version.").format(number=number),
                "replaces",
            )

    def _require_submission(self, case: Case, number: int) -> None:
        """Refuse a file that is another's, or was not confirmed."""
        found = Submission.rows.at().filter(body=case.body, instrument=self.instrument, number=number)
        if not found.filter(seat=case.actor.principal, status=Filing.CONFIRMED).exists():
            raise Refused(
                "rulemaking.unconfirmed",
                _("You have confirmed no file {number} on this text.").format(number=number),
                "submission",
            )


@act
class WithdrawSuggestion(Computed):
    """Whoever handed a suggestion in takes it back; it stays on the record as withdrawn."""

    name = "suggestion.withdraw"
    called = marked("Take a suggestion back")
    seats = _HOLDERS
    undone_by = "suggestion.submit"

    instrument: Key
    suggestion: Number

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/{self.place}",)

    def takes_back(self) -> int:
        return self.suggestion

    def work(self, body: str) -> Self:
        size = Log.objects.values_list("size", flat=True).filter(body=body).first() or 0
        row = _find(body, self.instrument, self.suggestion)
        if row is None:
            return self
        version = Version.rows.at().get(body=body, instrument=self.instrument, number=row.version)
        result = hash_place(version, row.audience, row.place, without=row.number)
        return self.with_result(row.place, row.audience, result, size)

    def derive(self, entry: Entry) -> Mapping[str, Json]:
        row = _find(entry.body, self.instrument, self.suggestion)
        if row is None or self.result is None or self.engine != ENGINE:
            return {}
        version = Version.rows.at().get(body=entry.body, instrument=self.instrument, number=row.version)
        return {"result": hash_place(version, row.audience, row.place, without=row.number)}

    def check(self, case: Case) -> None:
        require_instrument(case, self.instrument)
        row = _find(case.body, self.instrument, self.suggestion)
        if row is None or any(content.status is Status.ABSORBED for content in read_contents([row]).values()):
            raise Refused(
                "rulemaking.suggestion",
                _("No suggestion {number} stands on this text.").format(number=self.suggestion),
                "suggestion",
            )
        principal = case.actor.principal
        if row.seat != principal and not speaks_for(case.body, principal, row.seat, case.time.date()):
            raise Refused("rulemaking.own", _("Only who handed a suggestion in can take it back."), "suggestion")
        self.require_worked(case, self.instrument)

    def apply(self, entry: Entry) -> None:
        row = Suggestion.rows.at().get(body=entry.body, number=self.suggestion)
        row.follow(entry, status=Status.WITHDRAWN.value)
        self.enter_result(entry, self.instrument, row.version, row.audience)


@consequence(EraseValues.name)
def erase_suggestions(entry: Entry) -> None:
    """What was suggested in words that are erased stands no longer; what the engine made of it is not known."""
    commitments = entry.payload["commitments"]
    rows = list(Suggestion.rows.at().filter(body=entry.body, private__in=commitments).order_by("number"))
    for ordinal, row in enumerate(rows):
        row.follow(entry, ordinal, status=Status.ERASED.value)
    places = sorted({(row.instrument, row.version, row.place, row.audience) for row in rows})
    for ordinal, (instrument, version, place, audience) in enumerate(places):
        which = {"instrument": instrument, "version": version, "place": place, "audience": audience}
        for standing in Collation.rows.at().filter(body=entry.body, **which):
            standing.follow(entry, ordinal, result="", private_result="")


def bring(held: Sequence[Held], inline: int = INLINE) -> tuple[Brought, ...]:
    """What a new provision brings along, as an entry has it: words of more than ``inline`` bytes go to the store."""
    return tuple(_bring(each, *keep(each.words, inline)) for each in held)


def _bring(held: Held, words: str, file: str | None) -> Brought:
    return Brought(kind=held.kind, label=held.number, words=words, file=file, parent=held.parent)


def keep(words: str, inline: int = INLINE) -> tuple[str, str | None]:
    """Public words as an entry has them: themselves, or the file that has them where they are more than ``inline``
    bytes."""
    return (words, None) if len(words.encode()) <= inline else ("", open_store().put(words.encode()))


def _find(body: str, instrument: str, number: int) -> Suggestion | None:
    rows = Suggestion.rows.at().filter(body=body, instrument=instrument, number=number)
    return rows.filter(status__in=(Status.STANDING, Status.CONFLICT)).first()

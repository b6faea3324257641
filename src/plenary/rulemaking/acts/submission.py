"""Files are handed in for a text, confirmed as they were read, and taken back."""

from collections.abc import Collection, Iterator
from typing import Annotated, Literal

from django.db.models import Q
from pydantic import BaseModel, ConfigDict, Field

from plenary.bodies.acts.document import Audience, require_kept
from plenary.bodies.acts.field import Day, read_day
from plenary.bodies.rules.procedure import Key
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.kinship import kinship
from plenary.record.refusal import Refused
from plenary.record.registry import act, consequence
from plenary.record.sealing import Sealed, SealedAs
from plenary.rulemaking.acts.field import Hash, Number, require_instrument, require_right, require_version
from plenary.rulemaking.models import Submission, Suggestion
from plenary.rulemaking.rules.submission import OPEN, Channel, Filing

_HOLDERS = frozenset({"delegation", "group"})
MOST_ANSWERS = 2000
"""Questions about one file that are answered at once."""


Answers = Annotated[dict[str, Literal["yes", "no"]], Field(max_length=MOST_ANSWERS)]


class Cover(BaseModel):
    """What is said of a file beside what is in it: the ``name`` that it came under, and on what ``authority``."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=1, max_length=200)]
    authority: Annotated[str, Field(max_length=300)] = ""


@act
class ReceiveSubmission(Act):
    """A delegation or a group hands in a file on a text, as a document with tracked changes or as a letter.

    ``file`` is SHA-256 over ``salt`` and the bytes; it is for who handed it in and the secretariat alone, for it may
    hold names and comments. ``received`` is the day on which the body had it; ``replaces`` an earlier file of the same
    seat, whose place this one takes once it is confirmed.
    """

    name = "submission.receive"
    called = marked("Hand in a file")
    seats = _HOLDERS
    undone_by = "submission.withdraw"

    instrument: Key
    on_version: Number
    channel: Channel = Field(strict=False)
    received: Day
    media: Annotated[str, Field(pattern=r"^[a-z]{2,8}$")]
    size: Annotated[int, Field(ge=1, le=2**53 - 1)]
    file: Hash
    for_whom: Audience
    salt: Annotated[Sealed, SealedAs(Hash)]
    private_cover: Annotated[Sealed, SealedAs(Cover)]
    replaces: Number | None = None

    def audience(self) -> str:
        return self.for_whom

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/submissions",)

    def check(self, case: Case) -> None:
        require_version(case, self.instrument, self.on_version)
        require_right(case)
        _require_own(case, self.for_whom)
        if read_day(self.received, "received") > case.time.date():
            raise Refused("rulemaking.received", _("It cannot have come on a day that is not there yet."), "received")
        if self.replaces is not None:
            _require(case, self.instrument, self.replaces, OPEN, "replaces")
        require_kept(self.file, self.size, bytes.fromhex(str(self.salt.value)))

    def apply(self, entry: Entry) -> None:
        Submission.enter(
            entry,
            instrument=self.instrument,
            version=self.on_version,
            number=entry.sequence,
            seat=entry.behalf or entry.seat,
            channel=self.channel.value,
            received=self.received,
            media=self.media,
            size=self.size,
            file=self.file,
            salt=self.salt.commitment,
            cover=self.private_cover.commitment,
            replaces=self.replaces,
            status=Filing.WAITING.value,
        )


@act
class ConfirmSubmission(Act):
    """Whoever handed a file in confirms how it was read on a version. What it suggests is handed in with the same
    request.

    ``private_answers`` says of each question that was answered, by its key, ``yes`` or ``no``.
    """

    name = "submission.confirm"
    called = marked("Confirm how a file was read")
    seats = _HOLDERS
    undone_by = "submission.withdraw"

    instrument: Key
    submission: Number
    on_version: Number
    for_whom: Audience
    private_answers: Annotated[Sealed, SealedAs(Answers)]

    def audience(self) -> str:
        return self.for_whom

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/submissions",)

    def check(self, case: Case) -> None:
        require_right(case)
        _require(case, self.instrument, self.submission, frozenset({Filing.WAITING}), "submission")
        require_version(case, self.instrument, self.on_version)
        _require_own(case, self.for_whom)

    def apply(self, entry: Entry) -> None:
        row = Submission.rows.at().get(body=entry.body, number=self.submission)
        answers = self.private_answers.commitment
        row.follow(entry, version=self.on_version, status=Filing.CONFIRMED.value, answers=answers)
        if row.replaces is not None:
            before = Submission.rows.at().get(body=entry.body, number=row.replaces)
            if before.status in OPEN:
                before.follow(entry, 1, status=Filing.REPLACED.value)


@act
class WithdrawSubmission(Act):
    """Whoever handed a file in takes it back; the suggestions that it made are taken back by themselves."""

    name = "submission.withdraw"
    called = marked("Take a file back")
    seats = _HOLDERS
    undone_by = "submission.receive"

    instrument: Key
    submission: Number

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/submissions",)

    def takes_back(self) -> int:
        return self.submission

    def check(self, case: Case) -> None:
        _require(case, self.instrument, self.submission, OPEN, "submission")

    def apply(self, entry: Entry) -> None:
        row = Submission.rows.at().get(body=entry.body, number=self.submission)
        row.follow(entry, status=Filing.WITHDRAWN.value)


@consequence(EraseValues.name)
def erase_submissions(entry: Entry) -> None:
    """A file that is erased is read no more, and waits for nobody."""
    gone = Q(salt__in=entry.payload["commitments"]) | Q(cover__in=entry.payload["commitments"])
    rows = Submission.rows.at().filter(gone, body=entry.body).exclude(status=Filing.ERASED).order_by("number")
    for ordinal, row in enumerate(list(rows)):
        row.follow(entry, ordinal, status=Filing.ERASED.value)


@kinship
def list_kin(body: str, commitments: Collection[str]) -> Iterator[str]:
    """The private values of the same files: what they are salted with, their covers, and the answers about them; also
    of those in which suggestions came, for a file has their words too."""
    suggested = Suggestion.rows.filter(Q(private__in=commitments) | Q(outcome__in=commitments), body=body)
    came = suggested.exclude(submission=None).order_by().values("submission")
    named = Q(salt__in=commitments) | Q(cover__in=commitments) | Q(answers__in=commitments) | Q(number__in=came)
    numbers = Submission.rows.filter(named, body=body).order_by().values("number")
    rows = Submission.rows.filter(body=body, number__in=numbers).order_by().values_list("salt", "cover", "answers")
    return (each for row in rows.distinct() for each in row if each)


def _require_own(case: Case, audience: str) -> None:
    """Refuse what is said of a file to others than whoever acts."""
    seat = case.actor.principal
    if audience != seat:
        raise Refused(
            "rulemaking.for-itself",
            _("A file is for {seat}, which hands it in, and for the secretariat.").format(seat=seat),
            "for_whom",
        )


def _require(case: Case, instrument: str, number: int, states: frozenset[Filing], field: str) -> None:
    """Refuse a file that is not of whoever acts, or in none of these states."""
    require_instrument(case, instrument)
    found = Submission.rows.at().filter(body=case.body, instrument=instrument, number=number).first()
    if found is None or found.seat != case.actor.principal:
        raise Refused(
            "rulemaking.submission",
            _("You have handed in no file {number} on this text.").format(number=number),
            field,
        )
    if found.status not in states:
        raise Refused(
            "rulemaking.submission-settled",
            _("The file {number} does not wait any more: look at what became of it.").format(number=number)
            if states == {Filing.WAITING}
            else _("The file {number} was taken back or replaced already.").format(number=number),
            field,
        )

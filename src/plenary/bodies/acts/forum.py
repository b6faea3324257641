"""Forums are opened and closed; members are asked in and leave; the chair carries the outcome to the body.

A closed forum has a log of its own, ``BODY.FORUM``, whose first entry is ``forum.constitute``. Who is asked in stands
there and not in the body's log. An act in such a log writes from the rows of that log alone, so that it can be
replayed by itself; its check may look at the body's.
"""

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from plenary.bodies.acts.field import Code, Day, Mark, end_period, read_day, read_days, read_unchanged
from plenary.bodies.acts.member import require_staying
from plenary.bodies.belonging import choose_invited, read_belonging
from plenary.bodies.holding import find_first, find_holder
from plenary.bodies.models import Forum, Outcome, Participant, Reception
from plenary.bodies.queries import find_forum, guards, may_preside
from plenary.bodies.rules import forum as rules
from plenary.bodies.rules.forum import ForumKind, RecordMode, Room
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Key, Language, Names
from plenary.bodies.rules.reception import is_guarded
from plenary.bodies.words import call
from plenary.kit import clock
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.models import Log
from plenary.record.refusal import Outdated, Refused
from plenary.record.registry import act, upcast

Chair = Annotated[str, Field(pattern=r"^(office:[a-z][a-z0-9-]{0,62}|delegation:[A-Z][A-Z0-9-]{0,15}|secretariat)$")]
Words = Annotated[
    dict[Language, Annotated[str, Field(min_length=1, max_length=2000)]], Field(min_length=1, max_length=12)
]


class Received(BaseModel):
    """Whom a forum receives by its opening: the number of an appointment, and the sign of the account on it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    appointment: Annotated[int, Field(ge=1)]
    account: Mark


@act
class OpenForum(Act):
    """The body opens a forum: who may be in the room, and what is kept of what is said there.

    Where members are asked into what the secretariat does not service, ``received`` is whoever sits in its chair at
    the time: the door enters it, whatever is sent.
    """

    name = "forum.open"
    called = marked("Open a forum")
    seats = frozenset({"secretariat"})
    undone_by = "forum.close"

    key: Key
    kind: ForumKind = Field(strict=False)
    names: Names
    room: Room = Field(strict=False)
    mode: RecordMode = Field(strict=False)
    chair: Chair
    parent: Key | None = None
    serviced: bool = True
    received: Received | None = None

    def about(self) -> tuple[str, ...]:
        return (f"forums/{self.key}",)

    def work(self, body: str) -> Self:
        return self.model_copy(update={"received": self._find_first(body, clock.now().date())})

    def check(self, case: Case) -> None:
        # A key is borne once: whoever was asked into the earlier forum must not find themselves in the later one.
        if Forum.objects.filter(body=case.body, key=self.key).exists():
            raise Refused("bodies.forum-key", _("The key {key} is, or was, a forum's.").format(key=self.key), "key")
        if self.parent is not None and find_forum(case.body, self.parent) is None:
            raise Refused("bodies.forum", _("There is no forum {key} here.").format(key=self.parent), "parent")
        if not rules.fits(self.room, self.mode):
            raise Refused(
                "bodies.closed-to-nobody",
                _("A log of its own is for a forum whose participants are asked in: choose that, or another record."),
                "mode",
            )
        require_chair(self.chair, self.serviced)
        log = rules.name_log(case.body, self.key, self.mode)
        if log is not None and len(log) > rules.LONGEST_LOG:
            raise Refused(
                "bodies.long-key",
                _("The key {key} is too long for a forum with a log of its own: give a shorter one.").format(
                    key=self.key
                ),
                "key",
            )
        if self.received != self._find_first(case.body, case.time.date()):
            raise Outdated("bodies.reception", _("Another has come into the chair meanwhile: send this again."))

    def apply(self, entry: Entry) -> None:
        if self.received is not None:
            Reception.enter(
                entry,
                forum=self.key,
                seat=self.chair,
                number=self.received.appointment,
                account=self.received.account,
            )
        Forum.enter(
            entry,
            key=self.key,
            forum_kind=self.kind.value,
            names=self.names,
            room=self.room.value,
            mode=self.mode.value,
            chair=self.chair,
            parent=self.parent,
            serviced=self.serviced,
        )

    def _find_first(self, body: str, day: date) -> Received | None:
        """Whoever sits in the chair with an account on a day, where the forum guards itself."""
        guarded = is_guarded(self.chair, self.room, self.mode, self.serviced)
        first = find_first(body, self.chair, day) if guarded else None
        return Received(appointment=first.appointment, account=first.account) if first else None


@act
class ChangeForum(Act):
    """A forum gets other names or another chair; its room and its record stay as it was opened with.

    Where members are asked into what the secretariat does not service, the chair in office alone hands it on.
    """

    name = "forum.change"
    called = marked("Change a forum")
    seats = frozenset({"secretariat", "office", "delegation"})
    undone_by = "forum.change"

    key: Key
    names: Names
    chair: Chair

    def about(self) -> tuple[str, ...]:
        return (f"forums/{self.key}",)

    def check(self, case: Case) -> None:
        found = require_forum(case, self.key)
        require_chair(self.chair, found.serviced)
        if case.actor.seat != "secretariat" or self.chair != found.chair:
            require_direction(case, found, "chair")

    def apply(self, entry: Entry) -> None:
        Forum.require(entry, key=self.key).follow(entry, names=self.names, chair=self.chair)


@act
class CloseForum(Act):
    """A forum has done its work; its key is not given again."""

    name = "forum.close"
    called = marked("Close a forum")
    seats = frozenset({"secretariat"})
    final = True

    key: Key

    def about(self) -> tuple[str, ...]:
        return (f"forums/{self.key}",)

    def check(self, case: Case) -> None:
        require_forum(case, self.key)

    def apply(self, entry: Entry) -> None:
        Forum.lapse(entry, key=self.key)
        Participant.lapse(entry, forum=self.key)
        Reception.lapse(entry, forum=self.key)


@act
class ConstituteForum(Act):
    """The first entry of a closed forum's log: which entry of the body opened it."""

    name = "forum.constitute"
    called = marked("Begin the record of a closed forum")
    seats = frozenset({"secretariat", "system"})
    final = True

    opened: Annotated[int, Field(ge=1)]

    def about(self) -> tuple[str, ...]:
        return ("forum",)

    def check(self, case: Case) -> None:
        body, key = rules.split_log(case.body)
        stands = key is not None and find_forum(body, key) is not None
        first = Forum.objects.filter(body=body, key=key).order_by("seq_from").first() if stands else None
        if case.sequence != 1 or first is None or first.seq_from != self.opened:
            raise Refused("bodies.constituted", _("No forum of the body was opened by that entry, or it has begun."))

    def apply(self, entry: Entry) -> None:
        """Nothing to write: who takes part follows."""


@act
class AskIn(Act):
    """A member takes part in a forum from a date, until another or to its end.

    In the record of a closed forum, ``seen`` says how far the body's had come: that orders the two, whatever the clock
    does.
    """

    name = "forum.ask-in"
    called = marked("Ask a member into a forum")
    seats = frozenset({"secretariat", "office", "delegation"})
    undone_by = "forum.leave"

    forum: Key
    member: Code
    start: Day
    end: Day | None = None
    seen: Annotated[int, Field(ge=0)] | None = None

    def work(self, body: str) -> Self:
        of_body, forum = rules.split_log(body)
        if forum is None:
            return self.model_copy(update={"seen": None})
        size = Log.objects.values_list("size", flat=True).filter(body=of_body).first()
        return self.model_copy(update={"seen": size})

    def about(self) -> tuple[str, ...]:
        return (f"forums/{self.forum}",)

    def check(self, case: Case) -> None:
        body = require_log(case, self.forum)
        period = read_days(self.start, self.end)
        require_staying(body, self.member, period, "member")
        rows = Participant.rows.at().filter(body=case.body, forum=self.forum, member=self.member)
        belonging = read_belonging(body, codes=[self.member])
        standing = choose_invited(body, rows.order_by("start", "id"), belonging)
        row = belonging.find_meeting(self.member, standing, period)
        if row is not None:
            raise Refused(
                "bodies.overlap",
                _("{member} takes part from {start} already: the two periods overlap.").format(
                    member=self.member, start=row.start
                ),
                "start",
            )

    def apply(self, entry: Entry) -> None:
        Participant.enter(entry, forum=self.forum, member=self.member, start=self.start, end=self.end)


@act
class LeaveForum(Act):
    """A member takes part in a forum no longer, from a date on."""

    name = "forum.leave"
    called = marked("Enter that a member leaves a forum")
    version = 2
    seats = frozenset({"secretariat", "office", "delegation"})
    undone_by = "forum.ask-in"

    forum: Key
    member: Code
    end: Day

    def about(self) -> tuple[str, ...]:
        return (f"forums/{self.forum}",)

    def check(self, case: Case) -> None:
        require_log(case, self.forum)
        day = read_day(self.end, "end")
        rows = Participant.rows.at().filter(body=case.body, forum=self.forum, member=self.member)
        if not any(Period.read(row.start, row.end).holds(day) for row in rows):
            raise Refused(
                "bodies.not-in-forum",
                _("{member} does not take part on {day}.").format(member=self.member, day=self.end),
                "member",
            )

    def apply(self, entry: Entry) -> None:
        rows = Participant.rows.at().filter(body=entry.body, forum=self.forum, member=self.member)
        end_period(entry, rows, self.end)


upcast("forum.leave", 1)(read_unchanged)


@act
class ReportForum(Act):
    """The chair of a forum carries its outcome to the body: all that is kept of one without a record."""

    name = "forum.report"
    called = marked("Report the outcome of a forum")
    seats = frozenset({"secretariat", "office", "delegation"})
    undone_by = "forum.report"

    forum: Key
    words: Words

    def about(self) -> tuple[str, ...]:
        return (f"forums/{self.forum}",)

    def check(self, case: Case) -> None:
        found = require_forum(case, self.forum)
        if case.actor.principal != found.chair:
            raise Refused(
                "bodies.not-the-chair", _("Only the chair of the forum, {chair}, reports.").format(chair=found.chair)
            )
        require_received(case, found)

    def apply(self, entry: Entry) -> None:
        Outcome.lapse(entry, forum=self.forum)
        Outcome.enter(entry, forum=self.forum, words=self.words)


def require_forum(case: Case, key: str) -> Forum:
    """The forum as it stands; refuses a key that none bears."""
    found = find_forum(case.body, key)
    if found is None:
        raise Refused("bodies.forum", _("There is no forum {key} here.").format(key=key), "forum")
    return found


def require_chair(chair: str, serviced: bool) -> None:
    """Refuse the secretariat as the chair of a forum that it does not service."""
    if not rules.may_preside(chair, serviced):
        raise Refused(
            "bodies.unserviced",
            _("The secretariat does not preside over a forum that it does not service: choose another chair."),
            "chair",
        )


def require_direction(case: Case, forum: Forum, field: str = "forum") -> None:
    """Refuse a seat that does not direct the forum. What is done for the chair is done by whoever does it."""
    if rules.may_direct(case.actor.seat, forum.chair, Room(forum.room), forum.serviced):
        require_received(case, forum)
        return
    if case.actor.seat == "secretariat":
        raise Refused(
            "bodies.unserviced",
            _("The secretariat does not service {key}: only its chair, {chair}, does this.").format(
                key=forum.key, chair=forum.chair
            ),
            field,
        )
    raise Refused(
        "bodies.not-the-chair",
        _("Only the chair of the forum, {chair}, does this.").format(chair=forum.chair),
        field,
    )


def require_received(case: Case, forum: Forum) -> None:
    """Refuse whoever sits in the chair of a forum that guards itself and was not received there.

    A program of the house, which has no account, is its operator's.
    """
    actor = case.actor
    if actor.seat != forum.chair or actor.appointment is None or not guards(forum):
        return
    holder = find_holder(forum.body, actor.seat, actor.appointment)
    if holder is None or not may_preside(forum, [holder]):
        raise Refused(
            "bodies.not-received",
            _("{forum} has not received you in its chair yet: who was received before does, or who takes part.").format(
                forum=call(forum.names)
            ),
        )


def require_log(case: Case, key: str) -> str:
    """The body of the forum whose participants this log keeps; refuses another log, another seat, and a forum that
    keeps nothing or asks nobody in."""
    found = require_kept(case, key)
    require_direction(case, found)
    return found.body


def require_kept(case: Case, key: str) -> Forum:
    """The forum whose participants this log keeps; refuses another log, and a forum that keeps nothing or asks nobody
    in."""
    body, _forum = rules.split_log(case.body)
    found = find_forum(body, key)
    if found is None or rules.name_log(body, key, RecordMode(found.mode)) != case.body:
        raise Refused("bodies.forum-log", _("Who takes part in {key} is not kept here.").format(key=key), "forum")
    if found.room != Room.PARTICIPANTS:
        raise Refused("bodies.open-room", _("Nobody needs to be asked into {key}.").format(key=key), "forum")
    return found

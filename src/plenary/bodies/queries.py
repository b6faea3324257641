"""Reads of bodies that are used twice. ``at`` is a sequence of the body's record; without it, as things stand."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import connection
from django.db.models import Exists, OuterRef, Q, Subquery

from plenary.bodies.belonging import Belonging, choose_invited, read_belonging
from plenary.bodies.models import (
    Appointment,
    Body,
    Category,
    Composition,
    Coordination,
    Credentials,
    Document,
    DocumentVersion,
    Forum,
    Group,
    GroupMembership,
    HeldCapability,
    IssuedSymbol,
    Listing,
    Member,
    OnBehalf,
    Outcome,
    Participant,
    Reception,
    Rules,
    Stakeholder,
    Weight,
    WeightSeries,
)
from plenary.bodies.rules import forum as forums
from plenary.bodies.rules.audience import SECRETARIAT, Reader, choose_seats, list_audiences, may_see
from plenary.bodies.rules.belonging import choose_as_of, choose_lasting
from plenary.bodies.rules.capability import Capability, may
from plenary.bodies.rules.credential import Claim, State
from plenary.bodies.rules.forum import RecordMode, Room
from plenary.bodies.rules.office import PRESIDING, Holding, Kind, Named, call_holding, call_office
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Procedure
from plenary.bodies.rules.reception import Holder, is_guarded, presides
from plenary.bodies.rules.weight import weigh
from plenary.record import canonical
from plenary.record.models import Recorded, SealedValue
from plenary.record.reading import find_entry, open_value, read_request
from plenary.record.statement import select


def find_body(key: str) -> Body | None:
    found = select(Body, {"key": key})
    return found[0] if found else None


def procedure_of(body: str, at: int | None = None) -> Procedure:
    """The rules in force; a body always has some, from its first entry on."""
    if at is not None:
        return _read_procedure(Rules.rows.at(at).get(body=body).procedure)
    (standing,) = Rules.list_standing(body)
    return _read_procedure(standing.procedure)


def list_beginnings(body: str) -> list[str]:
    """With what the symbols of a body begin, and with what they began under earlier rules: the newest first."""
    rows = Rules.rows.filter(body=body).order_by("-seq_from")
    return list(dict.fromkeys(str(row.procedure["symbol"]) for row in rows))


def _read_procedure(written: object) -> Procedure:
    return Procedure.model_validate(written, strict=False)


def list_memberships(body: str, at: int | None = None) -> list[Member]:
    """Every membership there was, is and will be, in the body's own order and by its day."""
    return list(Member.rows.at(at).filter(body=body).order_by("place", "code", "start"))


def list_members(body: str, day: date, at: int | None = None) -> list[Member]:
    """Every member there was, is and will be, as it is on a day (``choose_as_of``), in the body's own order."""
    rows: dict[str, list[Member]] = {}
    for row in Member.rows.at(at).filter(body=body):
        rows.setdefault(row.code, []).append(row)
    found = [chosen for own in rows.values() if (chosen := choose_as_of(own, day))]
    return sorted(found, key=lambda row: (row.place, row.code))


def count_members(body: str, day: date) -> int:
    """How many members there are on a day."""
    # The home of a body asks it each time, and composing it by the ORM is a fifth of what that page costs. Days as the
    # record writes them are in the order of their letters (rules.period.Period.holds).
    today = day.isoformat()
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT COUNT(*) FROM bodies_member
            WHERE body = %s AND seq_to IS NULL AND "start" <= %s AND ("end" IS NULL OR "end" > %s)""",
            (body, today, today),
        )
        (count,) = cursor.fetchone()
    return int(count)


def list_memberships_of(body: str, code: str, at: int | None = None) -> list[Member]:
    """The memberships of one member, in the order of their days."""
    rows = Member.list_standing(body, code=code) if at is None else Member.rows.at(at).filter(body=body, code=code)
    return sorted(rows, key=lambda row: row.start)


def find_member(body: str, code: str, day: date, at: int | None = None) -> Member | None:
    """A member as it is on a day (``choose_as_of``)."""
    return choose_as_of(list_memberships_of(body, code, at), day)


def find_last(body: str, code: str) -> Member | None:
    """The last membership of a member that was entered, also where it begins later."""
    return next(reversed(list_memberships_of(body, code)), None)


def list_groups(body: str, at: int | None = None) -> list[Group]:
    """Every group, by code: a neutral order."""
    return list(Group.rows.at(at).filter(body=body).order_by("code"))


def list_groups_ever(body: str) -> list[Group]:
    """Every group that there is or was, by code, each as it was last: what it said once bears its name still."""
    last = {group.code: group for group in Group.rows.filter(body=body).order_by("seq_from")}
    return [last[code] for code in sorted(last)]


def count_groups(body: str) -> int:
    """How many groups there are."""
    return len(Group.list_standing(body))


def list_group_memberships(body: str, at: int | None = None, **which: str) -> list[GroupMembership]:
    """Who belongs, belonged or will belong to which group, by group, member and day; of one member or group alone."""
    return list(
        GroupMembership.rows.at(at).filter(body=body, **which).order_by("group", "member", "start", "seq_from", "id")
    )


def composition(body: str, group: str, day: date, at: int | None = None, item: str | None = None) -> list[str]:
    """The codes of the members that belong to a group on a day, and to the body, in code order.

    On an ``item`` for which the group declared who it is, those alone.
    """
    belonging = read_belonging(body, at)
    if item is not None:
        declared = Composition.rows.at(at).filter(body=body, group=group, item=item, start__lte=day.isoformat())
        if (latest := declared.order_by("-start").first()) is not None:
            declared_on = Period.read(latest.start, None)
            return [code for code in latest.members if belonging.counts(code, declared_on, day)]
    rows = GroupMembership.rows.at(at).filter(body=body, group=group)
    return sorted(row.member for row in rows if belonging.holds(row, day))


def list_compositions(body: str, group: str, at: int | None = None) -> list[Composition]:
    """What a group said of who it is on an item, by item and day."""
    return list(Composition.rows.at(at).filter(body=body, group=group).order_by("item", "start", "seq_from"))


def coordinates(body: str, group: str, member: str, day: date) -> bool:
    """Whether a member coordinates a group on a day, on all items or on one."""
    items = Coordination.rows.at().filter(body=body, group=group, member=member).values_list("item", flat=True)
    return any(member in coordinators(body, group, day, item=item) for item in ["", *items])


def coordinators(
    body: str,
    group: str,
    day: date,
    at: int | None = None,
    item: str | None = None,
    joined: Iterable[GroupMembership] | None = None,
    belonging: Belonging | None = None,
) -> list[str]:
    """The codes of the members that coordinate a group on a day, in code order.

    On an ``item`` that has coordinators of its own, those; otherwise those who coordinate the group as a whole. Who
    does not belong to the group on the day coordinates it no longer.
    ``joined`` are the memberships of the group, and ``belonging`` those of the body, where they are at hand.
    """
    belonging = belonging or read_belonging(body, at)
    if joined is None:
        joined = GroupMembership.rows.at(at).filter(body=body, group=group)
    present = [row for row in joined if belonging.holds(row, day)]
    within = {row.member for row in present}
    rows = [
        row
        for row in Coordination.rows.at(at).filter(body=body, group=group)
        if row.member in within and belonging.holds(row, day)
    ]
    own = {row.member for row in rows if item and row.item == item}
    if own:
        return sorted(own)
    standing = {row.member for row in present if row.coordinator}
    return sorted(standing | {row.member for row in rows if row.item == ""})


def member_may(body: str, member: str, capability: Capability, day: date, at: int | None = None) -> bool:
    """Whether a member holds a capability on a day, on which it belongs."""
    rows: Iterable[HeldCapability] = HeldCapability.list_standing(body, member=member)
    if at is not None:
        rows = HeldCapability.rows.at(at).filter(body=body, member=member)
    belonging = read_belonging(body, at, [member])
    held = (row for row in rows if belonging.holds(row, day))
    return may(((Capability(row.capability), Period.read(row.start, row.end)) for row in held), capability, day)


def list_categories(body: str, at: int | None = None) -> list[Category]:
    """Every category, by code."""
    return list(Category.rows.at(at).filter(body=body).order_by("code"))


def list_listed(body: str, day: date, at: int | None = None) -> dict[str, list[str]]:
    """For each category by code, the codes of the members counted among it on a day, in code order."""
    belonging = read_belonging(body, at)
    found: dict[str, list[str]] = {category.code: [] for category in list_categories(body, at)}
    for row in Listing.rows.at(at).filter(body=body).order_by("member", "start"):
        if row.category in found and belonging.holds(row, day):
            found[row.category].append(row.member)
    return found


def find_category(body: str, code: str, at: int | None = None) -> Category | None:
    return Category.rows.at(at).filter(body=body, code=code).first()


def list_listings(body: str, category: str, at: int | None = None) -> list[Listing]:
    """Whom a list counts, counted or will count among a category, by member and day."""
    return list(Listing.rows.at(at).filter(body=body, category=category).order_by("member", "start", "id"))


def list_series(body: str, at: int | None = None) -> list[WeightSeries]:
    """Every series of weights, by key."""
    return list(WeightSeries.rows.at(at).filter(body=body).order_by("key"))


def find_series(body: str, key: str, at: int | None = None) -> WeightSeries | None:
    return WeightSeries.rows.at(at).filter(body=body, key=key).first()


def list_values(body: str, at: int | None = None, **which: str) -> list[Weight]:
    """Every value that was set, by series, member and day; of one ``series`` or ``member`` alone."""
    return list(Weight.rows.at(at).filter(body=body, **which).order_by("series", "member", "start"))


def list_weights(body: str, series: str, day: date, at: int | None = None) -> dict[str, int]:
    """What each member counts for in a series on a day, by code in code order; who has no value is not in it."""
    return weigh_all(body, day, at, series=series).get(series, {})


def weigh_all(body: str, day: date, at: int | None = None, **which: str) -> dict[str, dict[str, int]]:
    """The same of every series, by key; of one ``series`` alone."""
    given: dict[tuple[str, str], list[tuple[date, int | None]]] = {}
    for row in list_values(body, at, **which):
        given.setdefault((row.series, row.member), []).append((date.fromisoformat(row.start), row.value))
    belonging, found = read_belonging(body, at), dict[str, dict[str, int]]()
    for (series, member), starts in given.items():
        value = weigh(starts, belonging.memberships.get(member, ()), day)
        if value is not None:
            found.setdefault(series, {})[member] = value
    return found


def list_forums(body: str, at: int | None = None) -> list[Forum]:
    """Every open forum, by key."""
    return list(Forum.rows.at(at).filter(body=body).order_by("key"))


def find_forum(body: str, key: str, at: int | None = None) -> Forum | None:
    return Forum.rows.at(at).filter(body=body, key=key).first()


def may_know_forum(reader: Reader, forum: Forum) -> bool:
    """Whether a reader is shown that there is a forum: a closed one is for who is in it, for the secretariat, which
    opened it, and for whoever sits in its chair, also before it is received."""
    closed = forum.mode == RecordMode.CLOSED
    known = {SECRETARIAT, forum.chair} & reader.seats or may_see(reader, f"forum:{forum.key}")
    return not closed or bool(known)


def may_know_participants(reader: Reader, forum: Forum) -> bool:
    """Whether a reader may know who was asked into a forum; nobody, where nothing of it is kept or nobody is asked."""
    log = forums.name_log(forum.body, forum.key, RecordMode(forum.mode))
    return log is not None and forum.room == Room.PARTICIPANTS and may_read_log(reader, log)


def find_outcome(body: str, forum: str, at: int | None = None) -> Outcome | None:
    """What the chair of a forum carried to the body, or None while nothing."""
    return Outcome.rows.at(at).filter(body=body, forum=forum).first()


def list_participants(body: str, forum: Forum, day: date) -> list[str]:
    """The codes of the members that were asked into a forum and take part on a day, in code order.

    Whether one may know them, the caller has asked.
    """
    belonging = read_belonging(body)
    return sorted({row.member for row in list_asked_in(body, forum, belonging) if belonging.holds(row, day)})


def list_asked_in(body: str, forum: Forum, belonging: Belonging | None = None) -> list[Participant]:
    """Which member was asked into a forum, and when, by code and day: what stands in the forum's log, which for a
    closed one is its own. Whether one may know it, the caller has asked."""
    log = forums.name_log(body, forum.key, RecordMode(forum.mode))
    rows = Participant.rows.at(_find_last(forum, log)).filter(body=log, forum=forum.key)
    return choose_invited(body, rows.order_by("member", "start", "id"), belonging or read_belonging(body))


def list_received(forum: Forum) -> list[Reception]:
    """Whom a forum has received in its chair, by their appointments: by its opening, and by entries of its own log."""
    log = forums.name_log(forum.body, forum.key, RecordMode(forum.mode)) or forum.body
    found = [
        row
        for each in dict.fromkeys((forum.body, log))
        for row in Reception.rows.at(_find_last(forum, each)).filter(body=each, forum=forum.key)
    ]
    return sorted(found, key=lambda row: (row.number, row.body, row.seq_from))


def _find_last(forum: Forum, log: str | None) -> int | None:
    """The last entry of a log that is of a forum: in the body's, of one that has closed, that before its closing. A
    closed forum's own log has none behind that."""
    return forum.seq_to - 1 if forum.seq_to is not None and log == forum.body else None


def read_received(forum: Forum) -> frozenset[Holder]:
    """The same as those who sit in an office."""
    return frozenset(Holder(row.seat, row.number, row.account) for row in list_received(forum))


def guards(forum: Forum) -> bool:
    """Whether a forum keeps something from the secretariat by whom it has received in its chair."""
    return is_guarded(forum.chair, Room(forum.room), RecordMode(forum.mode), forum.serviced)


def may_preside(forum: Forum, holders: Collection[Holder]) -> bool:
    """Whether one of these sits in the chair of a forum, and was received where it is guarded."""
    own, guarded = [each for each in holders if each.seat == forum.chair], guards(forum)
    return bool(own) and presides(own, read_received(forum) if guarded else (), guarded=guarded)


def reader_of(body: str, seats: frozenset[str], day: date, holders: frozenset[Holder] = frozenset()) -> Reader:
    """Who holds these seats of a body on a day, as one who reads: with the groups and forums that the seats open.

    A forum that guards itself opens to whoever sits in its chair as one of the ``holders`` whom it has received.
    """
    delegations = choose_seats(seats, "delegation")
    belonging = read_belonging(body, codes=delegations)
    joined = GroupMembership.rows.at().filter(body=body, member__in=delegations)
    groups = {row.group for row in joined if belonging.holds(row, day)}
    groups |= list_kept_groups(body, belonging, delegations, day)
    asked = Participant.rows.at().filter(Q(body=body) | Q(body__startswith=f"{body}."), member__in=delegations)
    holding = [row for row in asked if belonging.holds(row, day)]
    inside = {(row.body, row.forum) for row in choose_invited(body, holding, belonging)}
    # The last row of each, of closed ones too: keys are not given again.
    forums_ever = {row.key: row for row in Forum.rows.filter(body=body).order_by("seq_from")}
    open_to = {
        forum.key
        for forum in forums_ever.values()
        if forum.room == Room.PARTICIPANTS
        and (
            _is_in(forum, seats, holders, inside)
            if forum.seq_to is None
            else _was_in(forum, seats, holders, belonging, day)
        )
    }
    return Reader(seats, frozenset(groups), frozenset(open_to))


def _is_in(
    forum: Forum, seats: frozenset[str], holders: frozenset[Holder], inside: Collection[tuple[str | None, str]]
) -> bool:
    """Whether one of these seats is in a forum; ``inside`` are those into which their members were asked, by log."""
    return (
        (forum.chair in seats and (not guards(forum) or may_preside(forum, holders)))
        or (forum.serviced and SECRETARIAT in seats)
        or (forums.name_log(forum.body, forum.key, RecordMode(forum.mode)), forum.key) in inside
    )


def _was_in(forum: Forum, seats: frozenset[str], holders: frozenset[Holder], belonging: Belonging, day: date) -> bool:
    """Whether one of these seats was in a closed forum on its last day, as it would be on ``day``."""
    closing = find_entry(forum.body, forum.seq_to or 0)
    assert closing is not None, "a forum is closed by an entry"
    members, closed = choose_seats(seats, "delegation"), closing.at.date()
    asked = (row for row in list_asked_in(forum.body, forum, belonging) if row.member in members)
    stayed = (row for row in asked if belonging.counts(row.member, Period(closed, None), day))
    log = forums.name_log(forum.body, forum.key, RecordMode(forum.mode))
    inside = [(log, forum.key) for row in stayed if belonging.holds(row, closed)]
    return _is_in(forum, seats, holders, inside)


def list_kept_groups(body: str, belonging: Belonging, members: Collection[str], day: date) -> set[str]:
    """The codes of the dissolved groups to which one of these members belonged on the day of the dissolution, and would
    belong on ``day``: it goes on reading what was for the group alone."""
    if not members:
        return set()
    ended = Group.rows.filter(body=body, code=OuterRef("group"), seq_to=OuterRef("seq_to"))
    # In old records a code may have been given again: what is for it is then the later group's.
    later = Group.rows.filter(Q(seq_to=None) | Q(seq_to__gt=OuterRef("seq_to")), body=body, code=OuterRef("group"))
    rows = GroupMembership.rows.filter(Exists(ended), ~Exists(later), body=body, member__in=members)
    found = set()
    for row in rows:
        entry = find_entry(body, row.seq_to or 0)
        if entry is not None and belonging.holds(row, day) and belonging.holds(row, entry.at.date()):
            found.add(row.group)
    return found


def may_read_log(reader: Reader, log: str) -> bool:
    """Whether a reader may know what stands in a log: a body's is public, a closed forum's is for who is in it."""
    _body, forum = forums.split_log(log)
    return forum is None or may_see(reader, f"forum:{forum}")


def read_values(reader: Reader, log: str, commitments: list[str]) -> dict[str, canonical.Json]:
    """The private values behind commitments that a reader may see, by commitment; the others are not in it."""
    if not may_read_log(reader, log):
        return {}
    found = SealedValue.objects.filter(body=log, commitment__in=commitments, audience__in=list_audiences(reader))
    return {value.commitment: canonical.decode(bytes(value.value)) for value in found}


def list_held(log: str, sequence: int) -> list[str]:
    """The commitments of an entry whose private values are kept still, in their order."""
    found = SealedValue.objects.filter(body=log, sequence=sequence)
    return sorted(found.values_list("commitment", flat=True))


def find_salt(body: str, seat: str, key: str) -> bytes | None:
    """The salt of the file that a request deposited before; None where it deposited none, or the salt was erased.

    The same request, sent again, is known by it: it is for nobody to read.
    """
    for entry in read_request(body, seat, key):
        match entry.payload:
            case {"salt": {"sealed": str(commitment)}} if (value := open_value(body, commitment)) is not None:
                return bytes.fromhex(str(value))
    return None


def read_persons(reader: Reader, body: str, rows: Sequence[Appointment]) -> dict[str, str]:
    """The names of appointed persons that a reader may know, by commitment; the others are not in it.

    Beside those for whom a name is kept, a seat knows who is on it, and whom it appointed: it gave the name itself.
    """
    persons, numbers = [row.person for row in rows], [row.number for row in rows if row.seat in reader.seats]
    own = Recorded.objects.filter(body=body, sequence=OuterRef("sequence"), seat__in=sorted(reader.seats))
    known = Q(audience__in=list_audiences(reader)) | Q(sequence__in=numbers) | Exists(own)
    found = SealedValue.objects.filter(known, body=body, commitment__in=persons)
    return {value.commitment: str(canonical.decode(bytes(value.value))) for value in found}


def list_appointments(body: str, seat: str, at: int | None = None) -> list[Appointment]:
    """Who was appointed to a seat, in the order of appointment."""
    if at is not None:
        return list(Appointment.rows.at(at).filter(body=body, seat=seat).order_by("number"))
    return sorted(Appointment.list_standing(body, seat=seat), key=lambda row: row.number)


def has_seat(body: str, seat: str, day: date) -> bool:
    """Whether a body has such a seat on a day: of a member that belongs, of a group, of an office to which somebody was
    appointed, or of a stakeholder on the list. Nobody need sit on it."""
    kind, _colon, key = seat.partition(":")
    if kind == "delegation":
        return read_belonging(body, codes=[key]).belongs(key, day)
    if kind == "group":
        return Group.rows.at().filter(body=body, code=key).exists()
    if kind == "office":
        return Appointment.rows.at().filter(body=body, office=key, seat=seat).exists()
    return kind == "stakeholder" and find_stakeholder(body, key) is not None


def list_delegates(body: str, day: date, at: int | None = None) -> dict[str, list[Appointment]]:
    """Who was appointed to the delegation of each member for its membership on a day, in the order of appointment."""
    rows = Appointment.rows.at(at).filter(body=body, seat__startswith="delegation:").order_by("number")
    found: dict[str, list[Appointment]] = {}
    for row in rows:
        found.setdefault(row.member or "", []).append(row)
    return {member: choose_lasting(own, day) for member, own in found.items()}


def list_credentials(body: str, day: date, at: int | None = None) -> dict[str, list[Credentials]]:
    """For each member what stands with the credentials of each claimant for its membership on a day, by number."""
    found: dict[str, list[Credentials]] = {}
    for row in Credentials.rows.at(at).filter(body=body).order_by("member", "claim"):
        found.setdefault(row.member, []).append(row)
    return {member: choose_lasting(own, day) for member, own in found.items()}


def list_claims(body: str, member: str, day: date) -> list[Claim]:
    """The claimants to a member's seat of whom anything was received for its membership on a day, by number."""
    rows = choose_lasting(Credentials.list_standing(body, member=member), day)
    rows.sort(key=lambda row: row.claim)
    return [Claim(row.claim, State(row.state)) for row in rows]


def list_office_holders(body: str, at: int | None = None) -> list[Appointment]:
    """Who was appointed to which office, by its key and the day."""
    return list(Appointment.rows.at(at).filter(body=body).exclude(office="").order_by("office", "start", "number"))


def list_office_names(body: str, day: date, at: int | None = None) -> dict[str, dict[str, str]]:
    """What the body calls its offices on a day, by seat and language; those that it gave no name are not in it."""
    called = {seat: call_office(held, day) for seat, held in _read_named(body, at).items()}
    return {seat: dict(names) for seat, names in called.items() if names}


def list_holder_names(body: str, at: int | None = None) -> dict[int, dict[str, str]]:
    """What the body calls an office while somebody holds it, by the number of the appointment and language."""
    called = {one.number: call_holding(held, one) for held in _read_named(body, at).values() for one in held}
    return {number: dict(names) for number, names in called.items() if names}


def _read_named(body: str, at: int | None) -> dict[str, list[Named]]:
    found: dict[str, list[Named]] = {}
    for row in Appointment.rows.at(at).filter(body=body, seat__startswith="office:"):
        found.setdefault(row.seat, []).append(Named(row.number, date.fromisoformat(row.start), row.names))
    return found


def list_holdings(body: str, at: int | None = None) -> list[Holding]:
    """Who holds, held or will hold which office, by key and date."""
    return [
        Holding(row.office, Kind(row.role), row.member, Period.read(row.start, row.end))
        for row in list_office_holders(body, at)
    ]


def list_presiding(body: str, day: date, at: int | None = None) -> list[str]:
    """The seats of those who preside on a day."""
    holdings = [each for each in list_holdings(body, at) if each.period.holds(day)]
    return [f"office:{each.office}" for each in holdings if each.kind in PRESIDING]


def find_answered(body: str, sequence: int) -> int | None:
    """The entry by which a seat last answered for what was entered on its behalf; None where it has not."""
    found = OnBehalf.objects.filter(body=body, sequence=sequence).values_list("answered", flat=True)
    return found.first()


def list_waiting_for(body: str, seats: Collection[str]) -> list[OnBehalf]:
    """What was entered on behalf of seats that they have not answered, the oldest first."""
    return list(OnBehalf.objects.filter(body=body, seat__in=seats, answer="").order_by("sequence"))


def list_disowned(body: str) -> list[OnBehalf]:
    """What seats do not stand by and the secretariat has not settled, the oldest answer first."""
    return list(OnBehalf.objects.filter(body=body, answer="disowned", settled=None).order_by("answered"))


def is_disowned(body: str, seat: str, sequence: int) -> bool:
    """Whether an entry was made on behalf of a seat that does not stand by it, settled or not."""
    return OnBehalf.objects.filter(body=body, seat=seat, sequence=sequence, answer="disowned").exists()


def list_stakeholders(body: str, at: int | None = None) -> list[Stakeholder]:
    """Every stakeholder on the list, by code."""
    return list(Stakeholder.rows.at(at).filter(body=body).order_by("code"))


def find_stakeholder(body: str, code: str, at: int | None = None) -> Stakeholder | None:
    return Stakeholder.rows.at(at).filter(body=body, code=code).first()


def list_documents(body: str, reader: Reader, at: int | None = None) -> list[Document]:
    """The documents that a reader may know of by now, also as they stood ``at`` an entry: those with a symbol first,
    by it, then the others by key."""
    newest = Document.rows.filter(body=body, key=OuterRef("key")).order_by("-seq_from").values("audience")[:1]
    found = Document.rows.at(at).filter(body=body).annotate(now=Subquery(newest)).filter(now__in=list_audiences(reader))
    return sorted(found, key=lambda document: (document.symbol is None, document.symbol or document.key))


def find_document(body: str, key: str, at: int | None = None) -> Document | None:
    """A document, whoever it is for: whether a reader may see it, the caller asks."""
    return Document.rows.at(at).filter(body=body, key=key).first()


def find_audience(document: Document) -> str:
    """For whom a document is by now, or was when it was withdrawn, whenever it stood as it is given here: whoever may
    no longer read it does not read what it was either."""
    return Document.rows.filter(body=document.body, key=document.key).latest("seq_from").audience


def find_symbol(body: str, symbol: str, at: int | None = None) -> IssuedSymbol | None:
    """What a symbol is in use for."""
    return IssuedSymbol.rows.at(at).filter(body=body, symbol=symbol).first()


def list_versions(body: str, document: str, at: int | None = None) -> list[DocumentVersion]:
    """The language versions of a document, by the tag of the language."""
    return list(DocumentVersion.rows.at(at).filter(body=body, document=document).order_by("language"))

"""Which seats an account has, by its appointments as they stand: asked by pages, and again at the door of each act."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from plenary.bodies.belonging import Belonging, read_belonging
from plenary.bodies.models import Account, Appointment, Coordination, GroupMembership, Seating
from plenary.bodies.queries import list_claims
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.rules.coordination import opens_seat
from plenary.bodies.rules.credential import find_seated
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.permission import Standing, find_standing
from plenary.bodies.rules.reception import Holder, may_be_first
from plenary.record.act import Actor
from plenary.record.statement import select

_PERSON = "account-"


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat that an account has: its ``name`` (``delegation:FEL``), the appointment's ``number``, and its standing."""

    name: str
    number: int
    standing: Standing
    administers: bool = False
    mark: str = ""

    @property
    def holder(self) -> Holder:
        """Whoever sits here, as forums receive it."""
        return Holder(self.name, self.number, self.mark)

    @property
    def kind(self) -> str:
        return self.name.partition(":")[0]


def name_person(account: Account | AnonymousUser) -> str:
    """How the record calls whoever has an account; it seals the name."""
    return f"{_PERSON}{account.pk}"


def list_seats(account: int, body: str, day: date) -> list[Seat]:
    """The seats that an account has in a body on a day, by name; those whose appointment ended are not among them, nor
    are those of a delegation whose member does not belong, or has come back since."""
    seatings = {row.number: row for row in select(Seating, {"account_id": account, "body": body})}
    rows = [row for number in sorted(seatings) for row in Appointment.list_standing(body, number=number)]
    standing = [row for row in rows if Period.read(row.start, row.end).holds(day)]
    members = {row.member for row in standing if row.member and row.seat.startswith("delegation:")}
    belonging = read_belonging(body, codes=members)
    claims = {member: list_claims(body, member, day) for member in sorted(members)}
    seats = []
    for row in standing:
        delegation = row.seat.startswith("delegation:")
        member = row.member or ""
        if delegation and not belonging.counts(member, Period.read(row.start, row.end), day):
            continue
        seated = not delegation or find_seated(claims.get(member, [])) == row.claim
        state = find_standing(ends=False, seated=seated, binds=row.binds)
        seating = seatings[row.number]
        seats.append(Seat(row.seat, row.number, state, seating.administers, seating.mark))
        if delegation and seated:
            spoken_for = _list_spoken_for(body, member, day, belonging)
            seats += [Seat(f"group:{group}", row.number, state) for group in spoken_for]
    return sorted(seats, key=lambda seat: (seat.name, seat.number))


def _list_spoken_for(body: str, member: str, day: date, belonging: Belonging) -> set[str]:
    """The groups whose seat a member has: those that it coordinates as a whole, while it belongs to them."""
    joined = {row.group for row in GroupMembership.list_standing(body, member=member) if belonging.holds(row, day)}
    rows = [row for row in Coordination.list_standing(body, member=member) if opens_seat(row.item)]
    return {row.group for row in rows if row.group in joined and belonging.holds(row, day)}


def still_acts(actor: Actor, body: str, day: date) -> bool:
    """Whether an account may bind its seat by the appointment under which it came, also now."""
    account = (actor.person or "").removeprefix(_PERSON)
    if not account.isdecimal() or not select(Account, {"id": int(account), "is_active": True}):
        return False
    return any(
        (seat.name, seat.number, seat.standing) == (actor.seat, actor.appointment, Standing.BINDING)
        for seat in list_seats(int(account), body, day)
    )


def goes_on(body: str, seat: str, number: int, before: int, day: date) -> bool:
    """Whether what was begun on a seat by an appointment ``before`` is for whoever holds it on a day by another.

    An office passes on with what lies on it, and the seat of a group from one member to another. A delegation passes
    nothing on: not to that of another claimant, and not over a gap in the membership.
    """
    held = next(iter(Appointment.list_standing(body, number=number)), None)
    if held is None or held.member is None or not held.seat.startswith("delegation:") or number == before:
        return held is not None
    begun = Appointment.rows.filter(body=body, number=before).first()
    if begun is None or begun.member != held.member:
        return begun is not None and seat.startswith("group:")
    begins = Period.read(begun.start, None)
    return begun.claim == held.claim and read_belonging(body, codes={held.member}).counts(held.member, begins, day)


def find_seating(body: str, number: int) -> Seating | None:
    """The account that came to an appointment, or None while none did."""
    found = select(Seating, {"body": body, "number": number})
    return found[0] if found else None


def find_holder(body: str, seat: str, number: int) -> Holder | None:
    """Who sits on a seat by an appointment; None where no account came to it."""
    seating = find_seating(body, number)
    return Holder(seat, number, seating.mark) if seating else None


def serves_secretariat(account: int, body: str, day: date) -> bool:
    """Whether an account acts for the secretariat too."""
    return any(seat.name == SECRETARIAT for seat in list_seats(account, body, day))


def find_first(body: str, seat: str, day: date) -> Holder | None:
    """Whom a forum that is opened on a day receives by its opening: who sits in its chair, with an account that is not
    the secretariat's as well."""
    for row in Appointment.list_standing(body, seat=seat):
        seating = find_seating(body, row.number) if Period.read(row.start, row.end).holds(day) else None
        if seating and may_be_first(serves=serves_secretariat(seating.account_id, body, day)):
            return Holder(seat, row.number, seating.mark)
    return None


def list_holders(body: str, seat: str, day: date) -> list[tuple[Appointment, Holder]]:
    """The appointments to an office that have not ended, each with whoever sits or will sit there by an account."""
    rows = [row for row in Appointment.list_standing(body, seat=seat) if row.end is None or day.isoformat() < row.end]
    found = [(row, find_holder(body, seat, row.number)) for row in sorted(rows, key=lambda row: row.number)]
    return [(row, holder) for row, holder in found if holder is not None]

"""From a request to the one who acts: which seats an account has in a body, which is taken, and the policies."""

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from plenary.bodies import typed
from plenary.bodies.holding import Seat, list_seats, name_person
from plenary.bodies.models import Account, Group, Stakeholder
from plenary.bodies.queries import find_member, list_office_names, procedure_of, reader_of
from plenary.bodies.rules.audience import ANYBODY, SECRETARIAT, Reader
from plenary.bodies.rules.permission import Standing
from plenary.bodies.rules.reception import Holder
from plenary.bodies.token import token_of
from plenary.bodies.words import call, name_seat
from plenary.kit import clock
from plenary.kit.brief import Asking
from plenary.kit.language import _, marked
from plenary.kit.policy import Policy
from plenary.record.act import Actor
from plenary.record.reading import came_before


def seats_of_account(account: Account | AnonymousUser, body: str) -> list[Seat]:
    """The seats that an account has in a body today; whoever is not signed in has none."""
    return list_seats(account.pk, body, clock.now().date()) if isinstance(account, Account) else []


def seats_of(request: HttpRequest, body: str) -> list[Seat]:
    """The seats of whoever asks, looked up once a request; by a token, the one that it was made for."""
    known: dict[str, list[Seat]] = request.__dict__.setdefault("plenary_seats", {})
    if body not in known:
        token = token_of(request)
        if token is None:
            known[body] = seats_of_account(request.user, body)
        else:
            own = seats_of_account(token.account, body) if token.body == body else []
            known[body] = [seat for seat in own if seat.name == token.seat]
    return known[body]


def held_by(request: HttpRequest, body: str) -> frozenset[tuple[str, int]]:
    """The seats of whoever asks, but for those on which it does not sit, each with the number of the appointment."""
    held = (seat for seat in seats_of(request, body) if seat.standing is not Standing.NOT_SEATED)
    return frozenset((seat.name, seat.number) for seat in held)


def ask(request: HttpRequest, body: str) -> Asking:
    """Whose brief is asked for: that of all seats of whoever asks, whichever is taken."""
    binding = frozenset(seat.name for seat in seats_of(request, body) if seat.standing is Standing.BINDING)
    return Asking(body, names_of(request, body), clock.now(), held_by(request, body), binding)


def names_of(request: HttpRequest, body: str) -> frozenset[str]:
    """The names of these seats."""
    return frozenset(name for name, _number in held_by(request, body))


def holders_of(request: HttpRequest, body: str) -> frozenset[Holder]:
    """Whoever asks, as forums receive those who sit in an office."""
    return frozenset(seat.holder for seat in seats_of(request, body) if seat.standing is not Standing.NOT_SEATED)


def seat_of(request: HttpRequest, body: str) -> Seat | None:
    """The seat that a request acts from: of a form that is sent, the one it was shown for, whichever was taken since;
    else the one that is taken. None where that is held no longer, or has to be chosen first."""
    shown_for = request.POST.get(typed.ACTING) if request.method == "POST" and token_of(request) is None else None
    if shown_for:
        return next((seat for seat in seats_of(request, body) if seat.name == shown_for), None)
    return taken_seat(request, body)


def taken_seat(request: HttpRequest, body: str) -> Seat | None:
    """The seat that is taken: the one chosen, or the only one there is; None where one has to be chosen first."""
    seats = seats_of(request, body)
    if token_of(request) is not None:
        return seats[0] if seats else None
    chosen = request.session.get(f"seat:{body}")
    found = [seat for seat in seats if seat.name == chosen]
    if found:
        return found[0]
    return seats[0] if len(seats) == 1 else None


def call_seat(body: str, seat: str) -> str:
    """What people call a seat, in the reader's language: at the cost of one look, for it stands on every page."""
    kind, _colon, code = seat.partition(":")
    tables: dict[str, type[Group] | type[Stakeholder]] = {"group": Group, "stakeholder": Stakeholder}
    today = clock.now().date()
    if kind == "office":
        given = list_office_names(body, today).get(seat)
    elif kind == "delegation":
        member = find_member(body, code, today)
        given = member.names if member else None
    else:
        found = tables[kind].rows.at().filter(body=body, code=code).first() if kind in tables else None
        given = found.names if found else None
    return name_seat(seat, {seat: call(given, procedure_of(body).working)} if given else {})


def choose_seat(request: HttpRequest, body: str, name: str) -> bool:
    """Take one of one's seats; whether one has it."""
    if name not in {seat.name for seat in seats_of(request, body)}:
        return False
    request.session[f"seat:{body}"] = name
    return True


def has_second_factor(request: HttpRequest) -> bool:
    """Whether whoever asks has one, or none is needed here."""
    return not settings.SECOND_FACTOR_REQUIRED or bool(request.user.is_authenticated and is_mfa_enabled(request.user))


def actor_of(request: HttpRequest, body: str, behalf: str | None = None) -> Actor | None:
    """Who acts; None for whoever has taken no seat, may only prepare, does not sit, or has no second factor."""
    seat = seat_of(request, body)
    if seat is None or seat.standing is not Standing.BINDING or not has_second_factor(request):
        return None
    return Actor(seat.name, behalf, name_person(request.user), seat.number)


def serves(request: HttpRequest, body: str) -> bool:
    """Whether whoever asks acts for the secretariat."""
    actor = actor_of(request, body)
    return actor is not None and actor.kind == SECRETARIAT


def preparer_of(request: HttpRequest, body: str) -> Seat | None:
    """The seat for which somebody prepares what others release, or may release it; None for whoever may do neither."""
    seat = seat_of(request, body)
    if seat is None or seat.standing not in (Standing.BINDING, Standing.PREPARING) or not has_second_factor(request):
        return None
    return seat


def require_actor(request: HttpRequest, body: str) -> Actor:
    """Who acts, where the view's policy has made sure that somebody does; raises PermissionDenied."""
    actor = actor_of(request, body)
    if actor is None:
        raise PermissionDenied
    return actor


def may_invite(request: HttpRequest, body: str, seat: str, *, binds: bool = False) -> bool:
    """Whether somebody makes accounts for a seat: the secretariat, and the delegation's administrator while it sits.

    An administrator who only prepares makes none that ``binds``: it would give itself what it has not.
    """
    enough = {Standing.BINDING} if binds else {Standing.BINDING, Standing.PREPARING}
    return has_second_factor(request) and any(
        each.name == "secretariat" or (each.name == seat and each.administers and each.standing in enough)
        for each in seats_of(request, body)
    )


def reader_of_request(request: HttpRequest, body: str) -> Reader:
    """Who reads: with all seats of the account, whichever is taken."""
    seats, holders = names_of(request, body), holders_of(request, body)
    return reader_of(body, seats, clock.now().date(), holders) if seats else ANYBODY


def lead_on(request: HttpRequest, body: str, **address: object) -> HttpResponse | None:
    """Where whoever may not act yet goes: to sign in, to set up a second factor, to choose a seat; else nowhere.

    What was sent for a seat that may not send it is shown again, and kept for another.
    """
    asked = typed.lead_to_sign_in(request)
    if asked is not None:
        return asked
    seats = seats_of(request, body)
    if seats and not has_second_factor(request):
        typed.keep(request)
        return HttpResponseRedirect(reverse("second-factor"))
    shown_for, key = request.POST.get(typed.ACTING, ""), request.POST.get("key", "")
    # What cannot be asked of a database, no form of ours carries.
    if shown_for and f"{shown_for}{key}".isprintable():
        told = (
            _("This cannot be sent for {seat} any longer.")
            if seat_of(request, body)
            else _("You act for {seat} no longer.")
        )
        was_sent = came_before(body, shown_for, key)
        before = _("The form was sent before, and what it said then is on the record.") if was_sent else ""
        return typed.show_unsent(request, told.format(seat=call_seat(body, shown_for)), before)
    if len(seats) > 1:
        return HttpResponseRedirect(f"{reverse('seats', args=[body])}?next={request.path}")
    return None


def seat(*kinds: str, who: str = "") -> Policy:
    """Whoever acts from a seat of one of these kinds, and may bind it; ``who`` says so in a marked sentence."""

    def allows(request: HttpRequest, body: str, **address: object) -> bool:
        actor = actor_of(request, body)
        return actor is not None and actor.kind in kinds

    return Policy(f"seat {' or '.join(kinds)}", allows, who, lead_on)


def preparing(*kinds: str, who: str = "") -> Policy:
    """Whoever acts from a seat of one of these kinds, or prepares for it."""

    def allows(request: HttpRequest, body: str, **address: object) -> bool:
        seat = preparer_of(request, body)
        return seat is not None and seat.kind in kinds

    return Policy(f"preparing {' or '.join(kinds)}", allows, who, lead_on)


def _has_a_seat(request: HttpRequest, body: str, **address: object) -> bool:
    return bool(seats_of(request, body)) and has_second_factor(request)


def _is_of_the_seat(request: HttpRequest, body: str, seat: str, **address: object) -> bool:
    return bool(names_of(request, body) & {seat, "secretariat"}) and has_second_factor(request)


def _is_of_the_delegation(request: HttpRequest, body: str, code: str, **address: object) -> bool:
    return _is_of_the_seat(request, body, f"delegation:{code}")


def _may_invite_somebody(request: HttpRequest, body: str, **address: object) -> bool:
    return any(may_invite(request, body, each.name) for each in seats_of(request, body))


_ITS_OWN = marked("It is for those who have this seat themselves, and for the secretariat.")

SECRETARY = seat("secretariat", who=marked("It is for the secretariat of this body."))
"""Whoever acts for the secretariat."""

SEATED = Policy("has-a-seat", _has_a_seat, marked("It is for whoever has a seat in this body."), lead_on)
"""Whoever has a seat in the body, also one from which it may only prepare."""

INVITING = Policy(
    "inviting",
    _may_invite_somebody,
    marked("It is for the secretariat, and for whoever administers a delegation."),
    lead_on,
)
"""Whoever makes accounts for a seat."""

OF_THE_SEAT = Policy("of-the-seat", _is_of_the_seat, _ITS_OWN, lead_on)
"""Whoever has the seat that the address names, and the secretariat."""

MEMBER_OF_DELEGATION = Policy("member-of-delegation", _is_of_the_delegation, _ITS_OWN, lead_on)
"""Whoever is in the delegation whose code the address names, and the secretariat."""

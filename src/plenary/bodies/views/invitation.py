"""Invitations: made by whoever administers a delegation or by the secretariat, and accepted."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plenary.bodies import invitation as invitations
from plenary.bodies import signing
from plenary.bodies.forms.account import AccountForm
from plenary.bodies.models import Account, Appointment
from plenary.bodies.queries import list_appointments, read_persons
from plenary.bodies.seating import INVITING, OF_THE_SEAT, has_second_factor, may_invite, reader_of_request
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import holds, see_other, show_seat
from plenary.bodies.words import ROLE_NAMES, list_names, name_seat
from plenary.kit.language import _
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy


@dataclass(frozen=True, slots=True)
class Row:
    """An invitation that is out: for which seat, and for whom, by name where the reader may know it, and by role."""

    invitation: invitations.Outstanding
    seat: str
    person: str
    role: str


def _require_invitable(request: HttpRequest, body: str, seat: str) -> Appointment:
    """The appointment that a form names, for which whoever asks may make accounts."""
    number = request.POST.get("number", "")
    appointment = next((row for row in list_appointments(body, seat) if str(row.number) == number), None)
    if not may_invite(request, body, seat, binds=appointment is not None and appointment.binds):
        raise PermissionDenied
    if appointment is None:
        raise Http404
    return appointment


@policy(OF_THE_SEAT)
@require_POST
@never_cache
def make_invitation(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """Make a link for one appointment, and show it this once."""
    appointment = _require_invitable(request, body, seat)
    token = invitations.invite(body, appointment.number, administers="administers" in request.POST)
    return show_seat(request, body, seat, request.build_absolute_uri(reverse("invitation", args=[token])))


@policy(INVITING)
@never_cache
def show_invitations(request: HttpRequest, body: str) -> HttpResponse:
    """What is out: the invitations that nobody has used, of every seat for which whoever asks may make them."""
    found = require_body(body)
    out = [
        each
        for each in invitations.list_outstanding(body)
        if may_invite(request, body, each.appointment.seat, binds=each.appointment.binds)
    ]
    page, names = turn(request, out), list_names(body)
    persons = read_persons(reader_of_request(request, body), body, [each.appointment for each in page])
    rows = [
        Row(
            each,
            name_seat(each.appointment.seat, names),
            persons.get(each.appointment.person, ""),
            _(ROLE_NAMES[each.appointment.role]),
        )
        for each in page
    ]
    return render(request, "bodies/invitations.html", {**frame(found, "seats"), "page": page, "rows": rows})


@policy(OF_THE_SEAT)
@require_POST
def take_back(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """End an invitation that is out; the appointment stands. Back to the list for whoever came from there."""
    appointment = _require_invitable(request, body, seat)
    if invitations.take_back(body, appointment.number):
        messages.success(request, _("The invitation is taken back: its link opens nothing any longer."))
    else:
        messages.info(request, _("This invitation is out no longer: it was used, or taken back before."))
    listed = "listed" in request.POST
    return see_other(reverse("invitations", args=[body]) if listed else reverse("seat", args=[body, seat]))


@policy(OF_THE_SEAT)
@require_POST
def revoke_account(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """End at once what an account may do by one appointment, which itself stands; nobody ends their own."""
    appointment = _require_invitable(request, body, seat)
    if holds(request, body, appointment.number):
        raise PermissionDenied
    if invitations.revoke(body, appointment.number):
        messages.success(request, _("The account acts from this seat no longer. The appointment stands."))
    return see_other(reverse("seat", args=[body, seat]))


@policy(PUBLIC)
@never_cache
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Make an account for an appointment, or take it with the account that one is signed in with."""
    found = invitations.find_invitation(token)
    appointment = invitations.find_appointment(found) if found else None
    if found is None or appointment is None:
        return render(request, "bodies/invitation_over.html", status=410)
    form = AccountForm(request.POST if request.method == "POST" and not request.user.is_authenticated else None)
    if request.method == "POST" and (request.user.is_authenticated or form.is_valid()):
        if isinstance(request.user, Account):
            seated = invitations.accept(token, request.user)
        else:
            given = form.cleaned_data
            seated = invitations.accept_anew(token, given["email"], given["password"], given["name"])
            if seated is not None:
                signing.sign_in(request, seated.account)
        if seated is None:
            return render(request, "bodies/invitation_over.html", status=410)
        if has_second_factor(request):
            messages.success(request, _("The seat is yours."))
            return see_other(reverse("seats", args=[found.body]))
        messages.success(request, _("The seat is yours: set up a second factor, and then you may act."))
        return see_other(reverse("second-factor"))
    context = {"form": form, "seat_title": name_seat(appointment.seat, list_names(found.body))}
    status = 422 if request.method == "POST" else 200
    return render(request, "bodies/invitation.html", {**frame(require_body(found.body), ""), **context}, status=status)

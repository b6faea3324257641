"""Invitations: made by whoever administers a delegation or by the secretariat, and accepted."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plenary.bodies import invitation as invitations
from plenary.bodies.forms.account import AccountForm
from plenary.bodies.models import Account
from plenary.bodies.queries import (
    list_appointments,
)
from plenary.bodies.seating import (
    OF_THE_SEAT,
)
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import holds, list_names, may_invite, see_other, show_seat
from plenary.bodies.words import name_seat
from plenary.kit.language import _
from plenary.kit.policy import PUBLIC, policy


@policy(OF_THE_SEAT)
@require_POST
@never_cache
def make_invitation(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """Make a link for one appointment, and show it this once."""
    number = request.POST.get("number", "")
    appointment = next((row for row in list_appointments(body, seat) if str(row.number) == number), None)
    if not may_invite(request, body, seat, binds=appointment is not None and appointment.binds):
        raise PermissionDenied
    if appointment is None:
        raise Http404
    token = invitations.invite(body, int(number), administers="administers" in request.POST)
    return show_seat(request, body, seat, request.build_absolute_uri(reverse("invitation", args=[token])))


@policy(OF_THE_SEAT)
@require_POST
def revoke_account(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """End at once what an account may do by one appointment, which itself stands; nobody ends their own."""
    number = request.POST.get("number", "")
    appointment = next((row for row in list_appointments(body, seat) if str(row.number) == number), None)
    if appointment is None:
        raise Http404
    if not may_invite(request, body, seat, binds=appointment.binds) or holds(request, body, appointment.number):
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
        if seated is None:
            return render(request, "bodies/invitation_over.html", status=410)
        messages.success(request, _("The seat is yours: sign in, and set up a second factor."))
        return see_other(reverse("second-factor"))
    context = {"form": form, "seat_title": name_seat(appointment.seat, list_names(found.body))}
    status = 422 if request.method == "POST" else 200
    return render(request, "bodies/invitation.html", {**frame(require_body(found.body), ""), **context}, status=status)

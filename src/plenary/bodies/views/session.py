"""Where somebody is signed in, and how one of these sessions is ended from another."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from plenary.bodies import signing
from plenary.bodies.device import name_device
from plenary.bodies.models import Seating
from plenary.bodies.queries import find_body
from plenary.bodies.seating import call_seat, has_second_factor, seats_of
from plenary.bodies.signing import SIGNED_IN
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call
from plenary.kit.language import _
from plenary.kit.policy import policy


@policy(SIGNED_IN)
@require_safe
def show_account(request: HttpRequest) -> HttpResponse:
    """One's account: who one is here, the bodies in which one has a seat, and what opens the account."""
    bodies = [
        (found, call(found.names), ", ".join(call_seat(key, seat.name) for seat in seats_of(request, key)))
        for key in sorted(set(Seating.objects.filter(account__pk=request.user.pk or 0).values_list("body", flat=True)))
        if (found := find_body(key)) is not None and seats_of(request, key)
    ]
    context = {
        "bodies": bodies,
        "has": has_second_factor(request),
        "sessions": UserSession.objects.filter(user=request.user).count(),
    }
    return render(request, "bodies/account.html", context)


@policy(SIGNED_IN)
@require_safe
def list_sessions(request: HttpRequest) -> HttpResponse:
    """One's own sessions, this one first and then the newest."""
    found = UserSession.objects.purge_and_list(request.user)
    found.sort(key=lambda each: (each.session_key == request.session.session_key, each.created_at), reverse=True)
    rows = [(each, name_device(each.user_agent), each.session_key == request.session.session_key) for each in found]
    return render(request, "bodies/sessions.html", {"rows": rows})


@policy(SIGNED_IN)
@require_POST
def end_session(request: HttpRequest, number: int) -> HttpResponse:
    """End another session of one's own."""
    found = UserSession.objects.filter(pk=number, user=request.user).first()
    if found is None or found.session_key == request.session.session_key:
        raise Http404
    found.end()
    messages.success(request, _("The session on {device} has ended.").format(device=name_device(found.user_agent)))
    return see_other(reverse("sessions"))


@policy(SIGNED_IN)
@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    """End every session of one's own but this one."""
    signing.end_other_sessions(request, request.user)
    messages.success(request, _("You are signed in here only."))
    return see_other(reverse("sessions"))

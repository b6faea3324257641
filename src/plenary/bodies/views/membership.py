"""What the secretariat enters of one member: rights that it is given, rights that are suspended, and that it leaves."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from plenary.bodies.forms.act import ActForm, answer
from plenary.bodies.forms.membership import GrantForm, SuspendForm, WithdrawMemberForm
from plenary.bodies.queries import find_member
from plenary.bodies.seating import SECRETARY
from plenary.bodies.views.frame import frame, require_body
from plenary.kit import clock
from plenary.kit.policy import policy


@policy(SECRETARY)
def grant_capability(request: HttpRequest, body: str, code: str) -> HttpResponse:
    return _form(request, body, code, GrantForm)


@policy(SECRETARY)
def suspend_capability(request: HttpRequest, body: str, code: str) -> HttpResponse:
    return _form(request, body, code, SuspendForm)


@policy(SECRETARY)
def withdraw_member(request: HttpRequest, body: str, code: str) -> HttpResponse:
    return _form(request, body, code, WithdrawMemberForm)


def _form(request: HttpRequest, body: str, code: str, kind: type[ActForm]) -> HttpResponse:
    """A form of one member; ``?capability=vote`` names a right that is chosen already. Raises Http404."""
    context, member = frame(require_body(body), "members"), find_member(body, code, clock.now().date())
    if member is None:
        raise Http404
    done, chosen = reverse("member", args=[body, code]), request.GET.get("capability")
    initial = {"capability": chosen} if chosen else {}
    return answer(request, body, kind, done=done, context=context, member=member, initial=initial)

"""Pages that perform one act each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from plenary.bodies.forms.act import ActForm, answer
from plenary.bodies.forms.member import (
    AdmitMemberForm,
    AppointForm,
    FormGroupForm,
    JoinGroupForm,
    NameMemberForm,
    find_named,
    name_values,
)
from plenary.bodies.queries import find_last
from plenary.bodies.seating import (
    MEMBER_OF_DELEGATION,
    SECRETARY,
    seat,
)
from plenary.bodies.views.frame import frame, require_body
from plenary.kit.policy import policy


def _form(request: HttpRequest, body: str, kind: type[ActForm], done: str, **options: Any) -> HttpResponse:
    context = frame(require_body(body), done)
    return answer(request, body, kind, done=reverse(done, args=[body]), context=context, **options)


@policy(SECRETARY)
def admit_member(request: HttpRequest, body: str) -> HttpResponse:
    """A member comes in, or comes back, which ``?code=FEL`` names: its form is filled in already."""
    before = find_last(body, request.GET.get("code", "")[:16])
    initial: dict[str, object] = {}
    if before is not None:
        initial = {**name_values(before), "code": before.code, "standing": before.standing, "readmitted": True}
        initial |= {"start": before.end} if before.end else {}
    return _form(request, body, AdmitMemberForm, "members", initial=initial)


@policy(SECRETARY)
def name_member(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A member is named as of now, or the membership that begins on the day ``?start=`` and is entered ahead."""
    start = request.GET.get("start")
    member = find_named(body, code, start)
    if member is None:
        raise Http404
    return _form(request, body, NameMemberForm, "members", code=code, start=start, initial=name_values(member))


@policy(SECRETARY)
def form_group(request: HttpRequest, body: str) -> HttpResponse:
    return _form(request, body, FormGroupForm, "groups")


@policy(seat("secretariat", "group"))
def join_group(request: HttpRequest, body: str) -> HttpResponse:
    return _form(request, body, JoinGroupForm, "groups")


@policy(MEMBER_OF_DELEGATION)
def appoint(request: HttpRequest, body: str, code: str) -> HttpResponse:
    if find_last(body, code) is None:
        raise Http404
    done = reverse("seat", args=[body, f"delegation:{code}"])
    return answer(request, body, AppointForm, done=done, context=frame(require_body(body), "seats"), code=code)

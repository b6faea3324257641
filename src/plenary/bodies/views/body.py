"""Pages of a body: its home, its members, its groups."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.bodies.models import Body
from plenary.bodies.queries import composition, find_body, list_groups, list_members, procedure_of
from plenary.kit import clock
from plenary.kit.language import ENGLISH, language
from plenary.kit.policy import PUBLIC, policy
from plenary.record.models import Log


@policy(PUBLIC)
def list_bodies(request: HttpRequest) -> HttpResponse:
    """Every body of this installation, by key."""
    bodies = [(body, call(body.names)) for body in Body.objects.order_by("key")]
    return render(request, "bodies/list.html", {"bodies": bodies})


@policy(PUBLIC)
def show_home(request: HttpRequest, body: str) -> HttpResponse:
    """The home of a body: what it is, who belongs to it, how far its record goes."""
    found = require_body(body)
    log = Log.objects.get(body=body)
    context = {"members": len(list_members(body)), "groups": len(list_groups(body)), "log": log}
    return render(request, "bodies/home.html", {**frame(found, "home"), **context})


@policy(PUBLIC)
def show_members(request: HttpRequest, body: str) -> HttpResponse:
    """The members in the body's own order."""
    found = require_body(body)
    working = procedure_of(body).working
    members = [(member, call(member.names, working)) for member in list_members(body)]
    return render(request, "bodies/members.html", {**frame(found, "members"), "members": members})


@policy(PUBLIC)
def show_groups(request: HttpRequest, body: str) -> HttpResponse:
    """The groups by code, each with its members of today in the body's own order."""
    found = require_body(body)
    working = procedure_of(body).working
    names = {member.code: call(member.names, working) for member in list_members(body)}
    today = clock.now().date()
    groups = [
        (group, call(group.names, working), _list_names(body, group.code, today, names)) for group in list_groups(body)
    ]
    return render(request, "bodies/groups.html", {**frame(found, "groups"), "groups": groups})


def require_body(key: str) -> Body:
    """The body under a key of an address; raises Http404."""
    found = find_body(key)
    if found is None:
        raise Http404
    return found


def frame(body: Body, here: str) -> dict[str, object]:
    """What the pages of a body share: the body, its name in the reader's language, and where the reader is."""
    return {"body": body, "body_name": call(body.names), "here": here}


def call(names: dict[str, str], working: str = ENGLISH) -> str:
    """A name in the reader's language, else in the body's working language, else in the first language by tag."""
    return names.get(language()) or names.get(working) or names[min(names)]


def _list_names(body: str, group: str, day: date, names: dict[str, str]) -> list[str]:
    belonging = set(composition(body, group, day))
    return [name for code, name in names.items() if code in belonging]

"""The list of bodies, and the home of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.bodies.models import Body
from plenary.bodies.procedure_words import describe_rules
from plenary.bodies.queries import count_groups, count_members, procedure_of
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.words import call
from plenary.kit import clock
from plenary.kit.freshness import shown_up_to
from plenary.kit.policy import PUBLIC, policy
from plenary.kit.room import list_doors
from plenary.record.models import Log
from plenary.record.statement import select


@policy(PUBLIC)
def list_bodies(request: HttpRequest) -> HttpResponse:
    """Every body of this installation, by key."""
    sizes = dict(Log.objects.values_list("body", "size"))
    bodies = [(body, call(body.names), sizes.get(body.key, 0)) for body in Body.objects.order_by("key")]
    return render(request, "bodies/list.html", {"bodies": bodies})


@policy(PUBLIC)
@shown_up_to(newest)
def show_home(request: HttpRequest, body: str) -> HttpResponse:
    """The home of a body: what it is, who belongs to it, how far its record goes, where its rooms are."""
    found = require_body(body)
    (log,) = select(Log, {"body": body})
    context = {
        "members": count_members(body, clock.now().date()),
        "groups": count_groups(body),
        "log": log,
        "doors": list_doors(body),
        "rules": describe_rules(procedure_of(body)),
    }
    return render(request, "bodies/home.html", {**frame(found, "home"), **context})

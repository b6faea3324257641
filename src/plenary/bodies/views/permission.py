"""The matrix of who may do what."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.bodies.rules.permission import COLUMNS, may_act
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import STANDINGS
from plenary.bodies.words import KINDS
from plenary.kit.language import _
from plenary.kit.policy import PUBLIC, policy
from plenary.record import registry


@policy(PUBLIC)
def show_permissions(request: HttpRequest, body: str) -> HttpResponse:
    """Which kind of seat, in which state, may do which act: made from the acts themselves."""
    columns = [
        (_(KINDS[column.kind]), _(STANDINGS[column.standing]), _(KINDS[column.behalf]) if column.behalf else "")
        for column in COLUMNS
    ]
    rows = [
        (act.name, registry.call(act.name), [may_act(act.seats, column) for column in COLUMNS])
        for act in registry.list_acts()
    ]
    context = {"columns": columns, "rows": rows}
    return render(request, "bodies/permissions.html", {**frame(require_body(body), "permissions"), **context})

"""My brief: what needs the reader in this body, soonest first; as a page, and as plain text for e-mail and paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.bodies.seating import ask
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.words import call
from plenary.kit.brief import list_items
from plenary.kit.day import write_moment
from plenary.kit.language import _
from plenary.kit.policy import PUBLIC, policy


@policy(PUBLIC)
def show_brief(request: HttpRequest, body: str) -> HttpResponse:
    """What needs the seats of the reader; without a seat, what is open to everybody."""
    found, sequence, asking = require_body(body), newest(body), ask(request, body)
    items = [(item, item.is_soon(asking.moment)) for item in list_items(asking)]
    context = {"items": items, "asking": asking, "sequence": sequence}
    return render(request, "bodies/brief.html", {**frame(found, "brief"), **context})


@policy(PUBLIC)
def send_brief(request: HttpRequest, body: str) -> HttpResponse:
    """The same as plain text."""
    found, asking = require_body(body), ask(request, body)
    heading = _("What needs you") if asking.seats else _("What is open to everybody")
    blocks = [f"{call(found.names)}\n{heading}\n{write_moment(asking.moment)}"]
    for number, item in enumerate(list_items(asking), 1):
        deadline = write_moment(item.deadline) if item.deadline else _("no deadline")
        where = request.build_absolute_uri(item.address)
        told = "".join(f"   {label}: {said}\n" for label, said in item.told)
        blocks.append(f"{number}. {deadline}\n   {item.what}\n{told}   {item.why}\n   {item.act}: {where}")
    if len(blocks) == 1:
        blocks.append(_("Nothing is here now. What has a deadline will stand here, soonest first."))
    return HttpResponse("\n\n".join(blocks) + "\n", content_type="text/plain; charset=utf-8")

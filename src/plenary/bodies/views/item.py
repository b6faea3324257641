"""A batch of items to which an entry committed, and one item of it with its proof, for whoever handed it in."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from plenary.bodies.batch import find_batch, read_item
from plenary.bodies.rules.audience import may_see
from plenary.bodies.seating import reader_of_request, serves
from plenary.bodies.views.frame import frame, require_body
from plenary.kit.policy import PUBLIC, policy
from plenary.record import canonical

_COMMITMENT = re.compile(r"[0-9a-f]{64}")


@policy(PUBLIC)
def show_batch(request: HttpRequest, body: str, sequence: int) -> HttpResponse:
    """What an entry committed to, and where whoever handed in an item finds it by its commitment."""
    found, batch = require_body(body), find_batch(body, sequence)
    if batch is None:
        raise Http404
    typed = request.GET.get("item", "").strip()
    reader = reader_of_request(request, body)
    open_to = may_see(reader, batch.audience)
    wrong = ""
    if typed and open_to:
        wrong = "unwritten" if not _COMMITMENT.fullmatch(typed) else "absent"
        if wrong == "absent" and read_item(reader, batch, typed) is not None:
            return redirect("item", body, sequence, typed)
    context = {"batch": batch, "typed": typed, "wrong": wrong, "open_to": open_to}
    return render(request, "bodies/batch.html", {**frame(found, "record"), **context}, status=422 if wrong else 200)


@policy(PUBLIC)
def show_item(request: HttpRequest, body: str, sequence: int, commitment: str) -> HttpResponse:
    """One item: what it says, its place, the hashes that show it to be in, and how to check it offline."""
    found, batch = require_body(body), find_batch(body, sequence)
    data = read_item(reader_of_request(request, body), batch, commitment)
    if batch is None or data is None:
        raise Http404
    item = canonical.decode(data)
    assert isinstance(item, dict), "written by us"
    place = item["place"]
    assert isinstance(place, int), "written by us"
    context = {
        "sequence": sequence,
        "serves": serves(request, body),
        "commitment": commitment,
        "place": place + 1,
        "item": item,
        "value": canonical.encode(item["value"]).decode(),
        "file": f"{body}-{sequence}-{commitment[:8]}.json",
        "checkpoint": str(item["receipt"]).partition("\n\n")[2],
    }
    response = render(request, "bodies/item.html", {**frame(found, "record"), **context})
    if batch.audience != "public":
        response["Cache-Control"] = "private, no-store"
    return response

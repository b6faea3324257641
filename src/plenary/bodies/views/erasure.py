"""Private values are erased by the secretariat: those of an entry, or an item of a batch."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.batch import find_batch, read_item
from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.forms.erasure import EraseForm
from plenary.bodies.queries import list_held, read_values
from plenary.bodies.seating import SECRETARY, reader_of_request
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import see_other
from plenary.kit.language import _
from plenary.kit.policy import policy
from plenary.record import canonical
from plenary.record.reading import find_entry, list_sealed, open_value

SHOWN = 120
"""Characters of a value that are shown beside its box."""


@policy(SECRETARY)
def erase_values(request: HttpRequest, body: str, sequence: int) -> HttpResponse:
    """Those private values of an entry that are kept still, each with what it says where the reader may know it."""
    require_body(body)
    entry = find_entry(body, sequence)
    if entry is None:
        raise Http404
    held = set(list_held(body, sequence))
    reader = reader_of_request(request, body)
    known = read_values(reader, body, sorted(held))
    if entry.seat in reader.seats:
        # A seat knows what it gave itself, whomever it gave it for.
        known = {commitment: open_value(body, commitment) for commitment in held}
    values = {
        commitment: _describe(place or _("Who did it"), commitment, known.get(commitment))
        for place, commitment in list_sealed(entry)
        if commitment in held
    }
    return _answer(request, body, sequence, values)


@policy(SECRETARY)
def erase_item(request: HttpRequest, body: str, sequence: int, commitment: str) -> HttpResponse:
    """One item of a batch that the reader may see."""
    require_body(body)
    batch = find_batch(body, sequence)
    if batch is None:
        raise Http404
    values = {}
    if read_item(reader_of_request(request, body), batch, commitment) is not None:
        values[commitment] = _("The item {commitment}").format(commitment=commitment)
    return _answer(request, body, sequence, values)


def _answer(request: HttpRequest, body: str, sequence: int, values: dict[str, str]) -> HttpResponse:
    done = reverse("entry", args=[body, sequence])
    if request.method == "POST" and was_sent(request, body):
        return see_other(done)
    context = {**frame(require_body(body), "record"), "sequence": sequence}
    if not values:
        return render(request, "bodies/erasure_over.html", {**context, "done": done})
    chosen = {"commitments": list(values)} if len(values) == 1 else {}
    return answer(
        request, body, EraseForm, done=done, context=context, sequence=sequence, values=values, initial=chosen
    )


def _describe(place: str, commitment: str, value: canonical.Json) -> str:
    if value is None:
        return _("{field}: you may not read what it says ({commitment})").format(field=place, commitment=commitment[:8])
    said = value if isinstance(value, str) else canonical.encode(value).decode()
    shown = said if len(said) <= SHOWN else f"{said[:SHOWN]}…"
    return _("{field}: “{value}”").format(field=place, value=shown)

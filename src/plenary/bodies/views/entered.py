"""What the secretariat entered on behalf of a seat: what it says, whether the seat stands by it, and what follows."""

import secrets
from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plenary.bodies.acts.behalf import ConfirmEntry, DisownEntry, SettleEntry
from plenary.bodies.models import OnBehalf
from plenary.bodies.queries import find_answered
from plenary.bodies.rules.permission import Standing
from plenary.bodies.seating import OF_THE_SEAT, SECRETARY, actor_of, reader_of_request, require_actor, seats_of, serves
from plenary.bodies.substance import Reading, tell
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import list_names, name_seat
from plenary.kit.language import _
from plenary.kit.policy import policy
from plenary.record.perform import perform
from plenary.record.reading import find_entry
from plenary.record.refusal import Refused
from plenary.record.registry import call

#: What the buttons of the form send, and what each of them means.
ANSWERS: Mapping[str, type[ConfirmEntry | DisownEntry]] = {"confirm": ConfirmEntry, "disown": DisownEntry}


@policy(OF_THE_SEAT)
@never_cache
def show_entered(request: HttpRequest, body: str, seat: str, sequence: int) -> HttpResponse:
    """One such entry, with the answer to give where the reader may give it."""
    found = require_body(body)
    row = OnBehalf.objects.filter(body=body, seat=seat, sequence=sequence).first()
    entry = find_entry(body, sequence) if row else None
    if row is None or entry is None:
        raise Http404
    names = list_names(body)
    held = {each.standing for each in seats_of(request, body) if each.name == seat}
    context = {
        "row": row,
        "entry": entry,
        "called": call(entry.act),
        "seat": seat,
        "seat_title": name_seat(seat, names),
        "told": tell(entry, Reading(reader_of_request(request, body), names)),
        "answers": Standing.BINDING in held,
        "prepares": Standing.PREPARING in held,
        "settles": row.answer == "disowned" and row.settled is None and serves(request, body),
        "key": secrets.token_urlsafe(16),
    }
    return render(request, "bodies/entered.html", {**frame(found, "brief"), **context})


@policy(OF_THE_SEAT)
@require_POST
def answer_entry(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """Confirm or disown what was entered on behalf of a seat."""
    actor, number = actor_of(request, body), _read_number(request)
    if actor is None or actor.seat != seat:
        return HttpResponse(status=403)
    done = see_other(reverse("brief", args=[body]) if "brief" in request.POST else reverse("seat", args=[body, seat]))
    chosen = ANSWERS.get(request.POST.get("answer", ""))
    if chosen is None:
        messages.error(request, _("Nothing was written: confirm it, or say that it is not so."))
        return done
    given = chosen(entry=number)
    # A form that bears no key is told from the next one by what it answers: the answer before it, or none.
    last = find_answered(body, number)
    key = request.POST.get("key") or f"{given.name}-{number}-after-{last or 0}"
    # What the form was shown with: another of the seat may have answered meanwhile.
    basis = _read_number(request, "basis") if "basis" in request.POST else None
    try:
        perform(given, actor=actor, body=body, key=key, basis=basis)
    except Refused as refusal:
        moved = refusal.rule == "record.moved"
        messages.error(request, _tell_answer(body, seat, number) if moved else refusal.sentence)
    else:
        messages.success(request, _("This is on the record."))
    return done


def _tell_answer(body: str, seat: str, number: int) -> str:
    """What became of an entry while a form about it was open."""
    row = OnBehalf.objects.get(body=body, seat=seat, sequence=number)
    answer = _("{seat} has confirmed it.") if row.answer == "confirmed" else _("{seat} says that it is not so.")
    told = [
        _("Nothing was written: somebody was faster, so look at it again before you answer."),
        answer.format(seat=name_seat(seat, list_names(body))),
        *([_("The secretariat has settled it.")] if row.settled else []),
    ]
    return " ".join(told)


@policy(SECRETARY)
@require_POST
def settle_entry(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """Take what was disowned out of the secretariat's brief: it has been dealt with."""
    number = _read_number(request)
    try:
        perform(
            SettleEntry(entry=number),
            actor=require_actor(request, body),
            body=body,
            key=request.POST.get("key") or f"behalf.settle-{number}-after-{find_answered(body, number) or 0}",
        )
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, _("This is on the record."))
    return see_other(reverse("brief", args=[body]))


def _read_number(request: HttpRequest, field: str = "entry") -> int:
    """The entry that a field of a form names; raises Http404."""
    # Beyond fifteen digits there is no entry, and Python reads no number of thousands.
    written = request.POST.get(field, "")
    number = int(written) if written.isascii() and written.isdigit() and len(written) < 16 else 0
    if number < 1:
        raise Http404
    return number

"""Pages of files handed in on a text: the register, handing one in, the file itself, and taking it back."""

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header

from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.models import Account
from plenary.bodies.rules.audience import SECRETARIAT, Reader
from plenary.bodies.seating import SEATED, actor_of, reader_of_request, seat, seat_of
from plenary.bodies.store import open_filed
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import list_names
from plenary.kit.language import _, marked
from plenary.kit.paging import turn
from plenary.kit.policy import policy
from plenary.record.reading import read_request
from plenary.rulemaking.acts.submission import Cover
from plenary.rulemaking.forms.submission import HandInForm, TakeFileBackForm
from plenary.rulemaking.models import Submission
from plenary.rulemaking.queries import list_seats
from plenary.rulemaking.register import list_submissions, read_covers
from plenary.rulemaking.rules.submission import OPEN
from plenary.rulemaking.views.suggestion import is_secretariat
from plenary.rulemaking.views.text import common_context, require_instrument, show
from plenary.rulemaking.words import CHANNELS, FILINGS

_WHO = marked("It is for delegations and groups, and for the secretariat on their behalf.")


@policy(SEATED)
def show_register(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """The files on a text that the reader may see, the last one first."""
    shown = show(request, *require_instrument(body, key), None)
    page = turn(request, list(list_submissions(body, key, shown.reader)))
    covers = read_covers(list(page.object_list))
    names = list_names(body)
    context = {
        **common_context(request, shown),
        "page": page,
        "lines": [describe(row, covers, names) for row in page.object_list],
        "may_hand_in": may_hand_in(request, body),
    }
    return render(request, "rulemaking/submissions.html", context)


@policy(seat("delegation", "group", SECRETARIAT, who=_WHO))
def hand_in(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """A file is handed in; it is then looked at before anything is suggested."""
    actor = actor_of(request, body)
    assert actor is not None, "the policy has made sure"
    if was_sent(request, body):
        return _lead_to(request, body, key, actor.seat)
    shown = show(request, *require_instrument(body, key), None)
    assert isinstance(request.user, Account), "whoever acts is signed in"
    entering = is_secretariat(request, body)
    rows = [row for row in list_submissions(body, key, shown.reader) if row.status in OPEN]
    covers, names = read_covers(rows), list_names(body)
    earlier = [
        (
            row.number,
            f"{names.get(row.seat, row.seat)}: {call_file(row, covers)}" if entering else call_file(row, covers),
        )
        for row in rows
        if entering or row.seat == actor.seat
    ]
    response = answer(
        request,
        body,
        HandInForm,
        done=reverse("submissions", args=[body, key]),
        template="rulemaking/hand_in.html",
        context=common_context(request, shown),
        version=shown.version,
        account=request.user,
        seat=actor.seat,
        behalf=[(each, names.get(each, each)) for each in list_seats(body)] if entering else [],
        earlier=earlier,
    )
    return _lead_to(request, body, key, actor.seat) if was_sent(request, body) else response


def _lead_to(request: HttpRequest, body: str, key: str, seat: str) -> HttpResponse:
    """Lead on to the file that a form handed in, where it is looked at."""
    [received] = read_request(body, seat, request.POST["key"])
    return see_other(reverse("submission", args=[body, key, received.sequence]))


@policy(SEATED)
def give_file(request: HttpRequest, body: str, key: str, number: int) -> HttpResponse:
    """The file as it was handed in, to whoever handed it in and the secretariat."""
    row = require_submission(reader_of_request(request, body), body, key, number)
    data, cover = open_filed(row), read_covers([row]).get(number)
    if data is None or cover is None:
        raise Http404
    response = HttpResponse(data, content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(True, PurePath(cover.name).name)
    # It may hold names and comments: it stays on no disk, for a PC is shared.
    response["Cache-Control"] = "private, no-store"
    return response


@policy(seat("delegation", "group", SECRETARIAT, who=_WHO))
def withdraw_file(request: HttpRequest, body: str, key: str, number: int) -> HttpResponse:
    """A file is taken back with what it suggested."""
    done = reverse("submissions", args=[body, key])
    if was_sent(request, body):
        return see_other(done)
    shown = show(request, *require_instrument(body, key), None)
    row = require_submission(shown.reader, body, key, number)
    if row.status not in OPEN or not may_settle(request, row):
        raise Http404
    return answer(
        request,
        body,
        TakeFileBackForm,
        done=done,
        template="rulemaking/act.html",
        context=common_context(request, shown),
        row=row,
        entered_for=row.seat if is_secretariat(request, body) else None,
        called=shown.names.get(row.seat, row.seat),
    )


def require_submission(reader: Reader, body: str, key: str, number: int) -> Submission:
    """A file that a reader may see; raises Http404."""
    row = list_submissions(body, key, reader).filter(number=number).first()
    if row is None:
        raise Http404
    return row


def may_hand_in(request: HttpRequest, body: str) -> bool:
    """Whether whoever asks acts from a seat that hands files in."""
    actor = actor_of(request, body)
    return actor is not None and actor.kind in ("delegation", "group", SECRETARIAT)


def may_settle(request: HttpRequest, row: Submission) -> bool:
    """Whether a file is confirmed, or taken back, from the seat that whoever asks has taken."""
    taken = seat_of(request, row.body)
    return taken is not None and taken.name in (row.seat, SECRETARIAT)


def call_file(row: Submission, covers: Mapping[int, Cover]) -> str:
    """What a file is called: the name that it came under, or its number where that was erased."""
    cover = covers.get(row.number)
    return cover.name if cover else _("File {number}").format(number=row.number)


def describe(row: Submission, covers: Mapping[int, Cover], names: Mapping[str, str]) -> dict[str, object]:
    """A file as a line of the register."""
    cover = covers.get(row.number)
    return {
        "row": row,
        "called": call_file(row, covers),
        "by": names.get(row.seat, row.seat),
        "channel": _(CHANNELS[row.channel]),
        "received": date.fromisoformat(row.received),
        "authority": cover.authority if cover else "",
        "status": _(FILINGS[row.status]),
    }

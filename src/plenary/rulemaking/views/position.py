"""Pages by which positions are declared and taken back."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.seating import preparing, seat
from plenary.kit.language import marked
from plenary.kit.policy import policy
from plenary.rulemaking.forms.position import DeclareForm, TakeBackForm
from plenary.rulemaking.models import Position, Suggestion
from plenary.rulemaking.positions import find_declared, list_declared, weigh
from plenary.rulemaking.queries import offer_of, read_contents
from plenary.rulemaking.rules.position import Alternative, Proposal, find_alternative
from plenary.rulemaking.views.choice import show_words
from plenary.rulemaking.views.naming import name_proponent
from plenary.rulemaking.views.provision import declaring_seat, list_rows, require_place
from plenary.rulemaking.views.suggestion import is_secretariat

_WHO = marked("It is for delegations and groups, and for the secretariat on their behalf.")


@policy(preparing("delegation", "group", SECRETARIAT, who=_WHO))
def declare(request: HttpRequest, body: str, key: str, provision: str, number: int | None = None) -> HttpResponse:
    """A position is declared on the words of a suggestion, or without a number on those of the version."""
    place = require_place(request, body, key, provision)
    shown = place.shown
    rows = list_rows(shown, provision)
    alternative = find_alternative(weigh(rows), number)
    if alternative is None and request.method == "POST":
        # Taken back while somebody wrote on it: the act refuses it, and what was typed stays.
        alternative = _find_gone(rows, number)
    if alternative is None:
        raise Http404
    seat, enters = declaring_seat(request, shown), is_secretariat(request, body)
    return answer(
        request,
        body,
        DeclareForm,
        done=reverse("provision", args=[body, key, provision]),
        template="rulemaking/act.html",
        context={**place.context(request), "offered": show_words(shown, place.provision, alternative.offer)},
        version=shown.version,
        provision=provision,
        citation=place.citation,
        alternative=alternative,
        before=None if enters or seat is None else find_declared(shown.version, provision, seat, alternative),
        behalf=place.list_behalf() if enters else [],
        find=lambda seat: find_declared(shown.version, provision, seat, alternative),
    )


def _find_gone(rows: Sequence[Suggestion], number: int | None) -> Alternative | None:
    """The words of a suggestion that nobody offers any more; None for one that there never was, or that was erased."""
    row = next((each for each in rows if each.number == number), None)
    content = read_contents([row]).get(row.number) if row else None
    if row is None or content is None:
        return None
    return Alternative(offer_of(row, content), (Proposal(row.number, row.seat),), frozenset({row.number}))


@policy(seat("delegation", "group", SECRETARIAT, who=_WHO))
def take_back(request: HttpRequest, body: str, key: str, number: int) -> HttpResponse:
    """A position is taken back by whoever declared it."""
    row = Position.rows.at().filter(body=body, instrument=key, number=number).first()
    if row is None:
        raise Http404
    place, enters = require_place(request, body, key, row.provision), is_secretariat(request, body)
    shown = place.shown
    if not enters and row.seat != declaring_seat(request, shown):
        raise Http404
    declared = {each.number: each for each in list_declared(shown.version, row.provision, shown.reader)}
    if number not in declared and not was_sent(request, body):
        raise Http404
    return answer(
        request,
        body,
        TakeBackForm,
        done=reverse("provision", args=[body, key, row.provision]),
        template="rulemaking/act.html",
        context=place.context(request),
        instrument=key,
        provision=row.provision,
        citation=place.citation,
        position=declared.get(number),
        number=number,
        audience=row.audience,
        entered_for=row.seat if enters else None,
        called=name_proponent(shown, row.seat),
    )

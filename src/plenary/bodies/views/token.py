"""The tokens of an account: listed, made for one seat, shown once, revoked."""

from dataclasses import dataclass

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plenary.bodies import token as tokens
from plenary.bodies.forms.token import TokenForm
from plenary.bodies.holding import Seat
from plenary.bodies.models import Account, Seating, Token
from plenary.bodies.queries import find_body
from plenary.bodies.rules.permission import Standing
from plenary.bodies.seating import has_second_factor, seats_of_account
from plenary.bodies.signing import SIGNED_IN
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call, list_names, name_scope, name_seat
from plenary.kit import clock
from plenary.kit.language import _, marked
from plenary.kit.policy import Policy, policy
from plenary.record.registry import list_acts


def _may_make(request: HttpRequest, **address: object) -> bool:
    return bool(request.user.is_authenticated) and has_second_factor(request)


WITH_FACTOR = Policy(
    "second-factor",
    _may_make,
    marked("It is for those who have signed in and have a second factor."),
    SIGNED_IN.otherwise,
)
"""Whoever has signed in and has a second factor, where one is needed."""


@dataclass(frozen=True, slots=True)
class Place:
    """A seat for which a token can be made, as it is shown."""

    body: str
    body_name: str
    seat: Seat
    seat_name: str


@policy(SIGNED_IN)
@never_cache
def list_tokens(request: HttpRequest) -> HttpResponse:
    """The tokens of whoever is signed in, and the seats for which there could be more."""
    account = _account(request)
    context = {
        "tokens": [
            (each, [(word, name_scope(word)) for word in each.scopes], each.expires <= clock.now())
            for each in tokens.list_tokens(account)
        ],
        "places": _list_places(account),
        "may_make": has_second_factor(request),
    }
    return render(request, "bodies/api/tokens.html", context)


@policy(WITH_FACTOR)
@never_cache
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def make_token(request: HttpRequest, body: str, seat: str) -> HttpResponse:
    """Make a token for a seat, and show its secret this once."""
    account = _account(request)
    place = next((each for each in _list_places(account) if (each.body, each.seat.name) == (body, seat)), None)
    if place is None:
        raise Http404
    form = TokenForm(request.POST if request.method == "POST" else None, seat=place.seat, acts=list_acts())
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        secret = tokens.make(
            account, body=body, seat=seat, label=given["label"], scopes=form.scopes, expires=form.expires
        )
        return render(request, "bodies/api/token.html", {"place": place, "secret": secret, "label": given["label"]})
    return render(
        request, "bodies/api/token_new.html", {"place": place, "form": form}, status=422 if form.errors else 200
    )


@policy(SIGNED_IN)
@require_POST
def revoke_token(request: HttpRequest, number: int) -> HttpResponse:
    """Revoke a token of one's own."""
    account = _account(request)
    found = Token.objects.filter(pk=number, account=account).first()
    if found is None:
        raise Http404
    tokens.revoke(account, number)
    messages.success(request, _("The token {label} is good for nothing any more.").format(label=found.label))
    return see_other(reverse("tokens"))


def _account(request: HttpRequest) -> Account:
    assert isinstance(request.user, Account), "the policy has made sure"
    return request.user


def _list_places(account: Account) -> list[Place]:
    """The seats of an account, by body and seat; those on which it does not sit are not among them."""
    found = []
    for key in sorted(set(Seating.objects.filter(account=account).values_list("body", flat=True))):
        body = find_body(key)
        if body is None:
            continue
        names = list_names(key)
        seats = {seat.name: seat for seat in seats_of_account(account, key) if seat.standing is not Standing.NOT_SEATED}
        found += [Place(key, call(body.names), seat, name_seat(name, names)) for name, seat in seats.items()]
    return found

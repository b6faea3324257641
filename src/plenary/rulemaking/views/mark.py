"""The page by which a provision is marked."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from plenary.bodies.forms.act import answer
from plenary.bodies.queries import list_forums
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.rules.forum import RecordMode
from plenary.bodies.seating import seat
from plenary.bodies.words import call
from plenary.kit.language import _, marked
from plenary.kit.policy import policy
from plenary.rulemaking.forms.mark import MarkForm
from plenary.rulemaking.positions import find_mark, weigh
from plenary.rulemaking.views.naming import name_proponent
from plenary.rulemaking.views.provision import list_rows, require_place
from plenary.rulemaking.views.text import Shown

_WHO = marked("It is for whoever presides or facilitates, and for the secretariat.")


@policy(seat("office", SECRETARIAT, who=_WHO))
def mark(request: HttpRequest, body: str, key: str, provision: str) -> HttpResponse:
    """A provision is marked with how far it has come."""
    place = require_place(request, body, key, provision)
    return answer(
        request,
        body,
        MarkForm,
        done=reverse("provision", args=[body, key, provision]),
        context=place.context(request),
        template="rulemaking/act.html",
        version=place.shown.version,
        provision=provision,
        citation=place.citation,
        choices=_list_choices(place.shown, provision),
        forums=[
            (forum.key, call(forum.names, place.shown.instrument.language))
            for forum in list_forums(body)
            if forum.mode != RecordMode.CLOSED
        ],
        before=find_mark(place.shown.version, provision),
    )


def _list_choices(shown: Shown, provision: str) -> list[tuple[str, str]]:
    """The alternatives that the reader may see, by number: whose they are as far as the reader is told."""
    choices = [("", _("the words of this version"))]
    for each in weigh(list_rows(shown, provision)):
        if each.number is not None:
            names = ", ".join(filter(None, (name_proponent(shown, one.seat) for one in each.proposals)))
            said = _("suggestion {number} of {names}") if names else _("suggestion {number}")
            choices.append((f"{each.number}", said.format(number=each.number, names=names)))
    return choices

"""The rules of procedure of a body: all of them, as they stand or stood, and the form by which others are adopted."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.forms.act import answer
from plenary.bodies.forms.procedure import AdoptRulesForm, procedure_values
from plenary.bodies.models import Rules
from plenary.bodies.procedure_words import describe_procedure
from plenary.bodies.queries import procedure_of
from plenary.bodies.seating import preparing, serves
from plenary.bodies.views.as_at import read_as_at
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import marked
from plenary.kit.policy import PUBLIC, policy
from plenary.record.reading import find_entry


@policy(PUBLIC)
@shown_up_to(newest)
def show_rules(request: HttpRequest, body: str) -> HttpResponse:
    """Every rule in words, by section; and which entry adopted them."""
    found, as_at = require_body(body), read_as_at(request, body)
    standing = Rules.rows.at(as_at.sequence).filter(body=body).first()
    entry = find_entry(body, standing.seq_from) if standing else None
    if entry is None:
        raise Http404
    context = {
        "sections": describe_procedure(procedure_of(body, as_at.sequence)),
        "entry": entry,
        "as_at": as_at,
        "serves": as_at.sequence is None and serves(request, body),
    }
    return render(request, "bodies/rules.html", {**frame(found, "home"), **context})


@policy(preparing("secretariat", who=marked("It is for the secretariat of this body.")))
def adopt_rules(request: HttpRequest, body: str) -> HttpResponse:
    context = frame(require_body(body), "home")
    initial = procedure_values(procedure_of(body))
    done, template = reverse("rules", args=[body]), "bodies/rules_adopt.html"
    return answer(request, body, AdoptRulesForm, done=done, context=context, initial=initial, template=template)

"""Pages by which suggestions are handed in and taken back."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from plenary.bodies.forms.act import answer
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.seating import preparing, seat, seat_of
from plenary.kit.language import _, marked
from plenary.kit.policy import policy
from plenary.rulemaking.forms.suggestion import SuggestForm, WithdrawForm
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.queries import Content, offer_of, read_contents, seen_by
from plenary.rulemaking.rules.suggestion import Held, Status
from plenary.rulemaking.views.choice import show_words
from plenary.rulemaking.views.naming import name_proponent
from plenary.rulemaking.views.provision import list_rows, require_place
from plenary.rulemaking.views.text import Shown, cite, common_context, require_instrument, show
from plenary.rulemaking.words import SORTS, call_provision

_WHO = marked("It is for delegations and groups, and for the secretariat on their behalf.")


def is_secretariat(request: HttpRequest, body: str) -> bool:
    """Whether whoever asks enters things on behalf of others."""
    taken = seat_of(request, body)
    return taken is not None and taken.kind == SECRETARIAT


@policy(preparing("delegation", "group", SECRETARIAT, who=_WHO))
def suggest(request: HttpRequest, body: str, key: str, provision: str) -> HttpResponse:
    """Words are suggested for a provision of the newest version."""
    place = require_place(request, body, key, provision)
    rows = list_rows(place.shown, provision)
    contents = read_contents(rows)
    return answer(
        request,
        body,
        SuggestForm,
        done=reverse("provision", args=[body, key, provision]),
        template="rulemaking/suggest.html",
        context=place.context(request),
        name=lambda seat: name_proponent(place.shown, seat),
        version=place.shown.version,
        provision=place.provision,
        citation=place.citation,
        behalf=place.list_behalf() if is_secretariat(request, body) else [],
        seen=[row for row in rows if row.number in contents and contents[row.number].status is Status.STANDING],
        held=_find_held(request, rows, contents),
        initial=_begin(request, rows, contents),
    )


def _begin(
    request: HttpRequest, rows: Sequence[Suggestion], contents: Mapping[int, Content]
) -> Mapping[str, object] | None:
    """What the form begins with where it is ``instead`` of a suggestion that is in conflict with the version."""
    row = _find_instead(request, rows, contents)
    if row is None:
        return None
    return {
        "replaces": row.number,
        "sort": row.sort,
        "words": contents[row.number].words,
        "rationale": contents[row.number].rationale,
        **({"kind": row.provision_kind, "label": row.label} if row.provision_kind else {}),
        **({"behalf": row.seat} if is_secretariat(request, row.body) else {}),
    }


def _find_instead(
    request: HttpRequest, rows: Sequence[Suggestion], contents: Mapping[int, Content]
) -> Suggestion | None:
    """The suggestion in conflict with the version in whose place another is made."""
    asked = request.GET.get("instead", "") or request.POST.get("replaces", "")
    row = next((each for each in rows if f"{each.number}" == asked and each.number in contents), None)
    return row if row is not None and contents[row.number].status is Status.CONFLICT else None


def _find_held(request: HttpRequest, rows: Sequence[Suggestion], contents: Mapping[int, Content]) -> tuple[Held, ...]:
    """What a new provision brings along that is suggested anew: it is not typed again."""
    row = _find_instead(request, rows, contents)
    return contents[row.number].held if row else ()


@policy(seat("delegation", "group", SECRETARIAT, who=_WHO))
def withdraw(request: HttpRequest, body: str, key: str, number: int) -> HttpResponse:
    """A suggestion is taken back."""
    found, instrument = require_instrument(body, key)
    shown = show(request, found, instrument, None)
    rows = Suggestion.rows.at().filter(body=body, instrument=key, number=number)
    row = seen_by(shown.reader, rows).first()
    if row is None:
        raise Http404
    return answer(
        request,
        body,
        WithdrawForm,
        done=reverse("provision", args=[body, key, row.provision]),
        template="rulemaking/act.html",
        context={**common_context(request, shown), **_show_taken_back(shown, row)},
        instrument=key,
        number=number,
        entered_for=row.seat if is_secretariat(request, body) else None,
        called=name_proponent(shown, row.seat),
    )


def _show_taken_back(shown: Shown, row: Suggestion) -> dict[str, object]:
    """What a suggestion says, and where; of an earlier version, or with words that were erased, only its number."""
    known = shown.rolling.base.by_id.get(row.provision) if row.version == shown.version.number else None
    content = read_contents([row]).get(row.number)
    if known is None or content is None:
        return {}
    return {
        "provision": known,
        "citation": cite(shown.settings)[known.id] or call_provision(known),
        "offered": show_words(shown, known, offer_of(row, content)),
        "sort": _(SORTS[row.sort]),
    }

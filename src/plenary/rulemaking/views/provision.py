"""Pages of one article or provision: its words, what was suggested for it, and the way to suggest."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe

from plenary.bodies.queries import find_forum, may_know_forum, procedure_of
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.seating import actor_of, preparer_of
from plenary.bodies.views.frame import newest
from plenary.bodies.words import call
from plenary.engine.text.layout import Audience
from plenary.engine.text.provision import CONTAINERS, Provision
from plenary.kit import clock
from plenary.kit.freshness import shown_up_to
from plenary.kit.policy import PUBLIC, policy
from plenary.rulemaking.acts.mark import is_marking
from plenary.rulemaking.models import Mark, Suggestion
from plenary.rulemaking.positions import find_mark, list_declared, list_standing
from plenary.rulemaking.queries import Content, list_seats, read_contents, seen_by, write_held
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.views.choice import list_choices, list_lines, tell_entered
from plenary.rulemaking.views.naming import tell_proponent
from plenary.rulemaking.views.sheet import lay_page
from plenary.rulemaking.views.text import (
    Shown,
    call_marks,
    cite,
    common_context,
    read_at,
    require_instrument,
    show,
    tell_version,
    within,
)
from plenary.rulemaking.words import call_provision


@policy(PUBLIC)
@shown_up_to(newest)
def show_provision(request: HttpRequest, body: str, key: str, provision: str, form: str = "") -> HttpResponse:
    """A provision as it stands, or as it stood where the address ends in ``@`` and a sequence."""
    found, instrument = require_instrument(body, key)
    wanted, mark, sequence = provision.partition("@")
    at = read_at(sequence)
    if mark and at is None:
        raise Http404
    shown = show(request, found, instrument, at)
    known = shown.rolling.base.by_id.get(wanted)
    if known is None:
        meant = find_meant(shown, wanted)
        if meant is None:
            raise Http404
        ending = ".json" if form else ""
        return redirect(f"{shown.root}{meant}{shown.suffix}{ending}")
    rows = list_rows(shown, wanted)
    contents = read_contents(rows)
    if form == "json":
        return JsonResponse(_tell(shown, known, rows, contents))
    cites = cite(shown.settings)
    page = lay_page(
        shown.edition(within(shown, wanted)), cites, shown.settings, shown.root, shown.suffix, call_marks(shown)
    )
    actor = actor_of(request, shown.body.key) if shown.at is None else None
    lines = list_lines(shown, known, rows, contents, actor.seat if actor else None)
    order = list(shown.rolling.base.provisions)
    place = shown.rolling.base.position[wanted]
    marked = find_mark(shown.version, wanted, shown.at)
    context = {
        **common_context(request, shown),
        "provision": known,
        "citation": cites[wanted] or call_provision(known),
        "mark": marked,
        "mark_stands": marked is None
        or marked.on is None
        or marked.on in list_standing(shown.version, [marked.on], shown.at),
        "mark_forum": call_forum(shown, marked),
        "mark_entered": tell_entered(shown, [marked.number]).get(marked.number, "") if marked else "",
        "may_mark": shown.at is None and may_mark(request, body),
        "text": mark_safe(page.text()),
        "holds": known.kind in CONTAINERS,
        "choices": list_choices(shown, wanted, lines, declaring_seat(request, shown)),
        "against": [line for line in lines if line.status is Status.CONFLICT],
        "over": [line for line in lines if line.status not in (Status.STANDING, Status.CONFLICT)],
        "before": order[place - 1] if place else None,
        "after": order[place + 1] if place + 1 < len(order) else None,
        "brackets": page.edition.figures.brackets,
    }
    return render(request, "rulemaking/provision.html", context)


@dataclass(frozen=True, slots=True)
class Place:
    """A provision of the newest version, on which something is done: as its reader sees the text, and how people cite
    it."""

    shown: Shown
    provision: Provision
    citation: str

    def context(self, request: HttpRequest) -> dict[str, object]:
        """What the page of a form on it is given."""
        return {**common_context(request, self.shown), "provision": self.provision, "citation": self.citation}

    def list_behalf(self) -> list[tuple[str, str]]:
        """The seats for which the secretariat enters something here, by name."""
        return [(each, self.shown.names.get(each, each)) for each in list_seats(self.shown.body.key)]


def require_place(request: HttpRequest, body: str, key: str, provision: str) -> Place:
    """A provision of the newest version of a text; raises Http404."""
    found, instrument = require_instrument(body, key)
    shown = show(request, found, instrument, None)
    known = shown.rolling.base.by_id.get(provision)
    if known is None:
        raise Http404
    return Place(shown, known, cite(shown.settings)[provision] or call_provision(known))


def declaring_seat(request: HttpRequest, shown: Shown) -> str | None:
    """The seat from which a reader declares positions, or enters those of others; None for whoever has none, or looks
    at what was."""
    seat = preparer_of(request, shown.body.key) if shown.at is None else None
    return seat.name if seat is not None and seat.kind in ("delegation", "group", SECRETARIAT) else None


def call_forum(shown: Shown, mark: Mark | None) -> str:
    """The forum in which a mark was set; empty where it was set in none, or the reader is not shown that."""
    if mark is None or not mark.forum:
        return ""
    forum = find_forum(shown.body.key, mark.forum, mark.seq_from)
    if forum is None or not may_know_forum(shown.reader, forum):
        return ""
    return call(forum.names, procedure_of(shown.body.key).working)


def may_mark(request: HttpRequest, body: str) -> bool:
    """Whether a reader acts from a seat that says how far a provision has come."""
    actor = actor_of(request, body)
    return actor is not None and is_marking(body, actor.seat, clock.now().date())


def list_rows(shown: Shown, provision: str) -> list[Suggestion]:
    """Every suggestion on a provision that the reader may see, also those that stand no longer: by the body's order
    of their seats, never by when they came or who supports them."""
    found = Suggestion.rows.at(shown.at).filter(
        body=shown.body.key, instrument=shown.instrument.key, version=shown.version.number, provision=provision
    )
    rank = shown.rolling.rank
    return sorted(seen_by(shown.reader, found), key=lambda row: (rank.get(row.seat, len(rank)), row.seat, row.number))


def find_meant(shown: Shown, wanted: str) -> str | None:
    """The id that an address means otherwise: a new provision where it is offered, a number (``Article 7, 2``)."""
    behind = wanted.partition("+")[0]
    if behind != wanted and behind in shown.rolling.base.by_id:
        return behind
    plain = "".join(wanted.split()).casefold()
    for provision in shown.rolling.base.provisions:
        if plain == "".join(shown.rolling.base.citation(provision.id).split()).casefold():
            return provision.id
    return None


def _tell_mark(shown: Shown, mark: Mark | None) -> dict[str, object] | None:
    """How far a provision has come, of which words, in which forum as far as the reader is shown that."""
    if mark is None:
        return None
    forum = mark.forum if call_forum(shown, mark) else None
    return {"number": mark.number, "label": mark.label, "on": mark.on, "forum": forum, "said": mark.said}


def _tell(
    shown: Shown, provision: Provision, rows: list[Suggestion], contents: Mapping[int, Content]
) -> dict[str, object]:
    return {
        **tell_version(shown),
        "address": f"{shown.root}{provision.id}@{shown.sequence}",
        "provision": {
            "id": provision.id,
            "kind": provision.kind.value,
            "number": provision.number,
            "parent": provision.parent,
            "citation": shown.rolling.base.citation(provision.id),
            "text": provision.text,
        },
        "mark": _tell_mark(shown, find_mark(shown.version, provision.id, shown.at)),
        "suggestions": [
            {
                "number": row.number,
                "sort": row.sort,
                "status": contents[row.number].status if row.number in contents else row.status,
                "proponent": tell_proponent(shown, row.seat),
                "words": contents[row.number].words if row.number in contents else None,
                "rationale": contents[row.number].rationale if row.number in contents else None,
                **(write_held(contents[row.number].held) if row.number in contents else {}),
            }
            for row in rows
        ],
        "positions": [
            {
                "number": each.number if shown.audience is Audience.NAMES else None,
                "by": by,
                "on": each.on,
                "stance": each.stance.value,
                "note": each.note,
            }
            for each in list_declared(shown.version, provision.id, shown.reader, shown.at)
            if (by := tell_proponent(shown, each.seat))
        ],
    }

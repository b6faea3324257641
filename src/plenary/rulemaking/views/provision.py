"""Pages of one article or provision: its words, what was suggested for it, and the way to suggest."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe

from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.seating import actor_of
from plenary.bodies.views.frame import newest
from plenary.engine.text.layout import OTHERS, Audience
from plenary.engine.text.provision import CONTAINERS, Provision
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import _
from plenary.kit.policy import PUBLIC, policy
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.page.document import spoken
from plenary.rulemaking.output.page.redline import redlined
from plenary.rulemaking.queries import Content, offer_of, read_contents, seen_by
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.tracking import track
from plenary.rulemaking.views.sheet import lay_page
from plenary.rulemaking.views.text import (
    Shown,
    cite,
    common_context,
    read_at,
    require_instrument,
    show,
    tell_version,
    within,
)
from plenary.rulemaking.words import SORTS, call_provision


@dataclass(frozen=True, slots=True)
class Line:
    """A suggestion as its page shows it. ``words`` are tracked against those that stand; empty where they were
    erased."""

    row: Suggestion
    sort: str
    proponent: str
    words: SafeString
    rationale: str
    own: bool


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
    page = lay_page(shown.edition(within(shown, wanted)), cites, shown.settings, shown.root, shown.suffix)
    order = list(shown.rolling.base.provisions)
    place = shown.rolling.base.position[wanted]
    context = {
        **common_context(request, shown),
        "provision": known,
        "citation": cites[wanted] or call_provision(known),
        "text": mark_safe(page.text()),
        "holds": known.kind in CONTAINERS,
        "lines": _list_lines(request, shown, known, rows, contents),
        "before": order[place - 1] if place else None,
        "after": order[place + 1] if place + 1 < len(order) else None,
        "brackets": page.edition.figures.brackets,
    }
    return render(request, "rulemaking/provision.html", context)


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


def name_proponent(shown: Shown, seat: str) -> str:
    """Whose suggestion it is, as far as the reader is told; empty where nobody is named."""
    if shown.audience is Audience.NONE and seat not in shown.reader.seats:
        return ""
    if shown.audience is Audience.GROUPS and not seat.startswith("group:") and seat not in shown.reader.seats:
        return wording.named(shown.edition(()), [OTHERS])
    return shown.names.get(seat, seat)


def _list_lines(
    request: HttpRequest, shown: Shown, provision: Provision, rows: list[Suggestion], contents: Mapping[int, Content]
) -> list[Line]:
    actor = actor_of(request, shown.body.key) if shown.at is None else None
    lang = shown.rolling.base.lang
    lines = []
    for row in rows:
        content = contents.get(row.number)
        words = redlined(track(lang, provision, offer_of(row, content)), own=spoken(lang)) if content else ""
        lines.append(
            Line(
                row,
                _(SORTS[row.sort]),
                name_proponent(shown, row.seat),
                mark_safe(words),
                content.rationale if content else "",
                row.status == Status.STANDING and actor is not None and actor.seat in (row.seat, SECRETARIAT),
            )
        )
    return lines


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
        "suggestions": [
            {
                "number": row.number,
                "sort": row.sort,
                "status": row.status,
                "proponent": row.seat if shown.audience is Audience.NAMES else name_proponent(shown, row.seat) or None,
                "words": contents[row.number].words if row.number in contents else None,
                "rationale": contents[row.number].rationale if row.number in contents else None,
            }
            for row in rows
        ],
    }

"""The account of a text: a page, a sheet and data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from plenary.bodies.views.frame import newest
from plenary.engine.text.layout import Audience
from plenary.kit import table
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import _
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy
from plenary.rulemaking.account import Settled, list_account
from plenary.rulemaking.models import Version
from plenary.rulemaking.output.page.document import spoken
from plenary.rulemaking.output.page.redline import redlined
from plenary.rulemaking.queries import list_versions, offer_of
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.shelf import base_of
from plenary.rulemaking.tracking import cut, track
from plenary.rulemaking.views.naming import name_proponent
from plenary.rulemaking.views.text import (
    Shown,
    cite,
    common_context,
    read_at,
    require_instrument,
    show,
    tell_version,
)
from plenary.rulemaking.words import SORTS, STATUSES, call_provision, say_ground

COLUMNS = ("suggestion", "proponent", "provision", "sort", "version", "status", "reason", "words", "now", "rationale")
"""The columns of the sheet; what stands in them is in the reader's language, but for the words themselves."""


@dataclass(frozen=True, slots=True)
class Line:
    """A suggestion as the account shows it: whose it is as far as the reader is told, what it is about, on which
    version it was handed in, what became of it and why."""

    settled: Settled
    proponent: str
    citation: str
    sort: str
    symbol: str
    status: str
    ground: str

    @property
    def number(self) -> int:
        return self.settled.row.number

    @property
    def words(self) -> SafeString:
        """The change as it was handed in, with some words around it."""
        first, said = self.settled.first, self.settled.said
        if said is None:
            return mark_safe("")
        base = base_of(Version.rows.at().get(body=first.body, instrument=first.instrument, number=first.version))
        pieces = track(base.lang, base.by_id[first.provision], offer_of(first, said))
        return mark_safe(redlined(cut(pieces), own=spoken(base.lang)))


@policy(PUBLIC)
@shown_up_to(newest)
def show_account(request: HttpRequest, body: str, key: str, form: str = "", at: str = "") -> HttpResponse:
    """Every suggestion ever handed in that the reader may see: all, or those with one ``status``."""
    found, instrument = require_instrument(body, key)
    shown = show(request, found, instrument, read_at(at))
    every = list_account(shown.version, shown.reader, dict(shown.rolling.rank), shown.at)
    if form == "json":
        return JsonResponse({**tell_version(shown), "suggestions": [_tell(shown, each) for each in every]})
    lines = list(_list_lines(shown, every))
    if form == "csv":
        response = HttpResponse(table.write_rows(COLUMNS, map(_write, lines)), content_type="text/csv; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="{body}-{key}-account.csv"'
        return response
    counts = {status: sum(each.status is status for each in every) for status in Status}
    asked = request.GET.get("status", "")
    chosen = [line for line in lines if asked in ("", line.settled.status)]
    context = {
        **common_context(request, shown),
        "page": turn(request, chosen),
        "total": len(lines),
        "asked": asked,
        "choices": [(status.value, _(STATUSES[status]), count) for status, count in counts.items() if count],
        "partial": shown.partial,
    }
    return render(request, "rulemaking/account.html", context)


def _list_lines(shown: Shown, every: Sequence[Settled]) -> Iterator[Line]:
    cites = cite(shown.settings)
    symbols = {version.number: version.symbol for version in list_versions(shown.body.key, shown.instrument.key)}
    for each in every:
        provision = shown.rolling.base.by_id.get(each.row.provision)
        yield Line(
            each,
            name_proponent(shown, each.row.seat),
            cites.get(each.row.provision, "") or (call_provision(provision) if provision else each.row.provision),
            _(SORTS[each.row.sort]),
            symbols[each.first.version],
            _(STATUSES[each.status]),
            say_ground(each.status, each.content.ground) if each.content else "",
        )


def _write(line: Line) -> tuple[str, ...]:
    said, now = line.settled.said, line.settled.content
    known = (f"{line.number}", line.proponent, line.citation, line.sort, line.symbol, line.status, line.ground)
    return (*known, said.words if said else "", now.words if now else "", said.rationale if said else "")


def _tell(shown: Shown, each: Settled) -> Mapping[str, object]:
    content, said = each.content, each.said
    return {
        "number": each.row.number,
        "proponent": each.row.seat
        if shown.audience is Audience.NAMES
        else name_proponent(shown, each.row.seat) or None,
        "sort": each.row.sort,
        "handed_in_on": each.first.version,
        "version": each.row.version,
        "provision": each.row.provision,
        "status": each.status.value,
        "ground": content.ground.value if content and content.ground else None,
        "words": said.words if said else None,
        "words_now": content.words if content else None,
        "rationale": said.rationale if said else None,
    }

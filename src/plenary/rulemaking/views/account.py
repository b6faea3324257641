"""The account of a text: a page, a sheet and data."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe

from plenary.bodies.views.frame import newest
from plenary.kit import table
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import _
from plenary.kit.markup import joined
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy
from plenary.rulemaking.account import Settled, list_account
from plenary.rulemaking.models import Version
from plenary.rulemaking.output.page.document import spoken
from plenary.rulemaking.output.page.redline import redlined
from plenary.rulemaking.queries import list_versions, offer_of, write_held
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.shelf import base_of
from plenary.rulemaking.tracking import cut, mark_up_held, track
from plenary.rulemaking.views.naming import name_proponent, tell_proponent
from plenary.rulemaking.views.text import (
    Shown,
    cite,
    common_context,
    read_at,
    require_instrument,
    show,
    tell_version,
)
from plenary.rulemaking.words import SORTS, STATUSES, cite_provision, say_ground

COLUMNS = ("suggestion", "proponent", "provision", "sort", "version", "status", "reason", "words", "now", "rationale")
"""The columns of the sheet; what stands in them is in the reader's language, but for the words themselves."""


@dataclass(frozen=True, slots=True)
class Line:
    """A suggestion as the account shows it: whose it is as far as the reader is told, which provision it is about and
    the ``address`` of that as the suggestion stood last, on which version it was handed in (``began``), what became of
    it and why."""

    settled: Settled
    proponent: str
    citation: str
    address: str
    sort: str
    began: Version
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
        base = base_of(self.began)
        pieces = track(base.lang, base.by_id[first.provision], offer_of(first, said))
        return mark_safe(joined((redlined(cut(pieces), own=spoken(base.lang)), *mark_up_held(said.held))))


@policy(PUBLIC)
@shown_up_to(newest)
def show_account(request: HttpRequest, body: str, key: str, form: str = "", at: str = "") -> HttpResponse:
    """Every suggestion ever handed in that the reader may see: all, or those with one ``status``."""
    found, instrument = require_instrument(body, key)
    shown = show(request, found, instrument, read_at(at))
    every = list_account(shown.version, shown.reader, shown.rolling.rank, shown.at)
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
    versions = {version.number: version for version in list_versions(shown.body.key, shown.instrument.key)}
    for each in every:
        row, version = each.row, versions[each.row.version]
        # What stands no longer stays on its version, the provisions of which may be gone since.
        now = row.version == shown.version.number
        suffix = shown.suffix if now else f"@{versions[row.version + 1].seq_from - 1}"
        yield Line(
            each,
            name_proponent(shown, row.seat),
            (now and cites.get(row.provision)) or cite_provision(base_of(version), row.provision),
            f"{shown.root}{row.provision}{suffix}#s{row.number}",
            _(SORTS[row.sort]),
            versions[each.first.version],
            _(STATUSES[each.status]),
            say_ground(each.status, each.content.ground) if each.content else "",
        )


def _write(line: Line) -> tuple[str, ...]:
    said, now = line.settled.said, line.settled.content
    known = (f"{line.number}", line.proponent, line.citation, line.sort, line.began.symbol, line.status, line.ground)
    return (*known, said.words if said else "", now.words if now else "", said.rationale if said else "")


def _tell(shown: Shown, each: Settled) -> Mapping[str, object]:
    content, said = each.content, each.said
    return {
        "number": each.row.number,
        "proponent": tell_proponent(shown, each.row.seat),
        "sort": each.row.sort,
        "handed_in_on": each.first.version,
        "version": each.row.version,
        "provision": each.row.provision,
        "status": each.status.value,
        "ground": content.ground.value if content and content.ground else None,
        "words": said.words if said else None,
        **(write_held(said.held) if said else {}),
        "words_now": content.words if content else None,
        "rationale": said.rationale if said else None,
    }

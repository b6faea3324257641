"""The record of a body: its entries newest first, one entry, what changed since, and what was erased."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.kit.letterhead import call_seats, find_seats, head, list_offers
from plenary.kit.policy import PUBLIC, policy
from plenary.record import canonical
from plenary.record.entry import Entry
from plenary.record.models import Erasure, Log, Recorded, SealedValue, Touched
from plenary.record.reading import list_changes
from plenary.record.registry import call, list_acts
from plenary.record.sequencer import give_receipt
from plenary.record.storage import installed

PAGE = 50
MOST = 500
"""The most entries that one answer about changes names."""


@dataclass(frozen=True, slots=True)
class Line:
    """A field of a payload: where it stands, what it says, and whether it is sealed or erased (then a commitment)."""

    place: str
    value: str
    sealed: bool = False
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """An entry in a list, with what people call its act and the seats."""

    entry: Entry
    called: str
    seat: str
    behalf: str


@policy(PUBLIC)
def show_record(request: HttpRequest, body: str) -> HttpResponse:
    """The entries before ``before``, newest first, of one act and one seat where they are named."""
    log = _find_log(body)
    found = Recorded.objects.filter(body=body)
    act, seat = request.GET.get("act", ""), request.GET.get("seat", "").strip()
    before = _read_number(request, "before", log.size + 1)
    if act:
        found = found.filter(act=act)
    if seat:
        found = found.filter(seat__in=find_seats(body, seat))
    rows = [_decode(row) for row in found.filter(sequence__lt=before).order_by("-sequence")[: PAGE + 1]]
    entries, more = rows[:PAGE], len(rows) > PAGE
    query = request.GET.copy()
    query["before"] = str(entries[-1].sequence) if entries else "1"
    context = {
        "log": log,
        "rows": _name(body, entries),
        "acts": [(known.name, call(known.name)) for known in list_acts()],
        "act": act,
        "seat": seat,
        "newest": before > log.size,
        "older": f"?{query.urlencode()}" if more else "",
    }
    return render(request, "record/record.html", {**head(body, "record"), **context})


@policy(PUBLIC)
def show_entry(request: HttpRequest, body: str, sequence: int) -> HttpResponse:
    """One entry: in words, as it was written, and with its proof."""
    log = _find_log(body)
    row = Recorded.objects.filter(body=body, sequence=sequence).first()
    if row is None:
        raise Http404
    entry = _decode(row)
    receipt = give_receipt(sequence, installed().files(body))
    held = set(SealedValue.objects.filter(body=body, sequence=sequence).values_list("commitment", flat=True))
    context = {
        "log": log,
        "entry": entry,
        "row": _name(body, [entry])[0],
        "lines": list(_list_lines(entry.payload, held)),
        "person_erased": entry.person is not None and entry.person not in held,
        "raw": bytes(row.data).decode(),
        "receipt": receipt,
        "checkpoint": receipt.checkpoint.decode() if receipt else "",
        "proof": [node.hex() for node in receipt.proof] if receipt else [],
        "touched": Touched.objects.filter(body=body, sequence=sequence).order_by("id"),
        "offers": list_offers(request, body, sequence),
    }
    return render(request, "record/entry.html", {**head(body, "record"), **context})


@policy(PUBLIC)
def show_changes(request: HttpRequest, body: str) -> HttpResponse:
    """What changed since ``since`` at the address ``at`` within the body, or below it."""
    log = _find_log(body)
    since, at = _read_number(request, "since", 0), request.GET.get("at", "").strip("/")
    entries = list_changes(body, since=since, address=at, limit=MOST)
    context = {"log": log, "since": since, "at": at, "rows": _name(body, entries)}
    return render(request, "record/changes.html", {**head(body, "record"), **context})


@policy(PUBLIC)
def show_erasures(request: HttpRequest, body: str) -> HttpResponse:
    """The newest erasures: which entry erased which commitment."""
    _find_log(body)
    erasures = list(Erasure.objects.filter(body=body).order_by("-sequence", "id")[:MOST])
    return render(request, "record/erasures.html", {**head(body, "record"), "erasures": erasures})


def _name(body: str, entries: Sequence[Entry]) -> list[Row]:
    named = call_seats(body, [seat for entry in entries for seat in (entry.seat, entry.behalf) if seat])
    return [Row(entry, call(entry.act), named[entry.seat], named.get(entry.behalf or "", "")) for entry in entries]


def _find_log(body: str) -> Log:
    log = Log.objects.filter(body=body).first()
    if log is None:
        raise Http404
    return log


def _decode(row: Recorded) -> Entry:
    return Entry.decode(bytes(row.data))


def _read_number(request: HttpRequest, name: str, otherwise: int) -> int:
    written = request.GET.get(name, "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 16 else otherwise


def _list_lines(value: Any, held: set[str], place: str = "") -> Iterator[Line]:
    """A payload, laid out: one line for each value that is no list and no object."""
    if isinstance(value, dict) and set(value) == {"sealed"}:
        yield Line(place, value["sealed"], sealed=True, erased=value["sealed"] not in held)
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _list_lines(each, held, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _list_lines(each, held, f"{place}.{number}")
    elif value is not None:
        # Numbers and truth as the entry writes them, whatever the reader's language.
        yield Line(place, value if isinstance(value, str) else canonical.encode(value).decode())

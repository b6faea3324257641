"""The record as data: entries, what changed since, proofs, checkpoints and erasures. It is open to everybody; private
values are not in it."""

from typing import Annotated

from django.http import Http404, HttpRequest, HttpResponse
from pydantic import Field

from plenary.kit.endpoint import Answer, Query, endpoint
from plenary.kit.language import marked
from plenary.kit.paging import follow
from plenary.kit.policy import PUBLIC, policy
from plenary.record.entry import Entry
from plenary.record.models import Erasure, Log, Recorded, SignedCheckpoint
from plenary.record.reading import list_changes
from plenary.record.sequencer import give_receipt
from plenary.record.storage import installed

LARGEST_NUMBER = 2**53 - 1
MOST = 500
FOR_EVER = "public, max-age=31536000, immutable"
Sequence = Annotated[int, Field(ge=0, le=LARGEST_NUMBER)]
Limit = Annotated[int, Field(ge=1, le=MOST, description=marked("The most rows that are answered at once."))]


class EntryLine(Answer):
    """What an entry is, without what it says."""

    sequence: int
    time: str
    act: str
    version: int
    seat: str
    behalf: str | None
    audience: str


class RecordQuery(Query):
    """Which entries: before a sequence, of one act, of one seat."""

    before: Annotated[Sequence | None, Field(description=marked("Only entries before this sequence."))] = None
    act: Annotated[str, Field(max_length=64, description=marked("Only this act."))] = ""
    seat: Annotated[str, Field(max_length=128, description=marked("Only entries by this seat."))] = ""
    limit: Limit = 50


class Entries(Answer):
    """Entries, newest first."""

    body: str
    size: int
    entries: tuple[EntryLine, ...]
    next: str | None


class ChangesQuery(Query):
    """What changed since a sequence, at an address within the body or below it."""

    since: Sequence = 0
    at: Annotated[str, Field(max_length=200, description=marked("An address within the body: `members/FEL`."))] = ""
    limit: Limit = MOST


class Changes(Answer):
    """The entries that changed something, in order. ``size`` is the sequence up to which this is all."""

    body: str
    size: int
    since: int
    at: str
    entries: tuple[EntryLine, ...]
    next: str | None


class SignedNote(Answer):
    """A checkpoint: the log's name, its size, and the note as it was signed."""

    origin: str
    size: int
    note: str


class Checkpoints(Answer):
    """The newest checkpoints, newest first."""

    body: str
    checkpoints: tuple[SignedNote, ...]


class Erased(Answer):
    """That an entry erased the value behind a commitment."""

    sequence: int
    commitment: str


class Erasures(Answer):
    """The newest erasures, newest first."""

    body: str
    erasures: tuple[Erased, ...]


class LimitQuery(Query):
    """How many rows."""

    limit: Limit = 200


class Recording(Answer):
    """An entry as it is on the record: RFC 8785 bytes, over which the tree is."""

    act: str
    version: int
    body: str
    sequence: int
    time: str
    seat: str
    behalf: str | None
    person: str | None
    audience: str
    payload: dict[str, object]


def newest(body: str, **address: object) -> int | None:
    """The newest sequence of a record; None where there is no such body."""
    return Log.objects.filter(body=body).values_list("size", flat=True).first()


@policy(PUBLIC)
@endpoint("record", "<slug:body>/record.json", model=Entries, query=RecordQuery, newest=newest)
def give_record(request: HttpRequest, asked: RecordQuery, body: str) -> Answer:
    """The entries of a record, newest first."""
    log = _find_log(body)
    found = Recorded.objects.filter(body=body)
    if asked.act:
        found = found.filter(act=asked.act)
    if asked.seat:
        found = found.filter(seat=asked.seat)
    if asked.before is not None:
        found = found.filter(sequence__lt=asked.before)
    rows = list(found.order_by("-sequence")[: asked.limit + 1])
    shown = rows[: asked.limit]
    more = follow(request, before=shown[-1].sequence) if len(rows) > asked.limit else None
    lines = tuple(_tell(Entry.decode(bytes(row.data))) for row in shown)
    return Entries(body=body, size=log.size, entries=lines, next=more)


@policy(PUBLIC)
@endpoint("entry", "<slug:body>/record/<int:sequence>.json", model=Recording)
def give_entry(request: HttpRequest, asked: Query, body: str, sequence: int) -> HttpResponse:
    """One entry, as the very bytes that are on the record."""
    row = Recorded.objects.filter(body=body, sequence=sequence).first()
    if row is None:
        raise Http404
    response = HttpResponse(bytes(row.data), content_type="application/json")
    response.headers["Cache-Control"] = FOR_EVER
    return response


@policy(PUBLIC)
@endpoint("proof", "<slug:body>/record/<int:sequence>.tlog-proof", media="text/plain")
def give_proof(request: HttpRequest, asked: Query, body: str, sequence: int) -> HttpResponse:
    """The proof of an entry under the newest checkpoint (C2SP tlog-proof)."""
    receipt = give_receipt(sequence, installed().files(_find_log(body).body))
    if receipt is None:
        raise Http404
    response = HttpResponse(bytes(receipt), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{body}-{sequence}.tlog-proof"'
    return response


@policy(PUBLIC)
@endpoint("changes", "<slug:body>/record/changes.json", model=Changes, query=ChangesQuery, newest=newest)
def give_changes(request: HttpRequest, asked: ChangesQuery, body: str) -> Answer:
    """What changed since a sequence, at an address within the body or below it, in order."""
    log, at = _find_log(body), asked.at.strip("/")
    found = list_changes(body, since=asked.since, address=at, limit=asked.limit + 1)
    shown = found[: asked.limit]
    more = follow(request, since=shown[-1].sequence) if len(found) > asked.limit else None
    lines = tuple(_tell(entry) for entry in shown)
    return Changes(body=body, size=log.size, since=asked.since, at=at, entries=lines, next=more)


@policy(PUBLIC)
@endpoint("erasures", "<slug:body>/record/erasures.json", model=Erasures, query=LimitQuery, newest=newest)
def give_erasures(request: HttpRequest, asked: LimitQuery, body: str) -> Answer:
    """Which entry erased which commitment."""
    _find_log(body)
    rows = Erasure.objects.filter(body=body).order_by("-sequence", "id")[: asked.limit]
    found = tuple(Erased(sequence=row.sequence, commitment=row.commitment) for row in rows)
    return Erasures(body=body, erasures=found)


@policy(PUBLIC)
@endpoint("checkpoints", "<slug:body>/record/checkpoints.json", model=Checkpoints, query=LimitQuery)
def give_checkpoints(request: HttpRequest, asked: LimitQuery, body: str) -> Answer:
    """The newest checkpoints as they were signed."""
    _find_log(body)
    rows = SignedCheckpoint.objects.filter(body=body).order_by("-id")[: asked.limit]
    notes = tuple(SignedNote(origin=row.origin, size=row.size, note=bytes(row.note).decode()) for row in rows)
    return Checkpoints(body=body, checkpoints=notes)


def _find_log(body: str) -> Log:
    log = Log.objects.filter(body=body).first()
    if log is None:
        raise Http404
    return log


def _tell(entry: Entry) -> EntryLine:
    return EntryLine(**{name: getattr(entry, name) for name in EntryLine.model_fields})

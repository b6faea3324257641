"""What others check the record with: the log's files (C2SP tlog-tiles), receipts, checkpoints and packs."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.kit.error import show_busy
from plenary.kit.letterhead import head
from plenary.kit.policy import PUBLIC, policy
from plenary.kit.refusal import Refusal
from plenary.record.models import Log, SignedCheckpoint
from plenary.record.pack.stock import BeingMade, give_public
from plenary.record.storage import installed

FOR_EVER = "public, max-age=31536000, immutable"
NEWEST = 200
AGAIN = 10
"""Seconds after which whoever was not given a pack is to ask again."""
_TILE = re.compile(r"(entries|[0-9]{1,2})/(x[0-9]{3}/)*[0-9]{3}(\.p/[0-9]{1,3})?")


@policy(PUBLIC)
def give_checkpoint(request: HttpRequest, body: str, number: int = 1) -> HttpResponse:
    """The newest signed checkpoint of a log under its first origin, or under the ``number``-th, as text."""
    note = installed().files(_find_log(body).body, number).checkpoint()
    if note is None:
        raise Http404
    response = HttpResponse(note, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=5"
    return response


@policy(PUBLIC)
def give_tile(request: HttpRequest, body: str, place: str, number: int = 1) -> HttpResponse:
    """A tile of hashes or a bundle of entries; what has a name once never changes."""
    folder = installed().files(_find_log(body).body, number).folder
    path = folder / "tile" / place
    if not _TILE.fullmatch(place) or not path.is_file():
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type="application/octet-stream")
    response.headers["Cache-Control"] = FOR_EVER
    return response


@policy(PUBLIC)
def show_checkpoints(request: HttpRequest, body: str) -> HttpResponse:
    """The newest checkpoints as they were signed."""
    _find_log(body)
    rows = SignedCheckpoint.objects.filter(body=body).order_by("-id")[:NEWEST]
    checkpoints = [{"origin": row.origin, "size": row.size, "note": bytes(row.note).decode()} for row in rows]
    return render(request, "record/checkpoints.html", {**head(body, "record"), "checkpoints": checkpoints})


@policy(PUBLIC)
def show_checking(request: HttpRequest, body: str) -> HttpResponse:
    """How to check this record: in plain words, with the commands."""
    log, storage = _find_log(body), installed()
    try:
        keys = storage.verifiers(log)
    except Refusal:
        keys = storage.known(body)
    prefix = f"/{body}/log/" if log.number == 1 else f"/{body}/log/{log.number}/"
    context = {"log": log, "prefix": prefix, "keys": [str(key) for key in keys], "pack": f"{body}.zip"}
    return render(request, "record/checking.html", {**head(body, "record"), **context})


@policy(PUBLIC)
def give_pack(request: HttpRequest, body: str) -> HttpResponse:
    """The public pack of the record, as of a moment ago at most; 503 while the first one is being made for another."""
    try:
        data = give_public(_find_log(body), installed())
    except BeingMade:
        return show_busy(request, AGAIN)
    response = HttpResponse(data, content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{body}.zip"'
    return response


def _find_log(body: str) -> Log:
    log = Log.objects.filter(body=body).first()
    if log is None:
        raise Http404
    return log

"""What others check the record with: the log's files (C2SP tlog-tiles), receipts, checkpoints and packs."""

import re

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from plenary.kit.letterhead import head
from plenary.kit.policy import PUBLIC, policy
from plenary.kit.refusal import Refusal
from plenary.record.models import Log, SignedCheckpoint
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.sequencer import give_receipt
from plenary.record.storage import installed

FOR_EVER = "public, max-age=31536000, immutable"
NEWEST = 200
_TILE = re.compile(r"(entries|[0-9]{1,2})/(x[0-9]{3}/)*[0-9]{3}(\.p/[0-9]{1,3})?")


@policy(PUBLIC)
def give_checkpoint(request: HttpRequest, body: str) -> HttpResponse:
    """The newest signed checkpoint, as text."""
    note = installed().files(_find_log(body).body).checkpoint()
    if note is None:
        raise Http404
    response = HttpResponse(note, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=5"
    return response


@policy(PUBLIC)
def give_tile(request: HttpRequest, body: str, place: str) -> HttpResponse:
    """A tile of hashes or a bundle of entries; what has a name once never changes."""
    folder = installed().files(_find_log(body).body).folder
    path = folder / "tile" / place
    if not _TILE.fullmatch(place) or not path.is_file():
        raise Http404
    response = HttpResponse(path.read_bytes(), content_type="application/octet-stream")
    response.headers["Cache-Control"] = FOR_EVER
    return response


@policy(PUBLIC)
def give_proof(request: HttpRequest, body: str, sequence: int) -> HttpResponse:
    """The receipt of an entry under the newest checkpoint (C2SP tlog-proof)."""
    receipt = give_receipt(sequence, installed().files(_find_log(body).body))
    if receipt is None:
        raise Http404
    response = HttpResponse(bytes(receipt), content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{body}-{sequence}.tlog-proof"'
    return response


@policy(PUBLIC)
def show_checkpoints(request: HttpRequest, body: str, form: str = "") -> HttpResponse:
    """The newest checkpoints as they were signed."""
    _find_log(body)
    rows = SignedCheckpoint.objects.filter(body=body).order_by("-id")[:NEWEST]
    checkpoints = [{"origin": row.origin, "size": row.size, "note": bytes(row.note).decode()} for row in rows]
    if form == "json":
        return JsonResponse({"body": body, "checkpoints": checkpoints})
    return render(request, "record/checkpoints.html", {**head(body, "record"), "checkpoints": checkpoints})


@policy(PUBLIC)
def show_checking(request: HttpRequest, body: str) -> HttpResponse:
    """How to check this record: in plain words, with the commands."""
    log, storage = _find_log(body), installed()
    try:
        keys = [storage.signer(log).verifier, *storage.known(body)]
    except Refusal:
        keys = storage.known(body)
    context = {"log": log, "keys": [str(key) for key in keys], "pack": f"{body}.zip"}
    return render(request, "record/checking.html", {**head(body, "record"), **context})


@policy(PUBLIC)
def give_pack(request: HttpRequest, body: str) -> HttpResponse:
    """The public pack of the record as it stands; made once for each size, and kept until there is a newer one."""
    log, storage = _find_log(body), installed()
    path = storage.folder / "packs" / f"{body}-{log.size}.zip"
    if not path.is_file():
        packed = PackedLog(body, storage.files(body), storage.signer(log), storage.known(body))
        data = export_pack([packed], name=f"{body}.zip", full=False)
        path.parent.mkdir(exist_ok=True)
        draft = path.with_name(f".{path.name}.draft")
        draft.write_bytes(data)
        for older in path.parent.glob(f"{body}-*.zip"):
            older.unlink(missing_ok=True)
        draft.replace(path)
    response = HttpResponse(path.read_bytes(), content_type="application/zip")
    response.headers["Content-Disposition"] = f'attachment; filename="{body}.zip"'
    return response


def _find_log(body: str) -> Log:
    log = Log.objects.filter(body=body).first()
    if log is None:
        raise Http404
    return log

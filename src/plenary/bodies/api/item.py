"""One item of a batch as a file that its holder keeps and checks offline (docs/packs.md)."""

from django.http import Http404, HttpRequest, HttpResponse

from plenary.bodies.batch import find_batch, read_item
from plenary.bodies.seating import reader_of_request
from plenary.bodies.views.frame import require_body
from plenary.kit.endpoint import JSON, Answer, Query, endpoint
from plenary.kit.policy import PUBLIC, policy


class Item(Answer):
    """An item, its place among ``count`` from 0, its salt, the hashes on the way to the root, the entry that committed
    to the root, and the receipt that shows the entry under a signed checkpoint."""

    format: str
    value: object
    salt: str
    place: int
    count: int
    path: tuple[str, ...]
    entry: str
    receipt: str
    keys: tuple[str, ...]


@policy(PUBLIC)
@endpoint("item", "<slug:body>/record/batches/<int:sequence>/<slug:commitment>.json", model=Item)
def give_item(request: HttpRequest, asked: Query, body: str, sequence: int, commitment: str) -> HttpResponse:
    """An item of a batch with its proof, for the audience of the batch."""
    require_body(body)
    batch = find_batch(body, sequence)
    data = read_item(reader_of_request(request, body), batch, commitment)
    if batch is None or data is None:
        raise Http404
    response = HttpResponse(data, content_type=JSON)
    if batch.audience != "public":
        response["Cache-Control"] = "private, no-store"
    response["Content-Disposition"] = f'attachment; filename="{body}-{sequence}-{commitment[:8]}.json"'
    return response

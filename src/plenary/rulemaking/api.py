"""Texts as data: the list of them, and each as it stands or stood."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from plenary.bodies.api.document import AtQuery, PagedAtQuery
from plenary.bodies.views.frame import newest, require_body
from plenary.kit.endpoint import Answer, endpoint
from plenary.kit.paging import Listed, cut, find_next
from plenary.kit.policy import PUBLIC, policy
from plenary.rulemaking.models import Version
from plenary.rulemaking.queries import list_instruments
from plenary.rulemaking.views import text as texts


class VersionLine(Answer):
    """The newest version: its number, its symbol, and the hash under which the store has it."""

    number: int
    symbol: str
    sha256: str


class TextLine(Answer):
    """A text as a list has it: its symbol, its working language, and its newest version, if one was issued."""

    key: str
    titles: dict[str, str]
    symbol: str
    language: str
    version: VersionLine | None


class Texts(Listed):
    """The texts of a body, by symbol."""

    body: str
    texts: tuple[TextLine, ...]


class Provision(Answer):
    """A provision of the base: its id, which stays, its place below another, and its words."""

    id: str
    kind: str
    number: str
    parent: str | None
    text: str


class TextData(Answer):
    """A text as it stood after the entry ``sequence``; ``address`` is for ever."""

    body: str
    text: str
    titles: dict[str, str]
    language: str
    version: VersionLine
    sequence: int
    time: str
    address: str
    provisions: tuple[Provision, ...]


@policy(PUBLIC)
@endpoint("texts", "<slug:body>/texts.json", model=Texts, query=PagedAtQuery, newest=newest)
def give_texts(request: HttpRequest, asked: PagedAtQuery, body: str) -> Answer:
    """The texts of a body by symbol, each with its newest version."""
    require_body(body)
    rows = list_instruments(body, asked.at)
    versions: dict[str, VersionLine] = {}
    for row in Version.rows.at(asked.at).filter(body=body).order_by("instrument", "number"):
        versions[row.instrument] = VersionLine(number=row.number, symbol=row.symbol, sha256=row.text)
    lines = (
        TextLine(
            key=each.key,
            titles=each.titles,
            symbol=each.symbol,
            language=each.language,
            version=versions.get(each.key),
        )
        for each in cut(rows, asked)
    )
    return Texts(body=body, texts=tuple(lines), total=len(rows), next=find_next(request, len(rows), asked))


@policy(PUBLIC)
@endpoint("text", "<slug:body>/texts/<slug:key>.json", model=TextData, query=AtQuery, newest=newest)
def give_text(request: HttpRequest, asked: AtQuery, body: str, key: str) -> HttpResponse:
    """A text with its version and every provision of the base."""
    found, instrument = texts.require_instrument(body, key)
    return JsonResponse(texts.tell_text(texts.show(request, found, instrument, asked.at)))

"""Documents as data: those that the reader may know of."""

from collections.abc import Mapping, Sequence

from django.http import Http404, HttpRequest
from django.urls import reverse

from plenary.bodies.api.query import At
from plenary.bodies.models import Document, DocumentVersion
from plenary.bodies.queries import find_audience, find_document, list_documents, list_versions, read_values
from plenary.bodies.rules.audience import Reader, may_see
from plenary.bodies.seating import reader_of_request
from plenary.bodies.views.as_at import require_recorded
from plenary.bodies.views.frame import newest, require_body
from plenary.kit.endpoint import Answer, Query, endpoint
from plenary.kit.paging import Listed, Paged, cut, find_next
from plenary.kit.policy import PUBLIC, policy


class PagedAtQuery(Paged):
    """A page of a list, as the record stood."""

    at: At = None


class AtQuery(Query):
    """How the record stood."""

    at: At = None


class Version(Answer):
    """A language version: ``file`` is its hash (salted for a restricted document), ``address`` where it is."""

    language: str
    status: str
    media: str
    size: int
    file: str
    address: str


class DocumentLine(Answer):
    """A document as a list has it; the titles of a restricted one are empty once they are erased."""

    key: str
    symbol: str | None
    distribution: str
    audience: str
    titles: dict[str, str]
    languages: tuple[str, ...]


class Documents(Listed):
    """The documents that the reader may know of: those with a symbol first, by it, then the others by key."""

    body: str
    documents: tuple[DocumentLine, ...]


class DocumentData(DocumentLine):
    """A document with its language versions."""

    versions: tuple[Version, ...]


@policy(PUBLIC)
@endpoint("documents", "<slug:body>/documents.json", model=Documents, query=PagedAtQuery, newest=newest)
def give_documents(request: HttpRequest, asked: PagedAtQuery, body: str) -> Answer:
    """The documents that the reader may know of."""
    require_body(body)
    require_recorded(body, asked.at)
    reader = reader_of_request(request, body)
    rows = list_documents(body, reader, asked.at)
    shown = cut(rows, asked)
    titles = _open_titles(reader, body, shown)
    tongues: dict[str, list[str]] = {}
    versions = DocumentVersion.rows.at(asked.at).filter(body=body, document__in=[each.key for each in shown])
    for document, language in versions.order_by("language").values_list("document", "language"):
        tongues.setdefault(document, []).append(language)
    lines = tuple(DocumentLine(**_tell(each, titles, tongues.get(each.key, []))) for each in shown)
    return Documents(body=body, documents=lines, total=len(rows), next=find_next(request, len(rows), asked))


@policy(PUBLIC)
@endpoint("document", "<slug:body>/documents/<slug:key>.json", model=DocumentData, query=AtQuery, newest=newest)
def give_document(request: HttpRequest, asked: AtQuery, body: str, key: str) -> Answer:
    """A document with its language versions."""
    require_body(body)
    require_recorded(body, asked.at)
    reader = reader_of_request(request, body)
    found = find_document(body, key, asked.at)
    if found is None or not may_see(reader, find_audience(found)):
        raise Http404
    versions = list_versions(body, key, asked.at)
    return DocumentData(
        **_tell(found, _open_titles(reader, body, [found]), [each.language for each in versions]),
        versions=tuple(
            Version(
                language=each.language,
                status=each.status,
                media=each.media,
                size=each.size,
                file=each.file,
                address=reverse("document-file", args=[body, key, each.language]),
            )
            for each in versions
        ),
    )


def _tell(document: Document, titles: Mapping[str, dict[str, str]], languages: Sequence[str]) -> dict[str, object]:
    names = ("key", "symbol", "distribution", "audience")
    told = {name: getattr(document, name) for name in names}
    return {**told, "titles": titles[document.key], "languages": tuple(languages)}


def _open_titles(reader: Reader, body: str, documents: Sequence[Document]) -> dict[str, dict[str, str]]:
    """The titles by document and language; empty where they are private and erased."""
    private = read_values(reader, body, [each.private_titles for each in documents if each.private_titles])
    found: dict[str, dict[str, str]] = {}
    for each in documents:
        names = private.get(each.private_titles) if each.private_titles else each.titles
        found[each.key] = {tag: str(name) for tag, name in names.items()} if isinstance(names, dict) else {}
    return found

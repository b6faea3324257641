"""Documents and their versions are withdrawn by the secretariat, and restricted ones are addressed to others."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.forms.withdrawal import ReaddressDocumentForm, WithdrawDocumentForm, WithdrawVersionForm
from plenary.bodies.models import Document
from plenary.bodies.queries import find_document, list_versions, read_values
from plenary.bodies.rules.audience import may_see
from plenary.bodies.rules.document import Distribution
from plenary.bodies.seating import SECRETARY, reader_of_request
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call_document
from plenary.kit.policy import policy


@policy(SECRETARY)
def withdraw_document(request: HttpRequest, body: str, key: str) -> HttpResponse:
    done, context = reverse("documents", args=[body]), frame(require_body(body), "documents")
    if was_sent(request, body):
        return see_other(done)
    called = _call(request, _require(request, body, key))
    return answer(request, body, WithdrawDocumentForm, done=done, context=context, document=key, called=called)


@policy(SECRETARY)
def readdress_document(request: HttpRequest, body: str, key: str) -> HttpResponse:
    done, context = reverse("documents", args=[body]), frame(require_body(body), "documents")
    if was_sent(request, body):
        return see_other(done)
    document = find_document(body, key)
    if document is None or document.distribution != Distribution.RESTRICTED:
        raise Http404
    # Whoever keeps the register need not be one of those who may read it.
    form, initial, template = ReaddressDocumentForm, {"for_whom": document.audience}, "bodies/readdress.html"
    return answer(
        request, body, form, done=done, context=context, template=template, initial=initial, document=key, called=key
    )


@policy(SECRETARY)
def withdraw_version(request: HttpRequest, body: str, key: str, tongue: str) -> HttpResponse:
    done, context = reverse("document", args=[body, key]), frame(require_body(body), "documents")
    if was_sent(request, body):
        return see_other(done)
    called = _call(request, _require(request, body, key))
    if tongue not in {version.language for version in list_versions(body, key)}:
        raise Http404
    form = WithdrawVersionForm
    return answer(request, body, form, done=done, context=context, document=key, called=called, tongue=tongue)


def _require(request: HttpRequest, body: str, key: str) -> Document:
    """A document that whoever asks may see; raises Http404 also for one that there is for others."""
    found = find_document(body, key)
    if found is None or not may_see(reader_of_request(request, body), found.audience):
        raise Http404
    return found


def _call(request: HttpRequest, document: Document) -> str:
    """What a document is called, in the reader's language; its key where the title was erased."""
    titles = document.titles
    if document.private_titles:
        private = read_values(reader_of_request(request, document.body), document.body, [document.private_titles])
        opened = private.get(document.private_titles)
        titles = {tag: str(title) for tag, title in opened.items()} if isinstance(opened, dict) else None
    return call_document(titles, document.symbol, document.key) if titles else document.key

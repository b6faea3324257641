"""Documents and their versions are withdrawn by the secretariat, and restricted ones are addressed to others."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.forms.withdrawal import Choices, ReaddressDocumentForm, WithdrawDocumentForm, WithdrawVersionForm
from plenary.bodies.models import Document
from plenary.bodies.queries import find_document, list_versions, read_values
from plenary.bodies.readership import find_registered, judge, may_address, name_owner
from plenary.bodies.rules.audience import SECRETARIAT, may_see
from plenary.bodies.rules.document import Distribution
from plenary.bodies.seating import SECRETARY, reader_of_request, require_actor, seat
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call_document, list_audiences
from plenary.kit import clock
from plenary.kit.policy import policy


@policy(SECRETARY)
def withdraw_document(request: HttpRequest, body: str, key: str) -> HttpResponse:
    done, context = reverse("documents", args=[body]), frame(require_body(body), "documents")
    if was_sent(request, body):
        return see_other(done)
    called = _call(request, _require(request, body, key))
    return answer(request, body, WithdrawDocumentForm, done=done, context=context, document=key, called=called)


@policy(seat(SECRETARIAT, "delegation", "group"))
def readdress_document(request: HttpRequest, body: str, key: str) -> HttpResponse:
    done, context = reverse("documents", args=[body]), frame(require_body(body), "documents")
    if was_sent(request, body):
        return see_other(done)
    document, acting = find_document(body, key), require_actor(request, body).seat
    if document is None or document.distribution != Distribution.RESTRICTED:
        raise Http404
    # Whoever keeps the register need not be one of those who may read it.
    if acting != SECRETARIAT and not may_address(acting, document, clock.now().date()):
        raise Http404
    return answer(
        request,
        body,
        ReaddressDocumentForm,
        done=done,
        context=context,
        template="bodies/readdress.html",
        document=key,
        called=key,
        choices=_offer(document, acting),
        owner=_name_owner(document, acting),
    )


def _offer(document: Document, acting: str) -> Choices:
    """Those to whom a seat may give a document."""
    day, choices = clock.now().date(), list[tuple[str, str | list[tuple[str, str]]]]()
    if not may_address(acting, document, day):
        return choices
    may_give = judge(document, acting, day)
    for value, label in list_audiences(document.body):
        inner = [(value, label)] if isinstance(label, str) else label
        allowed = [each for each in inner if each[0] != document.audience and may_give(each[0])]
        if allowed:
            choices += allowed if isinstance(label, str) else [(value, allowed)]
    return choices


def _name_owner(document: Document, acting: str) -> str:
    """What the owner of a document is called for a seat that is not the owner."""
    registered = find_registered(document.body, document.key)
    is_another = registered.startswith(("delegation:", "group:")) and registered != acting
    return name_owner(document.body, document.key) if is_another else ""


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

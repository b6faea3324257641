"""Pages of documents: the list, one document with its versions, its files, and the secretariat's forms."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from pydantic import ValidationError

from plenary.bodies import typed, upload
from plenary.bodies.acts.document import DepositVersion, IssueDocument, RegisterDocument
from plenary.bodies.forms.document import FILE_AGAIN, DocumentForm, VersionForm
from plenary.bodies.models import Account, Body, Document, DocumentVersion
from plenary.bodies.queries import (
    find_document,
    find_salt,
    find_symbol,
    list_documents,
    list_versions,
    procedure_of,
    read_values,
)
from plenary.bodies.readership import may_address
from plenary.bodies.rules.audience import SECRETARIAT, Reader, may_see
from plenary.bodies.rules.document import Distribution
from plenary.bodies.seating import SECRETARY, actor_of, names_of, reader_of_request, require_actor
from plenary.bodies.store import Altered, open_store
from plenary.bodies.upload import TooManyWait
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.words import call_document, find_foreign, name_language
from plenary.kit import chance, clock
from plenary.kit.language import _, marked
from plenary.kit.media import TYPES, Media
from plenary.kit.policy import PUBLIC, policy
from plenary.record.act import Act
from plenary.record.perform import perform_all
from plenary.record.reading import came_before
from plenary.record.refusal import Refused
from plenary.record.sealing import Sealed

DISTRIBUTIONS = {
    "general": marked("General"),
    "limited": marked("Limited"),
    "restricted": marked("Restricted"),
}
STATUSES = {
    "advance": marked("Advance version, not edited"),
    "unofficial": marked("Unofficial translation"),
    "official": marked("Official version"),
}
SALT = 32
Keep = Callable[[bytes, Distribution], tuple[str, bytes]]
"""Puts a file into the store: its hash there, and its salt, which is empty where it is not restricted."""
LOGGER = logging.getLogger("plenary.documents")


@dataclass(frozen=True, slots=True)
class Title:
    """What a document is called in the reader's language; ``foreign`` is its title in another, and which."""

    name: str
    foreign: tuple[str, str] | None


@policy(PUBLIC)
def list_all(request: HttpRequest, body: str) -> HttpResponse:
    """The documents that the reader may know of."""
    found, asking, sequence = require_body(body), reader_of_request(request, body), newest(body)
    documents = list_documents(body, asking)
    tongues: dict[str, list[str]] = {}
    for document, language in (
        DocumentVersion.rows.at().filter(body=body).order_by("language").values_list("document", "language")
    ):
        tongues.setdefault(document, []).append(language)
    titles = _read_titles(asking, body, documents)
    context = {
        "documents": [
            (each, titles[each.key], _(DISTRIBUTIONS[each.distribution]), tongues.get(each.key, []))
            for each in documents
        ],
        "may_register": SECRETARIAT in names_of(request, body),
        "sequence": sequence,
    }
    response = render(request, "bodies/documents.html", {**frame(found, "documents"), **context})
    return (
        _keep_nowhere(response) if any(each.distribution == Distribution.RESTRICTED for each in documents) else response
    )


@policy(PUBLIC)
def show(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """One document with its versions."""
    found = require_body(body)
    return _show(request, found, _require_document(request, body, key))


@policy(PUBLIC)
def download(request: HttpRequest, body: str, key: str, tongue: str) -> HttpResponse:
    """The file of a language version, as it was deposited; none where it was erased, lost or salted for others."""
    document = _require_document(request, body, key)
    version = next((each for each in list_versions(body, key) if each.language == tongue), None)
    if version is None:
        raise Http404
    salt = b""
    if version.salt:
        opened = read_values(reader_of_request(request, body), body, [version.salt])
        if version.salt not in opened:
            raise Http404
        salt = bytes.fromhex(str(opened[version.salt]))
    try:
        data = open_store().get(version.file, salt)
    except Altered:
        LOGGER.warning("documents of %s: the file %s of %s is not what was deposited", body, version.file, key)
        raise Http404 from None
    media = Media(version.media)
    response = HttpResponse(data, content_type=TYPES[media])
    response["Content-Disposition"] = f'attachment; filename="{body}-{key}.{tongue}.{media}"'
    return _keep_nowhere(response) if document.distribution == Distribution.RESTRICTED else response


@policy(PUBLIC)
def follow_symbol(request: HttpRequest, body: str, symbol: str) -> HttpResponse:
    """What was issued under a symbol: a document, or what another package has under it."""
    used = find_symbol(body, symbol)
    if used is None:
        raise Http404
    kind, _slash, key = used.address.partition("/")
    if kind == "documents":
        _require_document(request, body, key)
    return redirect(f"/{body}/{used.address}/")


@policy(SECRETARY)
def register(request: HttpRequest, body: str) -> HttpResponse:
    """A document is registered with its first version, and issued where it has a symbol."""
    found = require_body(body)
    kept = typed.restore(request) if request.method == "GET" else None
    form = DocumentForm(request.POST or None, request.FILES or None, initial=kept)
    if form.is_bound:
        form.full_clean()
        actor = require_actor(request, body)
        # All that is wrong is said at once; of a form that was sent before, nothing is.
        if not came_before(body, actor.seat, form.cleaned_data.get("once", "")):
            for refused in form.list_faults(body):
                _place(form, refused)
        if _perform(request, found, form, partial(_registration, form)):
            key = form.cleaned_data["key"]
            typed.forget(request)
            messages.success(request, _("The document is in the register."))
            # Who enters a document for others does not read it on that account.
            seen = may_see(reader_of_request(request, body), form.cleaned_data["for_whom"] or "public")
            return redirect("document", body, key) if seen else redirect("documents", body)
    context = {
        "form": form,
        "once": form["once"].value() or chance.draw(16).hex(),
        "author": typed.sign(request),
        "kept": kept is not None,
        "languages": procedure_of(body).languages,
        "beginning": procedure_of(body).symbol,
        "statuses": [(value, _(label)) for value, label in STATUSES.items()],
        "distributions": [(value, _(label)) for value, label in DISTRIBUTIONS.items()],
    }
    return render(
        request,
        "bodies/document_new.html",
        {**frame(found, "documents"), **context},
        status=400 if form.errors else 200,
    )


@policy(SECRETARY)
def deposit(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """Another language version of a document is deposited."""
    found, document = require_body(body), _require_document(request, body, key)
    kept = typed.restore(request) if request.method == "GET" else None
    form = VersionForm(request.POST or None, request.FILES or None, initial=kept)
    if form.is_bound:

        def acts(keep: Keep) -> list[Act]:
            return [_version(form, keep, key, Distribution(document.distribution), document.audience)]

        if _perform(request, found, form, acts):
            typed.forget(request)
            messages.success(request, _("The version is in the register."))
            return redirect("document", body, key)
    return _show(request, found, document, form, kept=kept is not None)


def _show(
    request: HttpRequest, body: Body, document: Document, form: Form | None = None, *, kept: bool = False
) -> HttpResponse:
    versions = [
        (version, name_language(version.language), _(STATUSES[version.status]))
        for version in list_versions(body.key, document.key)
    ]
    title = _read_titles(reader_of_request(request, body.key), body.key, [document])[document.key]
    serves, acting = SECRETARIAT in names_of(request, body.key), actor_of(request, body.key)
    context = {
        "document": document,
        "title": title.name,
        "foreign": title.foreign,
        "distribution": _(DISTRIBUTIONS[document.distribution]),
        "versions": versions,
        "may_deposit": serves,
        "may_withdraw": serves and (document.symbol is None or len(versions) > 1),
        "may_address": acting is not None and may_address(acting.seat, document, clock.now().date()),
        "form": form or VersionForm(),
        "once": (form["once"].value() if form else None) or chance.draw(16).hex(),
        "author": typed.sign(request, reverse("document-deposit", args=[body.key, document.key])),
        "kept": kept,
        "statuses": [(value, _(label)) for value, label in STATUSES.items()],
    }
    status = 400 if form is not None and form.errors else 200
    response = render(request, "bodies/document.html", {**frame(body, "documents"), **context}, status=status)
    return _keep_nowhere(response) if document.distribution == Distribution.RESTRICTED else response


def _keep_nowhere(response: HttpResponse) -> HttpResponse:
    """What is restricted stays on no disk: a PC is shared."""
    response["Cache-Control"] = "private, no-store"
    return response


def _registration(form: Form, keep: Keep) -> list[Act]:
    said = form.cleaned_data
    distribution, audience = Distribution(said["distribution"]), said["for_whom"] or "public"
    names = {said["language"]: said["title"]}
    restricted = distribution is Distribution.RESTRICTED
    acts: list[Act] = [
        RegisterDocument(
            key=said["key"],
            distribution=distribution,
            for_whom=audience,
            titles=None if restricted else names,
            private_titles=Sealed.seal(names) if restricted else None,
        ),
        _version(form, keep, said["key"], distribution, audience),
    ]
    if said["symbol"]:
        acts.append(IssueDocument(document=said["key"], symbol=said["symbol"]))
    return acts


def _version(form: Form, keep: Keep, document: str, distribution: Distribution, audience: str) -> DepositVersion:
    said = form.cleaned_data
    data, media = said["file"]
    file, salt = keep(data, distribution)
    return DepositVersion(
        document=document,
        language=said["language"],
        status=said["status"],
        media=media.value,
        size=len(data),
        file=file,
        for_whom=audience,
        salt=Sealed.seal(salt.hex()) if salt else None,
    )


def _perform(request: HttpRequest, body: Body, form: Form, acts: Callable[[Keep], Sequence[Act]]) -> bool:
    """Do what a form asks for; what is wrong is said beside its field, and the form keeps what was typed."""
    if not form.errors:
        try:
            _do(request, body.key, form.cleaned_data["once"], acts)
        except TooManyWait as refused:
            form.add_error(
                "file", [refused.sentence, _("Files that were handed in and not entered are removed after a day.")]
            )
        except Refused as refused:
            _place(form, refused)
        except ValidationError as fault:
            field = str(fault.errors()[0]["loc"][0])
            form.add_error(field if field in form.fields else None, _("This cannot be read."))
        else:
            return True
    if form.files.get("file") and "file" not in form.errors:
        form.add_error("file", _(FILE_AGAIN))
    return False


def _do(request: HttpRequest, body: str, once: str, acts: Callable[[Keep], Sequence[Act]]) -> None:
    """Do acts once. The file of a restricted document has a salt of its own each time; sent again, it has its first.

    Where the same was sent twice at a time, the second is known for the same only when the first is done.
    """
    actor = require_actor(request, body)

    def keep(data: bytes, distribution: Distribution) -> tuple[str, bytes]:
        assert isinstance(request.user, Account), "the policy has made sure"
        salt = b""
        if distribution is Distribution.RESTRICTED:
            salt = find_salt(body, actor.seat, once) or chance.draw(SALT)
        return upload.keep(request.user, body, data, salt), salt

    came = came_before(body, actor.seat, once)
    try:
        perform_all(acts(keep), actor=actor, body=body, key=once)
    except Refused:
        if came or not came_before(body, actor.seat, once):
            raise
        perform_all(acts(keep), actor=actor, body=body, key=once)


def _place(form: Form, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)


def _require_document(request: HttpRequest, body: str, key: str) -> Document:
    """A document that the reader may see; raises Http404 also for one that there is for others."""
    require_body(body)
    found = find_document(body, key)
    if found is None or not may_see(reader_of_request(request, body), found.audience):
        raise Http404
    return found


def _read_titles(asking: Reader, body: str, documents: Sequence[Document]) -> dict[str, Title]:
    """The title of each document by key, the private ones opened; erased ones are said to be."""
    private = read_values(asking, body, [each.private_titles for each in documents if each.private_titles])
    working = procedure_of(body).working
    titles: dict[str, Title] = {}
    for each in documents:
        names = private.get(each.private_titles) if each.private_titles else each.titles
        said = {tag: str(name) for tag, name in names.items()} if isinstance(names, dict) else {}
        name = call_document(said, each.symbol, each.key) if said else _("The title was erased.")
        titles[each.key] = Title(name, find_foreign(said, working))
    return titles

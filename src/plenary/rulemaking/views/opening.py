"""Pages by which the secretariat opens a text and issues versions of it: a file is read, shown, and then entered.

What was read waits in the store between the two steps; the form carries, signed, where it lies. A file that is looked
at and not entered is taken out again when the same person looks at the next one.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from pydantic import ValidationError

from plenary.bodies.models import Body, DocumentVersion
from plenary.bodies.queries import procedure_of
from plenary.bodies.seating import SECRETARY, require_actor
from plenary.bodies.store import open_store
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call
from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.policy import policy
from plenary.kit.refusal import Refusal
from plenary.record.act import Act
from plenary.record.perform import perform_all, rehearse
from plenary.record.refusal import Refused
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.forms.opening import IssueForm, OpenForm
from plenary.rulemaking.importation import Imported, import_base, list_acts, pack, unpack
from plenary.rulemaking.models import Instrument
from plenary.rulemaking.queries import list_versions
from plenary.rulemaking.rules.version import TextKind, next_number
from plenary.rulemaking.views.text import require_instrument

_SALT = "plenary.rulemaking.looked"
_SESSION = "looked"
#: What a field of an act is called on the form.
_FIELDS = {"instrument": "key", "titles": "title", "text": "file"}


@policy(SECRETARY)
def open_text(request: HttpRequest, body: str) -> HttpResponse:
    """A text is opened with its first version."""
    return _answer(request, require_body(body), None)


@policy(SECRETARY)
def issue_version(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """The next version of a text is issued."""
    found, instrument = require_instrument(body, key)
    return _answer(request, found, instrument)


def _answer(request: HttpRequest, body: Body, instrument: Instrument | None) -> HttpResponse:
    kind = IssueForm if instrument else OpenForm
    once = {"once": chance.draw(16).hex()}
    form = kind(request.POST or None, request.FILES or None, body=body.key, initial=once)
    imported: Imported | None = None
    if form.is_bound and form.is_valid():
        language = instrument.language if instrument else form.cleaned_data["language"]
        try:
            imported = _read(request, form, language)
            if imported is not None:
                acts = _list_acts(form, imported, body, instrument)
                actor = require_actor(request, body.key)
                if "enter" in request.POST:
                    perform_all(acts, actor=actor, body=body.key, key=form.cleaned_data["once"])
                    request.session.pop(_SESSION, None)
                    messages.success(request, _("This is on the record."))
                    key = instrument.key if instrument else form.cleaned_data["key"]
                    return see_other(reverse("text", args=[body.key, key]))
                for refused in rehearse(acts, actor=actor, body=body.key):
                    if refused is not None:
                        raise refused
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        except Refused as refused:
            _place(form, refused.field, refused.sentence)
        except ValidationError as fault:
            _place(form, str(fault.errors()[0]["loc"][0]), _("This is not written as it should be."))
    return _show(request, body, instrument, form, imported)


def _read(request: HttpRequest, form: IssueForm, language: str) -> Imported | None:
    """What the file says: read now, or looked at before."""
    chosen, looked = form.cleaned_data["file"], form.cleaned_data["looked"]
    if chosen:
        _forget(request)
        imported = import_base(chosen.read(), chosen.name or "", language)
        request.session[_SESSION] = imported.file
        return imported
    if looked:
        try:
            account, packed = signing.loads(looked, salt=_SALT, max_age=24 * 3600)
        except signing.BadSignature:
            account, packed = None, None
        if account == request.user.pk and packed is not None:
            imported = unpack(packed)
            if imported.instrument.lang == language:
                return imported
    form.add_error("file", _("Choose the file again: it is read anew."))
    return None


def _forget(request: HttpRequest) -> None:
    """Take the file that was looked at before out of the store, unless it was entered."""
    before = request.session.pop(_SESSION, None)
    if before and not DocumentVersion.objects.filter(file=before).exists():
        open_store().remove(before)


def _list_acts(form: IssueForm, imported: Imported, body: Body, instrument: Instrument | None) -> Sequence[Act]:
    said = form.cleaned_data
    kind = TextKind(said["kind"])
    if instrument is not None:
        numbers = [version.number for version in list_versions(body.key, instrument.key)]
        return list_acts(imported, instrument=instrument.key, number=next_number(numbers), kind=kind)
    opening = OpenInstrument(
        instrument=said["key"],
        titles={said["language"]: said["title"] or imported.title},
        symbol=said["symbol"],
        language=said["language"],
    )
    return [opening, *list_acts(imported, instrument=said["key"], number=1, kind=kind)]


def _place(form: IssueForm, field: str | None, sentence: str) -> None:
    name = _FIELDS.get(field or "", field)
    form.add_error(name if name in form.fields else None, sentence)


def _show(
    request: HttpRequest, body: Body, instrument: Instrument | None, form: IssueForm, imported: Imported | None
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "instrument": instrument}
    if instrument is not None:
        context["title"] = call(instrument.titles, procedure_of(body.key).working)
    if imported is not None:
        form.data = {**{name: form.data[name] for name in form.data}, "looked": _sign(request, imported)}
        context |= {
            "imported": imported,
            "provisions": imported.instrument.provisions,
            "own": {"lang": imported.instrument.lang},
        }
    status = 422 if form.errors else 200
    return render(request, "rulemaking/open.html", {**frame(body, "texts"), **context}, status=status)


def _sign(request: HttpRequest, imported: Imported) -> str:
    return signing.dumps([request.user.pk, pack(imported)], salt=_SALT)

"""Pages by which the secretariat opens a text, issues versions of it, and withdraws one of which none was issued.

A file is read, shown, and then entered.

What was read waits in the store between the two steps; the form carries, signed, where it lies. A file that is looked
at and not entered is swept: soon, once the same person looks at the next one, and else after a day.
"""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from pydantic import ValidationError

from plenary.bodies import typed, upload
from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.forms.document import FILE_AGAIN
from plenary.bodies.models import Account, Body
from plenary.bodies.queries import find_salt, procedure_of
from plenary.bodies.seating import SECRETARY, require_actor
from plenary.bodies.store import Altered
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call
from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.policy import policy
from plenary.kit.refusal import Refusal
from plenary.record.act import Act, Actor
from plenary.record.perform import perform_all, rehearse
from plenary.record.reading import came_before, read_request
from plenary.record.refusal import Refused
from plenary.rulemaking.acts.instrument import OpenInstrument
from plenary.rulemaking.acts.version import IssueVersion
from plenary.rulemaking.foresight import foresee
from plenary.rulemaking.forms.instrument import WithdrawInstrumentForm
from plenary.rulemaking.forms.opening import IssueForm, OpenForm
from plenary.rulemaking.importation import Imported, import_base, list_acts, pack, unpack
from plenary.rulemaking.models import Instrument, Version
from plenary.rulemaking.queries import find_version, list_versions
from plenary.rulemaking.rules.suggestion import Status
from plenary.rulemaking.rules.version import TextKind, next_number
from plenary.rulemaking.shelf import base_of
from plenary.rulemaking.views.text import require_instrument
from plenary.rulemaking.words import STATUSES, cite_provision, say_ground

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


@policy(SECRETARY)
def withdraw_instrument(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """A text of which no version was issued leaves the list."""
    done = reverse("texts", args=[body])
    if was_sent(request, body):
        return see_other(done)
    found, instrument = require_instrument(body, key)
    return answer(
        request, body, WithdrawInstrumentForm, done=done, context=frame(found, "texts"), instrument=instrument
    )


def _answer(request: HttpRequest, body: Body, instrument: Instrument | None) -> HttpResponse:
    kind = IssueForm if instrument else OpenForm
    kept = typed.restore(request) if request.method == "GET" else None
    start = {"once": chance.draw(16).hex(), **(kept or {}), "author": typed.sign(request)}
    form = kind(request.POST or None, request.FILES or None, body=body.key, initial=start)
    imported: Imported | None = None
    if form.is_bound:
        form.full_clean()
        actor = require_actor(request, body.key)
        try:
            if not came_before(body.key, actor.seat, form.cleaned_data.get("once", "")):
                for refused in form.list_faults():
                    _place(form, refused.field, refused.sentence)
            # Read also where something else is wrong, so that it need not be chosen again.
            imported = _read(request, form, actor, body.key, instrument)
            if imported is not None and not form.errors:
                acts = _list_acts(form, imported, body, instrument, actor.seat)
                if "enter" in request.POST:
                    perform_all(acts, actor=actor, body=body.key, key=form.cleaned_data["once"])
                    request.session.pop(_SESSION, None)
                    typed.forget(request)
                    messages.success(request, _("This is on the record."))
                    key = instrument.key if instrument else form.cleaned_data["key"]
                    return see_other(reverse("text", args=[body.key, key]))
                for each in rehearse(acts, actor=actor, body=body.key):
                    if each is not None:
                        raise each
        except Refusal as refusal:
            form.add_error("file", str(refusal))
        except Refused as refused:
            _place(form, refused.field, refused.sentence)
        except ValidationError as fault:
            _place(form, str(fault.errors()[0]["loc"][0]), _("This is not written as it should be."))
        if imported is None and form.files.get("file") and "file" not in form.errors:
            form.add_error("file", _(FILE_AGAIN))
    return _show(request, body, instrument, form, imported, kept=kept is not None)


def _read(
    request: HttpRequest, form: IssueForm, actor: Actor, body: str, instrument: Instrument | None
) -> Imported | None:
    """What the file says: read now, or looked at before. None where the form does not say in which language it is."""
    language = instrument.language if instrument else form.cleaned_data.get("language")
    if language is None or "file" in form.errors:
        return None
    versions = list_versions(body, instrument.key) if instrument else []
    chosen, looked = form.cleaned_data["file"], form.cleaned_data.get("looked")
    if chosen:
        assert isinstance(request.user, Account), "the policy has made sure"
        before = request.session.pop(_SESSION, None)
        if before:
            upload.let_go(request.user, body, before)
        # The same file, sent again after it was entered, is known by its salt.
        salt = find_salt(body, actor.seat, form.cleaned_data.get("once", ""))
        put = partial(upload.keep, request.user, body)
        earlier = [base_of(version) for version in versions]
        imported = import_base(chosen.read(), chosen.name or "", language, earlier=earlier, put=put, salt=salt)
        request.session[_SESSION] = imported.file
        return imported
    if looked:
        try:
            account, beside, packed = signing.loads(looked, salt=_SALT, max_age=24 * 3600)
        except signing.BadSignature:
            account, beside, packed = None, len(versions), None
        if beside < len(versions) and not came_before(body, actor.seat, form.cleaned_data.get("once", "")):
            # What it says was told by the version before: it would be another's place that it takes.
            said = _("{symbol} was issued while you looked at this file: choose it again, and it is read beside that.")
            form.add_error("file", said.format(symbol=versions[-1].symbol))
            return None
        if account == request.user.pk and packed is not None:
            # What was looked at a day ago is swept.
            with suppress(Altered):
                imported = unpack(packed)
                if imported.instrument.lang == language:
                    return imported
    form.add_error("file", _("Choose the file again: it is read anew."))
    return None


def _list_acts(
    form: IssueForm, imported: Imported, body: Body, instrument: Instrument | None, seat: str
) -> Sequence[Act]:
    said = form.cleaned_data
    kind = TextKind(said["kind"])
    if instrument is not None:
        # The same form, sent again, issues the version that it issued.
        sent = [entry for entry in read_request(body.key, seat, said["once"]) if entry.act == IssueVersion.name]
        numbers = [version.number for version in list_versions(body.key, instrument.key)]
        number = sent[0].payload["number"] if sent else next_number(numbers)
        return list_acts(imported, instrument=instrument.key, number=number, kind=kind)
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
    request: HttpRequest,
    body: Body,
    instrument: Instrument | None,
    form: IssueForm,
    imported: Imported | None,
    *,
    kept: bool,
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "instrument": instrument, "kept": kept}
    if instrument is not None:
        context["title"] = call(instrument.titles, procedure_of(body.key).working)
    if imported is not None:
        looked = _sign(request, imported, body.key, instrument)
        form.data = {**{name: form.data[name] for name in form.data}, "looked": looked}
        context |= {
            "imported": imported,
            "provisions": imported.instrument.provisions,
            "own": {"lang": imported.instrument.lang},
        }
        before = find_version(body.key, instrument.key) if instrument else None
        if before is not None:
            context |= _foresee(before, imported)
    status = 422 if form.errors else 200
    return render(request, "rulemaking/open.html", {**frame(body, "texts"), **context}, status=status)


def _foresee(before: Version, imported: Imported) -> dict[str, object]:
    """What the version would change, and what would become of suggestions on the one before."""
    foreseen, base = foresee(before, imported.text), imported.instrument
    return {
        "before": before,
        "foreseen": foreseen,
        "strange": (foreseen.same + foreseen.changed) * 4 < before.provisions,
        "counts": [(_(STATUSES[status]), count) for status, count in foreseen.counts],
        "conflicts": [
            (
                row.number,
                cite_provision(base, found.offer.provision),
                say_ground(Status.CONFLICT, found.ground),
            )
            for row, found in foreseen.conflicts
        ],
    }


def _sign(request: HttpRequest, imported: Imported, body: str, instrument: Instrument | None) -> str:
    """What was read, for whom, and beside how many versions."""
    beside = len(list_versions(body, instrument.key)) if instrument else 0
    return signing.dumps([request.user.pk, beside, pack(imported)], salt=_SALT)

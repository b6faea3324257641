"""A page with a form that performs one act, or several in one request.

What is wrong stands beside its field; a refusal of the rules beside the field that it names. A form sent twice acts
once (``key``), and for the seat that it was shown for or not at all. Where the thing was changed meanwhile (``edits``),
both versions are shown, and sending again means to. What was typed when the session had ended is there again after
signing in. A form that ``prepares`` may be filled in by whoever may only prepare, or by whoever wants others to look at
it first: it then waits for release (``plenary.bodies.prepared``). A form that ``looks`` can be looked at before it is
sent.
"""

import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from pydantic import ValidationError

from plenary.bodies import prepared, typed
from plenary.bodies.forms.spoken import SpokenForm
from plenary.bodies.holding import Seat
from plenary.bodies.models import Prepared
from plenary.bodies.seating import actor_of, call_seat, seat_of
from plenary.kit.language import _, available, speaking
from plenary.record.act import Act
from plenary.record.models import Log
from plenary.record.perform import perform_all
from plenary.record.reading import came_before
from plenary.record.refusal import Refused


class ActForm(SpokenForm):
    """A form whose cleaned values make an act. ``heading`` and ``button`` are sentences."""

    edits: ClassVar[bool] = False
    prepares: ClassVar[bool] = False
    looks: ClassVar[bool] = False
    places: ClassVar[Mapping[str, str]] = {}
    """The field of the form that a field of the payload was made from, where it has another name."""

    key = forms.CharField(max_length=128, widget=forms.HiddenInput)
    basis = forms.IntegerField(required=False, widget=forms.HiddenInput)
    author = forms.CharField(required=False, widget=forms.HiddenInput)
    prepared = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.body = body

    @property
    def behalf(self) -> str | None:
        """The seat on whose behalf the secretariat sends it, of the cleaned values."""
        return None

    def look(self) -> object:
        """What is shown of the cleaned values before they are sent."""
        return None

    def check(self) -> None:
        """Raise Refused for what can be known to be wrong before anything is computed."""

    def require(self) -> None:
        """Raise Refused for what the act allows and this form does not; not asked of a form that was sent before."""

    if TYPE_CHECKING:

        @property
        def heading(self) -> str:
            """What the page says that is done here."""

        def act(self) -> Act:
            """The act, of the cleaned values; raises pydantic's ValidationError."""

    def acts(self) -> Sequence[Act]:
        """All that is done, one act after the other; raises pydantic's ValidationError."""
        return [self.act()]

    @property
    def button(self) -> str:
        return self.heading

    @property
    def lede(self) -> str:
        """What to know before sending it; empty where the fields say all."""
        return ""

    def as_it_stands(self) -> Mapping[str, object]:
        """For a form that edits: what stands now, by field."""
        return {}

    def moved_since(self, basis: int) -> bool:
        """For a form that edits: whether what it would replace was changed behind an entry, and not only what else
        stands at the same address."""
        return True

    def compare(self) -> Sequence[tuple[str, object, object]]:
        """What is called how, what stands now and what was typed, wherever the two differ."""
        return _compare(self, self.as_it_stands())

    @property
    def title(self) -> str:
        """What it would do, for whoever finds it prepared."""
        return self.heading

    def say_title(self) -> Mapping[str, str]:
        """Its title in every language: whoever releases it may read another than whoever kept it."""
        titles = {}
        for tongue in available():
            with speaking(tongue):
                titles[tongue] = self.title
        return titles

    def asked(self) -> Iterable[forms.BoundField]:
        """The fields that a person sees."""
        return self.visible_fields()


def answer(
    request: HttpRequest,
    body: str,
    kind: type[ActForm],
    *,
    done: str,
    context: Mapping[str, object],
    initial: Mapping[str, object] | None = None,
    template: str = "bodies/act.html",
    log: str = "",
    **options: Any,
) -> HttpResponse:
    """Show a form, or perform its act and go to ``done``. The view's policy has made sure that somebody acts.

    ``log`` is the key of the log that the entry goes to, where that is not the body's own.
    """
    size = Log.objects.values_list("size", flat=True).get(body=log or body)
    fresh = {"key": secrets.token_urlsafe(16), "basis": size}
    if request.method != "POST":
        taken = seat_of(request, body)
        kept = typed.restore(request, taken.name if taken else "")
        waiting = prepared.find(request, body) if kind.prepares else None
        # Signed once it is known which of the forms that are kept this one shows.
        fresh["author"] = typed.sign(request)
        values = kept or (waiting.values if waiting else None)
        given = {**(initial or {} if values is None else values), **fresh}
        if kept and kept.get("key"):
            # Shown in two windows and sent from both, it is one request.
            given["key"] = kept["key"]
        if waiting:
            given |= {"prepared": prepared.write_mark(waiting), "key": waiting.values.get("key") or fresh["key"]}
        form = kind(body=body, initial=given, **options)
        if values is not None:
            typed.empty_rest(form)
        if values is not None and form.edits:
            # What was typed is of what stood then: where that was changed since, both versions are shown.
            form.initial["basis"] = values.get("basis") or 0
        shown: dict[str, object] = {
            "form": form,
            "kept": kept is not None,
            "typed_for": _name_other(body, kept, taken),
            "waiting": waiting,
            **_ways(request, body, kind),
        }
        return render(request, template, {**context, **shown})
    form = kind(request.POST, request.FILES or None, body=body, **options)
    both: Sequence[tuple[str, object, object]] = []
    newer: Prepared | None = None
    if form.is_valid():
        try:
            basis = _find_basis(form, size) if form.edits else None
            actor = actor_of(request, body, form.behalf)
            if form.looks and "look" in request.POST:
                form.check()
                shown = {"form": form, "look": form.look(), **_ways(request, body, kind, form.behalf)}
                return render(request, template, {**context, **shown})
            if form.prepares and (actor is None or "prepare" in request.POST):
                form.check()
                prepared.keep(request, body, form.say_title(), form.cleaned_data["prepared"], form.cleaned_data["key"])
                typed.forget(request)
                messages.success(request, _("This is prepared: it waits for release, and is not on the record yet."))
                return _see_other(reverse("prepared", args=[body]))
            if actor is None:
                raise Refused("bodies.no-seat", _("You have no seat from which to do this."))
            if not came_before(log or body, actor.seat, form.cleaned_data["key"]):
                form.require()
                prepared.require_unmoved(request, body, form.cleaned_data["prepared"])
            perform_all(form.acts(), actor=actor, body=log or body, key=form.cleaned_data["key"], basis=basis)
            prepared.release(request, body, form.cleaned_data["prepared"])
            typed.forget(request)
        except ValidationError as fault:
            _place(form, fault)
        except Refused as refused:
            # Under its key somebody else has released it meanwhile, not as it is here.
            reused = refused.rule == "record.key-reused" and form.cleaned_data["prepared"]
            refusal = prepared.refuse_moved() if reused else refused
            form.add_error(_field(form, refusal.field), refusal.sentence)
            # Whoever has seen both versions and sends again means to replace the newer one.
            if refusal.rule == prepared.MOVED:
                newer = prepared.find_marked(request, body, form.cleaned_data["prepared"])
                both = _compare(form, _read(kind, newer, body, options)) if newer else []
                _carry(request, form, **_go_on(request, body, form.cleaned_data["key"], newer))
            if refusal.rule == "record.moved":
                both = form.compare()
                _carry(request, form, basis=str(size))
        else:
            messages.success(request, _("This is on the record."))
            return _see_other(done)
    shown = {"form": form, "both": both, "newer": newer, **_ways(request, body, kind)}
    return render(request, template, {**context, **shown}, status=422)


def was_sent(request: HttpRequest, body: str) -> bool:
    """Whether this very form was sent before and its act done: what it was about may be gone since."""
    actor = actor_of(request, body)
    return actor is not None and came_before(body, actor.seat, request.POST.get("key", ""))


def _ways(request: HttpRequest, body: str, kind: type[ActForm], behalf: str | None = None) -> dict[str, object]:
    """What the buttons of a form do: send it, keep it for others, or show it first; and in the name of which seat."""
    seat = seat_of(request, body)
    return {
        "sends": actor_of(request, body) is not None,
        "prepares": kind.prepares,
        "looks": kind.looks,
        "for_whom": call_seat(body, behalf or seat.name) if seat else "",
        "acting": seat.name if seat else "",
    }


def _name_other(body: str, kept: Mapping[str, object] | None, taken: Seat | None) -> str:
    """The seat for which something was typed, where another is taken now; empty where it is the same."""
    seat = str(kept.get(typed.ACTING) or "") if kept else ""
    return call_seat(body, seat) if seat and taken and seat != taken.name else ""


def _see_other(address: str) -> HttpResponse:
    response = HttpResponseRedirect(address)
    response.status_code = 303
    return response


def _place(form: ActForm, fault: ValidationError) -> None:
    for error in fault.errors():
        name = str(error["loc"][0]) if error["loc"] else None
        form.add_error(_field(form, name), _("This cannot be written so: look at the form that is asked for."))


def _field(form: ActForm, name: str | None) -> str | None:
    """The field of the form that a field of the payload was made from; None where there is no one such."""
    name = form.places.get(name or "", name)
    if name is None or name in form.fields:
        return name
    return next((field for field in form.fields if field.startswith(f"{name}-")), None)


def _find_basis(form: ActForm, size: int) -> int | None:
    """What a form that edits is based on: of what was not moved since it was shown, what stands now."""
    basis: int | None = form.cleaned_data["basis"]
    return size if basis is not None and basis < size and not form.moved_since(basis) else basis


def _read(kind: type[ActForm], waiting: Prepared, body: str, options: Mapping[str, Any]) -> Mapping[str, object]:
    """What waits for release, as the form reads it."""
    sent = {name: each if isinstance(each, list) else [each] for name, each in waiting.values.items()}
    form = kind(MultiValueDict(sent), body=body, **options)
    form.full_clean()
    return form.cleaned_data


def _carry(request: HttpRequest, form: ActForm, **values: str) -> None:
    """Let a form that was sent, and is shown again, carry these."""
    data = request.POST.copy()
    for name, value in values.items():
        data[name] = value
    form.data = data


def _go_on(request: HttpRequest, body: str, key: str, newer: Prepared | None) -> dict[str, str]:
    """What a form carries that goes on from what waits now, if it does; where its key was used, it has a new one."""
    seat = seat_of(request, body)
    is_done = seat is not None and came_before(body, seat.name, key)
    mark = prepared.write_mark(newer) if newer else ""
    return {"prepared": mark, "key": secrets.token_urlsafe(16) if is_done else key}


def _compare(form: ActForm, standing: Mapping[str, object]) -> list[tuple[str, object, object]]:
    """Label, what stands now and what was typed, of each field where the two differ."""
    given = form.cleaned_data
    told = [(str(each.label), _fill(standing.get(each.name)), _fill(given.get(each.name))) for each in form.asked()]
    return [(label, now, typed) for label, now, typed in told if str(now) != str(typed)]


def _fill(value: object) -> object:
    """A value as a field shows it that may be empty, or hold several."""
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else "" if value is None else value

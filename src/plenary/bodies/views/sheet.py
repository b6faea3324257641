"""Pages on which sheets are downloaded, looked at before they are read in, and read in."""

from hashlib import sha256
from importlib.resources import files

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from plenary.bodies.forms.sheet import ConfirmedSheetForm, SheetForm
from plenary.bodies.models import Body
from plenary.bodies.rules.audience import SECRETARIAT
from plenary.bodies.seating import SECRETARY, names_of, require_actor
from plenary.bodies.sheet.preview import SHEETS, Preview, preview, write
from plenary.bodies.sheet.sentence import KINDS, describe
from plenary.bodies.views.frame import frame, require_body
from plenary.kit import chance, clock, table
from plenary.kit.language import _, ngettext
from plenary.kit.policy import PUBLIC, policy
from plenary.record import canonical
from plenary.record.perform import perform_all
from plenary.record.refusal import Refused

#: The kinds of sheets for which there is a list to begin with.
READY = ("categories", "members")


@policy(PUBLIC)
def list_sheets(request: HttpRequest, body: str) -> HttpResponse:
    """Every kind of sheet: to download, and for the secretariat to read in."""
    found = require_body(body)
    kinds = [(key, _(title), _(lede)) for key, (title, lede) in KINDS.items()]
    context = {"kinds": kinds, "may_read_in": SECRETARIAT in names_of(request, body)}
    return render(request, "bodies/sheets.html", {**frame(found, "sheets"), **context})


@policy(PUBLIC)
def download_sheet(request: HttpRequest, body: str, kind: str) -> HttpResponse:
    """A sheet as the tables have it."""
    require_body(body)
    _require_kind(kind)
    response = HttpResponse(write(kind, body), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{body}-{kind}.csv"'
    return response


@policy(SECRETARY)
def read_sheet(request: HttpRequest, body: str, kind: str) -> HttpResponse:
    """A sheet is chosen, shown with all that it would change, and then read in."""
    found = require_body(body)
    _require_kind(kind)
    if request.method == "POST" and "text" in request.POST:
        return _confirm(request, found, kind)
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["day"]
        chosen = form.cleaned_data["sheet"]
        data = chosen.read() if chosen else files("plenary.bodies.participants").joinpath(f"{kind}.csv").read_bytes()
        return _show(request, found, kind, data, day.isoformat() if day else "", name=chosen.name if chosen else kind)
    context = {**_context(found, kind), "form": form, "today": clock.now().date().isoformat()}
    return render(request, "bodies/sheet.html", context, status=400 if form.is_bound else 200)


def _confirm(request: HttpRequest, body: Body, kind: str) -> HttpResponse:
    form = ConfirmedSheetForm(request.POST)
    if not form.is_valid():
        raise Http404
    data, day = form.cleaned_data["text"].encode(), form.cleaned_data["day"]
    looked = _look(request, body, kind, data, day, kind)
    if looked.mistakes or _sign(looked) != form.cleaned_data["seen"]:
        if not looked.acts:
            messages.info(request, _("All that this sheet says is so already."))
            return redirect("sheets", body.key)
        return _show(request, body, kind, data, day, name=kind, moved=True)
    try:
        perform_all(looked.acts, actor=require_actor(request, body.key), body=body.key, key=form.cleaned_data["key"])
    except Refused:
        return _show(request, body, kind, data, day, name=kind, moved=True)
    count = len(looked.acts)
    read = ngettext("The sheet was read in: {count} entry.", "The sheet was read in: {count} entries.", count)
    messages.success(request, read.format(count=count))
    return redirect("sheets", body.key)


def _show(
    request: HttpRequest, body: Body, kind: str, data: bytes, day: str, *, name: str, moved: bool = False
) -> HttpResponse:
    looked = _look(request, body, kind, data, day, name)
    context = {
        "looked": looked,
        "steps": [(step.row, describe(step.act)) for step in looked.steps],
        "text": "" if looked.mistakes else table.decode(data, name),
        "day": day,
        "key": chance.draw(16).hex(),
        "seen": _sign(looked),
        "moved": moved,
    }
    return render(request, "bodies/sheet_preview.html", {**_context(body, kind), **context})


def _look(request: HttpRequest, body: Body, kind: str, data: bytes, day: str, name: str) -> Preview:
    return preview(data, kind, name=name, body=body.key, actor=require_actor(request, body.key), day=day)


def _sign(looked: Preview) -> str:
    """What stands for the acts that were shown: other acts, another sign."""
    shown: canonical.Json = [[act.name, act.model_dump(mode="json")] for act in looked.acts]
    return sha256(canonical.encode(shown)).hexdigest()


def _context(body: Body, kind: str) -> dict[str, object]:
    title, lede = KINDS[kind]
    sheet = SHEETS[kind]
    return {
        **frame(body, "sheets"),
        "kind": kind,
        "title": _(title),
        "lede": _(lede),
        "required": sheet.required,
        "known": [column for column in sheet.known if column not in sheet.required],
        "named": sheet.named,
        "ready": kind in READY,
    }


def _require_kind(kind: str) -> None:
    if kind not in SHEETS:
        raise Http404

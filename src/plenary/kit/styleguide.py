"""Every part that a page can be made of, in all its states: /styleguide/. The names in it are invented."""

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.kit.language import _
from plenary.kit.picture import Part, Tile
from plenary.kit.policy import PUBLIC, policy

DIGEST = "9f3c41ab0d5e7f26c8b19a4437d2e85016fbc3a97e5d8842b6109cfa3e71d054"
NAMES = ("Arandia", "Borland", "Celandia", "Desh", "Eastmark", "Felunda", "Galdor", "Hestia")


class Sample(forms.Form):
    """A form with a field of each kind."""

    title = forms.CharField()
    body = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), required=False)
    until = forms.DateField(widget=forms.DateInput(attrs={"type": "date"}))
    kind = forms.ChoiceField()
    seen_by = forms.ChoiceField(widget=forms.RadioSelect)
    file = forms.FileField(required=False)
    sure = forms.BooleanField()

    def __init__(self, *given: object, **options: object) -> None:
        super().__init__(*given, **options)  # type: ignore[arg-type]  # handed on as they come
        about = _("What it is about, for whoever finds it in a list")
        labels = (_("Title"), about, _("Until"), _("Kind"), _("Who may see it"), _("File"), _("I have read it"))
        for field, label in zip(self.fields.values(), labels, strict=True):
            field.label = label
        self.fields["title"].help_text = _("As it is to stand in the list.")
        kinds = [("draft", _("Draft")), ("final", _("Final"))]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]  # a field of choices
        self.fields["seen_by"].choices = [("members", _("Members")), ("public", _("Everybody"))]  # type: ignore[attr-defined]  # as above


@policy(PUBLIC)
def show_styleguide(request: HttpRequest) -> HttpResponse:
    """The parts, with what they are for."""
    states = [
        Part(_("agreed"), 48, "good"),
        Part(_("nearly agreed"), 16, "near"),
        Part(_("open"), 61, "open"),
        Part(_("not discussed"), 6, "none"),
    ]
    words = [(state.word, state.tone) for state in states]
    tiles = [Tile(name, *words[at % len(words)], address="#tiles") for at, name in enumerate(NAMES)]
    context = {
        "digest": DIGEST,
        "states": states,
        "tiles": tiles,
        "names": NAMES,
        "page": Paginator(range(90), 10).page(2),
        "form": Sample(prefix="empty"),
        "wrong": Sample({"wrong-title": "", "wrong-body": "Kept as it was typed", "wrong-until": ""}, prefix="wrong"),
    }
    return render(request, "kit/styleguide.html", context)

"""The form by which a text is opened, and a version of it issued, from a file."""

from collections.abc import Iterable
from typing import Any

from django import forms

from plenary.bodies.forms.document import LARGEST_FILE
from plenary.bodies.forms.spoken import SpokenForm
from plenary.bodies.queries import procedure_of
from plenary.bodies.words import name_language
from plenary.kit.language import _
from plenary.record.refusal import Refused
from plenary.rulemaking.acts.instrument import list_faults
from plenary.rulemaking.rules.version import TextKind
from plenary.rulemaking.words import TEXT_KINDS


class IssueForm(SpokenForm):
    """A file that becomes a version; ``looked`` is what was read of it before, signed."""

    kind = forms.ChoiceField()
    file = forms.FileField(required=False)
    looked = forms.CharField(required=False, widget=forms.HiddenInput)
    once = forms.CharField(max_length=64, widget=forms.HiddenInput)
    author = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.body = body
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind of text"), choices=[(kind.value, _(TEXT_KINDS[kind])) for kind in TextKind]
        )
        self.fields["file"].required = not self.data.get("looked")
        self.fields["file"].label = _("The text, as a Word file, ODT, Markdown or plain text")
        self.fields["file"].help_text = _(
            "It is read and shown before anything is entered. Names and comments in the file are not shown to others."
        )

    def clean_file(self) -> object:
        chosen = self.cleaned_data["file"]
        if chosen and (chosen.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("This file is too large: at most 32 megabytes."))
        return chosen

    def list_faults(self) -> Iterable[Refused]:
        """What the body has against it, as far as the fields can be read; of the file, nothing."""
        return ()


class OpenForm(IssueForm):
    """A text with its first version."""

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        procedure = procedure_of(body)
        self.fields["key"] = forms.RegexField(
            r"^[a-z][a-z0-9-]{0,62}$",
            label=_("Key in the address"),
            help_text=_("Small letters, digits and hyphens; it stays for ever."),
        )
        self.fields["title"] = forms.CharField(
            label=_("Title"), max_length=300, required=False, help_text=_("Without one, the title in the file.")
        )
        self.fields["symbol"] = forms.CharField(
            label=_("Symbol"),
            max_length=100,
            help_text=_("It begins with {beginning}/ and is used once, for instance {beginning}/1/L.2").format(
                beginning=procedure.symbol
            ),
        )
        tags = [procedure.working, *(tag for tag in procedure.languages if tag != procedure.working)]
        self.fields["language"] = forms.ChoiceField(
            label=_("Working language of the text"), choices=[(tag, name_language(tag)) for tag in tags]
        )
        for name in ("key", "symbol"):
            self.fields[name].error_messages |= {
                "required": _("This is needed."),
                "invalid": _("This is not written as it should be."),
                "max_length": _("This is too long."),
            }
        self.order_fields(["key", "title", "symbol", "language", "kind", "file"])

    def list_faults(self) -> Iterable[Refused]:
        said = self.cleaned_data
        return list_faults(self.body, said.get("key"), said.get("symbol"), said.get("language"))

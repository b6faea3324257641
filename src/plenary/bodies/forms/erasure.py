"""The form by which private values are erased."""

from collections.abc import Mapping
from typing import Any

from django import forms

from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import text_field
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.acts import EraseValues


class EraseForm(ActForm):
    """Of the private values of an entry, those that are chosen; ``values`` says of each commitment what it is."""

    def __init__(self, *arguments: Any, body: str, sequence: int, values: Mapping[str, str], **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.sequence = sequence
        self.fields["commitments"] = forms.MultipleChoiceField(
            label=_("What is erased"),
            choices=list(values.items()),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose at least one of them.")},
        )
        self.fields["reason"] = text_field(_("Reason"), 300, hint=_("Everybody can read it: write nothing private."))

    @property
    def heading(self) -> str:
        return _("Erase private values of entry {sequence}").format(sequence=self.sequence)

    @property
    def button(self) -> str:
        return _("Erase for good")

    @property
    def lede(self) -> str:
        return _(
            "This is final: nobody can bring back what is erased. The record keeps the commitments, "
            "and says that their values were erased, and why."
        )

    def act(self) -> Act:
        given = self.cleaned_data
        return EraseValues(commitments=tuple(given["commitments"]), reason=given["reason"])

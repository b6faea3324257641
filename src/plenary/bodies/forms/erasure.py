"""The form by which private values are erased."""

from collections.abc import Mapping
from typing import Any

from django import forms

from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import text_field
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.acts import EraseValues
from plenary.record.kinship import list_kin
from plenary.record.reading import list_kept


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
        if set(list_kept(body, list_kin(body, list(values)))) - set(values):
            self.fields["commitments"].help_text = _("What other entries keep of the same words is erased with them.")
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
        chosen = self.cleaned_data["commitments"]
        kin = list_kept(self.body, list_kin(self.body, chosen))
        return EraseValues(commitments=tuple(sorted({*chosen, *kin})), reason=self.cleaned_data["reason"])

"""The forms by which offices are filled and vacated."""

from typing import Any

from django import forms

from plenary.bodies.acts.office import FillOffice, VacateOffice
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import day_field, key_field, member_field, text_field
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.office import Kind
from plenary.bodies.secretaries import is_last_secretary
from plenary.bodies.words import ROLE_NAMES, name_language
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act


class FillOfficeForm(ActForm):
    """An office, whoever takes it up, and when."""

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["kind"] = forms.ChoiceField(
            label=_("Kind"), choices=[(kind.value, _(ROLE_NAMES[kind])) for kind in Kind]
        )
        self.fields["office"] = key_field()
        self.fields["office"].help_text = _("For instance chair, vice-chair-1, teller-2; whoever follows has the same.")
        self.fields["member"] = member_field(body, required=False)
        self.fields["member"].help_text = _("A secretary is of no member; everybody else is of one.")
        self.fields["person"] = text_field(
            _("Name of the person"),
            150,
            hint=_("Shown to the secretariat and to whoever holds the office; it can be erased."),
        )
        self.fields["start"] = day_field(_("From"), initial=clock.now().date())
        self.fields["end"] = day_field(_("Until"), required=False)
        self.tags = procedure_of(body).languages
        for tag in self.tags:
            field = text_field(_("What the office is called ({language})").format(language=name_language(tag)), 300)
            field.required, field.help_text = False, _("Where its kind and its key say too little.")
            field.widget.attrs.update(lang=tag)
            self.fields[f"names-{tag}"] = field

    @property
    def heading(self) -> str:
        return _("Fill an office")

    @property
    def button(self) -> str:
        return _("Enter whoever takes it up")

    def act(self) -> Act:
        given = self.cleaned_data
        names = {tag: given[f"names-{tag}"] for tag in self.tags if given[f"names-{tag}"]}
        return FillOffice.model_validate(
            {
                "office": given["office"],
                "kind": given["kind"],
                "member": given["member"] or None,
                "names": names or None,
                "person": given["person"],
                "start": given["start"].isoformat(),
                "end": given["end"].isoformat() if given["end"] else None,
            }
        )


class VacateOfficeForm(ActForm):
    """The last day of whoever holds an office."""

    def __init__(self, *arguments: Any, body: str, office: str, called: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.office, self.called = office, called
        self.fields["end"] = day_field(
            _("Until"), initial=clock.now().date(), help_text=_("On this day it is held no longer.")
        )

    @property
    def heading(self) -> str:
        return _("Vacate an office: {office}").format(office=self.called)

    @property
    def button(self) -> str:
        return _("Enter its last day")

    @property
    def lede(self) -> str:
        said = _("Whoever holds it acts from it no longer from that day on, and whoever was to follow does not.")
        if not is_last_secretary(self.body, self.office, clock.now().date()):
            return said
        last = _(
            "There is no other secretary: from that day on nobody admits members, issues documents or opens forums. "
            "Fill another office of a secretary first."
        )
        return f"{said} {last}"

    def act(self) -> Act:
        return VacateOffice(office=self.office, end=self.cleaned_data["end"].isoformat())

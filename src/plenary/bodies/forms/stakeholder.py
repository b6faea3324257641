"""The forms by which stakeholders are proposed, objected to, accredited and removed."""

from datetime import timedelta
from typing import Any

from django import forms

from plenary.bodies.acts.stakeholder import (
    AccreditStakeholder,
    ObjectToStakeholder,
    ProposeStakeholder,
    RemoveStakeholder,
)
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import code_field, text_field
from plenary.bodies.forms.member import NamesForm
from plenary.bodies.models import Stakeholder
from plenary.bodies.queries import procedure_of
from plenary.bodies.words import call
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.entry import write_time

#: How long members usually have to object. The body may decide otherwise.
USUAL = timedelta(days=14)


class ProposeStakeholderForm(NamesForm):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["code"] = code_field()
        self.fields["until"] = forms.DateTimeField(
            label=_("Members may object until (UTC)"),
            widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
            input_formats=["%Y-%m-%dT%H:%M"],
            error_messages={"invalid": _("Write the time as year, month, day, hour and minute: 2026-01-31T12:00.")},
            initial=(clock.now() + USUAL).replace(minute=0),
        )
        self.order_fields(["code"])

    @property
    def heading(self) -> str:
        return _("Propose a stakeholder")

    def act(self) -> Act:
        given = self.cleaned_data
        return ProposeStakeholder(code=given["code"], names=self.names, until=write_time(given["until"]))


class OfAStakeholder(ActForm):
    """A form of one stakeholder, which the address names."""

    def __init__(self, *arguments: Any, body: str, stakeholder: Stakeholder, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.stakeholder = stakeholder

    @property
    def called(self) -> str:
        """The name of the stakeholder."""
        return call(self.stakeholder.names, procedure_of(self.body).working)


class ObjectForm(OfAStakeholder):
    """Who objected and why: both are sealed."""

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        hint = _("Sealed: shown to the chair, as the rules of the body have it; it can be erased.")
        self.fields["objector"] = text_field(_("Who objected"), 150, hint=hint)
        self.fields["reason"] = forms.CharField(
            label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"dir": "auto", "rows": 4}), help_text=hint
        )

    @property
    def heading(self) -> str:
        return _("Enter an objection to {stakeholder}").format(stakeholder=self.called)

    @property
    def button(self) -> str:
        return _("Enter the objection")

    def act(self) -> Act:
        given = {"objector": self.cleaned_data["objector"], "reason": self.cleaned_data["reason"]}
        return ObjectToStakeholder.model_validate({"code": self.stakeholder.code, **given})


class AccreditForm(OfAStakeholder):
    """Whoever represents it, and the decision where the body took one."""

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["person"] = text_field(
            _("Name of the person"), 150, hint=_("Whoever represents it; shown to the secretariat alone.")
        )
        self.fields["decision"] = text_field(
            _("Decision"),
            300,
            required=False,
            hint=_("Where the body decided so, against an objection or before the time."),
        )

    @property
    def heading(self) -> str:
        return _("Accredit {stakeholder}").format(stakeholder=self.called)

    def act(self) -> Act:
        given = {"person": self.cleaned_data["person"], "decision": self.cleaned_data["decision"]}
        return AccreditStakeholder.model_validate({"code": self.stakeholder.code, **given})


class RemoveForm(OfAStakeholder):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["reason"] = text_field(_("Reason"), 300, required=False)

    @property
    def heading(self) -> str:
        return _("Remove {stakeholder}").format(stakeholder=self.called)

    @property
    def lede(self) -> str:
        return _("It leaves the list, and nobody acts for it. What it said stays.")

    def act(self) -> Act:
        return RemoveStakeholder(code=self.stakeholder.code, reason=self.cleaned_data["reason"])

"""The forms of one member: it is given a right, one is suspended, and it leaves, each from a day on."""

from typing import Any

from django import forms

from plenary.bodies.acts.member import GrantCapability, SuspendCapability, WithdrawMember
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import day_field, text_field
from plenary.bodies.models import Member
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.capability import Capability
from plenary.bodies.words import call, name_capability
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act


class OfAMember(ActForm):
    """A form of one member, which the address names."""

    def __init__(self, *arguments: Any, body: str, member: Member, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.member = member

    @property
    def called(self) -> str:
        """The name of the member."""
        return call(self.member.names, procedure_of(self.body).working)


class RightForm(OfAMember):
    """One of the rights there are, and the day from which it is held or not."""

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["capability"] = forms.ChoiceField(
            label=_("Right"), choices=[(each.value, name_capability(each)) for each in Capability]
        )
        self.fields["start"] = day_field(_("From"), initial=clock.now().date())


class GrantForm(RightForm):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["end"] = day_field(_("Until"), required=False)
        self.fields["reason"] = text_field(_("Reason"), 300, required=False)

    @property
    def heading(self) -> str:
        return _("Give {member} a right").format(member=self.called)

    @property
    def button(self) -> str:
        return _("Give it")

    @property
    def lede(self) -> str:
        return _("It has the right from the first day on, and no longer on the last one if there is one.")

    def act(self) -> Act:
        given = self.cleaned_data
        return GrantCapability(
            code=self.member.code,
            capability=given["capability"],
            start=given["start"].isoformat(),
            end=given["end"].isoformat() if given["end"] else None,
            reason=given["reason"],
        )


class SuspendForm(RightForm):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["reason"] = text_field(_("Reason"), 300, hint=_("For instance arrears. Everybody can read it."))

    @property
    def heading(self) -> str:
        return _("Suspend a right of {member}").format(member=self.called)

    @property
    def button(self) -> str:
        return _("Suspend it")

    @property
    def lede(self) -> str:
        return _("It has no such right from that day on, until it is given again. Its other rights stay.")

    def act(self) -> Act:
        given = self.cleaned_data
        return SuspendCapability(
            code=self.member.code,
            capability=given["capability"],
            start=given["start"].isoformat(),
            reason=given["reason"],
        )


class WithdrawMemberForm(OfAMember):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["end"] = day_field(
            _("Until"), initial=clock.now().date(), help_text=_("On this day it is no member any more.")
        )
        self.fields["reason"] = text_field(_("Reason"), 300, required=False)

    @property
    def heading(self) -> str:
        return _("Enter that {member} leaves").format(member=self.called)

    @property
    def button(self) -> str:
        return _("Enter its last day")

    @property
    def lede(self) -> str:
        return _("Its rights end with its membership. What it said and did stays on the record.")

    def act(self) -> Act:
        given = self.cleaned_data
        return WithdrawMember(code=self.member.code, end=given["end"].isoformat(), reason=given["reason"])

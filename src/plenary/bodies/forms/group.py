"""The forms of one group: it is dissolved, a member leaves it, coordinators are named and released, and it says who it
is on an item."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms

from plenary.bodies.acts.coordination import DeclareComposition, NameCoordinator, ReleaseCoordinator
from plenary.bodies.acts.group import DissolveGroup, LeaveGroup
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import day_field, key_field, member_field
from plenary.bodies.models import Coordination, Group
from plenary.bodies.queries import composition, list_compositions, list_group_memberships, procedure_of
from plenary.bodies.words import call, name_members
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act


class OfAGroup(ActForm):
    """A form of one group, which the address names."""

    def __init__(self, *arguments: Any, body: str, group: Group, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.group = group

    @property
    def called(self) -> str:
        """The name of the group."""
        return call(self.group.names, procedure_of(self.body).working)


class DissolveGroupForm(OfAGroup):
    @property
    def heading(self) -> str:
        return _("Dissolve {group}").format(group=self.called)

    @property
    def lede(self) -> str:
        return _(
            "Nobody belongs to it from then on, and nobody acts for it. What it did stays on the record, and who "
            "belongs to it today goes on reading what was for it alone. It is final: its code is not given again."
        )

    def act(self) -> Act:
        return DissolveGroup(code=self.group.code)


class LeaveGroupForm(OfAGroup):
    """The last day of a member in the group, of those that it has or had."""

    def __init__(self, *arguments: Any, body: str, group: Group, **options: Any) -> None:
        super().__init__(*arguments, body=body, group=group, **options)
        belonging = {row.member for row in list_group_memberships(body, group=group.code)}
        # Of a form that was sent before, the member may be out by now.
        self.fields["member"] = member_field(body, belonging | {self.data.get("member", "")})
        self.fields["end"] = day_field(
            _("Until"), initial=clock.now().date(), help_text=_("On this day it does not belong to the group any more.")
        )

    @property
    def heading(self) -> str:
        return _("Enter that a member leaves {group}").format(group=self.called)

    @property
    def button(self) -> str:
        return _("Enter its last day")

    def act(self) -> Act:
        given = self.cleaned_data
        return LeaveGroup(group=self.group.code, member=given["member"], end=given["end"].isoformat())


class DeclareCompositionForm(OfAGroup):
    """Who the group is on one item, from a day on: of all members, those that are chosen."""

    edits = True
    prepares = True

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["item"] = key_field(_("Item"), _("The key of the item, as the agenda has it."))
        self.fields["members"] = forms.MultipleChoiceField(
            label=_("Members"),
            choices=list(name_members(body, procedure_of(body).working).items()),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=_("None chosen: on this item the group is nobody."),
        )
        self.fields["start"] = day_field(_("From"), initial=clock.now().date())

    @property
    def heading(self) -> str:
        return _("Say who {group} is on an item").format(group=self.called)

    @property
    def button(self) -> str:
        return _("Declare it")

    @property
    def lede(self) -> str:
        return _("From that day on, those who are chosen are counted with the group on this item, and nobody else.")

    @property
    def title(self) -> str:
        return _("Who {group} is on item {item}").format(group=self.called, item=self.cleaned_data["item"])

    def act(self) -> Act:
        given = self.cleaned_data
        return DeclareComposition(
            group=self.group.code,
            item=given["item"],
            members=tuple(given["members"]),
            start=given["start"].isoformat(),
        )

    def as_it_stands(self) -> Mapping[str, object]:
        """Who it is on the item on that day."""
        item, day = self.cleaned_data["item"], self.cleaned_data["start"]
        belonging = composition(self.body, self.group.code, day, item=item)
        declared = [start for start, _members in self._list_declared() if start <= day.isoformat()]
        # In the order of the form, as a browser sends them.
        members = [code for code in name_members(self.body, procedure_of(self.body).working) if code in belonging]
        return {"item": item, "members": members, "start": declared[-1] if declared else day}

    def moved_since(self, basis: int) -> bool:
        """Whether the group said so of this item since."""
        return self._list_declared(basis) != self._list_declared()

    def _list_declared(self, at: int | None = None) -> list[tuple[str, list[str]]]:
        """What it said of the item, by day."""
        rows = list_compositions(self.body, self.group.code, at)
        return [(row.start, row.members) for row in rows if row.item == self.cleaned_data["item"]]


class CoordinatorForm(OfAGroup):
    """A member that coordinates the group, on one item or on all that have no coordinator of their own."""

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        belonging = {row.member for row in list_group_memberships(body, group=self.group.code)}
        self.fields["member"] = member_field(body, None if self.is_bound else belonging)
        self.fields["item"] = key_field(
            _("Item"), _("The key of one item; empty for the group as a whole."), required=False
        )
        self.fields["start"] = day_field(_("From"), initial=clock.now().date())
        self.fields["end"] = day_field(_("Until"), required=False)

    @property
    def heading(self) -> str:
        return _("Name a coordinator of {group}").format(group=self.called)

    @property
    def button(self) -> str:
        return _("Name it")

    @property
    def lede(self) -> str:
        return _("Whoever may bind the delegation of this member then acts for the group as a whole, or on the item.")

    def act(self) -> Act:
        given = self.cleaned_data
        return NameCoordinator(
            group=self.group.code,
            member=given["member"],
            item=given["item"] or None,
            start=given["start"].isoformat(),
            end=given["end"].isoformat() if given["end"] else None,
        )


class ReleaseCoordinatorForm(OfAGroup):
    """The last day of a mandate to coordinate, of those that there are."""

    places: ClassVar[Mapping[str, str]] = {"member": "mandate"}

    def __init__(self, *arguments: Any, body: str, group: Group, **options: Any) -> None:
        super().__init__(*arguments, body=body, group=group, **options)
        working = procedure_of(body).working
        names = name_members(body, working)
        rows = Coordination.objects.filter(body=body, group=group.code).order_by("member", "item")
        # Of a form that was sent before, the mandate may have ended since.
        mandates = {
            mandate: _("{member}, on item {item}").format(member=names.get(row.member, row.member), item=row.item)
            if row.item
            else names.get(row.member, row.member)
            for row in rows
            for mandate in [f"{row.member}/{row.item}"]
            if row.seq_to is None or mandate == self.data.get("mandate")
        }
        self.fields["mandate"] = forms.ChoiceField(label=_("Coordinator"), choices=list(mandates.items()))
        self.fields["end"] = day_field(
            _("Until"), initial=clock.now().date(), help_text=_("On this day it coordinates no longer.")
        )

    @property
    def heading(self) -> str:
        return _("Release a coordinator of {group}").format(group=self.called)

    @property
    def button(self) -> str:
        return _("Enter its last day")

    def act(self) -> Act:
        member, _slash, item = self.cleaned_data["mandate"].partition("/")
        end = self.cleaned_data["end"].isoformat()
        return ReleaseCoordinator(group=self.group.code, member=member, item=item or None, end=end)

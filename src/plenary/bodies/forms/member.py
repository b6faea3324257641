"""The forms by which members and groups come in, and delegations get their persons."""

from collections.abc import Mapping
from typing import Any

from django import forms

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, NameMember
from plenary.bodies.forms.act import ActForm
from plenary.bodies.forms.field import code_field, day_field, member_field
from plenary.bodies.models import Member
from plenary.bodies.queries import find_last, find_member, list_groups, list_members, list_memberships_of, procedure_of
from plenary.bodies.rules.capability import STANDINGS
from plenary.bodies.rules.delegation import Role
from plenary.bodies.words import ROLE_NAMES, call, name_language, name_standing
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act


class NamesForm(ActForm):
    """A form with a name in each of the body's languages, of which the working one is needed."""

    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        procedure = procedure_of(body)
        for tag in (procedure.working, *(tag for tag in procedure.languages if tag != procedure.working)):
            field = forms.CharField(
                label=_("Name ({language})").format(language=name_language(tag)),
                max_length=300,
                required=tag == procedure.working,
            )
            field.widget.attrs.update(lang=tag, dir="auto")
            self.fields[f"names-{tag}"] = field

    @property
    def names(self) -> dict[str, str]:
        """The names that were given, by language."""
        given = {name.removeprefix("names-"): value for name, value in self.cleaned_data.items() if "names-" in name}
        return {tag: name for tag, name in given.items() if name}

    def rename(self, names: Mapping[str, str]) -> dict[str, str]:
        """The names that were given, with those that a thing has in languages that are not asked for: the body may
        have fewer now than when it was named."""
        return {**{tag: name for tag, name in names.items() if f"names-{tag}" not in self.fields}, **self.names}


class AdmitMemberForm(NamesForm):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["code"] = code_field()
        self.fields["place"] = forms.IntegerField(
            label=_("Place in the body’s order"), min_value=1, initial=len(list_members(body, clock.now().date())) + 1
        )
        self.fields["standing"] = forms.ChoiceField(
            label=_("Standing"), choices=[(key, name_standing(key)) for key in STANDINGS]
        )
        self.fields["start"] = day_field(_("From"))
        self.fields["start"].initial = clock.now().date()
        self.fields["readmitted"] = forms.BooleanField(
            label=_("It bore this code before, and comes back"),
            required=False,
            help_text=_("A code is for one member. Its names in the languages that are left empty here stay."),
        )
        self.order_fields(["code"])

    @property
    def heading(self) -> str:
        return _("Admit a member")

    def act(self) -> Act:
        given = self.cleaned_data
        before = find_last(self.body, given["code"]) if given["readmitted"] else None
        return AdmitMember(
            code=given["code"],
            names={**(before.names if before else {}), **self.names},
            place=given["place"],
            standing=given["standing"],
            start=given["start"].isoformat(),
            readmitted=given["readmitted"],
        )


class NameMemberForm(NamesForm):
    edits = True

    def __init__(self, *arguments: Any, body: str, code: str, start: str | None = None, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.code, self.start = code, start
        self.fields["place"] = forms.IntegerField(label=_("Place in the body’s order"), min_value=1)

    @property
    def heading(self) -> str:
        return _("Name a member, and give it its place")

    @property
    def button(self) -> str:
        return _("Enter the names and the place")

    def act(self) -> Act:
        member = find_named(self.body, self.code, self.start)
        names = self.rename(member.names if member else {})
        return NameMember(code=self.code, names=names, place=self.cleaned_data["place"], start=self.start)

    def as_it_stands(self) -> Mapping[str, object]:
        member = find_named(self.body, self.code, self.start)
        return name_values(member) if member else {}


def find_named(body: str, code: str, start: str | None) -> Member | None:
    """What is named of a member: it as it is today, or its membership that begins on a day."""
    if start is None:
        return find_member(body, code, clock.now().date())
    return next((row for row in list_memberships_of(body, code) if row.start == start), None)


def name_values(member: Member) -> dict[str, object]:
    """The fields of a form for the names and the place of a member, as they stand."""
    return {"place": member.place, **{f"names-{tag}": name for tag, name in member.names.items()}}


class FormGroupForm(NamesForm):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.fields["code"] = code_field()
        self.order_fields(["code"])

    @property
    def heading(self) -> str:
        return _("Form a group")

    def act(self) -> Act:
        return FormGroup(code=self.cleaned_data["code"], names=self.names)


class JoinGroupForm(ActForm):
    def __init__(self, *arguments: Any, body: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        working = procedure_of(body).working
        groups = [(group.code, call(group.names, working)) for group in list_groups(body)]
        self.fields["group"] = forms.ChoiceField(label=_("Group"), choices=groups)
        self.fields["member"] = member_field(body)
        self.fields["start"] = day_field(_("From"))
        self.fields["end"] = day_field(_("Until"), required=False)

    @property
    def heading(self) -> str:
        return _("A member joins a group")

    @property
    def button(self) -> str:
        return _("Enter it into the group")

    def act(self) -> Act:
        given = self.cleaned_data
        end = given["end"].isoformat() if given["end"] else None
        return JoinGroup(group=given["group"], member=given["member"], start=given["start"].isoformat(), end=end)


class AppointForm(ActForm):
    """A person for a delegation."""

    person = forms.CharField(max_length=150)
    role = forms.ChoiceField()
    binds = forms.BooleanField(required=False)

    def __init__(self, *arguments: Any, body: str, code: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.code = code
        self.fields["person"].label = _("Name of the person")
        self.fields["person"].help_text = _("Shown to the delegation and to whoever enters it here; it can be erased.")
        self.fields["role"] = forms.ChoiceField(
            label=_("Role"), choices=[(role.value, _(ROLE_NAMES[role])) for role in Role]
        )
        self.fields["binds"].label = _("May act in the name of the delegation, not only prepare")

    @property
    def heading(self) -> str:
        return _("Appoint a person")

    def act(self) -> Act:
        given = self.cleaned_data
        return AppointDelegate.model_validate(
            {
                "member": self.code,
                "role": given["role"],
                "person": given["person"],
                "binds": given["binds"],
            }
        )

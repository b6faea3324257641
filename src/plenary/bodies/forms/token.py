"""What the owner of a token says of it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any

from django import forms

from plenary.bodies.forms.field import day_field
from plenary.bodies.forms.spoken import SpokenForm
from plenary.bodies.holding import Seat
from plenary.bodies.rules import scope
from plenary.bodies.rules.permission import Standing
from plenary.bodies.words import name_scope
from plenary.kit import clock
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.record.registry import call


class TokenForm(SpokenForm):
    """A name for the token, its last day, and what it may do of what the seat may."""

    label = forms.CharField(max_length=80)
    read = forms.BooleanField(required=False, initial=True)
    prepare = forms.BooleanField(required=False)
    acts = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *arguments: Any, seat: Seat, acts: Iterable[type[Act]], **options: Any) -> None:
        super().__init__(*arguments, **options)
        today = clock.now().date()
        self.fields["label"].label = _("What it is for")
        self.fields["label"].help_text = _("A name by which you will know it: the program that uses it.")
        self.fields["until"] = day_field(
            _("Last day"), help_text=_("At most one year from today."), initial=today + scope.USUAL
        )
        self.fields["until"].widget.attrs.update(min=today.isoformat(), max=(today + scope.LONGEST).isoformat())
        self.order_fields(["label", "until"])
        self.fields["read"].label = name_scope(scope.READ)
        self.fields["prepare"].label = name_scope(scope.PREPARE)
        self.fields["acts"].label = _("Do these acts")
        choices = [(act.name, f"{call(act.name)} ({act.name})") for act in acts if seat.kind in act.seats]
        if seat.standing is Standing.BINDING and choices:
            self.fields["acts"].choices = choices  # type: ignore[attr-defined]  # a MultipleChoiceField
        else:
            del self.fields["acts"]

    def clean_until(self) -> date:
        until: date = self.cleaned_data["until"]
        today = clock.now().date()
        if not today <= until <= today + scope.LONGEST:
            raise forms.ValidationError(_("Choose a day from today on, at most one year ahead."))
        return until

    def clean(self) -> None:
        if not self.errors and not self.scopes:
            self.add_error("read", _("Choose at least one thing that the token may do."))

    @property
    def scopes(self) -> list[str]:
        """The scopes that were chosen."""
        given = self.cleaned_data
        chosen = [word for word in (scope.READ, scope.PREPARE) if given.get(word)]
        return [*chosen, *(scope.scope_of(act) for act in given.get("acts", ()))]

    @property
    def expires(self) -> datetime:
        """The end of the last day."""
        return datetime.combine(self.cleaned_data["until"], time(23, 59, 59), UTC)

"""The forms by which positions are declared and taken back."""

from collections.abc import Callable
from typing import Any, NoReturn

from django import forms

from plenary.bodies.forms.act import ActForm
from plenary.bodies.queries import procedure_of
from plenary.kit.language import _
from plenary.record.act import PUBLIC, Act
from plenary.record.refusal import Refused
from plenary.record.sealing import Sealed
from plenary.rulemaking.acts.position import Declaration, DeclarePosition, WithdrawPosition, say_overtaken
from plenary.rulemaking.forms.behalf import BehalfField
from plenary.rulemaking.models import Version
from plenary.rulemaking.positions import Declared
from plenary.rulemaking.rules.position import Alternative, Stance, list_stances, name_audience
from plenary.rulemaking.words import STANCES


class DeclareForm(ActForm):
    """What a seat declares on an alternative; ``find`` says what it declared on it before.

    ``behalf`` are the seats for which the secretariat may declare, by name; for all others it is empty, and ``before``
    what the reader's own seat declared.
    """

    prepares = True
    places = {"on": "stance"}

    def __init__(
        self,
        *arguments: Any,
        body: str,
        version: Version,
        provision: str,
        citation: str,
        alternative: Alternative,
        before: Declared | None,
        behalf: list[tuple[str, str]],
        find: Callable[[str], Declared | None],
        **options: Any,
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.version, self.provision, self.citation = version, provision, citation
        self.alternative, self.find, self.before = alternative, find, before
        if behalf:
            self.fields["behalf"] = BehalfField(behalf)
        self.fields["stance"] = forms.ChoiceField(
            label=_("Your position"),
            choices=[(stance.value, _(STANCES[stance])) for stance in list_stances(alternative)],
            widget=forms.RadioSelect,
            initial=before.stance.value if before else None,
        )
        self.fields["note"] = forms.CharField(
            label=_("Why"),
            max_length=2000,
            required=False,
            initial=before.note if before else "",
            widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        )
        self.fields["replaces"] = forms.IntegerField(
            required=False, widget=forms.HiddenInput, initial=before.number if before else None
        )

    @property
    def heading(self) -> str:
        if self.alternative.number is None:
            return _("Declare a position on the words of {provision}").format(provision=self.citation)
        return _("Declare a position on suggestion {number} for {provision}").format(
            number=self.alternative.number, provision=self.citation
        )

    @property
    def button(self) -> str:
        return _("Declare it")

    @property
    def behalf(self) -> str | None:
        return self.cleaned_data.get("behalf") or None

    def act(self) -> Act:
        given = self.cleaned_data
        entered_for = self.find(self.behalf) if self.behalf else None
        if entered_for is not None and given["basis"] is not None and entered_for.number > given["basis"]:
            self._refuse_overtaken(entered_for)
        if not self.behalf and given["replaces"] != (self.before.number if self.before else None):
            # It is refused as it was sent; the form that comes back puts it in the place of what stands now.
            self._carry("replaces", self.before)
        said = Declaration(on=self.alternative.number, stance=Stance(given["stance"]), note=given["note"])
        for_whom = name_audience(procedure_of(self.body).visibility.positions)
        return DeclarePosition(
            instrument=self.version.instrument,
            on_version=self.version.number,
            provision=self.provision,
            for_whom=for_whom,
            replaces=entered_for.number if entered_for else given["replaces"],
            declaration=said if for_whom == PUBLIC else None,
            private_declaration=None if for_whom == PUBLIC else Sealed.seal(said.model_dump(mode="json")),
        )

    def _refuse_overtaken(self, declared: Declared) -> NoReturn:
        """Refuse to replace what was declared while the form was filled in; sent again, it does."""
        self._carry("basis", declared)
        raise Refused("rulemaking.declared", say_overtaken(declared.number))

    def _carry(self, field: str, declared: Declared | None) -> None:
        """Let the form that comes back carry the number of a position in a hidden field."""
        sent = {name: self.data[name] for name in self.data}
        self.data = {**sent, field: f"{declared.number}" if declared else ""}


class TakeBackForm(ActForm):
    """A position is taken back by whoever declared it."""

    def __init__(
        self,
        *arguments: Any,
        body: str,
        instrument: str,
        provision: str,
        citation: str,
        position: Declared | None,
        number: int,
        audience: str,
        entered_for: str | None,
        called: str,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.instrument, self.provision, self.citation = instrument, provision, citation
        self.position, self.number, self.audience = position, number, audience
        self.entered_for, self.called = entered_for, called

    @property
    def heading(self) -> str:
        return _("Take the position on {provision} back").format(provision=self.citation)

    @property
    def behalf(self) -> str | None:
        return self.entered_for

    @property
    def lede(self) -> str:
        if self.position is None:
            return ""
        if self.entered_for is not None:
            return _("{holder} declared: {stance}. It is asked to confirm that it is taken back.").format(
                holder=self.called, stance=_(STANCES[self.position.stance])
            )
        return _("You declared: {stance}. Taken back, it is shown as not declared.").format(
            stance=_(STANCES[self.position.stance])
        )

    @property
    def button(self) -> str:
        return _("Take it back")

    def act(self) -> Act:
        return WithdrawPosition(
            instrument=self.instrument,
            provision=self.provision,
            position=self.number,
            for_whom=self.audience,
        )

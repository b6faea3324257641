"""The form by which a provision is marked, and reopened."""

from typing import Any

from django import forms

from plenary.bodies.forms.act import ActForm
from plenary.bodies.queries import procedure_of
from plenary.bodies.words import call
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.rulemaking.acts.mark import MarkProvision
from plenary.rulemaking.models import Mark, Version


class MarkForm(ActForm):
    """How far a provision has come: a label of the body's, of which words, in which forum.

    ``choices`` are the alternatives by the number of a suggestion, ``before`` how it is marked now, ``forums`` those
    of which everybody knows.
    """

    edits = True

    def __init__(
        self,
        *arguments: Any,
        body: str,
        version: Version,
        provision: str,
        citation: str,
        choices: list[tuple[str, str]],
        forums: list[tuple[str, str]],
        before: Mark | None,
        **options: Any,
    ) -> None:
        super().__init__(*arguments, body=body, **options)
        self.version, self.provision, self.citation, self.before = version, provision, citation, before
        procedure = procedure_of(body)
        self.fields["label"] = forms.ChoiceField(
            label=_("How far it has come"),
            choices=[(label.key, call(label.names, procedure.working)) for label in procedure.labels],
            widget=forms.RadioSelect,
            initial=before.label if before else None,
        )
        self.fields["on"] = forms.ChoiceField(
            label=_("Of which words this is said"),
            choices=choices,
            required=False,
            initial=f"{before.on}" if before and before.on is not None else "",
        )
        self.fields["forum"] = forms.ChoiceField(
            label=_("In which forum"),
            choices=[("", ""), *forums],
            required=False,
            initial=before.forum if before else "",
        )
        self.fields["said"] = forms.CharField(
            label=_("What is pending, or why it is reopened"), max_length=300, required=False
        )

    @property
    def heading(self) -> str:
        return _("Mark how far {provision} has come").format(provision=self.citation)

    @property
    def button(self) -> str:
        return _("Mark it")

    def as_it_stands(self) -> dict[str, object]:
        if self.before is None:
            return {"label": "", "on": "", "forum": "", "said": ""}
        on = "" if self.before.on is None else f"{self.before.on}"
        return {"label": self.before.label, "on": on, "forum": self.before.forum, "said": self.before.said}

    def moved_since(self, basis: int) -> bool:
        return self.before is not None and self.before.number > basis

    def act(self) -> Act:
        given = self.cleaned_data
        return MarkProvision(
            instrument=self.version.instrument,
            on_version=self.version.number,
            provision=self.provision,
            label=given["label"],
            on=int(given["on"]) if given["on"] else None,
            forum=given["forum"] or None,
            said=given["said"],
        )

"""The forms by which documents and their versions are withdrawn, and restricted ones are addressed to others."""

from collections.abc import Sequence
from typing import Any

from django import forms

from plenary.bodies.acts.document import AUDIENCE, WithdrawDocument, WithdrawVersion
from plenary.bodies.acts.readership import ReaddressDocument
from plenary.bodies.forms.act import ActForm
from plenary.bodies.words import name_language
from plenary.kit.language import _
from plenary.record.act import Act

Choices = Sequence[tuple[str, str | list[tuple[str, str]]]]
"""What a list offers: values with their labels, and labels with such lists below them."""


class WithdrawDocumentForm(ActForm):
    """A document is withdrawn; ``called`` is its title, as far as whoever asks may read it."""

    def __init__(self, *arguments: Any, body: str, document: str, called: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.document, self.called = document, called

    @property
    def heading(self) -> str:
        return _("Withdraw {document}").format(document=self.called)

    @property
    def button(self) -> str:
        return _("Withdraw it")

    @property
    def lede(self) -> str:
        return _("This is final: it stands in the register no longer. What is on the record stays there.")

    def act(self) -> Act:
        return WithdrawDocument(key=self.document)


class ReaddressDocumentForm(WithdrawDocumentForm):
    """A restricted document gets another audience: the form offers ``choices``, those that the seat may choose.

    ``owner`` is what its owner is called, where it is not that one that is asked.
    """

    def __init__(self, *arguments: Any, choices: Choices, owner: str = "", **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.choices, self.owner = choices, owner
        self.fields["for_whom"] = forms.RegexField(
            AUDIENCE,
            max_length=80,
            label=_("Restricted to"),
            help_text=_("Only those are here to whom you may give it."),
            widget=forms.Select(choices=[("", "–"), *choices]),
        )

    @property
    def heading(self) -> str:
        return _("Say for whom {document} is").format(document=self.called)

    @property
    def button(self) -> str:
        return self.heading

    @property
    def lede(self) -> str:
        told = _(
            "From now on they read its title and its versions, and those who did before do no longer. What is given to "
            "a forum stays there."
        )
        return f"{told} {self.limit}" if self.owner else told

    @property
    def limit(self) -> str:
        """What whoever is not the owner may do."""
        return _(
            "Only {owner} opens it to others; the secretariat may give it to those alone who could read it before, "
            "{owner} among them."
        ).format(owner=self.owner)

    def act(self) -> Act:
        return ReaddressDocument(key=self.document, for_whom=self.cleaned_data["for_whom"])


class WithdrawVersionForm(WithdrawDocumentForm):
    """One language version of a document is withdrawn."""

    def __init__(self, *arguments: Any, body: str, tongue: str, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.tongue = tongue

    @property
    def heading(self) -> str:
        return _("Withdraw a version of {document}: {language}").format(
            document=self.called, language=name_language(self.tongue)
        )

    @property
    def lede(self) -> str:
        return _("The document stays, and another version in this language may be deposited.")

    def act(self) -> Act:
        return WithdrawVersion(document=self.document, language=self.tongue)

"""The forms by which documents and their versions are withdrawn."""

from typing import Any

from plenary.bodies.acts.document import WithdrawDocument, WithdrawVersion
from plenary.bodies.forms.act import ActForm
from plenary.bodies.words import name_language
from plenary.kit.language import _
from plenary.record.act import Act


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

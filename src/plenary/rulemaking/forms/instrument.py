"""The form by which a text of which nothing was issued leaves the list."""

from typing import Any

from plenary.bodies.forms.act import ActForm
from plenary.bodies.words import call
from plenary.kit.language import _
from plenary.record.act import Act
from plenary.rulemaking.acts.instrument import WithdrawInstrument
from plenary.rulemaking.models import Instrument


class WithdrawInstrumentForm(ActForm):
    def __init__(self, *arguments: Any, body: str, instrument: Instrument, **options: Any) -> None:
        super().__init__(*arguments, body=body, **options)
        self.instrument = instrument

    @property
    def heading(self) -> str:
        return _("Withdraw {document}").format(document=call(self.instrument.titles, self.instrument.language))

    @property
    def button(self) -> str:
        return _("Withdraw it")

    @property
    def lede(self) -> str:
        return _("This is final: it leaves the list, its key is not given again, and its symbol is free for another.")

    def act(self) -> Act:
        return WithdrawInstrument(instrument=self.instrument.key)

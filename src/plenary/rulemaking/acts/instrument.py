"""Instruments are opened: the texts that a body makes."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from plenary.bodies.acts.document import list_uses
from plenary.bodies.models import IssuedSymbol
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.procedure import Key, Language, Names
from plenary.bodies.rules.symbol import BadSymbol, Symbol
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act
from plenary.rulemaking.acts.field import require_instrument
from plenary.rulemaking.models import Instrument, Version


@act
class OpenInstrument(Act):
    """The body begins to make a text, under a symbol and in one working language."""

    name = "instrument.open"
    called = marked("Open a text")
    seats = frozenset({"secretariat"})
    undone_by = "instrument.withdraw"

    instrument: Key
    titles: Names
    symbol: Annotated[str, Field(max_length=100)]
    language: Language

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}",)

    def check(self, case: Case) -> None:
        for refused in list_faults(case.body, self.instrument, self.symbol, self.language):
            raise refused

    def apply(self, entry: Entry) -> None:
        Instrument.enter(entry, key=self.instrument, titles=self.titles, symbol=self.symbol, language=self.language)
        IssuedSymbol.enter(entry, symbol=self.symbol, address=f"texts/{self.instrument}")


@act
class WithdrawInstrument(Act):
    """A text of which no version was issued leaves the list; its key is not given again."""

    name = "instrument.withdraw"
    called = marked("Withdraw a text")
    seats = frozenset({"secretariat"})
    final = True

    instrument: Key

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}",)

    def check(self, case: Case) -> None:
        require_instrument(case, self.instrument)
        if Version.rows.at().filter(body=case.body, instrument=self.instrument).exists():
            raise Refused(
                "rulemaking.issued",
                _("A version of this text has been issued: it stays, and another version can follow."),
                "instrument",
            )

    def apply(self, entry: Entry) -> None:
        Instrument.lapse(entry, key=self.instrument)
        IssuedSymbol.lapse(entry, address=f"texts/{self.instrument}")


def list_faults(body: str, key: str | None, symbol: str | None, language: str | None) -> Iterator[Refused]:
    """All that speaks against a text under a key and a symbol, in a language; against None, unsaid, nothing does."""
    if key is not None and Instrument.objects.filter(body=body, key=key).exists():
        yield Refused("rulemaking.key", _("The key {key} is, or was, a text's.").format(key=key), "instrument")
    procedure = procedure_of(body)
    if language is not None and language not in procedure.languages:
        yield Refused(
            "rulemaking.language",
            _("{language} is none of the body’s languages: {known}.").format(
                language=language, known=", ".join(sorted(procedure.languages))
            ),
            "language",
        )
    if symbol is None:
        return
    if not _is_stem(symbol, procedure.symbol):
        yield Refused(
            "rulemaking.symbol",
            _("{symbol} is no symbol for a text here: write it like {example}, without /Rev.").format(
                symbol=symbol, example=f"{procedure.symbol}/1/L.2"
            ),
            "symbol",
        )
    yield from list_uses(body, symbol)


def _is_stem(symbol: str, beginning: str) -> bool:
    try:
        return not Symbol.parse(symbol, beginning).suffixes
    except BadSymbol:
        return False

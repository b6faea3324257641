"""Versions are issued: each one immutable, with its hash."""

from typing import Annotated

from pydantic import Field

from plenary.bodies.acts.document import require_document
from plenary.bodies.models import IssuedSymbol
from plenary.bodies.rules.procedure import Key
from plenary.bodies.store import Altered
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act
from plenary.rulemaking.acts.field import Hash, Number, require_instrument
from plenary.rulemaking.models import Instrument, Version
from plenary.rulemaking.queries import list_versions
from plenary.rulemaking.rules.version import TextKind, name_version, next_number
from plenary.rulemaking.shelf import read_version


@act
class IssueVersion(Act):
    """A version of a text is issued; what is wrong with it is mended by the next one.

    ``text`` is SHA-256 over its lossless form (engine.text), which is in the store; ``document`` the register's key of
    the file that it was read from.
    """

    name = "version.issue"
    called = marked("Issue a version of a text")
    seats = frozenset({"secretariat"})
    final = True

    instrument: Key
    number: Number
    kind: TextKind = Field(strict=False)
    text: Hash
    provisions: Annotated[int, Field(ge=1)]
    document: Key | None = None

    def about(self) -> tuple[str, ...]:
        return (f"texts/{self.instrument}/versions",)

    def texts(self) -> tuple[str, ...]:
        return (self.text,)

    def check(self, case: Case) -> None:
        instrument = require_instrument(case, self.instrument)
        numbers = [version.number for version in list_versions(case.body, self.instrument)]
        if self.number != next_number(numbers):
            raise Refused(
                "rulemaking.number",
                _("The next version of this text is number {number}.").format(number=next_number(numbers)),
                "number",
            )
        if self.document is not None:
            require_document(case, self.document, "document")
        try:
            base = read_version(self.text).base
        except Altered:
            raise Refused(
                "rulemaking.no-text", _("The text of this version is not in the store: import it first."), "text"
            ) from None
        if base.lang != instrument.language or len(base.provisions) != self.provisions:
            raise Refused(
                "rulemaking.other-text",
                _("The text is in {language}, and this version is said to be in {expected}.").format(
                    language=base.lang, expected=instrument.language
                )
                if base.lang != instrument.language
                else _("Provisions in this text: {count}.").format(count=len(base.provisions)),
                "text",
            )

    def apply(self, entry: Entry) -> None:
        stem = Instrument.rows.at().get(body=entry.body, key=self.instrument).symbol
        symbol = name_version(stem, self.number)
        Version.enter(
            entry,
            instrument=self.instrument,
            number=self.number,
            symbol=symbol,
            text_kind=self.kind.value,
            text=self.text,
            provisions=self.provisions,
            document=self.document or "",
        )
        IssuedSymbol.lapse(entry, symbol=symbol)
        IssuedSymbol.enter(entry, symbol=symbol, address=f"texts/{self.instrument}/versions/{self.number}")

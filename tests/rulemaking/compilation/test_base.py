"""The base as it was read, and the number that names it."""

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.rulemaking.compilation.base import Base


def test_the_number_of_a_base_is_of_its_text_and_not_of_the_symbol_it_is_issued_under() -> None:
    def number(text: str, symbol: str = "") -> str:
        return Base("base.md", Instrument((Provision("p", Kind.PARAGRAPH, text),), symbol=symbol)).digest

    assert number("Rivers are shared.", "RIV/1") == number("Rivers are shared.")
    assert number("Rivers are shared.") != number("Rivers are shared")

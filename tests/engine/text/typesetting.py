"""A passage as a person would read it, for tests that show what collation makes of words."""

from collections.abc import Sequence

from plenary.engine.text.layout import Audience, Line, Mark, Setting, lay_out
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Bracket, Reading
from plenary.engine.text.rolling import collate

CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def line_text(line: Line) -> str:
    """``Option 2 (B): words [a / b (C)]`` with codes in parentheses, ``∅`` for no text, and what leads into an
    option before its words."""
    head = f"Option {line.option}{_codes(line.holders)}: " if line.option else ""
    marks = {Mark.NOTHING: "∅"}
    return (
        head
        + line.lead
        + "".join(_codes(r.holders) if r.mark is Mark.NAMES else marks.get(r.mark, r.text) for r in line.runs)
    )


def _codes(holders: Sequence[str]) -> str:
    return f" ({', '.join(holders)})" if holders else ""


def setting_text(setting: Setting) -> list[str]:
    return [line_text(line) for line in setting.lines]


def collated(base: str, *texts: str, lang: str = "en", brackets: Sequence[Bracket] = ()) -> list[str]:
    """One paragraph with a reading by A, one by B, and so on; the brackets are A's."""
    instrument = Instrument((Provision("p", Kind.PARAGRAPH, base),), lang)
    readings = [Reading(code, (code,), {"p": text}) for code, text in zip(CODES, texts, strict=False)]
    if brackets:
        readings = [Reading("A", ("A",), brackets=tuple(brackets)), *readings[1:]]
    [setting] = lay_out(collate(instrument, readings, order=CODES), audience=Audience.NAMES)
    return setting_text(setting)

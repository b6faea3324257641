"""What run properties say about words: hidden, raised, marked by hand. Only what is set on the words themselves."""

from dataclasses import dataclass

from plenary.engine.text.block import Markup, Role
from plenary.rulemaking.intake.docx.name import VAL, on, w
from plenary.rulemaking.intake.docx.style import Styles
from plenary.rulemaking.intake.tree import Element

_STRIKES = frozenset({w("strike"), w("dstrike")})
_UNDERLINE, _COLOUR, _VANISH = w("u"), w("color"), w("vanish")
_STYLE, _FONTS, _RAISED = w("rStyle"), w("rFonts"), w("vertAlign")
_DARK = 0x48
_SUPERSCRIPTS = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
_RAISABLE = frozenset("0123456789+-−")


@dataclass(frozen=True, slots=True)
class Look:
    """How words look. ``colour`` is RRGGBB, empty where it is black or nearly."""

    markup: frozenset[Markup] = frozenset()
    colour: str = ""
    hidden: bool = False
    raised: bool = False
    font: str = ""
    role: Role = Role.WORDS


PLAIN = Look()


def look(properties: Element | None, styles: Styles) -> Look:
    """The look that run properties give."""
    if properties is None:
        return PLAIN
    markup = set()
    colour = font = ""
    hidden: bool | None = None
    raised = struck = False
    styled = None
    for switch in properties:
        tag = switch.tag
        if tag in _STRIKES:
            struck = struck or on(switch)
        elif tag == _UNDERLINE:
            if switch.get(VAL, "single") != "none":
                markup.add(Markup.UNDERLINED)
        elif tag == _COLOUR:
            colour = _bright(switch.get(VAL, "auto"))
        elif tag == _VANISH:
            hidden = on(switch)
        elif tag == _STYLE:
            styled = styles.style(switch.get(VAL, ""))
        elif tag == _FONTS:
            font = switch.get(w("ascii")) or switch.get(w("hAnsi")) or ""
        elif tag == _RAISED:
            raised = switch.get(VAL) == "superscript"
    # A style that strikes words stands for a deletion wherever it is used; other looks of styles do not.
    if struck or (styled is not None and styled.struck):
        markup.add(Markup.STRUCK)
    if colour:
        markup.add(Markup.COLOURED)
    if hidden is None:
        hidden = styled is not None and styled.hidden
    return Look(frozenset(markup), colour, hidden, raised, font, Role.WORDS if styled is None else styled.role)


def raise_digits(text: str) -> str:
    """Raised digits keep their meaning without their look (10⁶); raised letters (1st) are readable as they are."""
    return text.translate(_SUPERSCRIPTS) if set(text) <= _RAISABLE else text


def _bright(colour: str) -> str:
    if len(colour) != 6:
        return ""
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return ""
    return "" if max(parts) < _DARK else colour.upper()

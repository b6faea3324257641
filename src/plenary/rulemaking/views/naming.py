"""Whose words and positions a reader is told of."""

from plenary.engine.text.layout import OTHERS, Audience
from plenary.rulemaking.output import wording
from plenary.rulemaking.views.text import Shown


def name_proponent(shown: Shown, seat: str) -> str:
    """Whose suggestion or position it is, as far as the reader is told; empty where nobody is named."""
    if shown.audience is Audience.NONE and seat not in shown.reader.seats:
        return ""
    if shown.audience is Audience.GROUPS and not seat.startswith("group:") and seat not in shown.reader.seats:
        return wording.named(shown.edition(()), [OTHERS])
    return shown.names.get(seat, seat)


def tell_proponent(shown: Shown, seat: str) -> str | None:
    """The same for programs: the seat itself where the reader is told names, None where nobody is named."""
    return seat if shown.audience is Audience.NAMES else name_proponent(shown, seat) or None

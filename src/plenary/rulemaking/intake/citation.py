"""How a text cites a footnote."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mark(number: str) -> str:
    """The footnote's number as it stands in the text that cites it: ``⁽¹⁾``."""
    return f"⁽{number.translate(_SUPERSCRIPTS)}⁾"

"""The mark of a footnote in the words that cite it: its number in superscript parentheses, ``⁽¹⁾``."""

import re

MARK = re.compile("⁽[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def mark_of(number: str) -> str:
    """The mark of the note with this number."""
    return f"⁽{number.translate(_RAISED)}⁾"

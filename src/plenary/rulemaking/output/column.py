"""Text set in a column of characters of one width, for terminals and e-mail."""

import re
from unicodedata import combining, east_asian_width

# Scripts that break between any two characters, each with the punctuation that must not begin a line.
_PIECES = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60][、。，；：！？）】》”’\]]*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff01-\uff60]+"
)


def width(text: str) -> int:
    """How many places the text takes: two for a wide character, none for a combining one."""
    return sum(0 if combining(sign) else 2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def wrapped(text: str, columns: int, *, first: str = "", rest: str = "") -> str:
    """The text in lines of at most so many places, the first after ``first``, the others after ``rest``. A
    word that is wider stands alone on its line."""
    lines: list[str] = []
    line, start = first, first
    for piece in _PIECES.findall(text.strip()):
        if piece.isspace():
            line += " " if line != start else ""
        elif width(line + piece) > columns and line.rstrip() != start.rstrip():
            lines.append(line.rstrip())
            line, start = rest + piece, rest
        else:
            line += piece
    lines.append(line.rstrip())
    return "\n".join(lines)


def shortened(text: str, places: int) -> str:
    """The text, cut where a word ends and closed with an ellipsis if it takes more places than this."""
    if width(text) <= places:
        return text
    return wrapped(text, places - 2).partition("\n")[0] + " …"

"""Small tables that users keep in spreadsheets: comma- or semicolon-separated, UTF-8 or UTF-16."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

from plenary.kit.language import _
from plenary.kit.refusal import Refusal

_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", re.IGNORECASE)
_NO_LANGUAGES = frozenset({"end", "key", "m49", "iso", "as_of"})
"""What a column is often headed by that only looks like the tag of a language."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def decode(data: bytes, name: str) -> str:
    """The text of a table. Raises Refusal where it is in neither encoding."""
    try:
        return data.decode("utf-16" if data.startswith(_MARKS) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(_("{file} is not in UTF-8; save it as CSV UTF-8 and try again.").format(file=name)) from error


def is_language(column: str) -> bool:
    """Whether a column is headed by the tag of a language (BCP 47), and so holds names or words in it."""
    return column not in _NO_LANGUAGES and bool(_LANGUAGE.fullmatch(column))


def read_rows(data: bytes, name: str) -> tuple[list[str], list[dict[str, str]]]:
    """The columns of a table and its rows, cells without the space around them.

    Raises Refusal where the file is no table.
    """
    columns, lines = read_lines(data, name)
    return columns, [dict(zip(columns, (*cells, *[""] * len(columns)), strict=False)) for _line, cells in lines]


def read_lines(data: bytes, name: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    """The columns of a table in small letters, and for each row that is not empty its number, as a spreadsheet counts,
    and its cells.

    Spreadsheets separate by commas, semicolons or tabs as the user's country has it: the first line tells.
    Raises Refusal where the file is no table.
    """
    text = decode(data, name)
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    try:
        head_row, *rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator)) or [[]]
    except csv.Error as error:
        raise Refusal(_("{file} is not a table; save it as CSV UTF-8 and try again.").format(file=name)) from error
    found = [(number, [cell.strip() for cell in row]) for number, row in enumerate(rows, 2) if any(map(str.strip, row))]
    return [column.strip().lower() for column in head_row], found


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A table as spreadsheets of every country open it: UTF-8 with its mark, cells that would be formulas quoted.

    A cell that begins with a sign of a formula gets an apostrophe before it, which ``unquote`` takes away.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([[f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def unquote(cell: str) -> str:
    """A cell without the apostrophe that ``write_rows`` put before the sign of a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell

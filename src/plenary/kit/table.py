"""Small tables that users keep in spreadsheets: comma- or semicolon-separated, UTF-8 or UTF-16."""

import csv
import io

from plenary.kit.language import _
from plenary.kit.refusal import Refusal

_MARKS = (b"\xff\xfe", b"\xfe\xff")


def decode(data: bytes, name: str) -> str:
    """The text of a table. Raises Refusal where it is in neither encoding."""
    try:
        return data.decode("utf-16" if data.startswith(_MARKS) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(_("{file} is not in UTF-8; save it as CSV UTF-8 and try again.").format(file=name)) from error


def read_rows(data: bytes, name: str) -> tuple[list[str], list[dict[str, str]]]:
    """The columns of a table and its rows, cells without the space around them.

    Spreadsheets separate by commas, semicolons or tabs as the user's country has it: the first line tells.
    Raises Refusal where the file is no table.
    """
    text = decode(data, name)
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    try:
        head_row, *rows = list(csv.reader(io.StringIO(text), delimiter=separator)) or [[]]
    except csv.Error as error:
        raise Refusal(_("{file} is not a table; save it as CSV UTF-8 and try again.").format(file=name)) from error
    columns = [column.strip() for column in head_row]
    found = [dict(zip(columns, (*map(str.strip, row), *[""] * len(columns)), strict=False)) for row in rows if any(row)]
    return columns, found

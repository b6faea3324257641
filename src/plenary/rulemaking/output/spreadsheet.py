"""The apparatus as CSV: one row for each alternative and for each request about a whole provision.

For spreadsheets and for programs: comma-separated with CRLF (RFC 4180), UTF-8 with a byte order mark,
without which spreadsheets read Arabic and Chinese as something else. The column heads and the values of
``kind`` and ``base`` are the same in every language. The lossless form is the JSON; here a cell that a
spreadsheet would run as a formula gains an apostrophe.
"""

import csv
import io
from collections.abc import Iterator

from plenary.kit.language import speaking
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.apparatus import Row, Sort, rows
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import Hanging, hangings

COLUMNS = (
    "provision",
    "citation",
    "kind",
    "slot",
    "alternative",
    "base",
    "words",
    "holders",
    "names",
    "reason",
    "opposed",
    "language",
    "translated",
)
# https://owasp.org/www-community/attacks/CSV_Injection
_RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_csv(edition: Edition) -> bytes:
    """The edition's apparatus. ``holders`` are codes and ``names`` what they are called, in the same
    order, parted by ``; ``; ``opposed`` are the codes of those who oppose the words; ``alternative`` counts
    from 0 in each slot and is empty where there is none. ``language`` is that of the words, and ``translated``
    says of those in another language whether their translation stands in the text."""
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    with speaking(edition.tongue):
        writer.writerows([_inert(cell) for cell in cells] for cells in _table(edition))
    return lines.getvalue().encode("utf-8-sig")


def _table(edition: Edition) -> Iterator[tuple[str, ...]]:
    cited = edition.cites
    for setting in edition.settings:
        for row in rows(setting):
            yield _cells(edition, row, cited[setting.id])
        for one in hangings(edition, setting):
            yield _original(edition, one, cited[setting.id])


def _cells(edition: Edition, row: Row, citation: str) -> tuple[str, ...]:
    return (
        row.provision,
        citation,
        str(row.sort),
        row.slot,
        str(row.number) if row.sort in (Sort.ALTERNATIVE, Sort.OPTION) else "",
        "yes" if row.base else "no",
        wording.cited_by(edition, row),
        "; ".join(row.holders),
        "; ".join(edition.name(code) for code in row.holders),
        row.reason,
        "; ".join(row.opposed),
        edition.lang,
        "",
    )


def _original(edition: Edition, one: Hanging, citation: str) -> tuple[str, ...]:
    """A suggestion in another language: the words that its holders want."""
    original = one.original
    return (
        original.provision,
        citation,
        "original",
        "",
        "",
        "no",
        one.words,
        "; ".join(original.holders),
        "; ".join(edition.name(code) for code in original.holders),
        "",
        "",
        one.lang,
        "yes" if original.translated else "no",
    )


def _inert(cell: str) -> str:
    """The cell, not to be run by a spreadsheet."""
    return f"'{cell}" if cell.startswith(_RUN) else cell

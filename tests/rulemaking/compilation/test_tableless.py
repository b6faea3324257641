"""Plain text that has lost the tables of the base."""

from pathlib import Path

import pytest

from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission

BEFORE = """Article 1. Fees

1. Fees shall not exceed the cost of operation.

2. The fees by size of the request are set out here:
"""
TABLE = """
| Size | Fee | Term |
|---|---|---|
| Small | 10 units | one year |
| Large | 200 units | five years |
"""
AFTER = """
3. Least developed countries shall pay no fee for small requests of any kind.

Article 2. Secretariat

1. The Secretariat shall keep a register of all the requests.
"""
MISSING = "KES.txt is plain text and does not have the table (Article 1, table); that is left as it is."
UNREAD = (
    "In KES.txt the table (Article 1, table) came as plain text and was not read: it is left as it is; look whether it "
    "was changed."
)


@pytest.mark.parametrize(
    ("table", "words", "remarks", "doubts"),
    [
        (TABLE.replace("10", "12"), {"a1.tab1.r2.c2": "12 units"}, [], []),
        ("", {}, [MISSING], []),
        ("\nSize Fee Term Small 10 units one year Large 200 units five years\n", {}, [], [UNREAD]),
    ],
)
def test_a_plain_text_deletes_no_table_and_adds_none_of_its_lines(
    tmp_path: Path, table: str, words: dict[str, str], remarks: list[str], doubts: list[str]
) -> None:
    headed = (BEFORE + TABLE + AFTER).replace("Article", "## Article")
    (tmp_path / "base.md").write_text(headed)
    (tmp_path / "KES.txt").write_text(BEFORE + table + AFTER)
    membership = Membership((Member("KES", False, {"en": "Kestria"}),))
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=membership).register
    [reading] = entry.readings
    assert (reading.words, reading.deleted, reading.added) == (words, frozenset(), ())
    assert [one.sentence for one in entry.remarks] == remarks
    assert [one.sentence for one in entry.doubts] == doubts

"""File names as they may be shown in a line."""

import pytest

from plenary.kit.file_name import legible


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("ARA.docx", "ARA.docx"),
        ("ARA – « avis ».docx", "ARA – « avis ».docx"),
        ("نص\u200c‌ها.docx", "نص\u200c‌ها.docx"),
        ("TAR\x1b[31m\n\t\r.docx", "TAR␛[31m␊␉␍.docx"),
        ("TAR\x7f\x85\u2028\u202excod.\udcff", "TAR␡���xcod.�"),
    ],
)
def test_what_would_break_a_line_is_shown_as_its_picture(name: str, shown: str) -> None:
    assert legible(name) == shown

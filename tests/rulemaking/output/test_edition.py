from dataclasses import replace
from datetime import UTC, datetime

import pytest

from plenary.engine.text.layout import OTHERS, Arrival, Line, Mark, Opposition, Run, Setting
from plenary.rulemaking.output.edition import Edition, Figures, Receipt

PLAIN = Setting("p1", "paragraph", "1", 1, (Line((Run(Mark.WORDS, "The Parties meet."),)),))
OPEN = Setting(
    "p2",
    "paragraph",
    "2",
    1,
    (
        Line(
            (
                Run(Mark.WORDS, "Each Party"),
                Run(Mark.OPEN, " [", "p2:2-3", depth=1),
                Run(Mark.WORDS, "shall", "p2:2-3", depth=1),
                Run(Mark.SLASH, " / ", "p2:2-3", depth=1),
                Run(Mark.WORDS, "should", "p2:2-3", 1, False, 1),
                Run(Mark.NAMES, "", "p2:2-3", 1, False, 1, ("BOR", "NG")),
                Run(Mark.CLOSE, "]", "p2:2-3", depth=1),
                Run(Mark.WORDS, " contribute."),
            )
        ),
    ),
)
EDITION = Edition(
    title="Framework",
    settings=(Setting("t", "title", "", 0, (Line((Run(Mark.WORDS, "Framework"),)),)), PLAIN, OPEN),
    as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC),
    base="0" * 64,
    names={"NG": "Northern Group"},
    members={"NG": "Northern Group of members", "BOR": "Borland", "CEL": "Celandia"},
    register=(Receipt("BOR.docx", ("BOR",)),),
)


def test_the_figures_of_an_edition_count_provisions_without_headings():
    assert EDITION.figures == Figures(provisions=2, open=1, brackets=1, submissions=1)
    assert EDITION.figures.plain == 1


def test_a_deleted_or_moved_provision_is_open_and_options_are_one_bracket():
    options = (Line((Run(Mark.WORDS, "A."),), 1, (), "p3"), Line((Run(Mark.WORDS, "B."),), 2, ("CEL",), "p3"))
    settings = (
        replace(PLAIN, id="d", deleted=("BOR",), opposed=(Opposition("d:0", 0, ("FAR",)),)),
        replace(PLAIN, id="m", moved=(Arrival("p1", ("ZED", OTHERS)),)),
        replace(PLAIN, id="o", lines=options, offered=("CEL",), retained=("ALO",)),
    )
    edition = replace(EDITION, settings=settings)
    assert edition.figures == Figures(provisions=3, open=3, brackets=1, submissions=1)
    assert edition.holders == ("BOR", "CEL", "ALO", "FAR", "ZED")


def test_holders_are_named_as_the_body_names_them():
    assert [EDITION.name(code) for code in (*EDITION.holders, "XX")] == ["Northern Group", "Borland", "XX"]


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        replace(EDITION, as_at=datetime.fromisoformat("2031-05-14"))

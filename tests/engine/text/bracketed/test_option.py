"""Options: what a label is, and which paragraphs lie under each."""

import pytest

from plenary.engine.text.bracketed import Paragraph
from plenary.engine.text.bracketed.option import Label, Option, OptionSet, label, option_sets, stray_labels


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Option 1: words", Label("Option 1: ", "1")),
        ("**Option 2**. words", Label("**Option 2**. ", "2")),
        ("**Option 1 bis:** words", Label("**Option 1 bis:** ", "1 bis")),
        ("Option1", Label("Option1", "1")),
        ("**Option 3**", Label("**Option 3**", "3")),
        ("Option II:", Label("Option II:", "II")),
        ("Option 2 *(note)* x", Label("Option 2 ", "2")),
        ("Opción 2: x", Label("Opción 2: ", "2")),
        ("Вариант 1: x", Label("Вариант 1: ", "1")),
        ("الخيار ١: نص", Label("الخيار ١: ", "١")),
        ("备选案文1：各国", Label("备选案文1：", "1")),
        ("Option 1 of the decision stands", None),
        ("Optional words", None),
        ("[Option 1: words]", None),
    ],
)
def test_a_label_is_read_in_each_language(text: str, expected: Label | None) -> None:
    assert label(text) == expected


def sets(*listed: Paragraph) -> list[list[tuple[str, tuple[int, ...]]]]:
    return [[(one.name, one.places) for one in found.options] for found in option_sets(listed)]


def test_options_side_by_side_hold_one_paragraph_each() -> None:
    listed = [Paragraph("a", "Option 1: a"), Paragraph("b", "Option 2: b"), Paragraph("c", "After", numbered=True)]
    assert option_sets(listed) == (OptionSet((Option("1", (0,)), Option("2", (1,)))),)


def test_a_numbered_paragraph_that_begins_with_an_option_holds_those_below_it() -> None:
    assert sets(
        Paragraph("a", "Option 1: a", 0, numbered=True),
        Paragraph("b", "more", 1),
        Paragraph("c", "Option 2: b", 1),
        Paragraph("d", "deeper", 2),
        Paragraph("e", "Option 1: next", 0, numbered=True),
        Paragraph("f", "Option 2: next", 1),
    ) == [[("1", (0, 1)), ("2", (2, 3))], [("1", (4,)), ("2", (5,))]]


def test_a_label_alone_holds_what_follows_until_a_heading_or_no_text() -> None:
    assert sets(
        Paragraph("a", "Option 1:"),
        Paragraph("b", "one", numbered=True),
        Paragraph("c", "two", numbered=True),
        Paragraph("d", "Option 2:"),
        Paragraph("e", "No text"),
        Paragraph("f", "after"),
        Paragraph("g", "Heading", heading=True),
        Paragraph("h", "after"),
    ) == [[("1", (0, 1, 2)), ("2", (3, 4))]]


def test_a_list_that_an_option_announces_and_the_paragraph_that_closes_its_bracket_are_its_own() -> None:
    assert sets(
        Paragraph("a", "Option 1: x"),
        Paragraph("b", "Option 2: do:"),
        Paragraph("c", "one", numbered=True),
        Paragraph("d", "after"),
        Paragraph("e", "Option 1: x"),
        Paragraph("f", "Option 2: [y"),
        Paragraph("g", "z]"),
        Paragraph("h", "after"),
    ) == [[("1", (0,)), ("2", (1, 2))], [("1", (4,)), ("2", (5, 6))]]


def test_options_nest_and_a_label_without_a_second_is_no_set() -> None:
    assert sets(
        Paragraph("a", "Option 1:"),
        Paragraph("b", "Option 1: x", 1),
        Paragraph("c", "Option 2: y", 1),
        Paragraph("d", "Option 2: z"),
        Paragraph("e", "Head", heading=True),
        Paragraph("f", "Option 1: only"),
    ) == [[("1", (0, 1, 2)), ("2", (3,))], [("1", (1,)), ("2", (2,))]]


def test_paragraphs_between_two_labels_belong_to_the_first_unless_the_text_leaves_their_depth() -> None:
    assert sets(Paragraph("a", "Option 1: x"), Paragraph("b", "more"), Paragraph("c", "Option 2: y")) == [
        [("1", (0, 1)), ("2", (2,))]
    ]
    assert (
        sets(
            Paragraph("a", "Option 1: x", 1),
            Paragraph("b", "more", 1),
            Paragraph("c", "out"),
            Paragraph("d", "Option 2: y", 1),
        )
        == []
    )
    assert sets(Paragraph("a", "Option 1: x"), Paragraph("b", "more"), Paragraph("c", "Option 1: y")) == []


def test_a_label_without_a_number_beside_a_numbered_one_is_of_its_set() -> None:
    assert sets(
        Paragraph("a", "Option 1: a", 1, numbered=True),
        Paragraph("b", "more", 1),
        Paragraph("c", "deeper", 2),
        Paragraph("d", "Option 2: b", 1),
        Paragraph("e", "deeper", 2),
        Paragraph("f", "after", 1),
        Paragraph("g", "Option 1: next", 1, numbered=True),
        Paragraph("h", "Option 2: next", 1, numbered=True),
        Paragraph("i", "Option 3: next", 1),
    ) == [[("1", (0, 1, 2)), ("2", (3, 4))], [("1", (6,)), ("2", (7,)), ("3", (8,))]]


def test_a_label_beside_a_number_goes_on_with_the_set_around_it_if_there_is_one() -> None:
    assert sets(
        Paragraph("a", "Option 1:", 1),
        Paragraph("b", "Option 1: x", 1, numbered=True),
        Paragraph("c", "Option 2: y", 2),
        Paragraph("d", "Option 2: z", 1),
    ) == [[("1", (0, 1, 2)), ("2", (3,))], [("1", (1,)), ("2", (2,))]]
    assert (
        sets(
            Paragraph("a", "Option 1: x", 1, numbered=True),
            Paragraph("b", "more", 1),
            Paragraph("c", "Option 1: y", 1),
        )
        == []
    )


def test_a_numbered_label_does_not_go_on_where_the_options_before_it_have_no_numbers() -> None:
    assert sets(
        Paragraph("a", "Option 1 [x]", 1, numbered=True),
        Paragraph("b", "Option 2: y", 2),
        Paragraph("c", "Option 3: z", 2),
        Paragraph("d", "Option 1: x", 1, numbered=True),
        Paragraph("e", "Option 2: y", 2),
    ) == [[("2", (1,)), ("3", (2,))], [("1", (3,)), ("2", (4,))]]


def test_a_label_that_belongs_to_no_set_is_named_where_it_heads_nothing() -> None:
    listed = [
        Paragraph("a", "Option 1: x"),
        Paragraph("b", "Option 2: y", numbered=True),
        Paragraph("c", "Option A: words", heading=True),
    ]
    assert option_sets(listed) == ()
    assert list(stray_labels(listed)) == [("a", "Option 1:"), ("b", "Option 2:")]

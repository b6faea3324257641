"""Tables of proposals: a row for each provision, read, left to a person, or listed."""

import pytest

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.candidate import find, speaks_of, tables_of_proposals, unread
from plenary.engine.text.provision import Instrument, Kind, Provision
from tests.engine.text.candidate.accord import BASES, EN, MEMBERS, Told, told

EACH = "Members shall share tools and shall report each year."
MAY = "Members shall share tools and may report each year."


def table(*rows: tuple[str | None, ...], number: int = 0) -> list[Block]:
    """The cells of a table; None is a cell that is merged with the one above it."""
    return [
        Block((Piece(text),), Shape.CELL, place=f"row {line + 1}, column {column + 1}", row=(number, line, column))
        for line, row in enumerate(rows)
        for column, text in enumerate(row)
        if text is not None
    ]


def rows(lang: str, *lines: tuple[str | None, ...]) -> list[tuple[str, Told]]:
    base = BASES[lang]
    return [(one.sentence, told(base, one)) for one in find(base, table(*lines), members=MEMBERS, lang=lang)]


def test_each_row_is_a_candidate_with_its_own_words() -> None:
    assert rows(
        "en",
        ("Provision", "Current text", "Comment", "Proposed text"),
        ("Article 2, paragraph 1", EACH, "Too strict.", "1. " + MAY),
        ("2.2 (b)", "keep the list open; and", "", "Delete"),
        ("2.3", "Members may ask the Office.", "", "Retain."),
        ("3.1", "", "", "Replace “shared” by “split”. Add “fairly” at the end."),
        ("Article 3 bis (new)", "", "New.", "Members shall cooperate."),
        ("Article 1", "", "", "Members should share tools."),
    ) == [
        (f"Article 2, paragraph 1 | {EACH} | 1. {MAY}", ("reword", {"words": {"a2.1": MAY}}, [])),
        ("2.2 (b) | keep the list open; and | Delete", ("delete", {"deleted": ("a2.2.b",)}, [])),
        ("2.3 | Members may ask the Office. | Retain.", ("retain", {"retained": ("a2.3",)}, [])),
        ("3.1 | Replace “shared” by “split”.", ("replace", {"words": {"a3.1": "Costs are split."}}, [])),
        ("3.1 | Add “fairly” at the end.", ("insert", {"words": {"a3.1": "Costs are shared fairly."}}, [])),
        (
            "Article 3 bis (new) | Members shall cooperate.",
            (
                "add",
                {
                    "added": [
                        ("a3.2", None, "article", "Article 3 bis", ""),
                        ("a3.2", "bbbe884b.1", "text", "", "Members shall cooperate."),
                    ]
                },
                [],
            ),
        ),
        (
            "Article 1 | Members should share tools.",
            ("reword", {"words": {"a1.t1": "Members should share tools."}}, []),
        ),
    ]


def test_what_cannot_be_read_of_a_row_is_left_to_a_person() -> None:
    lines = {
        ("2.1", "We should like this to be much softer, and to delete what is unclear in it."): ["not read"],
        ("General", "Delete what nobody needs."): ["provision unsaid"],
        ("Articles", "Members shall cooperate."): ["not read"],
        ("After 3.7", "Members shall cooperate."): ["not read", "provision unknown"],
        ("Articles 8 and 2.9", "Members shall cooperate."): ["not read", "provision unknown"],
        ("3.8", "Members shall cooperate.\nThey shall do so each year."): ["not read", "provision unknown"],
    }
    assert rows("en", ("Article", "Proposal"), *lines) == [
        (" | ".join(line), ("unread", {}, doubts)) for line, doubts in lines.items()
    ]


def test_a_cell_that_is_a_verb_and_a_place_asks() -> None:
    assert rows("en", ("Article", "Proposal"), ("2.3", "To be moved after Article 3, paragraph 2")) == [
        ("2.3 | To be moved after Article 3, paragraph 2", ("move", {"moved": [("a2.3", "a3.2", "a3")]}, []))
    ]


@pytest.mark.parametrize(
    ("lang", "head", "provision", "cell"),
    [
        ("en", ("Article", "Proposal"), "2.2", "[deleted]"),
        ("en", ("Article", "Proposal"), "2.2", "(Deleted)"),
        ("fr", ("Article", "Proposition"), "2.2", "[supprimé]"),
        ("es", ("Artículo", "Propuesta"), "2.2", "[suprimido]"),
        ("ru", ("Статья", "Предложение"), "2.2", "[исключено]"),
        ("ar", ("المادة", "المقترح"), "2.2", "[محذوف]"),
        ("zh", ("条款", "提案"), "第二条第二款", "［删除］"),
    ],
)
def test_a_cell_that_says_deleted_in_brackets_asks_for_a_deletion(
    lang: str, head: tuple[str, str], provision: str, cell: str
) -> None:
    gone = ("a2.2", "a2.2.a", "a2.2.b") if lang == "en" else ("a2.2",)
    assert rows(lang, head, (provision, cell)) == [(f"{provision} | {cell}", ("delete", {"deleted": gone}, []))]


def test_a_wording_beside_other_words_than_those_of_the_base_is_not_sure() -> None:
    assert rows("en", ("Article", "Text", "Proposal"), ("2.1", "Members share.", MAY)) == [
        (f"2.1 | Members share. | {MAY}", ("reword", {"words": {"a2.1": MAY}}, ["base differs"]))
    ]


def test_rows_of_several_members_say_whose_they_are() -> None:
    assert rows(
        "en",
        ("MB", "Clause", "Para", "Type", "Comment", "Proposed change"),
        ("ARA", "2", "1", "te", "Softer.", MAY),
        ("BOR", None, "2", "ed", "", "Delete"),
    ) == [
        (f"ARA | 2 | 1 | te | {MAY}", ("reword", {"words": {"a2.1": MAY}}, ["reported"])),
        ("BOR | 2 | ed | Delete", ("delete", {"deleted": ("a2.2", "a2.2.a", "a2.2.b")}, ["reported"])),
    ]


@pytest.mark.parametrize(
    ("lang", "lines", "expected"),
    [
        (
            "fr",
            (
                ("Disposition", "Observations", "Modification proposée"),
                ("Article 2, paragraphe 2", "Inutile.", "À supprimer"),
            ),
            ("Article 2, paragraphe 2 | À supprimer", ("delete", {"deleted": ("a2.2",)}, [])),
        ),
        (
            "es",
            (("Artículo", "Texto propuesto", "Justificación"), ("2.2", "La Oficina llevará una lista.", "Futuro.")),
            (
                "2.2 | La Oficina llevará una lista.",
                ("reword", {"words": {"a2.2": "La Oficina llevará una lista."}}, []),
            ),
        ),
        (
            "ru",
            (("Положение", "Предлагаемый текст", "Обоснование"), ("Статья 2, пункт 2", "Исключить", "Лишнее.")),
            ("Статья 2, пункт 2 | Исключить", ("delete", {"deleted": ("a2.2",)}, [])),
        ),
        (
            "ar",
            (("المادة", "النص المقترح", "التعليق"), ("المادة 2، الفقرة 2", "حذف", "لا حاجة إليها.")),
            ("المادة 2، الفقرة 2 | حذف", ("delete", {"deleted": ("a2.2",)}, [])),
        ),
        (
            "zh",
            (("条款", "修改建议", "理由"), ("第二条第二款", "删除", "不需要。")),
            ("第二条第二款 | 删除", ("delete", {"deleted": ("a2.2",)}, [])),
        ),
    ],
)
def test_the_columns_are_told_by_their_heads(
    lang: str, lines: tuple[tuple[str, ...], ...], expected: tuple[str, Told]
) -> None:
    assert rows(lang, *lines) == [expected]
    (matrix,) = tables_of_proposals(BASES[lang], table(*lines))
    assert [block.accepted for block in matrix.comments] == [
        text
        for head, text in zip(*lines, strict=True)
        if head in ("Observations", "Justificación", "Обоснование", "التعليق", "理由")
    ]


@pytest.mark.parametrize(
    "head",
    [
        ("Article", "Text"),
        ("Draft", "Proposal"),
        ("Article", "Proposal of Arandia", "Proposal of Borland"),
        ("Article", "Here everybody is kindly asked to write down a proposal"),
    ],
)
def test_a_table_that_does_not_say_what_its_columns_hold_is_none_of_proposals(head: tuple[str, ...]) -> None:
    assert tables_of_proposals(EN, table(head, tuple("2.1" for _ in head))) == ()


def test_a_table_of_the_text_is_none_of_proposals() -> None:
    base = Instrument((Provision("c1", Kind.TEXT, "Article"), Provision("c2", Kind.TEXT, "Amendment")))
    assert tables_of_proposals(base, table(("Article", "Amendment"), ("1", "of 1994"))) == ()


def test_a_reason_beside_proposals_is_a_comment_and_alone_it_is_a_proposal() -> None:
    both = table(("Article", "Amendment", "Reason for the amendment"), ("2.1", "Delete", "Too strict."))
    (matrix,) = tables_of_proposals(EN, both)
    assert [block.accepted for block in matrix.comments] == ["Too strict."]
    (matrix,) = tables_of_proposals(EN, table(("Article", "Comments and proposals"), ("2.1", "Delete")))
    assert (matrix.comments, [row.proposal for row in matrix.rows]) == ((), ["Delete"])


def test_what_no_candidate_has_is_listed() -> None:
    cells = table(
        ("Article", "Comment", "Proposal"),
        ("2.1", "Too strict.", "Delete"),
        ("3.1", "We reflect.", ""),
        ("3.2", "", None),
    )
    letter = [
        Block((Piece(text),), place=text)
        for text in ("We thank the Chair. Delete Article 3.", "On Article 2:", "1. We reflect.", "")
    ]
    blocks = [*letter, *cells]
    found = find(EN, blocks, members=MEMBERS)
    left = unread(blocks, found, tables_of_proposals(EN, blocks))
    assert [(block.place, block.accepted) for block in left] == [
        ("We thank the Chair. Delete Article 3.", "We thank the Chair."),
        ("1. We reflect.", "We reflect."),
    ]


def test_a_table_speaks_of_a_text_whose_words_or_provisions_it_has() -> None:
    assert speaks_of(EN, table((EACH, "x")))
    assert speaks_of(EN, table(("Article 2", "x")))
    assert not speaks_of(EN, table(("Article 9", "x")))

"""Automatic numbers are what the reader sees once all changes are accepted."""

import pytest

from plenary.engine.text.block import Change, Piece, Shape
from plenary.rulemaking.intake.docx import read
from plenary.rulemaking.intake.docx.numeral import numeral
from tests.rulemaking.intake.word import cut, ins, listed, p, table, tc, tr, word


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEGAL = (
    '<w:abstractNum w:abstractNumId="7">'
    + level(0, "decimal", "%1.")
    + level(1, "lowerLetter", "(%2)")
    + level(2, "lowerRoman", "(%3)")
    + "</w:abstractNum>"
)
ONE = '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'


def numbers(body: str, numbering: str = LEGAL + ONE, styles: str = "") -> list[tuple[str, str]]:
    """The number and the words of each block, deleted words included."""
    blocks = read(word(body, numbering=numbering, styles=styles)).blocks
    return [(block.number, "".join(piece.text for piece in block.pieces)) for block in blocks]


def test_levels_count_for_themselves_and_begin_again_under_the_next_one():
    body = (
        listed(0, "a")
        + listed(1, "b")
        + listed(2, "c")
        + listed(2, "d")
        + listed(1, "e")
        + listed(0, "f")
        + listed(1, "g")
    )
    assert numbers(body) == [
        ("1.", "a"), ("(a)", "b"), ("(i)", "c"), ("(ii)", "d"), ("(b)", "e"), ("2.", "f"), ("(a)", "g"),
    ]  # fmt: skip


def test_the_level_of_a_list_item_is_the_level_of_its_block():
    blocks = read(word(listed(0, "a") + listed(2, "b") + p("c"), numbering=LEGAL + ONE)).blocks
    assert [block.level for block in blocks] == [0, 2, 0]


def test_a_deeper_level_shows_the_numbers_above_it_even_if_those_were_never_used():
    kind = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "upperRoman", "%1")
        + level(1, "decimal", "%1.%2")
        + "</w:abstractNum>"
    )
    assert numbers(listed(1, "a") + listed(0, "b") + listed(1, "c"), kind + ONE) == [
        ("I.1", "a"),
        ("I", "b"),
        ("I.1", "c"),
    ]


def test_a_legal_level_shows_all_numbers_in_decimal():
    kind = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "upperRoman", "Article %1")
        + level(1, "lowerLetter", "%1.%2", "<w:isLgl/>")
        + "</w:abstractNum>"
    )
    assert numbers(listed(0, "a") + listed(0, "b") + listed(1, "c"), kind + ONE) == [
        ("Article I", "a"),
        ("Article II", "b"),
        ("2.1", "c"),
    ]


def test_a_level_may_go_on_counting_or_restart_at_a_named_level_only():
    kind = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "decimal", "%1")
        + level(1, "decimal", "%2", '<w:lvlRestart w:val="0"/>')
        + level(2, "decimal", "%3", '<w:lvlRestart w:val="1"/>')
        + "</w:abstractNum>"
    )
    body = (
        listed(0, "a")
        + listed(1, "b")
        + listed(2, "c")
        + listed(1, "d")
        + listed(2, "e")
        + listed(0, "f")
        + listed(1, "g")
        + listed(2, "h")
    )
    assert [number for number, _ in numbers(body, kind + ONE)] == ["1", "1", "1", "2", "2", "2", "3", "1"]


def test_two_lists_of_one_kind_count_on_and_an_override_starts_again():
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="7"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = listed(0, "a") + listed(0, "b", number="2") + listed(0, "c", number="3") + listed(0, "d", number="3")
    assert numbers(body, LEGAL + ONE + more) == [("1.", "a"), ("2.", "b"), ("5.", "c"), ("6.", "d")]


def test_a_list_may_replace_a_level_of_its_kind():
    own = (
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        + level(0, "ordinal", "%1:", start=3)
        + "</w:lvlOverride></w:num>"
    )
    assert numbers(listed(0, "a") + listed(1, "b"), LEGAL + own) == [("3rd:", "a"), ("(a)", "b")]


def test_a_style_gives_a_number_and_the_list_says_its_level():
    kind = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "decimal", "Article %1.", '<w:pStyle w:val="Article"/>')
        + level(1, "decimal", "%2.", '<w:pStyle w:val="Para"/>')
        + "</w:abstractNum>"
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name, base in (("Article", "Normal"), ("Para", "Article"))
    )
    body = (
        p("One", properties='<w:pStyle w:val="Article"/>')
        + p("Two", properties='<w:pStyle w:val="Para"/>')
        + p("Three", properties='<w:pStyle w:val="Para"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("Four", properties='<w:pStyle w:val="Para"/>')
    )
    assert numbers(body, kind + ONE, styles) == [
        ("Article 1.", "One"), ("1.", "Two"), ("", "Three"), ("2.", "Four"),
    ]  # fmt: skip


def test_a_list_may_borrow_its_levels_from_a_numbering_style():
    styles = (
        '<w:style w:type="numbering" w:styleId="Legal"><w:name w:val="Legal"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    linked = (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    assert numbers(listed(1, "a", number="2"), LEGAL + linked + ONE, styles) == [("(a)", "a")]


def test_numbers_are_those_of_the_accepted_text_and_a_deleted_paragraph_keeps_its_own():
    gone = '<w:del w:author="A"/>'
    new = '<w:ins w:author="A"/>'
    body = (
        listed(0, "a")
        + listed(0, cut("b"), mark=gone)
        + listed(0, ins("c"), mark=new)
        + listed(0, ins("d"), mark=new)
        + listed(0, "e")
    )
    assert numbers(body) == [("1.", "a"), ("2.", "b"), ("2.", "c"), ("3.", "d"), ("4.", "e")]


def test_a_paragraph_that_is_in_neither_text_keeps_the_number_that_it_had_and_counts_for_no_other():
    both = '<w:ins w:author="A"/><w:del w:author="B"/>'
    body = listed(0, "a") + listed(0, ins(cut("b", by="B"), by="A"), mark=both) + listed(0, "c")
    assert numbers(body) == [("1.", "a"), ("2.", "b"), ("2.", "c")]


def test_paragraphs_joined_by_a_deleted_mark_have_one_number():
    gone = '<w:del w:author="A"/>'
    body = listed(0, "a") + listed(0, "b ", mark=gone) + listed(0, "c") + listed(0, "d")
    assert numbers(body) == [("1.", "a"), ("2.", "b "), ("3.", "c"), ("3.", "d")]


def test_an_empty_item_counts_but_is_no_block():
    assert numbers(listed(0, "a") + listed(0) + listed(0, "b")) == [("1.", "a"), ("3.", "b")]


def test_the_second_item_in_a_cell_begins_its_line_with_its_number():
    body = table(tr(tc(listed(0, "a"), listed(0, "b")), tc("c"))) + listed(0, "d")
    blocks = read(word(body, numbering=LEGAL + ONE)).blocks
    assert [(block.shape, block.number, block.pieces) for block in blocks] == [
        (Shape.CELL, "1.", (Piece("a\n2. b"),)),
        (Shape.CELL, "", (Piece("c"),)),
        (Shape.BODY, "3.", (Piece("d"),)),
    ]


def test_a_bullet_is_the_sign_the_reader_sees():
    kind = (
        '<w:abstractNum w:abstractNumId="7">'
        + level(0, "bullet", "\uf0b7")
        + level(1, "bullet", "–")
        + "</w:abstractNum>"
    )
    assert numbers(listed(0, "a") + listed(1, "b"), kind + ONE) == [("•", "a"), ("–", "b")]


def test_a_list_that_is_not_there_gives_no_number():
    assert numbers(listed(0, "a", number="9") + listed(12, "b")) == [("", "a"), ("", "b")]


def test_a_form_that_old_readers_do_not_know_is_taken_from_the_alternative():
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001"/></mc:Choice>'
        '<mc:Fallback><w:numFmt w:val="decimalZero"/></mc:Fallback></mc:AlternateContent>'
    )
    inside = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form}<w:lvlText w:val="%1"/></w:lvl>'
    kind = f'<w:abstractNum w:abstractNumId="7">{inside}</w:abstractNum>'
    assert numbers(listed(0, "a"), kind + ONE) == [("01", "a")]


def test_a_change_of_numbering_alone_changes_no_words():
    blocks = read(word(listed(0, "a", mark='<w:ins w:author="A"/>') + listed(0, "b"), numbering=LEGAL + ONE)).blocks
    assert [(block.number, block.change) for block in blocks] == [("1.", Change.INSERTED), ("2.", Change.KEPT)]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("decimal", ["1", "4", "10", "21", "29", "110"]),
        ("decimalZero", ["01", "04", "10", "21", "29", "110"]),
        ("upperRoman", ["I", "IV", "X", "XXI", "XXIX", "CX"]),
        ("lowerLetter", ["a", "d", "j", "u", "cc", "fffff"]),
        ("ordinal", ["1st", "4th", "10th", "21st", "29th", "110th"]),
        ("cardinalText", ["One", "Four", "Ten", "Twenty-one", "Twenty-nine", "110"]),
        ("ordinalText", ["First", "Fourth", "Tenth", "Twenty-first", "Twenty-ninth", "110"]),
        ("russianLower", ["а", "г", "к", "х", "аа", "ээээ"]),
        ("arabicAbjad", ["أ", "د", "ي", "ش", "أأ", "ضضضض"]),
        ("arabicAlpha", ["أ", "ث", "ر", "ق", "أأ", "هههه"]),
        ("hindiNumbers", ["١", "٤", "١٠", "٢١", "٢٩", "١١٠"]),
        ("chineseCounting", ["一", "四", "十", "二十一", "二十九", "一百一十"]),
        ("chineseCountingThousand", ["一", "四", "十", "二十一", "二十九", "一百一十"]),
        ("ideographDigital", ["一", "四", "一〇", "二一", "二九", "一一〇"]),
        ("chineseLegalSimplified", ["壹", "肆", "壹拾", "贰拾壹", "贰拾玖", "壹佰壹拾"]),
        ("ideographTraditional", ["甲", "丁", "癸", "甲", "壬", "癸"]),
        ("ideographZodiac", ["子", "卯", "酉", "申", "辰", "丑"]),
        ("decimalEnclosedCircle", ["①", "④", "⑩", "21", "29", "110"]),
        ("decimalFullWidth", ["１", "４", "１０", "２１", "２９", "１１０"]),
        ("numberInDash", ["- 1 -", "- 4 -", "- 10 -", "- 21 -", "- 29 -", "- 110 -"]),
        ("chicago", ["*", "§", "†††", "*" * 6, "*" * 8, "†" * 28]),
        ("hex", ["1", "4", "A", "15", "1D", "6E"]),
        ("none", [""] * 6),
        ("somethingNew", ["1", "4", "10", "21", "29", "110"]),
    ],
)
def test_every_form_of_number_is_written_as_word_writes_it(form: str, expected: list[str]):
    assert [numeral(number, form) for number in (1, 4, 10, 21, 29, 110)] == expected


def test_chinese_numbers_say_a_gap_once():
    assert [numeral(number, "chineseCountingThousand") for number in (105, 1005, 1050, 1000)] == [
        "一百零五", "一千零五", "一千零五十", "一千",
    ]  # fmt: skip


def test_a_number_that_its_form_cannot_show_is_decimal():
    assert [numeral(number, "upperRoman") for number in (0, 10_000)] == ["0", "10000"]

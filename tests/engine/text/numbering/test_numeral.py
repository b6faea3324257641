import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.numbering import NoNumeral, Style, numeral

_LIMITS = {Style.HAN: 9999, Style.ROMAN: 3999, Style.ROMAN_UPPER: 3999}
_WRITABLE = [style for style in Style if style not in (Style.NONE, Style.WORD)]


@given(st.sampled_from(_WRITABLE), st.integers(1, 200))
def test_a_numeral_reads_back_as_its_number(style, value):
    assert (value, style) in numeral.read(numeral.write(value, style))


@given(st.integers(1, 9999))
def test_every_chinese_numeral_reads_back(value):
    assert numeral.read(numeral.write(value, Style.HAN)) == ((value, Style.HAN),)


@given(st.integers(1, 3999))
def test_every_roman_numeral_reads_back(value):
    assert (value, Style.ROMAN) in numeral.read(numeral.write(value, Style.ROMAN))


@pytest.mark.parametrize(
    ("value", "style", "written"),
    [
        (7, Style.NONE, ""),
        (12, Style.DIGITS, "12"),
        (12, Style.INDIC, "١٢"),
        (12, Style.PERSIAN, "۱۲"),
        (12, Style.WIDE, "１２"),
        (10, Style.HAN, "十"),
        (23, Style.HAN, "二十三"),
        (105, Style.HAN, "一百〇五"),
        (110, Style.HAN, "一百一十"),
        (3050, Style.HAN, "三千〇五十"),
        (14, Style.ROMAN, "xiv"),
        (14, Style.ROMAN_UPPER, "XIV"),
        (26, Style.LETTER, "z"),
        (28, Style.LETTER, "bb"),
        (3, Style.CYRILLIC, "в"),
        (10, Style.CYRILLIC_UPPER, "К"),
        (2, Style.ABJAD, "ب"),
        (5, Style.ABJAD, "هـ"),
    ],
)
def test_numbers_are_written_as_each_script_writes_them(value, style, written):
    assert numeral.write(value, style) == written


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("i", ((1, Style.ROMAN), (9, Style.LETTER))),
        ("c", ((3, Style.LETTER), (100, Style.ROMAN))),
        ("II", ((2, Style.ROMAN_UPPER), (35, Style.LETTER_UPPER))),
        ("ا", ((1, Style.ABJAD),)),
        ("二〇三", ((203, Style.HAN),)),
        ("零", ()),
        ("1٢", ()),
        ("iiii", ((9 + 26 * 3, Style.LETTER),)),
        ("word", ()),
        ("", ()),
    ],
)
def test_a_numeral_has_all_its_readings_the_likeliest_first(text, readings):
    assert numeral.read(text) == readings


@pytest.mark.parametrize(
    ("value", "style"), [(0, Style.LETTER), (4000, Style.ROMAN), (10_000, Style.HAN), (1, Style.WORD)]
)
def test_what_a_style_cannot_write_is_refused(value, style):
    with pytest.raises(NoNumeral):
        numeral.write(value, style)


@pytest.mark.parametrize(
    ("written", "value"), [("十", 10), ("二十三", 23), ("一百〇五", 105), ("三千〇五十", 3050), ("二〇三", 203)]
)
def test_a_chinese_numeral_is_read_with_units_and_place_by_place(written, value):
    assert numeral.read(written) == ((value, Style.HAN),)

"""Whole numbers as people write them in front of a provision: digits, letters, Roman, Chinese.

Each style turns a number into its numeral and back. Letters go on after the alphabet by doubling
(``z``, ``aa``, ``bb``), as word processors and United Nations documents do. Arabic letters follow
the abjad order, Cyrillic ones leave out the letters that lists skip (ё, й, ъ, ы, ь).
"""

import re
from enum import StrEnum


class Style(StrEnum):
    """How a number is written. NONE writes nothing: ``Annex`` alone, ``Alt`` alone."""

    NONE = "none"
    DIGITS = "digits"
    INDIC = "indic"
    PERSIAN = "persian"
    WIDE = "wide"
    HAN = "han"
    ROMAN = "roman"
    ROMAN_UPPER = "roman upper"
    LETTER = "letter"
    LETTER_UPPER = "letter upper"
    CYRILLIC = "cyrillic"
    CYRILLIC_UPPER = "cyrillic upper"
    ABJAD = "abjad"
    WORD = "word"


class NoNumeral(ValueError):
    """The number cannot be written in this style."""


_ZERO = {Style.DIGITS: "0", Style.INDIC: "٠", Style.PERSIAN: "۰", Style.WIDE: "０"}
_ALPHABET = {
    Style.LETTER: "abcdefghijklmnopqrstuvwxyz",
    Style.LETTER_UPPER: "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    Style.CYRILLIC: "абвгдежзиклмнопрстуфхцчшщэюя",
    Style.CYRILLIC_UPPER: "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    Style.ABJAD: "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ROMAN_WORD = re.compile(r"(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_HAN_DIGIT = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_UNIT = {"千": 1000, "百": 100, "十": 10}

DIGITS_PATTERN = "[0-9]+|[٠-٩]+|[۰-۹]+|[０-９]+"
HAN_PATTERN = "[〇零一二两三四五六七八九十百千]+"
LETTERS_PATTERN = "[A-Za-z]{1,8}|[А-Яа-я]{1,3}|[أابجدهوزحطيكلمنسعفصقرشتثخذضظغ]ـ?"


def write(value: int, style: Style) -> str:
    """The numeral. Raises NoNumeral when the style has none for this value."""
    if style is Style.NONE:
        return ""
    if style in _ZERO:
        return "".join(chr(ord(_ZERO[style]) + int(digit)) for digit in str(value))
    if style is Style.HAN and 0 < value < 10_000:
        return _han(value)
    if style in (Style.ROMAN, Style.ROMAN_UPPER) and 0 < value < 4000:
        roman = _roman(value)
        return roman.upper() if style is Style.ROMAN_UPPER else roman
    if style in _ALPHABET and value > 0:
        times, place = divmod(value - 1, len(_ALPHABET[style]))
        letter = _ALPHABET[style][place]
        # A lone heh is written with a tatweel so that it is not taken for the digit five.
        return "هـ" if letter == "ه" and not times else letter * (times + 1)
    raise NoNumeral(f"{value} cannot be written as {style}")


def read(text: str) -> tuple[tuple[int, Style], ...]:
    """Every number that a numeral can stand for, the likeliest first: ``i`` is the Roman 1 and the letter 9.

    Nothing when the text is no numeral.
    """
    if text.isdecimal() and (style := _digits(text)):
        return ((int(text), style),)
    if re.fullmatch(HAN_PATTERN, text) and (value := _han_value(text)):
        return ((value, Style.HAN),)
    found: list[tuple[int, Style]] = []
    lone = {"ا": "أ", "هـ": "ه"}.get(text, text)
    for style, alphabet in _ALPHABET.items():
        if text and lone == lone[0] * len(lone) and lone[0] in alphabet:
            found.append((alphabet.index(lone[0]) + 1 + len(alphabet) * (len(lone) - 1), style))
    for cased, style in ((text, Style.ROMAN), (text.lower() if text.isupper() else "", Style.ROMAN_UPPER)):
        if _ROMAN_WORD.fullmatch(cased):
            likely = len(text) > 1 or cased in "ivx"
            found.insert(0 if likely else len(found), (_roman_value(cased), style))
    return tuple(found)


def _digits(text: str) -> Style | None:
    return next((s for s, zero in _ZERO.items() if all(0 <= ord(c) - ord(zero) <= 9 for c in text)), None)


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        written += letters * count
    return written


def _roman_value(text: str) -> int:
    total = 0
    for worth, letters in _ROMAN:
        while text.startswith(letters):
            total, text = total + worth, text[len(letters) :]
    return total


def _han(value: int) -> str:
    written, gap = "", False
    for unit, worth in _HAN_UNIT.items():
        digit, value = divmod(value, worth)
        if digit:
            written += ("〇" if gap else "") + "〇一二三四五六七八九"[digit] + unit
            gap = False
        elif written:
            gap = bool(value)
    if value:
        written += ("〇" if gap else "") + "〇一二三四五六七八九"[value]
    return written.removeprefix("一") if written.startswith("一十") else written


def _han_value(text: str) -> int:
    """The value of a Chinese numeral, with units (``二十三``) or place by place (``二〇三``); 0 for none."""
    if not any(char in _HAN_UNIT for char in text):
        return int("".join(str(_HAN_DIGIT[char]) for char in text))
    total, digit = 0, 0
    for char in text:
        if char in _HAN_UNIT:
            total, digit = total + (digit or 1) * _HAN_UNIT[char], 0
        else:
            digit = _HAN_DIGIT[char]
    return total + digit

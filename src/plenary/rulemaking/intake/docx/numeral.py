"""Numbers as an automatic list shows them (ST_NumberFormat, ISO/IEC 29500-1 §17.18.59)."""

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_COUNTING = "〇一二三四五六七八九"
_THOUSANDS = "零一二三四五六七八九"
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_CHICAGO = "*†‡§"
_CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def numeral(number: int, form: str) -> str:
    """The number in a format of ST_NumberFormat; in decimal where the format is unknown or cannot show it."""
    if form == "none":
        return ""
    make = _FORMS.get(form)
    return (make(number) if make and 0 < number < 10_000 else "") or str(number)


def roman(number: int) -> str:
    """Lower-case Roman numeral of a positive number."""
    digits = []
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        digits.append(letters * times)
    return "".join(digits)


def _repeated(letters: str) -> Callable[[int], str]:
    """After the last letter, Word doubles the first: z, aa, bb."""

    def make(number: int) -> str:
        times, place = divmod(number - 1, len(letters))
        return letters[place] * (times + 1)

    return make


def _chinese(digits: str, ten: str, hundred: str, thousand: str) -> Callable[[int], str]:
    def make(number: int) -> str:
        said = ""
        gap = False
        for worth, unit in ((1000, thousand), (100, hundred), (10, ten), (1, "")):
            digit = number // worth % 10
            if not digit:
                gap = bool(said)
                continue
            said += (digits[0] if gap else "") + digits[digit] + unit
            gap = False
        # Ten to nineteen drop the leading one, except in legal numerals, where it prevents forgery.
        return said[1:] if said.startswith(digits[1] + ten) and ten == "十" else said

    return make


def _placed(digits: str) -> Callable[[int], str]:
    return lambda number: "".join(digits[int(digit)] for digit in str(number))


def _cyclic(signs: str) -> Callable[[int], str]:
    return lambda number: signs[(number - 1) % len(signs)]


def _signs(first: str, last: int) -> Callable[[int], str]:
    return lambda number: chr(ord(first) + number - 1) if number <= last else ""


def _ordinal(number: int) -> str:
    suffix = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _cardinal_text(number: int) -> str:
    return _words(number).capitalize() if number < 100 else ""


def _ordinal_text(number: int) -> str:
    if number >= 100:
        return ""
    head, dash, tail = _words(number).rpartition("-")
    ordinal = _ORDINALS.get(tail) or (tail[:-1] + "ieth" if tail.endswith("y") else tail + "th")
    return f"{head}{dash}{ordinal}".capitalize()


def _words(number: int) -> str:
    if number < 20:
        return _CARDINALS[number]
    ten, one = divmod(number, 10)
    return _TENS[ten - 2] + (f"-{_CARDINALS[one]}" if one else "")


_counting = _chinese(_COUNTING, "十", "百", "千")
_thousands = _chinese(_THOUSANDS, "十", "百", "千")

_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda number: f"{number:02}",
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "lowerLetter": _repeated(_LATIN),
    "upperLetter": _repeated(_LATIN.upper()),
    "russianLower": _repeated(_RUSSIAN),
    "russianUpper": _repeated(_RUSSIAN.upper()),
    "arabicAbjad": _repeated(_ABJAD),
    "arabicAlpha": _repeated(_ALPHA),
    "hindiNumbers": _placed("٠١٢٣٤٥٦٧٨٩"),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "numberInDash": lambda number: f"- {number} -",
    "chicago": lambda number: _CHICAGO[(number - 1) % 4] * ((number - 1) // 4 + 1),
    "hex": lambda number: f"{number:X}",
    "decimalFullWidth": _placed("０１２３４５６７８９"),
    "decimalFullWidth2": _placed("０１２３４５６７８９"),
    "decimalEnclosedCircle": _signs("①", 20),
    "decimalEnclosedCircleChinese": _signs("①", 20),
    "decimalEnclosedParen": _signs("⑴", 20),
    "decimalEnclosedFullstop": _signs("⒈", 20),
    "ideographEnclosedCircle": _signs("㊀", 10),
    "ideographDigital": _placed(_COUNTING),
    "japaneseDigitalTenThousand": _placed(_COUNTING),
    "taiwaneseDigital": _placed(_COUNTING),
    "chineseCounting": _counting,
    "chineseCountingThousand": _thousands,
    "taiwaneseCounting": _counting,
    "taiwaneseCountingThousand": _thousands,
    "japaneseCounting": _counting,
    "chineseLegalSimplified": _chinese(_LEGAL, "拾", "佰", "仟"),
    "ideographLegalTraditional": _chinese("零壹貳參肆伍陸柒捌玖", "拾", "佰", "仟"),
    "ideographTraditional": _cyclic(_STEMS),
    "ideographZodiac": _cyclic(_BRANCHES),
}

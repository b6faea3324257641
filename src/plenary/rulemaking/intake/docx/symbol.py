"""Characters of symbol fonts, as the reader sees them.

Fonts without Unicode put their signs into the private area U+F020 to U+F0FF, by their place in the font.
"""

_SYMBOL = dict(
    zip(
        range(0x41, 0x5B),
        "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ",
        strict=True,
    )
) | dict(
    zip(
        range(0x61, 0x7B),
        "αβχδεφγηιϕκλμνοπθρστυϖωξψζ",
        strict=True,
    )
) | {
    0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x2D: "−", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0x7E: "∼",
    0xA2: "′", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓",
    0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB6: "∂", 0xB7: "•", 0xB8: "÷", 0xB9: "≠",
    0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xC6: "∅", 0xC7: "∩", 0xC8: "∪", 0xCE: "∈", 0xCF: "∉", 0xD2: "®",
    0xD3: "©", 0xD4: "™", 0xD6: "√", 0xD7: "⋅", 0xD8: "¬", 0xD9: "∧", 0xDA: "∨", 0xDB: "⇔", 0xDC: "⇐",
    0xDE: "⇒", 0xE5: "∑", 0xF2: "∫",
}  # fmt: skip
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x76: "❖", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xDF: "←", 0xE0: "→",
    0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xEF: "⇦", 0xF0: "⇨", 0xF3: "⬄", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}

UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def is_private(text: str) -> bool:
    """Whether any character is one of a symbol font."""
    return any("\uf020" <= sign <= "\uf0ff" for sign in text)


def sign(code: int, font: str) -> str:
    """The character at a place of a symbol font; UNKNOWN where we do not know it."""
    if code < 0xF000 and font.lower() not in _FONTS:
        return chr(code) if code in range(0x20, 0xD800) else UNKNOWN
    place = code & 0xFF
    known = _FONTS.get(font.lower(), _SYMBOL)
    if place in known:
        return known[place]
    return chr(place) if known is _SYMBOL and place in range(0x20, 0x7F) else UNKNOWN


def translated(text: str, font: str) -> str:
    """The text with the characters of a symbol font made readable."""
    return "".join(sign(ord(each), font) if "\uf020" <= each <= "\uf0ff" else each for each in text)

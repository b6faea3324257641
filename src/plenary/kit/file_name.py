"""File names as they may be shown: a name may hold any sign, also one that moves a cursor or turns the line."""

import re

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, ends of lines, signs that turn the direction of what follows, and what is no character."""


def legible(name: str) -> str:
    """A name, or a path, as it may stand in a line: of each sign that may not its picture (␛), or else �."""
    return _UNFIT.sub(_picture, name)


def _picture(sign: re.Match[str]) -> str:
    code = ord(sign[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"

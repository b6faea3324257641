"""In which encoding a text is, where it does not say.

The old encodings of the six languages are told apart by what they would make of the bytes: letters of one
script where letters stand, in words that are not of two scripts. Ten characters are mostly enough.
"""

from collections.abc import Callable
from dataclasses import dataclass

from plenary.rulemaking.intake.fault import Fault, Flaw

_MARKED = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_NEUTRAL = frozenset("«»“”‘’„–—…№·•\xa0")
_FRENCH_AND_SPANISH = frozenset("ÀÂÆÇÈÉÊËÎÏÔŒÙÛÜŸàâæçèéêëîïôœùûüÿÁÍÑÓÚáíñóúÄÖäößªº°§¿¡")
_CYRILLIC = frozenset(map(chr, range(0x410, 0x450))) | frozenset("Ёё§")
_ARABIC = frozenset(map(chr, range(0x621, 0x653))) | frozenset("،؛؟\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}")


@dataclass(frozen=True, slots=True)
class _Encoding:
    """``has`` says which characters texts in it are made of. In ``mixed`` words they stand between the
    letters of ASCII, seldom more than two together; in others, never beside one."""

    codec: str
    name: str
    has: Callable[[str], bool]
    mixed: bool = False


def _is_common_han(sign: str) -> bool:
    """Punctuation and the first level of GB 2312, which holds 99.7 % of running text."""
    code = sign.encode("gb18030")
    return len(code) == 2 and (code[0] <= 0xA3 or 0xB0 <= code[0] <= 0xD7) and code[1] >= 0xA1


_LATIN = _Encoding("cp1252", "Windows-1252", _FRENCH_AND_SPANISH.__contains__, mixed=True)
_OTHERS = (
    _Encoding("gb18030", "GB 18030", _is_common_han),
    _Encoding("cp1251", "Windows-1251", _CYRILLIC.__contains__),
    _Encoding("cp1256", "Windows-1256", _ARABIC.__contains__),
)


def decode(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding where that was assumed (nothing where it is Unicode).

    Raises Fault where one file is in several encodings, or in none that is known.
    """
    for mark, codec in _MARKED:
        if data.startswith(mark):
            try:
                return data.decode(codec).removeprefix("\ufeff"), ""
            except UnicodeDecodeError as error:
                raise Fault(Flaw.MIXED_ENCODINGS, line=data[: error.start].count(b"\n") + 1) from error
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        pass
    _refuse_mixture(data)
    return _assumed(data)


def _refuse_mixture(data: bytes) -> None:
    """UTF-8 has a form that other encodings hit by chance only: where several lines have it and others
    break it, two texts were pasted into one file."""
    sound, broken, first = 0, 0, 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.isascii():
            try:
                # One lone pair may be chance: two letters of a Chinese or Cyrillic text in its old encoding.
                sound += sum(letter > "\x7f" for letter in line.decode("utf-8")) > 1
            except UnicodeDecodeError:
                broken += 1
                first = first or number
    if sound * 4 >= sound + broken:
        raise Fault(Flaw.MIXED_ENCODINGS, line=first)


def _assumed(data: bytes) -> tuple[str, str]:
    ascii_letters = sum(65 <= byte & 0xDF <= 90 for byte in data)
    # What is mostly ASCII is Latin where nothing else decides, and the other way round.
    latin_first = ascii_letters * 2 > len(data)
    best: tuple[float, str, str] | None = None
    for encoding in (_LATIN, *_OTHERS) if latin_first else (*_OTHERS, _LATIN):
        try:
            text = data.decode(encoding.codec)
        except UnicodeDecodeError:
            continue
        share = _share(text, encoding)
        if best is None or share > best[0]:
            best = (share, text, encoding.name)
    if best is None or not best[0]:
        raise Fault(Flaw.UNKNOWN, kind="")
    return best[1], best[2]


def _share(text: str, encoding: _Encoding) -> float:
    """How many of the characters beyond ASCII are where this encoding has them, from 0 to 1."""
    good = bad = run = 0
    before = " "
    for sign in text:
        if sign <= "\x7f":
            run = 0
            bad += sign.isalpha() and not encoding.mixed and before > "\x7f" and before.isalpha()
        elif sign not in _NEUTRAL:
            run += 1
            strange = run > 2 if encoding.mixed else before.isascii() and before.isalpha()
            # No language writes a capital after a small letter: another encoding shows through.
            turned = before > "\x7f" and before.islower() and sign.isupper()
            if strange or turned or not encoding.has(sign):
                bad += 1
            else:
                good += 1
        before = sign
    return good / (good + bad) if good + bad else 0.5

"""What the words in a bracket stand for: no text, a placeholder, a value; whose they are."""

import re
from collections.abc import Collection

from plenary.engine.text.bracketed.tree import Sense

_NOTHING = re.compile(
    r"""\W*(?:
        no\s+(?:text|provisions?|reference|article)\b[^.;\[]*
      | (?:pas\s+de|aucun)\s+texte\b[^.;\[]* | aucune\s+disposition\b[^.;\[]*
      | (?:sin|ningún|no\s+hay)\s+texto\b[^.;\[]* | ninguna\s+disposición\b[^.;\[]*
      | (?:нет|без)\s+текста\b[^.;\[]* | текст\s+не\s+требуется | нет\s+положени[яй]\b[^.;\[]*
      | (?:لا|بدون|دون)\s+نص\b[^.؛\[]* | لا\s+(?:يوجد|يلزم)\s+نص\b[^.؛\[]*
      | (?:无|没有|无需|不需要)(?:案文|文本|条文)[^。；\[]*
    )[\W]*""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"\W*(?:placeholder|espace réservé|réservé pour|marcador de posición|reservado para|место для|заполнитель"
    r"|عنصر نائب|يحدد لاحقا|占位|待定)",
    re.IGNORECASE,
)
_VALUE = re.compile(r"\s*(?:\d{0,2}[XxYyNn]{1,4}|[XxYy]\s+\w+|\w+\s+[XxYy]|…|[._]{2,}|•+)\s*%?\s*")
_LONGEST_NOTHING = 20
_WORD = re.compile(r"[^\W\d_]{2,}|[\u3400-\u9fff]")


def sense(words: str) -> Sense:
    """What the words of a pair or an option stand for. "No text" is said briefly: a sentence of more than
    twenty words that begins so is a provision."""
    if len(words.split()) <= _LONGEST_NOTHING and _NOTHING.fullmatch(words):
        return Sense.NOTHING
    if _PLACEHOLDER.match(words):
        return Sense.PLACEHOLDER
    return Sense.VALUE if _VALUE.fullmatch(words) else Sense.WORDS


_PREFIX = re.compile(r"\s*([^:\[\]]{1,80}?)\s*[:：]\s*")
_SUFFIX = re.compile(r"\s+[-–—]\s*([^–—\[\]]{1,120}?)\s*$")
_COMMA = re.compile(r"\s*[,;/،、，]\s*")


def prefix(words: str, codes: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The characters of ``XX, YY: `` at the start of a pair and the codes in it, or nothing."""
    found = _PREFIX.match(words)
    holders = tuple(_COMMA.split(found[1])) if found else ()
    return (found[0], holders) if found and all(code in codes for code in holders) else ("", ())


def suffix(words: str, codes: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The characters of `` – XX, YY`` at the end of a pair and the codes in it, or nothing."""
    found = _SUFFIX.search(words)
    holders = tuple(_COMMA.split(found[1])) if found else ()
    return (found[0], holders) if found and all(code in codes for code in holders) else ("", ())


_SPACED = re.compile(r"\s+[/／]\s+")
_TIGHT = re.compile(r"[/／]")
_IDIOMS = frozenset({"and/or", "et/ou", "y/o", "и/или", "和/或", "与/或", "及/或"})


def joins_words(whole: str, codes: Collection[str] = ()) -> bool:
    """Whether slashes without spaces part single words, of two letters or more or one Chinese character, in a pair
    with this text (``shall/should``): never in an idiom (``and/or``), an abbreviation (``NDC/INDC``) or a number
    (``1/CP.3``). Attributions behind the words are not looked at."""
    sides = [side.removesuffix(suffix(side, codes)[0]) for side in _TIGHT.split(whole.strip())]
    return (
        len(sides) > 1
        and "/".join(sides).lower() not in _IDIOMS
        and all(_WORD.fullmatch(side) and not side.isupper() for side in sides)
    )


def slashes(words: str, *, tight: bool) -> list[tuple[int, int]]:
    """Where slashes part alternatives, as start and end in ``words``: between spaces, or, where ``tight``, without."""
    spaced = [found.span() for found in _SPACED.finditer(words)]
    return spaced if spaced or not tight else [found.span() for found in _TIGHT.finditer(words)]

"""A provision's number as shown, in parts: what is written, what it counts, and where it sorts.

A number is scanned from its left: brackets, a word (``Article``), the levels before the last
(``4.`` of ``4.2``), the numeral, a Chinese unit, a suffix (*bis*), ``Alt``, and what closes it. The
parts written one after the other give back exactly what was read. Where a numeral has two readings
(``(i)``) both are kept, and the caller decides by what stands around it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TypeAlias

from plenary.engine.text.numbering import label as words
from plenary.engine.text.numbering import numeral, suffix
from plenary.engine.text.numbering.label import Label
from plenary.engine.text.numbering.numeral import Style

Key: TypeAlias = tuple[tuple[int, ...], int, int, int]
"""Where a number sorts: levels before the last, value, rank of the suffix, rank of the alternative."""

Form: TypeAlias = tuple[Label | None, Style, str, str, int]

_LARGEST_ROMAN = 50
_LARGEST_TYPED = 999
_CLOSING = " \u00a0\u202f.:：．、،,-–—"
_FIGURES = (Style.DIGITS, Style.INDIC, Style.PERSIAN, Style.WIDE)
_SMALL = (Style.LETTER, Style.ROMAN, Style.CYRILLIC, Style.ABJAD)
_TIGHT = {"pp", "op", "附件", "附录"}
_GLUED = "(?:bis|ter|quater)[)）]"
_CITED = {"款": ("", ""), "项": ("（", "）")}


@dataclass(frozen=True, slots=True)
class Number:
    """One reading of a number. The written parts, in order: ``before`` (``Article ``, ``(``, ``第``),
    ``lead`` (``4.`` of ``4.2``), ``numeral``, ``unit`` (``条``, or what closes a number before its suffix, as in
    ``(b) bis``), ``tail`` (`` bis``), ``alt`` (`` Alt 2``), ``close`` (``)``, ``.``). ``value`` is what the numeral
    counts in its ``style``."""

    value: int
    style: Style
    before: str = ""
    lead: str = ""
    numeral: str = ""
    unit: str = ""
    tail: str = ""
    alt: str = ""
    close: str = ""
    label: Label | None = None

    @property
    def shown(self) -> str:
        """The number as it was written."""
        return self.before + self.lead + self.numeral + self.unit + self.tail + self.alt + self.close

    @property
    def bare(self) -> str:
        """The number as a provision carries it: without the stop or dash that sets it off from the words."""
        return self.shown.strip(_CLOSING)

    @property
    def shut(self) -> str:
        """What closes the number before its suffix: ``)`` of ``(b) bis``."""
        return "" if any(map(str.isalpha, self.unit)) else self.unit

    @property
    def path(self) -> tuple[int, ...]:
        return _levels(self.lead) if self.lead else ()

    @property
    def rank(self) -> int:
        """1 for a plain number, 2 for *bis*, 3 for *ter*."""
        return suffix.read(self.tail)

    @property
    def alternative(self) -> int:
        """0 for none, 1 for the ``A`` of ``1 bis A``, 100 for ``Alt``, 200 for ``Alt 2``, 201 for ``Alt 2 bis``."""
        return _alternative(self.alt) if self.alt else 0

    @property
    def key(self) -> Key:
        return (self.path, self.value, self.rank, self.alternative)

    @property
    def form(self) -> Form:
        """What the numbers of one list have in common; a stop after them, or OP before them, is not."""
        if self.unit in _CITED:
            # Cited as a paragraph or item (第一款之二), it is numbered as those of the list are.
            return (None, self.style, *_CITED[self.unit], 0)
        brackets = (self.shut + self.close).strip(_CLOSING)
        if self.label is Label.OPERATIVE:
            return (None, self.style, "", brackets, 0)
        return (self.label, self.style, self.before.strip(), brackets, self.lead.count("."))

    @property
    def top(self) -> bool:
        """Whether paragraphs, rather than subparagraphs, are numbered like this: ``3.``, ``OP3``, ``三、``."""
        bracketed = bool(self.form[2].strip("[{") or self.form[3].strip("]}"))
        return self.style in (*_FIGURES, Style.HAN) and not bracketed


@lru_cache(maxsize=1024)
def _levels(lead: str) -> tuple[int, ...]:
    return tuple(int(level) for level in re.findall(r"\d+", lead))


@lru_cache(maxsize=1024)
def _alternative(alt: str) -> int:
    letter = alt.strip()
    if len(letter) == 1:
        return ord(letter) - ord("A" if letter.isascii() else "А") + 1
    found = re.fullmatch(r"\W*alt\W*(\d*)(.*)", alt, re.IGNORECASE)
    return int(found[1] or 1) * 100 + suffix.read(found[2]) - 1 if found else 0


@dataclass(frozen=True, slots=True)
class Typed:
    """A number found at the start of a text. ``sure`` when something sets it off from the words; without
    (``Article 7 Access to data``) only a heading can be meant. ``rest`` is what follows."""

    readings: tuple[Number, ...]
    rest: str
    sure: bool


def parse(text: str) -> Number | None:
    """The number that the whole text is, in its likeliest reading; None when it is no number."""
    return next(iter(readings(text)), None)


@lru_cache(maxsize=4096)
def readings(text: str) -> tuple[Number, ...]:
    """Every reading of a text that is a number and nothing else, the likeliest first."""
    shown = text.strip()
    return tuple(number for pattern in _patterns() for number in _scan(pattern, shown) if number.shown == shown)


@lru_cache(maxsize=16384)
def recognise(text: str) -> Typed | None:
    """The number typed at the start of a block, if there is one.

    A bare figure (``2030 Agenda``) is no number: it takes a stop, a bracket, a dash, a tab, a suffix or
    a word before it.
    """
    start = text.lstrip()
    opening = re.match(r"[\[{]*", start)
    held = opening.group() if opening else ""
    for pattern in _patterns():
        for typed in (start, start[len(held) :]):
            found = tuple(_scan(pattern, typed))
            if found and (rest := _rest(found[0], typed)) is not None:
                # A bracket around the whole provision goes on around its words.
                return Typed(found, (held if typed is not start else "") + rest[0], rest[1])
    return None


def counts_on(typed: Typed, before: Number | None) -> bool:
    """Whether a figure that nothing sets off from the words is the next number after another all the same: some
    programs save the tab behind a typed number as a space."""
    number = typed.readings[0]
    if before is None or (number.form, number.path) != (before.form, before.path):
        return False
    return number.value == before.value + 1 and not typed.rest[:1].islower()


def _rest(number: Number, text: str) -> tuple[str, bool] | None:
    """What follows the number, and whether it is set off from it; None when it is no number after all."""
    rest = text[len(number.shown) :]
    spaced, said = rest[:1].isspace() or not rest, rest.strip()
    closed = bool(number.close.strip(")）] ")) or bool(number.close and "(" in number.before)
    if number.label in (Label.PREAMBULAR, Label.OPERATIVE):
        return (said, True) if spaced else None
    if number.label is not None:
        return (said, not said or closed or said[0] in "([{（*") if spaced or number.close else None
    if not (spaced or _runs_on(number, rest)) or number.value > _LARGEST_TYPED:
        return None
    if number.close or number.alt or len(number.tail) > 1:
        return said, True
    if number.style not in _FIGURES:
        return None
    figures_stand_alone = not rest or rest[0] == "\t"
    return said, figures_stand_alone or (bool(number.lead) and said[0].isalpha() and not said[0].islower())


def _runs_on(number: Number, rest: str) -> bool:
    """Chinese sets no space after a number that a sign closes, nor do some after a stop and a dash (1.-En)."""
    closing = number.close or number.shut
    return bool(closing) and (closing[-1] in "、．：）-–—" or "\u3400" <= rest[0] <= "\u9fff")


def insert(after: Number, taken: Sequence[Number] = (), *, lang: str = "en") -> Number:
    """The number of what is inserted after ``after``: *bis*, then *ter*, the first that is not taken.

    An alternative without a number is followed by the next alternative. Raises NoNumeral when all
    suffixes up to suffix.LAST are taken.
    """
    if after.style is Style.NONE and after.label is None:
        highest = max(number.alternative for number in (after, *taken))
        return replace(after, alt=f"{after.alt.rstrip(' 0123456789')} {highest // 100 + 1}")
    used = {number.key[:3] for number in taken} | {after.key[:3]}
    lettered = len(after.tail) == 1
    rank, number = after.rank, after
    while number.key[:3] in used:
        rank += 1
        tail = chr(ord("a") + rank - 2) if lettered else suffix.write(rank, "zh" if after.style is Style.HAN else lang)
        number = replace(after, tail=tail, alt="")
    return number


def follow(number: Number) -> Number:
    """The next number of the same list: ``4`` after ``3``, ``(b)`` after ``(a bis)``, ``第八条`` after ``第七条``."""
    style = Style.DIGITS if number.style in (Style.WORD, Style.NONE) else number.style
    before = f"{number.before} " if number.style is Style.NONE and number.label else number.before
    value = number.value + 1
    written = numeral.write(value, style)
    return replace(number, value=value, style=style, before=before, numeral=written, tail="", alt="")


def _scan(pattern: re.Pattern[str], text: str) -> Iterator[Number]:
    found = pattern.match(text)
    if not found:
        return
    part = {name: value or "" for name, value in found.groupdict().items()}
    closed = _balanced(part["before"], part.get("unit", "") + part["close"])
    if not closed or not 0 < suffix.read(part["tail"]) <= suffix.LAST:
        return
    label = words.labels().get(part.get("word", "").lower()) or words.UNITS.get(part.get("unit", ""))
    written = part.get("numeral", "")
    rest = (written, part.get("unit", ""), part["tail"], part["alt"], part["close"], label)
    for value, style in _values(written, label):
        yield Number(value, style, part["before"], part.get("lead", ""), *rest)


def _balanced(before: str, close: str) -> bool:
    return all(
        sum(before.count(sign) for sign in opening) <= sum(close.count(sign) for sign in closing)
        for opening, closing in (("[", "]"), ("(（", ")）"))
    )


def _values(written: str, label: Label | None) -> Iterator[tuple[int, Style]]:
    if not written:
        yield (1 if label else 0), Style.NONE
    elif (value := words.ordinals().get(written.lower())) is not None:
        yield value, Style.WORD
    else:
        for value, style in numeral.read(written):
            roman = style in (Style.ROMAN, Style.ROMAN_UPPER)
            if not (label and style in _SMALL) and not (roman and len(written) > 1 and value > _LARGEST_ROMAN):
                yield value, style


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    space = "[ \u00a0\u202f]"
    figures = f"(?:{numeral.DIGITS_PATTERN})"
    # Behind a letter the suffix is one only where a bracket closes both: (bbis).
    counted = f"{figures}|{numeral.HAN_PATTERN}|[A-Za-z](?={_GLUED})|{numeral.LETTERS_PATTERN}"
    ordinal = f"(?i:{_any(words.ordinals())})"
    word = f"(?i:{_any(set(words.labels()) - _TIGHT)})"
    russian = f"(?i:{_any(word for word in words.labels() if 'а' <= word[0] <= 'я')})"
    annex = f"(?i:{_any(words.WORDS[Label.ANNEX])})"
    opens = r"[\[{]*"
    apart = suffix.apart()
    tail = f"(?P<tail>{suffix.pattern()}|{apart})?"
    shut = rf"(?P<unit>(?:[\])）]+[.．]?|[.．、]|{space}?[-–—])(?={apart}))?"
    # A letter after a suffix; before words it would be their first (2 bis A Member).
    letter = rf"(?(tail){space}[A-ZА-Я](?=[\])）.:：、\t\n]|$)|(?!))"
    alt = rf"(?P<alt>{space}?(?i:alt)\.?{space}?[0-9]*(?:{suffix.pattern()})?(?!\w)|{letter})?"
    # A dash ends a number before a space, behind a stop also before a sentence (1.-En).
    sign = rf"[.．]?{space}?[-–—](?=\s|$)|[.．][-–—](?=[A-ZÁÉÍÓÚÑ«“])|[.．:：、]"
    close = rf"(?P<close>[\])）]*(?:{sign})?[\])）]*)"
    named = rf"(?P<close>[\])）]*(?:{sign}|{space}[:：](?=\s|$))?[\])）]*)"
    # A numeral in letters ends where the word ends.
    whole = rf"(?:(?!(?<=[^\W\d])[^\W\d])|(?=之{numeral.HAN_PATTERN}|{_GLUED}))"
    raised = r"\.[1-9][0-9]?(?!\w|\.[0-9])|[¹²³⁴⁵⁶⁷⁸⁹][⁰¹²³⁴⁵⁶⁷⁸⁹]?"
    sources = (
        rf"(?P<before>{opens}第{space}?)(?P<numeral>{figures}|{numeral.HAN_PATTERN})(?P<unit>{_any(words.UNITS)}){tail}{alt}{named}",
        rf"(?P<before>{opens}第{space}?)(?P<numeral>{figures}|{numeral.HAN_PATTERN})(?P<unit>[{''.join(_CITED)}])(?P<tail>{apart}){alt}(?P<close>[:：]?)",
        rf"(?P<before>{opens}(?P<word>附件|附录){space}?)(?P<numeral>{counted})?{shut}{tail}{alt}{named}",
        rf"(?P<before>{opens}(?P<word>PP|OP){space}?)(?P<numeral>{figures}){shut}{tail}{alt}{named}",
        rf"(?P<before>{opens}(?P<word>{russian}){space}+)(?P<numeral>{figures})(?P<tail>{raised}){alt}{named}",
        rf"(?P<before>{opens}(?P<word>{word}){space}+[(（]?)(?P<numeral>{ordinal}|{counted}){whole}{shut}{tail}{alt}{named}",
        rf"(?P<before>{opens})(?P<numeral>{ordinal})(?P<unit>{space}(?P<word>{word})(?!\w)){tail}{alt}{named}",
        rf"(?P<before>{opens}(?P<word>{annex})(?=\s*$|[\n\t:.]|{space}[:：])){tail}{alt}{named}",
        rf"(?P<before>{opens}[(（]?)(?P<lead>(?:{figures}[.．](?={figures}))*)(?P<numeral>{counted}){whole}{shut}{tail}{alt}{close}",
        rf"(?P<before>)(?P<tail>)(?P<alt>(?i:alt)\.?{space}?[0-9]*(?!\w))(?P<close>[.:]?)",
    )
    return tuple(re.compile(source) for source in sources)


def _any(choices: Iterable[str]) -> str:
    return "|".join(re.escape(choice) for choice in sorted(choices, key=len, reverse=True))

"""Sentences of a submission, and the words it quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_QUOTE = re.compile(
    r"“([^”]*)”|„([^“”]*)[“”]|\"([^\"]*)\"|«\s*([^»]*?)\s*»|「([^」]*)」|『([^』]*)』|(?<!\w)[‘']([^‘]*?)[’'](?!\w)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:para|paras|par|art|arts|no|párr|ст|п|пп|ex|e\.g|i\.e|cf)|^\s*\(?\w{1,3})\.$", re.IGNORECASE
)
_CLOSED = "\ue002"
_END = re.compile(rf"[.;!?。；！？؛؟](?=\s|$)|[。；！？](?=\S)|{_CLOSED}")
_STOPS = (".", ";", "!", "?", "。", "；", "！", "？", "؛", "؟")

QUOTED = re.compile("\ue000(\\d+)\ue001")
"""Where a quotation stood in a masked sentence; the group is its place among the quotations."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` verbatim; ``masked`` the same with a mark for each quotation; ``quotes`` their words."""

    text: str
    masked: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence of a text by its first character and the one after its last. ``quoted``: nothing but the stop of a
    quotation says that it ends there."""

    start: int
    end: int
    quoted: bool = False


def mask(text: str) -> Sentence:
    """A text with its quotations set apart."""
    quotes: list[str] = []

    def hide(found: re.Match[str]) -> str:
        quotes.append(next(group for group in found.groups() if group is not None))
        return f"\ue000{len(quotes) - 1}\ue001"

    masked = _QUOTE.sub(hide, text)
    return Sentence(text, masked, tuple(quotes))


def _hide(quoted: "re.Match[str]", text: str) -> str:
    """As many characters as a quotation has, none of which ends a sentence unless its last does."""
    hidden = "\ue000" * len(quoted[0])
    after = text[quoted.end() :].lstrip()
    spaced = after != text[quoted.end() :]
    begins = (spaced and after[:1].isupper()) or is_caseless(after)
    return f"{hidden[:-1]}{_CLOSED}" if quoted[0][:-1].rstrip().endswith(_STOPS) and begins else hidden


def is_caseless(text: str) -> bool:
    """Whether a text begins with a letter that has no capital."""
    return text[:1].isalpha() and text[:1].upper() == text[:1].lower()


def parts(text: str) -> Iterator[Part]:
    """Where the sentences of a block are. A stop inside a quotation or after an abbreviation ends none, but one that
    closes a quotation before a capital letter, or before a letter that has none."""
    hidden = _QUOTE.sub(lambda found: _hide(found, text), text)
    start = 0
    for end in _END.finditer(hidden):
        if end[0] == "." and _ABBREVIATION.search(hidden[start : end.end()]):
            continue
        yield Part(start, end.end(), quoted=end[0] == _CLOSED)
        start = end.end()
    if text[start:].strip():
        yield Part(start, len(text))


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a block, see ``parts``."""
    return tuple(mask(text[one.start : one.end].strip()) for one in parts(text))

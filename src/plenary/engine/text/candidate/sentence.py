"""Sentences of a submission, and the words it quotes."""

import re
from dataclasses import dataclass

_QUOTE = re.compile(
    r"“([^”]*)”|„([^“”]*)[“”]|\"([^\"]*)\"|«\s*([^»]*?)\s*»|「([^」]*)」|『([^』]*)』|(?<!\w)[‘']([^‘]*?)[’'](?!\w)"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:para|paras|par|art|arts|no|párr|ст|п|пп|ex|e\.g|i\.e|cf)|^\s*\(?\w{1,3})\.$", re.IGNORECASE
)
_END = re.compile(r"[.;!?。；！？؛؟](?=\s|$)|[。；！？](?=\S)")

QUOTED = re.compile("\ue000(\\d+)\ue001")
"""Where a quotation stood in a masked sentence; the group is its place among the quotations."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """``text`` verbatim; ``masked`` the same with a mark for each quotation; ``quotes`` their words."""

    text: str
    masked: str
    quotes: tuple[str, ...]


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
    closes = quoted[0][:-1].rstrip().endswith((".", ";", "!", "?")) and after != text[quoted.end() :]
    return f"{hidden[:-1]}." if closes and after[:1].isupper() else hidden


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a block. A stop inside a quotation or after an abbreviation ends none, but one that closes a
    quotation before a capital letter."""
    hidden = _QUOTE.sub(lambda found: _hide(found, text), text)
    found: list[Sentence] = []
    start = 0
    for end in _END.finditer(hidden):
        if end[0] == "." and _ABBREVIATION.search(hidden[start : end.end()]):
            continue
        found.append(mask(text[start : end.end()].strip()))
        start = end.end()
    found.append(mask(text[start:].strip()))
    return tuple(one for one in found if one.text)

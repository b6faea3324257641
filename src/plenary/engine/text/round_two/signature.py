"""Names that members write beside words: who is meant, and what else is written there."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

_BETWEEN = r"[\s,;+&،、؛，；·和与]|\b(?:and|et|y|и|و)\b"
_DASH = r"[-–—―−]+"
_CODE = re.compile(r"[^\W\d_a-z]{2,8}")
_STRANGER = re.compile(rf"\s(?:{_DASH}|\+)\s*(?P<code>{_CODE.pattern})\s*$")
_SIGNED = re.compile(rf"\s(?:{_DASH}|\+)\s*(?P<names>[^\W\d][^\[\]():/]*?)\s*$")
_PARTING = re.compile(r"\s*(?:[,;+&،؛，；、]|(?<!\w)(?:and|et|y|и|و)(?!\w))\s*")
_PARTS = re.compile(rf"\s*(?:{_PARTING.pattern}|[/／()\[\]:]|(?<!\w){_DASH})\s*")
_CLOSING = ".,;:،؛。，；："
_LONG = 5
"""Letters from which on a slip in a name is told from another word, and twice as many for two slips."""
_STROKE = re.compile(r"(?:(?<=\s)|^)[/／]\s*|\s*[/／](?=\s|$)")


@dataclass(frozen=True)
class Names:
    """Labels and codes by which members and groups are called; ``codes`` gives the code of each."""

    codes: Mapping[str, str]

    @cached_property
    def _known(self) -> str:
        """Any of them, as the inside of a regular expression. Codes that are words (IS) are told by case."""
        labels = sorted((label for label in self.codes if label), key=lambda label: (-len(label), label))
        return "|".join(_pattern(label) for label in labels) or r"(?!)"

    @cached_property
    def _by_key(self) -> dict[str, str]:
        return {_key(label): code for label, code in self.codes.items()}

    @cached_property
    def _name(self) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{self._known})(?!\w)")

    @cached_property
    def _named(self) -> re.Pattern[str]:
        """A name behind which a text has nothing more."""
        return re.compile(rf"{self._name.pattern}\s*$")

    @cached_property
    def _row(self) -> str:
        """One name or several."""
        return rf"(?:{self._known})(?:(?:{_BETWEEN})+(?:{self._known}))*"

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        between = rf"(?:{_BETWEEN})*"
        return re.compile(rf"\s*(?:{_DASH}|:)?{between}[(\[]?{between}(?P<row>{self._row}){between}[)\]]?\s*[,;]?\s*")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        signed = rf"\s*(?:{_DASH}|\+)\s*(?P<dashed>{self._row})|\s*[(\[]\s*(?P<held>{self._row})\s*[)\]]"
        return re.compile(rf"(?P<words>.*?)(?:{signed})\s*", re.DOTALL)

    @cached_property
    def _before(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?P<row>{self._row})\s*[:：]\s*(?P<words>.*)", re.DOTALL)

    @cached_property
    def _front(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?P<row>{self._row})\s*[:：]\s*")

    def find(self, text: str) -> frozenset[str]:
        """The codes behind all names in a text."""
        return frozenset(self._code(found.group()) for found in self._name.finditer(text))

    def strip(self, text: str) -> str:
        """What is left of a text without names and what stands between names."""
        rest = self._name.sub(" ", text)
        return "".join(re.sub(rf"{_BETWEEN}|{_DASH}|[()\[\]]", " ", rest).split())

    def alone(self, text: str) -> frozenset[str] | None:
        """The codes of a text that is names and nothing else, with whatever sets them off: ``, CEL``,
        ``+ Celandia``, ``[CEL]``, ``– Arandia, Celandia``. None for any other."""
        found = self._alone.fullmatch(text)
        return self.find(found["row"]) if found else None

    def leading(self, text: str) -> tuple[str, frozenset[str]]:
        """What follows names and a colon with which a text begins, and their codes: ``CEL: about`` before words that
        they sign."""
        found = self._front.match(text)
        return (text[found.end() :], self.find(found["row"])) if found else (text, frozenset())

    def signed(self, text: str) -> tuple[str, frozenset[str]]:
        """Words and the codes of those who sign them: ``may – CEL``, ``may [CEL]``, ``CEL: may``."""
        after = self._after.fullmatch(text)
        if after:
            return after["words"], self.find(after["dashed"] or after["held"])
        before = self._before.fullmatch(text)
        return (before["words"], self.find(before["row"])) if before else (text, frozenset())

    def signature(self, text: str, own: str) -> tuple[str, frozenset[str]]:
        """Words among others and the codes of those who sign behind them: ``in full – CEL``, and of this member itself
        ``in full (CEL)``. A name behind a name says who that is, and a name in parentheses may be a word of the text.
        The signs and the space that follow are the words'."""
        bare = text.rstrip().rstrip(_CLOSING)
        after = self._after.fullmatch(bare)
        codes = self.find(after["dashed"] or after["held"]) if after else frozenset[str]()
        if after is None or self._named.search(after["words"]) or (after["held"] and codes != {own}):
            return text, frozenset()
        return after["words"] + text[len(bare) :], codes

    def is_strange(self, text: str) -> bool:
        """Whether a text is written as a code is, and is nobody's (``XYZ``), or is nearly a name (``Celanda``)."""
        coded = bool(_CODE.fullmatch(text)) and text.isupper() and text not in self.codes
        return coded or bool(self.nearest(text))

    def stranger(self, text: str) -> bool:
        """Whether words are signed with a code that is nobody's (``may – XYZ``) or with a slip for a name."""
        found = _STRANGER.search(text)
        misspelt = _SIGNED.search(text)
        return (found is not None and self.is_strange(found["code"])) or (
            misspelt is not None and any(map(self.nearest, _PARTING.split(misspelt["names"])))
        )

    def meant(self, text: str) -> str:
        """The name or code that something in a text is a slip for: Celandia for ``/ may – Celanda``; empty for none."""
        parts = (part for part in _PARTS.split(text) if part)
        return next(filter(None, map(self._slip, parts)), "")

    def _slip(self, text: str) -> str:
        return self.nearest(text) or (_only(self.codes, text, 1) if self.is_strange(text) and len(text) > 2 else "")

    def nearest(self, text: str) -> str:
        """The only name that a text is a slip or two away from."""
        slips = min(len(_letters(text)) // _LONG, 2)
        known = any(_letters(label) == _letters(text) for label in self.codes)
        return "" if known or not slips else _only(self.codes, text, slips)

    def _code(self, label: str) -> str:
        key = _key(label)
        return self._by_key[key] if key in self._by_key else self._by_key[key.casefold()]


def _only(codes: Mapping[str, str], text: str, slips: int) -> str:
    """The label that is at most so many slips away from a text, where all that are so are one member's."""
    near = {code: label for label, code in codes.items() if OSA.distance(_letters(label), _letters(text)) <= slips}
    return next(iter(near.values())) if len(near) == 1 else ""


def _letters(label: str) -> str:
    return "".join(label.split()).casefold()


def _key(label: str) -> str:
    words = " ".join(label.split())
    return words if words.isupper() else words.casefold()


def _pattern(label: str) -> str:
    words = r"\s+".join(map(re.escape, label.split()))
    return words if label.isupper() else f"(?i:{words})"


def strokes(text: str) -> list[str]:
    """The text parted where a stroke stands free (``a / b``); ``and/or`` is one word."""
    return _STROKE.split(text)

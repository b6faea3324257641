"""What all readings say of one provision's words, before it is collated: kept so that one of them can change."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from plenary.engine.text.collation import Hold
from plenary.engine.text.provision import Provision
from plenary.engine.text.reading import Reading, Reason
from plenary.engine.text.tokens import token_span

Bracketed = tuple[int, int, Reason]
"""``(start, end, reason)``: tokens of a provision that are bracketed with nothing offered instead."""


@dataclass(frozen=True, slots=True)
class Wordings:
    """``texts`` are the provision's words as readings want them, ``held`` what they merely bracket; each with the
    mask of the readings that say so."""

    texts: Mapping[str, int] = field(default_factory=dict)
    held: Mapping[Bracketed, int] = field(default_factory=dict)

    def holds(self) -> list[Hold]:
        """What is held, in an order that does not tell who came first."""
        ordered = sorted(self.held, key=lambda hold: (hold[0], -hold[1], hold[2].value))
        return [(*hold, self.held[hold]) for hold in ordered]

    def amend(self, provision: Provision, mask: int, before: Reading, after: Reading) -> "Wordings":
        """The same where the reading of that mask says something else than before. O(distinct texts)."""
        return Wordings(
            _amend(self.texts, mask, _texts(provision, before), _texts(provision, after)),
            _amend(self.held, mask, _bracketed(provision, before), _bracketed(provision, after)),
        )


def gather(provision: Provision, readings: Iterable[tuple[Reading, int]]) -> Wordings:
    """What readings, each with its mask, say of a provision's words."""
    texts: dict[str, int] = {}
    held: dict[Bracketed, int] = {}
    for reading, mask in readings:
        text = reading.words.get(provision.id)
        if text is not None:
            texts[text] = texts.get(text, 0) | mask
        if reading.brackets:
            _join(held, mask, _bracketed(provision, reading))
    return Wordings(texts, held)


def _texts(provision: Provision, reading: Reading) -> Collection[str]:
    return (reading.words[provision.id],) if provision.id in reading.words else ()


def _bracketed(provision: Provision, reading: Reading) -> Iterator[Bracketed]:
    for bracket in reading.brackets:
        if bracket.provision == provision.id:
            start, end = token_span(provision.text, bracket.start, bracket.end)
            if start < end:
                yield start, end, bracket.reason


Said = TypeVar("Said")


def _join(masks: dict[Said, int], mask: int, says: Iterable[Said]) -> None:
    for key in says:
        masks[key] = masks.get(key, 0) | mask


def _amend(masks: Mapping[Said, int], mask: int, said: Iterable[Said], says: Iterable[Said]) -> dict[Said, int]:
    amended = dict(masks)
    for key in set(said):
        amended[key] &= ~mask
        if not amended[key]:
            del amended[key]
    _join(amended, mask, says)
    return amended

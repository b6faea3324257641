"""Real texts as a delegation might send them back: words edited, provisions deleted, moved, split, merged, added.

Everything is drawn from one seed. What is added comes from the same text: every twentieth provision is
taken out of the base beforehand, so that it is new to it and in its own register.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from random import Random

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.matching import Fate
from plenary.engine.text.provision import CONTAINERS, Instrument, Kind, Provision
from plenary.engine.text.structure import build
from plenary.engine.text.tokens import tokenise

TEXTS = {
    **{f"udhr {lang}": (f"texts/udhr/udhr_{lang}.txt", lang) for lang in ("ar", "en", "es", "fr", "ru", "zh")},
    "paris adopted": ("texts/paris-2015/paris_agreement_12-dec-2015.md", "en"),
    "paris draft": ("texts/paris-2015/paris_agreement_23-oct-2015.md", "en"),
}
"""Where the texts are in the shared data, and their language."""

_MARKUP = re.compile(r"\A---\n[\s\S]*?\n---\n|^(?:\* TOC|\{:.*\}|\[\w+\]: .*)$|\*+(?=\S)|(?<=\S)\*+", re.MULTILINE)
_HEADING = re.compile(r"(#+)\s+(.*)")
_ITEM = re.compile(r"( *)(\d+\.|\([a-z]+\))\s+(.*)")
_LEAVES = frozenset({Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.TEXT, Kind.PREAMBULAR})
_SHORTEST_SPLIT = 16
_SHORTEST = 6


class Numbers(StrEnum):
    """What becomes of the numbers of paragraphs in the file."""

    KEPT = "kept"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of the provisions with words and without any below them; ``words`` is that of words edited."""

    words: float = 0.3
    untouched: float = 0.15
    deleted: float = 0.1
    moved: float = 0.05
    split: float = 0.03
    merged: float = 0.03


@dataclass(frozen=True, slots=True)
class Truth:
    """What became of a base provision: its fate, whether it moved, and the places of its blocks."""

    fate: Fate
    moved: bool = False
    blocks: tuple[int, ...] = ()


@dataclass
class Edited:
    """A file and the truth about it. ``added`` are the places of blocks that the base does not have."""

    base: Instrument
    blocks: list[Block] = field(default_factory=list)
    truth: dict[str, Truth] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)


def read_text(path: Path, lang: str) -> Instrument:
    """The instrument in a Markdown or plain text file with a paragraph a line and headings after ``#``."""
    blocks = []
    markdown = path.suffix == ".md"
    for line in _MARKUP.sub("", path.read_text(encoding="utf-8")).splitlines():
        heading, item = _HEADING.match(line), _ITEM.match(line) if markdown else None
        if heading:
            blocks.append(Block((Piece(heading[2]),), Shape.HEADING, len(heading[1]) - 1))
        elif item:
            blocks.append(Block((Piece(item[3]),), Shape.BODY, (len(item[1]) + 1) // 3, item[2]))
        elif line.strip():
            blocks.append(Block((Piece(line.strip()),)))
    return build(blocks, lang=lang)


def edit(instrument: Instrument, *, seed: int, rates: Rates, numbers: Numbers = Numbers.KEPT) -> Edited:
    """A file made from an instrument, less what is held back to be added to it."""
    fresh = [p for p in _leaves(instrument) if len(tokenise(p.text)) >= _SHORTEST][7::20]
    base = Instrument(tuple(p for p in instrument.provisions if p not in fresh), instrument.lang)
    return _Editor(Random(seed), base, rates, numbers).edit(fresh)


def _leaves(instrument: Instrument) -> list[Provision]:
    above = {p.parent for p in instrument.provisions}
    return [p for p in instrument.provisions if p.kind in _LEAVES and p.text and p.id not in above]


class _Editor:
    def __init__(self, random: Random, base: Instrument, rates: Rates, numbers: Numbers) -> None:
        self.random = random
        self.base = base
        self.rates = rates
        self.numbers = numbers
        self.words = [token for p in base.provisions for token in tokenise(p.text) if token.strip().isalnum()]
        self.leaves = {p.id for p in _leaves(base)}

    def edit(self, fresh: Sequence[Provision]) -> Edited:
        edited = Edited(self.base)
        fates = self._fates()
        order = self._order(fates)
        places = set(self.random.sample(range(1, len(order)), len(fresh)))
        coming = iter(fresh)
        merged = set()
        for place, provision in enumerate(order):
            if place in places and provision.id not in merged:
                edited.added.append(len(edited.blocks))
                edited.blocks.append(self._block(next(coming), None, plain=True))
            after = order[place + 1] if place + 1 < len(order) else None
            fate = fates[provision.id]
            if provision.id in merged:
                continue
            if fate == "deleted":
                edited.truth[provision.id] = Truth(Fate.DELETED)
            elif fate == "split":
                self._split(edited, provision)
            elif fate == "merged" and after and self._mergeable(provision, after, fates):
                merged.add(after.id)
                self._merge(edited, provision, after)
            else:
                self._keep(edited, provision, fate)
        return edited

    def _fates(self) -> dict[str, str]:
        names = ("deleted", "moved", "split", "merged", "untouched")
        weights = [getattr(self.rates, name) for name in names]
        fates = {}
        for p in self.base.provisions:
            fate = self.random.choices([*names, ""], [*weights, 1 - sum(weights)])[0]
            if p.id not in self.leaves:
                fate = self.random.choice(["untouched", "untouched", "untouched", ""])
            length = len(tokenise(p.text))
            if (fate == "moved" and length < _SHORTEST) or (fate == "split" and length < _SHORTEST_SPLIT):
                fate = ""
            fates[p.id] = fate
        return fates

    def _order(self, fates: dict[str, str]) -> list[Provision]:
        """Document order, with what moves put after a leaf of another holder."""
        order = [p for p in self.base.provisions if fates[p.id] != "moved"]
        for p in self.base.provisions:
            if fates[p.id] == "moved":
                spots = [k for k, q in enumerate(order) if q.id in self.leaves and q.parent not in (p.parent, None)]
                order.insert(self.random.choice(spots) + 1, p)
        return order

    def _mergeable(self, one: Provision, other: Provision, fates: dict[str, str]) -> bool:
        lengths = (len(tokenise(one.text)), len(tokenise(other.text)))
        beside = one.parent == other.parent and other.id in self.leaves
        return beside and fates[other.id] in ("", "untouched", "merged") and min(lengths) >= _SHORTEST

    def _keep(self, edited: Edited, p: Provision, fate: str) -> None:
        text = p.text if fate == "untouched" or not p.text else self._reword(p.text)
        kind = Fate.SAME if text == p.text else Fate.EDITED
        edited.truth[p.id] = Truth(kind, fate == "moved", (len(edited.blocks),))
        edited.blocks.append(self._block(p, text, plain=fate == "moved"))

    def _split(self, edited: Edited, p: Provision) -> None:
        tokens = tokenise(self._reword(p.text))
        cut = len(tokens) // 2 + self.random.randint(-2, 2)
        edited.truth[p.id] = Truth(Fate.SPLIT, False, (len(edited.blocks), len(edited.blocks) + 1))
        edited.blocks.append(self._block(p, "".join(tokens[:cut]).strip()))
        edited.blocks.append(self._block(p, "".join(tokens[cut:]).strip(), plain=True))

    def _merge(self, edited: Edited, one: Provision, other: Provision) -> None:
        text = f"{self._reword(one.text)} {self._reword(other.text)}"
        edited.truth[one.id] = edited.truth[other.id] = Truth(Fate.MERGED, False, (len(edited.blocks),))
        edited.blocks.append(self._block(one, text))

    def _reword(self, text: str) -> str:
        return "".join(self._edit_words(text)).strip() or text

    def _edit_words(self, text: str) -> Iterator[str]:
        """Of the words edited six in ten give way to another, two are preceded by one, two go."""
        for token in tokenise(text):
            edited = token.strip().isalnum() and self.random.random() < self.rates.words
            draw = self.random.random() if edited else 1.0
            if 0.2 <= draw < 1.0:
                yield self.random.choice(self.words)
            if draw >= 0.8:
                yield token

    def _block(self, p: Provision, text: str | None, *, plain: bool = False) -> Block:
        words = p.text if text is None else text
        depth = self.base.depth(p.id) if p.id in self.base.by_id else 0
        if p.kind in CONTAINERS or p.kind in (Kind.TITLE, Kind.HEADING):
            title = f"{p.number}. {words}" if p.number and words else p.number or words
            return Block((Piece(title),), Shape.HEADING, depth)
        number = "" if plain or self.numbers is Numbers.DROPPED else p.number
        shown = f"{number}." if number and not number.endswith(")") else number
        return Block((Piece(words),), Shape.BODY, max(depth - 1, 0), shown)

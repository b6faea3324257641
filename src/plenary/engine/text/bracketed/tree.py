"""The parse tree of a bracketed text: spans of characters, and choices made of pairs of brackets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

LEFT_OUT = -1
"""The choice to leave the words of a lone bracket out."""


class Role(StrEnum):
    """What a span of characters is."""

    WORDS = "words"
    NOTE = "note"
    EMPHASIS = "emphasis"
    LABEL = "label"
    STRAY = "stray"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters outside the brackets' own signs. Only WORDS are words of the text: a NOTE stands in
    braces, EMPHASIS are asterisks, LABEL is an option's, STRAY is a bracket that closes or opens nothing."""

    text: str
    role: Role = Role.WORDS


class Edge(StrEnum):
    """Where an end of a pair comes from: the text, a repair, or the bracket goes on in another paragraph."""

    WRITTEN = "written"
    MENDED = "mended"
    CARRIED = "carried"


class Sense(StrEnum):
    """What the words of a pair stand for."""

    WORDS = "words"
    NOTHING = "nothing"
    PLACEHOLDER = "placeholder"
    VALUE = "value"


class Relation(StrEnum):
    """How the alternatives of a choice are known to be alternatives.

    ADJACENT is ambiguous: ``[a][b]`` may be two free options. OPTIONS come from "Option 1 / Option 2".
    """

    LONE = "lone"
    SLASHED = "slashed"
    ADJACENT = "adjacent"
    RULED = "ruled"
    OPTIONS = "options"


class Ruling(StrEnum):
    """What a person says of adjacent brackets."""

    ALTERNATIVES = "alternatives"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Pair:
    """One pair of brackets.

    ``contents`` are the texts that slashes part; ``slashes`` the characters between them, one fewer, with the
    attributions that stand beside a slash. ``prefix`` and ``suffix`` are the characters of an attribution (``XX: ``,
    `` – XX, YY``), of which ``holders`` are the codes. ``at`` is where the pair opens, in characters of the paragraph.
    ``owners`` and ``senses`` are for each content its own holders and sense, where there are several.
    """

    contents: tuple[tuple["Part", ...], ...]
    at: int
    slashes: tuple[str, ...] = ()
    opens: Edge = Edge.WRITTEN
    closes: Edge = Edge.WRITTEN
    prefix: str = ""
    suffix: str = ""
    holders: tuple[str, ...] = ()
    sense: Sense = Sense.WORDS
    owners: tuple[tuple[str, ...], ...] = ()
    senses: tuple[Sense, ...] = ()

    @property
    def alternatives(self) -> tuple["Alternative", ...]:
        owners = self.owners or (self.holders,) * len(self.contents)
        senses = self.senses or (self.sense,) * len(self.contents)
        return tuple(
            Alternative(() if sense is Sense.NOTHING else content, holders, sense)
            for content, holders, sense in zip(self.contents, owners, senses, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Alternative:
    """One of the things that can stand in a choice. No content means: no text."""

    content: tuple["Part", ...]
    holders: tuple[str, ...]
    sense: Sense


@dataclass(frozen=True)
class Choice:
    """A lone pair, or neighbouring pairs taken as the alternatives of one slot.

    ``gaps`` are the characters between the pairs. ``number`` counts the choices of a paragraph in
    reading order, from 0.
    """

    pairs: tuple[Pair, ...]
    number: int
    gaps: tuple[str, ...] = ()
    relation: Relation = Relation.LONE

    @cached_property
    def alternatives(self) -> tuple[Alternative, ...]:
        return tuple(one for pair in self.pairs for one in pair.alternatives)

    @property
    def lone(self) -> bool:
        return self.relation is Relation.LONE

    @property
    def offered(self) -> bool:
        """Whether this is ``[XX: words]`` alone: words that XX would add, not words of the base."""
        return self.lone and bool(self.pairs[0].prefix)

    @cached_property
    def default(self) -> int:
        """What the base has: the first alternative without a holder, or else the first."""
        if self.offered:
            return LEFT_OUT
        return next((place for place, one in enumerate(self.alternatives) if not one.holders), 0)

    @property
    def others(self) -> tuple[int, ...]:
        """What can be chosen beside the default."""
        every = (*range(len(self.alternatives)), LEFT_OUT) if self.lone else range(len(self.alternatives))
        return tuple(place for place in every if place != self.default)


Part = Span | Choice


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph to parse among others. ``depth`` is its indent; a ``heading`` ends every open bracket
    and option; ``numbered`` says that a number stands before it, so that an option it begins with lies
    one deeper."""

    id: str
    text: str
    depth: int = 0
    heading: bool = False
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Repair:
    """One way to balance: put ``sign`` in before character ``at``, or, with no sign, take out the one there."""

    sign: str
    at: int


@dataclass(frozen=True, slots=True)
class Fault:
    """A bracket without its partner.

    ``at`` is its place in characters of the paragraph, ``repairs`` the ways to mend it, each one sign
    long, the likeliest first: that is the one used.
    """

    paragraph: str
    sign: str
    at: int
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Parsed:
    """A paragraph read."""

    id: str
    parts: tuple[Part, ...]
    faults: tuple[Fault, ...] = ()

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Every choice, in reading order, nested ones included."""
        return tuple(walk(self.parts))


Selection = Mapping[int, int]
"""For a choice's number the alternative taken; what is not named takes its default."""

DEFAULT: Selection = MappingProxyType({})


def walk(parts: tuple[Part, ...]) -> Iterator[Choice]:
    """Every choice of a content, a choice before those inside it."""
    waiting: list[Part] = list(reversed(parts))
    while waiting:
        part = waiting.pop()
        if isinstance(part, Choice):
            yield part
            waiting.extend(
                inner
                for pair in reversed(part.pairs)
                for content in reversed(pair.contents)
                for inner in reversed(content)
            )


@dataclass(frozen=True, slots=True)
class _Speller:
    """Writes a tree down with the bracket signs of the given edges."""

    edges: frozenset[Edge]
    strays: bool

    def write(self, parts: tuple[Part, ...]) -> str:
        written: list[str] = []
        waiting: list[Part | str] = list(reversed(parts))
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                written.append(part)
            elif isinstance(part, Choice):
                waiting.extend(reversed(list(self.pieces(part))))
            elif self.strays or part.role is not Role.STRAY:
                written.append(part.text)
        return "".join(written)

    def pieces(self, choice: Choice) -> Iterator[Part | str]:
        """Signs and contents of a choice, in their order."""
        for pair, gap in zip(choice.pairs, (*choice.gaps, ""), strict=True):
            yield ("[" if pair.opens in self.edges else "") + pair.prefix
            for content, slash in zip(pair.contents, (*pair.slashes, ""), strict=True):
                yield from content
                yield slash
            yield pair.suffix + ("]" if pair.closes in self.edges else "") + gap


def spell(parts: tuple[Part, ...]) -> str:
    """The characters that were parsed, exactly."""
    return _Speller(frozenset({Edge.WRITTEN}), strays=True).write(parts)


def mend(parts: tuple[Part, ...]) -> str:
    """The characters with the repairs made, and a sign wherever a bracket comes in from, or goes on
    into, another paragraph: always balanced."""
    return _Speller(frozenset(Edge), strays=False).write(parts)

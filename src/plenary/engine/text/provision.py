"""The instrument: an ordered tree of provisions whose ids outlive their numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Kind(StrEnum):
    """What a provision is in its instrument (PRACTICE §2)."""

    TITLE = "title"
    HEADING = "heading"
    PREAMBULAR = "preambular"
    PART = "part"
    CHAPTER = "chapter"
    SECTION = "section"
    ARTICLE = "article"
    PARAGRAPH = "paragraph"
    SUBPARAGRAPH = "subparagraph"
    TEXT = "text"
    TABLE = "table"
    ROW = "row"
    CELL = "cell"
    FOOTNOTE = "footnote"
    ANNEX = "annex"


CONTAINERS = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE, Kind.ANNEX, Kind.TABLE, Kind.ROW})
"""Kinds whose own words are a heading, and which hold other provisions."""

FRAMES = frozenset({Kind.TABLE, Kind.ROW})
"""Containers that are no headings: what stands in them stands side by side."""

TABULAR = FRAMES | {Kind.CELL}
"""Kinds that make a table."""

HOLDERS = CONTAINERS - FRAMES
"""Containers whose words are the heading of what stands below it."""

ABOVE_ARTICLES = frozenset({Kind.PART, Kind.CHAPTER, Kind.SECTION})
"""Kinds that hold articles without giving them their numbers."""


class UnsoundInstrument(ValueError):
    """The provisions do not form a tree in document order."""


@dataclass(frozen=True, slots=True)
class Provision:
    """One unit of text.

    ``text`` is what a reader reads, without the number: NFC, single spaces, no line breaks. The
    words of a container are its heading. ``number`` is presentation, as shown: ``Article 7``,
    ``2 bis``, ``(a)``. ``parent`` is the id of the provision that holds this one.
    """

    id: str
    kind: Kind
    text: str
    number: str = ""
    parent: str | None = None


COMMAS = {"ar": "، ", "zh": "，"}
"""What parts the numbers of a citation in languages that have a comma of their own."""


@dataclass(frozen=True)
class Instrument:
    """Provisions in document order, in one working language (a BCP 47 tag).

    Raises UnsoundInstrument when an id is used twice or a parent does not come before its child.
    """

    provisions: tuple[Provision, ...]
    lang: str = "en"
    symbol: str = ""

    def __post_init__(self) -> None:
        seen: set[str] = set()
        for provision in self.provisions:
            if provision.id in seen:
                raise UnsoundInstrument(f"provision id {provision.id!r} is used twice")
            if provision.parent is not None and provision.parent not in seen:
                raise UnsoundInstrument(f"provision {provision.id!r} comes before its parent {provision.parent!r}")
            seen.add(provision.id)

    @cached_property
    def by_id(self) -> dict[str, Provision]:
        return {provision.id: provision for provision in self.provisions}

    @cached_property
    def position(self) -> dict[str, int]:
        """The place of each provision in document order, from 0."""
        return {provision.id: place for place, provision in enumerate(self.provisions)}

    @property
    def title(self) -> str:
        """The words of the first title, or nothing."""
        return next((p.text for p in self.provisions if p.kind is Kind.TITLE), "")

    def depth(self, id: str) -> int:
        """How many provisions hold this one."""
        return sum(1 for _ in self.ancestors(id))

    def ancestors(self, id: str) -> Iterator[Provision]:
        """The holders of a provision, the nearest first."""
        parent = self.by_id[id].parent
        while parent is not None:
            yield self.by_id[parent]
            parent = self.by_id[parent].parent

    def beside(self, after: str | None, parent: str | None) -> str | None:
        """What a person says that a provision stands after, or first in, which follows ``after`` and is held by
        ``parent``: an article follows an article, whatever ends that one."""
        line = (self.by_id[after], *self.ancestors(after)) if after is not None else ()
        return next((provision.id for provision in line if provision.parent == parent), after)

    def citation(self, id: str) -> str:
        """How a person names the provision: ``Article 7, 2, (a)``. What holds an article is left out,
        except an annex: articles are numbered through."""
        chain = [self.by_id[id], *self.ancestors(id)]
        within_article = any(p.kind is Kind.ARTICLE for p in chain)
        named = (p for p in reversed(chain) if p.number and not (within_article and p.kind in ABOVE_ARTICLES))
        return COMMAS.get(self.lang.partition("-")[0], ", ").join(p.number for p in named)

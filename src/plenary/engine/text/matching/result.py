"""What matching finds: pairs of base and file, how each came about, and what part of the base the file is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from plenary.engine.text.provision import Instrument
from plenary.engine.text.structure import Structure


class Fate(StrEnum):
    """What became of a provision. SAME means the same words, whatever the typography."""

    SAME = "same"
    EDITED = "edited"
    INSERTED = "inserted"
    DELETED = "deleted"
    ABSENT = "absent"
    SPLIT = "split"
    MERGED = "merged"


class Why(StrEnum):
    """On what evidence an absent provision counts as deleted, or as out of the file's scope.

    GAP: what stands before and after it is in the file. WHOLE: the file holds nearly all of the base.
    OUTSIDE: it is not in the part that the file is about. EXCERPT: the file gives only some provisions of
    the holder. BLOCK: nearly all of the base is there, but a long stretch at its beginning or end is not.
    CUT: nearly all of the base is there without tracked changes, but not its beginning, its end, or an article, part or
    annex as a whole.
    """

    GAP = "gap"
    WHOLE = "whole"
    OUTSIDE = "outside"
    EXCERPT = "excerpt"
    BLOCK = "block"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Pair:
    """Provisions of the base and what they are in the file, by the ids that each side has for itself.

    One base to several in the file is SPLIT, several to one MERGED, none to one INSERTED, one to none
    DELETED or ABSENT, with ``why``. ``moved`` can go with any pair that has both sides. ``likeness`` is
    from 0 to 1, by words.
    """

    base: tuple[str, ...]
    file: tuple[str, ...]
    fate: Fate
    moved: bool = False
    likeness: float = 0.0
    why: Why | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """How much of the base a file is. ``base_share`` is the share of the base's words whose provisions the
    file has, ``file_share`` the share of the file's words that stand in such provisions, ``likeness``
    the mean likeness of those, weighed by words. ``partial`` says that absent provisions are taken
    to be out of scope unless there is evidence of deletion."""

    partial: bool
    base_share: float
    file_share: float
    likeness: float


@dataclass(frozen=True)
class Matching:
    """A file matched to a base: every provision of either is in exactly one pair, in document order of
    the base, what is inserted after what it follows. ``structure`` is the file's own; ``mistaken`` are ids in
    the file that stand on words they do not belong to, and were not believed."""

    base: Instrument
    structure: Structure
    pairs: tuple[Pair, ...]
    scope: Scope
    mistaken: tuple[str, ...] = ()

    @cached_property
    def by_base(self) -> Mapping[str, Pair]:
        return {name: pair for pair in self.pairs for name in pair.base}

    @cached_property
    def by_file(self) -> Mapping[str, Pair]:
        return {name: pair for pair in self.pairs for name in pair.file}

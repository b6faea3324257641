"""The rolling text as data: one passage for each provision of the base and each provision offered."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from plenary.engine.text.decided import Decided
from plenary.engine.text.parallel import Parallel
from plenary.engine.text.provision import Instrument, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.slot import Node

if TYPE_CHECKING:
    from plenary.engine.text.collation.memory import Memory
    from plenary.engine.text.wording import Wordings


@dataclass(frozen=True, slots=True)
class Relocation:
    """Some readings put the provision elsewhere: after another passage, under a parent."""

    after: str | None
    parent: str | None
    mask: int

    @property
    def first(self) -> bool:
        """Whether that is the first place under the parent."""
        return self.after is not None and self.after == self.parent


@dataclass(frozen=True, slots=True)
class Following:
    """Some readings put a new provision behind one of the base that they move to its place."""

    behind: str
    mask: int


@dataclass(frozen=True, slots=True)
class Passage:
    """One provision with every reading of its words.

    ``provision.text`` is the base's words; for a provision that readings offer it is empty, ``offered``
    masks those readings, and every text in ``content`` is somebody's. ``deleted`` masks the readings that
    drop the provision, number and all; ``retained`` those that ask to keep it as it is. ``moved`` is where a provision
    of the base is wanted, ``following`` what a new one is wanted behind. ``wordings`` are what
    the content was collated from; they only make updates quicker, and say nothing that the content does not.
    """

    provision: Provision
    content: tuple[Node, ...]
    offered: int = 0
    deleted: int = 0
    retained: int = 0
    moved: tuple[Relocation, ...] = ()
    following: tuple[Following, ...] = ()
    wordings: "Wordings | None" = field(default=None, compare=False, repr=False)

    @property
    def new(self) -> bool:
        """Whether the base does not have this provision."""
        return self.offered != 0


@dataclass(frozen=True)
class RollingText:
    """A base and its readings, collated. Passages stand in document order; a passage's provision may
    have another passage's as its parent.

    ``order`` is the body's neutral order of holders' codes, by which names are shown. ``memory`` is what
    collating worked out; it only makes updates quicker, and is no part of the text. ``parallels`` are the texts
    in other languages with what was suggested on them, which is not collated. ``unsettled`` are the ids of the readings
    in whose files something was left for a person to decide; ``decided`` says what stands in others by a person's
    answer.
    """

    base: Instrument
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]
    order: tuple[str, ...] = ()
    memory: "Memory | None" = field(default=None, compare=False, repr=False)
    parallels: tuple[Parallel, ...] = ()
    unsettled: tuple[str, ...] = ()
    decided: tuple[Decided, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Passage]:
        return {passage.provision.id: passage for passage in self.passages}

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each base provision's passage among the passages; what is new behind it follows it."""
        return {passage.provision.id: place for place, passage in enumerate(self.passages) if not passage.new}

    @cached_property
    def position(self) -> dict[str, int]:
        """The place of each passage among the passages, of new ones too."""
        return {passage.provision.id: place for place, passage in enumerate(self.passages)}

    @cached_property
    def gaps(self) -> dict[str, str | None]:
        """The base provision behind which each new passage stands; None for those before all of it."""
        found: dict[str, str | None] = {}
        last: str | None = None
        for passage in self.passages:
            if passage.new:
                found[passage.provision.id] = last
            else:
                last = passage.provision.id
        return found

    @cached_property
    def rank(self) -> dict[str, int]:
        return {code: place for place, code in enumerate(self.order)}

    @cached_property
    def sources(self) -> dict[str, list[tuple[int, int]]]:
        """By provision, the masks of each reading that edits an option of the base's own there, and of that option."""
        found: dict[str, list[tuple[int, int]]] = {}
        for reading in self.readings:
            for source in reading.sources:
                if source.reading in self.bits:
                    pair = self.bits[reading.id], self.bits[source.reading]
                    found.setdefault(source.provision, []).append(pair)
        return found

    def holders(self, mask: int) -> tuple[str, ...]:
        """The codes behind a mask, each once, in the body's order; codes it does not list come last."""
        codes: set[str] = set()
        rest = mask >> 1
        while rest:
            codes.update(self.readings[(rest & -rest).bit_length() - 1].holders)
            rest &= rest - 1
        return tuple(sorted(codes, key=lambda code: (self.rank.get(code, len(self.rank)), code)))

    @cached_property
    def bits(self) -> dict[str, int]:
        """The mask of each reading, by its id."""
        return {reading.id: 1 << place + 1 for place, reading in enumerate(self.readings)}

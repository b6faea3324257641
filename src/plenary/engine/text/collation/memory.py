"""What collating worked out, kept for the next time: nothing here changes a result, only when it is there.

A rolling text that is updated collates a provision again with one reading changed: how the others align
with the base, and what stands in the slots where it says nothing, is as before.
"""

from collections.abc import Callable, Iterable, Sequence

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.atom import Cuts
from plenary.engine.text.collation.settlement import Settlement
from plenary.engine.text.collation.tree import Offer
from plenary.engine.text.slot import Alternative
from plenary.engine.text.tokens import Vocabulary

SlotKey = tuple[str, tuple[Offer, ...]]
"""A slot, and what is offered there."""


class Recollection:
    """What is remembered of one provision: the edits of each text, how edits were cut and widened, and the
    alternatives of each slot by what is offered there. What the last collation did not ask for is forgotten."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cuts = Cuts()
        self.settlement = Settlement()
        self._edits: dict[str, list[Edit]] = {}
        self._slots: dict[SlotKey, list[Alternative]] = {}
        self._last = self._slots

    def begin(self) -> None:
        """A collation begins: the slots that it does not ask for will be forgotten when the next begins."""
        self._last, self._slots = self._slots, {}

    def edits(self, texts: Iterable[str], align: Callable[[str], list[Edit]]) -> dict[str, list[Edit]]:
        """The edits that make each of these texts of the base. Those of others are forgotten."""
        known = self._edits
        self._edits = {text: known[text] if text in known else align(text) for text in texts}
        return self._edits

    def alternatives(
        self, offers: Sequence[Offer], slot: str, set_out: Callable[[Sequence[Offer], str], list[Alternative]]
    ) -> list[Alternative]:
        """The alternatives of a slot."""
        key = slot, tuple(offers)
        found = self._last.get(key)
        self._slots[key] = found = set_out(offers, slot) if found is None else found
        return found


class Memory:
    """What is remembered of a whole rolling text, and the vocabulary that it is remembered in."""

    def __init__(self, lang: str) -> None:
        self.vocabulary = Vocabulary(lang)
        self._recollections: dict[str, Recollection] = {}

    def recall(self, id: str, base: str) -> Recollection:
        """What is remembered of a provision, for a collation that begins. It is out of the memory until it is
        kept again: a collation that is broken off leaves nothing half done behind."""
        found = self._recollections.pop(id, None)
        if found is None or found.base != base:
            found = Recollection(base)
        found.begin()
        return found

    def keep(self, id: str, recollection: Recollection) -> None:
        """Remember a provision as its collation leaves it."""
        self._recollections[id] = recollection

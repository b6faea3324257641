"""What collating worked out, kept for the next time: nothing here changes a result, only when it is there.

A rolling text that is updated collates a provision again with one reading changed: how the others align
with the base, and what stands in the slots where it says nothing, is as before.
"""

from collections.abc import Callable, Sequence

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.atom import Cuts
from plenary.engine.text.collation.tree import Offer
from plenary.engine.text.slot import Alternative
from plenary.engine.text.tokens import Vocabulary


class Recollection:
    """What is remembered of one provision: the edits of each text, how edits were cut, and the alternatives of
    each slot by what is offered there. What the last collation did not ask for is forgotten."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._edits: dict[str, list[Edit]] = {}
        self._slots: dict[tuple[str, tuple[Offer, ...]], list[Alternative]] = {}
        self._last = self._edits, self._slots
        self.cuts: Cuts = {}

    def begin(self) -> None:
        """A collation begins: what it does not ask for will be forgotten when the next begins."""
        self._last = self._edits, self._slots
        self._edits, self._slots = {}, {}

    def edits(self, text: str, align: Callable[[str], list[Edit]]) -> list[Edit]:
        """The edits that make a text of the base."""
        found = self._last[0].get(text)
        self._edits[text] = found = align(text) if found is None else found
        return found

    def alternatives(
        self, offers: Sequence[Offer], slot: str, set_out: Callable[[Sequence[Offer], str], list[Alternative]]
    ) -> list[Alternative]:
        """The alternatives of a slot."""
        key = slot, tuple(offers)
        found = self._last[1].get(key)
        self._slots[key] = found = set_out(offers, slot) if found is None else found
        return found


class Memory:
    """What is remembered of a whole rolling text, and the vocabulary that it is remembered in."""

    def __init__(self, lang: str) -> None:
        self.vocabulary = Vocabulary(lang)
        self._recollections: dict[str, Recollection] = {}

    def recall(self, id: str, base: str) -> Recollection:
        """What is remembered of a provision, for a collation that begins."""
        found = self._recollections.get(id)
        if found is None or found.base != base:
            found = self._recollections[id] = Recollection(base)
        found.begin()
        return found

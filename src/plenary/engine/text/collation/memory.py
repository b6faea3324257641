"""What collating worked out, kept for the next time: nothing here changes a result, only when it is there.

A rolling text that is updated collates a provision again with one reading changed: how the others align
with the base, and what stands in the slots where it says nothing, is as before.
"""

from collections.abc import Mapping, Sequence

from plenary.engine.text.collation.alternatives import Alternatives
from plenary.engine.text.collation.stages import Collation
from plenary.engine.text.collation.tree import Hold
from plenary.engine.text.slot import Node
from plenary.engine.text.tokens import Vocabulary


class Memory:
    """What is remembered of the provisions of a whole rolling text, and the vocabulary that it is remembered in."""

    def __init__(self, lang: str) -> None:
        self.vocabulary = Vocabulary(lang)
        self._set_out = Alternatives(self.vocabulary).set_out
        # Said once, and not for each of thousands of provisions.
        self._spell = self.vocabulary.words
        self._collations: dict[str, Collation] = {}

    def recall(self, id: str, base: str, root: int) -> Collation:
        """What is remembered of a provision. It is out of the memory until it is kept again: a collation that is
        broken off leaves nothing half done behind."""
        found = self._collations.pop(id, None)
        if found is None or found.base != base or found.root != root:
            found = Collation(
                base, id=id, root=root, vocabulary=self.vocabulary, set_out=self._set_out, spell=self._spell
            )
        return found

    def keep(self, id: str, collation: Collation) -> None:
        """Remember a provision as its collation leaves it."""
        self._collations[id] = collation


def collate_words(
    base: str,
    texts: Mapping[str, int],
    *,
    memory: Memory,
    id: str,
    root: int,
    holds: Sequence[Hold] = (),
) -> tuple[Node, ...]:
    """The tree of one provision.

    ``texts`` are the readings' with the mask of who makes each, ``root`` the mask of the base's own holders,
    ``id`` the prefix of the slots' ids. ``memory`` serves all provisions of a rolling text. ``holds`` count
    tokens of the base. A reading equal to the base makes no slot.
    """
    collation = memory.recall(id, base, root)
    content = collation.renew(texts, holds)
    memory.keep(id, collation)
    return content

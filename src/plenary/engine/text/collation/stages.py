"""N readings of one provision, collated: a tree of words and slots from which each is recovered exactly.

Stages (COLLATION.md): align each reading with the base; cut an edit where it repeats another reading's
edit, so that equal suggestions coincide; coalesce neighbouring edits of the same readings into phrases;
make the spans laminar, changing only what crosses; build the tree; factor what alternatives share.

Every choice is made by words, places and numbers of readings, never by who they are or in which order
they came.
"""

from collections.abc import Mapping, Sequence

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.collation.course import Course
from plenary.engine.text.collation.phrase import tuck_in
from plenary.engine.text.collation.tree import Hold, SetOut, Spell, Tree
from plenary.engine.text.model import Model
from plenary.engine.text.slot import Node
from plenary.engine.text.tokens import Vocabulary


class Collation:
    """The readings of one provision after each stage, kept so that one of them can change.

    ``id`` is the prefix of the slots' ids, ``root`` the mask of the base's own holders, ``set_out`` makes the
    alternatives of a slot, ``spell`` the words of interned ones.
    """

    __slots__ = ("_course", "_edits", "_model", "_said", "_tree", "_vocabulary", "base", "root")

    def __init__(self, base: str, *, id: str, root: int, vocabulary: Vocabulary, set_out: SetOut, spell: Spell) -> None:
        self.base = base
        self.root = root
        self._vocabulary = vocabulary
        self._model = Model(base, vocabulary)
        self._said: dict[str, int] = {}
        self._edits: dict[str, list[Edit]] = {}
        self._course = Course(self._model.interned, vocabulary)
        self._tree = Tree(self._model.interned, id=id, root=root, set_out=set_out, spell=spell)

    def renew(self, texts: Mapping[str, int], holds: Sequence[Hold]) -> tuple[Node, ...]:
        """The tree of all texts that readings want, with the mask of who wants each; one equal to the base makes
        no slot. ``holds`` count tokens of the base."""
        before, self._said = self._said, {text: mask for text, mask in texts.items() if text != self.base}
        gone = {mask for text, mask in before.items() if self._said.get(text) != mask}
        come = {text: mask for text, mask in self._said.items() if before.get(text) != mask}
        aligned = {mask: (text, self._align(text)) for text, mask in come.items()}
        for text in before.keys() - self._said.keys():
            del self._edits[text]
        changed = self._course.renew(gone, aligned)
        return tuck_in(self._tree.renew(self._course.masks, changed, holds))

    def _align(self, text: str) -> list[Edit]:
        edits = self._edits.get(text)
        if edits is None:
            edits = self._edits[text] = align(self._model.interned, self._model.intern(text), self._vocabulary)
        return edits

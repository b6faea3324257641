"""One edit's claim to a span of the base, among all that are to nest or stand apart."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.draft import Span

Turn = tuple[int, int, int, str]
"""When an edit has its turn: by the number of its readings, the most first, by its length, its start, and the
first text that has it."""

Maker = tuple[str, int]
"""``(text, mask)`` of a draft."""


UNCROSSED: Mapping[int, Sequence[Span]] = MappingProxyType({})
"""Most claims stand as they are, and share this."""


class Claim:
    """An edit that may cross others: its makers in order, when it has its turn, whether it stands as it is, and
    otherwise, for each maker that still has it then, the spans that it gives way to: the one that it is widened to, or,
    of a deletion, the pieces that it is cut into."""

    __slots__ = ("edit", "instead", "makers", "stands", "turn")

    def __init__(self, edit: Edit) -> None:
        self.edit = edit
        self.makers: list[Maker] = []
        self.turn: Turn = (0, 0, 0, "")
        self.stands = False
        self.instead = UNCROSSED

    def take_turn(self) -> None:
        start, end, _ = self.edit
        readings = sum([mask.bit_count() for _, mask in self.makers])
        self.turn = -readings, end - start, start, self.makers[0][0]

    def spans(self) -> set[Span]:
        """The spans that it takes."""
        return {self.edit[:2]} if self.stands else {span for spans in self.instead.values() for span in spans}


def has_inside(edit: Edit) -> bool:
    return edit[0] + 1 < edit[1]

"""Edits cut where other readings make the same edit, so that equal suggestions coincide."""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.draft import Draft
from plenary.engine.text.tokens import Vocabulary


def cut_at_shared_edits(drafts: Sequence[Draft], base: str, vocabulary: Vocabulary) -> None:
    """Cut each edit into smaller edits that other readings make, so that what is equal coincides.

    ``shall take`` → ``should make`` beside another reading's ``shall`` → ``should`` becomes that and
    ``take`` → ``make``. The smallest edits are the atoms of the larger ones: an edit wholly made of atoms
    is cut through, one that begins or ends with atoms is cut there, and what is left is an atom in turn.
    """
    edits = {edit for draft in drafts for edit in draft.edits}
    atoms = _Atoms(base)
    cuts: dict[Edit, list[Edit]] = {}
    for edit in sorted(edits, key=lambda e: (e[1] - e[0] + len(e[2]), e[0], vocabulary.words(e[2]))):
        cuts[edit] = parts = atoms.cut(edit)
        for part in parts:
            atoms.add(part)
    for draft in drafts:
        draft.edits = [part for edit in draft.edits for part in cuts[edit]]


Way = tuple[Edit, ...]


class _Atoms:
    """The edits that larger ones may be made of, by where they begin and end."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.starting: dict[int, set[Edit]] = {}
        self.ending: dict[int, set[Edit]] = {}

    def add(self, edit: Edit) -> None:
        self.starting.setdefault(edit[0], set()).add(edit)
        self.ending.setdefault(edit[1], set()).add(edit)

    def cut(self, edit: Edit) -> list[Edit]:
        start, end, words = edit
        if start not in self.starting and end not in self.ending:
            return [edit]
        return self._through(edit) or self._ends(start, end, words)

    def _through(self, edit: Edit) -> list[Edit] | None:
        """The edit as atoms and kept words from end to end, in as few atoms as can be, if it is so made."""
        start, end, words = edit
        base, starting, whole = self.base, self.starting, len(words)
        ways: dict[int, dict[int, Way]] = {start: {0: ()}}
        at = start
        while at <= end:
            here = ways.pop(at, {})
            queue = sorted(here)
            for done in queue:
                way = here[done]
                if at == end and done == whole:
                    return list(way) or None
                if at < end and done < whole and base[at] == words[done]:
                    _reach(ways.setdefault(at + 1, {}), done + 1, way)
                for atom in starting.get(at, ()):
                    _, right, new = atom
                    if right > end or atom == edit or not words.startswith(new, done):
                        continue
                    if right > at:
                        _reach(ways.setdefault(right, {}), done + len(new), (*way, atom))
                    elif not (way and way[-1][0] == way[-1][1] == at):
                        insort(queue, done + len(new))
                        _reach(here, done + len(new), (*way, atom))
            at = min(ways, default=end + 1)
        return None

    def _ends(self, start: int, end: int, words: str) -> list[Edit]:
        head: list[Edit] = []
        tail: list[Edit] = []
        while first := self._largest(self.starting.get(start, ()), start, end, words, words.startswith):
            head.append(first)
            start, words = first[1], words[len(first[2]) :]
        while last := self._largest(self.ending.get(end, ()), start, end, words, words.endswith):
            tail.append(last)
            end, words = last[0], words[: len(words) - len(last[2])]
        return [*head, (start, end, words), *reversed(tail)]

    @staticmethod
    def _largest(atoms: Iterable[Edit], start: int, end: int, words: str, fits: Callable[[str], bool]) -> Edit | None:
        """The largest atom at one end that leaves both old words and new ones, so that a replacement is cut
        into replacements, never into a deletion beside an insertion."""
        parts = (
            atom
            for atom in atoms
            if atom[0] < atom[1]
            and atom[2]
            and atom[1] - atom[0] < end - start
            and len(atom[2]) < len(words)
            and fits(atom[2])
        )
        return max(parts, key=lambda atom: (atom[1] - atom[0], len(atom[2])), default=None)


def _reach(ways: dict[int, Way], done: int, way: Way) -> None:
    known = ways.get(done)
    if known is None or len(way) < len(known) or (len(way) == len(known) and _shape(way) < _shape(known)):
        ways[done] = way


def _shape(way: Way) -> list[tuple[int, int, int]]:
    """What two ways to one place can differ in; never the interned words, whose order is an accident."""
    return [(start, end, len(words)) for start, end, words in way]

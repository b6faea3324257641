"""Edits cut where other readings make the same edit, so that equal suggestions coincide."""

from bisect import insort
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import groupby

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.draft import Draft
from plenary.engine.text.tokens import Vocabulary

Cuts = dict[Edit, list[Edit]]
"""The parts of each edit."""


def cut_at_shared_edits(drafts: Sequence[Draft], base: str, vocabulary: Vocabulary, known: Cuts) -> None:
    """Cut each edit into smaller edits that other readings make, so that what is equal coincides.

    ``shall take`` → ``should make`` beside another reading's ``shall`` → ``should`` becomes that and
    ``take`` → ``make``. The smallest edits are the atoms of the larger ones: an edit wholly made of atoms
    is cut through, one that begins or ends with atoms is cut there, and what is left is an atom in turn.

    ``known`` are the cuts of the last time, nothing at first, and become those of this time. Only atoms inside
    its span bear on how an edit is cut, so it is cut as it was unless one of them is new or gone.
    """
    atoms = _Atoms(base)
    cuts: Cuts = {}
    edits = {edit for draft in drafts for edit in draft.edits}
    stirred = {part for edit in known.keys() - edits for part in known[edit]}
    for edit in _by_size(edits, vocabulary):
        start, end, _ = edit
        before = parts = known.get(edit)
        if parts is None or any(start <= left and right <= end for left, right, _ in stirred):
            parts = atoms.cut(edit)
            if parts != before:
                stirred.update(parts, before or ())
        cuts[edit] = parts
        for part in parts:
            atoms.add(part)
    known.clear()
    known.update(cuts)
    for draft in drafts:
        draft.edits = [part for edit in draft.edits for part in cuts[edit]]


def _by_size(edits: Iterable[Edit], vocabulary: Vocabulary) -> Iterator[Edit]:
    """The smallest first, then by place, then by words: which are spelt only where they must decide."""
    for _, equals in groupby(sorted(edits, key=_size), key=_size):
        group = list(equals)
        yield from sorted(group, key=lambda edit: vocabulary.words(edit[2])) if len(group) > 1 else group


def _size(edit: Edit) -> tuple[int, int]:
    return edit[1] - edit[0] + len(edit[2]), edit[0]


Way = tuple[Edit, ...]


class _Atoms:
    """The edits that larger ones may be made of, by where they begin and end, and with which word."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.starting: dict[int, dict[str, set[Edit]]] = defaultdict(lambda: defaultdict(set))
        self.ending: dict[int, dict[str, set[Edit]]] = defaultdict(lambda: defaultdict(set))
        self.words: dict[int, set[str]] = defaultdict(set)

    def add(self, edit: Edit) -> None:
        start, end, words = edit
        self.starting[start][words[:1]].add(edit)
        self.ending[end][words[-1:]].add(edit)
        self.words[start].update(words)

    def cut(self, edit: Edit) -> list[Edit]:
        start, end, words = edit
        if start == end or (start not in self.starting and end not in self.ending):
            # Nothing smaller makes an insertion: two in a row at one place are one.
            return [edit]
        through = self._through(edit) if self._may_go_through(edit) else None
        if through or not words:
            return through or [edit]
        return self._ends(start, end, words)

    def _may_go_through(self, edit: Edit) -> bool:
        """Whether an atom or a kept word stands at either end, and every word comes from somewhere: without
        which there is no way through."""
        start, end, words = edit
        starting, ending = self.starting.get(start, {}), self.ending.get(end, {})
        opens = "" in starting or words[:1] in starting
        closes = "" in ending or words[-1:] in ending
        if words:
            opens |= self.base[start] == words[0]
            closes |= self.base[end - 1] == words[-1]
        if not (opens and closes):
            return False
        missing = set(words).difference(self.base[start:end])
        for at in range(start, end + 1):
            if not missing:
                break
            if at in self.words:
                missing -= self.words[at]
        return not missing

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
                for first in {"", words[done : done + 1]} if at in starting else ():
                    for atom in starting[at].get(first, ()):
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
        while first := self._largest(self._at(self.starting, start, words[:1]), start, end, words, words.startswith):
            head.append(first)
            start, words = first[1], words[len(first[2]) :]
        while last := self._largest(self._at(self.ending, end, words[-1:]), start, end, words, words.endswith):
            tail.append(last)
            end, words = last[0], words[: len(words) - len(last[2])]
        return [*head, (start, end, words), *reversed(tail)]

    @staticmethod
    def _at(atoms: dict[int, dict[str, set[Edit]]], place: int, word: str) -> Collection[Edit]:
        return atoms[place].get(word, ()) if place in atoms else ()

    @staticmethod
    def _largest(atoms: Collection[Edit], start: int, end: int, words: str, fits: Callable[[str], bool]) -> Edit | None:
        """The largest atom at one end that leaves both old words and new ones, so that a replacement is cut
        into replacements, never into a deletion beside an insertion."""
        if not atoms:
            return None
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

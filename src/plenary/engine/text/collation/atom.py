"""Edits cut where other readings make the same edit, so that equal suggestions coincide."""

from bisect import insort
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from heapq import heappop, heappush
from itertools import groupby
from operator import itemgetter

from plenary.engine.text.alignment import Edit
from plenary.engine.text.tokens import Vocabulary

Way = tuple[Edit, ...]
"""Edits that together make a larger one."""


class Cuts:
    """Edits cut into smaller edits that other readings make, so that what is equal coincides; kept so that only
    what a change bears on is cut again.

    ``shall take`` → ``should make`` beside another reading's ``shall`` → ``should`` becomes that and
    ``take`` → ``make``. The smallest edits are the atoms of the larger ones: an edit wholly made of atoms
    is cut through, one that begins or ends with atoms is cut there, and what is left is an atom in turn.
    """

    __slots__ = ("_atoms", "_divided", "base", "parts", "vocabulary")

    def __init__(self, base: str, vocabulary: Vocabulary, edits: Iterable[Edit]) -> None:
        self.base = base
        self.vocabulary = vocabulary
        self.parts: dict[Edit, Way] = {}
        # What is collated once only needs no index of its atoms afterwards: it is made when something changes.
        self._divided: set[Edit] = set()
        self._atoms: _Atoms | None = None
        edits = list(edits)
        if _stand_apart(edits, base):
            self.parts = {edit: (edit,) for edit in edits}
            return
        atoms = _Atoms(base)
        for edit in _by_size(edits, vocabulary):
            self.parts[edit] = parts = atoms.cut(edit)
            if len(parts) > 1:
                self._divided.add(edit)
            for part in parts:
                atoms.add(part, edit)

    def apply(self, edits: list[Edit]) -> list[Edit]:
        """A draft's edits, each of which has been cut, as their parts: the same list where none is divided."""
        return edits if self._divided.isdisjoint(edits) else [part for edit in edits for part in self.parts[edit]]

    def _index(self) -> "_Atoms":
        atoms = _Atoms(self.base)
        for edit, parts in self.parts.items():
            for part in parts:
                atoms.add(part, edit)
        return atoms

    def renew(self, changed: Iterable[Edit], made: Collection[Edit]) -> list[Edit]:
        """Forget those changed edits that nobody makes, cut those that are new, and cut again those that are
        now cut otherwise. The edits that were cut otherwise or for the first time.

        Changes spread from smaller edits to larger ones: an edit is cut again where an atom inside it, of
        words that it has too, came or went before its turn.
        """
        gone = [edit for edit in changed if edit not in made]
        come = [edit for edit in changed if edit in made and edit not in self.parts]
        recut: list[Edit] = []
        if not gone and not come:
            return recut
        atoms = self._atoms = self._atoms or self._index()
        vocabulary = self.vocabulary
        turns: list[tuple[int, int, str, Edit]] = []
        waiting: set[Edit] = set()

        def wait(edit: Edit) -> None:
            if edit not in waiting:
                waiting.add(edit)
                heappush(turns, (*_turn(edit, vocabulary), edit))

        def stir(part: Edit, by: Edit) -> None:
            """Let those wait to which an atom was not the same before as after one edit was cut."""
            size = _size(by)
            if all(_size(other) >= size for other in atoms.makers.get(part, ()) if other != by):
                left, right, words = part
                around = [edit for edit in self.parts if edit[0] <= left and edit[1] >= right and words in edit[2]]
                for edit in (edit for edit in around if _size(edit) >= size):
                    wait(edit)

        self._divided.difference_update(gone)
        for edit in gone:
            for part in self.parts.pop(edit):
                atoms.remove(part, edit)
                stir(part, edit)
        for edit in come:
            wait(edit)
        while turns:
            edit = heappop(turns)[-1]
            waiting.discard(edit)
            before = self.parts.get(edit, ())
            self.parts[edit] = parts = atoms.cut(edit, _earlier(edit, atoms.makers, vocabulary))
            (self._divided.add if len(parts) > 1 else self._divided.discard)(edit)
            if parts != before:
                recut.append(edit)
                for part in before:
                    atoms.remove(part, edit)
                for part in parts:
                    atoms.add(part, edit)
                for part in {*before} ^ {*parts}:
                    stir(part, edit)
        return recut


def _stand_apart(edits: Sequence[Edit], base: str) -> bool:
    """Whether no two edits begin at one place or end at one, and none keeps the word it begins or ends with: then
    none is part of another."""
    starts = {edit[0] for edit in edits}
    ends = {edit[1] for edit in edits}
    return len(starts) == len(ends) == len(edits) and not any(
        start < end and words and (base[start] == words[0] or base[end - 1] == words[-1]) for start, end, words in edits
    )


def _earlier(edit: Edit, makers: Mapping[Edit, Sequence[Edit]], vocabulary: Vocabulary) -> Callable[[Edit], bool]:
    """Whether an atom came of an edit that is cut before this one."""
    size = _size(edit)

    def is_earlier(atom: Edit) -> bool:
        return any(
            _size(maker) < size or (_size(maker) == size and _turn(maker, vocabulary) < _turn(edit, vocabulary))
            for maker in makers[atom]
        )

    return is_earlier


def _by_size(edits: Iterable[Edit], vocabulary: Vocabulary) -> Iterator[Edit]:
    """The smallest first, then by place, then by words: which are spelt only where they must decide."""
    sized = sorted([(end - start + len(words), start, (start, end, words)) for start, end, words in edits])
    for _, equals in groupby(sized, key=itemgetter(0, 1)):
        group = [edit for _, _, edit in equals]
        yield from sorted(group, key=lambda edit: vocabulary.words(edit[2])) if len(group) > 1 else group


def _size(edit: Edit) -> tuple[int, int]:
    return edit[1] - edit[0] + len(edit[2]), edit[0]


def _turn(edit: Edit, vocabulary: Vocabulary) -> tuple[int, int, str]:
    return *_size(edit), vocabulary.words(edit[2])


class _Atoms:
    """The edits that larger ones may be made of, by where they begin and end, and with which word."""

    __slots__ = ("base", "ending", "ends", "makers", "starting", "words")

    def __init__(self, base: str) -> None:
        self.base = base
        # Tuples and strings, because in thousands of lists and sets Python would look for garbage.
        self.makers: dict[Edit, tuple[Edit, ...]] = {}
        self.starting: dict[tuple[int, str], tuple[Edit, ...]] = {}
        self.ending: dict[tuple[int, str], tuple[Edit, ...]] = {}
        # The words of all atoms that begin at a place or began there, some of them more than once, and where any end or
        # ended: asked for what cannot be, they may be too many.
        self.words: dict[int, str] = {}
        self.ends: set[int] = set()

    def add(self, atom: Edit, maker: Edit) -> None:
        """An atom is part of an edit."""
        makers = self.makers.get(atom)
        if makers is not None:
            self.makers[atom] = (*makers, maker)
            return
        self.makers[atom] = (maker,)
        start, end, words = atom
        opening, closing = (start, words[:1]), (end, words[-1:])
        self.starting[opening] = (*self.starting.get(opening, ()), atom)
        self.ending[closing] = (*self.ending.get(closing, ()), atom)
        self.ends.add(end)
        known = self.words.get(start, "")
        if words not in known:
            self.words[start] = known + words
        elif not known:
            self.words[start] = ""

    def remove(self, atom: Edit, maker: Edit) -> None:
        """An atom is no longer part of an edit."""
        makers = self.makers[atom] = _without(self.makers[atom], maker)
        if makers:
            return
        del self.makers[atom]
        start, end, words = atom
        opening, closing = (start, words[:1]), (end, words[-1:])
        self.starting[opening] = _without(self.starting[opening], atom)
        self.ending[closing] = _without(self.ending[closing], atom)

    def cut(self, edit: Edit, counts: Callable[[Edit], bool] = lambda atom: True) -> Way:
        """The parts of an edit; only atoms that count are seen."""
        start, end, words = edit
        if start == end or (start not in self.words and end not in self.ends):
            # Nothing smaller makes an insertion: two in a row at one place are one.
            return (edit,)
        through = self._through(edit, counts) if self._may_go_through(edit) else None
        if through or not words:
            return through or (edit,)
        if (start, words[:1]) not in self.starting and (end, words[-1:]) not in self.ending:
            return (edit,)
        return self._ends(start, end, words, counts)

    def _may_go_through(self, edit: Edit) -> bool:
        """Whether an atom or a kept word stands at either end, and every word comes from somewhere: without
        which there is no way through."""
        start, end, words = edit
        starting, ending = self.starting, self.ending
        opens = (start, "") in starting or (start, words[:1]) in starting or self.base[start] == words[:1]
        if not opens:
            return False
        closes = (end, "") in ending or (end, words[-1:]) in ending or self.base[end - 1] == words[-1:]
        if not closes:
            return False
        missing = set(words).difference(self.base[start:end])
        for at in range(start, end + 1):
            if not missing:
                break
            missing.difference_update(self.words.get(at, ""))
        return not missing

    def _through(self, edit: Edit, counts: Callable[[Edit], bool]) -> Way | None:
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
                    return way or None
                if at < end and done < whole and base[at] == words[done]:
                    _reach(ways.setdefault(at + 1, {}), done + 1, way)
                for first in {"", words[done : done + 1]} if at in self.words else ():
                    for atom in starting.get((at, first), ()):
                        _, right, new = atom
                        if right > end or atom == edit or not words.startswith(new, done) or not counts(atom):
                            continue
                        if right > at:
                            _reach(ways.setdefault(right, {}), done + len(new), (*way, atom))
                        elif not (way and way[-1][0] == way[-1][1] == at):
                            insort(queue, done + len(new))
                            _reach(here, done + len(new), (*way, atom))
            at = min(ways, default=end + 1)
        return None

    def _ends(self, start: int, end: int, words: str, counts: Callable[[Edit], bool]) -> Way:
        head: list[Edit] = []
        tail: list[Edit] = []
        starting, ending = self.starting, self.ending
        while first := _largest(starting.get((start, words[:1])), start, end, words, words.startswith, counts):
            head.append(first)
            start, words = first[1], words[len(first[2]) :]
        while last := _largest(ending.get((end, words[-1:])), start, end, words, words.endswith, counts):
            tail.append(last)
            end, words = last[0], words[: len(words) - len(last[2])]
        return (*head, (start, end, words), *reversed(tail))


def _without(edits: tuple[Edit, ...], one: Edit) -> tuple[Edit, ...]:
    return tuple([edit for edit in edits if edit != one])


def _largest(
    atoms: Collection[Edit] | None,
    start: int,
    end: int,
    words: str,
    fits: Callable[[str], bool],
    counts: Callable[[Edit], bool],
) -> Edit | None:
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
        and counts(atom)
    )
    return max(parts, key=lambda atom: (atom[1] - atom[0], len(atom[2])), default=None)


def _reach(ways: dict[int, Way], done: int, way: Way) -> None:
    known = ways.get(done)
    if known is None or len(way) < len(known) or (len(way) == len(known) and _shape(way) < _shape(known)):
        ways[done] = way


def _shape(way: Way) -> list[tuple[int, int, int]]:
    """What two ways to one place can differ in; never the interned words, whose order is an accident."""
    return [(start, end, len(words)) for start, end, words in way]

"""What was done to a text, character by character: which of the issued characters are gone, and what was put
where. Tracked changes say it exactly; what is not tracked is found by aligning words."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.tokens import find_tokens
from plenary.engine.text.typography import fold

MARK = "\ufffe"
"""Ends a paragraph. No file can hold it, for it is no character."""


@dataclass(eq=False, slots=True)
class Put:
    """Words that somebody put in, at one place. ``settled`` once they are in the reading, in a position or in
    a question; ``move`` is the name of a tracked move. ``words`` are what is left of the text for the place
    itself, when names, other alternatives and new paragraphs in it have been taken out; None for all of it."""

    text: str
    tracked: bool
    move: str = ""
    settled: bool = False
    words: str | None = None

    @property
    def here(self) -> str:
        return self.text if self.words is None else self.words


@dataclass(slots=True)
class Strand:
    """The characters of a returned text as they stand when all its changes are rejected. ``gone`` says which
    are deleted by a tracked change, ``puts`` what is inserted by one, by the character it stands before;
    ``tags`` is the hidden mark on each."""

    text: str = ""
    gone: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    puts: dict[int, list[Put]] = field(default_factory=dict)

    def add(self, text: str, tag: str, *, gone: bool) -> None:
        self.text += text
        self.gone.extend([gone] * len(text))
        self.tags.extend([tag] * len(text))

    def put(self, put: Put) -> None:
        self.puts.setdefault(len(self.text), []).append(put)


@dataclass(slots=True)
class Edits:
    """What was done to ``text``. ``untracked`` says whether any of it is not a tracked change."""

    text: str
    gone: list[bool]
    puts: dict[int, Put]
    untracked: bool = False

    def move(self, at: int, to: int) -> None:
        """Take what was put at one place to be put at another, beside which there is a space."""
        put = self.puts.pop(at, None)
        if put is not None:
            text = f" {put.text.strip()}" if to < at else f"{put.text.strip()} "
            before = self.puts.get(to)
            if before is not None:
                text = before.text + text if to < at else text + before.text
                put.tracked = put.tracked and before.tracked
            put.text, self.puts[to] = text, put

    def has_words(self, start: int, end: int) -> bool:
        """Whether any character between the two that can be seen is still there."""
        return any(not self.gone[at] and not self.text[at].isspace() for at in range(start, end))

    def is_cut(self, start: int, end: int) -> bool:
        """Whether any character that can be seen is gone."""
        return any(self.gone[at] and not self.text[at].isspace() for at in range(start, end))

    def put_in(self, start: int, end: int) -> list[Put]:
        """What was put anywhere from before the first character to after the last."""
        return [self.puts[at] for at in range(start, end + 1) if at in self.puts]

    def shown(self, start: int, end: int) -> str:
        """The text between two places as it came back, what was put at either end included."""
        parts: list[str] = []
        for at in range(start, end + 1):
            if at in self.puts:
                parts.append(self.puts[at].text)
            if at < end and not self.gone[at]:
                parts.append(self.text[at])
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word or sign: it begins, with the space before it, at ``start``; by itself at ``bare``."""

    start: int
    bare: int
    end: int


def compare(issued: str, tags: Sequence[str], seams: Collection[int], strand: Strand) -> Edits:
    """The edits that make the returned text of the issued one. ``tags`` are the hidden marks that the issued
    characters carried; where the returned ones still carry theirs, equal words in different places are told
    apart. ``seams`` are the places where parts of the issued text meet: of equal deletions the one between
    seams is meant."""
    edits = Edits(issued, [False] * len(issued), {})
    old, new = list(_tokens(issued)), list(_tokens(strand.text))
    for start, end, first, last in _align(issued, old, tags, seams, strand, new):
        if end - start == last - first and start < end:
            for mine, theirs in zip(old[start:end], new[first:last], strict=True):
                _carry(edits, mine, strand, theirs)
            continue
        for token in old[start:end]:
            edits.gone[token.start : token.end] = [True] * (token.end - token.start)
        at = old[start].start if start < len(old) else len(issued)
        told = "".join(_accepted(strand, token) for token in new[first:last])
        if told and last < len(new) and start < len(old):
            told += _space_between(strand.text, new[last], old[start])
        lost = issued[old[start].bare : old[end - 1].end] if start < end else ""
        edits.untracked = edits.untracked or any(text.replace(MARK, "").strip() for text in (lost, told))
        _put(edits, at, Put(told, tracked=False))
    for put in strand.puts.get(len(strand.text), ()):
        _put(edits, len(issued), put)
    _reconcile(edits, seams)
    return edits


def _space_between(text: str, theirs: _Token, mine: _Token) -> str:
    """The space before a returned word that had none where it was issued: it parts it from what was put there."""
    return text[theirs.start : theirs.bare] if mine.start == mine.bare else ""


def _reconcile(edits: Edits, seams: Collection[int]) -> None:
    """Words that were struck and written anew in the same place were kept. Where only words of one part were
    replaced, that is asked of the first and the last of them: equal words in between may be chance."""
    at = 0
    while at < len(edits.text):
        start = at
        while at < len(edits.text) and edits.gone[at]:
            at += 1
        if at == start:
            at += 1
            continue
        puts = edits.put_in(start, at)
        if puts and not any(put.move for put in puts):
            inside = any(start < seam < at for seam in seams)
            _rewrite(edits, start, at, puts, ends_only=not inside)


def _rewrite(edits: Edits, start: int, end: int, puts: Sequence[Put], *, ends_only: bool) -> None:
    text = "".join(put.text for put in puts)
    old, new = list(_tokens(edits.text[start:end])), list(_tokens(text))
    hunks = _opcodes(_keys(edits.text[start:end], old, None), _keys(text, new, None))
    equal = [hunk for hunk in hunks if hunk[0] < hunk[1] and hunk[2] < hunk[3]]
    if ends_only:
        whole = len(old), len(new)
        equal = [
            hunk
            for hunk in equal
            if hunk[0] == hunk[2] == 0 or (hunk[1], hunk[3]) == whole or (hunk[0] == 0 and hunk[1] == len(old))
        ]
    if not equal:
        return
    tracked = all(put.tracked for put in puts)
    for place in range(start, end + 1):
        edits.puts.pop(place, None)
    done = 0
    for first, last, left, right in [*equal, (len(old), len(old), len(new), len(new))]:
        told = text[new[done].start : new[left - 1].end] if done < left else ""
        if told and left < len(new):
            told += _space_between(text, new[left], old[first])
        at = start + (old[first].start if first < len(old) else end - start)
        _put(edits, at, Put(told, tracked))
        for token in old[first:last]:
            edits.gone[start + token.start : start + token.end] = [False] * (token.end - token.start)
        done = right


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    for token in find_tokens(text):
        yield _Token(at, at + len(token) - len(token.lstrip()), at + len(token))
        at += len(token)


Hunk = tuple[int, int, int, int]
"""``(start, end, first, last)``: issued tokens from start to end, returned ones from first to last. Spans of one
length are equal tokens, others a difference."""


def _align(
    issued: str,
    old: Sequence[_Token],
    tags: Sequence[str],
    seams: Collection[int],
    strand: Strand,
    new: Sequence[_Token],
) -> list[Hunk]:
    """Equal spans and differences, in order. Marks decide unless they cost more than they explain."""
    keys = _keys(issued, old, None)
    plain = _opcodes(keys, _keys(strand.text, new, None))
    if len(plain) < 2:
        return plain
    if any(strand.tags):
        marked = _opcodes(_keys(issued, old, tags), _keys(strand.text, new, strand.tags))
        if _cost(marked) <= _cost(plain):
            return marked
    edges = [token.bare in seams for token in old] + [True]
    return list(_slide(plain, keys, edges))


def _keys(text: str, tokens: Iterable[_Token], tags: Sequence[str] | None) -> list[str]:
    return [
        _folded(text[token.bare : token.end]) + (f"\0{tags[token.bare]}" if tags and token.bare < token.end else "")
        for token in tokens
    ]


@cache
def _folded(token: str) -> str:
    return token if token == MARK else "".join(fold(token))


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[Hunk]:
    interned: dict[str, int] = {}
    one = [interned.setdefault(key, len(interned)) for key in old]
    other = [interned.setdefault(key, len(interned)) for key in new]
    hunks: list[Hunk] = []
    for op in Levenshtein.opcodes(one, other):
        spans = (op.src_start, op.src_end, op.dest_start, op.dest_end)
        if op.tag != "replace":
            hunks.append(spans)
            continue
        # A replacement as a deletion and an insertion, so that spans of one length are always equal.
        hunks.append((op.src_start, op.src_end, op.dest_start, op.dest_start))
        hunks.append((op.src_end, op.src_end, op.dest_start, op.dest_end))
    return hunks


def _slide(hunks: Sequence[Hunk], keys: Sequence[str], edges: Sequence[bool]) -> Iterator[Hunk]:
    """The hunks, each deletion between two equal spans moved along equal words to where most of its ends are
    at a seam: of ``[shall / shall not]`` without one ``shall`` and the stroke, the first alternative is gone."""
    moved = list(hunks)
    for place in range(1, len(moved) - 1):
        (left, start, first, last), gone, (begin, right, there, _) = moved[place - 1 : place + 2]
        end = gone[1]
        before, after = start - left, right - begin
        if last - first != before or gone[2] != gone[3] or moved[place + 1][3] - there != after:
            continue
        shifts = [0]
        while -shifts[-1] < before and keys[start + shifts[-1] - 1] == keys[end + shifts[-1] - 1]:
            shifts.append(shifts[-1] - 1)
        shifts.append(0)
        while shifts[-1] < after and keys[start + shifts[-1]] == keys[end + shifts[-1]]:
            shifts.append(shifts[-1] + 1)
        shift = max(shifts, key=lambda by: (edges[start + by] + edges[end + by], -abs(by)))
        moved[place - 1] = left, start + shift, first, last + shift
        moved[place] = start + shift, end + shift, last + shift, last + shift
        moved[place + 1] = end + shift, right, last + shift, moved[place + 1][3]
    yield from (hunk for hunk in moved if hunk[0] < hunk[1] or hunk[2] < hunk[3])


def _cost(hunks: Iterable[Hunk]) -> int:
    return sum((end - start) + (last - first) for start, end, first, last in hunks if end - start != last - first)


def _carry(edits: Edits, mine: _Token, strand: Strand, theirs: _Token) -> None:
    """What tracked changes did to a returned token, done to the issued token that it is."""
    spaces = range(theirs.start, theirs.bare)
    for at in range(theirs.start, theirs.bare + 1):
        for put in strand.puts.get(at, ()):
            _put(edits, mine.start if at == theirs.start else mine.bare, put)
    if spaces and all(strand.gone[at] for at in spaces):
        edits.gone[mine.start : mine.bare] = [True] * (mine.bare - mine.start)
    same = mine.end - mine.bare == theirs.end - theirs.bare
    for at in range(theirs.bare, theirs.end):
        place = mine.bare + at - theirs.bare if same else (mine.bare if at == theirs.bare else mine.end - 1)
        if at > theirs.bare:
            for put in strand.puts.get(at, ()):
                _put(edits, place, put)
        if strand.gone[at]:
            span = slice(place, place + 1) if same else slice(mine.bare, mine.end)
            edits.gone[span] = [True] * (span.stop - span.start)


def _accepted(strand: Strand, token: _Token) -> str:
    """What is left of a returned token when its changes are accepted."""
    parts: list[str] = []
    for at in range(token.start, token.end):
        parts.extend(put.text for put in strand.puts.get(at, ()))
        if not strand.gone[at]:
            parts.append(strand.text[at])
    return "".join(parts)


def _put(edits: Edits, at: int, put: Put) -> None:
    """Adds what was put at a place to what was put there before it."""
    if not put.text:
        return
    before = edits.puts.get(at)
    if before is not None:
        put = Put(before.text + put.text, before.tracked and put.tracked, before.move or put.move)
    put.settled = not put.text.replace(MARK, "").strip()
    edits.puts[at] = put

"""Words of a returned text beside those that were sent: which are the same, and which of several ways to see it.

Words and signs are compared in their folded form, so typing makes no difference. Hidden marks tell equal words
in different places apart where they have survived.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.tokens import HAN, find_tokens
from plenary.engine.text.typography import fold

_GLUED = re.compile(rf"(?<=[{HAN}])[\[\]](?=[{HAN}])")
"""A bracket between two Chinese characters."""

MARK = "\ufffe"
"""Ends a paragraph. No file can hold it, for it is no character."""

Span = tuple[int, int]
"""Characters of a text, end excluded."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A text as it was sent. ``tags`` is the hidden mark on each character; ``seams`` are the places where parts of
    it meet: of equal deletions the one between seams is meant. ``wholes`` are names, which are the same only
    if the dash before them is; ``pairs`` the two signs of each bracket, which go together."""

    text: str
    tags: Sequence[str]
    seams: Collection[int]
    wholes: Sequence[Span]
    pairs: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign: it begins, with the space before it, at ``start``; by itself at ``bare``."""

    start: int
    bare: int
    end: int


Hunk = tuple[int, int, int, int]
"""``(start, end, first, last)``: sent tokens from start to end, returned ones from first to last. Where both spans
hold any, they are equal tokens; else a difference."""


def tokens_of(one: str, other: str) -> tuple[list[Token], list[Token]]:
    """The tokens of two texts by their places. Brackets change no word beside them: where they stand in the midst of
    a Chinese one, each of its characters is a token in both."""
    torn: set[str] = set()
    mine, theirs = _pieces(one, torn), _pieces(other, torn)
    return list(_placed(one, mine, torn)), list(_placed(other, theirs, torn))


def _pieces(text: str, torn: set[str]) -> list[Span]:
    """Words and signs by their places, without the space before them; the words that brackets tear go into ``torn``."""
    signs = {found.start() for found in _GLUED.finditer(text)}
    places = [at for at in range(len(text)) if at not in signs] if signs else range(len(text))
    found = [(at, at + 1) for at in signs]
    end = 0
    for token in find_tokens("".join(text[at] for at in places) if signs else text):
        word, end = token.lstrip(), end + len(token)
        own = places[end - len(word) : end]
        if word and own[-1] - own[0] >= len(word):
            torn.add(word)
            found.extend((at, at + 1) for at in own)
        elif word:
            found.append((own[0], own[-1] + 1))
    return sorted(found)


def _placed(text: str, pieces: Iterable[Span], torn: Collection[str]) -> Iterator[Token]:
    """The tokens, of which those torn in either text are cut into characters."""
    at = 0
    for start, end in pieces:
        cuts = range(start, end) if text[start:end] in torn else (start,)
        for bare, after in zip(cuts, [*cuts[1:], end], strict=True):
            yield Token(at, bare, after)
            at = after
    if at < len(text):
        yield Token(at, len(text), len(text))


def is_equal(hunk: Hunk) -> bool:
    """Whether the tokens of both sides are the same, and not only on one side."""
    return hunk[0] < hunk[1] and hunk[2] < hunk[3]


def align(
    sent: Sent, old: Sequence[Token], text: str, new: Sequence[Token], tags: Sequence[str] | None = None
) -> list[Hunk]:
    """Equal spans and differences, in order; ``old`` and ``new`` are tokens of the sent and the returned text.
    ``tags`` are the marks of the returned text: they decide unless they cost more than they explain."""
    theirs = _keys(text, new, None)
    plain = _opcodes(_keys(sent.text, old, None), theirs)
    if tags:
        marks, marked = _keys(sent.text, old, sent.tags), _keys(text, new, tags)
        found = _opcodes(marks, marked)
        if _cost(found) <= _cost(plain):
            return list(_Slide(sent, old, marks, marked).over(found))
    keys = _keys(sent.text, old, None)
    fresh = count()
    while torn := _torn(sent.wholes, old, plain):
        for place in torn:
            keys[place] = f"\0{next(fresh)}"
        plain = _opcodes(keys, theirs)
    return list(_Slide(sent, old, keys, theirs).over(plain))


def _torn(wholes: Iterable[Span], old: Sequence[Token], hunks: Iterable[Hunk]) -> list[int]:
    """The tokens of names that found a partner although the dash before them has none."""
    paired = {place for hunk in hunks if is_equal(hunk) for place in range(hunk[0], hunk[1])}
    torn: list[int] = []
    for start, end in wholes:
        inside = [place for place, token in enumerate(old) if start <= token.bare < end]
        if inside and inside[0] not in paired:
            torn.extend(place for place in inside if place in paired)
    return torn


def _keys(text: str, tokens: Iterable[Token], tags: Sequence[str] | None) -> list[str]:
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
    start = first = 0
    for op in [*Levenshtein.opcodes(one, other), None]:
        if op is not None and op.tag != "equal":
            continue
        end, last = (op.src_start, op.dest_start) if op is not None else (len(one), len(other))
        # What was replaced is a deletion, and then an insertion, whatever stood where in it.
        hunks.extend(hunk for hunk in ((start, end, first, first), (end, end, first, last)) if any(_sizes(hunk)))
        if op is not None:
            start, first = op.src_end, op.dest_end
            hunks.append((op.src_start, start, op.dest_start, first))
    return hunks


def _sizes(hunk: Hunk) -> tuple[int, int]:
    return hunk[1] - hunk[0], hunk[3] - hunk[2]


class _Slide:
    """Moves each deletion or insertion along equal words to where it makes most sense."""

    def __init__(self, sent: Sent, tokens: Sequence[Token], old: Sequence[str], new: Sequence[str]) -> None:
        self._old = old
        self._new = new
        self._edges = [token.bare in sent.seams or token.start in sent.seams for token in tokens] + [True]
        places = {token.bare: place for place, token in enumerate(tokens)}
        pairs = [(places[one], places[other]) for one, other in sent.pairs if one in places and other in places]
        self._partner = {one: other for pair in pairs for one, other in (pair, pair[::-1])}
        self._gone: set[int] = set()

    def over(self, hunks: Sequence[Hunk]) -> Iterator[Hunk]:
        """The hunks, those between two equal spans moved."""
        moved = [(0, 0, 0, 0), *hunks, (len(self._old), len(self._old), len(self._new), len(self._new))]
        self._gone = {place for hunk in hunks if not is_equal(hunk) for place in range(hunk[0], hunk[1])}
        for place in range(1, len(moved) - 1):
            before, (start, end, first, last), after = moved[place - 1 : place + 2]
            if not _differs(moved[place]):
                continue
            if start < end:
                shifts = _shifts(self._old, start, end, before, after)
                by = max(shifts, key=lambda by: (*self._deletion(start, end, by), -abs(by)))
                self._gone = self._gone - set(range(start, end)) | set(range(start + by, end + by))
            else:
                shifts = _shifts(self._new, first, last, before, after)
                by = max(shifts, key=lambda by: (*_insertion(self._new[first + by : last + by], by), -abs(by)))
            moved[place - 1] = before[0], before[1] + by, before[2], before[3] + by
            moved[place] = start + by, end + by, first + by, last + by
            moved[place + 1] = after[0] + by, after[1], after[2] + by, after[3]
        yield from (hunk for hunk in moved if hunk[0] < hunk[1] or hunk[2] < hunk[3])

    def _deletion(self, start: int, end: int, by: int) -> tuple[int, int]:
        """A deletion takes the other sign of a bracket along, and its ends are at seams: of ``[shall / shall not]``
        without one ``shall`` and the stroke, the first alternative is gone."""
        others = self._gone - set(range(start, end)) | set(range(start + by, end + by))
        signs = [place for place in range(start + by, end + by) if place in self._partner]
        paired = sum(1 if self._partner[place] in others else -1 for place in signs)
        return paired, self._edges[start + by] + self._edges[end + by]


def _shifts(words: Sequence[str], left: int, right: int, before: Hunk, after: Hunk) -> list[int]:
    """By how many words a span can be moved so that the text stays the same: away from no other difference, since
    both together are a replacement."""
    shifts = [0]
    if not _differs(after):
        while _reaches(before, 1 - shifts[-1]) and words[left + shifts[-1] - 1] == words[right + shifts[-1] - 1]:
            shifts.append(shifts[-1] - 1)
    shifts.append(0)
    if not _differs(before):
        while _reaches(after, shifts[-1] + 1) and words[left + shifts[-1]] == words[right + shifts[-1]]:
            shifts.append(shifts[-1] + 1)
    return shifts


def _differs(hunk: Hunk) -> bool:
    return (hunk[0] < hunk[1]) != (hunk[2] < hunk[3])


def _reaches(hunk: Hunk, tokens: int) -> bool:
    """Whether a hunk is an equal span of at least so many tokens."""
    return hunk[3] > hunk[2] and hunk[1] - hunk[0] >= tokens


def _insertion(keys: Sequence[str], by: int) -> tuple[bool, int, bool]:
    """How well an insertion reads: each bracket in it has its partner, one that opens stands before others and one
    that closes after them, and a new paragraph begins it."""
    depth = lowest = 0
    for key in keys:
        depth += {"[": 1, "]": -1}.get(key.partition("\0")[0], 0)
        lowest = min(lowest, depth)
    return depth == lowest == 0, -by if depth > 0 else by * (depth < 0), keys[0].partition("\0")[0] == MARK


def _cost(hunks: Iterable[Hunk]) -> int:
    return sum(sum(_sizes(hunk)) for hunk in hunks if not is_equal(hunk))

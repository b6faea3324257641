"""What was done to a text, character by character: which of the issued characters are gone, and what was put
where. Tracked changes say it exactly; what is not tracked is found by aligning words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plenary.engine.text.block import Role
from plenary.engine.text.numbering import recognise
from plenary.engine.text.round_two.alignment import MARK, Sent, Span, Token, align, is_equal, tokens_of
from plenary.engine.text.round_two.writing import split_number
from plenary.engine.text.typography import fold


@dataclass(eq=False, slots=True)
class Put:
    """Words that somebody put in, at one place. ``settled`` once they are in the reading, in a position or in
    a question; ``move`` is the name of a tracked move. ``words`` are what is left of the text for the place
    itself, when names, other alternatives and new paragraphs in it have been taken out; None for all of it.
    ``options`` are those among the paragraphs that were taken out: their words, and the codes of who signs. ``near``
    where it was put right before a sign, behind the space there, which is before the words now. ``apart`` where it is
    a paragraph with a number of its own, whatever was struck beside it."""

    text: str
    tracked: bool
    move: str = ""
    settled: bool = False
    words: str | None = None
    options: list[tuple[str, frozenset[str]]] = field(default_factory=list)
    near: bool = False
    apart: bool = False

    @property
    def here(self) -> str:
        return self.text if self.words is None else self.words


@dataclass(slots=True)
class Strand:
    """The characters of a returned text as they stand when all its changes are rejected. ``gone`` says which
    are deleted by a tracked change, ``puts`` what is inserted by one, by the character it stands before;
    ``tags`` is the hidden mark and the role of each."""

    text: str = ""
    gone: list[bool] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    puts: dict[int, list[Put]] = field(default_factory=dict)

    def add(self, text: str, tag: str, role: Role, *, gone: bool) -> None:
        self.text += text
        self.gone.extend([gone] * len(text))
        self.tags.extend([f"{role} {tag}"] * len(text))

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
            put.near = to < at and not put.text[-1:].isspace()
            text = f" {put.text.strip()}" if to < at else f"{put.text.strip()} "
            before = self.puts.get(to)
            if before is not None:
                text = before.text + text if to < at else text + before.text
                put.tracked = put.tracked and before.tracked
            put.text, self.puts[to] = text, put

    def has_words(self, start: int, end: int) -> bool:
        """Whether any character between the two that can be seen is still there."""
        return any(not self.gone[at] and not self.text[at].isspace() for at in range(start, end))

    def has_letters(self, start: int, end: int) -> bool:
        """Whether any letter or digit between the two is still there."""
        return any(not self.gone[at] and self.text[at].isalnum() for at in range(start, end))

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


def compare(sent: Sent, strand: Strand) -> Edits:
    """The edits that make the returned text of the sent one."""
    edits = Edits(sent.text, [False] * len(sent.text), {})
    if strand.text == sent.text:
        edits.gone = list(strand.gone)
        for place, puts in sorted(strand.puts.items()):
            for put in puts:
                _put(edits, place, put)
    else:
        _find(edits, sent, strand)
    _keep_blanks(edits)
    _read_typed_number(edits, sent)
    _reconcile(edits, sent)
    for pair in sent.pairs:
        _let_go(edits, sent, pair)
    return edits


def _find(edits: Edits, sent: Sent, strand: Strand) -> None:
    """What was done where not all of it is tracked."""
    old, new = tokens_of(sent.text, strand.text)
    for hunk in align(sent, old, strand.text, new, strand.tags):
        start, end, first, last = hunk
        if is_equal(hunk):
            for mine, theirs in zip(old[start:end], new[first:last], strict=True):
                _carry(edits, mine, strand, theirs)
            continue
        for token in old[start:end]:
            edits.gone[token.start : token.end] = [True] * (token.end - token.start)
        told = "".join(_accepted(strand, token) for token in new[first:last])
        at = len(sent.text)
        if start < len(old):
            told, at = _beside(told, strand.text, new[last : last + 1], old[start])
        lost = sent.text[old[start].bare : old[end - 1].end] if start < end else ""
        edits.untracked = edits.untracked or any(text.replace(MARK, "").strip() for text in (lost, told))
        _put(edits, at, Put(told, tracked=False))
    for put in strand.puts.get(len(strand.text), ()):
        _put(edits, len(sent.text), put)


def _beside(told: str, text: str, after: Sequence[Token], mine: Token) -> tuple[str, int]:
    """Words put before an issued one, and where: ``after`` is that word as it came back. Only one of the two has
    the space between them, which then belongs to what was put in, or stood there before it."""
    for theirs in after:
        if theirs.start < theirs.bare and mine.start == mine.bare:
            return told + text[theirs.start : theirs.bare] if told else told, mine.start
        if theirs.start == theirs.bare and mine.start < mine.bare and told[:1].isspace():
            return told.lstrip(), mine.bare
    return told, mine.start


def _keep_blanks(edits: Edits) -> None:
    """Of the two blanks around struck words, the one behind them stays: programs that select whole words strike that
    one, and the other may belong to the sign of a bracket."""
    text, gone, start = edits.text, edits.gone, 0
    for end in range(1, len(gone) + 1):
        if not gone[end - 1]:
            start = end
        elif end == len(gone) or not gone[end]:
            puts = [(at, edits.puts[at]) for at in range(start, end + 1) if at in edits.puts]
            if start and text[start - 1] == text[end - 1] == " " and not any(MARK in put.text for _, put in puts):
                gone[start - 1] = True
                gone[end - 1] = _lead(edits, puts)
            start = end


def _lead(edits: Edits, puts: Sequence[tuple[int, Put]]) -> bool:
    """Moves words that were put in to before the blank in front of them, which they take, and gives the one that they
    end in, if they do, back to the text. Whether they keep what is behind them."""
    if not puts:
        return False
    ended = puts[-1][1].text.endswith(" ")
    puts[0][1].text = f" {puts[0][1].text}"
    if ended:
        puts[-1][1].text = puts[-1][1].text[:-1]
    for at, put in puts:
        del edits.puts[at]
        _put(edits, at - 1, put)
    return not ended


def _read_typed_number(edits: Edits, sent: Sent) -> None:
    """A paragraph that was struck whole, with one typed beneath it: a number typed before that is none of its words.
    Where it is the number that was struck, or they are the words that were, they take the place of these; else they
    stand apart. Other words are not read into a bracket that was struck with all that is in it."""
    end = edits.text.find(MARK)
    front = sum(tag.startswith(f"{Role.NUMBER} ") for tag in sent.tags[:end])
    if not front or edits.has_words(0, end):
        return
    last = end
    while edits.gone[last] and (after := edits.text.find(MARK, last + 1)) > 0 and not edits.has_words(last + 1, after):
        last = after
    place = last + edits.gone[last]
    put = edits.puts.get(place)
    if put is None or put.move or MARK not in put.text:
        return
    text = put.text.strip(MARK)
    typed, (number, _) = recognise(text), split_number(text)
    same = typed is not None and bare(edits.text[:front]) in {bare(one.bare) for one in typed.readings}
    if typed is None or not (same or number):
        return
    struck = "".join(sent.text[at] for at in range(end) if sent.tags[at].startswith(f"{Role.WORDS} "))
    anew = fold(typed.rest) != fold(struck)
    if any(tag.startswith(f"{Role.LABEL} ") for tag in sent.tags[:last]) or (anew and not same):
        put.apart = True
        return
    del edits.puts[place]
    figures = 0 if same else len(edits.text[:front].rstrip())
    edits.gone[figures:front] = [False] * (front - figures)
    edits.gone[end] = False
    if not same:
        _put(edits, 0, Put(typed.readings[0].shown.strip(), put.tracked))
    _put(edits, end, Put(typed.rest, put.tracked, apart=anew and (front, end - 1) in sent.pairs))


def bare(front: str) -> str:
    """A number without the points, strokes and brackets in which one hand sets it and another does not."""
    return "".join(filter(str.isalnum, front))


def _reconcile(edits: Edits, sent: Sent) -> None:
    """Words that were struck and written anew in the same place were kept. Where words of one part were replaced
    by words, only the first and the last of them can be: equal ones in between may be chance."""
    at = 0
    while at < len(edits.text):
        start = at
        while at < len(edits.text) and edits.gone[at]:
            at += 1
        if at == start:
            at += 1
            continue
        puts = edits.put_in(start, at)
        if puts and not any(put.move or put.apart for put in puts):
            signs = any(sign in put.text for put in puts for sign in "[]")
            inside = any(start < seam < at for seam in sent.seams)
            _rewrite(edits, sent, (start, at), puts, ends_only=not (inside or signs))


def _rewrite(edits: Edits, sent: Sent, span: Span, puts: Sequence[Put], *, ends_only: bool) -> None:
    start, end = span
    text = "".join(put.text for put in puts)
    part = Sent(
        sent.text[start:end],
        sent.tags[start:end],
        {seam - start for seam in sent.seams},
        [(left - start, right - start) for left, right in sent.wholes if start <= left and right <= end],
        [(one - start, other - start) for one, other in sent.pairs],
    )
    old, new = tokens_of(part.text, text)
    equal = [hunk for hunk in align(part, old, text, new) if is_equal(hunk)]
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
        told, at = text[new[done].start : new[left - 1].end] if done < left else "", end - start
        if first < len(old):
            told, at = _beside(told, text, new[left : left + 1], old[first])
        _put(edits, start + at, Put(told, tracked))
        for token in old[first:last]:
            edits.gone[start + token.start : start + token.end] = [False] * (token.end - token.start)
        done = right


def _let_go(edits: Edits, sent: Sent, pair: Span) -> None:
    """Where a bracket and words beside it were written anew in one run, a few words of an alternative that are in the
    new text are chance: less than half of it. They take its place."""
    left, right = pair
    if not (edits.gone[left] and edits.gone[right] and _runs_on(edits, sent, pair)):
        return
    nested = {at for one, other in sent.pairs if left < one and other < right for at in range(one, other + 1)}
    places: dict[str, list[int]] = {}
    for at in range(left + 1, right):
        if at not in nested and sent.tags[at].startswith(f"{Role.WORDS} ") and not edits.text[at].isspace():
            places.setdefault(sent.tags[at], []).append(at)
    for own in places.values():
        kept = [at for at in own if not edits.gone[at]]
        if 0 < 2 * len(kept) < len(own):
            start, end = kept[0], kept[-1] + 1
            text = edits.shown(start, end)
            for at in range(start, end + 1):
                edits.puts.pop(at, None)
            edits.gone[start:end] = [True] * (end - start)
            _put(edits, start, Put(text, tracked=True))


def _runs_on(edits: Edits, sent: Sent, pair: Span) -> bool:
    """Whether words right before or behind a bracket are struck with it."""
    text, before, behind = edits.text, pair[0] - 1, pair[1] + 1
    while before >= 0 and text[before].isspace():
        before -= 1
    while behind < len(text) and text[behind].isspace():
        behind += 1
    return any(
        0 <= at < len(text) and edits.gone[at] and sent.tags[at].startswith(f"{Role.WORDS} ") for at in (before, behind)
    )


def _carry(edits: Edits, mine: Token, strand: Strand, theirs: Token) -> None:
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


def _accepted(strand: Strand, token: Token) -> str:
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

"""One provision as it was sent, as a tree over its characters: words, brackets, the alternatives in each."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from plenary.engine.text.block import Role
from plenary.engine.text.layout import Mark, Run, as_set, is_shown
from plenary.engine.text.passage import Passage
from plenary.engine.text.recovery import words_of
from plenary.engine.text.round_two.alignment import MARK, Sent, Span
from plenary.engine.text.round_two.sheet import Part, Sheet
from plenary.engine.text.slot import BASE, Alternative, Held, Node, Slot
from plenary.engine.text.traversal import every_node


@dataclass(slots=True)
class Words:
    """Words of the text; ``nothing`` where "no text" is said instead."""

    span: Span
    run: Run
    nothing: bool = False


_NONE = Alternative((), 0)


@dataclass(eq=False, slots=True)
class Segment:
    """One alternative of a bracket. ``number`` is its place in the slot, ``span`` its words and the brackets
    inside it, ``names`` where its names are or would be (the end of the words where there are none), ``head``
    the sign or label before it."""

    number: int
    head: Span
    span: Span
    names: Span
    holders: tuple[str, ...] = ()
    items: list["Item"] = field(default_factory=list)
    alternative: Alternative = _NONE


@dataclass(eq=False, slots=True)
class Bracket:
    """A slot (``node``), or words that are merely bracketed (``held``). ``span`` reaches from sign to sign; a
    slot that is set out as options has no signs, and ``open`` and ``close`` are empty. ``stop`` is the sign
    after such a slot that ends the paragraph: each option has it."""

    slot: str
    open: Span
    close: Span
    segments: list[Segment] = field(default_factory=list)
    held: Held | None = None
    node: Slot | None = None
    stop: str = ""

    @property
    def span(self) -> Span:
        return self.open[0], self.close[1]

    @property
    def options(self) -> bool:
        return self.open[0] == self.open[1]


Item: TypeAlias = Words | Bracket


@dataclass(slots=True)
class Paragraph:
    """A sheet in the frame. ``words`` is the span without the number or label in front."""

    sheet: Sheet
    span: Span
    words: Span


@dataclass(slots=True)
class Frame:
    """``text`` is what was sent, each paragraph ended by MARK; ``tags`` is the hidden mark on each character,
    ``roles`` what it is. ``seams`` are where parts meet, ``wholes`` the names in it. ``items`` are the words and
    brackets outside any bracket, in order; ``spaced`` holds the starts of those that a line break parts from
    what comes before, where the text has a space. ``shifts`` are places between a sign and its own space, each
    with the one on the other side of the space."""

    text: str
    tags: list[str]
    roles: list[Role]
    seams: frozenset[int]
    wholes: list[Span]
    paragraphs: list[Paragraph]
    items: list[Item]
    spaced: frozenset[int]
    shifts: dict[int, int]

    @property
    def sent(self) -> Sent:
        """The text as what comes back is compared with."""
        tags = [f"{role} {tag}" for role, tag in zip(self.roles, self.tags, strict=True)]
        pairs = [(b.open[1] - 1, b.close[0]) for b in brackets(self.items) if not b.options]
        return Sent(self.text, tags, self.seams, self.wholes, pairs)


def raw(content: Iterable[Node], mask: int) -> str:
    """The words of content as the reading with this mask has them, with the space before the first."""
    return words_of((" ", *content), mask)


def build(passage: Passage | None, sheets: Sequence[Sheet]) -> Frame:
    """The frame of one provision's sheets. ``passage`` is None where sheets belong to none (around the text)."""
    content = as_set(passage) if passage else ()
    builder = _Builder(content, new=bool(passage and passage.new))
    for sheet in sheets:
        builder.add(sheet)
    return builder.finish()


class _Builder:
    def __init__(self, content: tuple[Node, ...], *, new: bool) -> None:
        self.content = content
        self.new = new
        self.slots = {node.id: node for node, _ in every_node(content) if isinstance(node, Slot)}
        self.held: dict[tuple[str, str], list[Held]] = {}
        for node, _ in every_node(content):
            if isinstance(node, Held):
                self.held.setdefault((node.id, str(node.reason)), []).append(node)
        self.text = ""
        self.seams: set[int] = {0}
        self.roles: list[Role] = []
        self.wholes: list[Span] = []
        self.paragraphs: list[Paragraph] = []
        self.items: list[Item] = []
        self.spaced: set[int] = set()
        self.shifts: dict[int, int] = {}
        self.options: Bracket | None = None

    def add(self, sheet: Sheet) -> None:
        if sheet.joined and self.text:
            # The mark gives way to a line break: roles keep their places.
            self.text = self.text.removesuffix(MARK) + "\n"
        start = len(self.text)
        spans: list[tuple[Part, Span]] = []
        for part in sheet.parts:
            spans.append((part, (len(self.text), len(self.text) + len(part.text))))
            self._shift(part)
            if part.role is Role.NAMES:
                self.wholes.append(spans[-1][1])
            self.roles.extend([part.role] * len(part.text))
            self.text += part.text
            self.seams.add(len(self.text))
        own = [(part, span) for part, span in spans if part.run is not None]
        words = own[0][1][0] if own else len(self.text)
        self.paragraphs.append(Paragraph(sheet, (start, len(self.text)), (words, len(self.text))))
        if sheet.request is None:
            self._set(sheet, spans, own)
        self.text += MARK
        self.roles.append(Role.WORDS)
        self.seams.add(len(self.text))

    def _shift(self, part: Part) -> None:
        """What is put between a sign and the space before or after it is put beside both. Signs and names of more
        than one character begin with a space."""
        if part.role not in (Role.SIGN, Role.NAMES) or len(part.text) < 2:
            return
        start, end = len(self.text), len(self.text) + len(part.text)
        self.shifts[start + 1] = start
        if part.text[-1] == " ":
            self.shifts[end - 1] = end

    def _set(self, sheet: Sheet, spans: Sequence[tuple[Part, Span]], own: Sequence[tuple[Part, Span]]) -> None:
        if sheet.option:
            self._option(sheet, spans, own)
            return
        if own and self.options is not None:
            after = self._after(self.options)
            if raw(after, 0)[:1] == " ":
                self.spaced.add(own[0][1][0])
        if own:
            self.options = None
            self.items.extend(_parse(own, self))

    def _option(self, sheet: Sheet, spans: Sequence[tuple[Part, Span]], own: Sequence[tuple[Part, Span]]) -> None:
        if self.options is None or self.options.slot != sheet.slot or sheet.option == 1:
            start = spans[0][1][0]
            self.options = Bracket(sheet.slot, (start, start), (start, start), node=self.slots[sheet.slot])
            self.items.append(self.options)
        labels = [span for part, span in spans if part.role is Role.LABEL]
        inside = [(part, span) for part, span in own if not labels or span[0] >= labels[-1][1]]
        begin = inside[0][1][0] if inside else len(self.text)
        head, names = (labels[0], (labels[0][1], labels[-1][0])) if labels else ((begin, begin), (begin, begin))
        number = next((part.run.alternative for part, _ in inside if part.run and part.run.slot == sheet.slot), -1)
        segment = Segment(number, head, (begin, len(self.text)), names, sheet.holders)
        segment.items = _parse(inside, self)
        self.options.segments.append(segment)
        self.options.close = len(self.text), len(self.text)

    def _after(self, options: Bracket) -> tuple[Node, ...]:
        """What follows a slot that is set out as options."""
        ids = [node.id if isinstance(node, Slot) else "" for node in self.content]
        return self.content[ids.index(options.slot) + 1 :]

    def finish(self) -> Frame:
        for bracket in brackets(self.items):
            if bracket.node is not None:
                self._number(bracket, bracket.node)
        if self.options is not None and self.options.node is not None:
            self.options.stop = self._stop(self.options.node)
        tags = [""] * len(self.text)
        _tag(self.items, tags)
        return Frame(
            self.text,
            tags,
            self.roles,
            frozenset(self.seams),
            self.wholes,
            self.paragraphs,
            self.items,
            frozenset(self.spaced),
            self.shifts,
        )

    def _stop(self, slot: Slot) -> str:
        last = self.content[-1]
        ends = len(self.content) > 1 and self.content[-2] is slot and isinstance(last, str)
        return str(last) if ends and not any(map(str.isalnum, str(last))) else ""

    def _number(self, bracket: Bracket, slot: Slot) -> None:
        """Gives each segment its alternative: a first one that begins with another bracket does not say its place."""
        shown = [
            place
            for place, alternative in enumerate(slot.alternatives)
            if is_shown(slot, alternative) or (bracket.options and not (self.new and alternative.mask & BASE))
        ]
        free = [place for place in shown if place not in {segment.number for segment in bracket.segments}]
        for segment in bracket.segments:
            if segment.number < 0:
                segment.number = free.pop(0)
            segment.alternative = slot.alternatives[segment.number]


def brackets(items: Iterable[Item]) -> Iterator[Bracket]:
    """Every bracket in these items, outer ones first."""
    waiting = list(items)
    waiting.reverse()
    while waiting:
        item = waiting.pop()
        if isinstance(item, Bracket):
            yield item
            waiting.extend(inner for segment in reversed(item.segments) for inner in reversed(segment.items))


def words_among(items: Iterable[Item], *, inner: bool = True) -> Iterator[Words]:
    """The words among these items and inside their brackets; without ``inner``, not those of slots inside."""
    for item in items:
        if isinstance(item, Words):
            if not item.nothing:
                yield item
        elif inner or item.held is not None:
            for segment in item.segments:
                yield from words_among(segment.items, inner=inner)


def _parse(parts: Sequence[tuple[Part, Span]], builder: _Builder) -> list[Item]:
    """The words and brackets of one line, by its signs."""
    top: list[Item] = []
    stack: list[Bracket] = []
    for part, span in parts:
        run = part.run
        assert run is not None
        items = stack[-1].segments[-1].items if stack else top
        if run.mark is Mark.OPEN:
            bracket = Bracket(run.slot, span, span)
            if run.reason:
                # A bracket that crosses a slot is set in parts, in the order of the text.
                bracket.held = builder.held[run.slot, run.reason].pop(0)
            else:
                bracket.node = builder.slots[run.slot]
            bracket.segments.append(Segment(0 if run.reason else -1, span, (span[1], span[1]), (span[1], span[1])))
            items.append(bracket)
            stack.append(bracket)
            continue
        if run.mark is Mark.SLASH:
            _end(stack[-1].segments[-1], span[0])
            stack[-1].segments.append(Segment(run.alternative, span, (span[1], span[1]), (span[1], span[1])))
        elif run.mark is Mark.CLOSE:
            _end(stack[-1].segments[-1], span[0])
            stack.pop().close = span
        elif run.mark is Mark.NAMES:
            here = stack[-1].segments[-1]
            here.span = here.span[0], span[0]
            here.names = span
            here.holders = run.holders
        else:
            items.append(Words(span, run, run.mark is Mark.NOTHING))
    return top


def _end(segment: Segment, at: int) -> None:
    """The segment ends at this place; without names, so do its words."""
    if segment.names[0] == segment.names[1]:
        segment.span = segment.span[0], at
        segment.names = at, at


def _tag(items: Iterable[Item], tags: list[str]) -> None:
    """The mark on each character: that of the innermost alternative; a bracket's signs belong outside."""
    waiting = [(item, "") for item in items]
    waiting.reverse()
    while waiting:
        item, tag = waiting.pop()
        if isinstance(item, Words):
            tags[slice(*item.span)] = [tag] * (item.span[1] - item.span[0])
            continue
        if not item.options:
            start, end = item.span
            tags[start:end] = [tag] * (end - start)
        for segment in item.segments:
            own = f"s:{item.slot}:{segment.number}"
            for start, end in (segment.span, segment.names if not item.options else (0, 0)):
                tags[start:end] = [own] * (end - start)
            waiting.extend((inner, own) for inner in reversed(segment.items))

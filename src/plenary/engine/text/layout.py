"""How a rolling text is set: each passage as lines of runs, the same for every output format.

A renderer walks the runs and adds only its own mark-up: spacing, bracket order, what is flattened into
options and where names stand are all decided here.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from math import inf
from typing import NamedTuple, TypeGuard

from plenary.engine.text.credit import Credit, credit_in
from plenary.engine.text.flattening import flatten, spread
from plenary.engine.text.joining import Form, Joining, joinings
from plenary.engine.text.opposition import Against, find_opposed, oppositions
from plenary.engine.text.original import Original, originals
from plenary.engine.text.passage import Following, Passage, Relocation, RollingText
from plenary.engine.text.provision import TABULAR, Instrument, Kind, Provision
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import find_followings, find_renumbered
from plenary.engine.text.slot import BASE, Alternative, Held, Node, Slot
from plenary.engine.text.tokens import CLOSING, find_tokens, tokenise
from plenary.engine.text.traversal import every_node, fold
from plenary.engine.text.whole import Whole, wholes


class Audience(StrEnum):
    """Who may see whose words are whose (PRACTICE §2)."""

    NAMES = "names"
    GROUPS = "groups"
    NONE = "none"


OTHERS = "*"
"""Stands, before an audience that is told groups only, for every member that speaks for itself: what one of
its members offers a group has not offered (PRACTICE §2)."""


class Mark(StrEnum):
    """What a run is. Marks other than WORDS carry no words of the text."""

    WORDS = "words"
    OPEN = "open"
    CLOSE = "close"
    SLASH = "slash"
    NAMES = "names"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line.

    ``text`` is, for WORDS, the words with their spacing; for OPEN, CLOSE and SLASH the sign with the
    spacing around it (``" ["``, ``"]"``, ``" / "``); for NAMES empty, the codes being in ``holders``;
    for NOTHING empty (the renderer says "no text" in its language).
    ``slot`` is the id of the innermost slot or held bracket that the run belongs to, ``alternative``
    the place of its alternative there, ``base`` whether these are words of the base, ``depth`` the
    number of brackets open around it, ``reason`` (OPEN only) the reason of a held bracket.
    """

    mark: Mark
    text: str = ""
    slot: str = ""
    alternative: int = 0
    base: bool = True
    depth: int = 0
    holders: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a passage as it is set. ``option`` is 0 for the running text, else the number
    after "Option"; ``holders`` are who offers that option (none for the base's own). ``lead`` stands before the words
    of an option that would otherwise begin with a comma, with the space after it: an ellipsis, and the word that the
    text has there, repeated. It is no word of the option."""

    runs: tuple[Run, ...]
    option: int = 0
    holders: tuple[str, ...] = ()
    slot: str = ""
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Opposition:
    """Members that oppose an alternative: ``slot`` and ``alternative`` are as in Run."""

    slot: str
    alternative: int
    holders: tuple[str, ...]


class Arrival(NamedTuple):
    """Where a provision is wanted, and who asks: after the one of this id (empty: at the start of all), or ``first`` of
    what that one holds."""

    place: str
    holders: tuple[str, ...]
    first: bool = False


@dataclass(frozen=True, slots=True)
class Joint:
    """A merge or split that a provision has part in. ``whole`` says whether it is the one that has all the words,
    after a merge or before a split; ``places`` are the citations of the others (empty: one without a number)."""

    form: Form
    whole: bool
    places: tuple[str, ...]
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """One passage, set. ``number`` is what stands in the margin (``3 bis``). ``offered`` are the
    holders of a new provision, ``deleted`` and ``retained`` those who ask for it: None where nobody
    does, and empty where the audience may not know who. ``moved`` says where
    else it is wanted. ``opposed`` are the alternatives that
    somebody opposes, before an audience that may see names: that one member of a group opposes words does
    not say that its group does. ``wholes`` are the proposals each in one piece, where the lines show them in
    several. ``behind`` says what somebody moves to the place of a new provision and puts it behind, ``numbered`` under
    which other numbers a new provision is offered, and by whom. ``originals`` are what was suggested on the provision
    in other languages. Who runs a provision together with another is in ``joints`` and not in ``deleted``: its words
    are not left out."""

    id: str
    kind: str
    number: str
    depth: int
    lines: tuple[Line, ...]
    new: bool = False
    offered: tuple[str, ...] | None = None
    deleted: tuple[str, ...] | None = None
    retained: tuple[str, ...] | None = None
    moved: tuple[Arrival, ...] = ()
    opposed: tuple[Opposition, ...] = ()
    wholes: tuple[Whole, ...] = ()
    originals: tuple[Original, ...] = ()
    joints: tuple[Joint, ...] = ()
    behind: tuple[Arrival, ...] = ()
    numbered: tuple[tuple[str, tuple[str, ...]], ...] = ()


Show = Callable[[int], tuple[str, ...]]


def lay_out(
    rolling: RollingText,
    *,
    audience: Audience = Audience.NAMES,
    groups: Collection[str] = (),
) -> tuple[Setting, ...]:
    """Every passage, set for one audience. ``groups`` are the codes of groups: they alone are named before an
    audience that is told groups, and whoever else offers words is not."""
    order = Instrument(tuple(passage.provision for passage in rolling.passages))
    show = shower(rolling, audience, groups)
    against = oppositions(rolling) if audience is Audience.NAMES else {}
    hanging = originals(rolling, teller(rolling, audience, groups))
    joined: dict[str, list[Joining]] = {}
    for joining in joinings(rolling):
        for name in (joining.whole, *joining.parts):
            joined.setdefault(name, []).append(joining)
    followings, renumbered = find_followings(rolling), find_renumbered(rolling)
    settings = (
        _set(passage, rolling, order, show, against, joined.get(passage.provision.id, ()))
        for passage in rolling.passages
    )
    return tuple(
        replace(
            setting,
            originals=hanging.get(setting.id, ()),
            behind=_behind(rolling, followings, rolling.by_id[setting.id].provision, show),
            numbered=tuple((number, show(mask)) for number, mask in renumbered.get(setting.id, {}).items()),
        )
        if setting.id in hanging or setting.new
        else setting
        for setting in _notes_below(settings)
    )


def _behind(
    rolling: RollingText, followings: Mapping[str, tuple[Following, ...]], provision: Provision, show: Show
) -> tuple[Arrival, ...]:
    """What a new provision stands behind, by those who move that to its place; what it holds goes with it."""
    if provision.parent in followings:
        return ()
    found = []
    for other in followings.get(provision.id, ()):
        line = (other.behind, *(holder.id for holder in rolling.base.ancestors(other.behind)))
        unit = next(name for name in line if any(place.mask & other.mask for place in rolling.by_id[name].moved))
        found.append(Arrival(unit, show(other.mask)))
    return tuple(found)


def _notes_below(settings: Iterable[Setting]) -> Iterator[Setting]:
    """The settings with the footnotes of a table below it, where they do not part its cells."""
    notes: list[Setting] = []
    tabular = False
    for setting in settings:
        if tabular and setting.kind == Kind.FOOTNOTE:
            notes.append(setting)
            continue
        tabular = setting.kind in TABULAR
        if not tabular or setting.kind == Kind.TABLE:
            yield from notes
            notes.clear()
        yield setting
    yield from notes


def shower(rolling: RollingText, audience: Audience, groups: Collection[str]) -> Show:
    """What an audience may see of who is behind a mask: codes, each once, in the body's order."""
    tell = teller(rolling, audience, groups)
    return lambda mask: tell(rolling.holders(mask))


def teller(
    rolling: RollingText, audience: Audience, groups: Collection[str]
) -> Callable[[Iterable[str]], tuple[str, ...]]:
    """What an audience may see of holders: codes, each once, in the body's order."""

    def rank(code: str) -> tuple[bool, int, str]:
        return code == OTHERS, rolling.rank.get(code, len(rolling.rank)), code

    def by_name(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(codes, key=rank))

    def by_group(codes: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({code if code in groups else OTHERS for code in codes}, key=rank))

    def by_none(codes: Iterable[str]) -> tuple[str, ...]:
        return ()

    return {Audience.NAMES: by_name, Audience.GROUPS: by_group, Audience.NONE: by_none}[audience]


def _set(
    passage: Passage,
    rolling: RollingText,
    order: Instrument,
    show: Show,
    against: Against,
    joined: Iterable[Joining],
) -> Setting:
    provision = passage.provision
    deleted, joints = passage.deleted, []
    for joining in joined:
        whole = provision.id == joining.whole
        places = joining.parts if whole else (joining.whole,)
        joints.append(Joint(joining.form, whole, tuple(map(order.citation, places)), show(joining.mask)))
        deleted &= ~joining.mask
    content, half = _as_set(passage)
    lines = tuple(_Typesetter(rolling, show, credit_in(rolling, passage)).lines(content, half, new=passage.new)) or (
        Line(()),
    )
    return Setting(
        provision.id,
        provision.kind,
        provision.number,
        order.depth(provision.id),
        lines,
        passage.new,
        show(passage.offered) if passage.offered else None,
        show(deleted) if deleted else None,
        show(passage.retained) if passage.retained else None,
        tuple(_arrival(order, place, show) for place in passage.moved),
        tuple(Opposition(slot, place, show(mask)) for slot, place, mask in find_opposed(passage, content, against)),
        wholes(rolling, passage, show) if _is_scattered(content, lines) else (),
        joints=tuple(joints),
    )


def _arrival(order: Instrument, place: Relocation, show: Show) -> Arrival:
    return Arrival(order.beside(place.after, place.parent) or "", show(place.mask), place.first)


def as_set(passage: Passage) -> tuple[Node, ...]:
    """The content of a passage as its lines show it: nested no deeper than people read, and with no long wordings
    in brackets inside brackets."""
    return _as_set(passage)[0]


def _as_set(passage: Passage) -> tuple[tuple[Node, ...], float]:
    """The same, with the tokens of half the paragraph; without end where there is no room for options."""
    content = flatten(passage.content)
    if passage.provision.kind in _ONE_LINE:
        return content, inf
    half = _size(content) / 2
    whole = (spread(node) if isinstance(node, Slot) and _holds_long(node, half) else node for node in content)
    return tuple(whole), half


def _is_scattered(content: Iterable[Node], lines: Iterable[Line]) -> bool:
    """Whether no single bracket shows a proposal in one piece: there are several, or one is set out as
    options and the words around it stand elsewhere."""
    slots = sum(isinstance(node, Slot) for node, _ in every_node(content))
    return slots > 1 or (slots == 1 and len({line.option > 0 for line in lines}) > 1)


def is_shown(slot: Slot, alternative: Alternative) -> bool:
    """Whether a bracket shows an alternative. No text is one beside words of the base; inside the words of others it
    is what those offer anyway, whose names stand behind them."""
    return bool(alternative.content) or (
        alternative is not slot.alternatives[0] and bool(slot.alternatives[0].mask & BASE)
    )


class _Typesetter:
    """Turns the nodes of one passage into lines."""

    def __init__(self, rolling: RollingText, show: Show, credit: Credit) -> None:
        self.rolling = rolling
        self.show = show
        self.credit = credit

    def lines(self, content: tuple[Node, ...], half: float, *, new: bool) -> Iterator[Line]:
        """The lines of a passage: one, or more where wordings longer than half of it are set out as options."""
        running: list[Node] = []
        stop = content[-1] if len(content) > 1 and _is_stop(content[-1]) else None
        for place, node in enumerate(content):
            if not (isinstance(node, Slot) and _is_long(node, half)):
                running.append(node)
                continue
            yield from self._running(running)
            running = []
            options = self._options(node, content[place - 1] if place else "", new=new)
            if stop is not None and place == len(content) - 2:
                yield from _close(options, stop)
                break
            yield from options
        yield from self._running(running)

    def _running(self, content: Iterable[Node]) -> Iterator[Line]:
        runs = self.runs(content, Run(Mark.WORDS))
        if runs:
            yield Line(runs)

    def _options(self, slot: Slot, before: Node, *, new: bool) -> Iterator[Line]:
        shown = [(place, a) for place, a in self._ordered(slot) if a.content or not (new and a.mask & BASE)]
        lead = _lead(before, [alternative for _, alternative in shown])
        for option, (place, alternative) in enumerate(shown, start=1):
            base = bool(alternative.mask & BASE)
            state = Run(Mark.WORDS, slot=slot.id, alternative=place, base=base)
            runs = self.runs(alternative.content, state) or (_with(state, Mark.NOTHING, ""),)
            gap = " " if lead and _starts_spaced(alternative.content) else ""
            led = lead + gap if alternative.content else ""
            yield Line(runs, option, () if base else self.show(self.credit(alternative.mask)), slot.id, led)

    def _ordered(self, slot: Slot) -> list[tuple[int, Alternative]]:
        """The alternatives as they are shown, with their places in the slot: the base first, then by the
        body's order of the first holder that the audience may know, never by how many there are. Where it may
        know none, the order is that of the words, and says nothing of who offers them."""
        rank = {**self.rolling.rank, OTHERS: len(self.rolling.rank) + 1}

        def key(item: tuple[int, Alternative]) -> tuple[bool, int, str, int]:
            place, alternative = item
            first = next(iter(self.show(self.credit(alternative.mask))), None)
            if first is None:
                return not alternative.mask & BASE, -1, "", place
            return not alternative.mask & BASE, rank.get(first, len(rank)), first, place

        return sorted(enumerate(slot.alternatives), key=key)

    def runs(self, content: Iterable[Node], state: Run) -> tuple[Run, ...]:
        """The runs of some nodes, without the space before the first. ``state`` is a run of plain words here."""
        runs: list[Run] = []
        waiting = list(_steps(content, state))
        waiting.reverse()
        while waiting:
            step = waiting.pop()
            if isinstance(step, Run):
                runs.append(step)
                continue
            node, here, first = step
            if isinstance(node, str):
                runs.append(_with(here, Mark.WORDS, node.removeprefix(" ") if first else node))
            else:
                write = self._slot(node, here, first) if isinstance(node, Slot) else self._held(node, here, first)
                waiting += reversed(list(write))
        return tuple(runs)

    def _slot(self, slot: Slot, state: Run, begins: bool) -> Iterator["_Step"]:
        first = slot.alternatives[0]
        shown = [(place, a) for place, a in self._ordered(slot) if is_shown(slot, a)]
        inner = Run(Mark.WORDS, slot=slot.id, base=state.base, depth=state.depth + 1)
        spaced = not begins and any(_starts_spaced(a.content) for _, a in shown[:1])
        yield _with(inner, Mark.OPEN, " [" if spaced else "[")
        for number, (place, alternative) in enumerate(shown):
            here = Run(
                Mark.WORDS,
                slot=slot.id,
                alternative=place,
                base=state.base and alternative is first,
                depth=inner.depth,
            )
            if number:
                yield _with(here, Mark.SLASH, " / ")
            yield from _steps(alternative.content, here)
            if not alternative.content:
                yield _with(here, Mark.NOTHING, "")
            holders = () if alternative.mask & BASE else self.show(self.credit(alternative.mask))
            if holders:
                yield Run(Mark.NAMES, "", slot.id, place, here.base, here.depth, holders)
        yield _with(inner, Mark.CLOSE, "]")

    def _held(self, held: Held, state: Run, begins: bool) -> Iterator["_Step"]:
        inner = Run(Mark.WORDS, slot=held.id, base=state.base, depth=state.depth + 1)
        sign = " [" if not begins and _starts_spaced(held.content) else "["
        yield Run(Mark.OPEN, sign, held.id, 0, state.base, inner.depth, (), held.reason)
        yield from _steps(held.content, inner)
        holders = self.show(held.mask)
        if holders:
            yield Run(Mark.NAMES, "", held.id, 0, state.base, inner.depth, holders, held.reason)
        yield _with(inner, Mark.CLOSE, "]")


_Step = Run | tuple[Node, Run, bool]
"""A run that is ready; or a node, a run of plain words at its place, and whether no space stands before it."""


def _steps(content: Iterable[Node], state: Run) -> Iterator[_Step]:
    return ((node, state, not place) for place, node in enumerate(content))


def _is_stop(node: Node) -> TypeGuard[str]:
    """Whether all that follows a slot is the sign that ends the paragraph."""
    return isinstance(node, str) and not any(map(str.isalnum, node))


def _close(options: Iterable[Line], stop: str) -> Iterator[Line]:
    """Each option with the sign that ends the paragraph, which would look lost on a line of its own."""
    for line in options:
        last = line.runs[-1]
        sign = () if last.mark is Mark.NOTHING else (_with(last, Mark.WORDS, stop),)
        yield replace(line, runs=(*line.runs, *sign))


def _lead(before: Node, alternatives: Iterable[Alternative]) -> str:
    """What leads from the text before some options into each, where one of them begins with a sign that closes words;
    empty where none does, or nothing stands before them."""
    if not before or not any(words_of((" ", *a.content), 0).strip()[:1] in CLOSING for a in alternatives):
        return ""
    return f"… {find_tokens(before)[-1].strip()}" if isinstance(before, str) else "…"


_ONE_LINE = frozenset({Kind.FOOTNOTE, Kind.CELL})
"""Kinds with no room for options: they stay in brackets, however long."""

SHORT = 12
"""Tokens below which a slot stays in its line, however short the paragraph."""


def _is_long(slot: Slot, half: float) -> bool:
    """Whether the slot reads better as options: several wordings, one longer than half a paragraph."""
    sizes = [_size(alternative.content) for alternative in slot.alternatives]
    return sum(size > 0 for size in sizes) > 1 and max(sizes) > max(half, SHORT)


def _holds_long(slot: Slot, half: float) -> bool:
    """Whether long wordings would stand in brackets inside this slot's brackets."""
    inner = (node for alternative in slot.alternatives for node in alternative.content)
    return any(isinstance(node, Slot) and (_is_long(node, half) or _holds_long(node, half)) for node in inner)


def _with(state: Run, mark: Mark, text: str) -> Run:
    return Run(mark, text, state.slot, state.alternative, state.base, state.depth)


def _starts_spaced(content: Iterable[Node]) -> bool:
    waiting = [content]
    while waiting:
        first = next(iter(waiting.pop()), "")
        if isinstance(first, str):
            if first.startswith(" "):
                return True
        elif isinstance(first, Held):
            waiting.append(first.content)
        else:
            waiting += [alternative.content for alternative in first.alternatives]
    return False


def _size(content: Iterable[Node]) -> int:
    """Tokens of the first alternatives, all nested ones included: what the paragraph is without options."""

    def leaf(node: Node, slots: int) -> int | None:
        return len(tokenise(node)) if isinstance(node, str) else None

    return sum(fold(content, leaf, lambda _, parts: max(sum(inner) for _, inner in parts), lambda _, inner: sum(inner)))

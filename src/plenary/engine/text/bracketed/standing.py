"""The readings that a bracketed instrument's own brackets stand for."""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from plenary.engine.text.bracketed.choose import single_choices
from plenary.engine.text.bracketed.compose import Composition, Syllables, compose_words
from plenary.engine.text.bracketed.merge import Merged, Merger
from plenary.engine.text.bracketed.path import find_paths
from plenary.engine.text.bracketed.tree import LEFT_OUT, Choice, Part, Role, Selection, walk
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import STANDING, Addition, Bracket, Reading


@dataclass(frozen=True, slots=True)
class _Variant:
    """One other choice in one place: what it makes of which provisions of the base."""

    holders: tuple[str, ...]
    words: tuple[tuple[str, str], ...] = ()
    deleted: tuple[str, ...] = ()
    added: tuple[Addition, ...] = ()

    @property
    def touched(self) -> frozenset[str]:
        return frozenset((*(own for own, _ in self.words), *self.deleted, *(str(one.after) for one in self.added)))


@dataclass
class _Sheet:
    """A reading being filled with variants that touch different provisions."""

    holders: tuple[str, ...]
    variants: list[_Variant] = field(default_factory=list)
    brackets: list[Bracket] = field(default_factory=list)

    def reading(self, number: int) -> Reading:
        return Reading(
            id=f"{STANDING}{'+'.join(self.holders)}/{number}",
            holders=self.holders,
            words={own: text for one in self.variants for own, text in one.words},
            deleted=frozenset(own for one in self.variants for own in one.deleted),
            added=tuple(addition for one in self.variants for addition in one.added),
            brackets=tuple(self.brackets),
        )


@dataclass
class _Stack:
    """Sheets in the order in which they were begun; ``taken`` masks, for holders and a provision, which of their
    sheets touch it."""

    sheets: list[_Sheet] = field(default_factory=list)
    by_holders: dict[tuple[str, ...], list[_Sheet]] = field(default_factory=dict)
    taken: dict[tuple[tuple[str, ...], str], int] = field(default_factory=dict)

    def sheet(self, holders: tuple[str, ...], touched: frozenset[str]) -> _Sheet:
        """The first sheet of the holders that does not touch these provisions, which it now does."""
        mine = self.by_holders.setdefault(holders, [])
        union = 0
        for provision in touched:
            union |= self.taken.get((holders, provision), 0)
        free = ~union & (union + 1)
        for provision in touched:
            self.taken[holders, provision] = self.taken.get((holders, provision), 0) | free
        place = free.bit_length() - 1
        if place == len(mine):
            mine.append(_Sheet(holders))
            self.sheets.append(mine[-1])
        return mine[place]


@dataclass(frozen=True)
class Standing:
    """``original`` carries the brackets, ``base`` is without them; ``composed`` are the default texts."""

    original: Instrument
    base: Instrument
    merger: Merger
    composed: Sequence[Composition]

    def readings(self, held: Sequence[tuple[Bracket, tuple[str, ...]]]) -> tuple[Reading, ...]:
        """As few readings as hold every variant, each in the first that does not touch its provisions, and
        the brackets in the first reading of their holders."""
        stack = _Stack()
        for bracket, holders in held:
            stack.sheet(holders, frozenset()).brackets.append(bracket)
        for variant in self.variants():
            stack.sheet(variant.holders, variant.touched).variants.append(variant)
        return tuple(sheet.reading(number) for number, sheet in enumerate(stack.sheets, 1))

    def variants(self) -> Iterator[_Variant]:
        hosts = {one.host: one for one in self.merger.sets if one.host is not None}
        for place, provision in enumerate(self.original.provisions):
            if provision.id in self.base.by_id:
                parts = self.merger.parts[place]
                for selection, holders, text in other_texts(parts, self.composed[place].text, _held):
                    yield from self.provision_variants(place, hosts.get(place), selection, holders, text)
        for one in self.merger.sets:
            yield from self.set_variants(one)

    def provision_variants(
        self, place: int, merged: Merged | None, selection: Selection, holders: tuple[str, ...], text: str
    ) -> Iterator[_Variant]:
        own = self.original.provisions[place].id
        taken = _option(self.merger.parts[place], selection) if merged else 0
        words: tuple[tuple[str, str], ...] = ((own, text),) if text else ()
        deleted = () if text else (own,)
        if merged is None or taken == 0 or not any(merged.tails):
            yield _Variant(holders, words, deleted)
            return
        for added in self.bodies(merged, taken):
            yield _Variant(holders, words, (*deleted, *self.standing_ids(merged.tails[0])), added)

    def set_variants(self, merged: Merged) -> Iterator[_Variant]:
        """The options that are set out in whole paragraphs, where the first of them stands in the base."""
        elsewhere = (option for one in self.merger.sets if one is not merged for option in one.options[1:])
        if merged.host is not None or any(merged.within(option) for option in elsewhere):
            return
        for taken in range(1, len(merged.tails)):
            for added in self.bodies(merged, taken):
                yield _Variant((), (), self.standing_ids(merged.tails[0]), added)

    def standing_ids(self, places: Sequence[int]) -> tuple[str, ...]:
        ids = (self.original.provisions[place].id for place in places)
        return tuple(own for own in ids if own in self.base.by_id)

    def bodies(self, merged: Merged, taken: int) -> Iterator[tuple[Addition, ...]]:
        """The paragraphs that an option adds: first with the default words, then with one other choice in each of
        them, as often as the paragraph with most choices needs; and so for each option of the sets inside it."""
        before = self.standing_ids(merged.tails[0]) or self.standing_ids(() if merged.host is None else [merged.host])
        after = before[-1] if before else self.previous(min(place for tail in merged.tails for place in tail))
        for path in find_paths(self.merger.sets, merged, taken):
            texts = {place: self.texts(place, path.taken) for place in path.shown}
            for turn in range(max([len(texts[place]) for place in path.fresh] + [1])):
                shown = {
                    place: found[turn if place in path.fresh and turn < len(found) else 0]
                    for place, found in sorted(texts.items())
                }
                yield self.additions(shown, after)

    def texts(self, place: int, taken: Mapping[int, int]) -> list[str]:
        """What a paragraph outside the base can say, its default first; the host of a set, in the option taken."""
        parts, default = self.merger.parts[place], self.composed[place].text
        others = other_texts(parts, default, lambda selection: _alone(parts, selection))
        if all(one.host != place for one in self.merger.sets):
            return [default, *(text for _, _, text in others)]
        option = taken.get(place, 0)
        default = compose_words(parts, {part.number: option for part in parts if isinstance(part, Choice)}, {})
        own = [text for selection, _, text in others if _option(parts, selection) == option]
        return [default, *(text for text in own if text != default)]

    def additions(self, texts: dict[int, str], after: str | None) -> tuple[Addition, ...]:
        added: dict[str, Addition] = {}
        for place, text in texts.items():
            own = self.original.provisions[place]
            parents = (one.id for one in self.original.ancestors(own.id))
            parent = next((holder for holder in parents if holder in self.base.by_id or holder in added), None)
            if text:
                added[own.id] = Addition(own.id, after, parent, own.kind, text, own.number)
        return tuple(added.values())

    def previous(self, place: int) -> str | None:
        ids = self.standing_ids(range(place))
        return ids[-1] if ids else None


def _option(parts: tuple[Part, ...], selection: Selection) -> int:
    """The option that a selection takes in the choice a host carries."""
    return max(selection.get(part.number, 0) for part in parts if isinstance(part, Choice))


def other_texts(
    parts: tuple[Part, ...], default: str, skip: Callable[[Selection], bool]
) -> list[tuple[Selection, tuple[str, ...], str]]:
    """Each other text that the brackets of a paragraph stand for, once, with its selection and holders.

    A bracket round the whole of an alternative says nothing more than the alternative.
    """
    choices = {choice.number: choice for choice in walk(parts)}
    offered = [
        (selection, _holders(choices, selection))
        for selection in single_choices(parts)
        if not (skip(selection) or _whole(choices, selection))
    ]
    if len(offered) > _SEVERAL:
        offered = _gather(parts, offered)
    syllables: Syllables = {}
    found: dict[tuple[tuple[str, ...], str], Selection] = {}
    for selection, holders in offered:
        text = compose_words(parts, selection, syllables)
        if text != default:
            found.setdefault((holders, text), selection)
    return [(selection, holders, text) for (holders, text), selection in found.items()]


_SEVERAL = 120
"""So many other choices a paragraph may hold for each to be a text of its own: beyond that the texts would grow with
their square. The negotiating draft of 23 October 2015 has at most 30 brackets in one."""

_APART = 8
"""Brackets between two choices of one text, so that nobody takes them for one suggestion."""


def _gather(
    parts: tuple[Part, ...], offered: Iterable[tuple[Selection, tuple[str, ...]]]
) -> list[tuple[Selection, tuple[str, ...]]]:
    """The same choices, several at once: of one holder, each in another bracket, far from the last."""
    outermost = [part.number for part in parts if isinstance(part, Choice)]
    gathered: list[tuple[dict[int, int], tuple[str, ...]]] = []
    resting: dict[tuple[str, ...], deque[tuple[int, dict[int, int]]]] = defaultdict(deque)
    for selection, holders in offered:
        place = bisect_right(outermost, min(selection))
        waiting = resting[holders]
        if waiting and waiting[0][0] + _APART < place:
            taken = waiting.popleft()[1]
        else:
            taken = {}
            gathered.append((taken, holders))
        taken.update(selection)
        waiting.append((place, taken))
    return list(gathered)


def _held(selection: Selection) -> bool:
    """Whether a selection only leaves out words of the base: these are held, not offered to be left out."""
    return len(selection) == 1 and LEFT_OUT in selection.values()


def _alone(parts: tuple[Part, ...], selection: Selection) -> bool:
    """Whether a selection leaves out the bracket that is the whole of a paragraph."""
    return _held(selection) and all(isinstance(part, Choice) and part.number in selection for part in _content(parts))


def _content(parts: tuple[Part, ...]) -> list[Part]:
    """The parts that say something: not emphasis, notes, spaces or full stops."""
    return [part for part in parts if isinstance(part, Choice) or (part.role is Role.WORDS and part.text.strip(" .;,"))]


def _holders(choices: dict[int, Choice], selection: Selection) -> tuple[str, ...]:
    """Whose the innermost attributed words of a selection are."""
    for number in reversed(selection):
        if selection[number] != LEFT_OUT and (own := choices[number].alternatives[selection[number]].holders):
            return own
    return ()


def _whole(choices: dict[int, Choice], selection: Selection) -> bool:
    """Whether what a selection leaves out last is the whole of the alternative it lies in."""
    *outer, own = selection
    if not outer or selection[own] != LEFT_OUT:
        return False
    content = _content(choices[outer[-1]].alternatives[selection[outer[-1]]].content)
    return len(content) == 1 and content[0] is choices[own]

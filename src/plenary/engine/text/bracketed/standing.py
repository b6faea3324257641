"""The readings that a bracketed instrument's own brackets stand for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plenary.engine.text.bracketed.choose import single_choices
from plenary.engine.text.bracketed.compose import Composition, compose
from plenary.engine.text.bracketed.merge import Merged, Merger
from plenary.engine.text.bracketed.tree import DEFAULT, LEFT_OUT, Choice, Part, Role, Selection, walk
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Bracket, Reading


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
    touched: set[str] = field(default_factory=set)
    brackets: list[Bracket] = field(default_factory=list)

    def reading(self, number: int) -> Reading:
        return Reading(
            id=f"standing/{'+'.join(self.holders)}/{number}",
            holders=self.holders,
            words={own: text for one in self.variants for own, text in one.words},
            deleted=frozenset(own for one in self.variants for own in one.deleted),
            added=tuple(addition for one in self.variants for addition in one.added),
            brackets=tuple(self.brackets),
        )


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
        sheets: list[_Sheet] = []
        for bracket, holders in held:
            self.sheet(sheets, holders, frozenset()).brackets.append(bracket)
        for variant in self.variants():
            sheet = self.sheet(sheets, variant.holders, variant.touched)
            sheet.variants.append(variant)
            sheet.touched |= variant.touched
        return tuple(sheet.reading(number) for number, sheet in enumerate(sheets, 1))

    @staticmethod
    def sheet(sheets: list[_Sheet], holders: tuple[str, ...], touched: frozenset[str]) -> _Sheet:
        for sheet in sheets:
            if sheet.holders == holders and not sheet.touched & touched:
                return sheet
        sheets.append(_Sheet(holders))
        return sheets[-1]

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
        """The paragraphs that an option adds: first with the default words, then with one other choice in
        each of them, as often as the paragraph with most choices needs."""
        places = merged.tails[taken]
        before = self.standing_ids(merged.tails[0]) or self.standing_ids(() if merged.host is None else [merged.host])
        after = before[-1] if before else self.previous(min(place for tail in merged.tails for place in tail))
        inner = [one for one in self.merger.sets if one is not merged and one.within(merged.options[taken])]
        every = {*places, *(place for one in inner for tail in one.tails for place in tail)}
        texts = {place: self.texts(place) for place in every}
        turns = max([len(one) for one in texts.values()] + [len(one.tails) for one in inner if one.host is None] + [1])
        for turn in range(turns):
            chosen = {place: (found[turn] if turn < len(found) else found[0]) for place, found in texts.items()}
            shown = set(places)
            for one in inner:
                shown -= {place for tail in one.tails for place in tail}
                shown |= set(one.tails[self.pick(one, chosen, turn)])
            yield self.additions({place: chosen[place][1] for place in sorted(shown)}, after)

    def texts(self, place: int) -> list[tuple[Selection, str]]:
        """What a paragraph outside the base can say, its default first."""
        parts, default = self.merger.parts[place], self.composed[place].text
        others = other_texts(parts, default, lambda selection: _alone(parts, selection))
        return [(DEFAULT, default), *((selection, text) for selection, _, text in others)]

    def pick(self, one: Merged, chosen: dict[int, tuple[Selection, str]], turn: int) -> int:
        """The option of an inner set that a body takes."""
        if one.host is None:
            return turn if turn < len(one.tails) else 0
        return _option(self.merger.parts[one.host], chosen[one.host][0])

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
    found: dict[tuple[tuple[str, ...], str], Selection] = {}
    for selection in single_choices(parts):
        if skip(selection) or _whole(choices, selection):
            continue
        text = compose(parts, selection).text
        if text != default:
            found.setdefault((_holders(choices, selection), text), selection)
    return [(selection, holders, text) for (holders, text), selection in found.items()]


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
    return _content(choices[outer[-1]].alternatives[selection[outer[-1]]].content) == [choices[own]]

"""A submission on a base that carries brackets or options itself, read on the text behind them.

The file is read against the base as it was issued, brackets and all; then what it makes of each provision is
read as bracketed text in its turn. Words that changed outside the brackets, an alternative that is new and
one that has other words are suggestions. Who edits several options of one set suggests something of each, which no
one reading can say: each further one is a reading of its own. To strike a bracket with its words deletes those of the
base and opposes others. Any other bracket that is not as it was issued is a question: to drop a sign may be a slip.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from plenary.engine.text.bracketed import (
    DEFAULT,
    Choice,
    Draft,
    Offers,
    Options,
    Parsed,
    Relation,
    compose,
    mend,
    read_offers,
    unbracket,
    walk,
)
from plenary.engine.text.opposition import words_in
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Move, Position, Reading, Source, Stance
from plenary.engine.text.rolling import collate
from plenary.engine.text.slot import BASE, Slot
from plenary.engine.text.traversal import every_node
from plenary.kit.language import _
from plenary.rulemaking.proof import Doubt, Option


@dataclass(frozen=True, slots=True)
class Settled:
    """What a reading of the original is on the text behind its brackets, the one reading that holds nearly all of it
    first, what a person must say, and the options that it adds beside those of the original."""

    readings: tuple[Reading, ...]
    doubts: tuple[Doubt, ...]
    options: tuple[Option, ...] = ()


@dataclass(frozen=True)
class Bracketed:
    """``original`` carries the brackets; ``draft`` is what they were read as."""

    original: Instrument
    draft: Draft
    codes: Collection[str]

    def settle(self, reading: Reading, names: Mapping[str, str]) -> Settled:
        """The reading of the original on the text behind its brackets. What it says of further options of one set
        are readings of their own, ``ID/2`` and so on."""
        return _Settlement(self, reading, names).settle()


def is_further(reading: str, of: Collection[str]) -> bool:
    """Whether an id is that of a further reading of one of these."""
    first, _, number = reading.rpartition("/")
    return first in of and number.isdecimal()


class _Settlement:
    def __init__(self, bracketed: Bracketed, reading: Reading, names: Mapping[str, str]) -> None:
        self.original = bracketed.original
        self.draft = bracketed.draft
        self.ours = self.draft.base.by_id
        self.reading = reading
        self.names = names
        self.proposed = propose(self.original, reading)
        self.theirs = unbracket(self.proposed, bracketed.codes)
        self.torn = {one.paragraph for one in self.theirs.faults} - {one.paragraph for one in self.draft.faults}
        self.words: dict[str, str] = {}
        self.further: list[dict[str, str]] = []
        self.positions: list[Position] = []
        self.sources: list[list[Source]] = [[]]
        self.doubts: list[Doubt] = []
        self.options: list[Option] = []
        self.asked: set[str] = set()
        """What is in the options that a person has to look at, and is not to be read from them."""
        self.taken: set[str] = set()
        """The provisions whose words another provision carries."""

    def settle(self) -> Settled:
        for options in self.draft.options:
            self._read_options(options)
        signs, their_signs = _signs(self.draft.parsed), _signs(self.theirs.parsed)
        for name in self.reading.words:
            if name not in self.asked | self.taken and not self._read_words(name):
                self.doubts.append(self._changed(name, signs[name], their_signs[name]))
        bare = {one for one in self.reading.brackets if not signs[one.provision] and one.provision in self.ours}
        self.doubts += [
            Doubt(
                _(
                    "In {provision}, words were put in brackets beside those of the base; a person must say which."
                ).format(provision=self._cited(bracket.provision))
            )
            for bracket in self.reading.brackets
            if bracket not in bare
        ]
        gone = self.reading.deleted & self.ours.keys()
        settled = replace(
            self.reading,
            words=self.words,
            deleted=gone - self.asked,
            retained=self.reading.retained & self.ours.keys(),
            added=tuple(self._settled(one) for one in self.reading.added if one.id not in self.asked | self.taken),
            moved=tuple(self._moves()),
            brackets=tuple(bracket for bracket in self.reading.brackets if bracket in bare),
            positions=tuple(self.positions),
            sources=tuple(self.sources[0]),
        )
        further = [
            Reading(f"{self.reading.id}/{number}", self.reading.holders, words, sources=tuple(sources))
            for number, (words, sources) in enumerate(zip(self.further, self.sources[1:], strict=True), 2)
        ]
        return Settled((settled, *further), tuple(self.doubts), tuple(self.options))

    def _changed(self, name: str, before: list[str], after: list[str]) -> Doubt:
        if before == after or not self._is_readable(name):
            sentence = _("In {provision}, the words became “{words}”; a person must say what is meant.")
            return Doubt(sentence.format(provision=self._cited(name), words=self.reading.words[name]))
        return Doubt(
            _(
                "In {provision}, the brackets of the base were changed from {before} to {after}; a person must say "
                "what is meant."
            ).format(provision=self._cited(name), before=" ".join(before) or "–", after=" ".join(after) or "–")
        )

    def _cited(self, name: str) -> str:
        return self.names.get(name) or name

    def _is_readable(self, name: str) -> bool:
        """Whether a provision is of the text in both, and each bracket in it has its partner."""
        return name in self.ours and name in self.theirs.parts and name not in self.torn

    def _read_words(self, name: str) -> bool:
        """Put what the file says in a provision of the base into the reading; whether all of it could be told."""
        if not self._is_readable(name):
            return False
        parts = self.theirs.parts[name]
        offers = read_offers(self.draft.parts[name], parts)
        opposed = [self._opposition(name, *alternative) for alternative in offers.opposed] if offers else []
        positions = [position for position in opposed if position is not None]
        if len(positions) < len(opposed):
            offers = None
        said, *others = (compose(parts, offer).text for offer in (offers.selections if offers else (DEFAULT,)))
        if said != self.ours[name].text:
            self.words[name] = said
        for place, other in enumerate(others):
            if place == len(self.further):
                self.further.append({})
                self.sources.append([])
            self.further[place][name] = other
        if offers:
            self.positions += positions
            for sources, edited in zip(self.sources, offers.edited, strict=False):
                sources += self._sources(name, edited)
            self.options += self._added(name, offers)
        return offers is not None

    def _added(self, name: str, offers: Offers) -> Iterator[Option]:
        """The options that the file adds to a provision."""
        parts = self.theirs.parts[name]
        choices = {one.number: one for one in walk(parts)}
        for offer, added in zip(offers.selections, offers.added, strict=True):
            came = (choices[number].alternatives[offer[number]].content for number in added)
            words = tuple(compose(content, offer).text for content in came)
            if words:
                yield Option(name, compose(parts, offer).text, compose(parts, {**offer, **added}).text, words)

    def _sources(self, name: str, edited: Iterable[Mapping[int, int]]) -> Iterator[Source]:
        """The options of the base's own that these alternatives of a provision are."""
        for alternative in edited:
            words = compose(self.draft.parts[name], alternative).text
            own = (one for one in self.draft.readings if one.words.get(name) == words)
            yield from (Source(name, one.id) for one in own)

    def _opposition(self, name: str, choice: int, place: int) -> Position | None:
        """The position against an alternative of the base, by where the text has it before anybody suggests anything;
        None where it is not found there by itself."""
        words = compose(self.draft.parts[name], {choice: place}).text
        own = Instrument((replace(self.ours[name], parent=None),), self.original.lang)
        standing = [Reading(one.id, (), {name: one.words[name]}) for one in self.draft.readings if name in one.words]
        rolling = collate(own, standing)
        mask = next((rolling.bits[one.id] for one in standing if one.words[name] == words), 0)
        slots = (node for node, _above in every_node(rolling.by_id[name].content) if isinstance(node, Slot))
        found = ((slot, one) for slot in slots for one in slot.alternatives if one.mask & mask and not one.mask & BASE)
        return next((Position(name, slot.id, words_in(one), Stance.OPPOSES) for slot, one in found), None)

    def _read_options(self, options: Options) -> None:
        """What the file makes of a set of options: a suggestion where each is one paragraph, or else a question."""
        before = set(options.provisions)
        now = [one for one in self.theirs.options if not before.isdisjoint(one.provisions)]
        after = [*before - self.reading.deleted, *(name for one in now for name in one.provisions)]
        after = sorted(set(after), key=self.proposed.position.__getitem__)
        edited = before.intersection(self.reading.words) - (self.ours.keys() if options.host is None else set())
        moved = before.intersection(one.provision for one in self.reading.moved)
        if not after or (set(after) == before and not edited | moved):
            return
        kept = not moved and before.isdisjoint(self.reading.deleted)
        if options.host is not None and kept and [one.host for one in now] == [options.host]:
            if self._read_words(options.host):
                self.taken.update(before, after)
                return
            self.words.pop(options.host, None)
        sure = {name for name in before if self._stands_alone(name)} if kept and set(after) == before else set()
        self.asked.update(before - sure, set(after) - sure)
        self.doubts.append(
            Doubt(
                _(
                    "In {provision}, the options of the base were changed from “{before}” to “{after}”; a person must "
                    "say what is meant."
                ).format(
                    provision=self._cited(options.provisions[0]),
                    before=_listed(self.original, options.provisions),
                    after=_listed(self.proposed, after),
                )
            )
        )

    def _stands_alone(self, name: str) -> bool:
        """Whether a paragraph of a first option is a provision of the base that carries no choice between options."""
        parts = self.draft.parts.get(name, ())
        choices = (part for part in parts if isinstance(part, Choice))
        return name in self.ours and all(one.relation is not Relation.OPTIONS for one in choices)

    def _moves(self) -> Iterator[Move]:
        for move in self.reading.moved:
            if move.provision in self.ours and move.provision not in self.asked:
                after, parent = self._place(move.after, move.parent)
                yield replace(move, after=after, parent=parent)

    def _settled(self, addition: Addition) -> Addition:
        """The addition after, and under, what stands behind the brackets."""
        after, parent = self._place(addition.after, addition.parent)
        behind = addition.behind if addition.behind in self.ours else None
        return replace(addition, after=after, parent=parent, behind=behind)

    def _place(self, after: str | None, parent: str | None) -> tuple[str | None, str | None]:
        own = {one.id for one in self.reading.added}
        while after is not None and after not in self.ours:
            place = self.original.position[after]
            after = self.original.provisions[place - 1].id if place else None
        if parent is not None and parent not in own and parent not in self.ours:
            parent = next((one.id for one in self.original.ancestors(parent) if one.id in self.ours), None)
        return after, parent


def _listed(instrument: Instrument, names: Iterable[str]) -> str:
    provisions = (instrument.by_id[name] for name in names)
    return " · ".join(f"{one.number} {one.text}".strip() for one in provisions)


def _signs(parsed: Collection[Parsed]) -> dict[str, list[str]]:
    """The outermost brackets of each paragraph, as they are written."""
    return {one.id: [mend((part,)) for part in one.parts if isinstance(part, Choice)] for one in parsed}

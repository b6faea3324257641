"""A bracketed instrument as a base and the readings that its own brackets stand for."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from plenary.engine.text.bracketed.compose import Composition, Syllables, compose, compose_words
from plenary.engine.text.bracketed.merge import Merged, Merger, find_outermost
from plenary.engine.text.bracketed.option import option_sets, stray_labels
from plenary.engine.text.bracketed.parse import Rulings, parse_all
from plenary.engine.text.bracketed.standing import Standing
from plenary.engine.text.bracketed.tree import Choice, Fault, Paragraph, Parsed, Part, Relation, Ruling, mend
from plenary.engine.text.provision import CONTAINERS, Instrument, Kind, Provision
from plenary.engine.text.reading import Bracket, Reading

_HEADINGS = CONTAINERS | {Kind.TITLE, Kind.HEADING}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Brackets side by side that may be alternatives, as they were read, or free options: for a person to
    rule. ``at`` is the key of the ruling, ``likely`` what their first words suggest: free options, where a
    later one goes on from the one before (``[a] [, and b]``)."""

    provision: str
    at: int
    text: str
    likely: Ruling


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of the base that an attribution gives to members: start and end in characters, end excluded."""

    provision: str
    start: int
    end: int
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A note in braces, which is no text of the instrument."""

    provision: str
    text: str


@dataclass(frozen=True, slots=True)
class Options:
    """A set of options that lies in no other: all that lies in it, and what in the base carries the choice, if each
    option is one paragraph."""

    provisions: tuple[str, ...]
    host: str | None


@dataclass(frozen=True)
class Draft:
    """A bracketed instrument, read.

    ``base`` has the first alternative everywhere; ``readings`` hold every other one, and the lone
    brackets, without holders except where the text attributes them, so that ``collate`` takes both as they
    are. ``parsed`` are the paragraphs of the original, from which its characters come back exactly; ``parts`` those of
    each provision of the base, in which one may carry the options of several paragraphs.
    """

    base: Instrument
    readings: tuple[Reading, ...]
    parsed: tuple[Parsed, ...]
    doubts: tuple[Doubt, ...]
    claims: tuple[Claim, ...]
    notes: tuple[Note, ...]
    parts: Mapping[str, tuple[Part, ...]]
    options: tuple[Options, ...]

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Brackets without partners, each with the repairs possible; the first was made."""
        return tuple(fault for one in self.parsed for fault in one.faults)


def paragraphs(instrument: Instrument) -> tuple[Paragraph, ...]:
    """The provisions as paragraphs to parse."""
    return tuple(
        Paragraph(one.id, one.text, instrument.depth(one.id), one.kind in _HEADINGS, bool(one.number))
        for one in instrument.provisions
    )


def unbracket(
    instrument: Instrument,
    codes: Collection[str] = (),
    rulings: Mapping[str, Rulings] = MappingProxyType({}),
) -> Draft:
    """Base and standing readings of an instrument whose provisions carry brackets.

    ``codes`` are the members' codes that attributions may name; ``rulings`` say, for a provision's id and
    a character, whether adjacent brackets are alternatives or free options.
    """
    listed = paragraphs(instrument)
    parsed = parse_all(listed, codes, rulings)
    merger = Merger(listed, [one.parts for one in parsed])
    merger.merge()
    composed = [compose(parts) for parts in merger.parts]
    outside = merger.absorbed | merger.apart
    kept = [place for place in range(len(listed)) if place not in outside]
    parents = {instrument.provisions[place].parent for place in kept}
    kept = [place for place in kept if _stands(instrument.provisions[place], composed[place], parents)]
    base, held = _base(instrument, kept, composed)
    standing = Standing(instrument, base, merger, composed)
    doubts = [doubt for one in parsed for doubt in _doubts(one)]
    claims = [
        Claim(listed[place].id, words.start, words.end, words.choice.alternatives[words.choice.default].holders)
        for place in kept
        for words in composed[place].places
        if not words.choice.lone and words.choice.alternatives[words.choice.default].holders and words.end > words.start
    ]
    notes = [Note(listed[place].id, text) for place, one in enumerate(composed) for text in one.notes]
    return Draft(
        base,
        standing.readings(held),
        parsed,
        tuple(doubts),
        tuple(claims),
        tuple(notes),
        {listed[place].id: merger.parts[place] for place in kept},
        tuple(_options(listed, merger.sets)),
    )


def is_bracketed(instrument: Instrument) -> bool:
    """Whether any provision carries a bracket, or several are options."""
    carried = any("[" in one.text or "]" in one.text for one in instrument.provisions)
    return carried or bool(option_sets(paragraphs(instrument)))


def find_stray_labels(instrument: Instrument) -> tuple[tuple[str, str], ...]:
    """The labels of options, with the provisions that begin with them, that belong to no set and stay in the words."""
    return tuple(stray_labels(paragraphs(instrument)))


def _options(listed: Sequence[Paragraph], sets: Sequence[Merged]) -> Iterator[Options]:
    for one in find_outermost(sets):
        ids = tuple(listed[place].id for option in one.options for place in option)
        alone = one.host is not None and not any(one.tails) and not any(one.holds(other) for other in sets)
        yield Options(ids, listed[one.host].id if alone and one.host is not None else None)


_GOES_ON = re.compile(r"\s*(?:[,;،؛，；、]|(?:and|or|et|ou|y|o|и|или|و|أو)\b|以及|或)", re.IGNORECASE)


def _doubts(parsed: Parsed) -> Iterator[Doubt]:
    syllables: Syllables = {}
    for choice in parsed.choices:
        if choice.relation is Relation.ADJACENT:
            yield Doubt(parsed.id, choice.pairs[0].at, mend((choice,)), _likely(choice, syllables))


def _likely(choice: Choice, syllables: Syllables) -> Ruling:
    going_on = [bool(_GOES_ON.match(compose_words(one.content, {}, syllables))) for one in choice.alternatives]
    return Ruling.FREE if any(going_on[1:]) and not going_on[0] else Ruling.ALTERNATIVES


def _stands(own: Provision, composed: Composition, parents: Collection[str | None]) -> bool:
    """Whether a paragraph is a provision of the base: not so one that holds only a note."""
    return bool(composed.text or own.number or composed.places) or own.id in parents


_SIGNS = str.maketrans("", "", "[]")

Held = tuple[Bracket, tuple[str, ...]]


def _base(instrument: Instrument, kept: list[int], composed: list[Composition]) -> tuple[Instrument, list[Held]]:
    """The provisions kept, with their base words, and the lone brackets with their holders."""
    ids = {instrument.provisions[place].id for place in kept}
    provisions: list[Provision] = []
    held: list[Held] = []
    for place in kept:
        own, words = instrument.provisions[place], composed[place]
        parent = next((one.id for one in instrument.ancestors(own.id) if one.id in ids), None)
        number = own.number.translate(_SIGNS)
        provisions.append(replace(own, text=words.text, number=number, parent=parent))
        if number != own.number and words.text:
            held.append((Bracket(own.id, 0, len(words.text)), ()))
        held += [
            (Bracket(own.id, one.start, one.end), one.choice.pairs[0].holders)
            for one in words.places
            if one.choice.lone and one.end > one.start
        ]
    return replace(instrument, provisions=tuple(provisions)), held

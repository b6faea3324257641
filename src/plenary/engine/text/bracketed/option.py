"""Option 1 / Option 2 / Option 1 bis: labels at the start of paragraphs, and what lies under each."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from plenary.engine.text.bracketed.sense import sense
from plenary.engine.text.bracketed.tree import Paragraph, Sense

_LABEL = re.compile(
    r"""[\s*_\[]*?
    (?:option|opción|вариант|الخيار|备选案文|选项|方案)\s*
    (?P<ordinal>\d+|[٠-٩]+|[IVX]+|[一二三四五六七八九十]|[A-Z])
    (?P<latin>\s*(?:bis|ter|quat(?:er)?|alt)\b)?
    (?P<after>\**\s*(?=\*?\()|\**\s*(?:[:.：]\s*\**|\*+\s*:?|$))\s*""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Label:
    """An option's label: its characters at the start of the paragraph, and the option's name."""

    characters: str
    name: str


def label(text: str) -> Label | None:
    """The label a paragraph begins with, or nothing. An opening bracket before it is not taken."""
    found = _LABEL.match(text)
    if found is None or "[" in found[0]:
        return None
    latin = (found["latin"] or "").strip().lower()
    return Label(found[0], f"{found['ordinal'].upper()} {latin}".strip())


_NOTE = re.compile(r"\{[^{}]*\}")


def is_bare(text: str) -> bool:
    """Whether a paragraph is an option's label alone, with at most a note that does not say "no text"."""
    words = text[labelled(text) :]
    return bool(labelled(text)) and not _NOTE.sub("", words).strip(" *") and sense(words) is not Sense.NOTHING


@dataclass(frozen=True, slots=True)
class Option:
    """One option: its name, and the places of its paragraphs, of which the first carries the label."""

    name: str
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OptionSet:
    """Options of one place of the text, in document order."""

    options: tuple[Option, ...]


@dataclass(slots=True)
class _Open:
    """A set of options being found, whose first label a number may stand before. ``beside`` says that its last label
    stands beside that number, and ``brackets`` are those that its last option leaves open."""

    depth: int
    numbered: bool
    names: list[str] = field(default_factory=list)
    places: list[list[int]] = field(default_factory=list)
    beside: bool = False
    alone: bool = False
    listing: bool = False
    brackets: int = 0

    def start(self, mark: Label, paragraph: Paragraph) -> None:
        words = paragraph.text[len(mark.characters) :].strip(" *")
        self.names.append(mark.name)
        self.places.append([])
        self.beside = not paragraph.numbered and paragraph.depth < self.depth
        self.alone, self.listing, self.brackets = is_bare(paragraph.text), words.endswith((":", "：")), 0

    def take(self, place: int, text: str) -> None:
        self.places[-1].append(place)
        self.brackets += text.count("[") - text.count("]")

    def is_beside(self, paragraph: Paragraph) -> bool:
        """Whether a paragraph without a number stands beside the number with which the set began."""
        return self.numbered and not paragraph.numbered and paragraph.depth == self.depth - 1

    def goes_on(self, mark: Label, paragraph: Paragraph) -> bool:
        """Whether a label at the set's own depth is its next. What has a number of its own goes on only where options
        are numbered."""
        return mark.name not in self.names and (self.numbered or not paragraph.numbered)


def option_sets(paragraphs: Sequence[Paragraph]) -> tuple[OptionSet, ...]:
    """The sets of options, outer ones before inner ones.

    An option holds what lies deeper than its label and what stands before the next label of its set. The
    last holds, at its label's depth, what follows up to a heading where the label stands alone (but "no
    text" ends there), a list that its words announce, and the paragraph that closes its bracket. Where the first label
    of a set has a number before it, the others may lie under that number or stand beside it.
    """
    found: list[_Open] = []
    running: list[_Open] = []
    for place, paragraph in enumerate(paragraphs):
        mark = label(paragraph.text)
        beside = any(one.is_beside(paragraph) and _label_ahead(one, place, paragraphs, running) for one in running)
        depth = paragraph.depth + (1 if beside or (mark and paragraph.numbered) else 0)
        running = (
            [] if paragraph.heading else [one for one in running if _holds(one, place, depth, paragraphs, running)]
        )
        if mark is not None:
            same = next((one for one in running if one.depth == depth and one.goes_on(mark, paragraph)), None)
            running = [one for one in running if one.depth < depth]
            if same is None:
                same = _Open(depth, paragraph.numbered)
                found.append(same)
            running.append(same)
            same.start(mark, paragraph)
        for one in running:
            one.take(place, paragraph.text)
    return tuple(
        OptionSet(tuple(Option(name, tuple(places)) for name, places in zip(one.names, one.places, strict=True)))
        for one in found
        if len(one.names) > 1
    )


def _holds(one: _Open, place: int, depth: int, paragraphs: Sequence[Paragraph], running: Sequence[_Open]) -> bool:
    """Whether an open set still runs at this paragraph."""
    paragraph = paragraphs[place]
    if depth != one.depth:
        return depth > one.depth
    if one.beside and paragraph.depth == depth:
        return True
    if label(paragraph.text) is not None or _label_ahead(one, place + 1, paragraphs, running):
        return True
    if one.alone:
        last = one.places[-1]
        return not (len(last) > 1 and sense(paragraphs[last[1]].text) is Sense.NOTHING)
    return (one.listing and paragraph.numbered) or (
        one.brackets > 0 > paragraph.text.count("[") - paragraph.text.count("]")
    )


def _label_ahead(one: _Open, place: int, paragraphs: Sequence[Paragraph], running: Sequence[_Open]) -> bool:
    """Whether another label of the set comes, from this place on, before the text leaves its depth. A label beside the
    number of the set is that of a set around it, if one goes on there."""
    for paragraph in paragraphs[place:]:
        beside = one.is_beside(paragraph)
        if paragraph.heading or (paragraph.depth < one.depth and not beside):
            return False
        mark = label(paragraph.text)
        if mark is not None and beside:
            around = (other for other in running if other.depth == paragraph.depth)
            return mark.name not in one.names and not any(other.goes_on(mark, paragraph) for other in around)
        if mark is not None and paragraph.depth == one.depth:
            return mark.name not in one.names
    return False


def scopes(paragraphs: Sequence[Paragraph], sets: Iterable[OptionSet]) -> list[tuple[str, ...]]:
    """For each paragraph the options it lies in, from the outermost."""
    inside: list[tuple[str, ...]] = [() for _ in paragraphs]
    for number, one in enumerate(sets):
        for option in one.options:
            for place in option.places:
                inside[place] = (*inside[place], f"{number}:{option.name}")
    return inside


def heads(sets: Iterable[OptionSet]) -> frozenset[int]:
    """The places of the paragraphs whose labels are those of options. Another's label is words like others."""
    return frozenset(option.places[0] for one in sets for option in one.options)


def stray_labels(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """The paragraphs, by their ids, that begin with the label of an option and belong to no set, each with it. What
    heads a part of a text may well be called an option."""
    taken = heads(option_sets(paragraphs))
    for place, paragraph in enumerate(paragraphs):
        mark = label(paragraph.text)
        if mark is not None and place not in taken and not paragraph.heading:
            yield paragraph.id, mark.characters.strip()


def labelled(text: str) -> int:
    """The number of characters of the option label that a paragraph begins with."""
    mark = label(text)
    return len(mark.characters) if mark else 0

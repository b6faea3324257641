"""Option 1 / Option 2 / Option 1 bis: labels at the start of paragraphs, and what lies under each."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

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
    """A set of options being found. ``brackets`` are those that its last option leaves open."""

    depth: int
    names: list[str]
    places: list[list[int]]
    alone: bool = False
    listing: bool = False
    brackets: int = 0

    def start(self, mark: Label, text: str) -> None:
        words = text[len(mark.characters) :].strip(" *")
        self.names.append(mark.name)
        self.places.append([])
        self.alone, self.listing, self.brackets = is_bare(text), words.endswith((":", "：")), 0

    def take(self, place: int, text: str) -> None:
        self.places[-1].append(place)
        self.brackets += text.count("[") - text.count("]")


def option_sets(paragraphs: Sequence[Paragraph]) -> tuple[OptionSet, ...]:
    """The sets of options, outer ones before inner ones.

    An option holds what lies deeper than its label and what stands before the next label of its set. The
    last holds, at its label's depth, what follows up to a heading where the label stands alone (but "no
    text" ends there), a list that its words announce, and the paragraph that closes its bracket.
    """
    found: list[_Open] = []
    running: list[_Open] = []
    for place, paragraph in enumerate(paragraphs):
        mark = label(paragraph.text)
        depth = paragraph.depth + (1 if mark and paragraph.numbered else 0)
        running = [] if paragraph.heading else [one for one in running if _holds(one, place, depth, paragraphs)]
        if mark is not None:
            same = next((one for one in running if one.depth == depth and mark.name not in one.names), None)
            running = [one for one in running if one.depth < depth]
            if same is None:
                same = _Open(depth, [], [])
                found.append(same)
            running.append(same)
            same.start(mark, paragraph.text)
        for one in running:
            one.take(place, paragraph.text)
    return tuple(
        OptionSet(tuple(Option(name, tuple(places)) for name, places in zip(one.names, one.places, strict=True)))
        for one in found
        if len(one.names) > 1
    )


def _holds(one: _Open, place: int, depth: int, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether an open set still runs at this paragraph."""
    paragraph = paragraphs[place]
    if depth != one.depth:
        return depth > one.depth
    if label(paragraph.text) is not None or _label_ahead(one, place, paragraphs):
        return True
    if one.alone:
        last = one.places[-1]
        return not (len(last) > 1 and sense(paragraphs[last[1]].text) is Sense.NOTHING)
    return (one.listing and paragraph.numbered) or (
        one.brackets > 0 > paragraph.text.count("[") - paragraph.text.count("]")
    )


def _label_ahead(one: _Open, place: int, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether another label of the set comes before the text leaves its depth."""
    for paragraph in paragraphs[place + 1 :]:
        if paragraph.heading or paragraph.depth < one.depth:
            return False
        mark = label(paragraph.text)
        if mark is not None and paragraph.depth == one.depth:
            return mark.name not in one.names
    return False


def scopes(paragraphs: Sequence[Paragraph]) -> list[tuple[str, ...]]:
    """For each paragraph the options it lies in, from the outermost."""
    inside: list[tuple[str, ...]] = [() for _ in paragraphs]
    for number, one in enumerate(option_sets(paragraphs)):
        for option in one.options:
            for place in option.places:
                inside[place] = (*inside[place], f"{number}:{option.name}")
    return inside


def labelled(text: str) -> int:
    """The number of characters of the option label that a paragraph begins with."""
    mark = label(text)
    return len(mark.characters) if mark else 0

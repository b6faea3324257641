"""Paragraphs made ready for the tree: the number split from the words, and what is no text left aside.

A number is the automatic one, or one typed at the start of the words in any of the six languages. A
word such as ``Article 7`` with nothing to set it off (``Article 7 of the Convention applies``) names a
provision only where the paragraph is a heading or short enough to be one.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from enum import StrEnum

from plenary.engine.text import numbering
from plenary.engine.text.block import Shape
from plenary.engine.text.numbering import Form, Label, Number, Typed
from plenary.engine.text.tokens import tokenise
from plenary.engine.text.typography import plain
from plenary.engine.text.view import Paragraph

HEADING_LENGTH = 14
"""The most words (or Chinese characters) that an unmarked heading has."""

STOPS = ".:;,?!。：；，、؛،؟"
"""What a heading does not end with."""

_CONTENTS = re.compile(r"\S.*(?:\.{3,}|…|\t)\s*[0-9٠-٩ivxlc]+\s*$")
_RULE = re.compile(r"[\s*_\-–—=.·•]+")
_CONTENTS_LINES = 3


class Leaving(StrEnum):
    """Why a block is no provision."""

    EMPTY = "empty"
    CONTENTS = "contents"
    RULE = "rule"


@dataclass(frozen=True, slots=True)
class Aside:
    """A block that was left aside, by its place among the blocks."""

    block: int
    why: Leaving


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph with its number apart. ``readings`` are what the number may be, the likeliest first;
    ``sign`` is a list mark that is no number (``•``); ``automatic`` says that the file counts."""

    text: str
    paragraph: Paragraph
    readings: tuple[Number, ...] = ()
    sign: str = ""
    automatic: bool = False

    @property
    def shape(self) -> Shape:
        return self.paragraph.shape

    @property
    def label(self) -> Label | None:
        return self.readings[0].label if self.readings else None

    @property
    def plain_heading(self) -> bool:
        """Whether it looks like a heading though nothing says so: short, and without a stop at its end."""
        return self.short and not self.text.endswith(tuple(STOPS))

    @property
    def short(self) -> bool:
        return len(tokenise(self.text)) <= HEADING_LENGTH


def enter(paragraphs: Sequence[Paragraph], numberless: Set[int] = frozenset()) -> tuple[list[Entry], list[Aside]]:
    """The entries of the tree, and the blocks that are none. What begins with a block of ``numberless`` has no
    number and is no heading, whatever it looks like."""
    contents = _contents(paragraphs)
    counted: dict[Form, Number] = {}
    entries: list[Entry] = []
    aside: list[Aside] = []
    for place, paragraph in enumerate(paragraphs):
        why = Leaving.CONTENTS if place in contents else _leaving(paragraph)
        if why:
            aside.extend(Aside(block, why) for block in paragraph.blocks)
        else:
            number = paragraph.blocks[0] not in numberless
            entries.append(entry := _entry(paragraph, counted) if number else _whole(paragraph))
            if entry.label is not None:
                counted.clear()
            counted.update((number.form, number) for number in entry.readings[:1])
    return entries, aside


def find_titles(entries: Sequence[Entry]) -> frozenset[int]:
    """The places of unmarked headings of articles: what stands below a bare number, where that looks like a
    heading for most of the articles that have one, and the article has more below it."""
    below = [k + 1 for k, entry in enumerate(entries[:-1]) if entry.label is Label.ARTICLE and not entry.text]
    below = [k for k in below if entries[k].shape is Shape.BODY and not entries[k].readings]
    titles = [k for k in below if entries[k].plain_heading and _goes_on(entries, k + 1)]
    return frozenset(titles if 2 * len(titles) >= len(below) else ())


def _goes_on(entries: Sequence[Entry], place: int) -> bool:
    return (
        place < len(entries) and entries[place].shape is not Shape.HEADING and entries[place].label is not Label.ARTICLE
    )


def _leaving(paragraph: Paragraph) -> Leaving | None:
    if paragraph.shape is Shape.CELL or (paragraph.number and plain(paragraph.text)):
        return None
    if not plain(paragraph.text):
        return Leaving.EMPTY
    return Leaving.RULE if _RULE.fullmatch(paragraph.text) else None


def _contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """The lines of a table of contents: at least three in a row that end in leaders and a page number."""
    found: set[int] = set()
    run: list[int] = []
    for place, paragraph in enumerate(paragraphs):
        if _CONTENTS.fullmatch(paragraph.text.strip()):
            run.append(place)
            found.update(run if len(run) >= _CONTENTS_LINES else ())
        elif plain(paragraph.text):
            run = []
    return found


def _whole(paragraph: Paragraph) -> Entry:
    """A paragraph that is no heading; its number belongs to its words, or is a sign before them if the file counts."""
    return Entry(plain(paragraph.text), replace(paragraph, shape=Shape.BODY), sign=plain(paragraph.number))


def _entry(paragraph: Paragraph, counted: Mapping[Form, Number]) -> Entry:
    """``counted`` are the last numbers of each form in the same article."""
    entry = Entry(plain(paragraph.text), paragraph)
    if paragraph.shape in (Shape.CELL, Shape.FOOTNOTE, Shape.TITLE):
        return entry
    if paragraph.number:
        found = numbering.readings(plain(paragraph.number))
        if found and (own := _with_suffix(paragraph, found[0])):
            return replace(entry, text=plain(own.rest), readings=own.readings, automatic=True)
        return replace(entry, readings=found, sign="" if found else plain(paragraph.number), automatic=True)
    typed = numbering.recognise(paragraph.text)
    if typed is None:
        return entry
    split = replace(entry, text=plain(typed.rest), readings=typed.readings)
    heading = paragraph.shape is Shape.HEADING or (
        typed.readings[0].label is not None and split.plain_heading and not split.text[:1].islower()
    )
    next_one = numbering.counts_on(typed, counted.get(typed.readings[0].form))
    return split if typed.sure or heading or next_one else entry


def _with_suffix(paragraph: Paragraph, counted: Number) -> Typed | None:
    """The number that the file counts with the suffix that its author typed behind it (1. and *bis*), if there is
    one."""
    typed = numbering.recognise(f"{paragraph.number} {paragraph.text}")
    own = typed and typed.readings[0]
    return typed if own and not counted.tail and own.tail and own.value == counted.value else None

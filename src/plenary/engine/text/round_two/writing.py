"""Paragraphs that a member wrote, as provisions of its reading: what they are, and what holds them."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from plenary.engine.text import numbering
from plenary.engine.text.numbering import Label, Number
from plenary.engine.text.provision import ABOVE_ARTICLES, CONTAINERS, Instrument, Kind, Provision
from plenary.engine.text.reading import Addition
from plenary.engine.text.tokens import CLOSING
from plenary.engine.text.typography import plain

_KINDS = {
    Label.ANNEX: Kind.ANNEX,
    Label.PART: Kind.PART,
    Label.CHAPTER: Kind.CHAPTER,
    Label.SECTION: Kind.SECTION,
    Label.ARTICLE: Kind.ARTICLE,
}
_RANKS = (Kind.ANNEX, Kind.PART, Kind.CHAPTER, Kind.SECTION, Kind.ARTICLE)
_LISTED = frozenset({Kind.PARAGRAPH, Kind.SUBPARAGRAPH})
_LONGEST_HEADING = 14


@dataclass(frozen=True, slots=True)
class Writing:
    """``after`` is the base provision it stands after, None for the beginning; ``beside`` the provision sent that it
    was written next to, base or new."""

    text: str
    after: str | None
    beside: str | None


class Writer:
    """Makes additions of paragraphs. ``sent`` is everything that was sent, new provisions too; ``taken`` are
    ids in use, ``own`` those of new provisions that are in the reading. ``additions`` are in the order of
    writing, each with the place of the provision beside it."""

    def __init__(self, sent: Instrument, base: Instrument, taken: Iterable[str], own: Container[str]) -> None:
        self.sent = sent
        self.base = base
        self.taken = set(taken)
        self.own = own
        self.additions: list[tuple[int, Addition]] = []
        self._written: dict[str, Provision] = {}
        self._last: dict[str | None, str] = {}

    def add(self, writing: Writing, place: int) -> None:
        """One paragraph, after those written before it."""
        beside = self._last.get(writing.after, writing.beside)
        number, words = split_number(writing.text, (provision.number for provision in self._line(beside)))
        last = self.additions[-1][1] if self.additions else None
        if last is not None and last.after == writing.after and number is None and _is_headless(last, words):
            self.additions[-1] = place, replace(last, text=words)
            return
        kind, parent = self._place(beside, number)
        made = self._id(writing.after)
        shown = number.bare if number else ""
        self._written[made] = Provision(made, kind, words, shown, parent)
        self._last[writing.after] = made
        self.additions.append((place, Addition(made, writing.after, parent, kind, words, shown)))

    def add_row(self, row: Addition, cells: Sequence[str], place: int) -> None:
        """A row, which has no id yet, with its cells by their words."""
        made = replace(row, id=self._id(row.after))
        held = [Addition(self._id(row.after), row.after, made.id, Kind.CELL, words) for words in cells]
        self.additions.extend((place, addition) for addition in (made, *held))

    def _id(self, after: str | None) -> str:
        count = 1
        while (made := f"{after or ''}+new{count}") in self.taken:
            count += 1
        self.taken.add(made)
        return made

    def _line(self, name: str | None) -> list[Provision]:
        """What can hold a paragraph here, the nearest first: a provision and what holds it, out of any table."""
        line: list[Provision] = []
        while name is not None:
            provision = self._written.get(name) or self.sent.by_id[name]
            line.append(provision)
            name = provision.parent
        tables = [place for place, provision in enumerate(line) if provision.kind is Kind.TABLE]
        line = line[tables[0] + 1 :] if tables else line
        known = (p for p in line if p.id in self._written or p.id in self.base.by_id or p.id in self.own)
        return [provision for provision in known if provision.kind is not Kind.FOOTNOTE]

    def _place(self, beside: str | None, number: Number | None) -> tuple[Kind, str | None]:
        """What a paragraph is, and the provision that holds it."""
        line = self._line(beside)
        kind = _KINDS.get(number.label) if number and number.label else None
        if kind is not None:
            above = {*ABOVE_ARTICLES, Kind.ANNEX} & {*_RANKS[: _RANKS.index(kind)]}
            return kind, next((p.id for p in line if p.kind in above), None)
        holder = next((p.id for p in line if p.kind in CONTAINERS), None)
        if number is None:
            loose = line[0] if line and line[0].kind in (Kind.PREAMBULAR, Kind.TEXT) and not line[0].number else None
            return (loose.kind, loose.parent) if loose is not None else (Kind.TEXT, holder)
        for provision in line:
            known = numbering.parse(provision.number)
            if provision.kind in _LISTED and known is not None and known.form == number.form:
                return provision.kind, provision.parent
        if not number.top and line and line[0].kind in _LISTED:
            return Kind.SUBPARAGRAPH, line[0].id
        return Kind.PARAGRAPH, holder


def split_number(text: str, beside: Iterable[str] = ()) -> tuple[Number | None, str]:
    """The number typed before a paragraph, if there is one, and its words; ``beside`` are the numbers of what stands
    before it and of what holds that."""
    typed = numbering.recognise(text)
    if typed is None:
        return None, plain(text)
    next_one = any(numbering.counts_on(typed, numbering.parse(number)) for number in beside)
    if not (typed.sure or typed.readings[0].label or next_one):
        return None, plain(text)
    return typed.readings[0], plain(typed.rest)


def _is_headless(last: Addition, words: str) -> bool:
    """Whether words are the heading of a container written right before, which has a number only."""
    short = not words.endswith(tuple(CLOSING)) and len(words.split()) <= _LONGEST_HEADING
    return last.kind in CONTAINERS and not last.text and short

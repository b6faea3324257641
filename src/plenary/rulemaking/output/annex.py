"""The table of alternatives as every file out shows it, in the interface's language.

To be called inside ``speaking(edition.tongue)``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from plenary.engine.text.block import Piece
from plenary.engine.text.layout import Setting
from plenary.kit.language import _, marked
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.apparatus import Row, Sort, rows
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import hangings, state
from plenary.rulemaking.output.spacing import parted

_SORTS = {
    Sort.BRACKET: marked("in brackets"),
    Sort.OPTION: marked("option"),
    Sort.NEW: marked("new provision"),
    Sort.DELETION: marked("deletion of the provision"),
    Sort.RETENTION: marked("retention"),
    Sort.MOVE: marked("move"),
    Sort.MERGE: marked("merge"),
    Sort.SPLIT: marked("split"),
    Sort.ORDER: marked("order"),
    Sort.NUMBER: marked("number"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One alternative as a person reads it. ``words`` are the text's, in its language, empty for "no text";
    where ``said`` is not empty it stands instead, in the interface's language. ``pieces`` show the words of a
    whole proposal beside the base's. ``lang`` is the language of the words where it is not the text's."""

    words: str
    source: str
    sort: str
    said: str = ""
    pieces: tuple[Piece, ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The alternatives of one place in the text, or one kind of request about a whole provision, or the
    proposals for it each in one piece, or those in other languages: these have no ``slot``."""

    provision: str
    slot: str
    entries: tuple[Entry, ...]


def groups(edition: Edition, setting: Setting) -> Iterator[Group]:
    """The table's part for one provision, in the order of the text."""
    told = (row for row in rows(setting) if not _is_repeated(edition, setting, row))
    for _key, held in groupby(told, lambda row: row.slot or row.sort):
        alternatives = list(held)
        insertion = not alternatives[0].words and alternatives[0].sort is Sort.ALTERNATIVE
        # Where the base has no words there is nothing of it to show; what is offered says that it is inserted.
        shown = alternatives[1:] if insertion and alternatives[0].base else alternatives
        entries = tuple(_entry(edition, setting, row, insertion=insertion) for row in shown)
        yield Group(setting.id, alternatives[0].slot, entries)
    # A proposal shows what it would strike of the base, so that the base need not stand beside it.
    proposals = tuple(
        proposal
        for whole, proposal in zip(setting.wholes, proposals_of(edition, setting), strict=True)
        if not whole.base
    )
    if proposals:
        yield Group(setting.id, "", proposals)
    originals = tuple(
        Entry(
            one.words,
            wording.named(edition, one.original.holders),
            state(one.original),
            pieces=tuple(parted(one.pieces)),
            lang=one.lang,
        )
        for one in hangings(edition, setting)
    )
    if originals:
        yield Group(setting.id, "", originals)


def _is_repeated(edition: Edition, setting: Setting, row: Row) -> bool:
    """Whether the row says only what one on the provision around has said."""
    if row.sort is Sort.NEW:
        return not row.words and not wording.is_news(edition, setting)
    return row.sort is Sort.DELETION and wording.deletion_of(edition, setting) is None


def proposals_of(edition: Edition, setting: Setting) -> tuple[Entry, ...]:
    """Each proposal for a provision in one piece, where its brackets show it in several; the base's words first."""
    first = 0 if any(whole.base for whole in setting.wholes) else 1
    return tuple(
        Entry(whole.text, wording.proponents(edition, whole, number), _("whole"), pieces=tuple(parted(whole.pieces)))
        for number, whole in enumerate(setting.wholes, start=first)
    )


def _entry(edition: Edition, setting: Setting, row: Row, *, insertion: bool) -> Entry:
    words = wording.cited_by(edition, row) if row.sort in wording.PLACED else wording.shown(row)
    return Entry(words, wording.source(edition, row), _sort(row, insertion=insertion), _said(edition, setting, row))


def _said(edition: Edition, setting: Setting, row: Row) -> str:
    if row.sort in wording.PLACED:
        return wording.destination(wording.cited_by(edition, row), first=row.first)
    if row.sort is Sort.DELETION and wording.heading_alone(edition, setting):
        return _("the heading alone")
    whole = row.sort in (Sort.DELETION, Sort.RETENTION) or (row.sort is Sort.NEW and not row.words)
    return _("the whole provision") if whole else ""


def _sort(row: Row, *, insertion: bool) -> str:
    """What the alternative would do to the base."""
    if row.sort is not Sort.ALTERNATIVE:
        return _(_SORTS[row.sort])
    if not row.number:
        return _("base") if row.base else _("first offered")
    if insertion:
        return _("insertion")
    return _("replacement") if row.words else _("deletion")

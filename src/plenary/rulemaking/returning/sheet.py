"""An edition as its Word file set it, paragraph by paragraph: what a copy that comes back is compared with."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from plenary.engine.text.block import Role
from plenary.engine.text.layout import Line, Mark, Run, Setting
from plenary.engine.text.provision import Kind
from plenary.engine.text.round_two import Asked, Part, Request, Sheet
from plenary.kit.language import _, speaking
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.apparatus import Sort
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import hangings
from plenary.rulemaking.output.spacing import parted
from plenary.rulemaking.output.word.annex import EARLIER_HEADINGS, HEADING, LEAD
from plenary.rulemaking.output.word.footnote import Footnotes
from plenary.rulemaking.output.word.line import DASH
from plenary.rulemaking.output.word.text import HEADED

_ROLES = {Mark.OPEN: Role.SIGN, Mark.SLASH: Role.SIGN, Mark.CLOSE: Role.SIGN, Mark.WORDS: Role.WORDS}
_ASKED = {
    Sort.NEW: Asked.NEW,
    Sort.DELETION: Asked.DELETION,
    Sort.RETENTION: Asked.RETENTION,
    Sort.MOVE: Asked.MOVE,
}


def sheets(edition: Edition) -> tuple[Sheet, ...]:
    """The paragraphs of the edition's text as ``output.word.render`` writes them."""
    with speaking(edition.tongue):
        return tuple(_Setter(edition).sheets())


def unissued(settings: tuple[Setting, ...], lang: str, tongue: str, names: Mapping[str, str]) -> Edition:
    """An edition that is only compared with what came back: nothing in it depends on when it was issued."""
    return Edition(
        title="",
        settings=settings,
        as_at=datetime.fromtimestamp(0, UTC),
        base="",
        lang=lang,
        tongue=tongue,
        names=names,
    )


class _Setter:
    def __init__(self, edition: Edition) -> None:
        self.edition = edition
        self.notes = Footnotes(edition.settings)

    def sheets(self) -> Iterator[Sheet]:
        row: list[Sheet] = []
        for setting in self.edition.settings:
            if setting.kind == Kind.ROW:
                yield from row
                row = list(self._row(setting))
            elif setting.kind == Kind.CELL:
                first = [Sheet(setting.id, sheet.parts, request=sheet.request) for sheet in row]
                yield from _joined([*first, *self._lines(setting), *self._remarks(setting)])
                row = []
            elif setting.kind == Kind.FOOTNOTE and setting.number in self.notes.cited:
                yield from _joined([*self._note(setting), *self._remarks(setting)])
            elif setting.kind != Kind.TABLE or setting.number or any(line.runs for line in setting.lines):
                yield from self._provision(setting)
            else:
                yield from self._provision(setting) if wording.remarks(self.edition, setting) else ()
        yield from row
        for around in (_(HEADING), *EARLIER_HEADINGS, _(LEAD)):
            yield Sheet("", (Part(around, Role.REMARK),), behind=True)

    def _row(self, setting: Setting) -> Iterator[Sheet]:
        """What stands in the first cell of a row about the row; in a row without cells, beside the text."""
        for sheet in self._remarks(setting):
            yield Sheet("", sheet.parts, request=sheet.request)

    def _provision(self, setting: Setting) -> Iterator[Sheet]:
        number = self._number(setting)
        for place, line in enumerate(setting.lines):
            if not line.option:
                yield Sheet(setting.id, (*([] if place else number), *self._parts(line.runs)))
                continue
            if not place:
                yield Sheet(setting.id, (*number, Part(wording.options(setting), Role.LABEL)))
            yield self._option(setting, line)
        yield from self._remarks(setting)
        for sentence in wording.oppositions(self.edition, setting):
            yield Sheet("", (Part(sentence, Role.REMARK),))
        yield from self._originals(setting)

    def _originals(self, setting: Setting) -> Iterator[Sheet]:
        """What stands beneath a provision in other languages, which is nobody's answer."""
        for one in hangings(self.edition, setting):
            yield Sheet("", (Part(f"{one.said} {one.note}".rstrip(), Role.REMARK),))
            for number, pieces in one.lines:
                words = "".join(piece.text for piece in parted(pieces))
                yield Sheet("", (Part(f"{number} {words}".lstrip(), Role.REMARK),))

    def _number(self, setting: Setting) -> list[Part]:
        if not setting.number:
            return []
        if setting.kind not in HEADED:
            return [Part(f"{setting.number}\t", Role.NUMBER)]
        broken = any(line.runs for line in setting.lines)
        return [Part(f"{setting.number}\n" if broken else setting.number, Role.NUMBER)]

    def _option(self, setting: Setting, line: Line) -> Sheet:
        label = [Part(wording.option(line.option), Role.LABEL)]
        offer = wording.offer(self.edition, line)
        number = next((run.alternative for run in line.runs if run.slot == line.slot), line.option - 1)
        if line.holders:
            run = Run(Mark.NAMES, "", line.slot, number, False, 1, line.holders)
            label.append(Part(DASH + offer, Role.NAMES, run))
        elif offer:
            label.append(Part(DASH + offer, Role.LABEL))
        parts = (*label, Part(f"\n{line.lead}", Role.LABEL), *self._parts(line.runs))
        return Sheet(setting.id, parts, line.option, line.slot, line.holders)

    def _lines(self, setting: Setting) -> Iterator[Sheet]:
        """The lines of a cell, in which options have no labels."""
        for line in setting.lines:
            yield Sheet(setting.id, tuple(self._parts(line.runs)), line.option, line.slot, line.holders)

    def _note(self, setting: Setting) -> Iterator[Sheet]:
        mark = [] if self.notes.automatic else [Part(f"{setting.number} ", Role.NUMBER)]
        for place, sheet in enumerate(self._lines(setting)):
            parts = sheet.parts if place else (*mark, *sheet.parts)
            yield Sheet(setting.id, parts, sheet.option, sheet.slot, sheet.holders)

    def _remarks(self, setting: Setting) -> Iterator[Sheet]:
        move = 0
        deletions = iter(wording.deletions_of(self.edition, setting))
        for sort, sentence in wording.requests(self.edition, setting):
            if sort not in _ASKED:
                yield Sheet(setting.id, (Part(sentence, Role.REMARK),))
                continue
            extent, deleting = next(deletions) if sort is Sort.DELETION else (wording.Extent.OWN, ())
            holders = {
                Sort.NEW: setting.offered,
                Sort.DELETION: deleting,
                Sort.RETENTION: setting.retained,
                Sort.MOVE: setting.moved[move].holders if sort is Sort.MOVE else (),
            }
            along = wording.along(self.edition, setting, extent) if sort is Sort.DELETION else ()
            request = Request(setting.id, _ASKED[sort], holders[sort] or (), move if sort is Sort.MOVE else 0, along)
            move += sort is Sort.MOVE
            yield Sheet(setting.id, (Part(sentence, Role.REMARK),), request=request)

    def _parts(self, runs: Sequence[Run]) -> Iterator[Part]:
        for place, run in enumerate(runs):
            if run.mark is Mark.NAMES:
                yield Part(DASH + wording.attribution(self.edition, run), Role.NAMES, run)
            elif run.mark is Mark.NOTHING:
                yield Part(wording.gone(), Role.NOTHING, run)
            else:
                text = run.text if place or run.mark is not Mark.WORDS else run.text.lstrip(" ")
                yield Part(text, _ROLES[run.mark], run)


def _joined(found: Sequence[Sheet]) -> Iterator[Sheet]:
    """Sheets of one block."""
    for place, sheet in enumerate(found):
        yield Sheet(
            sheet.provision, sheet.parts, sheet.option, sheet.slot, sheet.holders, sheet.request, joined=place > 0
        )

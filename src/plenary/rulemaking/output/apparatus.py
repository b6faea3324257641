"""The apparatus: every alternative of an edition as a row, read off the settings so that it says no more
than they do."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import takewhile

from plenary.engine.text.joining import Form
from plenary.engine.text.layout import Line, Mark, Run, Setting
from plenary.engine.text.provision import Kind

NOTHING = "∅"
"""What stands for "no text" in the words of a row; a row that is nothing else has no words."""


class Sort(StrEnum):
    """What a row is about."""

    ALTERNATIVE = "alternative"
    BRACKET = "bracket"
    OPTION = "option"
    NEW = "new provision"
    DELETION = "deletion"
    RETENTION = "retention"
    MOVE = "move"
    MERGE = "merge"
    SPLIT = "split"
    ORDER = "order"
    NUMBER = "number"


JOINTS = {Form.MERGE: Sort.MERGE, Form.SPLIT: Sort.SPLIT}
"""How a row calls each way in which provisions are joined."""


@dataclass(frozen=True, slots=True)
class Row:
    """One alternative, or one request about a whole provision.

    ``provision`` is the id, ``slot`` empty for a request about the whole provision. ``number`` counts
    alternatives from 0, the base's own first. ``words`` are those of the alternative, brackets inside
    it included, empty for "no text"; for a move, the id of the provision to stand after (empty: the beginning),
    or to stand ``first`` in; for an order, of what is moved here and it stands behind; for a merge or split, those of
    the other provisions that have part in it; for a number, another under which a new provision is offered.
    ``reason`` is that of a held bracket, ``opposed`` who opposes the alternative.
    """

    provision: str
    sort: Sort
    slot: str = ""
    number: int = 0
    base: bool = False
    words: str = ""
    holders: tuple[str, ...] = ()
    reason: str = ""
    opposed: tuple[str, ...] = ()
    first: bool = False


@dataclass(slots=True)
class _Segment:
    """One alternative of a bracket, while its line is read."""

    number: int
    words: str = ""
    holders: tuple[str, ...] = ()


@dataclass(slots=True)
class _Bracket:
    """A bracket that is open while its line is read; ``base`` says whether base words stand around it."""

    opening: Run
    base: bool
    place: int
    segments: list[_Segment]

    @property
    def here(self) -> _Segment:
        return self.segments[-1]


def rows(setting: Setting) -> tuple[Row, ...]:
    """The rows of one provision: requests about the whole first, then slots in the order of the text, a
    slot that stands inside another after it."""
    opposed = {(each.slot, each.alternative): each.holders for each in setting.opposed}
    found = [replace(row, opposed=opposed.get((row.slot, _number(setting, row)), ())) for row in _rows(setting)]
    if setting.new and len(found) > 1:
        # The bracket around the whole of a new provision says what the first row has said.
        outer = [row for row in found if row.slot and row.slot == found[1].slot]
        if len(outer) == 1:
            first = replace(found[0], words=outer[0].words, opposed=outer[0].opposed)
            return (first, *(row for row in found[1:] if row not in outer))
    return tuple(found)


def struck_rows(settings: Sequence[Setting]) -> Mapping[str, tuple[Row, ...]]:
    """The new rows of tables all of whose words the same members oppose: by the id of the row what it says with who
    opposes it, and nothing by the ids of its cells."""
    found: dict[str, tuple[Row, ...]] = {}
    for place, setting in enumerate(settings):
        if setting.kind != Kind.ROW or not setting.new:
            continue
        cells = [*takewhile(lambda other: other.kind == Kind.CELL, settings[place + 1 :])]
        said = [row for cell in cells if words(cell) for row in rows(cell)]
        against = {row.opposed for row in said}
        if len(against) == 1 and () not in against and all(row.sort is Sort.NEW for row in said):
            told = replace(said[0], provision=setting.id, words=" | ".join(row.words for row in said))
            found |= {setting.id: (told,), **{cell.id: () for cell in cells}}
    return found


def _number(setting: Setting, row: Row) -> int:
    """The alternative that a row is about: an option counts among those that are shown."""
    if row.sort is not Sort.OPTION:
        return row.number
    line = next(line for line in setting.lines if line.option == row.number + 1 and line.slot == row.slot)
    return next((run.alternative for run in line.runs if run.slot == row.slot), row.number)


def _rows(setting: Setting) -> Iterator[Row]:
    yield from _requests(setting)
    inner: list[Row] = []
    for line in setting.lines:
        base = not setting.new and (not line.option or any(run.base for run in line.runs))
        if line.option < 2:
            yield from inner
            inner = []
        if line.option:
            yield Row(setting.id, Sort.OPTION, line.slot, line.option - 1, base, _words(line), line.holders)
        inner.extend(_line_rows(setting.id, line, base))
    yield from inner


def _requests(setting: Setting) -> Iterator[Row]:
    if setting.new:
        yield Row(setting.id, Sort.NEW, words=words(setting), holders=setting.offered or ())
    if setting.deleted is not None:
        yield Row(setting.id, Sort.DELETION, holders=setting.deleted)
    if setting.retained is not None:
        yield Row(setting.id, Sort.RETENTION, base=True, holders=setting.retained)
    for place, holders, first in setting.moved:
        yield Row(setting.id, Sort.MOVE, words=place, holders=holders, first=first)
    for place, holders, _first in setting.behind:
        yield Row(setting.id, Sort.ORDER, words=place, holders=holders)
    for number, holders in setting.numbered:
        yield Row(setting.id, Sort.NUMBER, words=number, holders=holders)
    for joint in setting.joints:
        yield Row(setting.id, JOINTS[joint.form], words="; ".join(joint.places), holders=joint.holders)


def _line_rows(provision: str, line: Line, base: bool) -> list[Row]:
    found: list[list[Row]] = []
    stack: list[_Bracket] = []
    for run in line.runs:
        if run.mark is Mark.OPEN:
            around = stack[-1].base and not stack[-1].here.number if stack else base
            stack.append(_Bracket(run, around, len(found), [_Segment(0)]))
            found.append([])
            continue
        if run.mark is Mark.CLOSE:
            done = stack.pop()
            found[done.place] = _bracket_rows(provision, done)
            if stack:
                signs = " / ".join(segment.words.strip() for segment in done.segments)
                stack[-1].here.words += f"{done.opening.text}{signs}{run.text}"
            continue
        if not stack:
            continue
        bracket = stack[-1]
        if run.mark is Mark.SLASH:
            bracket.segments.append(_Segment(run.alternative))
            continue
        bracket.here.number = run.alternative
        bracket.here.words += NOTHING if run.mark is Mark.NOTHING else run.text
        bracket.here.holders = run.holders or bracket.here.holders
    return [row for rows in found for row in rows]


def _bracket_rows(provision: str, bracket: _Bracket) -> list[Row]:
    slot, reason = bracket.opening.slot, bracket.opening.reason
    sort = Sort.BRACKET if reason else Sort.ALTERNATIVE
    shown = [
        Row(
            provision,
            sort,
            slot,
            segment.number,
            bracket.base and not segment.number,
            _said(segment.words),
            segment.holders,
            reason,
        )
        for segment in bracket.segments
    ]
    if bracket.base and all(row.number for row in shown):
        return [Row(provision, sort, slot, base=True), *shown]
    return shown


def _around(setting: Setting) -> tuple[str, int]:
    """The bracket around the whole of a new provision, where its words stand in one, and the alternative in it that
    is shown first: the base has none of these words, so it need not be 0."""
    runs = [run for line in setting.lines if line.option < 2 for run in line.runs]
    if not (setting.new and runs and runs[0].mark is Mark.OPEN and runs[-1].mark is Mark.CLOSE):
        return "", 0
    slot = runs[0].slot
    return slot, next((run.alternative for run in runs if run.slot == slot and run.mark is Mark.WORDS), 0)


def words(setting: Setting) -> str:
    """All that stands in a setting, signs included and names left out, as one line."""
    return " ".join(_words(line) for line in setting.lines)


def _words(line: Line) -> str:
    return _said("".join(NOTHING if run.mark is Mark.NOTHING else run.text for run in line.runs))


def _said(words: str) -> str:
    return "" if words.strip() == NOTHING else words.strip()


def base_words(setting: Setting) -> str:
    """The words of the base; for a new provision, what is offered first at each place."""
    kept: list[str] = []
    gap = ""
    around, first = _around(setting)
    for run in (run for line in setting.lines if line.option < 2 for run in line.runs):
        offered = run.alternative == first if run.slot and run.slot == around else not run.alternative
        if run.mark is Mark.WORDS and (run.base or (setting.new and offered)):
            kept.append(gap + run.text)
            gap = ""
        elif run.mark is Mark.OPEN:
            # The space before the first words of a bracket stands before its sign.
            gap = run.text[: -len(run.text.lstrip())]
        elif run.mark is Mark.CLOSE:
            gap = ""
    return "".join(kept).strip()

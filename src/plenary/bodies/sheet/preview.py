"""What a sheet would change, before it does: the acts it comes to, and every mistake with its row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from plenary.bodies.rules.procedure import LONGEST_TAG
from plenary.bodies.sheet.member import Groups, Members, Memberships
from plenary.bodies.sheet.row import Mistake, Row, Sheet, Step, Wrong
from plenary.bodies.sheet.standing import Categories, Listings, Series, Weights
from plenary.kit import table
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.record.act import Act, Actor
from plenary.record.perform import rehearse

#: More rows than any body has members, groups or weights of one day.
MOST = 5000


SHEETS: Mapping[str, type[Sheet]] = {
    sheet.key: sheet for sheet in (Members, Groups, Memberships, Categories, Listings, Series, Weights)
}


@dataclass(frozen=True, slots=True)
class Preview:
    """The acts of a sheet in their order, each with its row; what is wrong; and the columns that are not read."""

    steps: tuple[Step, ...]
    mistakes: tuple[Mistake, ...]
    unread: tuple[str, ...] = ()

    @property
    def acts(self) -> list[Act]:
        return [step.act for step in self.steps]


def preview(data: bytes, kind: str, *, name: str, body: str, actor: Actor, day: str = "") -> Preview:
    """What the sheet ``data`` of a ``kind`` of SHEETS would change in a body; ``day`` is what an empty start means.

    Every act was tried on the tables as they are, one after the other, so what has no mistake is not refused later
    unless something else has changed.
    """
    sheet = SHEETS[kind]
    try:
        columns, lines = table.read_lines(data, name)
    except Refusal as refusal:
        return Preview((), (Mistake(refusal.sentence, _find_line(refusal, data)),))
    written = {sheet.aliases.get(column, column): column for column in reversed(columns)}
    columns = [sheet.aliases.get(column, column) for column in columns]
    found = _preview(sheet, columns, lines, body, actor, day)
    mistakes = tuple(_rename(mistake, written) for mistake in found.mistakes)
    return replace(found, mistakes=mistakes)


def write(kind: str, body: str) -> bytes:
    """The sheet of a kind as the body's tables have it; ``preview`` reads it back to the same."""
    return table.write_rows(*SHEETS[kind].rows(body))


def _rename(mistake: Mistake, written: Mapping[str, str]) -> Mistake:
    """A mistake in a column by the name that stands over it in the file."""
    column = mistake.column
    return replace(mistake, column=written.get(column, column)) if column else mistake


def _preview(
    sheet: type[Sheet], columns: list[str], lines: list[tuple[int, list[str]]], body: str, actor: Actor, day: str
) -> Preview:
    languages = tuple(
        column for column in columns if sheet.named and column not in sheet.known and table.is_language(column)
    )
    wrong = list(_check_columns(sheet, columns, languages, lines))
    if wrong:
        return Preview((), tuple(wrong))
    rows, mistakes = _read_rows(sheet, columns, languages, lines, day)
    maker = sheet(body)
    steps: list[Step] = []
    for row in rows:
        try:
            steps += maker.steps(row)
        except Wrong as fault:
            mistakes.append(Mistake(fault.sentence, row.number, fault.column))
    steps.sort(key=lambda step: (step.phase, step.row))
    if not mistakes:
        mistakes += _rehearse(steps, columns, actor, body)
    unread = tuple(column for column in columns if column not in sheet.known and column not in languages)
    return Preview(tuple(steps), tuple(sorted(mistakes, key=lambda mistake: mistake.row or 0)), unread)


def _rehearse(steps: list[Step], columns: list[str], actor: Actor, body: str) -> Iterator[Mistake]:
    for step, refused in zip(steps, rehearse([step.act for step in steps], actor=actor, body=body), strict=True):
        if refused is not None:
            field = refused.field or ""
            column = step.columns.get(field, field)
            yield Mistake(refused.sentence, step.row, column if column in columns else None)


def _check_columns(
    sheet: type[Sheet], columns: list[str], languages: tuple[str, ...], lines: list[tuple[int, list[str]]]
) -> Iterator[Mistake]:
    if not any(columns) or not lines:
        yield Mistake(_("The file is empty: it needs a first row with the names of the columns, and rows below it."))
        return
    for column in dict.fromkeys(columns):
        if column and columns.count(column) > 1:
            yield Mistake(_("There are two columns of this name."), 1, column)
    for column in languages:
        if len(column) > LONGEST_TAG:
            sentence = _("This tag of a language is too long; characters at most: {count}.").format(count=LONGEST_TAG)
            yield Mistake(sentence, 1, column)
    for column in sheet.required:
        if column not in columns:
            yield Mistake(_("This column is missing."), 1, column)
    if sheet.named and not languages:
        yield Mistake(_("There is no column with names: call it by the language's tag, for instance en."), 1)
    if len(lines) > MOST:
        yield Mistake(
            _("There are too many rows: divide the file; rows at most: {count}.").format(count=MOST), MOST + 2
        )


def _read_rows(
    sheet: type[Sheet],
    columns: list[str],
    languages: tuple[str, ...],
    lines: list[tuple[int, list[str]]],
    day: str,
) -> tuple[list[Row], list[Mistake]]:
    rows: list[Row] = []
    mistakes: list[Mistake] = []
    seen: dict[tuple[str, ...], int] = {}
    for number, cells in lines:
        if any(cells[len(columns) :]):
            mistakes.append(
                Mistake(_("There are more cells than columns: put quotation marks around a cell with commas."), number)
            )
            continue
        filled = [table.unquote(cell) for cell in cells] + [""] * (len(columns) - len(cells))
        row = Row(number, dict(zip(columns, filled, strict=False)), languages, day)
        place = tuple(row.cells.get(column, "") for column in sheet.unique)
        if place in seen:
            sentence = _("{code} stands in row {row} already.").format(code=" ".join(place).strip(), row=seen[place])
            mistakes.append(Mistake(sentence, number, sheet.unique[0]))
            continue
        seen[place] = number
        rows.append(row)
    return rows, mistakes


def _find_line(refusal: Refusal, data: bytes) -> int | None:
    """The row at which the encoding fails, if that is what is wrong."""
    cause = refusal.__cause__
    return data[: cause.start].count(b"\n") + 1 if isinstance(cause, UnicodeDecodeError) else None

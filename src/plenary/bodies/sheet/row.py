"""A row of a sheet: its cells by column, read into the fields of acts. What is wrong is said with its place."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from plenary.bodies.acts.field import LARGEST_PLACE
from plenary.kit.language import _
from plenary.record.act import Act

LARGEST_DIGITS = 16


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong, in a sentence, and where: ``row`` as a spreadsheet counts, ``column`` by its name."""

    sentence: str
    row: int | None = None
    column: str | None = None


class Wrong(Exception):
    """A cell that cannot be read."""

    def __init__(self, column: str, sentence: str) -> None:
        super().__init__(column, sentence)
        self.column = column
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Step:
    """An act that a row asks for, and which column each of its fields came from; steps go by ``phase``, then by row."""

    act: Act
    row: int
    columns: dict[str, str]
    phase: int = 0


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet. ``day`` is what a start that is left empty means."""

    number: int
    cells: dict[str, str]
    languages: tuple[str, ...]
    day: str

    def text(self, column: str, longest: int = 300) -> str:
        """What must be written."""
        value = self.cells.get(column, "")
        if not value:
            raise Wrong(column, _("Nothing is written here."))
        if len(value) > longest:
            raise Wrong(column, _("This is too long; characters at most: {count}.").format(count=longest))
        return value

    def code(self, column: str) -> str:
        return read_code(self.text(column), column)

    def key(self, column: str) -> str:
        value = self.text(column)
        if not (value[0].islower() and len(value) <= 63 and all(map(_is_of_a_key, value))):
            raise Wrong(
                column,
                _("{value} is no key: up to 63 small letters, digits and hyphens, with a letter first.").format(
                    value=value
                ),
            )
        return value

    def start(self, column: str = "start") -> str:
        """A day, or the day that an empty cell means."""
        return read_day(self.cells.get(column) or self.day, column)

    def end(self, column: str = "end") -> str | None:
        """A day, or None while it lasts."""
        value = self.cells.get(column, "")
        return read_day(value, column) if value else None

    def number_of(self, column: str) -> int | None:
        """A whole number; None for an empty cell."""
        value = self.cells.get(column, "")
        if not value:
            return None
        if not (value.isascii() and value.isdigit() and len(value) <= LARGEST_DIGITS):
            raise Wrong(
                column,
                _("{value} is no whole number: write digits alone, without spaces or points.").format(value=value),
            )
        return int(value)

    def place(self) -> int:
        """The place in the body's own order; where none is written, that of the row."""
        given = self.number_of("place")
        if given is not None and not 1 <= given <= LARGEST_PLACE:
            raise Wrong(
                "place",
                _("{value} is no place: write a whole number from 1 to {most}.").format(
                    value=given, most=LARGEST_PLACE
                ),
            )
        return self.number - 1 if given is None else given

    def names(self, known: Mapping[str, str] | None = None) -> dict[str, str]:
        """The names by language, of the columns that are languages; at least one.

        Of the names that are ``known``, those in languages of which the sheet has no column stay.
        """
        found = {language: self.cells[language] for language in self.languages if self.cells.get(language)}
        if not found:
            raise Wrong(
                self.languages[0] if self.languages else "en",
                _("There is no name: write one in at least one language."),
            )
        for language in found:
            self.text(language)
        return {**{tag: name for tag, name in (known or {}).items() if tag not in self.languages}, **found}

    def periods(self, column: str) -> Iterator[tuple[str, str, str | None]]:
        """``CODE FROM/TO; CODE FROM/``: codes with the days between which something holds."""
        for part in filter(None, map(str.strip, self.cells.get(column, "").split(";"))):
            code, _space, days = part.partition(" ")
            start, _slash, end = days.strip().partition("/")
            read_code(code, column)
            yield code, read_day(start or self.day, column), read_day(end, column) if end else None


class Sheet(ABC):
    """One kind of sheet, for one body.

    ``required`` and ``known`` are its columns, ``aliases`` other names of them; a row is told by its ``unique``
    columns; a sheet that is ``named`` has a column of names for each language.
    """

    key: ClassVar[str]
    unique: ClassVar[tuple[str, ...]]
    required: ClassVar[tuple[str, ...]]
    known: ClassVar[tuple[str, ...]]
    aliases: ClassVar[Mapping[str, str]] = {}
    named: ClassVar[bool] = False

    @abstractmethod
    def __init__(self, body: str) -> None:
        """Read what the body's tables hold of this."""

    @abstractmethod
    def steps(self, row: Row) -> Iterator[Step]:
        """The acts that make the tables say what the row says; raises Wrong."""

    @staticmethod
    @abstractmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        """The columns and rows as the tables have them."""


def read_code(value: str, column: str) -> str:
    """The code of a member, a group or a category as it is written; raises Wrong for what is none."""
    if not (value[0].isascii() and value[0].isupper() and len(value) <= 16 and all(map(_is_of_a_code, value))):
        raise Wrong(
            column,
            _("{value} is no code: up to 16 capital letters, digits and hyphens, with a letter first.").format(
                value=value
            ),
        )
    return value


def read_day(value: str, column: str) -> str:
    """A day as it is written; raises Wrong for what no calendar has, and where none is written at all."""
    if not value:
        raise Wrong(column, _("No day is written here."))
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise Wrong(column, _("{value} is no day: write it as 2026-01-31.").format(value=value))


def _is_of_a_code(letter: str) -> bool:
    return letter.isascii() and (letter.isupper() or letter.isdigit() or letter == "-")


def _is_of_a_key(letter: str) -> bool:
    return letter.isascii() and (letter.islower() or letter.isdigit() or letter == "-")

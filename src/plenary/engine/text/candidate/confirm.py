"""Confirmations: what a person says of each candidate, in a file of comma-separated values or JSON lines."""

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

COLUMNS = ("submission", "candidate", "answer", "words", "provision")
"""The fields of a confirmation; the last two may be missing."""


class Answer(StrEnum):
    """CHANGED is yes, with other words or another provision."""

    YES = "yes"
    NO = "no"
    CHANGED = "changed"


class UnreadableConfirmations(ValueError):
    """A line that is no confirmation. ``line`` counts from 1, ``field`` names what is wrong with it."""

    def __init__(self, line: int, field: str, found: str) -> None:
        super().__init__(f"line {line}: {field} is {found!r}")
        self.line = line
        self.field = field
        self.found = found


@dataclass(frozen=True, slots=True)
class Confirmation:
    """``words``, for CHANGED, are the whole words of the provision as they are to read (or of the new
    provision, or the words to bracket); ``provision`` its id where the candidate names none or another, and for a
    new provision that of the one it follows; ``line`` where the file says it, from 1."""

    submission: str
    candidate: str
    answer: Answer
    words: str = ""
    provision: str = ""
    line: int = field(default=0, compare=False)


def read_confirmations(text: str) -> tuple[Confirmation, ...]:
    """The confirmations of a file, in order. JSON lines if its first sign is ``{``, else comma-separated
    values with a header. A row whose answer is empty is not decided yet, and left out.

    Raises UnreadableConfirmations.
    """
    rows = _json(text) if text.lstrip().startswith("{") else _csv(text)
    return tuple(_confirmation(line, row) for line, row in rows if row.get("answer") != "")


def for_submission(confirmations: Iterable[Confirmation], submission: str) -> dict[str, Confirmation]:
    """The confirmations of one submission by candidate; a later one replaces an earlier."""
    return {one.candidate: one for one in confirmations if one.submission == submission}


def _csv(text: str) -> list[tuple[int, Mapping[str, object]]]:
    head = text.partition("\n")[0]
    # A spreadsheet separates by semicolons or tabs where commas stand in numbers.
    separator = max(",;\t", key=head.count)
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    reader = csv.DictReader((f"{line}\n" for line in lines), delimiter=separator)
    rows: list[tuple[int, Mapping[str, object]]] = []
    for row in reader:
        rows.append((reader.line_num, {str(name): value for name, value in row.items()}))
    return rows


def _json(text: str) -> list[tuple[int, Mapping[str, object]]]:
    rows: list[tuple[int, Mapping[str, object]]] = []
    for line, written in enumerate(text.splitlines(), 1):
        if not written.strip():
            continue
        try:
            row = json.loads(written)
        except ValueError as error:
            raise UnreadableConfirmations(line, "line", written) from error
        if not isinstance(row, dict):
            raise UnreadableConfirmations(line, "line", written)
        rows.append((line, row))
    return rows


def _confirmation(line: int, row: Mapping[str, object]) -> Confirmation:
    values = {name: row.get(name) or "" for name in COLUMNS}
    for name, value in values.items():
        if not isinstance(value, str) or (not value.strip() and name in COLUMNS[:3]):
            raise UnreadableConfirmations(line, name, str(value))
    said = {name: str(value).strip() for name, value in values.items()}
    if said["answer"].lower() not in set(Answer):
        raise UnreadableConfirmations(line, "answer", said["answer"])
    answer = Answer(said["answer"].lower())
    return Confirmation(said["submission"], said["candidate"], answer, said["words"], said["provision"], line)

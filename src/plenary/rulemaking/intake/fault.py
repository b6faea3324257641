"""What can be wrong with a file, as data; ``refusal`` has the sentences.

Readers run in a limited process that knows neither the user nor the user's language, so they raise a
``Fault``, which goes through a pipe, and the sentence is said outside.
"""

from enum import StrEnum


class Flaw(StrEnum):
    """Why a file is not read."""

    ABSENT = "absent"
    NOT_A_FILE = "not a file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    NO_TEXT = "no text"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    PASSWORD = "password"
    RENAMED = "renamed"
    MACROS = "macros"
    TOO_LARGE = "too large"
    BOMB = "bomb"
    TOO_MANY_MEMBERS = "too many members"
    ESCAPING_NAME = "escaping name"
    TWICE = "twice"
    DOCTYPE = "doctype"
    MESSAGE = "message"
    WRONG_KIND = "wrong kind"
    UNKNOWN = "unknown"
    MIXED_ENCODINGS = "mixed encodings"
    TO_TRANSCRIBE = "to transcribe"
    NO_OFFICE = "no office"
    NOT_CONVERTED = "not converted"
    TOO_SLOW = "too slow"
    TOO_MUCH_MEMORY = "too much memory"
    CRASHED = "crashed"


class Fault(Exception):
    """The file is not read. ``data`` fills the sentence of the flaw."""

    def __init__(self, flaw: Flaw, **data: str | int) -> None:
        super().__init__(flaw, data)
        self.flaw = flaw
        self.data = data
